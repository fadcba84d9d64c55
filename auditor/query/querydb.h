/*
 * querydb.h - a snapshot as a database that can only be read.
 */
#ifndef AUDITOR_QUERY_QUERYDB_H
#define AUDITOR_QUERY_QUERYDB_H

#include <stdint.h>

#include "auditor/base/strbuf.h"
#include "auditor/model/snapshot.h"

struct querydb; /* opaque */

struct querydb_source {
	const struct snapshot *now;      /* sealed; NULL: tables are empty */
	const struct snapshot *baseline; /* likewise */
	int64_t as_of; /* seconds: what 'now' means to date functions */
};

/* querydb_open(source, db, err): borrows from ${source}; for querydb_close. */
int querydb_open(const struct querydb_source *source, struct querydb **db,
    struct err *err) MUST_USE;
void querydb_close(struct querydb *db);
/* querydb_drop(db): querydb_close for CLEANUP. */
void querydb_drop(struct querydb **db);

/* querydb_schema(of, out): append the tables whose name is ${of}, or all. */
void querydb_schema(strview of, struct strbuf *out);

/* querydb_names(out): append the names of all tables, one a line. */
void querydb_names(struct strbuf *out);

#endif
