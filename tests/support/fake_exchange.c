/*
 * fake_exchange - the Exchange admin interface: who may call, and what.
 */
#include "tests/support/fake_exchange.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "tests/support/fake_cmdlets.h"
#include "tests/support/fake_error.h"
#include "tests/support/fake_events.h"
#include "tests/support/fake_invoke.h"
#include "tests/support/fake_json.h"
#include "tests/support/fake_jwt.h"

/* Directory roles that app-only Exchange sessions take as readers of all. */
#define FULL_READERS                                                           \
	"f2ef992c-3afb-46b9-b7cf-a126ee74c451 "                                \
	"62e90394-69f5-4237-9190-012177145e10 "                                \
	"29232cdf-9323-42fd-ade2-1d097af3e4de"
#define SECURITY_READERS                                                       \
	"5d6b6bb7-de71-4623-b4af-96380a352509 "                                \
	"194ae4cb-b126-40b2-bd5b-6091b380977d"

static const char service_exception[] =
    "Microsoft.Exchange.Admin.OData.Core.ODataServiceException";

/* The body, when it is JSON; the caller deletes it. */
static cJSON *
parse_body(const struct fake_request *req)
{
	if (req->body.len == 0)
		return NULL;
	return cJSON_ParseWithOpts(req->body.data, NULL, 1);
}

char *
fake_exchange_cmdlet(const struct fake_request *req)
{
	FAKE_CLEANUP(fake_json_delete) cJSON *body = parse_body(req);
	const char *name =
	    fake_json_text(fake_json_get(body, "CmdletInput"), "CmdletName");

	return fake_string(name == NULL ? "" : name);
}

/* Is the path .../{beta|v1.0}/{tenant}/InvokeCommand of this tenant? */
static bool
is_invoke_path(const struct fake_site *site, const char *path)
{
	const char *at = path + strlen("/adminapi/");
	size_t version = strcspn(at, "/");

	if (strncasecmp(at, "beta", version) != 0 &&
	    strncasecmp(at, "v1.0", version) != 0)
		return false;
	at += version;
	at += *at == '/';
	char *tenant = fake_copy(at, strcspn(at, "/"));
	bool is_vanity = strchr(tenant, '.') != NULL &&
			 strstr(tenant, ".onmicrosoft.com") == NULL;
	bool is_ours = fake_data_is_tenant(site, tenant) && !is_vanity;

	at += strlen(tenant);
	free(tenant);
	return is_ours && strcasecmp(at, "/InvokeCommand") == 0;
}

/*
 * Neither half of the permission is 401, one half alone is 403 with NUL bytes.
 * Stores in ${is_full} whether every cmdlet may be called.
 */
static bool
check_caller(
    const struct fake_request *req, struct fake_reply *reply, bool *is_full)
{
	FAKE_CLEANUP(fake_json_delete) cJSON *claims = NULL;

	if (fake_jwt_check(req->authorization, FAKE_AUDIENCE_EXCHANGE,
		&claims) != FAKE_BEARER_GOOD) {
		fake_error_exchange_401(reply);
		return false;
	}
	bool has_role = fake_jwt_has(claims, "roles", "Exchange.ManageAsApp");
	bool is_partial = fake_jwt_has(claims, "wids", SECURITY_READERS);

	*is_full = fake_jwt_has(claims, "wids", FULL_READERS);
	if (has_role && (*is_full || is_partial))
		return true;
	if (!has_role && !*is_full && !is_partial)
		fake_error_exchange_401(reply);
	else
		fake_error_exchange_nul(reply);
	return false;
}

static bool
refuse(struct fake_reply *reply, const char *type, const char *message)
{
	fake_error_exchange(reply, 400, type, message);
	return false;
}

static bool
check_body(
    const struct fake_request *req, const cJSON *body, struct fake_reply *reply)
{
	const cJSON *input = fake_json_get(body, "CmdletInput");

	if (strncasecmp(req->content_type, "application/json", 16) != 0)
		return refuse(reply, service_exception,
		    "The request's Content-Type is not supported.");
	if (!cJSON_IsObject(body) || !cJSON_IsObject(input) ||
	    fake_json_text(input, "CmdletName") == NULL)
		return refuse(reply, service_exception,
		    "The request body has no CmdletInput.CmdletName.");
	if (!cJSON_IsObject(fake_json_get(input, "Parameters")))
		return refuse(reply, service_exception,
		    "CmdletInput.Parameters is not an object.");
	return true;
}

static bool
check_result_size(const cJSON *value, struct fake_reply *reply)
{
	if (cJSON_IsNumber(value) && value->valuedouble >= 0)
		return true;
	if (cJSON_IsString(value) &&
	    (strcasecmp(value->valuestring, "Unlimited") == 0 ||
		fake_is_number(value->valuestring)))
		return true;
	return refuse(reply,
	    "System.Management.Automation."
	    "ParameterBindingArgumentTransformationException",
	    "Cannot process argument transformation on parameter "
	    "'ResultSize'.");
}

static bool
check_parameters(const struct fake_cmdlet *cmdlet, const cJSON *parameters,
    struct fake_reply *reply)
{
	const cJSON *parameter;

	cJSON_ArrayForEach(parameter, parameters)
	{
		FAKE_CLEANUP(fake_text_done) struct fake_text text = {0};

		if (!fake_has_word(cmdlet->parameters, parameter->string)) {
			fake_text_printf(&text,
			    "A parameter cannot be found that matches "
			    "parameter name '%s'.",
			    parameter->string);
			return refuse(reply,
			    "System.Management.Automation."
			    "AmbiguousParameterSetException",
			    text.data);
		}
		if (strcasecmp(parameter->string, "ResultSize") == 0 &&
		    !check_result_size(parameter, reply))
			return false;
	}
	return true;
}

void
fake_exchange_handle(const struct fake_site *site,
    const struct fake_request *req, struct fake_reply *reply)
{
	FAKE_CLEANUP(fake_json_delete) cJSON *body = parse_body(req);
	const struct fake_cmdlet *cmdlet = fake_cmdlet_find(req->cmdlet);
	const cJSON *parameters =
	    fake_json_get(fake_json_get(body, "CmdletInput"), "Parameters");

	if (!is_invoke_path(site, req->path)) {
		fake_error_status(req, reply, 404);
		return;
	}
	if (strcmp(req->method, "POST") != 0) {
		fake_reply_header(reply, "Allow", "POST");
		fake_error_exchange(reply, 405, service_exception,
		    "The requested resource does not support this method.");
		return;
	}
	bool is_full = false;
	if (!check_caller(req, reply, &is_full) ||
	    !check_body(req, body, reply))
		return;
	if (cmdlet == NULL || (!is_full && !cmdlet->by_security_reader)) {
		fake_error_exchange_nul(reply);
		return;
	}
	if (!check_parameters(cmdlet, parameters, reply))
		return;
	fake_reply_header(reply, "Set-Cookie",
	    "exchangecookie=fake; path=/; secure; HttpOnly");
	if (fake_has_prefix(cmdlet->name, "Search-"))
		fake_events_search(site, req, parameters, reply);
	else
		fake_invoke(site, req, cmdlet, parameters, reply);
}
