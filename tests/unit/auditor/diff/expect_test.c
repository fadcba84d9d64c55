/*
 * expect_test.c - announced changes against those that came.
 */
#include "auditor/diff/expect.h"

#include "tests/unit/auditor/diff/diff_rows.h"

#define ENTRY(object, operation, rest)                                         \
	"- {kind: transport-rule, object: " object                             \
	", operation: " operation rest "}\n"
#define RULE_OF(id, name, header)                                              \
	"{'Guid':'" id "','Name':'" name "','RemoveHeader':'" header "'}"

struct row {
	const char *name;
	const char *before;
	const char *after;
	const char *expect; /* entries */
	/* A line a change: type name, the line that named it, what it may not;
	 * then the lines of entries that are missing. */
	const char *want;
};

static const struct row rows[] = {
    {"nothing at all", RULES(RULE_OF("a", "A", "x")),
	RULES(RULE_OF("a", "A", "x")), "[]", ""},
    {"a change by name", RULES(RULE_OF("a", "A", "x")),
	RULES(RULE_OF("a", "A", "y")),
	ENTRY("A", "changed", ", fields: [RemoveHeader]"), "changed A 2\n"},
    {"by id in capitals",
	RULES(RULE_OF("aaaaaaaa-0000-4000-8000-00000000000a", "A", "x")),
	RULES(RULE_OF("aaaaaaaa-0000-4000-8000-00000000000a", "A", "y")),
	ENTRY(
	    "AAAAAAAA-0000-4000-8000-00000000000A", "changed", ", fields: all"),
	"changed A 2\n"},
    {"letter case of fields", RULES(RULE_OF("a", "A", "x")),
	RULES(RULE_OF("a", "A", "y")),
	ENTRY("A", "changed", ", fields: [removeheader]"), "changed A 2\n"},
    {"the id that was announced, taken as a name",
	RULES(RULE_OF("b", "A", "x")),
	RULES(RULE_OF("b", "A", "x") "," RULE_OF(
	    "c", "aaaaaaaa-0000-4000-8000-00000000000a", "y")),
	ENTRY("aaaaaaaa-0000-4000-8000-00000000000a", "added", ""),
	"added aaaaaaaa-0000-4000-8000-00000000000a 0\nmissing 2\n"},
    {"another field", RULES(RULE_OF("a", "A", "x")),
	RULES(RULE_OF("a", "A", "y")),
	ENTRY("A", "changed", ", fields: [Mode]"),
	"changed A 2 -RemoveHeader\n"},
    {"letter case of names", RULES(RULE_OF("a", "A", "x")),
	RULES(RULE_OF("a", "A", "y")), ENTRY("a1", "changed", ", fields: all"),
	"changed A 0\nmissing 2\n"},
    {"another operation", RULES(RULE_OF("a", "A", "x")), RULES(""),
	ENTRY("A", "changed", ", fields: all"), "removed A 0\nmissing 2\n"},
    {"by the name it had", RULES(RULE_OF("a", "A", "x")),
	RULES(RULE_OF("a", "B", "x")), ENTRY("A", "renamed", ""),
	"renamed B 2\n"},
    {"one entry, two objects of a name", RULES(""),
	RULES(RULE_OF("a", "A", "x") "," RULE_OF("b", "A", "y")),
	ENTRY("A", "added", ""), "added A 2\nadded A 0\n"},
    {"one object, two entries", RULES(RULE_OF("a", "A", "x")),
	RULES(RULE_OF("a", "A", "y")),
	ENTRY("A", "changed", ", fields: [Mode]")
	    ENTRY("A", "changed", ", fields: [RemoveHeader]"),
	"changed A 3\nmissing 2\n"},
    {"one that does not come", RULES(RULE_OF("a", "A", "x")),
	RULES(RULE_OF("a", "A", "x")), ENTRY("A", "removed", ""),
	"missing 2\n"},
    {"one that came and went", RULES(""), RULES(""),
	ENTRY("A", "transient", ""), "missing 2\n"},
};

static void
judges(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf yaml = {0};
	CLEANUP(strbuf_done) struct strbuf have = {0};
	CLEANUP(snapshot_drop)
	struct snapshot *before = given("live", 100, row->before);
	CLEANUP(snapshot_drop)
	struct snapshot *after = given("live", 200, row->after);
	struct expectations expected = {0};
	struct diff diff;
	struct err err = {0};

	strbuf_printf(&yaml, "expect:%s%s", row->expect[0] == '[' ? " " : "\n",
	    row->expect);
	KIT_GOOD(
	    expect_read(strbuf_view(&yaml), "c.yaml", arena, &expected, &err),
	    &err);
	diff_snapshots(before, after, arena, &diff);
	for (size_t i = 0; i < diff.count; i++) {
		const struct change *change = &diff.changes[i];
		struct expect_verdict verdict =
		    expect_match(&expected, change, arena);
		strbuf_printf(&have, "%s " SV_FMT " %u",
		    change_word(change->type), SV_ARG(change->name),
		    verdict.by != NULL ? verdict.by->line : 0);
		for (size_t j = 0; j < verdict.excess_count; j++)
			strbuf_printf(
			    &have, " -" SV_FMT, SV_ARG(verdict.excess[j]));
		strbuf_add_char(&have, '\n');
	}
	for (size_t i = 0; i < expected.count; i++) {
		if (!expected.at[i].has_come)
			strbuf_printf(
			    &have, "missing %u\n", expected.at[i].line);
	}
	KIT_TEXT(strbuf_view(&have), sv_from(row->want));
}

struct bad_row {
	const char *name;
	const char *yaml;
	const char *want;
};

static const struct bad_row bad[] = {
    {"nothing", "", "\"expect\" is missing"},
    {"a list", "- a", "has to be a mapping"},
    {"an entry that is a text", "expect: [a]", "an entry has to be a mapping"},
    {"a key of another",
	"expect: [{kind: domain, object: x, operation: added, "
	"field: y}]",
	"unknown key \"field\""},
    {"an empty object",
	"expect: [{kind: domain, object: '', operation: added}]",
	"\"object\" has to be a text"},
    {"fields that are none",
	"expect: [{kind: domain, object: x, operation: changed, fields: some}]",
	"has to be a list of fields"},
    {"a field that is a list",
	"expect: [{kind: domain, object: x, operation: changed, fields: "
	"[[a]]}]",
	"a field has to be a text"},
    {"a key twice", "expect: []\nexpect: []", "key occurs twice"},
};

static void
refuses(const void *at)
{
	const struct bad_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct expectations expected;
	struct err err = {0};

	KIT_INT(
	    expect_read(sv_from(row->yaml), "c.yaml", arena, &expected, &err),
	    -1);
	KIT_INT(err.code, ERR_CONFIG);
	KIT_TRUE(sv_starts(sv_from(err.text), SV("c.yaml:")));
	KIT_HAS(sv_from(err.text), row->want);
}

int
main(void)
{
	KIT_ROWS(rows, judges);
	KIT_ROWS(bad, refuses);
	return kit_finish();
}
