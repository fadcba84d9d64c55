/*
 * expand.h - what Graph cuts off when it expands a member in place.
 *
 * At most ENDPOINT_EXPAND_MAX elements come, without a link to more.  Objects
 * that have so many are asked for the whole list of their own, and so are those
 * whose member cannot be expanded.
 */
#ifndef GRAPH_EXPAND_H
#define GRAPH_EXPAND_H

#include "graph/list.h"

/* expand_is_absent(endpoint, raw): was it asked for, and did not come? */
bool expand_is_absent(const struct endpoint *endpoint, const struct json *raw);

/*
 * expand_is_cut(endpoint, raw):
 * May the expanded member of ${raw} be cut, or is it read on its own?
 */
bool expand_is_cut(const struct endpoint *endpoint, const struct json *raw);

/*
 * expand_none(list, raw):
 * ${raw}, which is not cut, with an empty member where that is read on its own.
 */
const struct json *expand_none(struct list *list, const struct json *raw);

/* expand_kept(arena, value): a copy that outlives its page. */
struct json expand_kept(struct arena *arena, const struct json *value);

/*
 * expand_start(list):
 * Read the whole member of every object in ${list}->cut, add the objects, and
 * end ${list} after the last one.  Where that fails the member is left out,
 * because half of it would look like a change, and the list is partial.
 */
void expand_start(struct list *list);

#endif
