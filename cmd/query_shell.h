/*
 * query_shell.h - queries of one snapshot, given one by one or typed in.
 */
#ifndef CMD_QUERY_SHELL_H
#define CMD_QUERY_SHELL_H

#include "auditor/query/show.h"

struct query_shell {
	struct querydb *db;
	const struct snapshot *now;
	const struct snapshot *baseline; /* or NULL */
	enum show_format format;
	unsigned ms; /* for each query; 0: no limit */
	bool is_quiet;
	/* Some list that was read by a query is not whole. */
	bool is_incomplete;
};

/*
 * query_shell_meta(text, format, is_over, err):
 * Carry out ${text} when it is no SQL but a word such as .tables, which needs
 * no snapshot; ${format} and ${is_over} are what .mode and .quit set.
 */
int query_shell_meta(strview text, enum show_format *format, bool *is_over,
    struct err *err) MUST_USE;

/*
 * query_shell_run(shell, sql, err):
 * Run one statement and write what it gives to standard output.  Lists that it
 * read and that are not whole are named on standard error.
 */
int query_shell_run(
    struct query_shell *shell, strview sql, struct err *err) MUST_USE;

/*
 * query_shell_loop(shell, err):
 * Read statements, each ended by a semicolon, and words such as .tables from
 * standard input.  On a terminal an error is told and the loop goes on.
 */
int query_shell_loop(struct query_shell *shell, struct err *err) MUST_USE;

#endif
