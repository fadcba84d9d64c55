/*
 * edit.c - the fields in which two states of one object differ.
 */
#include "auditor/diff/edit.h"

#include "auditor/diff/strip.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

/* The elements of a set; a scalar is a set of one, null is empty. */
static size_t
elements(const struct json *value, const struct json **first)
{
	*first = value;
	if (value->type == JSON_NULL)
		return 0;
	if (value->type != JSON_ARRAY)
		return 1;
	*first = value->items;
	return value->count;
}

/* Both sets are sorted: what only one of them has came or went. */
static void
compare_sets(const struct json *before, const struct json *after,
    struct arena *arena, struct edit *edit)
{
	const struct json *left;
	const struct json *right;
	size_t left_count = elements(before, &left);
	size_t right_count = elements(after, &right);
	size_t i = 0;
	size_t j = 0;

	edit->items_removed =
	    arena_alloc(arena, left_count, sizeof(const struct json *));
	edit->items_added =
	    arena_alloc(arena, right_count, sizeof(const struct json *));
	while (i < left_count || j < right_count) {
		int order = -1;
		if (i >= left_count)
			order = 1;
		else if (j < right_count)
			order = normal_compare(&left[i], &right[j]);
		if (order < 0)
			edit->items_removed[edit->removed_count++] = &left[i++];
		else if (order > 0)
			edit->items_added[edit->added_count++] = &right[j++];
		else {
			i++;
			j++;
		}
	}
}

static bool
is_set(enum kind kind, strview name)
{
	const struct field *field = kind_field(kind, name);

	return field != NULL && (field->flags & FIELD_SET) == FIELD_SET;
}

static void
compare_member(enum kind kind, const struct json *before,
    const struct json *after, const struct edit_scope *scope,
    struct arena *arena, struct edit_list *edits)
{
	if (normal_compare(before, after) == 0)
		return;
	const struct json *left = strip_member(scope->schema, before, arena);
	const struct json *right = strip_member(scope->schema, after, arena);
	if (normal_compare(left, right) == 0)
		return;

	edits->at = arena_grow(
	    arena, edits->at, edits->count, &edits->cap, sizeof(*edits->at));
	struct edit *edit = &edits->at[edits->count++];
	*edit = (struct edit){
	    .field = after->key, .before = before, .after = after};
	if (is_set(kind, after->key))
		compare_sets(left, right, arena, edit);
}

void
edit_members(enum kind kind, const struct json *before,
    const struct json *after, const struct edit_scope *scope,
    struct arena *arena, struct edit_list *edits)
{
	size_t i = 0;
	size_t j = 0;

	while (i < before->count && j < after->count) {
		const struct json *left = &before->items[i];
		const struct json *right = &after->items[j];
		int order = sv_cmp(left->key, right->key);
		i += order <= 0;
		j += order >= 0;
		if (order == 0 && !sv_eq(left->key, scope->without))
			compare_member(kind, left, right, scope, arena, edits);
	}
}
