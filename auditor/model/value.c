/*
 * value.c - one value in canonical form.
 */
#include "auditor/model/value.h"

#include <stdlib.h>

#include "auditor/base/utf8.h"
#include "auditor/model/normal.h"
#include "auditor/model/scalar.h"

#include "auditor/base/banned.h"

static struct json
normalise_scalar(struct value_context *ctx, const struct field *field,
    const struct json *raw)
{
	ctx->is_odd |= text_is_odd(raw->text);
	return scalar_normalise(field, raw, ctx->arena);
}

static void
normalise_members(
    struct value_context *ctx, const struct json *raw, struct json *result)
{
	size_t base = ctx->path.len;

	result->type = JSON_OBJECT;
	result->items =
	    arena_alloc(ctx->arena, raw->count, sizeof(*result->items));
	for (size_t i = 0; i < raw->count; i++) {
		const struct json *member = &raw->items[i];
		if (sv_has(member->key, SV("@")))
			continue;
		strbuf_add_char(&ctx->path, '.');
		strbuf_add(&ctx->path, member->key);
		const struct field *field =
		    kind_field(ctx->kind, strbuf_view(&ctx->path));
		if (field == NULL || field->class == FIELD_STATE ||
		    field->class == FIELD_STAMP) {
			struct json *slot = &result->items[result->count++];
			value_normalise(ctx, field, member, slot);
			slot->key = arena_dup(ctx->arena, member->key);
			ctx->is_odd |= text_is_odd(member->key);
		}
		ctx->path.len = base;
		ctx->path.ptr[base] = '\0';
	}
	value_sort_members(result);
}

static int
compare_values(const void *a, const void *b)
{
	return normal_compare(a, b);
}

static void
sort_set(struct json *list)
{
	size_t kept_count = 0;

	if (list->count == 0)
		return;
	qsort(list->items, list->count, sizeof(*list->items), compare_values);
	for (size_t i = 0; i < list->count; i++) {
		if (i > 0 &&
		    normal_compare(&list->items[i - 1], &list->items[i]) == 0)
			continue;
		list->items[kept_count++] = list->items[i];
	}
	list->count = kept_count;
}

/* Graph expands what it refers to; which one it is, is enough. */
static const struct json *
reduce(const struct field *field, const struct json *raw)
{
	const struct json *id = NULL;

	if (field != NULL && field->type == FIELD_ID)
		id = json_get(raw, SV("id"));
	return json_is_type(id, JSON_STRING) ? id : raw;
}

static void
normalise_list(struct value_context *ctx, const struct field *field,
    const struct json *raw, struct json *result)
{
	/* The elements of a list are normalised like scalars of its type. */
	result->type = JSON_ARRAY;
	result->items =
	    arena_alloc(ctx->arena, raw->count, sizeof(*result->items));
	for (size_t i = 0; i < raw->count; i++) {
		struct json *slot = &result->items[result->count];
		const struct json *item = reduce(field, &raw->items[i]);
		if (item->type == JSON_OBJECT)
			normalise_members(ctx, item, slot);
		else if (item->type == JSON_ARRAY)
			normalise_list(ctx, field, item, slot);
		else
			*slot = normalise_scalar(ctx, field, item);
		slot->key = (strview){NULL, 0};
		/* What is empty is no element, or it would outlive its list. */
		if (!json_is_empty(slot))
			result->count++;
	}
	if (field != NULL && (field->flags & FIELD_SET) == FIELD_SET)
		sort_set(result);
}

static void
normalise_any(struct value_context *ctx, const struct field *field,
    const struct json *raw, struct json *result)
{
	raw = reduce(field, raw);
	if (raw->type == JSON_ARRAY)
		normalise_list(ctx, field, raw, result);
	else if (raw->type == JSON_OBJECT)
		normalise_members(ctx, raw, result);
	else
		*result = normalise_scalar(ctx, field, raw);
}

/* Windows PowerShell 5.1 writes some lists as {"value":[…],"Count":n}. */
static const struct json *
unwrap(const struct json *raw)
{
	const struct json *list = json_get(raw, SV("value"));

	if (raw->type != JSON_OBJECT || raw->count != 2 ||
	    !json_is_type(list, JSON_ARRAY) ||
	    !json_is_type(json_get(raw, SV("Count")), JSON_NUMBER))
		return raw;
	return list;
}

static void
normalise_listed(struct value_context *ctx, const struct field *field,
    const struct json *raw, struct json *result)
{
	bool is_list = (field->flags & FIELD_LIST) != 0;

	if (is_list) {
		raw = unwrap(raw);
		struct json one = *raw;
		struct json as_list = {
		    .type = JSON_ARRAY, .items = &one, .count = 1};
		normalise_list(ctx, field,
		    raw->type == JSON_ARRAY ? raw : &as_list, result);
		return;
	}
	normalise_any(ctx, field, raw, result);
	/* A list of one where a scalar is known is that scalar. */
	while (field->type != FIELD_OBJECT && result->type == JSON_ARRAY &&
	       result->count == 1) {
		struct json only = result->items[0];
		*result = only;
	}
}

void
value_normalise(struct value_context *ctx, const struct field *field,
    const struct json *raw, struct json *result)
{
	*result = (struct json){.type = JSON_NULL};
	if (json_is_empty(raw))
		return;
	if (field != NULL)
		normalise_listed(ctx, field, raw, result);
	else
		normalise_any(ctx, field, raw, result);
	if (json_is_empty(result))
		*result = (struct json){.type = JSON_NULL};
}

static int
compare_members(const void *a, const void *b)
{
	const struct json *left = a;
	const struct json *right = b;

	return sv_cmp(left->key, right->key);
}

void
value_sort_members(struct json *object)
{
	if (object->count > 0)
		qsort(object->items, object->count, sizeof(*object->items),
		    compare_members);
}
