/*
 * compact.c - an object without what making it has left behind.
 */
#include "graph/compact.h"

#include <string.h>

#include "auditor/base/banned.h"

struct compaction {
	struct compact_names *names;
	struct arena *arena;
	strview rest; /* of the body, behind the last text found in it */
};

/* One place for each name; two that meet there take turns. */
static strview
keep_name(struct compaction *compaction, strview name)
{
	size_t hash = name.len;

	if (name.len == 0)
		return name;
	for (size_t i = 0; i < name.len; i++)
		hash = hash * 31 + (unsigned char)name.ptr[i];
	strview *place = &compaction->names->at[hash % COMPACT_NAMES];
	if (!sv_eq(*place, name))
		*place = arena_dup(compaction->arena, name);
	return *place;
}

/*
 * Where the body has the text: its values stand in the order of the tree, in
 * quotes if they are strings.  One with escapes stands there in another form.
 */
static strview
keep_text(struct compaction *compaction, const struct json *value)
{
	strview rest = compaction->rest;
	bool is_string = value->type == JSON_STRING;

	if (value->text.len == 0)
		return (strview){"", 0};
	size_t at = sv_find(rest, value->text);
	if (at >= rest.len ||
	    (is_string && (at == 0 || rest.ptr[at - 1] != '"')))
		return arena_dup(compaction->arena, value->text);
	size_t end = at + value->text.len;
	compaction->rest = sv_slice(rest, end, rest.len);
	return sv_slice(rest, at, end);
}

static struct json
compact(struct compaction *compaction, const struct json *value)
{
	struct json copy = *value;

	copy.key = keep_name(compaction, value->key);
	copy.text = keep_text(compaction, value);
	copy.items = NULL;
	if (value->count > 0)
		copy.items = arena_alloc(
		    compaction->arena, value->count, sizeof(*copy.items));
	for (size_t i = 0; i < value->count; i++)
		copy.items[i] = compact(compaction, &value->items[i]);
	return copy;
}

static const struct json *
compact_root(struct compaction *compaction, const struct json *root)
{
	struct json *copy = arena_alloc(compaction->arena, 1, sizeof(*copy));

	*copy = compact(compaction, root);
	return copy;
}

void
compact_object(
    struct object *object, struct compact_names *names, struct arena *arena)
{
	strview body = arena_dup(arena, object->body);
	struct compaction compaction = {names, arena, body};

	object->body = body;
	object->id = arena_dup(arena, object->id);
	object->name = arena_dup(arena, object->name);
	object->stamps = compact_root(&compaction, object->stamps);
	object->state = compact_root(&compaction, object->state);
}
