/*
 * select.h - one statement over a snapshot, bounded in time, rows and bytes.
 */
#ifndef AUDITOR_QUERY_SELECT_H
#define AUDITOR_QUERY_SELECT_H

#include <signal.h>

#include "auditor/query/querydb.h"

/* 0 stands for no limit of ours. */
struct select_limits {
	unsigned ms;
	size_t rows;
	size_t bytes;                             /* of all values together */
	const volatile sig_atomic_t *interrupted; /* or NULL */
};

/* Lists that the statement reads: what it says rests on these being whole. */
struct select_reads {
	kind_set now;
	kind_set baseline;
	bool all_now;      /* it reads objects: every list */
	bool all_baseline; /* likewise of the baseline */
};

enum select_type { SELECT_NULL, SELECT_INTEGER, SELECT_REAL, SELECT_TEXT };

struct select; /* opaque */

/*
 * select_prepare(db, sql, select, err):
 * Make ${select} of the one statement in ${sql}, for select_free; it borrows
 * ${db}, and one runs at a time.  ERR_FORMAT for what is not SQL, is more than
 * one statement, or does anything but read the tables of schema.h; ${line},
 * when not NULL, is set to the line of ${sql}, from 1, that is at fault.
 */
int select_prepare(struct querydb *db, strview sql, struct select **select,
    unsigned *line, struct err *err) MUST_USE;
void select_free(struct select *select);
/* select_drop(select): select_free for CLEANUP. */
void select_drop(struct select **select);

/* select_is_whole(text): it ends with a semicolon that ends a statement. */
bool select_is_whole(const char *text);

size_t select_columns(const struct select *select);
strview select_column_name(const struct select *select, size_t column);
struct select_reads select_reads(const struct select *select);

/* select_begin(select, limits): the clock starts. */
void select_begin(struct select *select, const struct select_limits *limits);

/*
 * select_step(select, has_row, err):
 * The next row, if there is one.  ERR_LIMIT when a limit is exceeded,
 * ERR_TIMEOUT when it is that of time or the user interrupted; ERR_FORMAT
 * when SQL fails on a value.
 */
int select_step(struct select *select, bool *has_row, struct err *err) MUST_USE;

/* Of the row; the text of a number is its spelling.  Borrowed until the next
 * step. */
enum select_type select_type(const struct select *select, size_t column);
strview select_text(const struct select *select, size_t column);

#endif
