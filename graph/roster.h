/*
 * roster.h - a list that is asked for by ids: the people that others name.
 */
#ifndef GRAPH_ROSTER_H
#define GRAPH_ROSTER_H

#include "graph/list.h"

/*
 * roster_is_due(lists, count, list):
 * ${list} is asked for by ids, has not begun, and all that names them has
 * ended.
 */
bool roster_is_due(
    const struct list *lists, size_t count, const struct list *list);

/*
 * roster_start(lists, count, list):
 * Begin to read ${list}: the objects that ${lists} name, ENDPOINT_IDS_MAX at a
 * time.  Ids of other kinds of objects bring nothing.  Where what names them
 * was not read whole, neither is ${list}; a list that the tenant has no licence
 * for names nobody.
 */
void roster_start(const struct list *lists, size_t count, struct list *list);

#endif
