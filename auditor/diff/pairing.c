/*
 * pairing.c - which object of one list is which of another.
 */
#include "auditor/diff/pairing.h"

#include "auditor/base/banned.h"

void
pairing_make(const struct object_list *before, const struct object_list *after,
    struct arena *arena, struct pairing *pairing)
{
	size_t fewer =
	    before->count < after->count ? before->count : after->count;
	size_t i = 0;
	size_t j = 0;

	*pairing = (struct pairing){
	    .pairs = arena_alloc(arena, fewer, sizeof(struct pair)),
	    .removed = arena_alloc(
		arena, before->count, sizeof(const struct object *)),
	    .added =
		arena_alloc(arena, after->count, sizeof(const struct object *)),
	};
	while (i < before->count && j < after->count) {
		const struct object *left = &before->objects[i];
		const struct object *right = &after->objects[j];
		int order = sv_cmp(left->id, right->id);
		i += order <= 0;
		j += order >= 0;
		if (order < 0)
			pairing->removed[pairing->removed_count++] = left;
		else if (order > 0)
			pairing->added[pairing->added_count++] = right;
		else
			pairing->pairs[pairing->count++] =
			    (struct pair){left, right};
	}
	while (i < before->count)
		pairing->removed[pairing->removed_count++] =
		    &before->objects[i++];
	while (j < after->count)
		pairing->added[pairing->added_count++] = &after->objects[j++];
}
