/*
 * function.h - functions of ours that a query may call.
 *
 * fold(TEXT)              the text without disguise: look-alikes of other
 *                         scripts mapped, invisible characters dropped, lower
 *                         case; patterns on names belong on it
 * range_has(RANGE, ADDR)  1 when address or range ADDR lies in RANGE, 0 when
 *                         not, NULL when one of them is neither
 */
#ifndef AUDITOR_QUERY_FUNCTION_H
#define AUDITOR_QUERY_FUNCTION_H

#include <sqlite3.h>

#include "auditor/base/attr.h"
#include "auditor/base/strview.h"

/* function_argument(value): its text, borrowed. */
strview function_argument(sqlite3_value *value);

/* function_register(handle): return a result code of SQLite. */
int function_register(sqlite3 *handle) MUST_USE;

#endif
