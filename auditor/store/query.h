/*
 * query.h - transactions and statements on the history.
 */
#ifndef AUDITOR_STORE_QUERY_H
#define AUDITOR_STORE_QUERY_H

#include <stdbool.h>

#include "auditor/base/digest.h"
#include "auditor/base/strview.h"
#include "auditor/store/db.h"

/* A transaction, rolled back by its cleanup unless it was committed. */
struct txn {
	struct store *store;
};

int txn_read(struct store *store, struct txn *txn, struct err *err) MUST_USE;
int txn_write(struct store *store, struct txn *txn, struct err *err) MUST_USE;
int txn_commit(struct txn *txn, struct err *err) MUST_USE;
void txn_done(struct txn *txn);

/*
 * A statement at work; {0} for query_done.  Bound bytes are borrowed until
 * then.  A value that cannot be bound is reported by query_step.
 */
struct query {
	struct store *store;
	sqlite3_stmt *statement;
	int bound; /* values so far */
	int code;  /* first failure to bind */
};

int query_begin(struct store *store, enum sql sql, struct query *query,
    struct err *err) MUST_USE;
void query_done(struct query *query);

void query_put_int(struct query *query, int64_t value);
void query_put_text(struct query *query, strview value);
void query_put_digest(struct query *query, const struct digest *value);

/* query_step(query, has_row, err): the next row, if there is one. */
int query_step(struct query *query, bool *has_row, struct err *err) MUST_USE;

/* query_run(query, err): a statement without rows, ready to be bound again. */
int query_run(struct query *query, struct err *err) MUST_USE;

/* Columns from 0; texts are borrowed until the next step. */
int64_t query_int(const struct query *query, int column);
strview query_text(const struct query *query, int column);

/* query_digest(query, column, digest): false when it is none. */
bool query_digest(
    const struct query *query, int column, struct digest *digest) MUST_USE;

#endif
