/*
 * table_portal_test.c - rows of the portals as records of Graph.
 */
#include "auditor/intake/table_portal.h"

#include "auditor/base/jsonw.h"
#include "tests/support/kit_rows.h"

#define CELLS 8

struct row {
	const char *name;
	const char *columns[CELLS];
	const char *cells[CELLS];
	enum thing thing; /* THING_UNKNOWN: no table of a portal */
	const char *want; /* the record as JSON */
};

static const struct row rows[] = {
    {"an audit by a user",
	{"Date (UTC)", "CorrelationId", "Activity", "ActorType",
	    "ActorObjectId", "ActorUserPrincipalName", "IP Address", "Other"},
	{"2026-05-04T07:44:02Z", "c", "Add user", "User", "u", "a@b.example",
	    "192.0.2.1", "x"},
	THING_DIRECTORY_AUDIT,
	"{\"activityDateTime\":\"2026-05-04T07:44:02Z\",\"correlationId\":"
	"\"c\",\"activityDisplayName\":\"Add user\",\"initiatedBy\":{\"user\":"
	"{\"id\":\"u\",\"userPrincipalName\":\"a@b.example\",\"ipAddress\":"
	"\"192.0.2.1\"}}}"},
    {"an audit by an application",
	{"date", "correlationid", "activity", "ActorType", "ActorDisplayName",
	    "ActorObjectId"},
	{"t", "c", "x", "Application", "app", "s"}, THING_DIRECTORY_AUDIT,
	"{\"activityDateTime\":\"t\",\"correlationId\":\"c\","
	"\"activityDisplayName\":\"x\",\"initiatedBy\":{\"app\":{"
	"\"displayName\":\"app\",\"servicePrincipalId\":\"s\"}}}"},
    {"targets, the first of them empty",
	{"Date", "CorrelationId", "Activity", "Target1ObjectId",
	    "Target2ObjectId", "Target2ModifiedProperty2Name",
	    "Target2ModifiedProperty2NewValue", "Target0ObjectId"},
	{"t", "c", "x", "", "o", "p", "[\"v\"]", "z"}, THING_DIRECTORY_AUDIT,
	"{\"activityDateTime\":\"t\",\"correlationId\":\"c\","
	"\"activityDisplayName\":\"x\",\"targetResources\":[{},{\"id\":\"o\","
	"\"modifiedProperties\":[{},{\"displayName\":\"p\",\"newValue\":"
	"\"[\\\"v\\\"]\"}]}]}"},
    {"a sign-in that succeeded",
	{"Date (UTC)", "Request ID", "Application ID", "Status", "Location",
	    "Authentication requirement", "Username"},
	{"t", "r", "a", "Success", "Oslo, Oslo, NO",
	    "Multifactor authentication", "a@b.example"},
	THING_SIGN_IN,
	"{\"createdDateTime\":\"t\",\"id\":\"r\",\"appId\":\"a\",\"location\":"
	"{\"countryOrRegion\":\"NO\"},\"authenticationRequirement\":"
	"\"multifactorauthentication\",\"userPrincipalName\":\"a@b.example\","
	"\"status\":{\"errorCode\":\"0\"}}"},
    {"a sign-in that failed",
	{"Date (UTC)", "Request ID", "Application ID", "Status",
	    "Sign-in error code", "Failure reason"},
	{"t", "r", "a", "Failure", "50126", "wrong"}, THING_SIGN_IN,
	"{\"createdDateTime\":\"t\",\"id\":\"r\",\"appId\":\"a\",\"status\":{"
	"\"errorCode\":\"50126\",\"failureReason\":\"wrong\"}}"},
    {"another table", {"Date", "Activity", "Request ID"}, {"t", "a", "r"},
	THING_UNKNOWN, NULL},
};

static void
tells(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf have = {0};
	struct jsonw w = {.out = &have};
	struct json cells[CELLS] = {{.type = JSON_NULL}};
	struct json object = {.type = JSON_OBJECT, .items = cells};
	strview columns[CELLS];
	enum thing thing = THING_UNKNOWN;

	while (object.count < CELLS && row->columns[object.count] != NULL) {
		struct json *cell = &cells[object.count];
		cell->type = JSON_STRING;
		cell->key = sv_from(row->columns[object.count]);
		cell->text = sv_from(row->cells[object.count]);
		columns[object.count++] = cell->key;
	}
	KIT_INT(table_portal_form(columns, object.count, &thing),
	    row->thing != THING_UNKNOWN);
	KIT_INT(thing, row->thing);
	if (row->want == NULL)
		return;
	struct json record = table_portal_record(thing, &object, arena);
	jsonw_value(&w, NULL, &record);
	KIT_TEXT(strbuf_view(&have), sv_from(row->want));
}

int
main(void)
{
	KIT_ROWS(rows, tells);
	return kit_finish();
}
