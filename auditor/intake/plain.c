/*
 * plain.c - objects as PowerShell writes them, in the plain form of REST.
 */
#include "auditor/intake/plain.h"

#include <stdint.h>

#include "auditor/base/attr.h"
#include "auditor/base/decimal.h"
#include "auditor/base/strbuf.h"
#include "auditor/intake/clixml_text.h"
#include "auditor/intake/plain_enum.h"

#include "auditor/base/banned.h"

bool
plain_is_sdk(const struct json *object)
{
	return json_get(object, SV("AdditionalProperties")) != NULL &&
	       json_get(object, SV("Id")) != NULL;
}

static strview
small_first(strview name, struct arena *arena)
{
	if (name.len == 0 || name.ptr[0] < 'A' || name.ptr[0] > 'Z')
		return name;
	return arena_printf(arena, "%c" SV_FMT, name.ptr[0] | 0x20,
	    SV_ARG(sv_slice(name, 1, name.len)));
}

void
plain_rename(struct json *object, struct arena *arena)
{
	size_t kept = 0;

	for (size_t i = 0; i < object->count; i++) {
		struct json *item = &object->items[i];
		plain_rename(item, arena);
		if (object->type == JSON_OBJECT) {
			if (sv_eq(item->key, SV("AdditionalProperties")))
				continue;
			item->key = small_first(item->key, arena);
		}
		object->items[kept++] = *item;
	}
	object->count = kept;
}

/* What Windows PowerShell puts beside the value of a scalar. */
static const strview decorations[] = {SV_INIT("value"), SV_INIT("Value"),
    SV_INIT("Guid"), SV_INIT("DateTime"), SV_INIT("DisplayHint"),
    SV_INIT("Length"), SV_INIT("Count"), SV_INIT("PSPath"),
    SV_INIT("PSParentPath"), SV_INIT("PSChildName"), SV_INIT("PSDrive"),
    SV_INIT("PSProvider"), SV_INIT("ReadCount"), SV_INIT("PSComputerName"),
    SV_INIT("PSShowComputerName"), SV_INIT("RunspaceId")};

static bool
is_decoration(strview key)
{
	for (size_t i = 0; i < COUNT_OF(decorations); i++) {
		if (sv_eq(decorations[i], key))
			return true;
	}
	return false;
}

/* {"value":2,"Value":"Enforce"}, {"value":"…","Guid":"…"}: what is in it. */
static const struct json *
decorated(const struct json *value)
{
	const struct json *plain = json_get(value, SV("value"));
	const struct json *name = json_get(value, SV("Value"));

	if (plain == NULL || value->count < 2)
		return NULL;
	for (size_t i = 0; i < value->count; i++) {
		if (!is_decoration(value->items[i].key))
			return NULL;
	}
	return json_is_type(plain, JSON_NUMBER) &&
		       json_is_type(name, JSON_STRING)
		   ? name
		   : plain;
}

/* {"Major":14,"Minor":0,"Build":0,"Revision":0,…}: 14.0.0.0. */
static bool
read_version(const struct json *value, struct arena *arena, strview *text)
{
	static const char *const parts[] = {
	    "Major", "Minor", "Build", "Revision"};
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	if (value->count > 6 || json_get(value, SV("Major")) == NULL ||
	    json_get(value, SV("Minor")) == NULL)
		return false;
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		strview part = json_get_text(value, sv_from(parts[i]));
		if (part.len == 0 || sv_starts(part, SV("-")))
			break;
		if (buf.len > 0)
			strbuf_add_char(&buf, '.');
		strbuf_add(&buf, part);
	}
	*text = arena_dup(arena, strbuf_view(&buf));
	return true;
}

static bool
read_integer(strview text, int64_t *number)
{
	bool is_negative = sv_starts(text, SV("-"));
	uint64_t value;

	if (!decimal_read(sv_slice(text, is_negative ? 1 : 0, text.len),
		DECIMAL_MOST, &value))
		return false;
	*number = is_negative ? -(int64_t)value : (int64_t)value;
	return true;
}

/* {"Ticks":…,"Days":…,…}: a time span; dates have a Kind. */
static bool
read_span(const struct json *value, struct arena *arena, strview *text)
{
	int64_t ticks;

	if (json_get(value, SV("TotalDays")) == NULL ||
	    !read_integer(json_get_text(value, SV("Ticks")), &ticks))
		return false;
	*text = clixml_ticks(ticks, arena);
	return true;
}

static void
reduce(struct json *value, struct arena *arena)
{
	strview key = value->key;
	strview text;

	while (value->type == JSON_OBJECT) {
		const struct json *inner = decorated(value);
		if (inner == NULL)
			break;
		*value = *inner;
	}
	if (value->type == JSON_OBJECT && (read_version(value, arena, &text) ||
					      read_span(value, arena, &text)))
		*value = (struct json){.type = JSON_STRING, .text = text};
	value->key = key;
	for (size_t i = 0; i < value->count; i++)
		reduce(&value->items[i], arena);
}

/* What -Depth leaves of an array, an object, a collection. */
static bool
is_cut(const struct json *value)
{
	strview text = value->text;

	if (value->type != JSON_STRING)
		return false;
	bool is_net = sv_starts(text, SV("System.")) ||
		      sv_starts(text, SV("Microsoft.")) ||
		      sv_starts(text, SV("Deserialized."));
	return (sv_starts(text, SV("@{")) && sv_ends(text, SV("}"))) ||
	       sv_starts(text, SV("System.Collections.")) ||
	       (is_net &&
		   (sv_ends(text, SV("[]")) || sv_has(text, SV("`1[")))) ||
	       sv_starts(text, SV("Microsoft.Graph.PowerShell.Models."));
}

/* "a@x b@y": each word of it is an address. */
static bool
is_addresses(strview text)
{
	strview word;

	while (text.len > 0 && sv_cut(&text, ' ', &word)) {
		if (!sv_has(word, SV("@")))
			return false;
	}
	return true;
}

static bool
is_list(const struct field *field)
{
	return (field->flags & FIELD_LIST) != 0;
}

/* Several values in one text, by the types of which no value has a blank. */
static bool
is_joined(const struct field *field, const struct json *value)
{
	bool is_word = field->type == FIELD_DOMAIN ||
		       field->type == FIELD_RANGE ||
		       field->type == FIELD_GUID || field->type == FIELD_SPACE;
	strview text = sv_trim(value->text);

	if (!is_list(field) || value->type != JSON_STRING ||
	    !sv_has(text, SV(" ")))
		return false;
	return is_word || (field->type == FIELD_SMTP && is_addresses(text));
}

static void
note(strview *slot, strview name, struct arena *arena)
{
	if (slot->len == 0)
		*slot = arena_dup(arena, name);
}

/* It may be what was left of a list or an object. */
static bool
is_suspect(strview text)
{
	return sv_has(text, SV(" ")) || sv_starts(text, SV("@{")) ||
	       sv_starts(text, SV("System.")) ||
	       sv_starts(text, SV("Microsoft.")) ||
	       sv_starts(text, SV("Deserialized."));
}

/* Where a nested value stands: "conditions.users". */
struct place {
	enum kind kind;
	struct arena *arena;
	struct plain_note *notes;
	struct strbuf path;
};

static void
place_done(struct place *place)
{
	strbuf_done(&place->path);
}

/* A text somewhere in a member; in lists of a nested one no value has blanks.
 */
static void
look_at_text(const struct place *place, const struct json *text, bool is_alone)
{
	if (!is_suspect(text->text))
		return;
	strview path = strbuf_view(&place->path);
	const struct field *field = kind_field(place->kind, path);
	if ((field == NULL || field->type == FIELD_OBJECT || is_list(field)) &&
	    is_cut(text))
		note(&place->notes->cut, path, place->arena);
	else if (field != NULL && is_alone && is_list(field) &&
		 sv_has(sv_trim(text->text), SV(" ")))
		note(&place->notes->joined, path, place->arena);
}

static void
look_inside(struct place *place, const struct json *value)
{
	bool is_object = value->type == JSON_OBJECT;
	size_t len = place->path.len;

	for (size_t i = 0; i < value->count; i++) {
		const struct json *item = &value->items[i];
		if (sv_starts(item->key, SV("@"))) /* names a type */
			continue;
		if (is_object) {
			strbuf_add_char(&place->path, '.');
			strbuf_add(&place->path, item->key);
		}
		if (item->type == JSON_STRING)
			look_at_text(place, item, is_object);
		look_inside(place, item);
		place->path.len = len;
	}
}

static void
look_at_nested(enum kind kind, const struct json *member, struct arena *arena,
    struct plain_note *notes)
{
	CLEANUP(place_done)
	struct place place = {.kind = kind, .arena = arena, .notes = notes};

	strbuf_add(&place.path, member->key);
	look_inside(&place, member);
}

/* An object, or a list with one, where there should be texts. */
static bool
is_complex(const struct field *field, const struct json *value)
{
	if (field->type == FIELD_OBJECT || field->type == FIELD_ID)
		return false;
	if (value->type == JSON_OBJECT)
		return value->count > 0;
	for (size_t i = 0; i < value->count; i++) {
		if (value->items[i].type == JSON_OBJECT)
			return true;
	}
	return false;
}

static void
look_at_member(enum kind kind, struct json *member, struct arena *arena,
    struct plain_note *notes)
{
	const struct field *field = kind_field(kind, member->key);

	if (field == NULL) {
		if (is_cut(member))
			note(&notes->cut, member->key, arena);
		return;
	}
	if (field->class == FIELD_NOISE || field->class == FIELD_SECRET)
		return;
	if ((field->type == FIELD_OBJECT || is_list(field)) && is_cut(member))
		note(&notes->cut, member->key, arena);
	if (field->type == FIELD_OBJECT)
		look_at_nested(kind, member, arena, notes);
	if (is_joined(field, member))
		note(&notes->joined, member->key, arena);
	if (is_complex(field, member))
		note(&notes->complex, member->key, arena);
	if (field->type != FIELD_ENUM || member->type != JSON_NUMBER)
		return;
	strview name = plain_enum(kind, member->key, member->text);
	if (name.len > 0) {
		member->type = JSON_STRING;
		member->text = name;
	} else {
		note(&notes->number, member->key, arena);
	}
}

void
plain_object(enum kind kind, struct json *object, struct arena *arena,
    struct plain_note *notes)
{
	for (size_t i = 0; i < object->count; i++) {
		struct json *member = &object->items[i];
		if (sv_starts(member->key, SV("@"))) /* names a type */
			continue;
		if (member->count > 0)
			reduce(member, arena);
		/* Most are texts that could be nothing else. */
		if (member->type == JSON_STRING ? is_suspect(member->text)
						: member->type != JSON_BOOL &&
						      member->type != JSON_NULL)
			look_at_member(kind, member, arena, notes);
	}
}
