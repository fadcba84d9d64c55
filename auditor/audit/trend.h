/*
 * trend.h - how a tenant has come to where it is: risk, objects, changes.
 */
#ifndef AUDITOR_AUDIT_TREND_H
#define AUDITOR_AUDIT_TREND_H

#include "auditor/check/check.h"
#include "auditor/store/store.h"

/* Snapshots that are judged anew; of more, as many evenly spread. */
#define TREND_POINTS 12
#define TREND_WEEKS  26
/* Kinds whose number and changes are told: mail flow and who may change it. */
#define TREND_KINDS 7

struct trend_point {
	int64_t number; /* of the snapshot */
	int64_t at;     /* seconds, when it was finished */
	unsigned risk;
	unsigned chain;
	/* Of each kind of trend_kinds; negative where the list was not read
	 * whole. */
	int64_t objects[TREND_KINDS];
};

/* Seven days; the last ends with the snapshot that is judged. */
struct trend_week {
	int64_t from; /* seconds */
	size_t added;
	size_t changed;
	size_t removed;
};

/* All empty when there is but one snapshot, or nobody asked. */
struct trend {
	struct trend_point *points; /* oldest first, the judged one last */
	size_t point_count;
	struct trend_week *weeks; /* likewise; from the first snapshot on */
	size_t week_count;
};

/* trend_kinds(): TREND_KINDS of them. */
const enum kind *trend_kinds(void);

struct trend_request {
	struct store *store;
	strview tenant;
	strview series;
	const struct check_input *input; /* as now: policy, state, history */
	unsigned risk;                   /* what came of it */
	unsigned chain;
};

/*
 * trend_build(request, arena, trend, err):
 * Earlier snapshots are judged by the policy of now, as of the time when each
 * was taken, without what checks see in the history.  What a list holds when
 * it is first read whole is no change.
 */
int trend_build(const struct trend_request *request, struct arena *arena,
    struct trend *trend, struct err *err) MUST_USE;

#endif
