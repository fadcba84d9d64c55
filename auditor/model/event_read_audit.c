/*
 * event_read_audit.c - audit records of Entra ID and of Exchange.
 */
#include "auditor/model/event_internal.h"

#include "auditor/base/banned.h"

/* UserType of datacentre administrators and of the system. */
#define USER_DATACENTRE "3"
#define USER_SYSTEM     "4"

static void
add_parameter(
    struct event_draft *reading, size_t *cap, strview name, strview value)
{
	struct event *event = reading->event;

	event->parameters = arena_grow(reading->arena, event->parameters,
	    event->parameter_count, cap, sizeof(*event->parameters));
	event->parameters[event->parameter_count++] =
	    (struct event_parameter){name, value};
}

/* --- directory audits ---------------------------------------------------- */

/* Values are JSON in a text: "\"old\"". */
static strview
unquoted(strview value)
{
	if (value.len >= 2 && sv_starts(value, SV("\"")) &&
	    sv_ends(value, SV("\"")))
		return sv_slice(value, 1, value.len - 1);
	return value;
}

static void
read_modified(
    struct event_draft *reading, size_t *cap, const struct json *properties)
{
	for (size_t i = 0; properties != NULL && i < properties->count; i++) {
		const struct json *property = &properties->items[i];
		strview value = unquoted(event_text(property, "newValue"));
		/* What was taken away stands in the old value only. */
		if (value.len == 0)
			value = unquoted(event_text(property, "oldValue"));
		add_parameter(
		    reading, cap, event_text(property, "displayName"), value);
	}
}

static void
read_targets(struct event_draft *reading)
{
	static const char *const types[] = {"type", "Type"};
	static const char *const names[] = {"displayName", "userPrincipalName"};
	const struct json *from = json_get(reading->raw, SV("targetResources"));
	struct event *event = reading->event;
	size_t cap = 0;

	if (!json_is_type(from, JSON_ARRAY))
		return;
	event->targets =
	    arena_alloc(reading->arena, from->count, sizeof(*event->targets));
	for (size_t i = 0; i < from->count; i++) {
		const struct json *target = &from->items[i];
		event->targets[event->target_count++] = (struct event_target){
		    .type = event_first(target, types, COUNT_OF(types)),
		    .id = event_text(target, "id"),
		    .name = event_first(target, names, COUNT_OF(names)),
		};
		read_modified(
		    reading, &cap, json_get(target, SV("modifiedProperties")));
	}
}

static void
read_initiator(struct event_draft *reading)
{
	static const char *const user_names[] = {
	    "userPrincipalName", "displayName"};
	static const char *const app_names[] = {
	    "displayName", "servicePrincipalName"};
	const struct json *by = json_get(reading->raw, SV("initiatedBy"));
	const struct json *user = json_get(by, SV("user"));
	const struct json *app = json_get(by, SV("app"));
	struct event *event = reading->event;

	event->app_id = event_text(app, "appId");
	event->app_name = event_first(app, app_names, COUNT_OF(app_names));
	if (user == NULL || json_is_empty(user)) {
		event->actor = event->app_name;
		event->actor_id = event_text(app, "servicePrincipalId");
		return;
	}
	event->actor = event_first(user, user_names, COUNT_OF(user_names));
	event->actor_id = event_text(user, "id");
	event->address = event_address(event_text(user, "ipAddress"));
}

void
event_read_directory(struct event_draft *reading)
{
	struct event *event = reading->event;

	event->result = event_text(reading->raw, "result");
	event->has_failed = sv_eq_fold(event->result, SV("failure")) ||
			    sv_eq_fold(event->result, SV("timeout"));
	read_initiator(reading);
	read_targets(reading);
}

/* --- Exchange ------------------------------------------------------------ */

/* A list of names and values, or in some records all of them in one text. */
static void
read_parameters(struct event_draft *reading)
{
	const struct json *from = json_get(reading->raw, SV("Parameters"));
	size_t cap = 0;

	if (json_is_type(from, JSON_STRING) &&
	    json_parse(from->text, JSON_OWN, reading->arena, &from, NULL) !=
		0) {
		add_parameter(reading, &cap, SV(""), from->text);
		return;
	}
	if (!json_is_type(from, JSON_ARRAY))
		return;
	for (size_t i = 0; i < from->count; i++)
		add_parameter(reading, &cap,
		    event_text(&from->items[i], "Name"),
		    event_text(&from->items[i], "Value"));
}

/*
 * ExternalAccess is also that of delegated administrators, who are not
 * Microsoft: only with the user type it is the service itself.
 */
static bool
is_by_service(const struct json *raw)
{
	strview type = event_text(raw, "UserType");

	return json_is_true(json_get(raw, SV("ExternalAccess"))) &&
	       (sv_eq(type, SV(USER_DATACENTRE)) ||
		   sv_eq(type, SV(USER_SYSTEM)));
}

void
event_read_exchange(struct event_draft *reading)
{
	static const char *const ids[] = {"TokenObjectId", "UserKey"};
	static const char *const apps[] = {"AppId", "ClientAppId"};
	const struct json *raw = reading->raw;
	const struct json *access = json_get(raw, SV("AppAccessContext"));
	struct event *event = reading->event;

	event->actor = event_text(raw, "UserId");
	event->actor_id = event_first(raw, ids, COUNT_OF(ids));
	event->app_id = event_first(raw, apps, COUNT_OF(apps));
	if (event->app_id.len == 0)
		event->app_id = event_text(access, "ClientAppId");
	event->app_name = event_text(access, "ClientAppName");
	event->address = event_address(event_text(raw, "ClientIP"));
	event->result = event_text(raw, "ResultStatus");
	event->has_failed = sv_eq_fold(event->result, SV("False")) ||
			    sv_eq_fold(event->result, SV("Failed"));
	event->is_by_service = is_by_service(raw);
	read_parameters(reading);
	event->targets =
	    arena_alloc(reading->arena, 1, sizeof(*event->targets));
	event->targets[0].name = event_text(raw, "ObjectId");
	event->target_count = event->targets[0].name.len > 0;
}
