/*
 * signin_check.c - settings that cannot work are found before anything is
 * sent.
 */
#include "graph/signin_check.h"

#include "auditor/base/guid.h"
#include "auditor/base/lang.h"
#include "auditor/net/url.h"
#include "graph/token_source.h"

#include "auditor/base/banned.h"

#define TENANT_HINT                                                            \
	N_("configure the GUID of the tenant, or its name.onmicrosoft.com")

/* Names that stand for many tenants (AADSTS9001023). */
static const strview shared_tenants[] = {
    SV_INIT("common"),
    SV_INIT("consumers"),
    SV_INIT("organizations"),
};

/* Letters, digits, dots and dashes, at least one dot. */
static bool
is_domain(strview text)
{
	bool has_dot = false;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		bool is_inner = c == '.' || c == '-';
		if (!is_inner && !(c >= '0' && c <= '9') &&
		    !((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
			return false;
		has_dot = has_dot || (c == '.' && i > 0);
	}
	return has_dot && text.ptr[text.len - 1] != '.';
}

static int
check_tenant(strview tenant, struct err *err)
{
	if (tenant.len == 0) {
		(void)err_set(err, ERR_CONFIG, "no tenant is configured");
		return err_hint(err, TENANT_HINT);
	}
	for (size_t i = 0; i < COUNT_OF(shared_tenants); i++) {
		if (!sv_eq_fold(tenant, shared_tenants[i]))
			continue;
		(void)err_set(err, ERR_CONFIG,
		    "\"" SV_FMT "\" is no tenant of its own", SV_ARG(tenant));
		return err_hint(err, TENANT_HINT);
	}
	if (guid_is(tenant) || is_domain(tenant))
		return 0;
	(void)err_set(err, ERR_CONFIG,
	    "tenant \"" SV_FMT "\" is neither a GUID nor a domain",
	    SV_ARG(tenant));
	return err_hint(err, TENANT_HINT);
}

static int
check_client(const struct collect_settings *settings,
    const struct token_source *source, struct err *err)
{
	if (!source->needs_client && settings->client_id == NULL)
		return 0;
	if (guid_is(sv_from(settings->client_id)))
		return 0;
	(void)err_set(err, ERR_CONFIG, "`client-id:` is not a GUID");
	return err_hint(err, "it is the Application (client) ID that "
			     "Microsoft Entra shows");
}

static bool
is_address(const char *address)
{
	struct url url;

	return url_read(sv_from(address), &url) && url.target.len == 0;
}

static int
check_addresses(const struct cloud *cloud, struct err *err)
{
	if (!is_address(cloud->login))
		(void)err_set(err, ERR_CONFIG,
		    "the login address \"%s\" is not https://host or "
		    "https://host:port",
		    cloud->login != NULL ? cloud->login : "");
	else if (!is_address(cloud->graph))
		(void)err_set(err, ERR_CONFIG,
		    "the Graph address \"%s\" is not https://host or "
		    "https://host:port",
		    cloud->graph != NULL ? cloud->graph : "");
	else if (!is_address(cloud->exchange))
		(void)err_set(err, ERR_CONFIG,
		    "the Exchange address \"%s\" is not https://host or "
		    "https://host:port",
		    cloud->exchange != NULL ? cloud->exchange : "");
	else
		return 0;
	return err_hint(err, "name a known cloud, or check its addresses");
}

int
signin_check(const struct collect_settings *settings, struct err *err)
{
	const struct cloud *cloud = &settings->cloud;
	const struct token_source *source =
	    token_source_of(settings->credential.type);

	TRY(check_tenant(sv_from(settings->tenant), err));
	TRY(check_client(settings, source, err));
	TRY(source->check(&settings->credential, err));
	TRY(check_addresses(cloud, err));
	return 0;
}
