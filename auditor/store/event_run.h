/*
 * event_run.h - what one run read of events, as the history keeps it.
 *
 * One JSON object a run: type → the window that was read, why it is not all,
 * and count and digest of the events that were new then.  The digest of this
 * text stands in the coverage of the snapshot, and so is part of its link.
 */
#ifndef AUDITOR_STORE_EVENT_RUN_H
#define AUDITOR_STORE_EVENT_RUN_H

#include "auditor/base/strbuf.h"
#include "auditor/model/event_log.h"
#include "auditor/store/query.h"

/* The member of the coverage that holds the digest of the text. */
#define EVENT_RUN_MEMBER "events"

/* Events of one type that a run brought. */
struct event_tally {
	size_t count;
	struct digest digest; /* over id and body, by id */
};

/* What a snapshot adds. */
struct event_plan {
	const struct event **fresh; /* not in the history yet; by type, id */
	size_t count;
	struct strbuf text; /* of the run; empty: nothing was asked for */
};

void event_plan_done(struct event_plan *plan);

/*
 * event_plan_make(store, series_id, log, arena, plan, err):
 * See which events of the sealed ${log} are new in the series.  ${plan} is for
 * event_plan_done and borrows from ${log}.
 */
int event_plan_make(struct store *store, int64_t series_id,
    const struct event_log *log, struct arena *arena, struct event_plan *plan,
    struct err *err) MUST_USE;

/* event_plan_put(store, series_id, number, plan, err): add them. */
int event_plan_put(struct store *store, int64_t series_id, int64_t number,
    const struct event_plan *plan, struct err *err) MUST_USE;

/* What the text of a run says. */
struct event_run {
	struct event_cover covers[EVENT_TYPE_COUNT];
	struct event_tally tallies[EVENT_TYPE_COUNT];
};

/*
 * event_run_read(text, arena, run, err):
 * ERR_FORMAT when ${text} is not what event_plan_make wrote.
 */
int event_run_read(strview text, struct arena *arena, struct event_run *run,
    struct err *err) MUST_USE;

/* event_run_advise(err): add what to do about altered events.  Return -1. */
int event_run_advise(struct err *err);

/*
 * event_run_verify(store, series_id, number, run, err):
 * Compare count and digest of the events that snapshot ${number} brought with
 * what ${run} says; ERR_STORE when they differ.
 */
int event_run_verify(struct store *store, int64_t series_id, int64_t number,
    const struct event_run *run, struct err *err) MUST_USE;

#endif
