/*
 * diff_test.c - changes between two states of a tenant.
 */
#include "auditor/diff/diff.h"

#include "tests/unit/auditor/diff/diff_rows.h"

static const struct diff_row rows[] = {
    {"nothing at all", "{}", "{}", ""},
    {"equal", RULES(RULE("a", "0") "," RULE("b", "1")),
	RULES(RULE("b", "1") "," RULE("a", "0")), ""},
    {"added", RULES(RULE("a", "0")), RULES(RULE("a", "0") "," RULE("b", "1")),
	"added transport-rule b rule b !\n"},
    {"removed", RULES(RULE("a", "0") "," RULE("b", "1")), RULES(RULE("b", "0")),
	"removed transport-rule a rule a !\n"},
    {"all removed", RULES(RULE("a", "0")), RULES(""),
	"removed transport-rule a rule a !\n"},
    {"not removed from a partial list",
	RULES(RULE("a", "0") "," RULE("b", "1")),
	"{'TransportRule':{'throttled':[" RULE("b", "1") "," RULE(
	    "c", "2") "]}}",
	"added transport-rule c rule c !\n"},
    {"changed in a partial list", RULES(RULE("a", "0")),
	"{'TransportRule':{'timeout':[{'Guid':'a','Name':'rule a','Priority':0,"
	"'RemoveHeader':'X-z'}]}}",
	"changed transport-rule a rule a ! RemoveHeader:\"x-a\">\"x-z\"\n"},
    {"nothing from a list that was not collected", RULES(RULE("a", "0")),
	"{'TransportRule':'permission'}", ""},
    {"nothing from a list that is absent", RULES(RULE("a", "0")), "{}", ""},
    {"nothing against a partial list",
	"{'TransportRule':{'throttled':[" RULE("b", "1") "]}}",
	RULES(RULE("a", "0")), ""},
    {"nothing against an unread list", "{'TransportRule':'sign-in'}",
	RULES(RULE("a", "0")), ""},
    {"state", TWO("{'Guid':'a','Name':'In','Comment':'x'}"),
	TWO("{'Guid':'a','Name':'In','Comment':'y'}"),
	"changed inbound-connector a In Comment:\"x\">\"y\"\n"},
    {"behaviour", TWO("{'Guid':'a','Name':'In','RequireTls':true}"),
	TWO("{'Guid':'a','Name':'In','RequireTls':false}"),
	"changed inbound-connector a In ! RequireTls:true>false\n"},
    {"switched off", TWO("{'Guid':'a','Name':'In','Enabled':true}"),
	TWO("{'Guid':'a','Name':'In','Enabled':false}"),
	"changed inbound-connector a In ! Enabled:true>false\n"},
    {"switched off by a date",
	RULES("{'Guid':'a','Name':'r','ExpiryDate':null}"),
	RULES("{'Guid':'a','Name':'r','ExpiryDate':'2026-01-01T00:00:00Z'}"),
	"changed transport-rule a r ! "
	"ExpiryDate:null>\"2026-01-01T00:00:00Z\"\n"},
    {"put off to a date",
	RULES("{'Guid':'a','Name':'r','ActivationDate':null}"),
	RULES("{'Guid':'a','Name':'r','ActivationDate':'2036-01-01T00:00:00Z'"
	      "}"),
	"changed transport-rule a r ! "
	"ActivationDate:null>\"2036-01-01T00:00:00Z\"\n"},
    {"what is not known may do anything",
	TWO("{'Guid':'a','Name':'In','RelayAll':false}"),
	TWO("{'Guid':'a','Name':'In','RelayAll':true}"),
	"changed inbound-connector a In ! RelayAll:false>true\n"},
    {"emptied", TWO("{'Guid':'a','Name':'In','EFUsers':['a@x.example']}"),
	TWO("{'Guid':'a','Name':'In','EFUsers':[]}"),
	"changed inbound-connector a In ! "
	"EFUsers:[\"a@x.example\"]>null-\"a@x.example\"\n"},
    {"spelt empty in another way",
	TWO("{'Guid':'a','Name':'In','EFUsers':null,'Comment':''}"),
	TWO("{'Guid':'a','Name':'In','EFUsers':[],'Comment':null}"), ""},
    {"a set in another order",
	TWO("{'Guid':'a','Name':'In','SenderDomains':['smtp:*;1','x;2']}"),
	TWO("{'Guid':'a','Name':'In','SenderDomains':['x;2','smtp:*;1']}"), ""},
    {"a set by elements",
	TWO("{'Guid':'a','Name':'In','EFSkipIPs':['192.0.2.1','192.0.2.2',"
	    "'192.0.2.3']}"),
	TWO("{'Guid':'a','Name':'In','EFSkipIPs':['192.0.2.2','192.0.2.4',"
	    "'192.0.2.1']}"),
	"changed inbound-connector a In ! "
	"EFSkipIPs:[\"192.0.2.1\",\"192.0.2.2\",\"192.0.2.3\"]>"
	"[\"192.0.2.1\",\"192.0.2.2\",\"192.0.2.4\"]"
	"-\"192.0.2.3\"+\"192.0.2.4\"\n"},
    {"a pattern by letter case",
	RULES("{'Guid':'a','Name':'r','SubjectMatchesPatterns':['\\\\d']}"),
	RULES("{'Guid':'a','Name':'r','SubjectMatchesPatterns':['\\\\D']}"),
	"changed transport-rule a r ! SubjectMatchesPatterns:[\"\\\\d\"]>"
	"[\"\\\\D\"]-\"\\\\d\"+\"\\\\D\"\n"},
    {"renamed", TWO("{'Guid':'a','Name':'In'}"),
	TWO("{'Guid':'a','Name':'Out'}"),
	"renamed inbound-connector a Out<-In Name:\"In\">\"Out\"\n"},
    {"renamed and changed", TWO("{'Guid':'a','Name':'In','RequireTls':true}"),
	TWO("{'Guid':'a','Name':'Out','RequireTls':false}"),
	"changed inbound-connector a Out<-In ! Name:\"In\">\"Out\" "
	"RequireTls:true>false\n"},
    {"touched",
	TWO("{'Guid':'a','Name':'In','WhenChangedUTC':'2026-01-01T00:00:00Z'}"),
	TWO("{'Guid':'a','Name':'In','WhenChangedUTC':'2026-01-02T00:00:00Z'}"),
	"touched inbound-connector a In WhenChangedUTC:"
	"\"2026-01-01T00:00:00Z\">\"2026-01-02T00:00:00Z\"\n"},
    {"touched in another spelling only",
	TWO("{'Guid':'a','Name':'In','WhenChangedUTC':'2026-01-01T00:00:00Z'}"),
	TWO("{'Guid':'a','Name':'In',"
	    "'WhenChangedUTC':'2026-01-01T02:00:00+02:00'}"),
	""},
    {"changed and touched",
	TWO("{'Guid':'a','Name':'In','Comment':'x',"
	    "'WhenChangedUTC':'2026-01-01T00:00:00Z'}"),
	TWO("{'Guid':'a','Name':'In','Comment':'y',"
	    "'WhenChangedUTC':'2026-01-02T00:00:00Z'}"),
	"changed inbound-connector a In Comment:\"x\">\"y\"\n"},
    {"in order of kinds and ids",
	"{'TransportRule':[" RULE("b", "0") "],'InboundConnector':[{'Guid':"
					    "'z','Name':'Z'}]}",
	"{'TransportRule':[" RULE("a", "0") "," RULE(
	    "c", "1") "],'InboundConnector':[{'Guid':'y','Name':'Y'}]}",
	"added inbound-connector y Y !\n"
	"removed inbound-connector z Z !\n"
	"added transport-rule a rule a !\n"
	"removed transport-rule b rule b !\n"
	"added transport-rule c rule c !\n"},
};

static void
says_what_it_compared(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop)
	struct snapshot *before = given("live", 100,
	    "{'Domain':[],'TransportRule':[],'Application':[],"
	    "'RemoteDomain':{'timeout':[]}}");
	CLEANUP(snapshot_drop)
	struct snapshot *after = given("live", 200,
	    "{'Domain':[],'TransportRule':{'timeout':[]},'RemoteDomain':[]}");
	struct diff diff;

	(void)at;
	diff_snapshots(before, after, arena, &diff);
	KIT_INT(diff.compared, KIND_BIT(KIND_DOMAIN));
}

static void
names_the_types(const void *at)
{
	(void)at;
	KIT_TEXT(sv_from(change_word(CHANGE_ADDED)), SV("added"));
	KIT_TEXT(sv_from(change_word(CHANGE_RECREATED)), SV("recreated"));
}

int
main(void)
{
	KIT_ROWS(rows, diff_compares);
	kit_case("says what it compared", says_what_it_compared);
	kit_case("words", names_the_types);
	return kit_finish();
}
