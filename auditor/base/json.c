/*
 * json.c - one guarded reader of JSON.
 */
#include "auditor/base/json.h"

#include <cjson/cJSON.h>

#include "auditor/base/json_repeat.h"
#include "auditor/base/json_scan.h"
#include "auditor/base/limits.h"
#include "auditor/base/strbuf.h"

#include "auditor/base/banned.h"

static void
cjson_drop(cJSON **root)
{
	cJSON_Delete(*root);
}

static size_t
count_children(const cJSON *from)
{
	size_t count = 0;

	for (const cJSON *at = from->child; at != NULL; at = at->next)
		count++;
	return count;
}

/* Of equal keys the last one counts, unless the document is ours. */
static int
settle_repeats(struct json *object, enum json_mode mode, struct arena *arena,
    struct err *err)
{
	strview key;

	if (!json_repeat(object->items, object->count, arena, &key))
		return 0;
	if (mode == JSON_OWN)
		return err_set(err, ERR_FORMAT,
		    "key \"" SV_FMT "\" occurs twice", SV_ARG(key));
	json_repeat_drop(object, arena);
	return 0;
}

static int convert(const cJSON *from, enum json_mode mode, struct arena *arena,
    struct json *to, struct err *err);

static int
convert_children(const cJSON *from, enum json_mode mode, struct arena *arena,
    struct json *to, struct err *err)
{
	bool is_object = to->type == JSON_OBJECT;
	size_t count = count_children(from);

	if (is_object && count > LIMIT_MEMBERS)
		return err_set(err, ERR_LIMIT,
		    "an object with more than %d members", LIMIT_MEMBERS);
	to->items = arena_alloc(arena, count, sizeof(*to->items));
	for (const cJSON *at = from->child; at != NULL; at = at->next) {
		struct json *slot = &to->items[to->count++];
		if (is_object)
			slot->key = arena_dup(arena, sv_from(at->string));
		TRY(convert(at, mode, arena, slot, err));
	}
	return is_object ? settle_repeats(to, mode, arena, err) : 0;
}

static int
convert(const cJSON *from, enum json_mode mode, struct arena *arena,
    struct json *to, struct err *err)
{
	if (cJSON_IsObject(from) || cJSON_IsArray(from)) {
		to->type = cJSON_IsObject(from) ? JSON_OBJECT : JSON_ARRAY;
		return convert_children(from, mode, arena, to, err);
	}
	if (cJSON_IsString(from)) {
		strview text = sv_from(from->valuestring);
		to->type = text.len > 0 && text.ptr[0] == SCAN_NUMBER
			       ? JSON_NUMBER
			       : JSON_STRING;
		to->text = arena_dup(arena, sv_slice(text, 1, text.len));
		return 0;
	}
	to->type = cJSON_IsBool(from) ? JSON_BOOL : JSON_NULL;
	to->truth = cJSON_IsTrue(from) != 0;
	return 0;
}

static unsigned
line_of(const char *text, const char *at)
{
	unsigned line = 1;

	for (; at != NULL && text < at; text++)
		line += *text == '\n';
	return line;
}

int
json_parse(strview bytes, enum json_mode mode, struct arena *arena,
    const struct json **root, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf text = {.max = 2 * LIMIT_IMPORT};
	const char *end = NULL;

	TRY(json_scan(bytes, mode, &text, err));
	CLEANUP(cjson_drop)
	cJSON *tree = cJSON_ParseWithLengthOpts(
	    strbuf_cstr(&text), text.len + 1, &end, 1);
	if (tree == NULL)
		return err_set(err, ERR_FORMAT, "line %u: not JSON",
		    line_of(strbuf_cstr(&text), end));

	struct json *copy = arena_alloc(arena, 1, sizeof(*copy));
	TRY(convert(tree, mode, arena, copy, err));
	*root = copy;
	return 0;
}

const struct json *
json_get(const struct json *object, strview key)
{
	if (object == NULL || object->type != JSON_OBJECT)
		return NULL;
	for (size_t i = 0; i < object->count; i++) {
		if (sv_eq(object->items[i].key, key))
			return &object->items[i];
	}
	return NULL;
}

strview
json_text(const struct json *value)
{
	if (value == NULL)
		return (strview){NULL, 0};
	return value->text;
}

strview
json_get_text(const struct json *object, strview key)
{
	return json_text(json_get(object, key));
}

bool
json_is_true(const struct json *value)
{
	return value != NULL && value->type == JSON_BOOL && value->truth;
}

bool
json_is_type(const struct json *value, enum json_type type)
{
	return value != NULL && value->type == type;
}

bool
json_is_empty(const struct json *value)
{
	if (value == NULL || value->type == JSON_NULL)
		return true;
	if (value->type == JSON_STRING)
		return value->text.len == 0;
	return (value->type == JSON_ARRAY || value->type == JSON_OBJECT) &&
	       value->count == 0;
}
