/*
 * link.h - may a link to a next page be followed?
 */
#ifndef GRAPH_LINK_H
#define GRAPH_LINK_H

#include "auditor/base/digest.h"
#include "graph/session.h"

/*
 * link_is_ours(session, service, from, link):
 * Does ${link} lead to the host that gave it with the page at ${from}, or to
 * the configured host of ${service}?  Only there is a token ever sent.
 */
bool link_is_ours(const struct session *session, enum service service,
    strview from, strview link);

/* Finds out that links go round in a circle, in constant memory. */
struct link_watch {
	struct digest kept;
	unsigned steps; /* since it was kept */
	unsigned power; /* keep the next one after so many */
};

/*
 * link_watch_repeats(watch, link):
 * Take note of the next ${link}.  Return true when the links have begun to
 * repeat; at the latest after three times round (Brent's algorithm).
 */
bool link_watch_repeats(struct link_watch *watch, strview link);

#endif
