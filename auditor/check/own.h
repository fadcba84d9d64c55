/*
 * own.h - what checks of the user's own found, as findings among the others.
 *
 * They are run where there is SQL (auditor/query); here their rows get points,
 * acceptance and status as the findings of the catalogue do.
 */
#ifndef AUDITOR_CHECK_OWN_H
#define AUDITOR_CHECK_OWN_H

#include "auditor/check/check.h"

struct check_run;

struct own_row {
	strview kind;     /* as kind_name or in import files */
	strview id;       /* of an object of this snapshot or the baseline */
	strview name;     /* shown when the object is not in the snapshot */
	strview evidence; /* "" for none */
};

/* One check over one snapshot. */
struct own_result {
	/* Its eval is NULL; it has the needs and compares of its query. */
	const struct check *check;
	struct own_row *rows;
	size_t row_count;
	strview problem; /* why there may be more rows, or "" */
};

/*
 * own_is_assessable(check, now, baseline, carried):
 * Every list it reads is whole, or in ${carried}: a query that asks for what
 * is not there would find it missing in a list that was not read.
 */
bool own_is_assessable(const struct check *check, const struct snapshot *now,
    const struct snapshot *baseline, kind_set carried);

/*
 * own_add(run, result, outcome):
 * A finding for each kind and id in the rows of ${result}, the evidence of rows
 * with the same together; a gap of ${outcome} for its problem and for rows that
 * name no kind or no object.
 */
void own_add(struct check_run *run, const struct own_result *result,
    struct check_outcome *outcome);

#endif
