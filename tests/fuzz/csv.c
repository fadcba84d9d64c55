/*
 * csv.c - a table: its rows, written again, are the same rows.
 */
#include "auditor/intake/csv.h"
#include "auditor/base/limits.h"
#include "auditor/base/utf8.h"
#include "tests/fuzz/fuzz.h"

/* The names of the columns and the rows, all quoted; false: refused. */
static bool
rewrite(strview bytes, struct strbuf *out, bool *is_odd)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(csv_done) struct csv csv = {0};
	const struct feed_source source = feed_from_bytes(&bytes);
	CLEANUP(feed_done) struct feed feed;
	struct json row;
	struct err err;
	bool is_one = true;

	feed_init(&feed, &source, MIB, 0);
	if (csv_begin(&csv, &feed, &err) != 0)
		return false;
	csv_write_row(csv.columns, csv.column_count, out);
	for (size_t i = 0; i < csv.column_count; i++)
		*is_odd |= text_is_odd(csv.columns[i]);
	for (;;) {
		if (csv_next(&csv, arena, &row, &is_one, &err) != 0)
			return false;
		if (!is_one)
			return true;
		strview *cells = arena_alloc(arena, row.count, sizeof(*cells));
		for (size_t i = 0; i < row.count; i++) {
			cells[i] = row.items[i].text;
			*is_odd |= text_is_odd(cells[i]);
		}
		csv_write_row(cells, row.count, out);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(strbuf_done) struct strbuf first = {0};
	CLEANUP(strbuf_done) struct strbuf second = {0};
	bool is_odd = false;

	if (!rewrite(fuzz_view(data, size), &first, &is_odd) || is_odd)
		return 0;
	FUZZ_CHECK(rewrite(strbuf_view(&first), &second, &is_odd));
	FUZZ_CHECK(sv_eq(strbuf_view(&first), strbuf_view(&second)));
	return 0;
}
