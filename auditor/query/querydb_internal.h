/*
 * querydb_internal.h - what opening and querying share.
 */
#ifndef AUDITOR_QUERY_QUERYDB_INTERNAL_H
#define AUDITOR_QUERY_QUERYDB_INTERNAL_H

#include "auditor/query/clock.h"
#include "auditor/query/guard.h"
#include "auditor/query/querydb.h"
#include "auditor/query/table.h"

struct querydb {
	struct arena *arena;
	sqlite3 *handle;
	struct clock clock;
	struct guard guard;
	struct table_source *sources;
};

#endif
