/*
 * clock.c - a SQLite that has no files, and whose time stands still.
 *
 * https://www.sqlite.org/vfs.html
 */
#include "auditor/query/clock.h"

#include <stdio.h>
#include <string.h>

#include "auditor/base/mem.h"

#include "auditor/base/banned.h"

/* Milliseconds between noon of 24 November 4714 BC and 1970. */
#define JULIAN_1970_MS INT64_C(210866760000000)

static int
open_nothing(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
    int *out_flags)
{
	(void)vfs;
	(void)name;
	(void)flags;
	(void)out_flags;
	file->pMethods = NULL;
	return SQLITE_CANTOPEN;
}

static int
delete_nothing(sqlite3_vfs *vfs, const char *name, int sync)
{
	(void)vfs;
	(void)name;
	(void)sync;
	return SQLITE_IOERR_DELETE;
}

static int
find_nothing(sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
	(void)vfs;
	(void)name;
	(void)flags;
	*out = 0;
	return SQLITE_OK;
}

static int
name_nothing(sqlite3_vfs *vfs, const char *name, int size, char *out)
{
	(void)vfs;
	(void)name;
	(void)size;
	(void)out;
	return SQLITE_CANTOPEN;
}

/* The same answers for the same question: no chance. */
static int
no_chance(sqlite3_vfs *vfs, int count, char *out)
{
	(void)vfs;
	memset(out, 0, (size_t)count);
	return count;
}

static int
no_sleep(sqlite3_vfs *vfs, int microseconds)
{
	(void)vfs;
	return microseconds;
}

static int
tell_time(sqlite3_vfs *vfs, sqlite3_int64 *julian_ms)
{
	const struct clock *clock = vfs->pAppData;

	*julian_ms = clock->now * 1000 + JULIAN_1970_MS;
	return SQLITE_OK;
}

static int
tell_day(sqlite3_vfs *vfs, double *julian)
{
	sqlite3_int64 ms;
	int code = tell_time(vfs, &ms);

	*julian = (double)ms / 86400000.0;
	return code;
}

static int
last_error(sqlite3_vfs *vfs, int size, char *out)
{
	(void)vfs;
	(void)size;
	(void)out;
	return 0;
}

int
clock_begin(struct clock *clock, int64_t now, struct err *err)
{
	*clock = (struct clock){.now = now};
	(void)snprintf(
	    clock->name, sizeof(clock->name), "exoaudit-%p", (void *)clock);
	clock->vfs = (sqlite3_vfs){
	    .iVersion = 2,
	    .szOsFile = (int)sizeof(sqlite3_file),
	    .mxPathname = 64,
	    .zName = clock->name,
	    .pAppData = clock,
	    .xOpen = open_nothing,
	    .xDelete = delete_nothing,
	    .xAccess = find_nothing,
	    .xFullPathname = name_nothing,
	    .xRandomness = no_chance,
	    .xSleep = no_sleep,
	    .xCurrentTime = tell_day,
	    .xGetLastError = last_error,
	    .xCurrentTimeInt64 = tell_time,
	};
	int code = sqlite3_vfs_register(&clock->vfs, 0);
	if (code == SQLITE_NOMEM)
		mem_exhausted("SQLite");
	if (code != SQLITE_OK)
		return err_set(
		    err, ERR_STORE, "query: %s", sqlite3_errstr(code));
	clock->is_known = true;
	return 0;
}

void
clock_end(struct clock *clock)
{
	if (clock->is_known)
		(void)sqlite3_vfs_unregister(&clock->vfs);
	clock->is_known = false;
}
