/*
 * confirm.h - is what a list no longer holds really gone?
 *
 * Lists of the services are only eventually consistent: an object may be
 * missing from one page and there by its own address.
 */
#ifndef GRAPH_CONFIRM_H
#define GRAPH_CONFIRM_H

#include "graph/list.h"

/* Most objects of one collection that are asked for by id. */
#define CONFIRM_MAX 200

/*
 * confirm_lists(session, lists, count, err):
 * Ask by id for each object that settings->expected names and its list, read
 * whole, does not hold, and work until all have answered.  A list one of whose
 * objects is still there is inconsistent, one that cannot be asked so is
 * partial for that reason: then nothing in it counts as removed.  Behind
 * CONFIRM_MAX objects the lists are believed.  Fail when settings->expected
 * does.
 */
int confirm_lists(struct session *session, struct list *lists, size_t count,
    struct err *err) MUST_USE;

#endif
