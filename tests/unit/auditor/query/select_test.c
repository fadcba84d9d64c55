/*
 * select_test.c - what a query sees, what it may not do, and its limits.
 */
#include "auditor/query/select.h"

#include "tests/unit/auditor/query/given.h"

struct value_row {
	const char *name;
	const char *sql; /* gives one value in one row */
	const char *want;
};

/* What objects, their properties and the rest look like. */
static const struct value_row values[] = {
    {"objects are counted", "SELECT count(*) FROM objects", "5"},
    {"of one kind", "SELECT count(*) FROM objects WHERE kind='transport-rule'",
	"2"},
    {"of a kind that is none",
	"SELECT count(*) FROM objects WHERE kind='nothing'", "0"},
    {"of some kinds",
	"SELECT count(*) FROM objects WHERE kind IN ('transport-rule',"
	"'inbound-connector')",
	"5"},
    {"in the order of ids",
	"SELECT group_concat(id,' ') FROM inbound_connector", "c1 c2 c3"},
    {"by id", "SELECT name FROM transport_rule WHERE id='r2'", "Banner"},
    {"by an id that is none",
	"SELECT count(*) FROM transport_rule WHERE id='c1'", "0"},
    {"body", "SELECT body->>'$.RemoveHeader' FROM objects WHERE id='r1'",
	"received"},
    {"stamps", "SELECT stamps->>'$.WhenChangedUTC' FROM objects WHERE id='c1'",
	"2026-11-21T00:00:00Z"},
    {"a stamp is a column",
	"SELECT WhenChangedUTC FROM inbound_connector WHERE id='c1'",
	"2026-11-21T00:00:00Z"},
    {"letter case of a column has no meaning",
	"SELECT connectortype FROM inbound_connector WHERE id='c2'", "Partner"},
    {"a boolean is a number",
	"SELECT count(*) FROM inbound_connector WHERE Enabled", "2"},
    {"a number is one",
	"SELECT typeof(Priority)||Priority FROM transport_rule WHERE id='r2'",
	"integer-7"},
    {"empty is NULL",
	"SELECT TlsSenderCertificateName IS NULL FROM inbound_connector "
	"WHERE id='c1'",
	"1"},
    {"empty stands in the body",
	"SELECT json_type(body,'$.TlsSenderCertificateName') "
	"FROM inbound_connector WHERE id='c1'",
	"null"},
    {"absent does not",
	"SELECT json_type(body,'$.Comment') IS NULL FROM inbound_connector "
	"WHERE id='c1'",
	"1"},
    {"a set is a JSON array",
	"SELECT SenderIPAddresses FROM inbound_connector WHERE id='c1'",
	"[\"192.0.2.1\",\"192.0.2.9\"]"},
    {"and joins with json_each",
	"SELECT group_concat(e.value) FROM inbound_connector c, "
	"json_each(c.SenderIPAddresses) e",
	"192.0.2.1,192.0.2.9"},
    {"an exception is a column",
	"SELECT ExceptIfSentToScope FROM transport_rule WHERE id='r1'",
	"InOrganization"},
    {"coverage",
	"SELECT status||' '||reason||' '||detail FROM coverage "
	"WHERE kind='mailbox'",
	"not-collected permission needs Global Reader"},
    {"snapshot", "SELECT series FROM snapshot", "import:test"},
    {"two tables of objects",
	"SELECT count(*) FROM objects a JOIN objects b ON a.id=b.id", "5"},
    {"baseline", "SELECT count(*) FROM baseline_transport_rule", "2"},
    {"all of the baseline", "SELECT count(*) FROM baseline_objects", "5"},
    {"what is new since",
	"SELECT count(*) FROM transport_rule WHERE id NOT IN "
	"(SELECT id FROM baseline_transport_rule)",
	"0"},
    {"now is the time of judgement", "SELECT datetime('now')",
	"2026-11-22 00:00:00"},
    {"fold", "SELECT fold(name) FROM inbound_connector WHERE id='c3'", "pelay"},
    {"fold of nothing", "SELECT fold(NULL) IS NULL", "1"},
    {"an address in a range", "SELECT range_has('192.0.2.0/24','192.0.2.9')",
	"1"},
    {"an address outside", "SELECT range_has('192.0.2.0/24','192.0.3.9')", "0"},
    {"no address", "SELECT range_has('192.0.2.0/24','mail') IS NULL", "1"},
    {"sorting needs no file",
	"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n "
	"WHERE i<200000) SELECT max(i) FROM (SELECT i, printf('%0200d',i) AS t "
	"FROM n ORDER BY t DESC)",
	"200000"},
    {"a comment behind the end", "SELECT 1; -- that is all", "1"},
};

static void
gives_value(const void *at)
{
	const struct value_row *row = at;
	CLEANUP(snapshot_drop) struct snapshot *tenant = given_tenant();
	CLEANUP(querydb_drop)
	struct querydb *db = given_open(tenant, tenant);
	CLEANUP(select_drop) struct select *select = NULL;
	const struct select_limits none = {0};
	struct err err = {0};
	bool has_row;

	KIT_GOOD(
	    select_prepare(db, sv_from(row->sql), &select, NULL, &err), &err);
	select_begin(select, &none);
	KIT_GOOD(select_step(select, &has_row, &err), &err);
	KIT_TRUE(has_row);
	KIT_TEXT(select_text(select, 0), sv_from(row->want));
	KIT_GOOD(select_step(select, &has_row, &err), &err);
	KIT_TRUE(!has_row);
}

struct refusal_row {
	const char *name;
	const char *sql;
	const char *want; /* part of the message */
	unsigned line;
};

static const struct refusal_row refusals[] = {
    {"no SQL", "SELEC 1", "near \"SELEC\": syntax error", 1},
    {"third line", "SELECT\n1\nFROM nowhere", "no such table: nowhere", 3},
    {"no such column", "SELECT id,\n Nonsense\nFROM transport_rule",
	"no such column: Nonsense", 2},
    {"text in double quotes", "SELECT \"Nonsense\" FROM transport_rule",
	"no such column", 1},
    {"nothing", "", "there is no statement", 1},
    {"comment alone", "-- nothing", "there is no statement", 1},
    {"two statements", "SELECT 1;\nSELECT 2", "more than one statement", 1},
    {"a broken one behind", "SELECT 1; nonsense", "more than one statement", 1},
    {"a parameter", "SELECT ?", "parameters", 1},
    {"insert", "INSERT INTO snapshot(number) VALUES(1)",
	"anything but reading is not possible", 1},
    {"delete", "DELETE FROM coverage", "anything but reading", 1},
    {"into objects", "INSERT INTO objects(id) VALUES('x')", "not possible", 1},
    {"drop", "DROP TABLE coverage", "anything but reading", 1},
    {"create", "CREATE TABLE t(x)", "anything but reading", 1},
    {"temporary", "CREATE TEMP TABLE t(x)", "anything but reading", 1},
    {"view", "CREATE TEMP VIEW v AS SELECT 1", "anything but reading", 1},
    {"attach", "ATTACH '/tmp/x.db' AS x", "attaching databases", 1},
    {"detach", "DETACH main", "attaching databases", 1},
    {"pragma", "PRAGMA table_info(coverage)", "PRAGMA table_info", 1},
    {"pragma as table", "SELECT * FROM pragma_table_info('coverage')",
	"not possible", 1},
    {"vacuum into a file", "VACUUM INTO '/tmp/exoaudit-query.db'",
	"a SELECT is expected", 1},
    {"transaction", "BEGIN", "anything but reading", 1},
    {"savepoint", "SAVEPOINT s", "anything but reading", 1},
    {"reindex", "REINDEX", "anything but reading", 1},
    {"explain", "EXPLAIN DELETE FROM coverage", "anything but reading", 1},
    {"extension", "SELECT load_extension('/tmp/x.so')",
	"the function load_extension", 1},
    {"write a file", "SELECT writefile('/tmp/x','x')", "no such function", 1},
    {"chance", "SELECT random()", "the function random", 1},
    {"random bytes", "SELECT hex(randomblob(4))", "the function randomblob", 1},
    {"a gigabyte", "SELECT zeroblob(1000000000)", "the function zeroblob", 1},
    {"clock by another name", "SELECT current_timestamp",
	"the function current_timestamp", 1},
    {"a function of the version", "SELECT sqlite_version()",
	"the function sqlite_version", 1},
    {"the schema", "SELECT sql FROM sqlite_schema", "reading sqlite_", 1},
};

static void
is_refused(const void *at)
{
	const struct refusal_row *row = at;
	CLEANUP(snapshot_drop) struct snapshot *tenant = given_tenant();
	CLEANUP(querydb_drop) struct querydb *db = given_open(tenant, NULL);
	CLEANUP(select_drop) struct select *select = NULL;
	struct err err = {0};
	unsigned line = 0;

	KIT_INT(
	    select_prepare(db, sv_from(row->sql), &select, &line, &err), -1);
	KIT_HAS(sv_from(err.text), row->want);
	KIT_TRUE(err.code == ERR_FORMAT);
	KIT_TRUE(select == NULL);
	if (row->line != 1)
		KIT_INT(line, row->line);

	/* The connection still serves. */
	KIT_GOOD(select_prepare(db, SV("SELECT count(*) FROM coverage"),
		     &select, NULL, &err),
	    &err);
}

struct reads_row {
	const char *name;
	const char *sql;
	kind_set now;
	kind_set baseline;
	bool all_now;
	bool all_baseline;
};

static const struct reads_row reads[] = {
    {"reads nothing", "SELECT 1", 0, 0, false, false},
    {"reads coverage", "SELECT * FROM coverage, snapshot", 0, 0, false, false},
    {"one list", "SELECT id FROM transport_rule", KIND_BIT(KIND_TRANSPORT_RULE),
	0, false, false},
    {"no column of it", "SELECT count(*) FROM mailbox", KIND_BIT(KIND_MAILBOX),
	0, false, false},
    {"below", "SELECT 1 WHERE EXISTS (SELECT 1 FROM Mail_Contact)",
	KIND_BIT(KIND_MAIL_CONTACT), 0, false, false},
    {"two, joined",
	"SELECT r.id FROM transport_rule r LEFT JOIN outbound_connector c "
	"ON c.name = r.RouteMessageOutboundConnector",
	KIND_BIT(KIND_TRANSPORT_RULE) | KIND_BIT(KIND_OUTBOUND_CONNECTOR), 0,
	false, false},
    {"all of them", "SELECT id FROM objects WHERE kind='mailbox'", 0, 0, true,
	false},
    {"all under the name of one",
	"WITH mailbox AS (SELECT id FROM objects) SELECT id FROM mailbox", 0, 0,
	true, false},
    {"one of the baseline",
	"SELECT id FROM mailbox EXCEPT SELECT id FROM baseline_mailbox",
	KIND_BIT(KIND_MAILBOX), KIND_BIT(KIND_MAILBOX), false, false},
    {"all its objects", "SELECT id FROM baseline_objects", 0, 0, false, true},
};

static void
tells_reads(const void *at)
{
	const struct reads_row *row = at;
	CLEANUP(querydb_drop) struct querydb *db = given_open(NULL, NULL);
	CLEANUP(select_drop) struct select *select = NULL;
	struct err err = {0};

	KIT_GOOD(
	    select_prepare(db, sv_from(row->sql), &select, NULL, &err), &err);
	struct select_reads have = select_reads(select);
	KIT_TRUE(have.now == row->now);
	KIT_TRUE(have.baseline == row->baseline);
	KIT_INT(have.all_now, row->all_now);
	KIT_INT(have.all_baseline, row->all_baseline);
}

struct limit_row {
	const char *name;
	const char *sql;
	struct select_limits limits;
	enum err_code code;
	const char *want;
};

#define ENDLESS "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) "

static const volatile sig_atomic_t pressed = 1;

static const struct limit_row limits[] = {
    {"time", ENDLESS "SELECT count(*) FROM n", {.ms = 20}, ERR_TIMEOUT,
	"it takes longer than 20 milliseconds"},
    {"rows", ENDLESS "SELECT i FROM n", {.rows = 100}, ERR_LIMIT,
	"more than 100 rows"},
    {"bytes", ENDLESS "SELECT printf('%100d', i) FROM n", {.bytes = 5000},
	ERR_LIMIT, "more than 5000 bytes"},
    {"Ctrl-C", ENDLESS "SELECT count(*) FROM n", {.interrupted = &pressed},
	ERR_TIMEOUT, "interrupted"},
    {"memory",
	ENDLESS "SELECT count(*) FROM (SELECT DISTINCT "
		"printf('%1000000d', i) FROM n LIMIT 100000)",
	{.ms = 0}, ERR_LIMIT, "more than 512 MB"},
    {"length of a text",
	"SELECT length(a||a) FROM (SELECT printf('%40000000d', 1) AS a)",
	{.ms = 0}, ERR_FORMAT, "too big"},
    {"a value that fails", "SELECT json_extract('no', '$.x')", {.ms = 0},
	ERR_FORMAT, "malformed JSON"},
};

static void
is_stopped(const void *at)
{
	const struct limit_row *row = at;
	CLEANUP(querydb_drop) struct querydb *db = given_open(NULL, NULL);
	CLEANUP(select_drop) struct select *select = NULL;
	struct err err = {0};
	bool has_row = true;
	int status = 0;

	KIT_GOOD(
	    select_prepare(db, sv_from(row->sql), &select, NULL, &err), &err);
	select_begin(select, &row->limits);
	while (status == 0 && has_row)
		status = select_step(select, &has_row, &err);
	KIT_INT(status, -1);
	KIT_INT(err.code, row->code);
	KIT_HAS(sv_from(err.text), row->want);
}

int
main(void)
{
	KIT_ROWS(values, gives_value);
	KIT_ROWS(refusals, is_refused);
	KIT_ROWS(reads, tells_reads);
	KIT_ROWS(limits, is_stopped);
	return kit_finish();
}
