/*
 * json_pull_repeat.c - objects in which a key stands twice.
 */
#include <stdint.h>
#include <stdlib.h>

#include "auditor/base/json_pull_internal.h"

#include "auditor/base/banned.h"

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

/* Of equal keys the last one counts. */
static void
drop_earlier(struct json *object, struct arena *arena)
{
	struct json **sorted =
	    arena_alloc(arena, object->count, sizeof(struct json *));
	size_t kept = 0;

	for (size_t i = 0; i < object->count; i++)
		sorted[i] = &object->items[i];
	qsort(sorted, object->count, sizeof(struct json *), compare_members);
	for (size_t i = 1; i < object->count; i++) {
		if (sv_eq(sorted[i - 1]->key, sorted[i]->key))
			sorted[i - 1]->key.ptr = NULL;
	}
	for (size_t i = 0; i < object->count; i++) {
		if (object->items[i].key.ptr != NULL)
			object->items[kept++] = object->items[i];
	}
	object->count = kept;
}

static uint64_t
key_bit(strview key)
{
	uint64_t sum = key.len;

	for (size_t i = 0; i < key.len; i++)
		sum = sum * 31 + (unsigned char)key.ptr[i];
	return sum;
}

/* No two keys fall into one bucket: so none is there twice. */
static bool
has_no_repeat(const struct json *object)
{
	uint64_t seen[64] = {0};

	if (object->count > 512)
		return false;
	for (size_t i = 0; i < object->count; i++) {
		uint64_t hash = key_bit(object->items[i].key) *
				UINT64_C(0x9e3779b97f4a7c15);
		uint64_t bit = UINT64_C(1) << (hash >> 58);
		uint64_t *word = &seen[(hash >> 52) & 63];
		if ((*word & bit) != 0)
			return false;
		*word |= bit;
	}
	return true;
}

void
json_pull_drop_repeats(struct json *object, struct arena *arena)
{
	if (object->count > 1 && !has_no_repeat(object))
		drop_earlier(object, arena);
}
