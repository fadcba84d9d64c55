/*
 * event_test.c - events as the services tell them.
 */
#include "auditor/model/event.h"

#include <string.h>

#include "auditor/base/timefmt.h"
#include "auditor/model/event_body.h"
#include "auditor/model/event_cmdlet.h"
#include "tests/support/kit_rows.h"

/* With ' for ", as it is easier to read. */
static const struct json *
parsed(const char *text, struct arena *arena)
{
	char *copy = arena_alloc(arena, strlen(text) + 1, 1);
	const struct json *root = NULL;
	struct err err;

	for (size_t i = 0; text[i] != '\0'; i++)
		copy[i] = text[i] == '\'' ? '"' : text[i];
	KIT_GOOD(
	    json_parse(sv_from(copy), JSON_WIRE, arena, &root, &err), &err);
	return root;
}

struct row {
	const char *name;
	enum event_type type;
	const char *raw;
	const char *operation;
	const char *actor;
	const char *app;
	const char *address;
	const char *target; /* name of the first, or its id */
	bool has_failed;
	bool is_by_service;
};

static const struct row rows[] = {
    {"a sign-in", EVENT_SIGN_IN,
	"{'id':'1','createdDateTime':'2026-11-09T22:00:00.1234567Z',"
	"'userPrincipalName':'a@contoso.com','userId':'u','appId':'x',"
	"'ipAddress':'203.0.113.5','status':{'errorCode':50126}}",
	"", "a@contoso.com", "x", "203.0.113.5", "", true, false},
    {"a sign-in that succeeded", EVENT_SIGN_IN,
	"{'id':'1','createdDateTime':'2026-11-09T22:00:00Z',"
	"'userPrincipalName':'a@contoso.com','ipAddress':'2001:db8::1',"
	"'status':{'errorCode':0}}",
	"", "a@contoso.com", "", "2001:db8::1", "", false, false},
    {"a sign-in of an application", EVENT_PRINCIPAL_SIGN_IN,
	"{'id':'1','createdDateTime':'2026-11-09T22:00:00Z','appId':'x',"
	"'servicePrincipalName':'Backup','servicePrincipalId':'s',"
	"'status':{'errorCode':0}}",
	"", "Backup", "x", "", "", false, false},
    {"a directory audit by a user", EVENT_DIRECTORY_AUDIT,
	"{'id':'1','activityDateTime':'2026-11-09T22:00:00Z',"
	"'activityDisplayName':'Add application','result':'success',"
	"'initiatedBy':{'user':{'id':'u','userPrincipalName':'a@contoso.com',"
	"'ipAddress':'203.0.113.5'},'app':null},"
	"'targetResources':[{'id':'T','displayName':'App','Type':'Other'}]}",
	"Add application", "a@contoso.com", "", "203.0.113.5", "App", false,
	false},
    {"a directory audit by an application", EVENT_DIRECTORY_AUDIT,
	"{'id':'1','activityDateTime':'2026-11-09T22:00:00Z',"
	"'activityDisplayName':'Update user','result':'failure',"
	"'initiatedBy':{'user':null,'app':{'appId':'x','displayName':'Sync'}},"
	"'targetResources':[]}",
	"Update user", "Sync", "x", "", "", true, false},
    {"a record of Exchange", EVENT_EXCHANGE_AUDIT,
	"{'Id':'1','CreationTime':'2026-11-09T22:00:00','Operation':"
	"'New-InboundConnector','UserId':'a@contoso.com','ResultStatus':'True',"
	"'ClientIP':'203.0.113.5:4711','ObjectId':'o\\\\Ran_x',"
	"'AppId':'x','Parameters':[{'Name':'Name','Value':'Ran_x'}]}",
	"New-InboundConnector", "a@contoso.com", "x", "203.0.113.5", "o\\Ran_x",
	false, false},
    {"an address of version 6 with its port", EVENT_EXCHANGE_AUDIT,
	"{'CreationTime':'2026-11-09T22:00:00','ClientIP':"
	"'[2001:db8::7]:4711','ResultStatus':'False'}",
	"", "", "", "2001:db8::7", "", true, false},
    {"in a row of the search", EVENT_EXCHANGE_AUDIT,
	"{'ResultIndex':1,'AuditData':'{\\'CreationTime\\':"
	"\\'2026-11-09T22:00:00\\',\\'Operation\\':\\'Set-X\\'}'}",
	"Set-X", "", "", "", "", false, false},
    {"by the service", EVENT_EXCHANGE_AUDIT,
	"{'CreationTime':'2026-11-09T22:00:00','UserType':3,"
	"'ExternalAccess':true,'UserId':'NT AUTHORITY'}",
	"", "NT AUTHORITY", "", "", "", false, true},
    {"by a delegated administrator", EVENT_EXCHANGE_AUDIT,
	"{'CreationTime':'2026-11-09T22:00:00','UserType':2,"
	"'ExternalAccess':true,'UserId':'partner'}",
	"", "partner", "", "", "", false, false},
    {"through another application", EVENT_EXCHANGE_AUDIT,
	"{'CreationTime':'2026-11-09T22:00:00','AppId':'',"
	"'AppAccessContext':{'ClientAppId':'y'}}",
	"", "", "y", "", "", false, false},
};

static void
reads(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct event event;
	struct event again;
	struct err err;

	KIT_GOOD(
	    event_read(row->type, parsed(row->raw, arena), arena, &event, &err),
	    &err);
	int64_t want;
	KIT_TRUE(time_read(SV("2026-11-09T22:00:00Z"), &want));
	KIT_INT(event.time, want);
	KIT_TEXT(event.operation, sv_from(row->operation));
	KIT_TEXT(event.actor, sv_from(row->actor));
	KIT_TEXT(event.app_id, sv_from(row->app));
	KIT_TEXT(event.address, sv_from(row->address));
	KIT_TEXT(event.target_count > 0 ? event.targets[0].name : SV(""),
	    sv_from(row->target));
	KIT_INT(event.has_failed, row->has_failed);
	KIT_INT(event.is_by_service, row->is_by_service);
	KIT_GOOD(
	    event_restore(row->type, event.body, arena, &again, &err), &err);
	KIT_INT(event_compare(&event, &again), 0);
	KIT_TEXT(again.actor, event.actor);
	KIT_TEXT(again.body, SV(""));
}

struct bad_row {
	const char *name;
	enum event_type type;
	const char *raw;
	const char *want;
};

static const struct bad_row bad_rows[] = {
    {"no object", EVENT_SIGN_IN, "['a']", "sign-in: this is no record"},
    {"no time", EVENT_SIGN_IN, "{'id':'1'}", "\"createdDateTime\" is no time"},
    {"a time that is none", EVENT_EXCHANGE_AUDIT,
	"{'CreationTime':'yesterday'}", "is no time: \"yesterday\""},
    {"a broken record in a row", EVENT_EXCHANGE_AUDIT,
	"{'AuditData':'{broken'}", "line 1"},
};

static void
refuses(const void *at)
{
	const struct bad_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct event event;
	struct err err = {0};

	KIT_INT(
	    event_read(row->type, parsed(row->raw, arena), arena, &event, &err),
	    -1);
	KIT_INT(err.code, ERR_FORMAT);
	KIT_HAS(sv_from(err.text), row->want);
}

static void
tells_records_apart(const void *at)
{
	static const char *const raws[] = {
	    "{'CreationTime':'2026-11-09T22:00:00','Operation':'Set-X'}",
	    "{'Operation':'Set-X','CreationTime':'2026-11-09T22:00:00'}",
	    "{'CreationTime':'2026-11-09T22:00:00','Operation':'Set-Y'}"};
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct event events[COUNT_OF(raws)];
	struct err err;

	(void)at;
	for (size_t i = 0; i < COUNT_OF(raws); i++)
		KIT_GOOD(event_read(EVENT_EXCHANGE_AUDIT,
			     parsed(raws[i], arena), arena, &events[i], &err),
		    &err);
	KIT_INT(event_compare(&events[0], &events[1]), 0);
	KIT_TRUE(event_compare(&events[0], &events[2]) != 0);
	KIT_TRUE(sv_starts(events[0].id, SV("unidentified:")));
}

struct factor_row {
	const char *name;
	const char *raw;
	enum event_factor factor;
};

static const struct factor_row factor_rows[] = {
    {"one", "'authenticationRequirement':'singleFactorAuthentication'",
	EVENT_FACTOR_SINGLE},
    {"two", "'authenticationRequirement':'multiFactorAuthentication'",
	EVENT_FACTOR_MULTI},
    {"not returned", "'x':1", EVENT_FACTOR_UNKNOWN},
    {"told by the details",
	"'status':{'errorCode':0,'additionalDetails':'MFA completed in Azure "
	"AD'}",
	EVENT_FACTOR_MULTI},
};

static void
knows_factors(const void *at)
{
	const struct factor_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	strview raw = arena_printf(
	    arena, "{'createdDateTime':'2026-11-09T22:00:00Z',%s}", row->raw);
	struct event event;
	struct err err;

	KIT_GOOD(event_read(EVENT_SIGN_IN, parsed(raw.ptr, arena), arena,
		     &event, &err),
	    &err);
	KIT_INT(event.factor, row->factor);
}

struct name_row {
	const char *name;
	const char *raw;
	const char *called;
	bool is;
};

#define RECORD "{'CreationTime':'2026-11-09T22:00:00',"

static const struct name_row name_rows[] = {
    {"by name", RECORD "'Parameters':[{'Name':'Name','Value':'Ran_x'}]}",
	"ran_X", true},
    {"by identity",
	RECORD "'Parameters':[{'Name':'Identity','Value':"
	       "'contoso.onmicrosoft.com\\\\Ran_x'}]}",
	"Ran_x", true},
    {"by object", RECORD "'ObjectId':'contoso\\\\Ran_x'}", "Ran_x", true},
    {"parameters in one text",
	RECORD "'Parameters':'[{\\'Name\\':\\'Name\\',\\'Value\\':"
	       "\\'Ran_x\\'}]'}",
	"Ran_x", true},
    {"parameters that cannot be read", RECORD "'Parameters':'-Name Ran_x'}",
	"Ran_x", false},
    {"another", RECORD "'ObjectId':'Ran_y'}", "Ran_x", false},
    {"none", RECORD "'ObjectId':''}", "", false},
};

static void
knows_names(const void *at)
{
	const struct name_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct event event;
	struct err err;

	KIT_GOOD(event_read(EVENT_EXCHANGE_AUDIT, parsed(row->raw, arena),
		     arena, &event, &err),
	    &err);
	KIT_INT(event_is_called(&event, sv_from(row->called)), row->is);
}

static void
knows_cmdlets(const void *at)
{
	struct event event = {.type = EVENT_EXCHANGE_AUDIT,
	    .operation = SV("Remove-TransportRule")};
	strview verb;
	enum kind kind;

	(void)at;
	KIT_TRUE(event_cmdlet(&event, &verb, &kind));
	KIT_TEXT(verb, SV("Remove"));
	KIT_INT(kind, KIND_TRANSPORT_RULE);
	event.operation = SV("New-SomethingElse");
	KIT_TRUE(!event_cmdlet(&event, &verb, &kind));
	event.operation = SV("MailItemsAccessed");
	KIT_TRUE(!event_cmdlet(&event, &verb, &kind));
}

/* What is too long is cut, and still says who, when and what. */
static void
bounds_bodies(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf raw = {0};
	struct event event;
	struct err err;

	(void)at;
	strbuf_add_text(&raw,
	    "{'CreationTime':'2026-11-09T22:00:00','Operation':'Set-X',"
	    "'UserId':'a@contoso.com','Parameters':[");
	for (int i = 0; i < 3000; i++)
		strbuf_printf(&raw, "{'Name':'P%d','Value':'%0500d'},", i, i);
	strbuf_add_text(&raw, "{}]}");
	KIT_GOOD(event_read(EVENT_EXCHANGE_AUDIT,
		     parsed(strbuf_cstr(&raw), arena), arena, &event, &err),
	    &err);
	KIT_TRUE(event.body.len <= EVENT_BODY_MAX);
	KIT_TRUE(event.parameter_count > 0 && event.parameter_count < 3000);
	KIT_TEXT(event.actor, SV("a@contoso.com"));
}

static void
knows_types(const void *at)
{
	(void)at;
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		enum event_type type = (enum event_type)i;
		enum event_type found;
		KIT_TRUE(
		    event_type_find(sv_from(event_type_name(type)), &found));
		KIT_INT(found, type);
		KIT_TRUE(event_type_lag(type) > 0);
	}
	enum event_type type = EVENT_SIGN_IN;
	KIT_TRUE(event_type_find_key(SV("auditevent"), &type));
	KIT_INT(type, EVENT_EXCHANGE_AUDIT);
	KIT_TRUE(!event_type_find_key(SV("Mailbox"), &type));
}

int
main(void)
{
	KIT_ROWS(rows, reads);
	KIT_ROWS(bad_rows, refuses);
	KIT_ROWS(factor_rows, knows_factors);
	KIT_ROWS(name_rows, knows_names);
	kit_case("records without an id", tells_records_apart);
	kit_case("cmdlets", knows_cmdlets);
	kit_case("bounds", bounds_bodies);
	kit_case("types", knows_types);
	return kit_finish();
}
