/*
 * diff_objects_test.c - two objects held against each other.
 */
#include "auditor/diff/diff.h"

#include "tests/unit/auditor/diff/diff_rows.h"

struct object_row {
	const char *name;
	const char *before; /* a document with one object */
	const char *after;
	enum kind kind;
	bool is_same;  /* in behaviour */
	bool has_diff; /* by diff_objects */
};

static const struct object_row object_rows[] = {
    {"same", RULES(RULE("a", "0")), RULES(RULE("a", "0")), KIND_TRANSPORT_RULE,
	true, false},
    {"only the number of the rule", RULES(RULE("a", "0")),
	RULES(RULE("a", "7")), KIND_TRANSPORT_RULE, true, false},
    {"name and comment do nothing",
	RULES("{'Guid':'a','Name':'x','Comments':'c','RemoveHeader':'h'}"),
	RULES("{'Guid':'a','Name':'y','Comments':'d','RemoveHeader':'h'}"),
	KIND_TRANSPORT_RULE, true, true},
    {"a switch is not in the fingerprint",
	RULES("{'Guid':'a','Name':'x','State':'Enabled'}"),
	RULES("{'Guid':'a','Name':'x','State':'Disabled'}"),
	KIND_TRANSPORT_RULE, true, true},
    {"another header", RULES("{'Guid':'a','Name':'x','RemoveHeader':'h'}"),
	RULES("{'Guid':'a','Name':'x','RemoveHeader':'i'}"),
	KIND_TRANSPORT_RULE, false, true},
    {"the service adds an idle property",
	RULES("{'Guid':'a','Name':'x','RemoveHeader':'h'}"),
	RULES("{'Guid':'a','Name':'x','RemoveHeader':'h','DeleteMessage':false,"
	      "'CopyTo':[],'New':7}"),
	KIND_TRANSPORT_RULE, true, false},
    {"behaviour that says something came", RULES("{'Guid':'a','Name':'x'}"),
	RULES("{'Guid':'a','Name':'x','DeleteMessage':true}"),
	KIND_TRANSPORT_RULE, false, false},
    {"behaviour that says something went",
	RULES("{'Guid':'a','Name':'x','DeleteMessage':true}"),
	RULES("{'Guid':'a','Name':'x'}"), KIND_TRANSPORT_RULE, false, false},
    {"the connector it names was renamed",
	"{'TransportRule':[{'Guid':'a','Name':'x',"
	"'RouteMessageOutboundConnector':'One'}],"
	"'OutboundConnector':[{'Guid':'c','Name':'One'}]}",
	"{'TransportRule':[{'Guid':'a','Name':'x',"
	"'RouteMessageOutboundConnector':'Two'}],"
	"'OutboundConnector':[{'Guid':'c','Name':'Two'}]}",
	KIND_TRANSPORT_RULE, true, true},
    {"the connectors could not be read",
	"{'TransportRule':[{'Guid':'a','Name':'x',"
	"'RouteMessageOutboundConnector':'One'}],"
	"'OutboundConnector':[{'Guid':'c','Name':'One'}]}",
	"{'TransportRule':[{'Guid':'a','Name':'x',"
	"'RouteMessageOutboundConnector':'One'}]}",
	KIND_TRANSPORT_RULE, true, false},
    {"end of a credential is not behaviour",
	APPS("{'id':'1','keyCredentials':[{'keyId':'k',"
	     "'endDateTime':'2026-01-01T00:00:00Z'}]}"),
	APPS("{'id':'1','keyCredentials':[{'keyId':'k',"
	     "'endDateTime':'2027-01-01T00:00:00Z'}]}"),
	KIND_APPLICATION, true, true},
    {"another credential is",
	APPS("{'id':'1','keyCredentials':[{'keyId':'k'}]}"),
	APPS("{'id':'1','keyCredentials':[{'keyId':'l'}]}"), KIND_APPLICATION,
	false, true},
};

static void
compares_objects(const void *at)
{
	const struct object_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop)
	struct snapshot *before = given("live", 100, row->before);
	CLEANUP(snapshot_drop)
	struct snapshot *after = given("live", 200, row->after);
	const struct object *left = &before->lists[row->kind].objects[0];
	const struct object *right = &after->lists[row->kind].objects[0];
	struct change change = {.edit_count = 7};

	KIT_INT(diff_same_behaviour(left, right), row->is_same);
	KIT_INT(diff_same_behaviour(right, left), row->is_same);
	KIT_INT(diff_objects(left, right, arena, &change), row->has_diff);
	KIT_INT(change.edit_count == 7, !row->has_diff);
}

int
main(void)
{
	KIT_ROWS(object_rows, compares_objects);
	return kit_finish();
}
