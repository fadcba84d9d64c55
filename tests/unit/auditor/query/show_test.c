/*
 * show_test.c - rows as table, CSV and JSON.
 */
#include "auditor/query/show.h"

#include "tests/unit/auditor/query/given.h"

struct row {
	const char *name;
	const char *format;
	const char *sql;
	const char *want;
};

static const struct row rows[] = {
    {"table", "table", "SELECT id, name FROM transport_rule",
	"id  name\n--  ------\nr1  Strip\nr2  Banner\n"},
    {"table without rows", "table", "SELECT id FROM mail_contact", "id\n--\n"},
    {"table with wide letters", "table",
	"SELECT '\xe6\x97\xa5\xe6\x9c\xac' AS a, 1 AS b UNION ALL "
	"SELECT 'abcd', NULL",
	"a     b\n----  -\n\xe6\x97\xa5\xe6\x9c\xac  1\nabcd\n"},
    {"table escapes", "table",
	"SELECT name FROM inbound_connector WHERE id='c3'",
	"name\n--------------\n\xd0\xa0"
	"elay \\u{202E}\n"},
    {"csv", "csv", "SELECT id, Priority, NULL AS n FROM transport_rule",
	"id,Priority,n\r\nr1,0,\r\nr2,-7,\r\n"},
    {"csv quotes, one line a row", "csv",
	"SELECT Comment, 1 AS b FROM inbound_connector WHERE id='c3'",
	"Comment,b\r\n\"two\\u{A}lines, \"\"q\"\"\",1\r\n"},
    {"csv guards formulas", "csv",
	"SELECT name FROM inbound_connector WHERE id='c2' UNION ALL "
	"SELECT '@x' UNION ALL SELECT '+1' UNION ALL SELECT '-1'",
	"name\r\n'=1+1\r\n'@x\r\n'+1\r\n'-1\r\n"},
    {"csv guards names", "csv", "SELECT 1 AS \"=x\"", "'=x\r\n1\r\n"},
    {"json", "json",
	"SELECT id, Priority, 0.5 AS half, NULL AS n FROM transport_rule "
	"WHERE id='r2'",
	"[\n  {\n    \"id\": \"r2\",\n    \"Priority\": -7,\n    \"half\": "
	"0.5,\n    \"n\": null\n  }\n]\n"},
    {"json without rows", "json", "SELECT id FROM mail_contact", "[]\n"},
    {"json with one name twice", "json",
	"SELECT id, id FROM transport_rule WHERE id='r1'",
	"[\n  {\n    \"id\": \"r1\",\n    \"id_2\": \"r1\"\n  }\n]\n"},
    {"json has no infinity", "json", "SELECT 9e999 AS n",
	"[\n  {\n    \"n\": \"Inf\"\n  }\n]\n"},
    {"json escapes", "json", "SELECT name FROM inbound_connector WHERE id='c3'",
	"[\n  {\n    \"name\": \"\xd0\xa0"
	"elay \\u202e\"\n  }\n]\n"},
};

static void
shows(const void *at)
{
	const struct row *row = at;
	CLEANUP(snapshot_drop) struct snapshot *tenant = given_tenant();
	CLEANUP(querydb_drop) struct querydb *db = given_open(tenant, NULL);
	CLEANUP(select_drop) struct select *select = NULL;
	CLEANUP(strbuf_done) struct strbuf out = {0};
	const struct select_limits none = {0};
	enum show_format format;
	struct err err = {0};
	size_t count;

	KIT_TRUE(show_find(sv_from(row->format), &format));
	KIT_GOOD(
	    select_prepare(db, sv_from(row->sql), &select, NULL, &err), &err);
	select_begin(select, &none);
	KIT_GOOD(show_rows(select, format, &out, &count, &err), &err);
	KIT_TEXT(strbuf_view(&out), sv_from(row->want));
}

static void
knows_no_other(const void *at)
{
	enum show_format format;

	(void)at;
	KIT_TRUE(!show_find(SV("xml"), &format));
	KIT_TRUE(!show_find(SV(""), &format));
}

/* Every table that is named has columns that are not named twice. */
static void
has_schema(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf names = {0};
	CLEANUP(querydb_drop) struct querydb *db = given_open(NULL, NULL);
	strview name;
	size_t count = 0;

	(void)at;
	querydb_names(&names);
	strview rest = sv_trim(strbuf_view(&names));
	for (; sv_cut(&rest, '\n', &name); count++) {
		CLEANUP(strbuf_done) struct strbuf schema = {0};
		CLEANUP(strbuf_done) struct strbuf sql = {0};
		CLEANUP(select_drop) struct select *select = NULL;
		struct err err = {0};
		querydb_schema(name, &schema);
		KIT_HAS(strbuf_view(&schema), "CREATE TABLE");
		strbuf_printf(&sql, "SELECT * FROM " SV_FMT, SV_ARG(name));
		KIT_GOOD(
		    select_prepare(db, strbuf_view(&sql), &select, NULL, &err),
		    &err);
	}
	KIT_INT(count, 2 * KIND_COUNT + 4);
}

int
main(void)
{
	KIT_ROWS(rows, shows);
	kit_case("no other format", knows_no_other);
	kit_case("every table can be read", has_schema);
	return kit_finish();
}
