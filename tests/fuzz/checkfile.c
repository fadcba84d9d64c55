/*
 * checkfile.c - a check of the user's own: head and statement of any bytes.
 * What is accepted has four columns, and ends within its limits.
 */
#include "auditor/query/checkfile.h"

#include "tests/fuzz/fuzz.h"

static struct querydb *
empty(void)
{
	const struct querydb_source nothing = {0};
	struct querydb *db = NULL;
	struct err err = {0};

	FUZZ_CHECK(querydb_open(&nothing, &db, &err) == 0);
	return db;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct querydb *db;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(select_drop) struct select *select = NULL;
	const struct select_limits limits = {
	    .ms = 200, .rows = 100, .bytes = 100000};
	struct checkfile file = {
	    .path = "x", .first_line = 1, .sql = fuzz_view(data, size)};
	struct err err = {0};
	bool has_row = true;

	if (db == NULL)
		db = empty();
	if (checkhead_read("x", file.sql, &file.head, &err) != 0) {
		FUZZ_CHECK(sv_starts(sv_from(err.text), SV("x:")));
		return 0;
	}
	FUZZ_CHECK(file.head.id.len > 0 && file.head.points <= 100);
	if (checkfile_check(&file, db, &err) != 0) {
		FUZZ_CHECK(sv_starts(sv_from(err.text), SV("x:")));
		return 0;
	}
	FUZZ_CHECK(select_prepare(db, file.sql, &select, NULL, &err) == 0);
	FUZZ_CHECK(select_columns(select) == 4);
	select_begin(select, &limits);
	while (has_row && select_step(select, &has_row, &err) == 0)
		;
	return 0;
}
