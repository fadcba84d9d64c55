/*
 * trusted.c - whose signatures count, as the configuration says.
 */
#include "cmd/trusted.h"

#include "auditor/base/digest.h"

#include "auditor/base/banned.h"

int
trusted_load(const struct session *session,
    const struct trusted_request *request, struct arena *arena,
    struct trust *trust, struct err *err)
{
	const struct tenant_config *tenant = session->tenant;
	struct digest pin;

	if (tenant == NULL || tenant->trust == NULL)
		return session_trust(session, arena, trust, err);
	if (tenant->trust_digest != NULL &&
	    !digest_read(sv_from(tenant->trust_digest), &pin)) {
		(void)err_set(err, ERR_CONFIG,
		    "%s: tenant \"%s\": trust-sha256 is no SHA-256 digest",
		    session->config.path, tenant->name);
		return err_hint(err,
		    "64 hexadecimal digits, as `exoaudit trust "
		    "show` prints them");
	}
	const struct trust_request asked = {
	    .path = tenant->trust,
	    .tenant = request->tenant,
	    .pin = tenant->trust_digest != NULL ? &pin : NULL,
	    .as_of = request->as_of,
	    .store = request->store,
	    .is_past = request->is_past,
	    .is_clock = request->is_clock,
	};
	return hold_trust(&asked, TRUST_BASELINE, arena, trust, err);
}
