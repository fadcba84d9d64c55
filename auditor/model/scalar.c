/*
 * scalar.c - one scalar, spelt by the type of its field.
 */
#include "auditor/model/scalar.h"

#include <stdlib.h>
#include <string.h>

#include "auditor/base/strbuf.h"
#include "auditor/base/timefmt.h"
#include "auditor/base/utf8.h"
#include "auditor/model/iprange.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

/* 0002-01-01; before it lie the neighbours of 0001-01-01 in other zones. */
#define YEAR_TWO INT64_C(-62104060800)

static struct json
text_value(enum json_type type, strview text)
{
	return (struct json){.type = type, .text = text};
}

static strview
kept(struct arena *arena, const struct strbuf *buf)
{
	return arena_dup(arena, strbuf_view(buf));
}

/* "Never": the year 1 without a zone. */
static bool
is_bare_year_one(strview text)
{
	CLEANUP(strbuf_done) struct strbuf zoned = {0};
	struct moment moment;

	if (!sv_starts(text, SV("0001-01-01")) || text.len > TIME_TEXT_MAX)
		return false;
	strbuf_add(&zoned, text);
	strbuf_add_char(&zoned, 'Z');
	return moment_read(strbuf_view(&zoned), &moment);
}

static struct json
as_time(struct arena *arena, strview text)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	struct moment moment;

	bool is_moment = moment_read(text, &moment);
	if (is_moment ? moment.seconds < YEAR_TWO : is_bare_year_one(text))
		return (struct json){.type = JSON_NULL};
	if (!is_moment)
		return text_value(JSON_STRING, arena_dup(arena, text));
	moment_write(&buf, &moment);
	return text_value(JSON_STRING, kept(arena, &buf));
}

/* The documented spelling of an enum value, or lower case. */
static struct json
as_enum(struct arena *arena, const struct field *field, strview text)
{
	strview rest = sv_from(field->values);
	strview value;

	text = sv_trim(text);
	while (sv_cut(&rest, '|', &value)) {
		if (sv_eq_fold(value, text))
			return text_value(JSON_STRING, value);
	}
	return text_value(JSON_STRING, arena_lower(arena, text));
}

static struct json
as_smtp(struct arena *arena, strview text)
{
	const strview scheme = SV("smtp:");

	text = sv_trim(text);
	while (sv_starts_fold(text, scheme))
		text = sv_trim(sv_slice(text, scheme.len, text.len));
	/* Without @ it is the name of an object, whose case is kept. */
	if (!sv_has(text, SV("@")))
		return text_value(JSON_STRING, arena_dup(arena, text));
	return text_value(JSON_STRING, arena_lower(arena, text));
}

static struct json
as_range(struct arena *arena, strview text)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	struct iprange range;

	if (!iprange_read(sv_trim(text), &range))
		return text_value(JSON_STRING, arena_dup(arena, text));
	iprange_write(&buf, &range);
	return text_value(JSON_STRING, kept(arena, &buf));
}

/* type:domain;priority, where type and priority may be left out. */
static struct json
as_space(struct arena *arena, strview text)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	text = sv_trim(text);
	if (text.len == 0)
		return (struct json){.type = JSON_NULL};
	size_t colon = sv_find(text, SV(":"));
	if (colon == text.len)
		strbuf_add_text(&buf, "smtp:");
	strbuf_add(&buf, text);
	if (!sv_has(text, SV(";")))
		strbuf_add_text(&buf, ";1");
	return text_value(JSON_STRING, arena_lower(arena, strbuf_view(&buf)));
}

static int
compare_words(const void *a, const void *b)
{
	const strview *left = a;
	const strview *right = b;

	return sv_cmp(*left, *right);
}

static bool
take_word(strview *rest, strview *word)
{
	size_t len = 0;

	*rest = sv_trim(*rest);
	while (len < rest->len && strchr(" \t\n\v\f\r", rest->ptr[len]) == NULL)
		len++;
	*word = sv_slice(*rest, 0, len);
	*rest = sv_slice(*rest, len, rest->len);
	return len > 0;
}

static struct json
as_words(struct arena *arena, strview text)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	strview *words = NULL;
	size_t count = 0;
	size_t cap = 0;
	strview word;

	while (take_word(&text, &word)) {
		words = arena_grow(arena, words, count, &cap, sizeof(*words));
		words[count++] = word;
	}
	if (count > 0)
		qsort(words, count, sizeof(*words), compare_words);
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && sv_eq(words[i - 1], words[i]))
			continue;
		if (buf.len > 0)
			strbuf_add_char(&buf, ' ');
		strbuf_add(&buf, words[i]);
	}
	return text_value(JSON_STRING, kept(arena, &buf));
}

static struct json
as_bool(struct arena *arena, strview text)
{
	if (sv_eq_fold(text, SV("true")))
		return (struct json){.type = JSON_BOOL, .truth = true};
	if (sv_eq_fold(text, SV("false")))
		return (struct json){.type = JSON_BOOL};
	return text_value(JSON_STRING, arena_dup(arena, text));
}

/* An integer as JSON spells it (RFC 8259, section 6). */
static bool
is_integer(strview text)
{
	size_t from = sv_starts(text, SV("-")) ? 1 : 0;

	if (text.len > from + 1 && text.ptr[from] == '0')
		return false;
	for (size_t i = from; i < text.len; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return false;
	}
	return text.len > from;
}

static struct json
as_number(struct arena *arena, strview text)
{
	strview trimmed = sv_trim(text);

	if (!is_integer(trimmed))
		return text_value(JSON_STRING, arena_dup(arena, text));
	return text_value(JSON_NUMBER, arena_dup(arena, trimmed));
}

static struct json
as_listed(
    struct arena *arena, const struct field *field, const struct json *raw)
{
	strview text = raw->text;

	switch (field->type) {
	case FIELD_BOOL:
		return as_bool(arena, text);
	case FIELD_NUMBER:
		return as_number(arena, text);
	case FIELD_TIME:
		return as_time(arena, text);
	case FIELD_ENUM:
		return as_enum(arena, field, text);
	case FIELD_GUID:
	case FIELD_DOMAIN:
	case FIELD_HEADER:
		return text_value(
		    JSON_STRING, arena_lower(arena, sv_trim(text)));
	case FIELD_SMTP:
		return as_smtp(arena, text);
	case FIELD_RANGE:
		return as_range(arena, text);
	case FIELD_SPACE:
		return as_space(arena, text);
	case FIELD_WORDS:
		return as_words(arena, text);
	case FIELD_ID:
		return text_value(JSON_STRING, normal_id(text, arena));
	case FIELD_TEXT:
	case FIELD_OBJECT:
		break;
	}
	return text_value(raw->type, arena_dup(arena, text));
}

/* Without a row a text is exact, but for a date: its spelling is no value. */
static struct json
as_unlisted(struct arena *arena, const struct json *raw)
{
	if (raw->type == JSON_STRING)
		return as_time(arena, raw->text);
	return text_value(raw->type, arena_dup(arena, raw->text));
}

struct json
scalar_normalise(
    const struct field *field, const struct json *raw, struct arena *arena)
{
	struct json value;

	if (raw->type == JSON_NULL || raw->type == JSON_BOOL)
		return (struct json){.type = raw->type, .truth = raw->truth};
	if (text_is_odd(raw->text))
		value = text_value(raw->type, arena_dup(arena, raw->text));
	else if (field == NULL)
		value = as_unlisted(arena, raw);
	else
		value = as_listed(arena, field, raw);
	if (value.type == JSON_STRING && value.text.len == 0)
		value.type = JSON_NULL;
	return value;
}
