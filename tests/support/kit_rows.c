/*
 * kit_rows.c - table-driven tests on cmocka.
 */
#include "tests/support/kit_rows.h"

#include <ftw.h>
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "auditor/base/arena.h"
#include "auditor/base/file.h"
#include "auditor/base/limits.h"
#include "auditor/base/mem.h"

struct entry {
	void (*run)(const void *row);
	const void *row;
};

static struct CMUnitTest *tests;
static struct entry *entries;
static size_t test_count;
static struct arena *files;
static char folder[] = "/tmp/exoaudit-test-XXXXXX";
static bool has_folder;

static void
run_entry(void **state)
{
	const struct entry *entry = &entries[*(size_t *)*state];

	entry->run(entry->row);
}

static void
add(const char *name, void (*run)(const void *row), const void *row)
{
	for (size_t i = 0; i < test_count; i++) {
		if (strcmp(tests[i].name, name) == 0) {
			print_error("two tests are named \"%s\"\n", name);
			exit(2);
		}
	}
	tests = mem_resize(tests, test_count + 1, sizeof(*tests));
	entries = mem_resize(entries, test_count + 1, sizeof(*entries));
	tests[test_count] =
	    (struct CMUnitTest){.name = name, .test_func = run_entry};
	entries[test_count] = (struct entry){run, row};
	test_count++;
}

void
kit_case(const char *name, void (*run)(const void *row))
{
	add(name, run, NULL);
}

void
kit_rows(
    const void *rows, size_t count, size_t size, void (*run)(const void *row))
{
	for (size_t i = 0; i < count; i++) {
		const void *row = (const char *)rows + i * size;
		const char *name;
		memcpy(&name, row, sizeof(name));
		add(name, run, row);
	}
}

static int
remove_entry(
    const char *path, const struct stat *info, int type, struct FTW *walk)
{
	(void)info;
	(void)type;
	(void)walk;
	return remove(path);
}

int
kit_finish(void)
{
	size_t *indexes = mem_new(test_count, sizeof(*indexes));

	for (size_t i = 0; i < test_count; i++) {
		indexes[i] = i;
		tests[i].initial_state = &indexes[i];
	}
	int failed =
	    _cmocka_run_group_tests("exoaudit", tests, test_count, NULL, NULL);
	if (has_folder)
		(void)nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
	arena_free(files);
	mem_free(indexes);
	mem_free(tests);
	mem_free(entries);
	return failed == 0 ? 0 : 1;
}

const char *
kit_folder(void)
{
	if (!has_folder && mkdtemp(folder) == NULL)
		fail_msg("cannot make a temporary folder");
	has_folder = true;
	return folder;
}

strview
kit_file(const char *path)
{
	struct strbuf bytes = {0};
	struct err err;

	if (file_read(path, LIMIT_IMPORT, &bytes, &err) != 0) {
		strbuf_done(&bytes);
		fail_msg("%s", err.text);
	}
	if (files == NULL)
		files = arena_new();
	strview copy = arena_dup(files, strbuf_view(&bytes));
	strbuf_done(&bytes);
	return copy;
}

static void
stop(const char *file, int line)
{
	_fail(file, line);
}

void
kit_true(bool holds, const char *what, const char *file, int line)
{
	if (holds)
		return;
	print_error("does not hold: %s\n", what);
	stop(file, line);
}

void
kit_int(
    int64_t have, int64_t want, const char *what, const char *file, int line)
{
	if (have == want)
		return;
	print_error("%s is %" PRId64 ", not %" PRId64 "\n", what, have, want);
	stop(file, line);
}

void
kit_text(
    strview have, strview want, const char *what, const char *file, int line)
{
	if (sv_eq(have, want))
		return;
	print_error("%s is\n  " SV_FMT "\nnot\n  " SV_FMT "\n", what,
	    SV_ARG(have), SV_ARG(want));
	stop(file, line);
}

void
kit_good(int status, const struct err *err, const char *what, const char *file,
    int line)
{
	if (status == 0)
		return;
	print_error("%s failed: %s\n", what, err != NULL ? err->text : "?");
	stop(file, line);
}

void
kit_has(strview have, const char *part, const char *what, const char *file,
    int line)
{
	if (sv_has(have, sv_from(part)))
		return;
	print_error(
	    "%s is\n  " SV_FMT "\nwithout\n  %s\n", what, SV_ARG(have), part);
	stop(file, line);
}
