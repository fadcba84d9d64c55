/*
 * token_error.c - what a refusal of the token endpoint means.
 *
 * Sources: Microsoft identity platform, "Microsoft Entra authentication and
 * authorization error codes"; 7000229, 900021 and 700211 to 700213 from
 * messages in public issues.
 */
#include "graph/token_error.h"

#include <stdlib.h>

#include "auditor/base/lang.h"
#include "auditor/base/strbuf.h"
#include "graph/words.h"

#include "auditor/base/banned.h"

#define CONSENT_HINT N_("grant the permissions and give admin consent")
#define FEDERATION_HINT                                                        \
	N_("compare issuer, subject and audience of the federated credential")
#define WAIT_HINT  N_("try again later")
#define CLOUD_HINT N_("choose the cloud of this tenant in the configuration")

static const struct token_error rows[] = {
    {28002, false, N_("the scope is not one the service knows"), CLOUD_HINT},
    {50012, false, N_("the certificate is not accepted"), NULL},
    {50027, false, N_("the client assertion cannot be read by the service"),
	NULL},
    {50034, false, N_("the account does not exist in this tenant"), NULL},
    {50076, false, N_("the tenant demands a second factor"), NULL},
    {53003, false, N_("blocked by a Conditional Access policy"),
	N_("let the policy for workload identities pass this application")},
    {65001, false, N_("consent is missing"), CONSENT_HINT},
    {65005, false, N_("the application does not list this service"),
	CONSENT_HINT},
    {70001, false, N_("the application is disabled"), NULL},
    {70011, false, N_("the scope is not valid"), CLOUD_HINT},
    {70021, false, N_("no federated credential of the application matches"),
	FEDERATION_HINT},
    {90002, false, N_("there is no such tenant"),
	N_("check the tenant and the cloud in the configuration")},
    {90006, true, N_("the sign-in service has a passing fault"), WAIT_HINT},
    {90012, true, N_("the sign-in service has a passing fault"), WAIT_HINT},
    {90024, true, N_("the sign-in service has a passing fault"), WAIT_HINT},
    {90033, true, N_("the sign-in service has a passing fault"), WAIT_HINT},
    {90038, false, N_("the tenant belongs to another cloud"), CLOUD_HINT},
    {90055, true, N_("the sign-in service throttles"), WAIT_HINT},
    {90090, true, N_("the sign-in service has a passing fault"), WAIT_HINT},
    {500011, false, N_("the service asked for has no principal in this tenant"),
	N_("check the cloud in the configuration, and that the tenant has it")},
    {530032, false, N_("blocked by the security policy of the tenant"), NULL},
    {530035, false, N_("blocked by the security defaults of the tenant"), NULL},
    {650052, false, N_("the tenant has not consented to this service"),
	CONSENT_HINT},
    {650056, false, N_("the application is not set up for this service"),
	CONSENT_HINT},
    {650057, false, N_("the application does not list this service"),
	CONSENT_HINT},
    {700016, false, N_("there is no such application in this tenant"),
	N_("check `client-id:` and `tenant:`, and that an administrator of the "
	   "tenant consented")},
    {700021, false, N_("the assertion names another application"),
	N_("check `client-id:` in the configuration")},
    {700022, false, N_("the scope names two services"), CLOUD_HINT},
    {700023, false, N_("the assertion was made for another address"),
	N_("check the login address in the configuration")},
    {700024, false, N_("the assertion is outside its time range"),
	N_("check the clock of this host")},
    {700025, false,
	N_("the application is a public client and takes no secret"),
	N_("register a confidential client")},
    {700027, false,
	N_("the certificate is not one of the application's, or has "
	   "expired there"),
	N_("upload this certificate to the application and wait some minutes; "
	   "for a cloud that knows only SHA-1 thumbprints set `assertion: "
	   "rs256`")},
    {700030, false, N_("the certificate is not accepted"), NULL},
    {700211, false, N_("no federated credential has this issuer"),
	FEDERATION_HINT},
    {700212, false, N_("no federated credential has this audience"),
	FEDERATION_HINT},
    {700213, false, N_("no federated credential has this subject"),
	FEDERATION_HINT},
    {700229, false, N_("only app-only tokens can be federated credentials"),
	NULL},
    {900021, false, N_("the tenant is not well formed"),
	N_("configure a GUID or a domain of the tenant")},
    {900382, false, N_("the tenant belongs to another cloud"), CLOUD_HINT},
    {900432, false, N_("the tenant belongs to another cloud"), CLOUD_HINT},
    {7000112, false, N_("the application is disabled"),
	N_("enable it in Microsoft Entra")},
    {7000215, false, N_("the client secret is wrong"),
	N_("configure the secret's value; a common slip is its ID")},
    {7000218, false, N_("the service misses a credential in the request"),
	NULL},
    {7000222, false, N_("the client secret has expired"),
	N_("make a new secret, or better a certificate")},
    {7000229, false, N_("the application has no principal in this tenant"),
	N_("give admin consent for it there")},
    {9001023, false, N_("a tenant has to be named"),
	N_("configure the GUID or a domain of the tenant")},
};

const struct token_error *
token_errors(size_t *count)
{
	*count = COUNT_OF(rows);
	return rows;
}

static int
compare(const void *key, const void *row)
{
	unsigned code = *(const unsigned *)key;
	const struct token_error *error = row;

	return (code > error->code) - (code < error->code);
}

const struct token_error *
token_error_find(unsigned code)
{
	return bsearch(&code, rows, COUNT_OF(rows), sizeof(rows[0]), compare);
}

static unsigned
leading_number(strview text)
{
	unsigned value = 0;

	for (size_t i = 0; i < text.len && i < 9; i++) {
		char c = text.ptr[i];
		if (c < '0' || c > '9')
			break;
		value = value * 10 + (unsigned)(c - '0');
	}
	return value;
}

unsigned
token_error_code(const struct json *body)
{
	const strview mark = SV("AADSTS");
	const struct json *codes = json_get(body, SV("error_codes"));
	strview text = json_get_text(body, SV("error_description"));

	if (json_is_type(codes, JSON_ARRAY) && codes->count > 0)
		return leading_number(json_text(&codes->items[0]));
	size_t at = sv_find(text, mark);
	return leading_number(sv_slice(text, at + mark.len, text.len));
}

/* The description's first line: behind it follow trace ids and a time. */
static strview
description(const struct json *body)
{
	strview text = json_get_text(body, SV("error_description"));
	strview line;

	if (text.len == 0)
		return json_get_text(body, SV("error"));
	return sv_cut(&text, '\n', &line) ? sv_trim(line) : text;
}

int
token_error_explain(const struct json *body, int64_t skew, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf words = {0};
	unsigned code = token_error_code(body);
	const struct token_error *row = token_error_find(code);

	words_add(&words, description(body));
	(void)err_set(err, ERR_AUTH, "%s (%s)",
	    row != NULL ? lang(row->text) : _("sign-in refused"),
	    strbuf_cstr(&words));
	if (code == 700024 && skew != 0)
		return err_hint(err,
		    skew > 0
			? N_("the clock of this host is %lld seconds ahead of "
			     "that of the service")
			: N_("the clock of this host is %lld seconds behind "
			     "that of the service"),
		    skew > 0 ? (long long)skew : -(long long)skew);
	if (row != NULL && row->hint != NULL)
		return err_hint(err, "%s", lang(row->hint));
	if (code == 0)
		return err_hint(err,
		    "check `client-id:`, the credential and the login address");
	return err_hint(
	    err, "see https://login.microsoftonline.com/error?code=%u", code);
}
