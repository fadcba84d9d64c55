/*
 * diff_order_test.c - rules that move among the others.
 */
#include "auditor/diff/diff.h"

#include "tests/unit/auditor/diff/diff_rows.h"

static const struct diff_row order_rows[] = {
    {"numbers shift when a rule comes",
	RULES(RULE("a", "0") "," RULE("b", "1")),
	RULES(RULE("c", "0") "," RULE("a", "1") "," RULE("b", "2")),
	"added transport-rule c rule c !\n"},
    {"numbers shift when a rule goes",
	RULES(RULE("a", "0") "," RULE("b", "1") "," RULE("c", "2")),
	RULES(RULE("b", "0") "," RULE("c", "1")),
	"removed transport-rule a rule a !\n"},
    {"one rule to the top",
	RULES(RULE("a", "0") "," RULE("b", "1") "," RULE("c", "2") "," RULE(
	    "d", "3")),
	RULES(RULE("d", "0") "," RULE("a", "1") "," RULE("b", "2") "," RULE(
	    "c", "3")),
	"moved transport-rule d rule d Priority:3>0\n"},
    {"one rule to the bottom",
	RULES(RULE("a", "0") "," RULE("b", "1") "," RULE("c", "2") "," RULE(
	    "d", "3")),
	RULES(RULE("b", "0") "," RULE("c", "1") "," RULE("d", "2") "," RULE(
	    "a", "3")),
	"moved transport-rule a rule a Priority:0>3\n"},
    {"two neighbours swapped: the one that rose",
	RULES(RULE("a", "0") "," RULE("b", "1")),
	RULES(RULE("b", "0") "," RULE("a", "1")),
	"moved transport-rule b rule b Priority:1>0\n"},
    {"ten and nine are numbers",
	RULES(RULE("a", "9") "," RULE("b", "10") "," RULE("c", "11")),
	RULES(RULE("a", "10") "," RULE("b", "11") "," RULE("c", "12")), ""},
    {"overtaken though its number stays",
	RULES(RULE("p", "0") "," RULE("q", "1") "," RULE("r", "2") "," RULE(
	    "s", "3") "," RULE("t", "4") "," RULE("k", "5") "," RULE("u",
	    "6") "," RULE("v", "7") "," RULE("w", "8")),
	RULES(RULE("s", "0") "," RULE("t", "1") "," RULE("u", "2") "," RULE(
	    "v", "3") "," RULE("w", "4") "," RULE("k", "5")),
	"moved transport-rule k rule k\n"
	"removed transport-rule p rule p !\n"
	"removed transport-rule q rule q !\n"
	"removed transport-rule r rule r !\n"},
    {"moved and edited", RULES(RULE("a", "0") "," RULE("b", "1")),
	RULES("{'Guid':'b','Name':'rule "
	      "b','Priority':0,'RemoveHeader':'X-z'}," RULE("a", "1")),
	"changed transport-rule b rule b ! Priority:1>0 "
	"RemoveHeader:\"x-b\">\"x-z\"\n"},
    {"shifted and edited", RULES(RULE("b", "0")),
	RULES(RULE("a", "0") ",{'Guid':'b','Name':'rule b','Priority':1,"
			     "'RemoveHeader':'X-z'}"),
	"added transport-rule a rule a !\n"
	"changed transport-rule b rule b ! RemoveHeader:\"x-b\">\"x-z\"\n"},
    {"moved and touched",
	RULES(RULE("a", "0") ",{'Guid':'b','Name':'b','Priority':1,"
			     "'WhenChanged':'2026-01-01T00:00:00Z'}"),
	RULES(RULE("a", "1") ",{'Guid':'b','Name':'b','Priority':0,"
			     "'WhenChanged':'2026-01-02T00:00:00Z'}"),
	"moved transport-rule b b Priority:1>0\n"},
    {"no number, no order",
	RULES("{'Guid':'a','Name':'a','Priority':0},"
	      "{'Guid':'b','Name':'b','Priority':null}"),
	RULES("{'Guid':'a','Name':'a','Priority':1},"
	      "{'Guid':'b','Name':'b','Priority':0}"),
	""},
    {"a number elsewhere is no order",
	"{'MailContact':[{'Guid':'a','DisplayName':'A','Priority':1}]}",
	"{'MailContact':[{'Guid':'a','DisplayName':'A','Priority':2}]}",
	"changed mail-contact a A ! Priority:1>2\n"},
};

int
main(void)
{
	KIT_ROWS(order_rows, diff_compares);
	return kit_finish();
}
