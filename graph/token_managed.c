/*
 * token_managed.c - the identity that Azure gives a machine or an App Service.
 *
 * Sources: "How to use managed identities for Azure resources on a VM" and
 * "How to use managed identities for App Service and Azure Functions".  Both
 * want a resource in place of a scope and answer with numbers as text.
 */
#include "graph/token_source.h"

#include "auditor/base/limits.h"
#include "auditor/net/url.h"
#include "graph/form.h"
#include "graph/words.h"

#include "auditor/base/banned.h"

#define MACHINE_HOST  "http://169.254.169.254"
#define MACHINE_PATH  "/metadata/identity/oauth2/token?api-version=2018-02-01"
#define SERVICE_QUERY "?api-version=2019-08-01"

/* Until about half a minute has passed, as documented. */
#define TRIES_MAX 7
/* Status 410: the endpoint is being updated, at most 70 seconds. */
#define GONE_WAIT_MS   10000
#define GONE_TRIES_MAX 8

static bool
is_service(const struct credential *credential)
{
	return credential->secret.len > 0;
}

static int
managed_check(const struct credential *credential, struct err *err)
{
	struct url url;

	if (credential->endpoint == NULL && !is_service(credential))
		return 0;
	if (url_read_local(sv_from(credential->endpoint), &url))
		return 0;
	(void)err_set(err, ERR_CONFIG,
	    "the identity endpoint \"%s\" is not an address of this host",
	    credential->endpoint != NULL ? credential->endpoint : "");
	return err_hint(err, "see IDENTITY_ENDPOINT in the environment; tokens "
			     "are asked for on this host only");
}

static int
managed_write(struct token_way *way, const char *scope,
    struct token_request *request, struct err *err)
{
	const struct credential *credential = &way->settings->credential;
	strview secret = secret_view(&credential->secret);
	strview resource = sv_from(scope);

	(void)err;
	request->is_get = true;
	request->is_local = true;
	form_room(&request->head, secret.len + 32);
	if (is_service(credential)) {
		strbuf_printf(
		    &request->url, "%s" SERVICE_QUERY, credential->endpoint);
		strbuf_add_text(&request->head, "X-IDENTITY-HEADER: ");
		strbuf_add(&request->head, secret);
	} else {
		strbuf_printf(&request->url, "%s" MACHINE_PATH,
		    credential->endpoint != NULL ? credential->endpoint
						 : MACHINE_HOST);
		strbuf_add_text(&request->head, "Metadata: true");
	}
	strbuf_add_text(&request->url, "&resource=");
	form_encode(&request->url,
	    sv_slice(resource, 0, sv_find(resource, SV("/.default"))));
	if (way->settings->client_id != NULL) {
		strbuf_add_text(&request->url, "&client_id=");
		form_encode(&request->url, sv_from(way->settings->client_id));
	}
	return 0;
}

/* A refusal: words of "error_description" (VM) or "message" (App Service). */
static enum token_verdict
refuse(const struct http_answer *answer, struct token_reading *reading)
{
	CLEANUP(strbuf_done) struct strbuf words = {0};
	const struct json *body = NULL;

	if (json_parse(answer->body, JSON_WIRE, reading->arena, &body, NULL) ==
	    0) {
		strview text = json_get_text(body, SV("error_description"));
		if (text.len == 0)
			text = json_get_text(body, SV("message"));
		words_add(&words, text);
	}
	reading->reason = COVERAGE_SIGN_IN_REASON;
	if (words.len > 0)
		(void)err_set(&reading->err, ERR_AUTH,
		    "the managed identity endpoint refused with status %u: %s",
		    answer->status, strbuf_cstr(&words));
	else
		(void)err_set(&reading->err, ERR_AUTH,
		    "the managed identity endpoint refused with status %u",
		    answer->status);
	(void)err_hint(&reading->err,
	    "assign a managed identity to this host; for a user-assigned one "
	    "set `client-id:`");
	return TOKEN_REFUSED;
}

static enum token_verdict
pass(const struct http_answer *answer, struct token_reading *reading)
{
	bool is_gone = answer->status == 410;

	reading->reason = answer->status == 429 ? COVERAGE_THROTTLED_REASON
						: COVERAGE_SIGN_IN_REASON;
	reading->wait_ms = is_gone ? GONE_WAIT_MS : 0;
	reading->tries_max = is_gone ? GONE_TRIES_MAX : TRIES_MAX;
	(void)err_set(&reading->err, ERR_AUTH,
	    "the managed identity endpoint answered with status %u",
	    answer->status);
	(void)err_hint(&reading->err,
	    "see whether this host has a managed identity, and try again");
	return TOKEN_PASSING;
}

static enum token_verdict
managed_read(struct token_way *way, const struct http_answer *answer,
    struct token_reading *reading)
{
	unsigned status = answer->status;

	if (answer->outcome != HTTP_ANSWERED) {
		reading->reason = COVERAGE_NETWORK_REASON;
		(void)err_set(&reading->err, ERR_NETWORK,
		    "the managed identity endpoint cannot be reached: %s",
		    answer->problem);
		(void)err_hint(&reading->err,
		    "it is there on hosts in Azure only; elsewhere sign in "
		    "with a certificate");
		return TOKEN_PASSING;
	}
	if (status == 404 || status == 408 || status == 410 || status == 429 ||
	    status >= 500)
		return pass(answer, reading);
	if (status != 200)
		return refuse(answer, reading);
	return token_read_plain(way, answer, reading);
}

const struct token_source token_source_managed = {
    .name = "managed-identity",
    .check = managed_check,
    .write = managed_write,
    .read = managed_read,
};
