/*
 * phrase.c - what both text and HTML say, before it is escaped.
 */
#include "auditor/report/phrase.h"

#include <string.h>

#include "auditor/base/columns.h"
#include "auditor/base/lang.h"
#include "auditor/base/strbuf.h"
#include "auditor/base/timefmt.h"
#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

/* Bytes of the first ${most} characters of ${text}. */
static size_t
length_of(strview text, size_t most)
{
	strview rest = text;
	uint32_t point;

	/* A character has at least one byte. */
	if (text.len <= most)
		return text.len;
	for (size_t i = 0; i < most && rest.len > 0; i++)
		(void)utf8_next(&rest, &point);
	return text.len - rest.len;
}

bool
phrase_is_long(strview foreign, size_t most)
{
	strview text = text_shown(foreign);

	return length_of(text, most) < text.len;
}

strview
phrase_cut(strview foreign, size_t most, struct arena *arena)
{
	strview text = text_shown(foreign);
	size_t kept = length_of(text, most);

	if (kept == text.len)
		return text;
	strview head = sv_slice(text, 0, kept);
	return arena_printf(arena,
	    _(SV_FMT "... (%zu bytes in all, whole in the JSON report)"),
	    SV_ARG(head), text.len);
}

strview
phrase_name(strview name, strview id, struct arena *arena)
{
	return phrase_cut(name.len > 0 ? name : id, PHRASE_NAME_MAX, arena);
}

strview
phrase_quoted(strview name, strview id, struct arena *arena)
{
	if (name.len == 0)
		return phrase_cut(id, PHRASE_NAME_MAX, arena);
	return arena_printf(arena, "\"" SV_FMT "\"",
	    SV_ARG(phrase_cut(name, PHRASE_NAME_MAX, arena)));
}

strview
phrase_object(strview name, strview id, struct arena *arena)
{
	strview shown = phrase_cut(id, PHRASE_NAME_MAX, arena);

	if (name.len == 0)
		return shown;
	return arena_printf(arena, "\"" SV_FMT "\" (" SV_FMT ")",
	    SV_ARG(phrase_cut(name, PHRASE_NAME_MAX, arena)), SV_ARG(shown));
}

static void write_value(const struct json *value, struct strbuf *buf);

static void
write_children(const struct json *value, struct strbuf *buf)
{
	bool is_object = value->type == JSON_OBJECT;

	strbuf_add_text(buf, is_object ? "{" : "[");
	for (size_t i = 0; i < value->count; i++) {
		if (i > 0)
			strbuf_add_text(buf, ", ");
		if (is_object) {
			strbuf_add(buf, text_shown(value->items[i].key));
			strbuf_add_text(buf, ": ");
		}
		write_value(&value->items[i], buf);
	}
	strbuf_add_text(buf, is_object ? "}" : "]");
}

static void
write_value(const struct json *value, struct strbuf *buf)
{
	switch (value->type) {
	case JSON_NULL:
		strbuf_add_text(buf, _("(empty)"));
		return;
	case JSON_BOOL:
		strbuf_add_text(buf, value->truth ? "true" : "false");
		return;
	case JSON_NUMBER:
	case JSON_STRING:
		strbuf_add(buf, text_shown(value->text));
		return;
	case JSON_ARRAY:
	case JSON_OBJECT:
		write_children(value, buf);
		return;
	}
}

strview
phrase_value(const struct json *value, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	if (value == NULL)
		return SV_("(not there)");
	write_value(value, &buf);
	strview whole = arena_dup(arena, strbuf_view(&buf));
	return phrase_cut(whole, PHRASE_VALUE_MAX, arena);
}

strview
phrase_pair(strview label, strview value, struct arena *arena)
{
	return arena_printf(
	    arena, _(SV_FMT ": " SV_FMT), SV_ARG(label), SV_ARG(value));
}

strview
phrase_padded(strview text, size_t columns, struct arena *arena)
{
	size_t taken = columns_of(text);
	size_t blanks = taken < columns ? columns - taken : 0;

	return arena_printf(arena, SV_FMT "%*s", SV_ARG(text), (int)blanks, "");
}

strview
phrase_join(strview list, strview item, struct arena *arena)
{
	if (list.len == 0)
		return item;
	return arena_printf(
	    arena, SV_FMT ", " SV_FMT, SV_ARG(list), SV_ARG(item));
}

/* " +a +b", and how many more. */
static void
write_items(const struct json **items, size_t count, char sign,
    struct arena *arena, struct strbuf *buf)
{
	for (size_t i = 0; i < count && i < PHRASE_ITEMS_MAX; i++) {
		strbuf_printf(buf, " %c", sign);
		strbuf_add(buf, phrase_value(items[i], arena));
	}
	if (count <= PHRASE_ITEMS_MAX)
		return;
	strbuf_printf(buf, " %c", sign);
	strbuf_printf(buf, _("(%zu more, all in the JSON report)"),
	    count - PHRASE_ITEMS_MAX);
}

strview
phrase_edit(const struct edit *edit, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	strview field = phrase_cut(edit->field, PHRASE_NAME_MAX, arena);

	if (edit->removed_count + edit->added_count == 0) {
		strview before = phrase_value(edit->before, arena);
		strview after = phrase_value(edit->after, arena);
		return arena_printf(arena, SV_FMT ": " SV_FMT " -> " SV_FMT,
		    SV_ARG(field), SV_ARG(before), SV_ARG(after));
	}
	strbuf_add(&buf, field);
	strbuf_add_char(&buf, ':');
	write_items(edit->items_removed, edit->removed_count, '-', arena, &buf);
	write_items(edit->items_added, edit->added_count, '+', arena, &buf);
	return arena_dup(arena, strbuf_view(&buf));
}

strview
phrase_piece(
    strview field, strview value, strview expected, struct arena *arena)
{
	strview known =
	    field.len > 0 && value.len == 0 ? SV_("(empty)") : value;

	if (field.len > 0 && expected.len > 0)
		return arena_printf(arena,
		    _(SV_FMT ": " SV_FMT " (expected: " SV_FMT ")"),
		    SV_ARG(field), SV_ARG(known), SV_ARG(expected));
	if (field.len > 0)
		return phrase_pair(field, known, arena);
	if (expected.len > 0)
		return arena_printf(arena, _(SV_FMT " (expected: " SV_FMT ")"),
		    SV_ARG(known), SV_ARG(expected));
	return known;
}

static strview
show_piece(const struct evidence *evidence, strview want, struct arena *arena)
{
	return phrase_piece(
	    phrase_cut(finding_field(evidence), PHRASE_NAME_MAX, arena),
	    phrase_cut(evidence->value, PHRASE_VALUE_MAX, arena), want, arena);
}

strview
phrase_evidence(const struct evidence *evidence, struct arena *arena)
{
	return show_piece(evidence,
	    phrase_cut(evidence->expected, PHRASE_VALUE_MAX, arena), arena);
}

/* The first piece of evidence that is a sentence, or that is not. */
static strview
first_seen(const struct finding *finding, bool is_sentence, struct arena *arena)
{
	for (size_t i = 0; i < finding->evidence_count; i++) {
		const struct evidence *evidence = &finding->evidence[i];
		if (!evidence->is_advice &&
		    (evidence->field.len == 0) == is_sentence)
			return show_piece(evidence, SV(""), arena);
	}
	return SV("");
}

strview
phrase_seen(const struct finding *finding, struct arena *arena)
{
	strview sentence = first_seen(finding, true, arena);
	strview property = first_seen(finding, false, arena);

	if (sentence.len == 0 || property.len == 0)
		return sentence.len > 0 ? sentence : property;
	return arena_printf(
	    arena, _(SV_FMT "; " SV_FMT), SV_ARG(sentence), SV_ARG(property));
}

strview
phrase_time(int64_t seconds, struct arena *arena)
{
	char text[TIME_TEXT_MAX];
	strview whole = sv_from(time_text(seconds, text));
	strview rest = whole;
	strview date = {0};

	(void)sv_cut(&rest, 'T', &date);
	rest = sv_slice(rest, 0, rest.len - 1);
	return arena_printf(
	    arena, SV_FMT " " SV_FMT " UTC", SV_ARG(date), SV_ARG(rest));
}

strview
phrase_digest(const struct digest *digest, struct arena *arena)
{
	char hex[DIGEST_HEX_MAX];

	return arena_dup(arena, sv_from(digest_hex(digest, hex)));
}

/* Does the framework of ${all}[${at}] stand further in front, too? */
static bool
is_named_before(const struct reference *all, size_t at)
{
	for (size_t i = 0; i < at; i++) {
		if (strcmp(all[i].scheme, all[at].scheme) == 0)
			return true;
	}
	return false;
}

strview
phrase_references(const struct check *check, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	const struct reference *all = check->references;

	for (size_t i = 0; all != NULL && all[i].scheme != NULL; i++) {
		if (is_named_before(all, i))
			continue;
		strbuf_printf(&buf, "%s%s %s", buf.len > 0 ? "; " : "",
		    all[i].scheme, all[i].id);
		for (size_t j = i + 1; all[j].scheme != NULL; j++) {
			if (strcmp(all[j].scheme, all[i].scheme) == 0)
				strbuf_printf(&buf, ", %s", all[j].id);
		}
	}
	return arena_dup(arena, strbuf_view(&buf));
}

strview
phrase_note(const struct schema_note *note, struct arena *arena)
{
	strview field = phrase_cut(note->field, PHRASE_NAME_MAX, arena);
	const char *kind = kind_name(note->kind);

	if (note->has_appeared)
		return arena_printf(arena,
		    _("The service now returns " SV_FMT
		      " for every %s; that is no change."),
		    SV_ARG(field), kind);
	return arena_printf(arena,
	    _("The service no longer returns " SV_FMT
	      " for any %s; that is no change."),
	    SV_ARG(field), kind);
}

strview
phrase_compared(const struct diff *changes, struct arena *arena)
{
	strview missing = {0};

	for (size_t i = 0; i < KIND_COUNT; i++) {
		enum kind kind = (enum kind)i;
		if ((changes->compared & KIND_BIT(kind)) == 0 &&
		    kind_is_collected(kind))
			missing = phrase_join(
			    missing, sv_from(kind_name(kind)), arena);
	}
	if (missing.len == 0)
		return SV_("All lists were compared whole.");
	return arena_printf(arena,
	    _("Not compared whole, so that nothing in them counts as "
	      "removed: " SV_FMT "."),
	    SV_ARG(missing));
}
