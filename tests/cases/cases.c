/*
 * cases.c - build/tests/cases FILE.json…: judge attack and look-alike cases.
 *
 * A line a case: its id, then "ok" or what differs.  Ends with 0 when all pass,
 * 1 when some do not, 2 when a file cannot be read; the other files are judged
 * all the same.
 */
#include <stdio.h>

#include "auditor/base/file.h"
#include "auditor/base/term.h"
#include "tests/cases/case_judge.h"

#define FILE_MOST ((size_t)64 << 20)

struct totals {
	unsigned passed;
	unsigned failed;
};

/* A case that is not of the format fails, and the others are judged. */
static void
judge_one(const struct case_file *file, const struct json *value,
    struct totals *totals)
{
	CLEANUP(case_done) struct case_run run = {.arena = arena_new()};
	CLEANUP(strbuf_done) struct strbuf differs = {0};
	CLEANUP(strbuf_done) struct strbuf line = {0};
	struct err err = {0};

	if (case_judge(&run, file, value, &err) == 0)
		case_differ(value, &run.outcome, &differs);
	else
		strbuf_printf(&differs, "; %s", err.text);
	term_escape(&line, json_get_text(value, SV("id")));
	strbuf_add_text(&line, "  ");
	if (differs.len == 0)
		strbuf_add_text(&line, "ok");
	else
		term_escape(
		    &line, sv_slice(strbuf_view(&differs), 2, differs.len));
	(void)puts(strbuf_cstr(&line));
	if (differs.len == 0)
		totals->passed++;
	else
		totals->failed++;
}

static int
judge_file(const char *path, struct totals *totals, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	struct case_file file;

	TRY(file_read(path, FILE_MOST, &bytes, err));
	TRY(case_open_as(path, strbuf_view(&bytes), true, arena, &file, err));
	for (size_t i = 0; i < file.cases->count; i++)
		judge_one(&file, &file.cases->items[i], totals);
	return 0;
}

int
main(int argc, char **argv)
{
	struct totals totals = {0};
	struct err err = {0};
	bool is_whole = true;

	if (argc < 2) {
		(void)fputs("usage: cases FILE.json...\n", stderr);
		return 2;
	}
	for (int i = 1; i < argc; i++) {
		if (judge_file(argv[i], &totals, &err) != 0) {
			(void)fprintf(
			    stderr, "cases: %s: %s\n", argv[i], err.text);
			err = (struct err){0};
			is_whole = false;
		}
	}
	(void)printf("%u passed, %u failed\n", totals.passed, totals.failed);
	if (!is_whole)
		return 2;
	return totals.failed > 0;
}
