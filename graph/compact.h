/*
 * compact.h - an object without what making it has left behind.
 *
 * A large tenant has millions of values: names of members are kept once, and
 * texts where the body of the object has them anyway.
 */
#ifndef GRAPH_COMPACT_H
#define GRAPH_COMPACT_H

#include "auditor/model/object.h"

#define COMPACT_NAMES 512

/* Names of members, each once; {0} is valid. */
struct compact_names {
	strview at[COMPACT_NAMES];
};

/*
 * compact_object(object, names, arena):
 * Move all that ${object} borrows into ${arena}, which owns ${names}.
 */
void compact_object(
    struct object *object, struct compact_names *names, struct arena *arena);

#endif
