/*
 * sentence.c - what an object does, in a sentence.
 */
#include "auditor/report/sentence.h"

#include <string.h>

#include "auditor/base/strbuf.h"
#include "auditor/base/utf8.h"
#include "auditor/report/phrase.h"

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
	struct strbuf *out;
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

static void
say_scalar(struct speaker *speaker, const struct json *value, bool is_quoted)
{
	if (value->type != JSON_STRING || !is_quoted) {
		strbuf_add(speaker->out, phrase_value(value, speaker->arena));
		return;
	}
	strbuf_add_char(speaker->out, '"');
	strbuf_add(speaker->out,
	    phrase_cut(value->text, PHRASE_NAME_MAX, speaker->arena));
	strbuf_add_char(speaker->out, '"');
}

static void
say_value(struct speaker *speaker, const struct json *value, bool is_quoted)
{
	if (value->type != JSON_ARRAY) {
		say_scalar(speaker, value, is_quoted);
		return;
	}
	for (size_t i = 0; i < value->count && i < ITEMS_SAID; i++) {
		if (i > 0)
			strbuf_add_text(speaker->out,
			    i + 1 == value->count ? " or " : ", ");
		say_scalar(speaker, &value->items[i], is_quoted);
	}
	if (value->count > ITEMS_SAID)
		strbuf_printf(
		    speaker->out, " or %zu more", value->count - ITEMS_SAID);
}

/* The name of the object that ${value} is the id of. */
static void
say_name(struct speaker *speaker, const struct sentence_part *part,
    const struct json *value)
{
	const struct object *other =
	    snapshot_find(speaker->snapshot, part->refers_to, value->text);

	strbuf_add(
	    speaker->out, phrase_object(other != NULL ? other->name : SV(""),
			      value->text, speaker->arena));
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

static void
say_part(struct speaker *speaker, const struct sentence_part *part,
    const struct json *value)
{
	const char *at = strchr(part->text, '$');

	if (at == NULL) {
		strbuf_add_text(speaker->out, part->text);
		return;
	}
	strbuf_add(
	    speaker->out, (strview){part->text, (size_t)(at - part->text)});
	if (part->how == SENTENCE_NAME)
		say_name(speaker, part, value);
	else if (part->how == SENTENCE_MANY)
		strbuf_printf(speaker->out, "%zu",
		    value->type == JSON_ARRAY ? value->count : 1);
	else
		say_value(speaker, value, is_foreign(speaker, value->key));
	strbuf_add_text(speaker->out, at + 1);
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

static void
say_group(struct speaker *speaker, const struct sentence_group *group)
{
	bool is_first = true;

	for (size_t i = 0; i < group->count; i++) {
		const struct json *value =
		    part_value(speaker, group, &group->parts[i]);
		if (value == NULL)
			continue;
		strbuf_add_text(
		    speaker->out, is_first ? group->lead : group->joiner);
		say_part(speaker, &group->parts[i], value);
		is_first = false;
	}
	if (is_first && group->nothing != NULL)
		strbuf_add_text(speaker->out, group->nothing);
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

/* What it does beyond what there are words for. */
static void
say_rest(struct speaker *speaker)
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
		strbuf_add_text(speaker->out, "; ");
		strbuf_add(speaker->out, text_shown(value->key));
		strbuf_add_text(speaker->out, ": ");
		strbuf_add(speaker->out, phrase_value(value, speaker->arena));
	}
}

strview
sentence_of(const struct snapshot *snapshot, const struct object *object,
    struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct speaker speaker = {
	    .snapshot = snapshot,
	    .object = object,
	    .form = find_form(object->kind),
	    .arena = arena,
	    .out = &out,
	};

	if (speaker.form == NULL)
		return SV("");
	for (size_t i = 0; i < speaker.form->count; i++)
		say_group(&speaker, &speaker.form->groups[i]);
	say_rest(&speaker);
	strbuf_add_char(&out, '.');
	return arena_dup(arena, strbuf_view(&out));
}
