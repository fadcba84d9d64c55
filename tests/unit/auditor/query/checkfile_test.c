/*
 * checkfile_test.c - checks of the user's own: what is read, and refused.
 */
#include "auditor/query/checkfile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "auditor/base/file.h"
#include "tests/unit/auditor/query/given.h"

#define HEAD "-- id: ORG-001\n-- title: T\n-- points: 40\n-- remediation: R\n"
#define SELECT_RULES                                                           \
	"SELECT 'transport-rule' AS kind, id, name, Mode AS evidence "         \
	"FROM transport_rule\n"

static void
write_file(const char *folder, const char *name, const char *text)
{
	CLEANUP(strbuf_done) struct strbuf path = {0};
	struct err err = {0};

	strbuf_printf(&path, "%s/%s", folder, name);
	KIT_GOOD(
	    file_publish(strbuf_cstr(&path), sv_from(text), 0600, &err), &err);
}

/* A folder of its own for each test. */
static const char *
make_folder(struct arena *arena)
{
	static unsigned number;
	const char *path =
	    arena_printf(arena, "%s/%u", kit_folder(), ++number).ptr;

	KIT_INT(mkdir(path, 0700), 0);
	return path;
}

static bool
is_taken(strview id)
{
	return sv_eq_fold(id, SV("TR-001"));
}

struct refusal_row {
	const char *name;
	const char *text; /* of a.sql; NULL: no file at all */
	const char *want; /* part of the message */
};

static const struct refusal_row refusals[] = {
    {"no file", NULL, "there is no check in"},
    {"empty", "", "a.sql:1: its head lacks id"},
    {"no id", "-- title: T\n-- points: 1\n-- remediation: R\n" SELECT_RULES,
	"a.sql:1: its head lacks id"},
    {"no title",
	"-- id: ORG-001\n-- points: 1\n-- remediation: R\n" SELECT_RULES,
	"its head lacks title"},
    {"no points",
	"-- id: ORG-001\n-- title: T\n-- remediation: R\n" SELECT_RULES,
	"its head lacks points"},
    {"no remediation",
	"-- id: ORG-001\n-- title: T\n-- points: 1\n" SELECT_RULES,
	"its head lacks remediation"},
    {"head behind the statement", SELECT_RULES HEAD, "its head lacks id"},
    {"unknown key", HEAD "-- severity: high\n" SELECT_RULES,
	"a.sql:5: not known at the head of a check: severity"},
    {"a key twice", HEAD "-- points: 2\n" SELECT_RULES,
	"a.sql:5: given twice: points"},
    {"nothing said", "-- id:\n" SELECT_RULES, "a.sql:1: nothing is said: id"},
    {"id with blanks", "-- id: A B\n" SELECT_RULES, "this is no id: A B"},
    {"id of a digit", "-- id: 1\n" SELECT_RULES, "this is no id: 1"},
    {"id in small letters", "-- id: org-001\n" SELECT_RULES,
	"this is no id: org-001"},
    {"id without hyphen", "-- id: ORG001\n" SELECT_RULES,
	"this is no id: ORG001"},
    {"id with a word", "-- id: ORG-relay\n" SELECT_RULES,
	"this is no id: ORG-relay"},
    {"points beyond", "-- points: 101\n" SELECT_RULES,
	"0 to 100 is expected, not 101"},
    {"points below", "-- points: -1\n" SELECT_RULES, "expected, not -1"},
    {"points in words", "-- points: many\n" SELECT_RULES, "expected, not many"},
    {"id of the catalogue",
	"-- id: TR-001\n-- title: T\n-- points: 40\n"
	"-- remediation: R\n" SELECT_RULES,
	"a.sql:1: TR-001 is a check of the catalogue"},
    {"no statement", HEAD, "there is no statement"},
    {"no SQL", HEAD "\nSELEC 1", "a.sql:6: near \"SELEC\": syntax error"},
    {"no such table", HEAD "SELECT 1 FROM mailboxes",
	"no such table: mailboxes"},
    {"two statements", HEAD SELECT_RULES ";\n" SELECT_RULES,
	"more than one statement"},
    {"not reading", HEAD "DELETE FROM coverage",
	"anything but reading is not possible"},
    {"too few columns", HEAD "SELECT id, name FROM transport_rule",
	"a.sql:5: the columns kind, id, name and evidence are expected"},
    {"other columns", HEAD "SELECT 1 AS kind, 2 AS id, 3 AS name, 4 AS why",
	"the columns kind, id, name and evidence"},
    {"too many columns",
	HEAD "SELECT 1 AS kind, 2 AS id, 3 AS name, 4 AS evidence, 5 AS more",
	"the columns kind, id, name and evidence"},
};

static void
is_refused(const void *at)
{
	const struct refusal_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const char *folder = make_folder(arena);
	struct checkfile *files = NULL;
	struct err err = {0};
	size_t count = 7;

	if (row->text != NULL)
		write_file(folder, "a.sql", row->text);
	KIT_INT(checkfile_folder(folder, is_taken, arena, &files, &count, &err),
	    -1);
	KIT_INT(err.code, ERR_CONFIG);
	KIT_HAS(sv_from(err.text), row->want);
	KIT_HAS(sv_from(err.text), folder);
	KIT_INT(count, 7);
}

static void
refuses_repeated_id(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const char *folder = make_folder(arena);
	struct checkfile *files = NULL;
	struct err err = {0};
	size_t count;

	(void)at;
	write_file(folder, "a.sql", HEAD SELECT_RULES);
	write_file(folder, "b.sql", HEAD SELECT_RULES);
	KIT_INT(
	    checkfile_folder(folder, NULL, arena, &files, &count, &err), -1);
	KIT_HAS(sv_from(err.text), "b.sql:1: ORG-001 is the id of ");
	KIT_HAS(sv_from(err.text), "a.sql already");
}

static void
refuses_folder_as_file(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const char *folder = make_folder(arena);
	const char *inner = arena_printf(arena, "%s/x.sql", folder).ptr;
	struct checkfile *files = NULL;
	struct err err = {0};
	size_t count;

	(void)at;
	KIT_INT(mkdir(inner, 0700), 0);
	KIT_INT(
	    checkfile_folder(folder, NULL, arena, &files, &count, &err), -1);
	KIT_HAS(sv_from(err.text), "x.sql is not a file");
	KIT_INT(checkfile_folder(
		    "/nowhere/at/all", NULL, arena, &files, &count, &err),
	    -1);
	KIT_HAS(sv_from(err.text), "checks in /nowhere/at/all: ");
}

static void
reads_and_runs(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop) struct snapshot *tenant = given_tenant();
	CLEANUP(querydb_drop) struct querydb *db = given_open(tenant, NULL);
	const char *folder = make_folder(arena);
	struct checkfile *files = NULL;
	struct checkfile_result result;
	struct err err = {0};
	size_t count;

	(void)at;
	write_file(folder, "b.sql",
	    "-- Who may relay: see the wiki.\n-- id:  ORG-002 \n"
	    "--title: Relay\n\n-- points: 0\n-- Remediation: Ask: why?\n"
	    "SELECT 'x' AS evidence, name, id, 'inbound-connector' AS kind\n"
	    "FROM inbound_connector WHERE ConnectorType='OnPremises';\n");
	write_file(folder, "a.sql", HEAD SELECT_RULES);
	write_file(folder, "README.md", "not a check");
	write_file(folder, ".c.sql", "not either");
	KIT_GOOD(
	    checkfile_folder(folder, is_taken, arena, &files, &count, &err),
	    &err);
	KIT_INT(count, 2);
	KIT_TEXT(files[0].head.id, SV("ORG-001"));
	KIT_INT(files[0].head.points, 40);
	KIT_TEXT(files[1].head.id, SV("ORG-002"));
	KIT_TEXT(files[1].head.title, SV("Relay"));
	KIT_TEXT(files[1].head.remediation, SV("Ask: why?"));
	KIT_TRUE(files[0].reads.now == KIND_BIT(KIND_TRANSPORT_RULE));
	KIT_TRUE(!digest_eq(&files[0].digest, &files[1].digest));

	checkfile_run(&files[1], db, arena, &result);
	KIT_TEXT(result.problem, SV(""));
	KIT_INT(result.count, 1);
	KIT_TEXT(result.rows[0].kind, SV("inbound-connector"));
	KIT_TEXT(result.rows[0].id, SV("c1"));
	KIT_TEXT(result.rows[0].name, SV("Relay"));
	KIT_TEXT(result.rows[0].evidence, SV("x"));
}

/* What was found before it was stopped is kept. */
static void
tells_problem(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(querydb_drop) struct querydb *db = given_open(NULL, NULL);
	const char *folder = make_folder(arena);
	struct checkfile *files = NULL;
	struct checkfile_result result;
	struct err err = {0};
	size_t count;

	(void)at;
	write_file(folder, "a.sql",
	    HEAD "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 "
		 "FROM n) SELECT 'user' AS kind, i AS id, i AS name, i AS "
		 "evidence FROM n");
	KIT_GOOD(
	    checkfile_folder(folder, NULL, arena, &files, &count, &err), &err);
	checkfile_run(&files[0], db, arena, &result);
	KIT_TEXT(result.problem, SV("it gives more than 10000 rows"));
	KIT_INT(result.count, 10000);
}

int
main(void)
{
	KIT_ROWS(refusals, is_refused);
	kit_case("a repeated id", refuses_repeated_id);
	kit_case("a folder called .sql", refuses_folder_as_file);
	kit_case("reads and runs", reads_and_runs);
	kit_case("tells what stopped it", tells_problem);
	return kit_finish();
}
