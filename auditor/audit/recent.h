/*
 * recent.h - the events that an audit looks at.
 */
#ifndef AUDITOR_AUDIT_RECENT_H
#define AUDITOR_AUDIT_RECENT_H

#include "auditor/store/store_event.h"

/*
 * recent_events(store, snapshot, as_of, arena, log, err):
 * Fill ${log} with what the history knew when the stored ${snapshot} was the
 * newest: audit records and sign-ins of applications of the month before
 * ${as_of}, sign-ins of people, of which there are many more, of a week.
 */
int recent_events(struct store *store, const struct snapshot *snapshot,
    int64_t as_of, struct arena *arena, struct event_log *log,
    struct err *err) MUST_USE;

#endif
