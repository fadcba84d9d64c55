/*
 * clock.h - a SQLite that has no files, and whose time stands still.
 */
#ifndef AUDITOR_QUERY_CLOCK_H
#define AUDITOR_QUERY_CLOCK_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "auditor/base/err.h"

/* A system for SQLite in which no file can be opened. */
struct clock {
	sqlite3_vfs vfs;
	char name[40];
	int64_t now; /* seconds: what 'now' means to date functions */
	bool is_known;
};

/*
 * clock_begin(clock, now), clock_end(clock):
 * Let SQLite know it under clock->name, and forget it; ${clock} stays where
 * it is between the two.
 */
int clock_begin(struct clock *clock, int64_t now, struct err *err) MUST_USE;
void clock_end(struct clock *clock);

#endif
