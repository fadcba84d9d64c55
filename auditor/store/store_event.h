/*
 * store_event.h - events in the history: what runs have read, taken together.
 */
#ifndef AUDITOR_STORE_STORE_EVENT_H
#define AUDITOR_STORE_STORE_EVENT_H

#include "auditor/model/event_log.h"
#include "auditor/store/store.h"

/* Most events of one type that are taken at once, the newest. */
#define STORE_EVENTS_MOST 200000

/*
 * store_events(store, tenant, series, number, from, arena, log, err):
 * Fill the zeroed ${log}: events of each type since ${from} that were in the
 * history when snapshot ${number} was, 0 for the newest, with the windows of
 * all runs that reach beyond, and the covers of that snapshot.  The windows
 * begin behind what was pruned, or what is too much.  Bodies are left out.
 * Rows that are not what was put there are ERR_STORE; ERR_NOT_FOUND when there
 * is no such snapshot.
 */
int store_events(struct store *store, strview tenant, strview series,
    int64_t number, const int64_t from[EVENT_TYPE_COUNT], struct arena *arena,
    struct event_log *log, struct err *err) MUST_USE;

/*
 * store_event_ends(store, tenant, series, ends, err):
 * When the last window that was read of each type ended, seconds; 0 for those
 * never read.
 */
int store_event_ends(struct store *store, strview tenant, strview series,
    int64_t ends[EVENT_TYPE_COUNT], struct err *err) MUST_USE;

/*
 * store_verify_events(store, tenant, series, number, err):
 * Recompute what snapshot ${number} brought: ERR_STORE when a row was altered,
 * added or taken away, or when what the run read is not what its link fixes.
 * ${is_pruned} tells that some were pruned since, which leaves only the latter
 * to compare.
 */
int store_verify_events(struct store *store, strview tenant, strview series,
    int64_t number, bool *is_pruned, struct err *err) MUST_USE;

/*
 * store_prune_events(store, tenant, series, before, removed, err):
 * Take out the events before ${before}, seconds, in one transaction; what runs
 * have read stays.  ${removed} gets their number.
 */
int store_prune_events(struct store *store, strview tenant, strview series,
    int64_t before, int64_t *removed, struct err *err) MUST_USE;

#endif
