/*
 * remedy.c - commands that undo, for Windows PowerShell and PowerShell 7.
 */
#include "auditor/check/remedy.h"

#include "auditor/base/fold.h"
#include "auditor/base/lang.h"
#include "auditor/base/strbuf.h"
#include "auditor/base/term.h"
#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

static bool
is_quote(uint32_t point)
{
	return point == '\'' || (point >= 0x2018 && point <= 0x201b);
}

/* Not to be written as it is: it does not show, or does something else. */
static bool
is_unsafe(uint32_t point)
{
	return point < 0x20 || (point >= 0x7f && point <= 0x9f) ||
	       term_is_hidden(point);
}

/* Close the string, add the character by number, open it again. */
static void
add_number(struct strbuf *buf, uint32_t point)
{
	if (point > 0xffff)
		strbuf_printf(buf, "' + [char]::ConvertFromUtf32(0x%X) + '",
		    (unsigned)point);
	else
		strbuf_printf(buf, "' + [char]0x%02X + '", (unsigned)point);
}

/* Printable ASCII without a quote, as nearly all is. */
static bool
is_harmless(strview text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] < ' ' || text.ptr[i] > '~' ||
		    text.ptr[i] == '\'')
			return false;
	}
	return true;
}

strview
remedy_quote(strview text, struct arena *arena)
{
	if (is_harmless(text))
		return arena_printf(arena, "'" SV_FMT "'", SV_ARG(text));

	CLEANUP(strbuf_done) struct strbuf buf = {0};
	CLEANUP(strbuf_done) struct strbuf whole = {0};
	bool has_number = false;
	strview rest = text_shown(text);
	uint32_t point;

	while (rest.len > 0) {
		/* A broken byte cannot be named; U+FFFD keeps its place. */
		if (!utf8_next(&rest, &point))
			point = 0xfffd;
		if (is_unsafe(point)) {
			add_number(&buf, point);
			has_number = true;
			continue;
		}
		if (is_quote(point))
			utf8_add(&buf, point);
		utf8_add(&buf, point);
	}
	strbuf_printf(&whole, has_number ? "('" SV_FMT "')" : "'" SV_FMT "'",
	    SV_ARG(strbuf_view(&buf)));
	return arena_dup(arena, strbuf_view(&whole));
}

strview
remedy_identity(const struct object *object, struct arena *arena)
{
	bool is_plain = object->name.len > 0 &&
			fold_disguises(object->name) == 0 &&
			fold_has_letter(object->name);

	return remedy_quote(is_plain ? object->name : object->id, arena);
}

strview
remedy_on(const char *cmdlet, const struct object *object, const char *rest,
    struct arena *arena)
{
	return arena_printf(arena, "%s -Identity " SV_FMT "%s", cmdlet,
	    SV_ARG(remedy_identity(object, arena)), rest);
}

strview
remedy_list(const struct object *object, const char *field, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	const struct json *value;

	strbuf_add_text(&buf, "@(");
	for (size_t i = 0; (value = object_each(object, field, i)) != NULL;
	     i++) {
		if (i > 0)
			strbuf_add_text(&buf, ",");
		strbuf_add(&buf, remedy_quote(json_text(value), arena));
	}
	strbuf_add_text(&buf, ")");
	return arena_dup(arena, strbuf_view(&buf));
}

/* Behind so much nobody reads on. */
#define COMMANDS_MOST 8192

strview
remedy_append(strview commands, strview next, struct arena *arena)
{
	if (commands.len == 0)
		return next;

	strview more = arena_printf(arena, "; # %s", _("and so on"));
	if (sv_ends(commands, more))
		return commands;
	if (commands.len > COMMANDS_MOST)
		return arena_printf(
		    arena, SV_FMT SV_FMT, SV_ARG(commands), SV_ARG(more));
	return arena_printf(
	    arena, SV_FMT "; " SV_FMT, SV_ARG(commands), SV_ARG(next));
}

strview
remedy_block_principal(strview id, struct arena *arena)
{
	return arena_printf(arena,
	    "Update-MgServicePrincipal -ServicePrincipalId " SV_FMT
	    " -AccountEnabled:$false",
	    SV_ARG(remedy_quote(id, arena)));
}
