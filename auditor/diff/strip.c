/*
 * strip.c - values without the members that came or went everywhere.
 */
#include "auditor/diff/strip.h"

#include <stdlib.h>

#include "auditor/base/limits.h"
#include "auditor/base/strbuf.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

struct strip {
	const struct schema *schema;
	struct arena *arena;
	strview keys[LIMIT_DEPTH + 1]; /* down to the member at hand */
	size_t depth;
};

static bool
is_left_out(const struct strip *strip)
{
	for (size_t i = 0; i < strip->schema->count; i++) {
		const struct schema_path *path = &strip->schema->at[i];
		size_t same = 0;
		if (path->depth != strip->depth)
			continue;
		while (same < path->depth &&
		       sv_eq(path->keys[same], strip->keys[same]))
			same++;
		if (same == path->depth)
			return true;
	}
	return false;
}

static bool
is_set(const struct strip *strip)
{
	CLEANUP(strbuf_done) struct strbuf path = {0};

	for (size_t i = 0; i < strip->depth; i++) {
		if (i > 0)
			strbuf_add_char(&path, '.');
		strbuf_add(&path, strip->keys[i]);
	}
	const struct field *field =
	    kind_field(strip->schema->kind, strbuf_view(&path));
	return field != NULL && (field->flags & FIELD_SET) == FIELD_SET;
}

static int
order_values(const void *a, const void *b)
{
	return normal_compare(a, b);
}

static void
sort_set(struct json *list)
{
	size_t kept = 0;

	if (list->count == 0)
		return;
	qsort(list->items, list->count, sizeof(*list->items), order_values);
	for (size_t i = 0; i < list->count; i++) {
		if (i == 0 || normal_compare(
				  &list->items[kept - 1], &list->items[i]) != 0)
			list->items[kept++] = list->items[i];
	}
	list->count = kept;
}

static struct json
strip_value(struct strip *strip, const struct json *value)
{
	struct json copy = *value;

	if ((value->type != JSON_OBJECT && value->type != JSON_ARRAY) ||
	    strip->depth >= LIMIT_DEPTH)
		return copy;
	copy.items = arena_alloc(strip->arena, value->count, sizeof(copy));
	copy.count = 0;
	for (size_t i = 0; i < value->count; i++) {
		const struct json *item = &value->items[i];
		bool is_member = value->type == JSON_OBJECT;
		if (is_member)
			strip->keys[strip->depth++] = item->key;
		if (!is_member || !is_left_out(strip))
			copy.items[copy.count++] = strip_value(strip, item);
		strip->depth -= is_member;
	}
	if (value->type == JSON_ARRAY && is_set(strip))
		sort_set(&copy);
	return copy;
}

const struct json *
strip_member(
    const struct schema *schema, const struct json *member, struct arena *arena)
{
	struct strip strip = {
	    .schema = schema,
	    .arena = arena,
	    .keys = {member->key},
	    .depth = 1,
	};

	for (size_t i = 0; schema != NULL && i < schema->count; i++) {
		const struct schema_path *path = &schema->at[i];
		if (path->depth == 1 || !sv_eq(path->keys[0], member->key))
			continue;
		struct json *copy = arena_alloc(arena, 1, sizeof(*copy));
		*copy = strip_value(&strip, member);
		return copy;
	}
	return member;
}
