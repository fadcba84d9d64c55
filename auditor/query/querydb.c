/*
 * querydb.c - a snapshot as a database that can only be read.
 */
#include "auditor/query/querydb.h"

#include "auditor/base/mem.h"
#include "auditor/base/timefmt.h"
#include "auditor/base/utf8.h"
#include "auditor/query/function.h"
#include "auditor/query/querydb_internal.h"

#include "auditor/base/banned.h"

static int
fail(const struct querydb *db, int code, struct err *err)
{
	if ((code & 0xff) == SQLITE_NOMEM)
		mem_exhausted("SQLite");
	return err_set(err, ERR_STORE, "query: %s",
	    db->handle != NULL ? sqlite3_errmsg(db->handle)
			       : sqlite3_errstr(code));
}

static void
finalize(sqlite3_stmt **statement)
{
	(void)sqlite3_finalize(*statement);
}

static void
bind(sqlite3_stmt *statement, int at, strview text)
{
	(void)sqlite3_bind_text64(statement, at, text.len > 0 ? text.ptr : "",
	    text.len, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static int
insert(struct querydb *db, sqlite3_stmt *statement, struct err *err)
{
	int code = sqlite3_step(statement);

	(void)sqlite3_reset(statement);
	return code == SQLITE_DONE ? 0 : fail(db, code, err);
}

static int
prepare(struct querydb *db, const char *sql, sqlite3_stmt **statement,
    struct err *err)
{
	int code = sqlite3_prepare_v2(db->handle, sql, -1, statement, NULL);

	return code == SQLITE_OK ? 0 : fail(db, code, err);
}

static int
fill_snapshot(
    struct querydb *db, const struct snapshot *snapshot, struct err *err)
{
	CLEANUP(finalize) sqlite3_stmt *row = NULL;
	char time[TIME_TEXT_MAX];
	char hex[DIGEST_HEX_MAX];

	TRY(prepare(
	    db, "INSERT INTO snapshot VALUES(?,?,?,?,?,?,?,?)", &row, err));
	bind(row, 1, snapshot->tenant);
	bind(row, 2, text_shown(snapshot->tenant_name));
	bind(row, 3, snapshot->series);
	(void)sqlite3_bind_int64(row, 4, snapshot->number);
	bind(row, 5, sv_from(time_text(snapshot->started, time)));
	bind(row, 6, sv_from(time_text(snapshot->finished, time)));
	bind(row, 7, sv_from(digest_hex(&snapshot->link, hex)));
	bind(row, 8, sv_from(digest_hex(&snapshot->content_digest, hex)));
	return insert(db, row, err);
}

static int
fill_coverage(
    struct querydb *db, const struct snapshot *snapshot, struct err *err)
{
	CLEANUP(finalize) sqlite3_stmt *row = NULL;

	TRY(prepare(db, "INSERT INTO coverage VALUES(?,?,?,?,?)", &row, err));
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct object_list *list = &snapshot->lists[i];
		const struct coverage *coverage = &list->coverage;
		bind(row, 1, sv_from(kind_name((enum kind)i)));
		bind(row, 2, sv_from(coverage_status_word(coverage->status)));
		bind(row, 3, sv_from(coverage_reason_word(coverage->reason)));
		bind(row, 4, text_shown(coverage->detail));
		(void)sqlite3_bind_int64(row, 5, (sqlite3_int64)list->count);
		TRY(insert(db, row, err));
	}
	return 0;
}

static int
fill(struct querydb *db, const struct snapshot *snapshot, struct err *err)
{
	/* Sorting must not want a file. */
	int code = sqlite3_exec(
	    db->handle, "PRAGMA temp_store=MEMORY", NULL, NULL, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_exec(db->handle, schema_plain, NULL, NULL, NULL);
	if (code != SQLITE_OK)
		return fail(db, code, err);
	if (snapshot == NULL)
		return 0;
	TRY(fill_snapshot(db, snapshot, err));
	return fill_coverage(db, snapshot, err);
}

static int
register_all(
    struct querydb *db, const struct querydb_source *source, struct err *err)
{
	size_t count;
	struct schema_table *tables = schema_tables(db->arena, &count);
	int code = function_register(db->handle);

	db->sources = arena_alloc(db->arena, count, sizeof(*db->sources));
	for (size_t i = 0; i < count && code == SQLITE_OK; i++) {
		db->sources[i] = (struct table_source){
		    .table = &tables[i],
		    .snapshot =
			tables[i].of_baseline ? source->baseline : source->now,
		    .guard = &db->guard,
		};
		code = table_register(db->handle, &db->sources[i]);
	}
	db->guard = (struct guard){
	    .tables = tables, .table_count = count, .arena = db->arena};
	return code == SQLITE_OK ? 0 : fail(db, code, err);
}

/* Tables of SQLite itself are declared when they are first named. */
static int
meet_json(struct querydb *db, struct err *err)
{
	CLEANUP(finalize) sqlite3_stmt *statement = NULL;

	return prepare(db, "SELECT 1 FROM json_each('[]'), json_tree('[]')",
	    &statement, err);
}

int
querydb_open(
    const struct querydb_source *source, struct querydb **db, struct err *err)
{
	CLEANUP(querydb_drop) struct querydb *made = mem_new(1, sizeof(*made));

	made->arena = arena_new();
	TRY(clock_begin(&made->clock, source->as_of, err));
	int code = sqlite3_open_v2(":memory:", &made->handle,
	    SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
	    made->clock.name);
	if (code != SQLITE_OK)
		return fail(made, code, err);
	TRY(fill(made, source->now, err));
	TRY(register_all(made, source, err));
	TRY(meet_json(made, err));
	guard_arm(&made->guard, made->handle);
	*db = TAKE(made);
	return 0;
}

void
querydb_close(struct querydb *db)
{
	if (db == NULL)
		return;
	(void)sqlite3_close(db->handle);
	clock_end(&db->clock);
	arena_free(db->arena);
	mem_free(db);
}

void
querydb_drop(struct querydb **db)
{
	querydb_close(*db);
}

void
querydb_schema(strview of, struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	size_t count;
	const struct schema_table *tables = schema_tables(arena, &count);

	if (of.len == 0 || sv_eq_fold(of, SV("snapshot")) ||
	    sv_eq_fold(of, SV("coverage")))
		strbuf_add_text(out, schema_plain);
	for (size_t i = 0; i < count; i++) {
		if (of.len == 0 || schema_is(of, &tables[i]))
			schema_declare(&tables[i], out);
	}
}

void
querydb_names(struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	size_t count;
	const struct schema_table *tables = schema_tables(arena, &count);

	strbuf_add_text(out, "snapshot\ncoverage\n");
	for (size_t i = 0; i < count; i++)
		strbuf_printf(out, "%s\n", tables[i].name);
}
