/*
 * option_test.c - command line options from tables.
 */
#include "cmd/option.h"

#include <stddef.h>
#include <string.h>

#include "tests/support/kit_rows.h"

struct sample {
	bool is_loud;
	const char *text;
	int64_t number;
	int64_t when;
	struct option_list list;
};

static const struct option_row rows_of_sample[] = {
    {'l', "loud", OPTION_FLAG, offsetof(struct sample, is_loud), NULL, ""},
    {'t', "text", OPTION_TEXT, offsetof(struct sample, text), "T", ""},
    {'n', "number", OPTION_NUMBER, offsetof(struct sample, number), "N", ""},
    {'\0', "when", OPTION_TIME, offsetof(struct sample, when), "W", ""},
    {'\0', "item", OPTION_LIST, offsetof(struct sample, list), "I", ""},
};

struct row {
	const char *name;
	const char *argv[6];
	const char *error; /* part of the message; NULL: it is good */
	bool is_loud;
	const char *text;
	int64_t number;
	int64_t when;
	size_t items;
	size_t words;
};

static const struct row rows[] = {
    {"nothing", {NULL}, NULL, false, "", 0, 0, 0, 0},
    {"flag", {"--loud"}, NULL, true, "", 0, 0, 0, 0},
    {"letter", {"-l"}, NULL, true, "", 0, 0, 0, 0},
    {"value apart", {"--text", "x"}, NULL, false, "x", 0, 0, 0, 0},
    {"value joined", {"--text=x=y"}, NULL, false, "x=y", 0, 0, 0, 0},
    {"empty value", {"--text="}, NULL, false, "", 0, 0, 0, 0},
    {"value that looks like an option", {"--text", "--loud"}, NULL, false,
	"--loud", 0, 0, 0, 0},
    {"number", {"-n", "42"}, NULL, false, "", 42, 0, 0, 0},
    {"date", {"--when", "1970-01-02"}, NULL, false, "", 0, 86400, 0, 0},
    {"time", {"--when=1970-01-01T00:00:01Z"}, NULL, false, "", 0, 1, 0, 0},
    {"list", {"--item=a", "--item=b"}, NULL, false, "", 0, 0, 2, 0},
    {"words", {"a", "-", "b"}, NULL, false, "", 0, 0, 0, 3},
    {"behind the end", {"--", "--loud"}, NULL, false, "", 0, 0, 0, 1},
    {"unknown", {"--quiet"}, "--quiet: no such option", 0, "", 0, 0, 0, 0},
    {"abbreviated", {"--lou"}, "--lou: no such option", 0, "", 0, 0, 0, 0},
    {"one letter, long", {"--l"}, "--l: no such option", 0, "", 0, 0, 0, 0},
    {"letters together", {"-lt"}, "-lt: no such option", 0, "", 0, 0, 0, 0},
    {"flag with value", {"--loud=yes"}, "takes no value", 0, "", 0, 0, 0, 0},
    {"value missing", {"--text"}, "a value is missing", 0, "", 0, 0, 0, 0},
    {"given twice", {"-n1", "-n"}, "no such option", 0, "", 0, 0, 0, 0},
    {"twice", {"--number=1", "--number=1"}, "given twice", 0, "", 0, 0, 0, 0},
    {"negative", {"--number=-1"}, "whole number", 0, "", 0, 0, 0, 0},
    {"too large", {"--number=9999999999999999"}, "whole number", 0, "", 0, 0, 0,
	0},
    {"no time", {"--when", "soon"}, "a time such as", 0, "", 0, 0, 0, 0},
    {"no day", {"--when", "2026-02-30"}, "a time such as", 0, "", 0, 0, 0, 0},
};

static void
parses(const void *at)
{
	const struct row *row = at;
	const struct option_table table = {
	    rows_of_sample, COUNT_OF(rows_of_sample)};
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct sample sample = {.text = ""};
	struct option_list words = {0};
	struct err err = {0};
	char *argv[6];
	int argc = 0;

	for (; argc < 6 && row->argv[argc] != NULL; argc++)
		argv[argc] = (char *)(void *)(size_t)row->argv[argc];
	int status =
	    option_parse(argc, argv, &table, 1, &sample, &words, arena, &err);
	if (row->error != NULL) {
		KIT_INT(status, -1);
		KIT_INT(err.code, ERR_USAGE);
		KIT_HAS(sv_from(err.text), row->error);
		/* Of these, one looks like an option that there is. */
		bool is_near = strcmp(row->name, "abbreviated") == 0;
		KIT_TEXT(sv_from(err.hint),
		    is_near ? SV("did you mean --loud?") : SV(""));
		return;
	}
	KIT_GOOD(status, &err);
	KIT_INT(sample.is_loud, row->is_loud);
	KIT_TEXT(sv_from(sample.text), sv_from(row->text));
	KIT_INT(sample.number, row->number);
	KIT_INT(sample.when, row->when);
	KIT_INT(sample.list.count, row->items);
	KIT_INT(words.count, row->words);
}

int
main(void)
{
	KIT_ROWS(rows, parses);
	return kit_finish();
}
