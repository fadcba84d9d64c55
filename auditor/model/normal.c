/*
 * normal.c - from what a service or an export says to canonical form.
 */
#include "auditor/model/normal.h"

#include "auditor/base/guid.h"
#include "auditor/base/jsonw.h"
#include "auditor/base/utf8.h"
#include "auditor/model/value.h"

#include "auditor/base/banned.h"

void
normal_write(const struct json *value, struct strbuf *buf)
{
	struct jsonw w = {.out = buf};

	jsonw_value(&w, NULL, value);
}

static int
compare_items(const struct json *a, const struct json *b)
{
	size_t shared = a->count < b->count ? a->count : b->count;

	for (size_t i = 0; i < shared; i++) {
		int order = sv_cmp(a->items[i].key, b->items[i].key);
		if (order == 0)
			order = normal_compare(&a->items[i], &b->items[i]);
		if (order != 0)
			return order;
	}
	return (a->count > b->count) - (a->count < b->count);
}

int
normal_compare(const struct json *a, const struct json *b)
{
	if (a->type != b->type)
		return a->type < b->type ? -1 : 1;
	switch (a->type) {
	case JSON_NULL:
		return 0;
	case JSON_BOOL:
		return (int)a->truth - (int)b->truth;
	case JSON_NUMBER:
	case JSON_STRING:
		return sv_cmp(a->text, b->text);
	case JSON_ARRAY:
	case JSON_OBJECT:
		break;
	}
	return compare_items(a, b);
}

strview
normal_id(strview text, struct arena *arena)
{
	text = sv_trim(text);
	return guid_is(text) ? arena_lower(arena, text)
			     : arena_dup(arena, text);
}

/* A digest of canonical bytes that says what they are of. */
static struct digest
digest_as(const char *what, enum kind kind, strview bytes)
{
	struct digest_run *run = digest_begin();

	digest_part(run, sv_from(what));
	digest_part(run, SV(OBJECT_CANON));
	digest_part(run, sv_from(kind_name(kind)));
	digest_part(run, bytes);
	return digest_end(run);
}

/* Guid.Empty: a Guid that was never given. */
static const strview no_guid = SV_INIT("00000000-0000-0000-0000-000000000000");

static void
fill_identity(
    const struct json *raw, struct arena *arena, struct object *object)
{
	const char *field;
	char hex[DIGEST_HEX_MAX];

	for (size_t i = 0; (field = kind_id_field(object->kind, i)) != NULL;
	     i++) {
		strview text = object_text(object, field);
		if (text.len == 0) /* some are not kept as state */
			text = json_get_text(raw, sv_from(field));
		text = normal_id(text, arena);
		if (text.len > 0 && !sv_eq(text, no_guid)) {
			object->id = text;
			return;
		}
	}
	(void)digest_hex(&object->state_digest, hex);
	switch (kind_fallback(object->kind)) {
	case KIND_BY_ITSELF:
		object->id = sv_from(kind_name(object->kind));
		return;
	case KIND_BY_CONTENT:
		object->id = arena_dup(arena, sv_from(hex));
		return;
	case KIND_BY_NOTHING:
		break;
	}
	object->id = arena_printf(arena, "unidentified:%s", hex);
}

static void
fill_name(struct object *object)
{
	const char *field = kind_name_field(object->kind);

	if (field != NULL)
		object->name = object_text(object, field);
}

/* Body and digests from state and stamps. */
static int
fill_body(struct arena *arena, struct object *object, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	strbuf_add_text(&buf, "{\"stamps\":");
	normal_write(object->stamps, &buf);
	strbuf_add_text(&buf, ",\"state\":");
	size_t from = buf.len;
	normal_write(object->state, &buf);
	strview state = sv_slice(strbuf_view(&buf), from, buf.len);
	object->state_digest = digest_as("state", object->kind, state);
	strbuf_add_char(&buf, '}');
	object->body = arena_dup(arena, strbuf_view(&buf));
	object->record_digest = digest_as("record", object->kind, object->body);
	return strbuf_check(&buf, "an object", err);
}

static void
context_done(struct value_context *ctx)
{
	strbuf_done(&ctx->path);
}

/* Sort the members of ${raw} into state and stamps. */
static void
fill_fields(const struct json *raw, struct arena *arena, struct object *object)
{
	CLEANUP(context_done)
	struct value_context ctx = {.kind = object->kind, .arena = arena};
	struct json *state = arena_alloc(arena, 1, sizeof(*state));
	struct json *stamps = arena_alloc(arena, 1, sizeof(*stamps));

	state->type = JSON_OBJECT;
	stamps->type = JSON_OBJECT;
	state->items = arena_alloc(arena, raw->count, sizeof(*raw));
	stamps->items = arena_alloc(arena, raw->count, sizeof(*raw));
	for (size_t i = 0; i < raw->count; i++) {
		const struct json *member = &raw->items[i];
		const struct field *field =
		    kind_field(object->kind, member->key);
		enum field_class class =
		    field != NULL ? field->class : FIELD_STATE;
		if (sv_has(member->key, SV("@")) || class == FIELD_NOISE ||
		    class == FIELD_SECRET)
			continue;
		struct json *to = class == FIELD_STAMP ? stamps : state;
		struct json *slot = &to->items[to->count++];
		strbuf_clear(&ctx.path);
		strbuf_add(&ctx.path, member->key);
		value_normalise(&ctx, field, member, slot);
		slot->key = arena_dup(arena, member->key);
		ctx.is_odd |= text_is_odd(member->key);
	}
	value_sort_members(state);
	value_sort_members(stamps);
	object->state = state;
	object->stamps = stamps;
	object->is_odd = ctx.is_odd;
}

int
normal_object(enum kind kind, const struct json *raw, struct arena *arena,
    struct object *object, struct err *err)
{
	struct object result = {.kind = kind};

	if (raw->type != JSON_OBJECT)
		return err_set(err, ERR_FORMAT,
		    "%s: an object expected, not another value",
		    kind_name(kind));
	fill_fields(raw, arena, &result);
	TRY(fill_body(arena, &result, err));
	fill_identity(raw, arena, &result);
	fill_name(&result);
	*object = result;
	return 0;
}

int
normal_join(struct object *object, const struct object *more,
    struct arena *arena, struct err *err)
{
	const struct json *from[2] = {object->state, more->state};
	struct json *state = arena_alloc(arena, 1, sizeof(*state));
	struct object result = *object;

	*state = (struct json){.type = JSON_OBJECT};
	state->items =
	    arena_alloc(arena, from[0]->count + from[1]->count, sizeof(*state));
	for (size_t i = 0; i < from[0]->count; i++) {
		if (json_get(from[1], from[0]->items[i].key) == NULL)
			state->items[state->count++] = from[0]->items[i];
	}
	for (size_t i = 0; i < from[1]->count; i++)
		state->items[state->count++] = from[1]->items[i];
	value_sort_members(state);
	result.state = state;
	result.is_odd = object->is_odd || more->is_odd;
	TRY(fill_body(arena, &result, err));
	*object = result;
	return 0;
}

static bool
has_odd_text(const struct json *value)
{
	if (text_is_odd(value->text) || text_is_odd(value->key))
		return true;
	for (size_t i = 0; i < value->count; i++) {
		if (has_odd_text(&value->items[i]))
			return true;
	}
	return false;
}

/* Members in order, and nothing empty but null as value of a member. */
static bool
is_canonical(const struct json *value)
{
	for (size_t i = 0; i < value->count; i++) {
		const struct json *item = &value->items[i];
		bool is_member = value->type == JSON_OBJECT;
		bool may_be_empty = is_member && item->type == JSON_NULL;
		if (is_member && i > 0 &&
		    sv_cmp(value->items[i - 1].key, item->key) >= 0)
			return false;
		if (!may_be_empty && json_is_empty(item))
			return false;
		if (!is_canonical(item))
			return false;
	}
	return true;
}

int
normal_restore(enum kind kind, strview id, strview body, struct arena *arena,
    struct object *object, struct err *err)
{
	struct object result = {.kind = kind, .id = arena_dup(arena, id)};
	const struct json *root;

	if (json_parse(body, JSON_OWN, arena, &root, err) != 0)
		return err_wrap(err, "%s " SV_FMT, kind_name(kind), SV_ARG(id));
	result.state = json_get(root, SV("state"));
	result.stamps = json_get(root, SV("stamps"));
	if (!json_is_type(result.state, JSON_OBJECT) ||
	    !json_is_type(result.stamps, JSON_OBJECT))
		return err_set(err, ERR_FORMAT,
		    "%s " SV_FMT ": state or stamps are missing",
		    kind_name(kind), SV_ARG(id));
	result.is_odd = has_odd_text(root);
	TRY(fill_body(arena, &result, err));
	if (!sv_eq(result.body, body) || !is_canonical(result.state) ||
	    !is_canonical(result.stamps))
		return err_set(err, ERR_FORMAT,
		    "%s " SV_FMT ": not in canonical form", kind_name(kind),
		    SV_ARG(id));
	fill_name(&result);
	*object = result;
	return 0;
}
