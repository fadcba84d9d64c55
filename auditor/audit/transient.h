/*
 * transient.h - what was created and is in neither of two states.
 */
#ifndef AUDITOR_AUDIT_TRANSIENT_H
#define AUDITOR_AUDIT_TRANSIENT_H

#include "auditor/model/event_log.h"
#include "auditor/model/snapshot.h"

struct transient {
	enum kind kind;
	strview id;   /* "" when the records do not say */
	strview name; /* as it was created; may be "" */
	const struct event *created;
	const struct event *removed; /* NULL: no record of it */
};

/*
 * transient_find(before, after, log, arena, found, count):
 * Objects that by the records of ${log} were created between the two
 * snapshots, and that neither of them has; of lists that ${after} has whole.
 */
void transient_find(const struct snapshot *before, const struct snapshot *after,
    const struct event_log *log, struct arena *arena, struct transient **found,
    size_t *count);

/*
 * transient_window(before, after):
 * The time in which something could come and go unseen.
 */
struct event_window transient_window(
    const struct snapshot *before, const struct snapshot *after);

#endif
