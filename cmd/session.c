/*
 * session.c - what most commands begin with: configuration, tenant, history.
 */
#include "cmd/session.h"

#include <string.h>

#include "auditor/base/file.h"
#include "auditor/base/guid.h"
#include "auditor/base/limits.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

int
session_open(const struct common_options *common, bool needs_tenant,
    struct arena *arena, struct session *session, struct err *err)
{
	*session = (struct session){0};
	TRY(config_load(common->config, arena, &session->config, err));
	bool may_choose =
	    session->config.tenant_count == 1 ||
	    (common->tenant != NULL && session->config.tenant_count > 0);
	struct err unknown = {0};
	if (needs_tenant)
		TRY(config_tenant(
		    &session->config, common->tenant, &session->tenant, err));
	else if (may_choose)
		(void)!config_tenant(&session->config, common->tenant,
		    &session->tenant, &unknown);
	session->store_path =
	    common->store != NULL ? common->store : session->config.store;
	if (session->store_path != NULL)
		return 0;
	(void)err_set(err, ERR_CONFIG, "no history is named");
	return err_hint(
	    err, "set `store:` in the configuration, or give --store FILE");
}

void
session_try(const struct common_options *common, struct arena *arena,
    struct session *session)
{
	struct err ignored = {0};

	if (session_open(common, true, arena, session, &ignored) != 0)
		*session = (struct session){0};
}

/* The one tenant that the history holds. */
static int
only_tenant(
    struct store *store, struct arena *arena, strview *tenant, struct err *err)
{
	struct store_header *headers;
	size_t count;

	TRY(store_headers(store, SV(""), SV(""), arena, &headers, &count, err));
	if (count == 0) {
		(void)err_set(err, ERR_NOT_FOUND, "the history is empty");
		return err_hint(err,
		    "take a snapshot first: `exoaudit snapshot` or "
		    "`exoaudit import FILE`");
	}
	for (size_t i = 1; i < count; i++) {
		if (sv_eq(headers[i].tenant, headers[0].tenant))
			continue;
		(void)err_set(
		    err, ERR_USAGE, "the history holds more than one tenant");
		return err_hint(err, "choose one with --tenant GUID");
	}
	*tenant = headers[0].tenant;
	return 0;
}

int
session_tenant_id(struct session *session, struct store *store,
    const struct common_options *common, struct arena *arena, struct err *err)
{
	const char *configured =
	    session->tenant != NULL ? session->tenant->tenant : NULL;

	if (guid_is(sv_from(configured)))
		session->tenant_id = normal_id(sv_from(configured), arena);
	else if (configured == NULL && guid_is(sv_from(common->tenant)))
		session->tenant_id = normal_id(sv_from(common->tenant), arena);
	else if (configured == NULL && common->tenant != NULL)
		return config_tenant(
		    &session->config, common->tenant, &session->tenant, err);
	else
		return only_tenant(store, arena, &session->tenant_id, err);
	return 0;
}

int
session_trust(const struct session *session, struct arena *arena,
    struct trust *trust, struct err *err)
{
	const struct tenant_config *tenant = session->tenant;

	*trust = (struct trust){.threshold = 1};
	if (tenant == NULL)
		return 0;
	if (tenant->threshold > 1)
		trust->threshold = (size_t)tenant->threshold;
	trust->signers =
	    arena_alloc(arena, tenant->signer_count, sizeof(*trust->signers));
	for (size_t i = 0; i < tenant->signer_count; i++) {
		CLEANUP(strbuf_done) struct strbuf pem = {0};
		const struct config_signer *signer = &tenant->signers[i];
		TRY(file_read(signer->certificate, LIMIT_KEY, &pem, err));
		if (signer_load(sv_from(signer->name), strbuf_view(&pem), arena,
			&trust->signers[i], err) != 0)
			return err_wrap(err, "%s", signer->certificate);
		trust->count++;
	}
	return 0;
}

int
session_severity(const char *word, const char *what, enum severity fallback,
    enum severity *severity, struct err *err)
{
	*severity = fallback;
	if (word == NULL || severity_find(sv_from(word), severity))
		return 0;
	(void)err_set(err, ERR_USAGE, "%s: no severity \"%s\"", what, word);
	return err_hint(err, "one of: info, low, medium, high, critical");
}
