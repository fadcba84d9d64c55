/*
 * supplement.h - members that come by a list of their own.
 */
#ifndef GRAPH_SUPPLEMENT_H
#define GRAPH_SUPPLEMENT_H

#include "graph/list.h"

/*
 * supplement_join(lists, count, arena):
 * Give the objects of ${lists} the members that other rows of their kind bring
 * (endpoint.joins), once all have ended.  A list with objects that a whole
 * supplement does not know is partial.  ${arena} keeps the objects.
 */
void supplement_join(struct list *lists, size_t count, struct arena *arena);

#endif
