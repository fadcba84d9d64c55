/*
 * case_state.h - lists of a tenant that are written with defaults.
 */
#ifndef TESTS_CASES_CASE_STATE_H
#define TESTS_CASES_CASE_STATE_H

#include "auditor/base/json.h"
#include "auditor/model/snapshot.h"

/* ${own} with what it leaves out from ${defaults}, which may be NULL. */
static inline const struct json *
case_merge(
    const struct json *own, const struct json *defaults, struct arena *arena)
{
	struct json *both = arena_alloc(arena, 1, sizeof(*both));
	size_t more = defaults != NULL ? defaults->count : 0;

	*both = *own;
	both->items =
	    arena_alloc(arena, own->count + more, sizeof(*both->items));
	for (size_t i = 0; i < own->count; i++)
		both->items[i] = own->items[i];
	for (size_t i = 0; i < more; i++) {
		if (json_get(own, defaults->items[i].key) == NULL)
			both->items[both->count++] = defaults->items[i];
	}
	return both;
}

/* All of ${kind} was read. */
static inline void
case_cover(struct snapshot *snapshot, enum kind kind)
{
	const struct coverage whole = {.status = COVERAGE_COMPLETE};

	snapshot_cover(snapshot, kind, &whole);
}

#endif
