/*
 * select.c - one statement over a snapshot, bounded in time, rows and bytes.
 */
#include "auditor/query/select.h"

#include "auditor/base/limits.h"
#include "auditor/base/mem.h"
#include "auditor/query/querydb_internal.h"

#include "auditor/base/banned.h"

/* What a statement may take beyond what SQLite holds when it begins. */
#define HEAP_MAX ((sqlite3_int64)(512 * MIB))

struct select {
	struct querydb *db;
	sqlite3_stmt *statement;
	struct select_reads reads;
	struct select_limits limits;
	size_t rows;
	size_t bytes;
	sqlite3_int64 heap_before; /* what SQLite held when it began */
};

static unsigned
line_at(strview sql, int offset)
{
	unsigned line = 1;

	for (size_t i = 0; offset > 0 && i < (size_t)offset && i < sql.len; i++)
		line += sql.ptr[i] == '\n';
	return line;
}

/* Where SQLite says it is, or where the table stands that it does not know. */
static unsigned
line_of_failure(struct querydb *db, strview sql)
{
	const strview missing = SV("no such table: ");
	strview message = sv_from(sqlite3_errmsg(db->handle));
	int offset = sqlite3_error_offset(db->handle);

	if (offset < 0 && sv_starts(message, missing))
		offset = (int)sv_find(
		    sql, sv_slice(message, missing.len, message.len));
	return line_at(sql, offset);
}

static int
fail_prepare(struct querydb *db, int code, struct err *err)
{
	if ((code & 0xff) == SQLITE_NOMEM)
		mem_exhausted("SQLite");
	if (db->guard.refused.len > 0) {
		(void)err_set(
		    err, ERR_FORMAT, SV_FMT, SV_ARG(db->guard.refused));
		return err_hint(err,
		    "`exoaudit query .tables` names what there is to read");
	}
	(void)err_set(err, ERR_FORMAT, "%s", sqlite3_errmsg(db->handle));
	return err_hint(err,
	    "`exoaudit query .tables` names the tables, `exoaudit query "
	    "'.schema TABLE'` their columns");
}

static bool
is_blank(strview sql)
{
	return sv_trim(sql).len == 0;
}

/* What follows the first statement has to be nothing, or comment. */
static int
check_tail(struct querydb *db, strview tail, struct err *err)
{
	sqlite3_stmt *more = NULL;

	if (is_blank(tail))
		return 0;
	int code = sqlite3_prepare_v2(
	    db->handle, tail.ptr, (int)tail.len, &more, NULL);
	bool is_nothing = code == SQLITE_OK && more == NULL;
	(void)sqlite3_finalize(more);
	if (is_nothing)
		return 0;
	(void)err_set(err, ERR_FORMAT, "more than one statement");
	return err_hint(err, "one SELECT is run, to the first semicolon");
}

static int
check_statement(struct select *made, struct err *err)
{
	if (made->statement == NULL)
		return err_set(err, ERR_FORMAT, "there is no statement");
	if (sqlite3_bind_parameter_count(made->statement) > 0)
		return err_set(err, ERR_FORMAT,
		    "parameters such as ? or :name have no value here");
	if (sqlite3_stmt_readonly(made->statement) == 0 ||
	    sqlite3_column_count(made->statement) == 0)
		return err_set(err, ERR_FORMAT, "a SELECT is expected");
	return 0;
}

static int
prepare(struct select *made, strview sql, unsigned *line, struct err *err)
{
	struct querydb *db = made->db;
	const char *rest = NULL;

	if (sql.len > 64 * KIB)
		return err_set(err, ERR_LIMIT,
		    "a statement of more than %zu bytes", 64 * KIB);
	guard_begin(&db->guard);
	int code = sqlite3_prepare_v2(
	    db->handle, sql.ptr, (int)sql.len, &made->statement, &rest);
	if (line != NULL)
		*line = line_of_failure(db, sql);
	if (code != SQLITE_OK)
		return fail_prepare(db, code, err);
	made->reads = (struct select_reads){
	    .now = db->guard.reads.now,
	    .baseline = db->guard.reads.baseline,
	    .all_now = db->guard.reads.all_now,
	    .all_baseline = db->guard.reads.all_baseline,
	};
	TRY(check_statement(made, err));
	size_t taken = (size_t)(rest - sql.ptr);
	if (line != NULL)
		*line = line_at(sql, (int)taken);
	return check_tail(db, sv_slice(sql, taken, sql.len), err);
}

int
select_prepare(struct querydb *db, strview sql, struct select **select,
    unsigned *line, struct err *err)
{
	CLEANUP(select_drop) struct select *made = mem_new(1, sizeof(*made));

	made->db = db;
	if (line != NULL)
		*line = 1;
	TRY(prepare(made, sql, line, err));
	*select = TAKE(made);
	return 0;
}

void
select_free(struct select *select)
{
	if (select == NULL)
		return;
	(void)sqlite3_finalize(select->statement);
	mem_free(select);
}

void
select_drop(struct select **select)
{
	select_free(*select);
}

bool
select_is_whole(const char *text)
{
	return sqlite3_complete(text) != 0;
}

size_t
select_columns(const struct select *select)
{
	return (size_t)sqlite3_column_count(select->statement);
}

strview
select_column_name(const struct select *select, size_t column)
{
	return sv_from(sqlite3_column_name(select->statement, (int)column));
}

struct select_reads
select_reads(const struct select *select)
{
	return select->reads;
}

void
select_begin(struct select *select, const struct select_limits *limits)
{
	(void)sqlite3_reset(select->statement);
	select->limits = *limits;
	select->rows = 0;
	select->bytes = 0;
	select->heap_before = sqlite3_memory_used();
	select->db->guard.interrupted = limits->interrupted;
	guard_start_clock(&select->db->guard, limits->ms);
}

static int
fail_step(struct select *select, int code, struct err *err)
{
	const struct guard *guard = &select->db->guard;

	if ((code & 0xff) == SQLITE_NOMEM)
		return err_set(err, ERR_LIMIT, "it takes more than %lld MB",
		    (long long)(HEAP_MAX / (sqlite3_int64)MIB));
	if ((code & 0xff) == SQLITE_INTERRUPT && guard->is_late)
		return err_set(err, ERR_TIMEOUT,
		    "it takes longer than %u milliseconds", select->limits.ms);
	if ((code & 0xff) == SQLITE_INTERRUPT)
		return err_set(err, ERR_TIMEOUT, "interrupted");
	return err_set(
	    err, ERR_FORMAT, "%s", sqlite3_errmsg(select->db->handle));
}

static int
count_row(struct select *select, struct err *err)
{
	int columns = sqlite3_column_count(select->statement);

	select->rows++;
	if (select->limits.rows > 0 && select->rows > select->limits.rows)
		return err_set(err, ERR_LIMIT, "it gives more than %zu rows",
		    select->limits.rows);
	for (int i = 0; i < columns; i++)
		select->bytes +=
		    (size_t)sqlite3_column_bytes(select->statement, i);
	if (select->limits.bytes > 0 && select->bytes > select->limits.bytes)
		return err_set(err, ERR_LIMIT, "it gives more than %zu bytes",
		    select->limits.bytes);
	return 0;
}

int
select_step(struct select *select, bool *has_row, struct err *err)
{
	/* The limit is of the process: the history has a SQLite of its own. */
	sqlite3_int64 before = sqlite3_hard_heap_limit64(-1);

	(void)sqlite3_hard_heap_limit64(select->heap_before + HEAP_MAX);
	int code = sqlite3_step(select->statement);
	(void)sqlite3_hard_heap_limit64(before);
	*has_row = code == SQLITE_ROW;
	if (code == SQLITE_DONE)
		return 0;
	if (code != SQLITE_ROW)
		return fail_step(select, code, err);
	return count_row(select, err);
}

enum select_type
select_type(const struct select *select, size_t column)
{
	switch (sqlite3_column_type(select->statement, (int)column)) {
	case SQLITE_NULL:
		return SELECT_NULL;
	case SQLITE_INTEGER:
		return SELECT_INTEGER;
	case SQLITE_FLOAT:
		return SELECT_REAL;
	default:
		return SELECT_TEXT;
	}
}

strview
select_text(const struct select *select, size_t column)
{
	const unsigned char *text =
	    sqlite3_column_text(select->statement, (int)column);

	return (strview){
	    .ptr = (const char *)text,
	    .len = (size_t)sqlite3_column_bytes(select->statement, (int)column),
	};
}
