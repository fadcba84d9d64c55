/*
 * carry.c - what is known from before where nothing could be read now.
 */
#include "auditor/audit/carry.h"

#include "auditor/model/behaviour.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

static bool
lacks_member(const struct json *state, const struct json *of)
{
	size_t j = 0;

	for (size_t i = 0; i < of->count; i++) {
		while (j < state->count &&
		       sv_cmp(state->items[j].key, of->items[i].key) < 0)
			j++;
		if (j == state->count ||
		    !sv_eq(state->items[j].key, of->items[i].key))
			return true;
	}
	return false;
}

/* What was not returned now is known from before. */
static struct object
complete(const struct snapshot *snapshot, const struct object *now,
    const struct object *base, struct arena *arena)
{
	struct object joined = *base;
	struct err err;

	if (!lacks_member(now->state, base->state) ||
	    normal_join(&joined, now, arena, &err) != 0)
		return *now;
	joined.name = now->name;
	joined.stamps = now->stamps;
	joined.behaviour_digest = behaviour_digest(snapshot, &joined);
	return joined;
}

/* Both lists are sorted by id; so is their union. */
static void
merge(const struct snapshot *snapshot, const struct object_list *now,
    const struct object_list *base, struct arena *arena,
    struct object_list *merged)
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
		struct object *slot = &merged->objects[merged->count++];
		if (order < 0)
			*slot = now->objects[i++];
		else if (order > 0)
			*slot = base->objects[j++];
		else
			*slot = complete(snapshot, &now->objects[i++],
			    &base->objects[j++], arena);
	}
}

const struct snapshot *
carry_forward(const struct snapshot *now, const struct snapshot *base,
    struct arena *arena, kind_set *carried)
{
	kind_set filled = 0;

	*carried = 0;
	for (size_t i = 0; base != NULL && i < KIND_COUNT; i++) {
		if (snapshot_is_complete(now, (enum kind)i))
			continue;
		if (base->lists[i].count > 0)
			filled |= KIND_BIT(i);
		if (snapshot_is_complete(base, (enum kind)i))
			*carried |= KIND_BIT(i);
	}
	if (filled == 0)
		return now;

	struct snapshot *known = arena_alloc(arena, 1, sizeof(*known));
	*known = *now;
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((filled & KIND_BIT(i)) != 0)
			merge(now, &now->lists[i], &base->lists[i], arena,
			    &known->lists[i]);
	}
	return known;
}
