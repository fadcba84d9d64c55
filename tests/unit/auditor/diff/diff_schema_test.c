/*
 * diff_schema_test.c - properties that the service adds or drops.
 */
#include "auditor/diff/diff.h"

#include "tests/unit/auditor/diff/diff_rows.h"

static const struct diff_row schema_rows[] = {
    {"a property appears everywhere",
	TWO("{'Guid':'a','Name':'A'},{'Guid':'b','Name':'B'}"),
	TWO("{'Guid':'a','Name':'A','New':1},{'Guid':'b','Name':'B','New':2}"),
	"appeared inbound-connector New\n"},
    {"a property vanishes everywhere",
	TWO("{'Guid':'a','Name':'A','Old':1},{'Guid':'b','Name':'B','Old':2}"),
	TWO("{'Guid':'a','Name':'A'},{'Guid':'b','Name':'B'}"),
	"vanished inbound-connector Old\n"},
    {"both, and an edit beside",
	TWO("{'Guid':'a','Name':'A','Old':1,'Comment':'x'}"),
	TWO("{'Guid':'a','Name':'A','New':1,'Comment':'y'}"),
	"changed inbound-connector a A Comment:\"x\">\"y\"\n"
	"appeared inbound-connector New\nvanished inbound-connector Old\n"},
    {"behaviour that appears is no change of behaviour",
	RULES("{'Guid':'a','Name':'A','Comments':'x'}"),
	RULES("{'Guid':'a','Name':'A','Comments':'y',"
	      "'SenderAddressLocation':'Header'}"),
	"changed transport-rule a A Comments:\"x\">\"y\"\n"
	"appeared transport-rule SenderAddressLocation\n"},
    {"a stamp appears everywhere", TWO("{'Guid':'a','Name':'A'}"),
	TWO("{'Guid':'a','Name':'A','WhenChangedUTC':'2026-01-01T00:00:00Z'}"),
	"appeared inbound-connector WhenChangedUTC\n"},
    {"a property on one object only is not compared",
	TWO("{'Guid':'a','Name':'A'},{'Guid':'b','Name':'B'}"),
	TWO("{'Guid':'a','Name':'A','New':1},{'Guid':'b','Name':'B'}"), ""},
    {"a new object brings its own properties", TWO("{'Guid':'a','Name':'A'}"),
	TWO("{'Guid':'a','Name':'A'},{'Guid':'b','Name':'B','New':1}"),
	"added inbound-connector b B !\n"},
    {"the first object of a list brings no note", TWO(""),
	TWO("{'Guid':'b','Name':'B','New':1}"),
	"added inbound-connector b B !\n"},
    {"a nested member appears everywhere",
	APPS("{'id':'1','displayName':'A','keyCredentials':[{'keyId':'k1'},"
	     "{'keyId':'k2'}]},{'id':'2','displayName':'B','keyCredentials':"
	     "[{'keyId':'k3'}]}"),
	APPS("{'id':'1','displayName':'A','keyCredentials':[{'keyId':'k1',"
	     "'a':2},{'keyId':'k2','a':1}]},{'id':'2','displayName':'B',"
	     "'keyCredentials':[{'keyId':'k3','a':1}]}"),
	"appeared application keyCredentials.a\n"},
    {"a nested member vanishes, and a credential comes",
	APPS("{'id':'1','displayName':'A','keyCredentials':[{'keyId':'k1',"
	     "'a':1}]}"),
	APPS("{'id':'1','displayName':'A','keyCredentials':[{'keyId':'k1'},"
	     "{'keyId':'k2'}]}"),
	"changed application 1 A ! keyCredentials:[{\"a\":1,\"keyId\":\"k1\"}]>"
	"[{\"keyId\":\"k1\"},{\"keyId\":\"k2\"}]+{\"keyId\":\"k2\"}\n"
	"vanished application keyCredentials.a\n"},
    {"a nested member of one object only is a change",
	APPS("{'id':'1','displayName':'A','info':{'a':1}},"
	     "{'id':'2','displayName':'B','info':{'a':1}}"),
	APPS("{'id':'1','displayName':'A','info':{'a':1,'b':1}},"
	     "{'id':'2','displayName':'B','info':{'a':1}}"),
	"changed application 1 A ! info:{\"a\":1}>{\"a\":1,\"b\":1}\n"},
    {"a nested member that another object had is a change",
	APPS("{'id':'1','displayName':'A','info':{'a':1}},"
	     "{'id':'2','displayName':'B','info':{'a':1,'b':1}}"),
	APPS("{'id':'1','displayName':'A','info':{'a':1,'b':1}},"
	     "{'id':'2','displayName':'B','info':{'a':1,'b':1}}"),
	"changed application 1 A ! info:{\"a\":1}>{\"a\":1,\"b\":1}\n"},
    {"deeper down",
	APPS("{'id':'1','displayName':'A','requiredResourceAccess':["
	     "{'resourceAppId':'r','resourceAccess':[{'id':'x'}]}]}"),
	APPS("{'id':'1','displayName':'A','requiredResourceAccess':["
	     "{'resourceAppId':'r','resourceAccess':[{'id':'x','n':1}]}]}"),
	"appeared application requiredResourceAccess.resourceAccess.n\n"},
    {"the first elements are no schema",
	APPS("{'id':'1','displayName':'A','keyCredentials':[]}"),
	APPS("{'id':'1','displayName':'A','keyCredentials':[{'keyId':'k1'}]}"),
	"changed application 1 A ! keyCredentials:null>[{\"keyId\":\"k1\"}]"
	"+{\"keyId\":\"k1\"}\n"},
};

/* Keys that are data, more than come or go at once, are all compared. */
static void
compares_many_nested_members(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf doc = {0};
	struct diff diff;

	(void)at;
	strbuf_add_text(&doc, "{'Application':[{'id':'1','d':{'x':1");
	for (int i = 0; i < 80; i++)
		strbuf_printf(&doc, ",'k%d':1", i);
	strbuf_add_text(&doc, "}}]}");
	CLEANUP(snapshot_drop)
	struct snapshot *before =
	    given("live", 100, "{'Application':[{'id':'1','d':{'x':1}}]}");
	CLEANUP(snapshot_drop)
	struct snapshot *after = given("live", 200, strbuf_cstr(&doc));
	diff_snapshots(before, after, arena, &diff);
	KIT_INT(diff.count, 1);
	KIT_INT(diff.note_count, 0);
}

int
main(void)
{
	KIT_ROWS(schema_rows, diff_compares);
	kit_case("many nested members", compares_many_nested_members);
	return kit_finish();
}
