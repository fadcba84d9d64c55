/*
 * events.h - what happened in the tenant, read beside its lists.
 *
 * Only calls that read: Search-UnifiedAuditLog keeps the place in a result on
 * the server under an id of ours, as a page link does, and leaves nothing in
 * the tenant; audit queries and activity subscriptions, which are objects
 * there, are not made.
 */
#ifndef GRAPH_EVENTS_H
#define GRAPH_EVENTS_H

#include "graph/endpoints.h"
#include "graph/session.h"

/* Most events of one type in one run: then the oldest are left out. */
#define EVENTS_MOST ((size_t)100000)

/* One row: where the events of a type come from. */
struct event_source {
	enum event_type type;
	enum service service;
	enum endpoint_effect effect;
	const char *path;   /* of Graph, with the version */
	const char *time;   /* property that the time is asked for by */
	const char *filter; /* what else is asked for, encoded; or NULL */
	const char *cmdlet; /* of Exchange */
	const char *permission;
};

/* event_source(type): never NULL. */
const struct event_source *event_source(enum event_type type);

struct events; /* opaque */

/*
 * events_new(session):
 * The events that the settings of ${session} ask for, for events_free.
 */
struct events *events_new(struct session *session) MUST_USE;
void events_free(struct events *events);

/* events_services(settings): bit (1 << service) for each service needed. */
unsigned events_services(const struct collect_settings *settings);

/* events_start(events, service): begin; the token has come, or will not. */
void events_start(struct events *events, enum service service);

/*
 * events_fill(events, snapshot):
 * Put what was read into ${snapshot}, and how much that is, once the loop of
 * the session has ended and the lists are filled in, but not sealed.
 */
void events_fill(const struct events *events, struct snapshot *snapshot);

#endif
