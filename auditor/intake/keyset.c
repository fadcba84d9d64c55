/*
 * keyset.c - the keys of one object that is not read as a whole.
 */
#include "auditor/intake/keyset.h"

#include "auditor/base/banned.h"

void
keyset_done(struct keyset *set)
{
	arena_free(set->arena);
	*set = (struct keyset){0};
}

bool
keyset_add(struct keyset *set, strview key)
{
	for (size_t i = 0; i < set->count; i++) {
		if (sv_eq(set->at[i], key))
			return false;
	}
	if (set->arena == NULL)
		set->arena = arena_new();
	set->at = arena_grow(
	    set->arena, set->at, set->count, &set->cap, sizeof(*set->at));
	set->at[set->count++] = arena_dup(set->arena, key);
	return true;
}
