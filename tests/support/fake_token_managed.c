/*
 * fake_token_managed - the identity endpoints of a virtual machine and of an
 * App Service.  Numbers are text there; an App Service says only when a token
 * ends.  The identity of the system is the app labelled "managed".
 */
#include "tests/support/fake_token.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/fake_json.h"
#include "tests/support/fake_jwt.h"

#define HEADER "fixture-identity-header"

static void
refuse(struct fake_reply *reply, unsigned status, const char *name,
    const char *text)
{
	cJSON *json = cJSON_CreateObject();

	cJSON_AddStringToObject(json, "error", "invalid_request");
	cJSON_AddStringToObject(json, name, text);
	fake_reply_json(reply, status, json);
}

static const cJSON *
find_app(const struct fake_site *site, const char *client_id)
{
	const cJSON *app;

	if (client_id != NULL)
		return fake_data_app(site, client_id);
	cJSON_ArrayForEach(app, fake_json_get(site->tenant, "apps"))
	{
		const char *label = fake_json_text(app, "_label");
		if (label != NULL && strcmp(label, "managed") == 0)
			return app;
	}
	return NULL;
}

static void
add_number(cJSON *json, const char *name, int64_t value)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text text = {0};

	fake_text_printf(&text, "%lld", (long long)value);
	cJSON_AddStringToObject(json, name, text.data);
}

static void
grant(const struct fake_site *site, const cJSON *app, const char *resource,
    bool is_service, struct fake_reply *reply)
{
	int lifetime =
	    (int)fake_json_number(site->tenant, "tokenLifetimeSeconds", 3599);
	char *token = fake_jwt_mint(site, app, resource, lifetime);
	cJSON *json = cJSON_CreateObject();

	cJSON_AddStringToObject(json, "access_token", token);
	if (!is_service)
		add_number(json, "expires_in", lifetime);
	add_number(json, "expires_on", fake_now() + lifetime);
	cJSON_AddStringToObject(json, "resource", resource);
	cJSON_AddStringToObject(json, "token_type", "Bearer");
	free(token);
	fake_reply_json(reply, 200, json);
}

void
fake_token_managed(const struct fake_site *site, const struct fake_request *req,
    struct fake_reply *reply)
{
	const char *resource = fake_query(req, "resource");
	const cJSON *app = find_app(site, fake_query(req, "client_id"));
	bool is_service = fake_has_prefix(req->path, "/msi/");
	bool is_known = resource != NULL &&
			(strcmp(resource, FAKE_AUDIENCE_GRAPH) == 0 ||
			    strcmp(resource, FAKE_AUDIENCE_EXCHANGE) == 0);

	if (!is_service && strcmp(req->metadata, "true") != 0)
		refuse(reply, 400, "error_description",
		    "Required metadata header not specified");
	else if (is_service && strcmp(req->identity_header, HEADER) != 0)
		refuse(reply, 403, "message", "The header does not match");
	else if (!is_known || app == NULL)
		refuse(reply, 400, is_service ? "message" : "error_description",
		    "Identity not found");
	else
		grant(site, app, resource, is_service, reply);
}
