/*
 * function.c - functions of ours that a query may call.
 */
#include "auditor/query/function.h"

#include "auditor/base/fold.h"
#include "auditor/model/iprange.h"

#include "auditor/base/banned.h"

strview
function_argument(sqlite3_value *value)
{
	const unsigned char *text = sqlite3_value_text(value);

	return (strview){
	    .ptr = (const char *)text,
	    .len = (size_t)sqlite3_value_bytes(value),
	};
}

static void
call_fold(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	(void)argc;
	if (sqlite3_value_type(argv[0]) == SQLITE_NULL)
		return;
	strview folded = fold(function_argument(argv[0]), arena);
	sqlite3_result_text64(context, folded.len > 0 ? folded.ptr : "",
	    folded.len, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static void
call_range_has(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct iprange outer;
	struct iprange inner;

	(void)argc;
	if (iprange_read(function_argument(argv[0]), &outer) &&
	    iprange_read(function_argument(argv[1]), &inner))
		sqlite3_result_int(context, iprange_contains(&outer, &inner));
}

int
function_register(sqlite3 *handle)
{
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
	int code = sqlite3_create_function_v2(
	    handle, "fold", 1, flags, NULL, call_fold, NULL, NULL, NULL);

	if (code != SQLITE_OK)
		return code;
	return sqlite3_create_function_v2(handle, "range_has", 2, flags, NULL,
	    call_range_has, NULL, NULL, NULL);
}
