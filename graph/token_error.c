/*
 * token_error.c - what a refusal of the token endpoint means.
 *
 * Sources: Microsoft identity platform, "Microsoft Entra authentication and
 * authorization error codes"; 7000229, 900021 and 700211 to 700213 from
 * messages in public issues.
 */
#include "graph/token_error.h"

#include <inttypes.h>
#include <stdlib.h>

#include "auditor/base/strbuf.h"
#include "graph/words.h"

#include "auditor/base/banned.h"

#define CONSENT_HINT "grant the permissions and give admin consent"
#define FEDERATION_HINT                                                        \
	"compare issuer, subject and audience of the federated credential"
#define WAIT_HINT  "try again later"
#define CLOUD_HINT "choose the cloud of this tenant in the configuration"

static const struct token_error rows[] = {
    {28002, false, "the scope is not one the service knows", CLOUD_HINT},
    {50012, false, "the certificate is not accepted", NULL},
    {50027, false, "the client assertion cannot be read by the service", NULL},
    {50034, false, "the account does not exist in this tenant", NULL},
    {50076, false, "the tenant demands a second factor", NULL},
    {53003, false, "blocked by a Conditional Access policy",
	"let the policy for workload identities pass this application"},
    {65001, false, "consent is missing", CONSENT_HINT},
    {65005, false, "the application does not list this service", CONSENT_HINT},
    {70001, false, "the application is disabled", NULL},
    {70011, false, "the scope is not valid", CLOUD_HINT},
    {70021, false, "no federated credential of the application matches",
	FEDERATION_HINT},
    {90002, false, "there is no such tenant",
	"check the tenant and the cloud in the configuration"},
    {90006, true, "the sign-in service has a passing fault", WAIT_HINT},
    {90012, true, "the sign-in service has a passing fault", WAIT_HINT},
    {90024, true, "the sign-in service has a passing fault", WAIT_HINT},
    {90033, true, "the sign-in service has a passing fault", WAIT_HINT},
    {90038, false, "the tenant belongs to another cloud", CLOUD_HINT},
    {90055, true, "the sign-in service throttles", WAIT_HINT},
    {90090, true, "the sign-in service has a passing fault", WAIT_HINT},
    {500011, false, "the service asked for has no principal in this tenant",
	"check the cloud in the configuration, and that the tenant has it"},
    {530032, false, "blocked by the security policy of the tenant", NULL},
    {530035, false, "blocked by the security defaults of the tenant", NULL},
    {650052, false, "the tenant has not consented to this service",
	CONSENT_HINT},
    {650056, false, "the application is not set up for this service",
	CONSENT_HINT},
    {650057, false, "the application does not list this service", CONSENT_HINT},
    {700016, false, "there is no such application in this tenant",
	"check `client-id:` and `tenant:`, and that an administrator of the "
	"tenant "
	"consented"},
    {700021, false, "the assertion names another application",
	"check `client-id:` in the configuration"},
    {700022, false, "the scope names two services", CLOUD_HINT},
    {700023, false, "the assertion was made for another address",
	"check the login address in the configuration"},
    {700024, false, "the assertion is outside its time range",
	"check the clock of this host"},
    {700025, false, "the application is a public client and takes no secret",
	"register a confidential client"},
    {700027, false,
	"the certificate is not one of the application's, or has "
	"expired there",
	"upload this certificate to the application and wait some minutes; "
	"for a cloud that knows only SHA-1 thumbprints set `assertion: rs256`"},
    {700030, false, "the certificate is not accepted", NULL},
    {700211, false, "no federated credential has this issuer", FEDERATION_HINT},
    {700212, false, "no federated credential has this audience",
	FEDERATION_HINT},
    {700213, false, "no federated credential has this subject",
	FEDERATION_HINT},
    {700229, false, "only app-only tokens can be federated credentials", NULL},
    {900021, false, "the tenant is not well formed",
	"configure a GUID or a domain of the tenant"},
    {900382, false, "the tenant belongs to another cloud", CLOUD_HINT},
    {900432, false, "the tenant belongs to another cloud", CLOUD_HINT},
    {7000112, false, "the application is disabled",
	"enable it in Microsoft Entra"},
    {7000215, false, "the client secret is wrong",
	"configure the secret's value; a common slip is its ID"},
    {7000218, false, "the service misses a credential in the request", NULL},
    {7000222, false, "the client secret has expired",
	"make a new secret, or better a certificate"},
    {7000229, false, "the application has no principal in this tenant",
	"give admin consent for it there"},
    {9001023, false, "a tenant has to be named",
	"configure the GUID or a domain of the tenant"},
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
	    row != NULL ? row->text : "sign-in refused", strbuf_cstr(&words));
	if (code == 700024 && skew != 0)
		return err_hint(err,
		    "the clock of this host is %" PRId64 " seconds %s that of "
		    "the service",
		    skew > 0 ? skew : -skew, skew > 0 ? "ahead of" : "behind");
	if (row != NULL && row->hint != NULL)
		return err_hint(err, "%s", row->hint);
	if (code == 0)
		return err_hint(err,
		    "check `client-id:`, the credential and the login address");
	return err_hint(
	    err, "see https://login.microsoftonline.com/error?code=%u", code);
}
