/*
 * jsonshape.c - what an object of JSON is: list, answer, document or object.
 */
#include "auditor/intake/jsonshape.h"

#include "auditor/base/json_pull.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/intake/clixml.h"
#include "auditor/intake/clixmlfile.h"
#include "auditor/intake/harvest_internal.h"
#include "auditor/intake/rulefile.h"

#include "auditor/base/banned.h"

bool
jsonshape_is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static bool
is_list_like(const struct json *value)
{
	return json_is_type(value, JSON_ARRAY) ||
	       json_is_type(value, JSON_OBJECT);
}

/* Beside "value" only what an answer, or PowerShell, adds. */
static bool
is_answer(const struct json *object)
{
	static const strview beside[] = {SV_INIT("value"), SV_INIT("Count"),
	    SV_INIT("count"), SV_INIT("odata.metadata"),
	    SV_INIT("odata.nextLink"), SV_INIT("odata.count"),
	    SV_INIT("adminapi.warnings")};

	if (!is_list_like(json_get(object, SV("value"))))
		return false;
	for (size_t i = 0; i < object->count; i++) {
		strview key = object->items[i].key;
		bool is_known = sv_has(key, SV("@"));
		for (size_t j = 0; j < COUNT_OF(beside); j++)
			is_known |= sv_eq(key, beside[j]);
		if (!is_known)
			return false;
	}
	return true;
}

static size_t
count_plain(const struct json *object)
{
	size_t count = 0;

	for (size_t i = 0; i < object->count; i++)
		count += !sv_has(object->items[i].key, SV("@"));
	return count;
}

/* What an object of a tenant has, and a document of lists has not. */
static bool
is_entity(const struct json *object)
{
	static const strview names[] = {SV_INIT("Identity"), SV_INIT("Guid"),
	    SV_INIT("Id"), SV_INIT("id"), SV_INIT("Name"),
	    SV_INIT("DisplayName"), SV_INIT("displayName"),
	    SV_INIT("ObjectCategory"), SV_INIT("@odata.type"),
	    SV_INIT(CLIXML_TYPE)};

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		if (json_get(object, names[i]) != NULL)
			return true;
	}
	return false;
}

/* Keys of lists, with lists behind them. */
static bool
is_document(const struct json *object)
{
	if (is_entity(object))
		return false;
	for (size_t i = 0; i < object->count; i++) {
		const struct json *member = &object->items[i];
		struct recognised is;
		if ((is_list_like(member) || member->type == JSON_NULL ||
			object->count == 1) &&
		    recognise_key(member->key, &is))
			return true;
	}
	return false;
}

/* Nothing but keys of lists: no object has only these as properties. */
static bool
has_only_lists(const struct json *object)
{
	/* From the end: there stands the type, which no list is. */
	for (size_t i = object->count; i > 0; i--) {
		struct recognised is;
		if (!recognise_key(object->items[i - 1].key, &is))
			return false;
	}
	return object->count > 0;
}

enum shape
jsonshape_of(struct harvest *harvest, const struct found *found,
    const struct json *object)
{
	if (object->type != JSON_OBJECT)
		return SHAPE_OBJECT;
	if (is_answer(object))
		return SHAPE_ANSWER;
	if (json_is_type(json_get(object, SV("error")), JSON_OBJECT) &&
	    count_plain(object) == 1)
		return SHAPE_ERROR;
	if (json_is_type(json_get(object, SV("responses")), JSON_ARRAY) &&
	    count_plain(object) == 1)
		return SHAPE_BATCH;
	if (!found->is_known && has_only_lists(object))
		return SHAPE_DOCUMENT;
	if (found->is_known || harvest_tell(harvest, found, object).is_known)
		return SHAPE_OBJECT;
	return is_document(object) ? SHAPE_DOCUMENT : SHAPE_OBJECT;
}

static enum json_type
type_by(char c)
{
	if (c == '{')
		return JSON_OBJECT;
	if (c == '[')
		return JSON_ARRAY;
	if (c == '"')
		return JSON_STRING;
	return c == 'n' ? JSON_NULL : JSON_NUMBER;
}

static strview
skip_to(strview text, char wanted)
{
	size_t at = 0;

	while (at < text.len &&
	       (jsonshape_is_space(text.ptr[at]) || text.ptr[at] == wanted))
		at++;
	return sv_slice(text, at, text.len);
}

/* A string at the front, taken; false when it is not whole. */
static bool
take_string(strview *text, strview *string)
{
	size_t used = 0;

	if (text->len == 0 || text->ptr[0] != '"' ||
	    json_pull_extent(*text, false, &used) != JSON_PULL_DONE)
		return false;
	*string = sv_slice(*text, 1, used - 1);
	*text = sv_slice(*text, used, text->len);
	return true;
}

void
jsonshape_skeleton(strview text, struct arena *arena, struct json *object)
{
	size_t cap = 0;
	strview key;

	*object = (struct json){.type = JSON_OBJECT};
	text = skip_to(text, ' ');
	text = skip_to(sv_slice(text, 1, text.len), ' ');
	while (object->count < LIMIT_MEMBERS && take_string(&text, &key)) {
		size_t used = 0;
		text = skip_to(text, ':');
		if (text.len == 0)
			return;
		object->items = arena_grow(arena, object->items, object->count,
		    &cap, sizeof(*object->items));
		struct json *slot = &object->items[object->count++];
		*slot = (struct json){.type = type_by(text.ptr[0]), .key = key};
		if (slot->type == JSON_STRING && text.len > 1)
			slot->text = sv_slice(text, 1, 1 + HARVEST_SHOWN);
		if (json_pull_extent(text, false, &used) != JSON_PULL_DONE)
			return;
		if (slot->type == JSON_STRING)
			slot->text = sv_slice(text, 1, used - 1);
		text = skip_to(sv_slice(text, used, text.len), ',');
	}
}

void
jsonshape_member(struct harvest *harvest, strview key,
    const struct found *found, const struct json *value)
{
	strview shown = sv_slice(key, 0, HARVEST_SHOWN);

	if (!found->is_known || found->is.thing != THING_OBJECT) {
		/* What describes the export is no list that was left out. */
		if (is_list_like(value))
			harvest_skip(
			    harvest, shown, _("no list that is known here"));
		return;
	}
	harvest_empty(harvest, found->is.kind,
	    value->type == JSON_NULL ? _("null says neither empty nor unread")
				     : _("a list of objects was expected"));
}

static int
take_elements(struct harvest *harvest, struct found *found, struct json *list,
    struct err *err)
{
	const struct found said = *found;

	for (size_t i = 0; i < list->count; i++) {
		struct found one = said;
		TRY(jsonshape_take(harvest, &one, &list->items[i], err));
		if (i == 0)
			*found = one;
	}
	return 0;
}

static int
take_answer(struct harvest *harvest, struct found *found, struct json *answer,
    struct err *err)
{
	struct json *list = NULL;
	struct found inner = *found;

	if (!found->is_known)
		inner = harvest_by_context(
		    json_get_text(answer, SV("@odata.context")));
	*found = inner;
	for (size_t i = 0; i < answer->count; i++) {
		if (sv_eq(answer->items[i].key, SV("value")))
			list = &answer->items[i];
	}
	if (list != NULL && list->type == JSON_ARRAY)
		TRY(take_elements(harvest, &inner, list, err));
	else if (list != NULL)
		TRY(harvest_value(harvest, &inner, list, err));
	*found = inner;
	harvest_answer(harvest, found, answer);
	return 0;
}

static bool
is_good_status(strview status)
{
	return status.len == 3 && status.ptr[0] == '2';
}

static int
take_batch(struct harvest *harvest, struct json *batch, struct err *err)
{
	const struct json *answers = json_get(batch, SV("responses"));

	for (size_t i = 0; i < answers->count; i++) {
		struct json *answer = &answers->items[i];
		const struct json *body = json_get(answer, SV("body"));
		struct found nothing = {.source = SV("")};
		if (!json_is_type(body, JSON_OBJECT) ||
		    !is_good_status(json_get_text(answer, SV("status")))) {
			harvest_skip(harvest, SV_("answer of a batch"),
			    _("it failed, or has no body"));
			continue;
		}
		struct json copy = *body;
		TRY(jsonshape_take(harvest, &nothing, &copy, err));
	}
	return 0;
}

static int
take_document(struct harvest *harvest, struct json *document, struct err *err)
{
	for (size_t i = 0; i < document->count; i++) {
		struct json *member = &document->items[i];
		struct found found = harvest_by_key(member->key);
		if (!found.is_known || !is_list_like(member)) {
			jsonshape_member(harvest, member->key, &found, member);
			continue;
		}
		TRY(jsonshape_take(harvest, &found, member, err));
		if (member->type == JSON_ARRAY)
			harvest_list(harvest, &found);
	}
	return 0;
}

/* One entity, or one object of PowerShell: a list of one. */
static int
take_object(struct harvest *harvest, struct found *found, struct json *value,
    struct err *err)
{
	strview context = json_get_text(value, SV("@odata.context"));
	const struct json *inner = json_get(value, SV("_clixml"));
	bool is_rules;

	if (json_is_type(inner, JSON_STRING))
		return clixmlfile_text(harvest, found, inner->text, err);
	TRY(rulefile_take(harvest, value, &is_rules, err));
	if (is_rules)
		return 0;
	if (context.len > 0 && !found->is_known) {
		*found = harvest_by_context(context);
		found->is_entity = true;
	}
	return harvest_value(harvest, found, value, err);
}

int
jsonshape_take(struct harvest *harvest, struct found *found, struct json *value,
    struct err *err)
{
	if (value->type == JSON_ARRAY)
		return take_elements(harvest, found, value, err);
	switch (jsonshape_of(harvest, found, value)) {
	case SHAPE_ANSWER:
		return take_answer(harvest, found, value, err);
	case SHAPE_BATCH:
		return take_batch(harvest, value, err);
	case SHAPE_DOCUMENT:
		return take_document(harvest, value, err);
	case SHAPE_ERROR:
		harvest_skip(harvest, SV_("answer"), _("it is an error"));
		return 0;
	case SHAPE_OBJECT:
		break;
	}
	return take_object(harvest, found, value, err);
}
