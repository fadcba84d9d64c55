/*
 * carry.c - what is known from before where nothing could be read now.
 */
#include "auditor/audit/carry.h"

#include "auditor/base/banned.h"

/* Both lists are sorted by id; so is their union. */
static void
merge(const struct object_list *now, const struct object_list *base,
    struct arena *arena, struct object_list *merged)
{
	size_t i = 0;
	size_t j = 0;

	merged->objects = arena_alloc(
	    arena, now->count + base->count, sizeof(*merged->objects));
	merged->count = 0;
	while (i < now->count || j < base->count) {
		int order = -1;
		if (i >= now->count)
			order = 1;
		else if (j < base->count)
			order = sv_cmp(now->objects[i].id, base->objects[j].id);
		if (order == 0)
			j++;
		merged->objects[merged->count++] =
		    order <= 0 ? now->objects[i++] : base->objects[j++];
	}
}

const struct snapshot *
carry_forward(const struct snapshot *now, const struct snapshot *base,
    struct arena *arena, kind_set *carried)
{
	*carried = 0;
	for (size_t i = 0; base != NULL && i < KIND_COUNT; i++) {
		if (!snapshot_is_complete(now, (enum kind)i) &&
		    snapshot_is_complete(base, (enum kind)i))
			*carried |= KIND_BIT(i);
	}
	if (*carried == 0)
		return now;

	struct snapshot *known = arena_alloc(arena, 1, sizeof(*known));
	*known = *now;
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((*carried & KIND_BIT(i)) != 0)
			merge(&now->lists[i], &base->lists[i], arena,
			    &known->lists[i]);
	}
	return known;
}
