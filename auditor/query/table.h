/*
 * table.h - the objects of a snapshot as tables of SQLite, nothing copied.
 */
#ifndef AUDITOR_QUERY_TABLE_H
#define AUDITOR_QUERY_TABLE_H

#include <sqlite3.h>

#include "auditor/model/snapshot.h"
#include "auditor/query/guard.h"

/* What a table shows. */
struct table_source {
	const struct schema_table *table;
	const struct snapshot *snapshot; /* sealed; NULL: no rows */
	struct guard *guard;
};

/*
 * table_register(handle, source):
 * Let ${handle} know the table, which borrows ${source}.  Return a result
 * code of SQLite.
 */
int table_register(sqlite3 *handle, struct table_source *source) MUST_USE;

#endif
