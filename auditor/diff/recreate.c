/*
 * recreate.c - what was removed and came back under another id.
 */
#include "auditor/diff/recreate.h"

#include <stdlib.h>
#include <string.h>

#include "auditor/model/behaviour.h"

#include "auditor/base/banned.h"

/* One that came or went, by what it does. */
struct mover {
	const struct object *object;
	size_t index;   /* in removed or added */
	size_t sharing; /* objects of its list that behave so, itself too */
};

static int
order_digests(const struct object *a, const struct object *b)
{
	return memcmp(
	    a->behaviour_digest.bytes, b->behaviour_digest.bytes, DIGEST_SIZE);
}

/* By behaviour, then name, then id. */
static int
order_movers(const void *a, const void *b)
{
	const struct object *left = ((const struct mover *)a)->object;
	const struct object *right = ((const struct mover *)b)->object;
	int order = order_digests(left, right);

	if (order == 0)
		order = sv_cmp(left->name, right->name);
	return order != 0 ? order : sv_cmp(left->id, right->id);
}

static size_t
first_with(
    const struct mover *movers, size_t count, const struct object *object)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (order_digests(movers[middle].object, object) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Count in the first of each behaviour how many of ${list} share it. */
static void
count_sharing(
    struct mover *movers, size_t count, const struct object_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		size_t at = first_with(movers, count, &list->objects[i]);
		if (at < count &&
		    order_digests(movers[at].object, &list->objects[i]) == 0)
			movers[at].sharing++;
	}
	for (size_t i = 1; i < count; i++) {
		if (order_digests(movers[i - 1].object, movers[i].object) == 0)
			movers[i].sharing = movers[i - 1].sharing;
	}
}

/* The behaviour of an object of which nothing is set. */
static struct digest
idle_behaviour(enum kind kind)
{
	static const struct snapshot nothing;
	static const struct json no_members = {.type = JSON_OBJECT};
	const struct object idle = {.kind = kind, .state = &no_members};

	return behaviour_digest(&nothing, &idle);
}

static struct mover *
find_movers(const struct object *const *objects, size_t object_count,
    const struct object_list *list, struct arena *arena, size_t *count)
{
	struct mover *movers =
	    arena_alloc(arena, object_count, sizeof(*movers));
	struct digest idle = idle_behaviour(list->kind);

	*count = 0;
	for (size_t i = 0; i < object_count; i++) {
		if (digest_eq(&objects[i]->behaviour_digest, &idle))
			continue;
		movers[(*count)++] =
		    (struct mover){.object = objects[i], .index = i};
	}
	if (*count > 0)
		qsort(movers, *count, sizeof(*movers), order_movers);
	count_sharing(movers, *count, list);
	return movers;
}

static bool
is_recreated(const struct mover *before, const struct mover *after)
{
	if (order_digests(before->object, after->object) != 0)
		return false;
	if (before->sharing == 1 && after->sharing == 1)
		return true;
	return before->object->name.len > 0 &&
	       sv_eq(before->object->name, after->object->name);
}

static int
order_pairs(const void *a, const void *b)
{
	const struct pair *left = a;
	const struct pair *right = b;

	return sv_cmp(left->after->id, right->after->id);
}

/* Drop from ${objects} what ${is_taken}. */
static void
take_out(const struct object **objects, size_t *count, const bool *is_taken)
{
	size_t kept = 0;

	for (size_t i = 0; i < *count; i++) {
		if (!is_taken[i])
			objects[kept++] = objects[i];
	}
	*count = kept;
}

struct pair *
recreate_find(const struct object_list *before, const struct object_list *after,
    struct pairing *pairing, struct arena *arena, size_t *count)
{
	*count = 0;
	if (pairing->removed_count == 0 || pairing->added_count == 0)
		return NULL;

	size_t removed_count;
	size_t added_count;
	struct mover *removed = find_movers(pairing->removed,
	    pairing->removed_count, before, arena, &removed_count);
	struct mover *added = find_movers(
	    pairing->added, pairing->added_count, after, arena, &added_count);
	struct pair *pairs = arena_alloc(arena, removed_count, sizeof(*pairs));
	bool *is_gone =
	    arena_alloc(arena, pairing->removed_count, sizeof(bool));
	bool *is_new = arena_alloc(arena, pairing->added_count, sizeof(bool));
	size_t i = 0;
	size_t j = 0;
	while (i < removed_count && j < added_count) {
		if (is_recreated(&removed[i], &added[j])) {
			pairs[(*count)++] =
			    (struct pair){removed[i].object, added[j].object};
			is_gone[removed[i++].index] = true;
			is_new[added[j++].index] = true;
			continue;
		}
		/* Ids decide only between those of equal name. */
		if (order_movers(&removed[i], &added[j]) < 0)
			i++;
		else
			j++;
	}
	take_out(pairing->removed, &pairing->removed_count, is_gone);
	take_out(pairing->added, &pairing->added_count, is_new);
	if (*count > 0)
		qsort(pairs, *count, sizeof(*pairs), order_pairs);
	return pairs;
}
