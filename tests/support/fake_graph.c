/*
 * fake_graph - Microsoft Graph v1.0, the paths that an audit reads.
 */
#include "tests/support/fake_graph.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "tests/support/fake_error.h"
#include "tests/support/fake_events.h"
#include "tests/support/fake_graph_routes.h"
#include "tests/support/fake_json.h"
#include "tests/support/fake_jwt.h"
#include "tests/support/fake_odata.h"
#include "tests/support/fake_shape.h"

/* One request under way: what the steps below share. */
struct graph_call {
	const struct fake_site *site;
	const struct fake_request *req;
	struct fake_reply *reply;
	const struct fake_route *route;
	struct fake_path path;
	size_t key;
	size_t second;
	struct fake_odata options;
	struct fake_items items;
};

static void
call_done(struct graph_call *call)
{
	fake_path_done(&call->path);
	fake_odata_done(&call->options);
	fake_items_done(&call->items);
}

static bool
refuse(const struct graph_call *call, unsigned status)
{
	fake_error_status(call->req, call->reply, status);
	return false;
}

static bool
check_token(const struct graph_call *call)
{
	FAKE_CLEANUP(fake_json_delete) cJSON *claims = NULL;
	static const char code[] = "InvalidAuthenticationToken";
	const char *text = NULL;

	switch (fake_jwt_check(
	    call->req->authorization, FAKE_AUDIENCE_GRAPH, &claims)) {
	case FAKE_BEARER_GOOD:
		if (fake_jwt_has(claims, "roles", call->route->roles))
			return true;
		return refuse(call, 403);
	case FAKE_BEARER_MISSING:
		text = "Access token is empty.";
		break;
	case FAKE_BEARER_BROKEN:
		text = "CompactToken parsing failed with error code: 80049217";
		break;
	case FAKE_BEARER_EXPIRED:
		text = "Lifetime validation failed, the token is expired.";
		break;
	case FAKE_BEARER_AUDIENCE:
		text = "Access token validation failure. Invalid audience.";
		break;
	}
	fake_error_graph(call->req, call->reply, 401, code, text);
	return false;
}

static bool
find_route(struct graph_call *call)
{
	/* As long as "/beta", where only sign-ins are asked for. */
	const char *below = call->req->path + strlen("/v1.0");
	bool is_beta = fake_has_prefix(call->req->path, "/beta/");

	if (fake_path_read(below, &call->path))
		call->route =
		    fake_route_find(&call->path, &call->key, &call->second);
	if (call->route == NULL ||
	    (is_beta && call->route->kind != FAKE_ROUTE_EVENTS)) {
		fake_error_graph(call->req, call->reply, 400, "BadRequest",
		    "Resource not found for the segment.");
		return false;
	}
	if (strcmp(call->req->method, "GET") == 0)
		return true;
	fake_error_graph(call->req, call->reply, 405, "Request_BadRequest",
	    "Specified HTTP method is not allowed for the request target.");
	return false;
}

static bool
check_options(struct graph_call *call)
{
	const struct fake_odata *options = &call->options;
	const cJSON *shape =
	    call->route->list == NULL
		? NULL
		: fake_json_get(call->site->defaults, call->route->list);

	if (!fake_odata_read(
		call->site, call->req, call->reply, &call->options))
		return false;
	if (options->expand != NULL &&
	    !fake_has_word(call->route->expands, options->expand)) {
		fake_error_graph(call->req, call->reply, 400,
		    "Request_BadRequest",
		    "Parsing OData Select and Expand failed: Could not find a "
		    "property to expand.");
		return false;
	}
	return fake_odata_check_names(call->req, call->reply, options->select,
		   shape, call->route->type) &&
	       fake_odata_check_names(call->req, call->reply,
		   options->filter_name, shape, call->route->type);
}

/* The object that the path's key names, looked up in ${list}. */
static const cJSON *
keyed(const struct graph_call *call, const char *list, size_t key)
{
	if (list == NULL || key >= call->path.count)
		return NULL;
	const cJSON *objects = fake_data_list(call->site, list);
	const char *value = call->path.segments[key];
	const cJSON *found = fake_shape_find(
	    objects, call->path.by_app_id[key] ? "appId" : "id", value);
	/* Partners are known by their tenant. */
	return found != NULL ? found
			     : fake_shape_find(objects, "tenantId", value);
}

static bool
passes_filter(const struct fake_odata *options, const cJSON *object)
{
	const cJSON *member;
	const char *text;

	if (options->filter_name == NULL)
		return true;
	member = fake_json_get(object, options->filter_name);
	if (cJSON_IsBool(member))
		text = cJSON_IsTrue(member) ? "true" : "false";
	else
		text = fake_json_text(object, options->filter_name);
	return text != NULL && fake_has_word(options->filter_value, text);
}

static void
add_matching(struct graph_call *call, const cJSON *list, const char *member,
    const char *value)
{
	const cJSON *object;

	cJSON_ArrayForEach(object, list)
	{
		const char *have =
		    member == NULL ? NULL : fake_json_text(object, member);

		if (member != NULL &&
		    (have == NULL || strcasecmp(have, value) != 0))
			continue;
		if (passes_filter(&call->options, object))
			fake_items_add(&call->items, object);
	}
}

static void
add_typed(struct graph_call *call, const cJSON *list)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text type = {0};

	fake_text_printf(&type, "#microsoft.graph.%s", call->route->type);
	add_matching(call, list, "@odata.type", type.data);
}

/* "_owners" for what ends in /owners. */
static void
hidden_name(const struct graph_call *call, struct fake_text *name)
{
	fake_text_printf(
	    name, "_%s", call->path.segments[call->path.count - 1]);
}

/* Collect what a list route serves; false when its parent is not there. */
static bool
collect(struct graph_call *call)
{
	const struct fake_route *route = call->route;
	const cJSON *parent = keyed(call, route->parent, call->key);
	const cJSON *list = route->list == NULL
				? NULL
				: fake_data_list(call->site, route->list);

	if (route->parent != NULL && parent == NULL)
		return false;
	FAKE_CLEANUP(fake_text_done) struct fake_text name = {0};
	hidden_name(call, &name);
	if (route->kind == FAKE_ROUTE_RELATED) {
		fake_shape_related(call->site, parent, name.data, &call->items);
	} else if (route->kind == FAKE_ROUTE_NESTED) {
		add_matching(
		    call, fake_json_get(parent, name.data), NULL, NULL);
	} else if (route->kind == FAKE_ROUTE_TYPED) {
		add_typed(call, list);
	} else if (route->kind == FAKE_ROUTE_LIST) {
		add_matching(call, list, NULL, NULL);
	} else {
		bool is_held = route->kind == FAKE_ROUTE_HELD;

		add_matching(call, list, is_held ? "principalId" : "resourceId",
		    fake_json_text(parent, "id"));
	}
	return true;
}

static void
add_context(const struct graph_call *call, cJSON *json, const char *suffix)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text context = {0};

	fake_text_printf(&context, "https://%s/v1.0/$metadata#%s%s",
	    call->req->host, call->req->path + strlen("/v1.0/"), suffix);
	cJSON_AddStringToObject(json, "@odata.context", context.data);
}

static void
serve_page(const struct graph_call *call)
{
	const struct fake_odata *options = &call->options;
	size_t total = call->items.count;
	size_t from = options->offset < total ? options->offset : total;
	size_t to = total - from > options->top ? from + options->top : total;
	cJSON *json = cJSON_CreateObject();

	add_context(call, json, "");
	if (to < total) {
		char *link = fake_odata_next_link(call->req, to);

		cJSON_AddStringToObject(json, "@odata.nextLink", link);
		free(link);
	}
	cJSON *value = cJSON_AddArrayToObject(json, "value");
	if (call->req->duplicate && from > 0)
		from--;
	for (size_t i = from; i < to; i++)
		cJSON_AddItemToArray(value,
		    fake_shape_object(call->site, call->items.at[i], options));
	fake_reply_json(call->reply, 200, json);
}

static void
serve_one(const struct graph_call *call, const cJSON *object)
{
	cJSON *json = cJSON_CreateObject();
	cJSON *copy = fake_shape_object(call->site, object, &call->options);
	cJSON *member;

	add_context(call, json, "/$entity");
	while ((member = cJSON_DetachItemFromArray(copy, 0)) != NULL) {
		char *name = fake_string(member->string);

		cJSON_AddItemToObject(json, name, member);
		free(name);
	}
	cJSON_Delete(copy);
	fake_reply_json(call->reply, 200, json);
}

/* One object: of a list, or of the assignments below a resource. */
static const cJSON *
find_one(const struct graph_call *call)
{
	if (call->route->kind == FAKE_ROUTE_SINGLE)
		return cJSON_GetArrayItem(
		    fake_data_list(call->site, call->route->list), 0);
	if (call->second >= call->path.count)
		return keyed(call, call->route->list, call->key);
	for (size_t i = 0; i < call->items.count; i++) {
		const char *id = fake_json_id(call->items.at[i]);

		if (id != NULL &&
		    strcmp(id, call->path.segments[call->second]) == 0)
			return call->items.at[i];
	}
	return NULL;
}

void
fake_graph_handle(const struct fake_site *site, const struct fake_request *req,
    struct fake_reply *reply)
{
	FAKE_CLEANUP(call_done)
	struct graph_call call = {
	    .site = site,
	    .req = req,
	    .reply = reply,
	};

	if (!find_route(&call) || !check_token(&call))
		return;
	if (call.route->kind == FAKE_ROUTE_EVENTS) {
		fake_events_list(site, req, call.route->list, reply);
		return;
	}
	if (!check_options(&call))
		return;
	bool is_one = call.route->kind == FAKE_ROUTE_ENTITY ||
		      call.route->kind == FAKE_ROUTE_SINGLE;
	if (!is_one && !collect(&call)) {
		refuse(&call, 404);
		return;
	}
	if (!is_one && call.second >= call.path.count) {
		serve_page(&call);
		return;
	}
	const cJSON *object = find_one(&call);
	if (object == NULL)
		refuse(&call, 404);
	else
		serve_one(&call, object);
}
