/*
 * schema.c - members that a service began, or ceased, to return for a kind.
 */
#include "auditor/diff/schema.h"

#include <stdlib.h>
#include <string.h>

#include "auditor/base/limits.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

/*
 * More nested members than this do not come or go at once: the keys of such an
 * object are data, and all of them are compared.
 */
#define NESTED_MAX 64

struct search {
	struct arena *arena;
	struct schema *candidates;
	size_t nested_count;
	strview keys[LIMIT_DEPTH + 1]; /* where the search stands */
};

static bool
same_keys(const struct schema_path *path, const strview *keys, size_t depth)
{
	if (path->depth != depth)
		return false;
	for (size_t i = 0; i < depth; i++) {
		if (!sv_eq(path->keys[i], keys[i]))
			return false;
	}
	return true;
}

static strview
joined(const strview *keys, size_t depth, struct arena *arena)
{
	strview text = keys[0];

	for (size_t i = 1; i < depth; i++)
		text = arena_printf(
		    arena, SV_FMT "." SV_FMT, SV_ARG(text), SV_ARG(keys[i]));
	return text;
}

static void
add_path(
    struct schema *schema, const struct schema_path *path, struct arena *arena)
{
	schema->at = arena_grow(arena, schema->at, schema->count, &schema->cap,
	    sizeof(*schema->at));
	schema->at[schema->count++] = *path;
}

/* Take note of search->keys, ${depth} of them. */
static void
add_candidate(struct search *search, size_t depth, bool has_appeared)
{
	struct schema *candidates = search->candidates;

	for (size_t i = 0; i < candidates->count; i++) {
		if (candidates->at[i].has_appeared == has_appeared &&
		    same_keys(&candidates->at[i], search->keys, depth))
			return;
	}
	if (depth > 1)
		search->nested_count++;
	if (search->nested_count > NESTED_MAX)
		return;
	strview *keys = arena_alloc(search->arena, depth, sizeof(*keys));
	memcpy(keys, search->keys, depth * sizeof(*keys));
	const struct schema_path path = {
	    .keys = keys,
	    .depth = depth,
	    .shown = joined(keys, depth, search->arena),
	    .has_appeared = has_appeared,
	};
	add_path(candidates, &path, search->arena);
}

/* Merge two sorted lists of keys; those on one side only are candidates. */
static void
compare_keys(struct search *search, size_t depth, const strview *before,
    size_t before_count, const strview *after, size_t after_count)
{
	size_t i = 0;
	size_t j = 0;

	while (i < before_count || j < after_count) {
		int order = -1;
		if (i >= before_count)
			order = 1;
		else if (j < after_count)
			order = sv_cmp(before[i], after[j]);
		search->keys[depth] = order <= 0 ? before[i] : after[j];
		i += order <= 0;
		j += order >= 0;
		if (order != 0)
			add_candidate(search, depth + 1, order > 0);
	}
}

/* The objects that a value is, or has as elements. */
struct group {
	const struct json **at;
	size_t count;
	size_t cap;
};

static void
group_add(struct group *group, const struct json *value, struct arena *arena)
{
	if (json_is_type(value, JSON_ARRAY)) {
		for (size_t i = 0; i < value->count; i++)
			group_add(group, &value->items[i], arena);
		return;
	}
	if (!json_is_type(value, JSON_OBJECT))
		return;
	group->at = arena_grow(arena, group->at, group->count, &group->cap,
	    sizeof(const struct json *));
	group->at[group->count++] = value;
}

static int
order_keys(const void *a, const void *b)
{
	const strview *left = a;
	const strview *right = b;

	return sv_cmp(*left, *right);
}

/* All keys of the objects of ${group}, sorted, each once. */
static strview *
group_keys(const struct group *group, struct arena *arena, size_t *count)
{
	strview *keys = NULL;
	size_t all = 0;
	size_t cap = 0;

	for (size_t i = 0; i < group->count; i++) {
		for (size_t j = 0; j < group->at[i]->count; j++) {
			keys =
			    arena_grow(arena, keys, all, &cap, sizeof(*keys));
			keys[all++] = group->at[i]->items[j].key;
		}
	}
	*count = 0;
	if (all == 0)
		return NULL;
	qsort(keys, all, sizeof(*keys), order_keys);
	for (size_t i = 0; i < all; i++) {
		if (i == 0 || !sv_eq(keys[*count - 1], keys[i]))
			keys[(*count)++] = keys[i];
	}
	return keys;
}

static void
search_below(struct search *search, size_t depth, const struct group *before,
    const struct group *after)
{
	if (before->count == 0 || after->count == 0 || depth >= LIMIT_DEPTH ||
	    search->nested_count > NESTED_MAX)
		return;

	size_t left_count;
	size_t right_count;
	strview *left = group_keys(before, search->arena, &left_count);
	strview *right = group_keys(after, search->arena, &right_count);
	compare_keys(search, depth, left, left_count, right, right_count);

	for (size_t i = 0; i < left_count; i++) {
		struct group below_before = {0};
		struct group below_after = {0};
		for (size_t j = 0; j < before->count; j++)
			group_add(&below_before,
			    json_get(before->at[j], left[i]), search->arena);
		for (size_t j = 0; j < after->count; j++)
			group_add(&below_after, json_get(after->at[j], left[i]),
			    search->arena);
		search->keys[depth] = left[i];
		search_below(search, depth + 1, &below_before, &below_after);
	}
}

/* Nested members of the fields that differ between the two states. */
static void
search_pair(struct search *search, const struct pair *pair)
{
	const struct json *state = pair->before->state;

	for (size_t i = 0; i < state->count; i++) {
		const struct json *before = &state->items[i];
		struct group left = {0};
		struct group right = {0};
		if (before->type != JSON_OBJECT && before->type != JSON_ARRAY)
			continue;
		const struct json *after =
		    json_get(pair->after->state, before->key);
		if (after == NULL || normal_compare(before, after) == 0)
			continue;
		group_add(&left, before, search->arena);
		group_add(&right, after, search->arena);
		search->keys[0] = before->key;
		search_below(search, 1, &left, &right);
	}
}

struct tally {
	size_t with;
	size_t without;
};

static void
tally_value(const struct json *value, const strview *keys, size_t depth,
    struct tally *tally)
{
	if (json_is_type(value, JSON_ARRAY)) {
		for (size_t i = 0; i < value->count; i++)
			tally_value(&value->items[i], keys, depth, tally);
		return;
	}
	if (!json_is_type(value, JSON_OBJECT))
		return;
	const struct json *member = json_get(value, keys[0]);
	if (depth > 1) {
		tally_value(member, keys + 1, depth - 1, tally);
		return;
	}
	tally->with += member != NULL;
	tally->without += member == NULL;
}

static void
tally_object(const struct object *object, const struct schema_path *path,
    struct tally *tally)
{
	if (path->depth == 1 && json_get(object->stamps, path->keys[0]) != NULL)
		tally->with++;
	else
		tally_value(object->state, path->keys, path->depth, tally);
}

/* None of the objects on the side where it is missing has it. */
static bool
is_missing_everywhere(
    const struct object_list *list, const struct schema_path *path)
{
	struct tally tally = {0};

	for (size_t i = 0; i < list->count && tally.with == 0; i++)
		tally_object(&list->objects[i], path, &tally);
	return tally.with == 0;
}

/* All objects that are in both lists have it on the other side. */
static bool
is_there_throughout(
    const struct pairing *pairing, const struct schema_path *path)
{
	struct tally tally = {0};

	for (size_t i = 0; i < pairing->count && tally.without == 0; i++)
		tally_object(path->has_appeared ? pairing->pairs[i].after
						: pairing->pairs[i].before,
		    path, &tally);
	return tally.without == 0 && tally.with > 0;
}

static int
order_paths(const void *a, const void *b)
{
	const struct schema_path *left = a;
	const struct schema_path *right = b;
	int order = sv_cmp(left->shown, right->shown);

	return order != 0 ? order
			  : (int)left->has_appeared - (int)right->has_appeared;
}

void
schema_find(const struct object_list *before, const struct object_list *after,
    const struct pairing *pairing, struct arena *arena, struct schema *schema)
{
	CLEANUP(arena_drop) struct arena *scratch = arena_new();
	struct schema candidates = {.kind = before->kind};
	struct search search = {.arena = scratch, .candidates = &candidates};

	*schema = (struct schema){.kind = before->kind};
	/* Objects that are the same in both gained and lost nothing. */
	if (before->elided > 0)
		return;
	compare_keys(&search, 0, before->fields, before->field_count,
	    after->fields, after->field_count);
	for (size_t i = 0; i < pairing->count; i++) {
		const struct pair *pair = &pairing->pairs[i];
		if (!digest_eq(&pair->before->state_digest,
			&pair->after->state_digest))
			search_pair(&search, pair);
	}
	for (size_t i = 0; i < candidates.count; i++) {
		struct schema_path path = candidates.at[i];
		if ((path.depth > 1 && search.nested_count > NESTED_MAX) ||
		    !is_missing_everywhere(
			path.has_appeared ? before : after, &path) ||
		    !is_there_throughout(pairing, &path))
			continue;
		strview *keys = arena_alloc(arena, path.depth, sizeof(*keys));
		memcpy(keys, path.keys, path.depth * sizeof(*keys));
		path.keys = keys;
		path.shown = arena_dup(arena, path.shown);
		add_path(schema, &path, arena);
	}
	if (schema->count > 0)
		qsort(schema->at, schema->count, sizeof(*schema->at),
		    order_paths);
}
