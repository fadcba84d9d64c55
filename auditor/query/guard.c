/*
 * guard.c - what a statement may do, and for how long.
 */
#include "auditor/query/guard.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "auditor/base/lang.h"
#include "auditor/base/limits.h"

#include "auditor/base/banned.h"

/* Instructions of SQLite's machine between two looks at the clock. */
#define STEPS 2000

/* Of one text or row, as of one answer of the service. */
#define LENGTH_MAX ((int)(64 * MIB))

/*
 * Functions whose result depends on their arguments alone; "now" is the time
 * of judgement (clock.h).  Sorted.
 */
static const char *const functions[] = {"->", "->>", "abs", "avg", "char",
    "coalesce", "count", "cume_dist", "date", "datetime", "dense_rank",
    "first_value", "fold", "format", "glob", "group_concat", "hex", "ifnull",
    "iif", "instr", "json", "json_array", "json_array_length", "json_extract",
    "json_group_array", "json_group_object", "json_object", "json_patch",
    "json_quote", "json_remove", "json_replace", "json_set", "json_type",
    "json_valid", "julianday", "lag", "last_value", "lead", "length", "like",
    "lower", "ltrim", "max", "min", "nth_value", "ntile", "nullif",
    "percent_rank", "printf", "quote", "range_has", "rank", "replace", "round",
    "row_number", "rtrim", "sign", "strftime", "substr", "substring", "sum",
    "time", "total", "trim", "typeof", "unicode", "unixepoch", "upper"};

/* Tables beside those of the objects. */
static const char *const plain[] = {
    "coverage", "json_each", "json_tree", "snapshot"};

static int
compare(const void *key, const void *at)
{
	return strcasecmp(key, *(const char *const *)at);
}

static bool
is_listed(const char *word, const char *const *list, size_t count)
{
	return bsearch(word, list, count, sizeof(list[0]), compare) != NULL;
}

static int
refuse(struct guard *guard, strview why)
{
	if (guard->refused.len == 0)
		guard->refused = why;
	return SQLITE_DENY;
}

static void
note_read(struct guard_reads *reads, const struct schema_table *table)
{
	if (table->kind == KIND_COUNT && table->of_baseline)
		reads->all_baseline = true;
	else if (table->kind == KIND_COUNT)
		reads->all_now = true;
	else if (table->of_baseline)
		reads->baseline |= KIND_BIT(table->kind);
	else
		reads->now |= KIND_BIT(table->kind);
}

static int
read_table(struct guard *guard, const char *name, const char *column)
{
	for (size_t i = 0; i < guard->table_count; i++) {
		const struct schema_table *table = &guard->tables[i];
		if (!schema_is(sv_from(name), table))
			continue;
		note_read(&guard->reads, table);
		return SQLITE_OK;
	}
	/* A subquery of which no column is used has a name of its own. */
	if (column == NULL || column[0] == '\0' ||
	    is_listed(name, plain, COUNT_OF(plain)))
		return SQLITE_OK;
	return refuse(guard,
	    arena_printf(guard->arena,
		_("reading %s is not possible: a query can only read"), name));
}

static int
authorize(void *context, int action, const char *first, const char *second,
    const char *database, const char *within)
{
	struct guard *guard = context;

	(void)database;
	(void)within;
	if (guard->is_declaring)
		return SQLITE_OK;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_READ:
		return read_table(guard, first != NULL ? first : "", second);
	case SQLITE_FUNCTION:
		if (is_listed(second, functions, COUNT_OF(functions)))
			return SQLITE_OK;
		return refuse(guard, arena_printf(guard->arena,
					 _("the function %s is not possible: a "
					   "query can only read"),
					 second));
	case SQLITE_PRAGMA:
		return refuse(guard,
		    arena_printf(guard->arena,
			_("PRAGMA %s is not possible: a query can only read"),
			first != NULL ? first : ""));
	case SQLITE_ATTACH:
	case SQLITE_DETACH:
		return refuse(guard, SV_("attaching databases is not possible: "
					 "a query can only read"));
	default:
		return refuse(guard, SV_("anything but reading is not "
					 "possible: a query can only read"));
	}
}

static int64_t
now_ms(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Not 0 to stop the statement. */
static int
look_at_clock(void *context)
{
	struct guard *guard = context;

	if (guard->interrupted != NULL && *guard->interrupted != 0)
		return 1;
	guard->is_late =
	    guard->deadline_ms > 0 && now_ms() > guard->deadline_ms;
	return guard->is_late;
}

void
guard_arm(struct guard *guard, sqlite3 *handle)
{
	static const int off[] = {
	    SQLITE_DBCONFIG_DQS_DDL,
	    SQLITE_DBCONFIG_DQS_DML,
	    SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER,
	    SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
	    SQLITE_DBCONFIG_ENABLE_TRIGGER,
	    SQLITE_DBCONFIG_TRUSTED_SCHEMA,
	    SQLITE_DBCONFIG_WRITABLE_SCHEMA,
	};
	static const int limits[][2] = {
	    {SQLITE_LIMIT_ATTACHED, 0},
	    {SQLITE_LIMIT_COMPOUND_SELECT, 50},
	    {SQLITE_LIMIT_EXPR_DEPTH, 100},
	    {SQLITE_LIMIT_FUNCTION_ARG, 100},
	    {SQLITE_LIMIT_LENGTH, LENGTH_MAX},
	    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 500},
	    {SQLITE_LIMIT_SQL_LENGTH, (int)(64 * KIB)},
	    {SQLITE_LIMIT_TRIGGER_DEPTH, 0},
	    {SQLITE_LIMIT_WORKER_THREADS, 0},
	};

	for (size_t i = 0; i < COUNT_OF(off); i++)
		(void)sqlite3_db_config(handle, off[i], 0, NULL);
	(void)sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	for (size_t i = 0; i < COUNT_OF(limits); i++)
		(void)sqlite3_limit(handle, limits[i][0], limits[i][1]);
	(void)sqlite3_set_authorizer(handle, authorize, guard);
	sqlite3_progress_handler(handle, STEPS, look_at_clock, guard);
}

void
guard_begin(struct guard *guard)
{
	guard->reads = (struct guard_reads){0};
	guard->refused = SV("");
	guard->deadline_ms = 0;
	guard->is_late = false;
}

void
guard_start_clock(struct guard *guard, unsigned ms)
{
	guard->deadline_ms = ms > 0 ? now_ms() + ms : 0;
	guard->is_late = false;
}
