/*
 * event_internal.h - between event_read.c and event_read_audit.c.
 */
#ifndef AUDITOR_MODEL_EVENT_INTERNAL_H
#define AUDITOR_MODEL_EVENT_INTERNAL_H

#include "auditor/model/event.h"

/* An event under way: its texts still stand in what it is read from. */
struct event_draft {
	const struct json *raw;
	struct event *event;
	struct arena *arena; /* of the reading only */
};

/* event_text(object, name): text of a member, else "". */
strview event_text(const struct json *object, const char *name);

/* event_first(object, names, count): the first of these that says something. */
strview event_first(
    const struct json *object, const char *const *names, size_t count);

/* event_address(address): without its port. */
strview event_address(strview address);

/* event_read_directory(reading), event_read_exchange(reading): audit records. */
void event_read_directory(struct event_draft *reading);
void event_read_exchange(struct event_draft *reading);

#endif
