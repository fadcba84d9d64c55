/*
 * csv_test.c - tables, row by row.
 */
#include "auditor/intake/csv.h"

#include "auditor/base/jsonw.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	const char *text;
	const char *want; /* each row as JSON; NULL: refused */
	const char *error;
};

static const struct row rows[] = {
    {"one row", "a,b\r\n1,2\r\n", "{\"a\":\"1\",\"b\":\"2\"}", NULL},
    {"no end of line", "a\n1", "{\"a\":\"1\"}", NULL},
    {"no row", "a,b\n", "", NULL},
    {"a line of the type", "#TYPE System.X\r\n\"a\"\r\n\"1\"\r\n",
	"{\"a\":\"1\"}", NULL},
    {"a line of the separator", "sep=;\r\na,b;c\r\n1;2\r\n",
	"{\"a,b\":\"1\",\"c\":\"2\"}", NULL},
    {"quotes", "a\n\"x \"\"y\"\"\"\n", "{\"a\":\"x \\\"y\\\"\"}", NULL},
    {"a line break in a cell", "a,b\n\"1\n2\",3\n",
	"{\"a\":\"1\\n2\",\"b\":\"3\"}", NULL},
    {"a comma in a cell", "a,b\n\"1,2\",3\n", "{\"a\":\"1,2\",\"b\":\"3\"}",
	NULL},
    {"empty cells", "a,b,c\n,\"\",\n", "{\"a\":\"\",\"b\":\"\",\"c\":\"\"}",
	NULL},
    {"empty lines", "a\n\n1\n\r\n2\n", "{\"a\":\"1\"}{\"a\":\"2\"}", NULL},
    {"semicolons", "a;b\n1;2\n", "{\"a\":\"1\",\"b\":\"2\"}", NULL},
    {"tabs", "a\tb\n1\t2;3,4\n", "{\"a\":\"1\",\"b\":\"2;3,4\"}", NULL},
    {"commas in the first column's name", "\"a,b\";c\n1;2\n",
	"{\"a,b\":\"1\",\"c\":\"2\"}", NULL},
    {"an odd byte", "a\n\xff\n", "{\"a\":\"\\u001a\\\\xFF\"}", NULL},
    {"too few cells", "a,b\n1\n", NULL, "line 2: 1 cells where there are 2"},
    {"too many cells", "a\n1,2\n", NULL, "line 2: 2 cells"},
    {"a quote that is not closed", "a\n1\n\"x\n", NULL, "without end"},
    {"text behind a quote", "a\n\"x\"y\n", NULL, "behind a quoted cell"},
    {"nothing", "", NULL, "without columns"},
};

static int
read_all(struct csv *csv, struct feed *feed, struct arena *arena,
    struct strbuf *out, struct err *err)
{
	bool is_one = true;

	TRY(csv_begin(csv, feed, err));
	while (is_one) {
		struct jsonw w = {.out = out};
		struct json row;
		TRY(csv_next(csv, arena, &row, &is_one, err));
		if (is_one)
			jsonw_value(&w, NULL, &row);
	}
	return 0;
}

static void
reads(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf have = {0};
	CLEANUP(csv_done) struct csv csv = {0};
	strview bytes = sv_from(row->text);
	const struct feed_source source = feed_from_bytes(&bytes);
	CLEANUP(feed_done) struct feed feed;
	struct err err = {0};

	feed_init(&feed, &source, 1000000, 0);
	int status = read_all(&csv, &feed, arena, &have, &err);
	KIT_INT(status, row->error != NULL ? -1 : 0);
	if (row->error != NULL)
		KIT_HAS(sv_from(err.text), row->error);
	else
		KIT_TEXT(strbuf_view(&have), sv_from(row->want));
}

int
main(void)
{
	KIT_ROWS(rows, reads);
	return kit_finish();
}
