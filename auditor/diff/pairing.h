/*
 * pairing.h - which object of one list is which of another.
 */
#ifndef AUDITOR_DIFF_PAIRING_H
#define AUDITOR_DIFF_PAIRING_H

#include "auditor/model/snapshot.h"

struct pair {
	const struct object *before;
	const struct object *after;
};

struct pairing {
	struct pair *pairs; /* in both lists, by id */
	size_t count;
	const struct object **removed; /* only in the first, by id */
	size_t removed_count;
	const struct object **added; /* only in the second, by id */
	size_t added_count;
};

/*
 * pairing_make(before, after, arena, pairing):
 * Match the objects of two sealed lists by id.
 */
void pairing_make(const struct object_list *before,
    const struct object_list *after, struct arena *arena,
    struct pairing *pairing);

#endif
