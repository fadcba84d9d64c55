/*
 * life.h - one state of an object, out of a row of the history.
 */
#ifndef AUDITOR_STORE_LIFE_H
#define AUDITOR_STORE_LIFE_H

#include "auditor/model/history.h"
#include "auditor/store/query.h"

struct life_row {
	int64_t first;
	int64_t until; /* 0: it holds */
	/* Its behaviour digest is that of history.h; of a pruned one the state
	 * is what its sketch has. */
	struct object object;
	bool is_pruned;
};

/*
 * life_read(query, kind, arena, row, err):
 * The row of a statement that begins with SQL_LIFE; ERR_STORE when it was
 * altered.
 */
int life_read(const struct query *query, enum kind kind, struct arena *arena,
    struct life_row *row, struct err *err) MUST_USE;

#endif
