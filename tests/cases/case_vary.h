/*
 * case_vary.h - cases with other names, or in another order, by a seed.
 */
#ifndef TESTS_CASES_CASE_VARY_H
#define TESTS_CASES_CASE_VARY_H

#include <string.h>

#include "tests/cases/case_judge.h"

/* xorshift64*: the same seed gives the same case on every host. */
struct dice {
	uint64_t state; /* not 0 */
};

static inline uint64_t
dice_roll(struct dice *dice, uint64_t below)
{
	dice->state ^= dice->state >> 12;
	dice->state ^= dice->state << 25;
	dice->state ^= dice->state >> 27;
	return (dice->state * UINT64_C(2685821657736338717) >> 33) % below;
}

/* A copy of ${value} that may be changed. */
static inline void
vary_copy(const struct json *value, struct json *to, struct arena *arena)
{
	*to = *value;
	to->items = arena_alloc(arena, value->count, sizeof(*to->items));
	for (size_t i = 0; i < value->count; i++)
		vary_copy(&value->items[i], &to->items[i], arena);
}

static inline struct json *
vary_get(struct json *object, const char *key)
{
	for (size_t i = 0; i < object->count; i++) {
		if (sv_eq(object->items[i].key, sv_from(key)))
			return &object->items[i];
	}
	return NULL;
}

/* --- order --------------------------------------------------------------- */

static inline void
vary_shuffle(struct json *list, struct dice *dice)
{
	for (size_t i = list->count; i > 1; i--) {
		size_t other = dice_roll(dice, i);
		struct json swapped = list->items[i - 1];
		list->items[i - 1] = list->items[other];
		list->items[other] = swapped;
	}
}

/* Lists whose order has no meaning, in ${value} at ${path} of ${kind}. */
static inline void
vary_sets(struct json *value, enum kind kind, strview path, struct dice *dice,
    struct arena *arena)
{
	const struct field *field = kind_field(kind, path);

	for (size_t i = 0; i < value->count; i++) {
		struct json *item = &value->items[i];
		strview below = path;
		if (value->type == JSON_OBJECT)
			below = path.len == 0
				    ? item->key
				    : arena_printf(arena, SV_FMT "." SV_FMT,
					  SV_ARG(path), SV_ARG(item->key));
		vary_sets(item, kind, below, dice, arena);
	}
	if (value->type == JSON_ARRAY && field != NULL &&
	    (field->flags & FIELD_SET) == FIELD_SET)
		vary_shuffle(value, dice);
	/* Members of an object have no order at all. */
	if (value->type == JSON_OBJECT)
		vary_shuffle(value, dice);
}

static inline void
vary_lists(struct json *lists, struct dice *dice, struct arena *arena)
{
	for (size_t i = 0; lists != NULL && i < lists->count; i++) {
		struct json *list = &lists->items[i];
		enum kind kind;
		if (!kind_find_key(list->key, &kind))
			continue;
		if (list->type == JSON_OBJECT)
			vary_sets(list, kind, SV(""), dice, arena);
		for (size_t j = 0; list->type == JSON_ARRAY && j < list->count;
		     j++)
			vary_sets(&list->items[j], kind, SV(""), dice, arena);
		if (list->type == JSON_ARRAY)
			vary_shuffle(list, dice);
	}
}

/* vary_order(value, dice, arena): ${value} with all of it shuffled. */
static inline const struct json *
vary_order(const struct json *value, struct dice *dice, struct arena *arena)
{
	struct json *copy = arena_alloc(arena, 1, sizeof(*copy));
	struct json *history;

	vary_copy(value, copy, arena);
	vary_lists(vary_get(copy, "objects"), dice, arena);
	vary_lists(vary_get(copy, "baseline"), dice, arena);
	history = vary_get(copy, "history");
	for (size_t i = 0; history != NULL && i < history->count; i++)
		vary_lists(&history->items[i], dice, arena);
	return copy;
}

/* --- names --------------------------------------------------------------- */

/* Old names and the new ones they got. */
struct renames {
	strview *old;
	strview *new;
	size_t count;
	size_t old_cap;
	size_t new_cap;
	struct dice *dice;
	struct arena *arena;
};

/* Each a script of its own: mixtures are a finding. */
static inline strview
vary_name(struct renames *renames)
{
	static const char *const scripts[][6] = {
	    {"k", "z", "w", "v", "j", "y"},
	    {"7", "4", "9", "3", "8", "6"},
	    {"本", "社", "複", "合", "機", "部"},
	    {"ж", "ф", "щ", "ю", "я", "д"},
	    {"λ", "ψ", "ξ", "δ", "θ", "φ"},
	};
	size_t script = dice_roll(renames->dice, COUNT_OF(scripts));
	size_t len = 6 + dice_roll(renames->dice, 10);
	strview name = SV("");

	for (size_t i = 0; i < len; i++)
		name = arena_printf(renames->arena, SV_FMT "%s", SV_ARG(name),
		    scripts[script][dice_roll(renames->dice, 6)]);
	/* No two objects with one name. */
	return arena_printf(
	    renames->arena, SV_FMT " %zu", SV_ARG(name), 1000 + renames->count);
}

static inline strview
vary_rename(struct renames *renames, strview old)
{
	for (size_t i = 0; i < renames->count; i++) {
		if (sv_eq(renames->old[i], old))
			return renames->new[i];
	}
	strview new = vary_name(renames);
	renames->old = arena_grow(renames->arena, renames->old, renames->count,
	    &renames->old_cap, sizeof(strview));
	renames->new = arena_grow(renames->arena, renames->new, renames->count,
	    &renames->new_cap, sizeof(strview));
	renames->old[renames->count] = old;
	renames->new[renames->count++] = new;
	return new;
}

static inline bool
vary_is_name(strview key)
{
	static const char *const names[] = {"Name", "Identity", "displayName",
	    "DisplayName", "principalDisplayName", "AdminDisplayName",
	    "appDisplayName"};

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		if (sv_eq(key, sv_from(names[i])))
			return true;
	}
	return false;
}

/* Names of objects, not of what is inside of them. */
static inline void
vary_object(struct json *object, struct renames *renames)
{
	for (size_t i = 0; i < object->count; i++) {
		struct json *member = &object->items[i];
		if (vary_is_name(member->key) && member->type == JSON_STRING &&
		    member->text.len > 0)
			member->text = vary_rename(renames, member->text);
	}
}

static inline strview
vary_new_name(const struct renames *renames, strview old)
{
	for (size_t i = 0; i < renames->count; i++) {
		if (sv_eq(renames->old[i], old))
			return renames->new[i];
	}
	return old;
}

/* Wherever a text is the old name of an object, it gets the new one. */
static inline void
vary_references(struct json *value, const struct renames *renames)
{
	for (size_t i = 0; i < value->count; i++)
		vary_references(&value->items[i], renames);
	if (value->type == JSON_STRING)
		value->text = vary_new_name(renames, value->text);
}

static inline void
vary_state(struct json *lists, struct renames *renames)
{
	for (size_t i = 0; lists != NULL && i < lists->count; i++) {
		struct json *list = &lists->items[i];
		if (list->type == JSON_OBJECT)
			vary_object(list, renames);
		for (size_t j = 0; list->type == JSON_ARRAY && j < list->count;
		     j++)
			vary_object(&list->items[j], renames);
	}
}

/* Pins stand under the names of their connectors. */
static inline void
vary_pins(struct json *policy, const struct renames *renames)
{
	struct json *pins =
	    policy != NULL ? vary_get(policy, "connectorPins") : NULL;

	for (size_t i = 0; pins != NULL && i < pins->count; i++)
		pins->items[i].key = vary_new_name(renames, pins->items[i].key);
}

/* vary_names(value, dice, arena): ${value} with every object renamed. */
static inline const struct json *
vary_names(const struct json *value, struct dice *dice, struct arena *arena)
{
	struct json *copy = arena_alloc(arena, 1, sizeof(*copy));
	struct renames renames = {.dice = dice, .arena = arena};
	struct json *history;

	vary_copy(value, copy, arena);
	vary_state(vary_get(copy, "objects"), &renames);
	vary_state(vary_get(copy, "baseline"), &renames);
	history = vary_get(copy, "history");
	for (size_t i = 0; history != NULL && i < history->count; i++)
		vary_state(&history->items[i], &renames);
	vary_references(copy, &renames);
	vary_pins(vary_get(copy, "policy"), &renames);
	return copy;
}

#endif
