/*
 * who_test.c - changes joined with audit records.
 */
#include "auditor/audit/who.h"

#include "auditor/base/timefmt.h"
#include "auditor/model/normal.h"
#include "tests/unit/auditor/diff/given.h"

/* The time in which the change came about, seconds. */
#define FROM  1000000
#define TO    1086400
#define INNER "1970-01-12T18:00:00"
#define OUTER "1970-01-14T18:00:00"

#define EXCHANGE "{'CreationTime':'" INNER "','UserId':'a@contoso.com',"
#define NAMED(parameter, value)                                                \
	"'Parameters':[{'Name':'" parameter "','Value':'" value "'}]"
#define DIRECTORY                                                              \
	"{'activityDateTime':'" INNER "Z','initiatedBy':{'user':"              \
	"{'userPrincipalName':'b@contoso.com','ipAddress':'203.0.113.9'}},"

struct row {
	const char *name;
	enum event_type type;
	const char *record; /* NULL: none */
	enum change_type change;
	enum kind kind;
	const char *object; /* JSON; NULL: of the name and id below */
	const char *old_name;
	enum who_state want;
	const char *actor;
};

#define GUID "c0000000-0000-4000-8000-000000000001"

static const struct row rows[] = {
    {"made, by its name", EVENT_EXCHANGE_AUDIT,
	EXCHANGE "'Operation':'New-InboundConnector'," NAMED("Name", "Ran") "}",
	CHANGE_ADDED, KIND_INBOUND_CONNECTOR, NULL, "", WHO_FOUND,
	"a@contoso.com"},
    {"made, in other letters", EVENT_EXCHANGE_AUDIT,
	EXCHANGE "'Operation':'new-inboundconnector'," NAMED("Name", "RAN") "}",
	CHANGE_ADDED, KIND_INBOUND_CONNECTOR, NULL, "", WHO_FOUND,
	"a@contoso.com"},
    {"removed, by its identity", EVENT_EXCHANGE_AUDIT,
	EXCHANGE "'Operation':'Remove-InboundConnector'," NAMED(
	    "Identity", "contoso\\\\Ran") "}",
	CHANGE_REMOVED, KIND_INBOUND_CONNECTOR, NULL, "", WHO_FOUND,
	"a@contoso.com"},
    {"changed, by its id", EVENT_EXCHANGE_AUDIT,
	EXCHANGE
	"'Operation':'Set-InboundConnector'," NAMED("Identity", GUID) "}",
	CHANGE_CHANGED, KIND_INBOUND_CONNECTOR, NULL, "", WHO_FOUND,
	"a@contoso.com"},
    {"renamed, by its old name", EVENT_EXCHANGE_AUDIT,
	EXCHANGE
	"'Operation':'Set-InboundConnector'," NAMED("Identity", "Older") "}",
	CHANGE_RENAMED, KIND_INBOUND_CONNECTOR, NULL, "Older", WHO_FOUND,
	"a@contoso.com"},
    {"by its object id", EVENT_EXCHANGE_AUDIT,
	EXCHANGE "'Operation':'Set-InboundConnector','ObjectId':"
		 "'contoso\\\\Ran'}",
	CHANGE_TOUCHED, KIND_INBOUND_CONNECTOR, NULL, "", WHO_FOUND,
	"a@contoso.com"},
    {"of which there is one", EVENT_EXCHANGE_AUDIT,
	EXCHANGE "'Operation':'Set-TransportConfig','Parameters':[]}",
	CHANGE_CHANGED, KIND_TRANSPORT_CONFIG, NULL, "", WHO_FOUND,
	"a@contoso.com"},
    {"by a collection", EVENT_EXCHANGE_AUDIT,
	EXCHANGE "'Operation':'Import-TransportRuleCollection',"
		 "'Parameters':[]}",
	CHANGE_ADDED, KIND_TRANSPORT_RULE, NULL, "", WHO_FOUND,
	"a@contoso.com"},
    {"by a member", EVENT_EXCHANGE_AUDIT,
	EXCHANGE
	"'Operation':'Add-RoleGroupMember'," NAMED("Identity", "Ran") "}",
	CHANGE_CHANGED, KIND_ROLE_GROUP, NULL, "", WHO_FOUND, "a@contoso.com"},
    {"in Exchange and in the directory", EVENT_EXCHANGE_AUDIT,
	EXCHANGE "'Operation':'New-ServicePrincipal'," NAMED(
	    "DisplayName", "Ran") ",'ObjectId':'Ran'}",
	CHANGE_ADDED, KIND_EXCHANGE_SERVICE_PRINCIPAL, NULL, "", WHO_FOUND,
	"a@contoso.com"},
    {"another object", EVENT_EXCHANGE_AUDIT,
	EXCHANGE
	"'Operation':'New-InboundConnector'," NAMED("Name", "Other") "}",
	CHANGE_ADDED, KIND_INBOUND_CONNECTOR, NULL, "", WHO_NO_RECORD, ""},
    {"another kind", EVENT_EXCHANGE_AUDIT,
	EXCHANGE
	"'Operation':'New-OutboundConnector'," NAMED("Name", "Ran") "}",
	CHANGE_ADDED, KIND_INBOUND_CONNECTOR, NULL, "", WHO_NO_RECORD, ""},
    {"another deed", EVENT_EXCHANGE_AUDIT,
	EXCHANGE
	"'Operation':'Set-InboundConnector'," NAMED("Identity", "Ran") "}",
	CHANGE_REMOVED, KIND_INBOUND_CONNECTOR, NULL, "", WHO_NO_RECORD, ""},
    {"a deed that failed", EVENT_EXCHANGE_AUDIT,
	EXCHANGE "'ResultStatus':'False','Operation':"
		 "'New-InboundConnector'," NAMED("Name", "Ran") "}",
	CHANGE_ADDED, KIND_INBOUND_CONNECTOR, NULL, "", WHO_NO_RECORD, ""},
    {"at another time", EVENT_EXCHANGE_AUDIT,
	"{'CreationTime':'" OUTER "','UserId':'a@contoso.com',"
	"'Operation':'New-InboundConnector'," NAMED("Name", "Ran") "}",
	CHANGE_ADDED, KIND_INBOUND_CONNECTOR, NULL, "", WHO_NO_RECORD, ""},
    {"an application", EVENT_DIRECTORY_AUDIT,
	DIRECTORY "'activityDisplayName':'Add application',"
		  "'targetResources':[{'id':'" GUID "'}]}",
	CHANGE_ADDED, KIND_APPLICATION, NULL, "", WHO_FOUND, "b@contoso.com"},
    {"an application removed", EVENT_DIRECTORY_AUDIT,
	DIRECTORY "'activityDisplayName':'Add application',"
		  "'targetResources':[{'id':'" GUID "'}]}",
	CHANGE_REMOVED, KIND_APPLICATION, NULL, "", WHO_NO_RECORD, ""},
    {"a grant, by who got what", EVENT_DIRECTORY_AUDIT,
	DIRECTORY
	"'activityDisplayName':'Add app role assignment to service principal',"
	"'targetResources':[{'id':'d0000000-0000-4000-8000-000000000001',"
	"'modifiedProperties':[{'displayName':'ServicePrincipal.ObjectID',"
	"'newValue':'\\'e0000000-0000-4000-8000-000000000001\\''}]}]}",
	CHANGE_ADDED, KIND_APP_ROLE_ASSIGNMENT,
	"{'id':'x','principalId':'e0000000-0000-4000-8000-000000000001',"
	"'resourceId':'d0000000-0000-4000-8000-000000000001'}",
	"", WHO_FOUND, "b@contoso.com"},
    {"a grant to another", EVENT_DIRECTORY_AUDIT,
	DIRECTORY
	"'activityDisplayName':'Add app role assignment to service principal',"
	"'targetResources':[{'id':'d0000000-0000-4000-8000-000000000001'}]}",
	CHANGE_ADDED, KIND_APP_ROLE_ASSIGNMENT,
	"{'id':'x','principalId':'e0000000-0000-4000-8000-000000000001',"
	"'resourceId':'d0000000-0000-4000-8000-000000000001'}",
	"", WHO_NO_RECORD, ""},
    {"a role", EVENT_DIRECTORY_AUDIT,
	DIRECTORY
	"'activityDisplayName':'Add member to role',"
	"'targetResources':[{'id':'e0000000-0000-4000-8000-000000000001',"
	"'modifiedProperties':[{'displayName':'Role.TemplateId','newValue':"
	"'\\'62e90394-69f5-4237-9190-012177145e10\\''}]}]}",
	CHANGE_ADDED, KIND_ROLE_ASSIGNMENT,
	"{'id':'x','principalId':'e0000000-0000-4000-8000-000000000001',"
	"'roleDefinitionId':'62e90394-69f5-4237-9190-012177145e10'}",
	"", WHO_FOUND, "b@contoso.com"},
    {"a domain, by its name", EVENT_DIRECTORY_AUDIT,
	DIRECTORY "'activityDisplayName':'Set federation settings on domain',"
		  "'targetResources':[{'id':null,'displayName':'ran'}]}",
	CHANGE_CHANGED, KIND_DOMAIN, NULL, "", WHO_FOUND, "b@contoso.com"},
};

static struct change
change_of(const struct row *row, struct object *object, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};
	const char *json = row->object != NULL
			       ? row->object
			       : "{'id':'" GUID "','Guid':'" GUID
				 "','Name':'Ran','displayName':'Ran'}";
	const struct json *raw;
	struct err err;

	for (; *json != '\0'; json++)
		strbuf_add_char(&text, *json == '\'' ? '"' : *json);
	KIT_GOOD(
	    json_parse(strbuf_view(&text), JSON_WIRE, arena, &raw, &err), &err);
	KIT_GOOD(normal_object(row->kind, raw, arena, object, &err), &err);
	return (struct change){
	    .type = row->change,
	    .kind = row->kind,
	    .id = object->id,
	    .name = row->object == NULL ? SV("Ran") : object->name,
	    .old_name = sv_from(row->old_name),
	    .before = row->change == CHANGE_ADDED ? NULL : object,
	    .after = row->change == CHANGE_REMOVED ? NULL : object,
	};
}

static void
add(struct event_log *log, enum event_type type, const char *record,
    struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};
	const struct json *raw;
	struct event event;
	struct err err;

	for (; *record != '\0'; record++)
		strbuf_add_char(&text, *record == '\'' ? '"' : *record);
	KIT_GOOD(
	    json_parse(strbuf_view(&text), JSON_WIRE, arena, &raw, &err), &err);
	KIT_GOOD(event_read(type, raw, arena, &event, &err), &err);
	event_log_add(log, arena, &event);
}

static void
finds(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct event_log log = {0};
	struct object object;
	struct who who;

	add(&log, row->type, row->record, arena);
	event_log_widen(&log, arena, row->type,
	    (struct event_window){0, TO + 2 * TIME_DAY});
	event_log_seal(&log);
	struct change change = change_of(row, &object, arena);
	who_did(&log, &change, (struct event_window){FROM, TO}, &who);
	KIT_TEXT(sv_from(who_state_word(who.state)),
	    sv_from(who_state_word(row->want)));
	KIT_TEXT(who.actor, sv_from(row->actor));
	KIT_INT(who.count, row->want == WHO_FOUND);
}

struct window_row {
	const char *name;
	struct event_window window;
	enum who_state want;
	const char *words;
};

static const struct window_row window_rows[] = {
    {"all was read", {FROM - 1, TO + TIME_DAY}, WHO_NO_RECORD,
	"no record found"},
    {"all up to the end", {FROM, TO - 5}, WHO_PENDING, "it may still come"},
    {"the beginning is missing", {FROM + 1, TO}, WHO_NOT_COVERED,
	"not all audit records of that time were read"},
    {"nothing was read", {0, 0}, WHO_NOT_COVERED, "not all audit records"},
};

static void
says_what_is_covered(const void *at)
{
	static const struct row nothing = {.change = CHANGE_ADDED,
	    .kind = KIND_INBOUND_CONNECTOR,
	    .old_name = ""};
	const struct window_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct event_log log = {0};
	struct object object;
	struct who who;

	event_log_widen(&log, arena, EVENT_EXCHANGE_AUDIT, row->window);
	struct change change = change_of(&nothing, &object, arena);
	who_did(&log, &change, (struct event_window){FROM, TO}, &who);
	KIT_INT(who.state, row->want);
	KIT_HAS(who_words(&who, arena), row->words);
}

static void
speaks(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct who who = {
	    .state = WHO_FOUND,
	    .time = FROM,
	    .actor = SV("a@contoso.com"),
	    .operation = SV("New-TransportRule"),
	    .count = 1,
	};

	(void)at;
	KIT_TEXT(who_words(&who, arena),
	    SV("1970-01-12T13:46:40Z by a@contoso.com (New-TransportRule)"));
	who.address = SV("203.0.113.5");
	who.application = SV("Robot");
	KIT_TEXT(who_words(&who, arena),
	    SV("1970-01-12T13:46:40Z by a@contoso.com from 203.0.113.5 "
	       "through Robot (New-TransportRule)"));
}

/* Of several the last counts. */
static void
takes_the_last(const void *at)
{
	static const struct row touched = {.change = CHANGE_TOUCHED,
	    .kind = KIND_INBOUND_CONNECTOR,
	    .old_name = ""};
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct event_log log = {0};
	struct object object;
	struct who who;

	(void)at;
	add(&log, EVENT_EXCHANGE_AUDIT,
	    "{'CreationTime':'1970-01-12T20:00:00','UserId':'later',"
	    "'Operation':'Set-InboundConnector'," NAMED("Identity", "Ran") "}",
	    arena);
	add(&log, EVENT_EXCHANGE_AUDIT,
	    EXCHANGE
	    "'Operation':'Set-InboundConnector'," NAMED("Identity", "Ran") "}",
	    arena);
	event_log_seal(&log);
	struct change change = change_of(&touched, &object, arena);
	who_did(&log, &change, (struct event_window){FROM, TO}, &who);
	KIT_INT(who.count, 2);
	KIT_TEXT(who.actor, SV("later"));
}

int
main(void)
{
	KIT_ROWS(rows, finds);
	KIT_ROWS(window_rows, says_what_is_covered);
	kit_case("in words", speaks);
	kit_case("the last of several", takes_the_last);
	return kit_finish();
}
