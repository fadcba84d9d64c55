/*
 * json_repeat.c - objects in which a key stands twice.
 */
#include "auditor/base/json_repeat.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "auditor/base/attr.h"

#include "auditor/base/banned.h"

#define SLOT_BITS 10

static int
compare_members(const void *a, const void *b)
{
	const struct json *const *left = a;
	const struct json *const *right = b;
	int order = sv_cmp((*left)->key, (*right)->key);

	if (order != 0)
		return order;
	return *left < *right ? -1 : 1;
}

/* By key, and where keys are equal as they stand. */
static const struct json **
sort(const struct json *members, size_t count, struct arena *arena)
{
	const struct json **sorted =
	    arena_alloc(arena, count, sizeof(struct json *));

	for (size_t i = 0; i < count; i++)
		sorted[i] = &members[i];
	qsort(sorted, count, sizeof(struct json *), compare_members);
	return sorted;
}

static bool
find_repeat(
    const struct json *members, size_t count, struct arena *arena, strview *key)
{
	const struct json **sorted = sort(members, count, arena);

	for (size_t i = 1; i < count; i++) {
		if (!sv_eq(sorted[i - 1]->key, sorted[i]->key))
			continue;
		*key = sorted[i]->key;
		return true;
	}
	return false;
}

/* Of its front and its end: those of one object differ there. */
static size_t
hash_of(strview key)
{
	uint64_t front = 0;
	uint64_t end = 0;
	size_t len = key.len < sizeof(front) ? key.len : sizeof(front);

	if (len > 0) {
		memcpy(&front, key.ptr, len);
		memcpy(&end, key.ptr + key.len - len, len);
	}
	return (size_t)((front + 31 * end + key.len) *
			    UINT64_C(0x9e3779b97f4a7c15) >>
			(64 - SLOT_BITS));
}

/* Told without sorting, as is true of nearly all objects. */
static bool
has_no_repeat(const struct json *members, size_t count)
{
	uint16_t slots[1 << SLOT_BITS] = {0}; /* a member, counted from 1 */

	if (count > COUNT_OF(slots) / 2)
		return false;
	for (size_t i = 0; i < count; i++) {
		size_t at = hash_of(members[i].key);
		while (slots[at] != 0) {
			if (sv_eq(members[slots[at] - 1].key, members[i].key))
				return false;
			at = (at + 1) % COUNT_OF(slots);
		}
		slots[at] = (uint16_t)(i + 1);
	}
	return true;
}

bool
json_repeat(
    const struct json *members, size_t count, struct arena *arena, strview *key)
{
	return count > 1 && !has_no_repeat(members, count) &&
	       find_repeat(members, count, arena, key);
}

void
json_repeat_drop(struct json *object, struct arena *arena)
{
	const struct json **sorted = sort(object->items, object->count, arena);
	bool *is_hidden = arena_alloc(arena, object->count, sizeof(bool));
	size_t kept = 0;

	for (size_t i = 1; i < object->count; i++)
		is_hidden[sorted[i - 1] - object->items] =
		    sv_eq(sorted[i - 1]->key, sorted[i]->key);
	for (size_t i = 0; i < object->count; i++) {
		if (!is_hidden[i])
			object->items[kept++] = object->items[i];
	}
	object->count = kept;
}
