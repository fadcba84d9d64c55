/*
 * guard.h - what a statement may do, and for how long.
 *
 * Reading the tables of schema.h with functions that depend on nothing but
 * their arguments; nothing else: no other file, no settings, no chance.
 */
#ifndef AUDITOR_QUERY_GUARD_H
#define AUDITOR_QUERY_GUARD_H

#include <signal.h>
#include <sqlite3.h>
#include <stdint.h>

#include "auditor/query/schema.h"

/* Lists that a statement reads, one by one or all as objects. */
struct guard_reads {
	kind_set now;
	kind_set baseline;
	bool all_now;
	bool all_baseline;
};

struct guard {
	const struct schema_table *tables;
	size_t table_count;
	struct guard_reads reads; /* of the statement being prepared */
	strview refused;          /* why it may not do what it wanted, or "" */
	struct arena *arena;
	int64_t deadline_ms; /* of the monotonic clock; 0: none */
	const volatile sig_atomic_t *interrupted; /* or NULL */
	bool is_declaring;                        /* see table.c */
	bool is_late;                             /* the deadline passed */
};

/* guard_arm(guard, handle): from now on; ${handle} borrows ${guard}. */
void guard_arm(struct guard *guard, sqlite3 *handle);

/* guard_begin(guard): forget what the statement before did. */
void guard_begin(struct guard *guard);

/* guard_start_clock(guard, ms): give the statement ${ms}; 0: no limit. */
void guard_start_clock(struct guard *guard, unsigned ms);

#endif
