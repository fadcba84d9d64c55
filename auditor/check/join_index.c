/*
 * join_index.c - objects by keys that many of them have.
 */
#include <stdlib.h>

#include "auditor/check/join_mail.h"

#include "auditor/base/banned.h"

/* The first bytes of a key as a number: it orders most keys by itself. */
static uint64_t
front_of(strview key)
{
	uint64_t front = 0;

	for (size_t i = 0; i < sizeof(front); i++)
		front =
		    front << 8 | (i < key.len ? (unsigned char)key.ptr[i] : 0);
	return front;
}

static int
compare_keys(const struct join_entry *a, const struct join_entry *b)
{
	if (a->front != b->front)
		return a->front < b->front ? -1 : 1;
	return sv_cmp(a->key, b->key);
}

static int
compare_entries(const void *a, const void *b)
{
	const struct join_entry *left = a;
	const struct join_entry *right = b;
	int order = compare_keys(left, right);

	if (order == 0)
		order = sv_cmp(left->object->id, right->object->id);
	/* States of one object stand in one array, in their order. */
	return order != 0 ? order
			  : (left->object > right->object) -
				(left->object < right->object);
}

void
join_add(struct join *join, struct join_index *index, strview key,
    const struct object *object)
{
	if (key.len == 0)
		return;
	index->at = arena_grow(join->arena, index->at, index->count,
	    &index->cap, sizeof(*index->at));
	index->at[index->count++] =
	    (struct join_entry){key, object, front_of(key)};
}

void
join_sort(struct join_index *index)
{
	if (index->count > 0)
		qsort(index->at, index->count, sizeof(*index->at),
		    compare_entries);
}

const struct join_entry *
join_first(const struct join_index *index, strview key, size_t *count)
{
	const struct join_entry wanted = {.key = key, .front = front_of(key)};
	size_t low = 0;
	size_t high = index->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare_keys(&index->at[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (high = low; high < index->count; high++) {
		if (compare_keys(&index->at[high], &wanted) != 0)
			break;
	}
	*count = high - low;
	return *count > 0 ? &index->at[low] : NULL;
}
