/*
 * cases_test.c - the attack and look-alike cases of fixtures/cases, as
 * build/tests/cases judges them, and that each check has one of either.
 */
#include <stdio.h>

#include "tests/cases/case_judge.h"
#include "tests/support/kit_rows.h"

struct case_row {
	const char *name;
	const struct json *value;
	const struct case_file *file;
};

static struct arena *arena;

static void
judges(const void *at)
{
	const struct case_row *row = at;
	CLEANUP(case_done) struct case_run run = {.arena = arena_new()};
	CLEANUP(strbuf_done) struct strbuf differs = {0};
	struct err err = {0};

	KIT_GOOD(case_judge(&run, row->file, row->value, &err), &err);
	case_differ(row->value, &run.outcome, &differs);
	KIT_TEXT(strbuf_view(&differs), SV(""));
}

/* --- each check fires in one case, and is silent in another -------------- */

static unsigned *firing;
static unsigned *silent;

static size_t
index_of(strview id)
{
	size_t at = 0;

	while (at < check_count() && !sv_eq(sv_from(check_at(at)->id), id))
		at++;
	return at;
}

static void
count_checks(const struct json *list, unsigned *counts)
{
	for (size_t i = 0; list != NULL && i < list->count; i++) {
		size_t at = index_of(list->items[i].text);
		if (at < check_count())
			counts[at]++;
	}
}

static void
has_cases(const void *at)
{
	bool is_whole = true;

	(void)at;
	for (size_t i = 0; i < check_count(); i++) {
		/* The chain is expected by a key of its own. */
		if (sv_eq(sv_from(check_at(i)->id), SV("CH-001")))
			continue;
		if (firing[i] == 0)
			fprintf(
			    stderr, "%s fires in no case\n", check_at(i)->id);
		if (silent[i] == 0)
			fprintf(
			    stderr, "%s is silent in none\n", check_at(i)->id);
		is_whole &= firing[i] > 0 && silent[i] > 0;
	}
	KIT_TRUE(is_whole);
}

/* --- rows ---------------------------------------------------------------- */

static void
add_cases(const char *path)
{
	struct case_file *file = arena_alloc(arena, 1, sizeof(*file));
	struct err err = {0};

	if (case_open(path, kit_file(path), arena, file, &err) != 0) {
		fprintf(stderr, "%s\n", err.text);
		exit(1);
	}
	struct case_row *rows =
	    arena_alloc(arena, file->cases->count, sizeof(*rows));
	size_t count = 0;
	for (size_t i = 0; i < file->cases->count; i++) {
		const struct json *value = &file->cases->items[i];
		const struct json *expect = json_get(value, SV("expect"));
		strview name = arena_printf(arena, SV_FMT " " SV_FMT,
		    SV_ARG(json_get_text(value, SV("id"))),
		    SV_ARG(json_get_text(value, SV("title"))));
		count_checks(json_get(expect, SV("checks")), firing);
		count_checks(json_get(expect, SV("notChecks")), silent);
		rows[count++] = (struct case_row){name.ptr, value, file};
	}
	kit_rows(rows, count, sizeof(*rows), judges);
}

/* --- what is not of the format ------------------------------------------- */

#define FRONT                                                                  \
	"{\"context\":{\"tenantId\":\"t\",\"now\":\"2026-11-20T00:00:00Z\"},"  \
	"\"defaults\":{},\"cases\":[{\"id\":\"X1\","
#define BACK "}]}"

struct bad_row {
	const char *name;
	const char *text;
	const char *message;
};

static const struct bad_row bad_rows[] = {
    {"unknown key of the file", "{\"case\":[]}", "unknown key \"case\""},
    {"no time", "{\"context\":{\"tenantId\":\"t\"},\"cases\":[]}",
	"now is missing"},
    {"unknown key of a case", FRONT "\"objects\":{},\"expects\":{}" BACK,
	"X1: unknown key \"expects\" in case"},
    {"unknown expectation",
	FRONT "\"objects\":{},\"expect\":{\"check\":[]}" BACK,
	"X1: unknown key \"check\" in expect"},
    {"unknown key of the policy",
	FRONT "\"objects\":{},\"policy\":{\"app\":[]},\"expect\":{}" BACK,
	"X1: unknown key \"app\" in policy"},
    {"unknown kind", FRONT "\"objects\":{\"Conector\":[]},\"expect\":{}" BACK,
	"X1: unknown key \"Conector\" in kinds"},
    {"no expectation", FRONT "\"objects\":{}" BACK, "expect is missing"},
    {"snapshot without a time",
	FRONT "\"objects\":{},\"history\":[{}],\"expect\":{}" BACK,
	"takenAt is missing"},
    {"range that is none",
	FRONT "\"objects\":{},\"policy\":{\"senderIPs\":[\"x\"]},"
	      "\"expect\":{}" BACK,
	"\"x\" is no range"},
};

static void
refuses(const void *at)
{
	const struct bad_row *row = at;
	CLEANUP(case_done) struct case_run run = {.arena = arena_new()};
	struct case_file file;
	struct err err = {0};
	int status =
	    case_open("x.json", sv_from(row->text), run.arena, &file, &err);

	if (status == 0)
		status = case_judge(&run, &file, &file.cases->items[0], &err);
	KIT_INT(status, -1);
	KIT_HAS(sv_from(err.text), row->message);
}

/* Of others' files what only describes, or is not known yet, is left out. */
static void
leaves_out(const void *at)
{
	static const char text[] =
	    FRONT "\"source\":\"x\",\"objects\":{\"SharingPolicy\":[]},"
		  "\"expect\":{}" BACK;
	CLEANUP(case_done) struct case_run run = {.arena = arena_new()};
	struct case_file file;
	struct err err = {0};

	(void)at;
	KIT_GOOD(
	    case_open_as("x.json", sv_from(text), true, run.arena, &file, &err),
	    &err);
	KIT_GOOD(case_judge(&run, &file, &file.cases->items[0], &err), &err);
	KIT_INT(run.outcome.findings.count, 0);
}

int
main(void)
{
	arena = arena_new();
	firing = arena_alloc(arena, check_count(), sizeof(*firing));
	silent = arena_alloc(arena, check_count(), sizeof(*silent));
	case_each_file("fixtures/cases", arena, add_cases);
	kit_case("every check has a case that fires and one that does not",
	    has_cases);
	KIT_ROWS(bad_rows, refuses);
	kit_case("what others add is left out", leaves_out);
	int status = kit_finish();
	arena_free(arena);
	return status;
}
