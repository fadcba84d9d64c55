/*
 * trail.h - the audit records of Exchange, found by the object they are about.
 */
#ifndef AUDITOR_CHECK_TRAIL_H
#define AUDITOR_CHECK_TRAIL_H

#include "auditor/model/event_cmdlet.h"
#include "auditor/model/event_log.h"
#include "auditor/model/object.h"

struct trail_entry {
	enum kind kind;
	strview name; /* in lower case */
	strview verb;
	const struct event *event;
};

struct trail {
	struct trail_entry *at; /* by kind, name and time */
	size_t count;
	size_t cap;
};

/*
 * trail_build(trail, log, arena):
 * Of the records that did something; a record with several names is there
 * under each.  ${log} may be NULL.
 */
void trail_build(
    struct trail *trail, const struct event_log *log, struct arena *arena);

/*
 * trail_find(trail, kind, name, count):
 * The ${count} records on what is called so, letter case ignored, oldest
 * first; NULL when there is none.
 */
const struct trail_entry *trail_find(
    const struct trail *trail, enum kind kind, strview name, size_t *count);

/*
 * trail_last(trail, object):
 * The last record that made or changed ${object}, by its name or id; NULL when
 * there is none.
 */
const struct event *trail_last(
    const struct trail *trail, const struct object *object);

#endif
