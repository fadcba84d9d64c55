/*
 * query.c - transactions and statements on the history.
 */
#include "auditor/store/query.h"

#include <string.h>

#include "auditor/base/banned.h"

static const char *const statements[SQL_COUNT] = {
#define SQL_TEXT(name, text) [SQL_##name] = (text),
    SQL_STATEMENTS(SQL_TEXT)
#undef SQL_TEXT
};

static int
begin(struct store *store, const char *sql, struct txn *txn, struct err *err)
{
	TRY(db_run(store, sql, err));
	txn->store = store;
	return 0;
}

int
txn_read(struct store *store, struct txn *txn, struct err *err)
{
	return begin(store, "BEGIN", txn, err);
}

int
txn_write(struct store *store, struct txn *txn, struct err *err)
{
	return begin(store, "BEGIN IMMEDIATE", txn, err);
}

int
txn_commit(struct txn *txn, struct err *err)
{
	TRY(db_run(txn->store, "COMMIT", err));
	txn->store = NULL;
	return 0;
}

void
txn_done(struct txn *txn)
{
	/* Some failures have rolled back already. */
	if (txn->store != NULL && !sqlite3_get_autocommit(txn->store->handle))
		(void)sqlite3_exec(
		    txn->store->handle, "ROLLBACK", NULL, NULL, NULL);
	txn->store = NULL;
}

int
query_begin(
    struct store *store, enum sql sql, struct query *query, struct err *err)
{
	sqlite3_stmt **statement = &store->statements[sql];

	if (*statement == NULL) {
		int code = sqlite3_prepare_v3(store->handle, statements[sql],
		    -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
		if (code != SQLITE_OK)
			return db_fail(store, code, err);
	}
	*query = (struct query){.store = store, .statement = *statement};
	return 0;
}

void
query_done(struct query *query)
{
	if (query->statement == NULL)
		return;
	(void)sqlite3_reset(query->statement);
	(void)sqlite3_clear_bindings(query->statement);
}

static void
note(struct query *query, int code)
{
	if (query->code == SQLITE_OK)
		query->code = code;
}

void
query_put_int(struct query *query, int64_t value)
{
	note(
	    query, sqlite3_bind_int64(query->statement, ++query->bound, value));
}

void
query_put_text(struct query *query, strview value)
{
	note(query, sqlite3_bind_text64(query->statement, ++query->bound,
			value.ptr != NULL ? value.ptr : "", value.len,
			SQLITE_STATIC, SQLITE_UTF8));
}

void
query_put_digest(struct query *query, const struct digest *value)
{
	note(query, sqlite3_bind_blob64(query->statement, ++query->bound,
			value->bytes, DIGEST_SIZE, SQLITE_STATIC));
}

int
query_step(struct query *query, bool *has_row, struct err *err)
{
	int code = query->code;

	if (code == SQLITE_OK)
		code = sqlite3_step(query->statement);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		return db_fail(query->store, code, err);
	*has_row = code == SQLITE_ROW;
	return 0;
}

int
query_run(struct query *query, struct err *err)
{
	bool has_row;

	TRY(query_step(query, &has_row, err));
	(void)sqlite3_reset(query->statement);
	query->bound = 0;
	return 0;
}

int64_t
query_int(const struct query *query, int column)
{
	return sqlite3_column_int64(query->statement, column);
}

strview
query_text(const struct query *query, int column)
{
	const void *text = sqlite3_column_text(query->statement, column);
	int len = sqlite3_column_bytes(query->statement, column);

	return (strview){text, len > 0 ? (size_t)len : 0};
}

bool
query_digest(const struct query *query, int column, struct digest *digest)
{
	const void *bytes = sqlite3_column_blob(query->statement, column);

	if (sqlite3_column_bytes(query->statement, column) != DIGEST_SIZE)
		return false;
	memcpy(digest->bytes, bytes, DIGEST_SIZE);
	return true;
}
