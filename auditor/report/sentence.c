/*
 * sentence.c - what an object does, in a sentence.
 */
#include "auditor/report/sentence.h"

#include <assert.h>
#include <string.h>

#include "auditor/base/strbuf.h"
#include "auditor/base/utf8.h"
#include "auditor/report/phrase.h"
#include "auditor/report/sentence_internal.h"

#include "auditor/base/banned.h"

/* Elements of a list that are said; the others are counted. */
#define ITEMS_SAID 6

/* These say again what the other fields say. */
static const char *const echoes[] = {"Actions", "Conditions", "Exceptions"};

struct speaker {
	const struct snapshot *snapshot;
	const struct object *object;
	const struct sentence_form *form;
	struct arena *arena;
};

static const struct sentence_form *
find_form(enum kind kind)
{
	if (sentence_rule.kind == kind)
		return &sentence_rule;
	for (size_t i = 0; i < sentence_mail_count; i++) {
		if (sentence_mail[i].kind == kind)
			return &sentence_mail[i];
	}
	for (size_t i = 0; i < sentence_access_count; i++) {
		if (sentence_access[i].kind == kind)
			return &sentence_access[i];
	}
	return NULL;
}

static strview
scalar_of(struct speaker *speaker, const struct json *value, bool is_quoted)
{
	if (value->type != JSON_STRING || !is_quoted)
		return phrase_value(value, speaker->arena);
	return phrase_quoted(value->text, value->text, speaker->arena);
}

static strview
value_of(struct speaker *speaker, const struct json *value, bool is_quoted)
{
	struct arena *arena = speaker->arena;
	strview list = {0};

	if (value->type != JSON_ARRAY)
		return scalar_of(speaker, value, is_quoted);
	for (size_t i = 0; i < value->count && i < ITEMS_SAID; i++) {
		strview item = scalar_of(speaker, &value->items[i], is_quoted);
		list = i > 0 && i + 1 == value->count
			   ? arena_printf(arena, _(SV_FMT " or " SV_FMT),
				 SV_ARG(list), SV_ARG(item))
			   : phrase_join(list, item, arena);
	}
	if (value->count <= ITEMS_SAID)
		return list;
	return arena_printf(arena, _(SV_FMT " or %zu more"), SV_ARG(list),
	    value->count - ITEMS_SAID);
}

/* The name of the object that ${value} is the id of. */
static strview
name_of(struct speaker *speaker, const struct sentence_part *part,
    const struct json *value)
{
	const struct object *other =
	    snapshot_find(speaker->snapshot, part->refers_to, value->text);

	return phrase_object(
	    other != NULL ? other->name : SV(""), value->text, speaker->arena);
}

/* A word of the service's own needs no quotes. */
static bool
is_foreign(const struct speaker *speaker, strview name)
{
	const struct field *field = kind_field(speaker->object->kind, name);

	return field == NULL ||
	       (field->type != FIELD_ENUM && field->type != FIELD_NUMBER &&
		   field->type != FIELD_TIME && field->type != FIELD_RANGE);
}

/* ${text}, which is ours, with ${values} for $1, $2, …; "$" is the first. */
static strview
fill(const char *text, const strview *values, size_t count, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};

	for (const char *at = text; *at != '\0'; at++) {
		size_t number = 1;
		if (*at != '$') {
			strbuf_add_char(&out, *at);
			continue;
		}
		if (at[1] >= '1' && at[1] <= '9')
			number = (size_t)(*++at - '0');
		if (number <= count)
			strbuf_add(&out, values[number - 1]);
	}
	return arena_dup(arena, strbuf_view(&out));
}

static strview
clause_of(struct speaker *speaker, const struct sentence_part *part,
    const struct json *value)
{
	struct arena *arena = speaker->arena;
	const char *text = part->text;
	strview shown = {0};

	switch (part->how) {
	case SENTENCE_TRUE:
	case SENTENCE_FALSE:
		break;
	case SENTENCE_NAME:
		shown = name_of(speaker, part, value);
		break;
	case SENTENCE_VALUE:
		shown =
		    value_of(speaker, value, is_foreign(speaker, value->key));
		break;
	case SENTENCE_MANY: {
		size_t count = value->type == JSON_ARRAY ? value->count : 1;
		shown = arena_printf(arena, "%zu", count);
		return fill(
		    lang_plural(text, part->many, count), &shown, 1, arena);
	}
	}
	return fill(lang(text), &shown, 1, arena);
}

static const struct json *
part_value(const struct speaker *speaker, const struct sentence_group *group,
    const struct sentence_part *part)
{
	strview name =
	    arena_printf(speaker->arena, "%s%s", group->prefix, part->field);
	const struct json *value = object_field(speaker->object, name.ptr);

	if (value == NULL || json_is_empty(value))
		return NULL;
	bool is_bool = value->type == JSON_BOOL;
	switch (part->how) {
	case SENTENCE_TRUE:
		return is_bool && value->truth ? value : NULL;
	case SENTENCE_FALSE:
		return is_bool && !value->truth ? value : NULL;
	case SENTENCE_VALUE:
	case SENTENCE_NAME:
	case SENTENCE_MANY:
		return value;
	}
	return NULL;
}

static strview
join(enum sentence_list list, strview all, strview next, struct arena *arena)
{
	switch (list) {
	case SENTENCE_AND:
		return arena_printf(
		    arena, _(SV_FMT " and " SV_FMT), SV_ARG(all), SV_ARG(next));
	case SENTENCE_OR:
		return arena_printf(
		    arena, _(SV_FMT " or " SV_FMT), SV_ARG(all), SV_ARG(next));
	case SENTENCE_OR_IF:
		return arena_printf(arena, _(SV_FMT " or if " SV_FMT),
		    SV_ARG(all), SV_ARG(next));
	case SENTENCE_COMMA:
		break;
	}
	return phrase_join(all, next, arena);
}

static strview
group_of(struct speaker *speaker, const struct sentence_group *group)
{
	strview all = {0};

	for (size_t i = 0; i < group->count; i++) {
		const struct json *value =
		    part_value(speaker, group, &group->parts[i]);
		if (value == NULL)
			continue;
		strview next = clause_of(speaker, &group->parts[i], value);
		all = all.len > 0 ? join(group->list, all, next, speaker->arena)
				  : next;
	}
	if (all.len > 0 || group->nothing == NULL)
		return all;
	return SV_(group->nothing);
}

/* The frame that has a place for just the groups that say something. */
static strview
sentence_without_end(struct speaker *speaker)
{
	const struct sentence_form *form = speaker->form;
	strview values[SENTENCE_GROUPS] = {0};
	unsigned said = 0;

	assert(form->count <= SENTENCE_GROUPS);
	for (size_t i = 0; i < form->count; i++) {
		values[i] = group_of(speaker, &form->groups[i]);
		if (values[i].len > 0)
			said |= SENTENCE_HAS(i + 1);
	}
	for (size_t i = 0; i < form->frame_count; i++) {
		if (form->frames[i].groups == said)
			return fill(lang(form->frames[i].text), values,
			    form->count, speaker->arena);
	}
	assert(false);
	return SV("");
}

static bool
has_words(const struct speaker *speaker, strview field)
{
	for (size_t i = 0; i < speaker->form->count; i++) {
		const struct sentence_group *group = &speaker->form->groups[i];
		strview prefix = sv_from(group->prefix);
		if (!sv_starts(field, prefix))
			continue;
		strview rest = sv_slice(field, prefix.len, field.len);
		for (size_t j = 0; j < group->count; j++) {
			if (sv_eq(rest, sv_from(group->parts[j].field)))
				return true;
		}
	}
	for (size_t i = 0; i < COUNT_OF(echoes); i++) {
		if (sv_eq(field, sv_from(echoes[i])))
			return true;
	}
	return false;
}

/* And what it does beyond what there are words for. */
static strview
with_rest(struct speaker *speaker, strview sentence)
{
	const struct json *state = speaker->object->state;

	for (size_t i = 0; i < state->count; i++) {
		const struct json *value = &state->items[i];
		const struct field *field =
		    kind_field(speaker->object->kind, value->key);
		if (field == NULL || (field->flags & FIELD_BEHAVIOUR) == 0 ||
		    json_is_empty(value) ||
		    (value->type == JSON_BOOL && !value->truth) ||
		    has_words(speaker, value->key))
			continue;
		sentence = arena_printf(speaker->arena,
		    _(SV_FMT "; " SV_FMT ": " SV_FMT), SV_ARG(sentence),
		    SV_ARG(text_shown(value->key)),
		    SV_ARG(phrase_value(value, speaker->arena)));
	}
	return sentence;
}

strview
sentence_of(const struct snapshot *snapshot, const struct object *object,
    struct arena *arena)
{
	struct speaker speaker = {
	    .snapshot = snapshot,
	    .object = object,
	    .form = find_form(object->kind),
	    .arena = arena,
	};

	if (speaker.form == NULL)
		return SV("");
	strview sentence = with_rest(&speaker, sentence_without_end(&speaker));
	return arena_printf(arena, _(SV_FMT "."), SV_ARG(sentence));
}
