/*
 * fake_token - the token endpoint.
 */
#include "tests/support/fake_token.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "tests/support/fake_assertion.h"
#include "tests/support/fake_error.h"
#include "tests/support/fake_json.h"
#include "tests/support/fake_jwt.h"

#define ASSERTION_TYPE "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
#define GRANT_DEVICE   "urn:ietf:params:oauth:grant-type:device_code"
#define OFFLINE        " offline_access"
#define FORM_MAX       16

struct form {
	struct fake_pair pairs[FORM_MAX];
	size_t count;
};

static void
form_done(struct form *form)
{
	for (size_t i = 0; i < form->count; i++) {
		free(form->pairs[i].name);
		free(form->pairs[i].value);
	}
}

static void
form_read(const struct fake_text *body, struct form *form)
{
	const char *at = body->data == NULL ? "" : body->data;

	while (*at != '\0' && form->count < FORM_MAX) {
		size_t len = strcspn(at, "&");
		const char *eq = memchr(at, '=', len);
		size_t name = eq == NULL ? len : (size_t)(eq - at);
		size_t skip = eq == NULL ? len : name + 1;

		form->pairs[form->count++] = (struct fake_pair){
		    fake_url_decode(at, name, true),
		    fake_url_decode(at + skip, len - skip, true),
		};
		at += len;
		at += *at == '&';
	}
}

static const char *
form_get(const struct form *form, const char *name)
{
	for (size_t i = 0; i < form->count; i++)
		if (strcmp(form->pairs[i].name, name) == 0)
			return form->pairs[i].value;
	return NULL;
}

static void
refuse(const struct fake_request *req, struct fake_reply *reply,
    struct fake_refusal refusal)
{
	fake_error_token(
	    req, reply, 401, "invalid_client", refusal.code, refusal.text);
}

/* Check the secret: each of the app's secrets may carry "expired": true. */
static struct fake_refusal
check_secret(const cJSON *app, const char *given)
{
	const cJSON *secret;

	cJSON_ArrayForEach(secret, fake_json_get(app, "secrets"))
	{
		const char *value = fake_json_text(secret, "value");

		if (value == NULL || strcmp(value, given) != 0)
			continue;
		if (cJSON_IsTrue(fake_json_get(secret, "expired")))
			return (struct fake_refusal){7000222,
			    "The provided client secret keys for app are "
			    "expired."};
		return (struct fake_refusal){0};
	}
	return (struct fake_refusal){7000215,
	    "Invalid client secret provided. Ensure the secret being sent in "
	    "the request is the client secret value, not the client secret ID, "
	    "for a secret added to app."};
}

static struct fake_refusal
check_credential(const struct fake_site *site, const struct fake_request *req,
    const struct form *form, const cJSON *app)
{
	const char *secret = form_get(form, "client_secret");
	const char *assertion = form_get(form, "client_assertion");
	const char *type = form_get(form, "client_assertion_type");

	if (secret != NULL && assertion == NULL)
		return check_secret(app, secret);
	if (assertion == NULL || type == NULL ||
	    strcmp(type, ASSERTION_TYPE) != 0)
		return (struct fake_refusal){7000218,
		    "The request body must contain the following parameter: "
		    "'client_assertion' or 'client_secret'."};
	struct fake_refusal refusal = {0};
	if (fake_token_federated(site, app, assertion, &refusal))
		return refusal;
	if (cJSON_IsFalse(fake_json_get(app, "certificates")))
		return (struct fake_refusal){700027,
		    "The certificate with identifier used to sign the client "
		    "assertion is not registered on application."};

	FAKE_CLEANUP(fake_text_done) struct fake_text url = {0};
	fake_text_printf(&url, "https://%s%s", req->host, req->path);
	return fake_assertion_check(
	    site, assertion, url.data, fake_json_text(app, "clientId"));
}

/* The scope may ask for a refresh token as well. */
static const char *
audience_of(const char *scope)
{
	static const char *const audiences[] = {
	    FAKE_AUDIENCE_GRAPH, FAKE_AUDIENCE_EXCHANGE};

	for (size_t i = 0; scope != NULL && i < 2; i++) {
		size_t len = strlen(audiences[i]);
		if (strncmp(scope, audiences[i], len) != 0 ||
		    !fake_has_prefix(scope + len, "/.default"))
			continue;
		const char *rest = scope + len + strlen("/.default");
		if (*rest == '\0' || strcmp(rest, OFFLINE) == 0)
			return audiences[i];
	}
	return NULL;
}

static void
grant(const struct fake_site *site, const cJSON *app, const char *audience,
    bool is_person, struct fake_reply *reply)
{
	int lifetime =
	    (int)fake_json_number(site->tenant, "tokenLifetimeSeconds", 3599);
	char *token = fake_jwt_mint(site, app, audience, lifetime);
	cJSON *json = cJSON_CreateObject();

	cJSON_AddStringToObject(json, "token_type", "Bearer");
	cJSON_AddNumberToObject(json, "expires_in", lifetime);
	cJSON_AddNumberToObject(json, "ext_expires_in", lifetime);
	cJSON_AddStringToObject(json, "access_token", token);
	if (is_person)
		cJSON_AddStringToObject(
		    json, "refresh_token", fake_token_device_refresh_token());
	free(token);
	fake_reply_header(reply, "Cache-Control", "no-store, no-cache");
	fake_reply_json(reply, 200, json);
}

/* Is the request one that the endpoint reads at all?  Answers if not. */
static bool
check_request(const struct fake_site *site, const struct fake_request *req,
    struct fake_reply *reply)
{
	char *tenant = fake_copy(req->path + 1, strcspn(req->path + 1, "/"));
	bool is_shared =
	    fake_has_word("common organizations consumers", tenant);
	bool is_known = fake_data_is_tenant(site, tenant);

	free(tenant);
	if (strcmp(req->method, "POST") != 0) {
		fake_error_token(req, reply, 405, "invalid_request", 900561,
		    "The endpoint only accepts POST requests.");
		return false;
	}
	if (is_shared) {
		fake_error_token(req, reply, 400, "invalid_request", 9001023,
		    "The grant type 'client_credentials' isn't supported over "
		    "the /common or /consumers endpoints. Please use the "
		    "/organizations or tenant-specific endpoint.");
		return false;
	}
	if (!is_known) {
		fake_error_token(req, reply, 400, "invalid_request", 90002,
		    "Tenant not found. Check to make sure you have the correct "
		    "tenant ID and are signing into the correct cloud.");
		return false;
	}
	if (strncasecmp(req->content_type, "application/x-www-form-urlencoded",
		33) != 0) {
		fake_error_token(req, reply, 400, "invalid_request", 900144,
		    "The request body must contain the following parameter: "
		    "'grant_type'.");
		return false;
	}
	return true;
}

/* Who signs in with a code, or goes on with what came of it. */
static void
answer_person(const struct fake_site *site, const struct fake_request *req,
    const struct form *form, const cJSON *app, const char *audience,
    struct fake_reply *reply)
{
	const char *type = form_get(form, "grant_type");
	const char *code = form_get(form, "device_code");
	const char *refresh = form_get(form, "refresh_token");

	if (audience == NULL)
		audience = FAKE_AUDIENCE_GRAPH;
	if (strstr(req->path, "/devicecode") != NULL)
		fake_token_device_start(req, app, reply);
	else if (strcmp(type, GRANT_DEVICE) == 0
		     ? fake_token_device_poll(req, app, code, reply)
		     : fake_token_device_refresh(req, refresh, reply))
		grant(site, app, audience, true, reply);
}

static void
answer_app(const struct fake_site *site, const struct fake_request *req,
    const struct form *form, const cJSON *app, const char *audience,
    struct fake_reply *reply)
{
	struct fake_refusal refusal = check_credential(site, req, form, app);

	if (refusal.code != 0)
		refuse(req, reply, refusal);
	else
		grant(site, app, audience, false, reply);
}

static void
answer(const struct fake_site *site, const struct fake_request *req,
    const struct form *form, struct fake_reply *reply)
{
	const char *type = form_get(form, "grant_type");
	const char *client_id = form_get(form, "client_id");
	const char *audience = audience_of(form_get(form, "scope"));
	bool is_device = strstr(req->path, "/devicecode") != NULL;
	bool is_person =
	    is_device ||
	    (type != NULL && (strcmp(type, GRANT_DEVICE) == 0 ||
				 strcmp(type, "refresh_token") == 0));

	if ((type == NULL && !is_device) || client_id == NULL) {
		fake_error_token(req, reply, 400, "invalid_request", 900144,
		    "The request body must contain the following parameter: "
		    "'grant_type' and 'client_id'.");
		return;
	}
	if (!is_person && strcmp(type, "client_credentials") != 0) {
		fake_error_token(req, reply, 400, "unsupported_grant_type",
		    70003, "The app requested an unsupported grant type.");
		return;
	}
	/* Who polls need not say again what for. */
	if (audience == NULL && !is_person) {
		fake_error_token(req, reply, 400, "invalid_scope", 70011,
		    "The provided value for the input parameter 'scope' isn't "
		    "valid.");
		return;
	}
	const cJSON *app = fake_data_app(site, client_id);
	if (app == NULL) {
		fake_error_token(req, reply, 400, "unauthorized_client", 700016,
		    "Application with this identifier was not found in the "
		    "directory.");
		return;
	}
	if (is_person)
		answer_person(site, req, form, app, audience, reply);
	else
		answer_app(site, req, form, app, audience, reply);
}

void
fake_token_handle(const struct fake_site *site, const struct fake_request *req,
    struct fake_reply *reply)
{
	FAKE_CLEANUP(form_done) struct form form = {0};

	if (fake_has_prefix(req->path, "/metadata/identity/") ||
	    fake_has_prefix(req->path, "/msi/")) {
		fake_token_managed(site, req, reply);
		return;
	}
	if (!check_request(site, req, reply))
		return;
	form_read(&req->body, &form);
	answer(site, req, &form, reply);
}
