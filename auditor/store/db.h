/*
 * db.h - the connection to SQLite, and its failures in words.
 */
#ifndef AUDITOR_STORE_DB_H
#define AUDITOR_STORE_DB_H

#include <sqlite3.h>
#include <stdint.h>

#include "auditor/base/err.h"
#include "auditor/store/sql.h"

struct store {
	sqlite3 *handle;
	char *path; /* as the user gave it */
	sqlite3_stmt *statements[SQL_COUNT];
};

/*
 * db_open(store, name, flags, err), db_close(store):
 * Connect to ${name}, a path or an URI as ${flags} (SQLITE_OPEN_…) say, and
 * settle what holds for every connection.  Nothing is read yet.
 */
int db_open(
    struct store *store, const char *name, int flags, struct err *err) MUST_USE;
void db_close(struct store *store);

/*
 * db_fail(store, code, err):
 * Put the SQLite result ${code} into words for the user.  Exhausted memory
 * ends the process.  Return -1.
 */
int db_fail(struct store *store, int code, struct err *err);

/*
 * db_altered(store, err, fmt, ...):
 * What is in the history is not what was put there.  Return -1.
 */
int db_altered(struct store *store, struct err *err, const char *fmt, ...)
    PRINTF(3, 4);

/* db_run(store, sql, err): run statements that give no rows. */
int db_run(struct store *store, const char *sql, struct err *err) MUST_USE;

/* db_run_text(store, sql, text, err): one without rows, with ${text} for ?1. */
int db_run_text(struct store *store, const char *sql, const char *text,
    struct err *err) MUST_USE;

/*
 * db_run_ints(store, sql, values, number, err):
 * One with as many of ${values} as it asks for, ?1 first; ${number} gets what
 * it gives, and is NULL for nothing.
 */
int db_run_ints(struct store *store, const char *sql, const int64_t *values,
    int64_t *number, struct err *err) MUST_USE;

/* db_number(store, sql, number, err): the number that ${sql} gives. */
int db_number(struct store *store, const char *sql, int64_t *number,
    struct err *err) MUST_USE;

#endif
