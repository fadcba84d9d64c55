/*
 * verify_test.c - every row of a history altered in turn is found.
 */
#include "auditor/store/store.h"

#include "tests/unit/auditor/store/history.h"

#define RULE(id, header)                                                       \
	"{'Guid':'" id "','Name':'" id "','RemoveHeader':'" header             \
	"','WhenChanged':'2026-01-01T00:00:00Z'}"

static const char *const docs[] = {
    "{'TransportRule':[" RULE("a", "x-one") "," RULE("b", "x-two") "]}",
    "{'TransportRule':{'throttled':[" RULE("b", "x-six") "]}}",
    "{'TransportRule':[" RULE("a", "x-one") "," RULE("b", "x-six") "]}",
    "{'TransportRule':[" RULE("b", "x-six") "]}",
    "{'TransportRule':[" RULE("b", "x-six") "," RULE("c", "x-ten") "]}",
};

static const char *const others[] = {
    CONNECTORS(IN("a", "1")),
    CONNECTORS(IN("a", "2")),
};

/* A history of two series, pruned once, that remembers two baselines. */
static void
make_history(const char *path)
{
	const struct store_keep keep = {.newest = 2, .now = 5000};
	struct store_pruned pruned;
	struct err err = {0};

	history_fill(path, "live", docs, COUNT_OF(docs));
	history_fill(path, "import:x", others, COUNT_OF(others));
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_WRITE);
	for (int64_t i = 1; i <= 2; i++) {
		struct store_baseline baseline = {
		    .serial = i, .accepted = 100 * i};
		KIT_GOOD(store_accept_baseline(
			     store, SV(GIVEN_TENANT), &baseline, &err),
		    &err);
	}
	KIT_GOOD(store_prune(store, SV(""), &keep, &pruned, &err), &err);
	KIT_INT(pruned.snapshots, 3);
	KIT_INT(pruned.states, 2);
}

/* The first problem that verifying tells, or "". */
static strview
problem_of(const char *path, struct arena *arena)
{
	CLEANUP(store_drop) struct store *store = NULL;
	struct store_chain *chains;
	size_t count;
	struct err err = {0};

	if (store_open(path, STORE_READ, &store, &err) != 0 ||
	    store_verify(store, arena, &chains, &count, &err) != 0)
		return arena_dup(arena, sv_from(err.text));
	for (size_t i = 0; i < count; i++) {
		if (chains[i].problem.len > 0)
			return chains[i].problem;
	}
	return SV("");
}

/* What to do about it, or "". */
static strview
hint_of(const char *path, struct arena *arena)
{
	CLEANUP(store_drop) struct store *store = NULL;
	struct store_chain *chains;
	size_t count;
	struct err err = {0};

	if (store_open(path, STORE_READ, &store, &err) != 0 ||
	    store_verify(store, arena, &chains, &count, &err) != 0)
		return arena_dup(arena, sv_from(err.hint));
	for (size_t i = 0; i < count; i++) {
		if (chains[i].problem.len > 0)
			return chains[i].hint;
	}
	return SV("");
}

static void
is_whole(const void *at)
{
	const char *path = history_path();
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct store_chain *chains;
	size_t count;
	struct err err = {0};

	(void)at;
	make_history(path);
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_READ);
	KIT_GOOD(store_verify(store, arena, &chains, &count, &err), &err);
	KIT_INT(count, 2);
	KIT_TEXT(chains[0].series, SV("import:x"));
	KIT_INT(chains[0].count, 2);
	KIT_INT(chains[0].pruned_below, 0);
	KIT_TEXT(chains[1].problem, SV(""));
	KIT_INT(chains[1].count, 5);
	KIT_INT(chains[1].pruned_below, 4);
	KIT_INT(chains[1].finished[4], 1405);
}

struct row {
	const char *name;
	const char *sql;
	const char *want; /* part of the problem */
};

static const struct row rows[] = {
    {"a body", "UPDATE bodies SET body = replace(body, 'x-ten', 'x-net')",
	"transport-rule c of snapshot 5 does not agree with its digest"},
    {"the start", "UPDATE snapshots SET started = started - 1 WHERE number = 3",
	"the header of snapshot 3 does not agree with its link"},
    {"a link", "UPDATE snapshots SET link = zeroblob(32) WHERE number = 3",
	"the header of snapshot 3 does not agree with its link"},
    {"a snapshot cut out",
	"PRAGMA foreign_keys = OFF; DELETE FROM snapshots WHERE number = 3",
	"snapshot 3 is missing from the chain"},
    {"the first one",
	"PRAGMA foreign_keys = OFF; DELETE FROM snapshots WHERE number = 1",
	"snapshot 1 is missing from the chain"},
    {"the tail, states left", "DELETE FROM snapshots WHERE number = 5",
	"transport-rule c has a state of a snapshot that is missing"},
    {"a state longer", "UPDATE versions SET until = 5 WHERE until = 4",
	"the transport-rule list of snapshot 4 is not what was put there"},
    {"a state shorter",
	"UPDATE versions SET until = 5 WHERE object = 'b'"
	" AND until IS NULL",
	"the transport-rule list of snapshot 5 is not what was put there"},
    {"a fingerprint's name",
	"UPDATE fingerprints SET sketch = replace(sketch, 'b', 'd')",
	"pruning 1 does not agree with its digest"},
    {"a fingerprint's behaviour",
	"UPDATE fingerprints SET behaviour = zeroblob(32)",
	"pruning 1 does not agree with its digest"},
    {"a fingerprint's state", "UPDATE fingerprints SET state = zeroblob(32)",
	"snapshot 1 does not agree with its content digest"},
    {"a fingerprint gone", "DELETE FROM fingerprints",
	"transport-rule a of snapshot 1 does not agree with its digest"},
    {"a pruning", "UPDATE prunings SET made = 1",
	"pruning 1 does not agree with its digest"},
    {"a body blanked", "UPDATE bodies SET body = '' WHERE body LIKE '%x-ten%'",
	"transport-rule c of snapshot 5 does not agree with its digest"},
    {"a tenant", "UPDATE series SET tenant = 't'",
	"the header of snapshot 1 does not agree with its link"},
    {"a series gone",
	"PRAGMA foreign_keys = OFF; DELETE FROM series WHERE name = 'live'",
	"5 snapshots belong to a series that is missing"},
    {"when a baseline was accepted",
	"UPDATE baselines SET accepted = 7 WHERE serial = 1",
	"the memory of baseline 1 was altered"},
    {"a baseline forgotten", "DELETE FROM baselines WHERE serial = 1",
	"the memory of baseline 2 was altered"},
    {"its mark taken off", "UPDATE baselines SET mark = NULL WHERE serial = 2",
	"the memory of baseline 2 was altered"},
};

static void
is_named(const void *at)
{
	const struct row *row = at;
	const char *path = history_path();
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	make_history(path);
	KIT_TEXT(problem_of(path, arena), SV(""));
	history_sql(path, row->sql);
	KIT_HAS(problem_of(path, arena), row->want);
	KIT_TRUE(hint_of(path, arena).len > 0);
	/* Not what is said of any history that cannot be read. */
	KIT_TRUE(!sv_has(hint_of(path, arena), SV("damaged or altered: keep")));
}

/* Every row of every table, each of its columns in turn, is changed. */
struct column {
	const char *name;
	const char *table;
	const char *column;
	const char *key; /* numbers the rows */
	const char *change;
};

#define BLOB_CHANGE "zeroblob(32)"
#define BLOB_OTHER                                                             \
	"x'0102030405060708091011121314151617181920212223242526272829303132'"

static const struct column columns[] = {
    {"series.tenant", "series", "tenant", "id", "'t'"},
    {"series.name", "series", "name", "id", "'other' || id"},
    {"snapshots.canon", "snapshots", "canon", "rowid", "'0'"},
    {"snapshots.tenant_name", "snapshots", "tenant_name", "rowid", "'x'"},
    {"snapshots.tool_version", "snapshots", "tool_version", "rowid", "'x'"},
    {"snapshots.started", "snapshots", "started", "rowid", "started - 1"},
    {"snapshots.finished", "snapshots", "finished", "rowid", "finished + 1"},
    {"snapshots.complete", "snapshots", "complete", "rowid", "' domain '"},
    {"snapshots.partial", "snapshots", "partial", "rowid", "' domain '"},
    {"snapshots.content_digest", "snapshots", "content_digest", "rowid",
	BLOB_CHANGE},
    {"snapshots.previous_link", "snapshots", "previous_link", "rowid",
	BLOB_OTHER},
    {"snapshots.link", "snapshots", "link", "rowid", BLOB_CHANGE},
    {"snapshots.coverage", "snapshots", "coverage", "rowid", "coverage || ' '"},
    {"bodies.body", "bodies", "body", "rowid",
	"'{\"stamps\":{},\"state\":{}}'"},
    {"bodies.digest", "bodies", "digest", "rowid", BLOB_OTHER},
    {"versions.object", "versions", "object",
	"first || kind || series || object", "'zz'"},
    {"versions.kind", "versions", "kind", "first || kind || series || object",
	"'domain'"},
    {"versions.digest", "versions", "digest",
	"first || kind || series || object", BLOB_CHANGE},
    {"baselines.serial", "baselines", "serial", "serial", "9"},
    {"baselines.digest", "baselines", "digest", "serial", BLOB_OTHER},
    {"baselines.accepted", "baselines", "accepted", "serial", "1"},
    {"prunings.below", "prunings", "below", "number", "below + 1"},
    {"prunings.made", "prunings", "made", "number", "made + 1"},
    {"prunings.previous", "prunings", "previous", "number", BLOB_OTHER},
    {"prunings.digest", "prunings", "digest", "number", BLOB_CHANGE},
    {"fingerprints.state", "fingerprints", "state", "hex(digest)", BLOB_CHANGE},
    {"fingerprints.behaviour", "fingerprints", "behaviour", "hex(digest)",
	BLOB_CHANGE},
    {"fingerprints.sketch", "fingerprints", "sketch", "hex(digest)",
	"'{\"stamps\":{},\"state\":{}}'"},
};

static int64_t
rows_in(const char *path, const char *table)
{
	char sql[128];

	(void)snprintf(sql, sizeof(sql), "SELECT count(*) FROM %s", table);
	return history_count(path, sql);
}

static void
each_row(const void *at)
{
	const struct column *column = at;
	const char *path = history_path();
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf kept = {0};
	struct err err = {0};

	make_history(path);
	struct store *store = history_open(path, STORE_WRITE);
	strbuf_printf(&kept, "%s.kept", path);
	KIT_GOOD(store_export(store, strbuf_cstr(&kept), &err), &err);
	store_close(store);
	int64_t count = rows_in(path, column->table);
	KIT_TRUE(count > 0);
	for (int64_t i = 0; i < count; i++) {
		CLEANUP(strbuf_done) struct strbuf sql = {0};
		CLEANUP(strbuf_done) struct strbuf copy = {0};
		strbuf_printf(&copy, "%s.%d", path, (int)i);
		store = history_open(strbuf_cstr(&kept), STORE_READ);
		KIT_GOOD(store_export(store, strbuf_cstr(&copy), &err), &err);
		store_close(store);
		KIT_TEXT(problem_of(strbuf_cstr(&copy), arena), SV(""));
		strbuf_printf(&sql,
		    "PRAGMA foreign_keys = OFF; UPDATE OR IGNORE %s SET %s = "
		    "%s "
		    "WHERE %s = (SELECT %s FROM %s ORDER BY 1 LIMIT 1 OFFSET "
		    "%d)",
		    column->table, column->column, column->change, column->key,
		    column->key, column->table, (int)i);
		history_sql(strbuf_cstr(&copy), strbuf_cstr(&sql));
		KIT_TRUE(problem_of(strbuf_cstr(&copy), arena).len > 0);
	}
}

int
main(void)
{
	kit_case("whole", is_whole);
	KIT_ROWS(rows, is_named);
	KIT_ROWS(columns, each_row);
	return kit_finish();
}
