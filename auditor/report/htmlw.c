/*
 * htmlw.c - streaming writer of HTML: nesting and escaping in one place.
 */
#include "auditor/report/htmlw.h"

#include <assert.h>
#include <string.h>

#include "auditor/base/term.h"
#include "auditor/base/utf8.h"
#include "auditor/report/escape.h"

#include "auditor/base/banned.h"

/* Elements without content and end tag (HTML Standard, 13.1.2). */
static const char *const void_tags[] = {"br", "meta"};
/* Elements behind which a line break would show as a blank. */
static const char *const inline_tags[] = {
    "a", "b", "bdi", "code", "pre", "span", "time"};

static bool
is_among(const char *tag, const char *const *tags, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(tag, tags[i]) == 0)
			return true;
	}
	return false;
}

/* Noncharacters: allowed in UTF-8, refused in HTML. */
static bool
is_refused(uint32_t point)
{
	return (point & 0xfffe) == 0xfffe ||
	       (point >= 0xfdd0 && point <= 0xfdef);
}

static const char *
reference_of(uint32_t point)
{
	switch (point) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

static void
escape_point(struct strbuf *out, uint32_t point, bool is_markup)
{
	const char *reference = is_markup ? reference_of(point) : NULL;

	if (reference != NULL)
		strbuf_add_text(out, reference);
	else if (point < 0x20 || (point >= 0x7f && point <= 0x9f) ||
		 term_is_hidden(point) || is_refused(point))
		strbuf_printf(out, "\\u{%X}", (unsigned)point);
	else
		utf8_add(out, point);
}

static void
escape(struct strbuf *out, strview text, bool is_markup)
{
	uint32_t point;

	text = text_shown(text);
	while (text.len > 0) {
		size_t plain = escape_plain(text, "&<>\"'");
		strbuf_add(out, sv_slice(text, 0, plain));
		text = sv_slice(text, plain, text.len);
		if (text.len == 0)
			return;
		if (utf8_next(&text, &point))
			escape_point(out, point, is_markup);
		else
			strbuf_printf(out, "\\x%02X", (unsigned)point);
	}
}

void
htmlw_escape(struct strbuf *out, strview text)
{
	escape(out, text, true);
}

void
htmlw_plain(struct strbuf *out, strview text)
{
	escape(out, text, false);
}

static void
close_tag(struct htmlw *w)
{
	if (w->is_in_tag)
		strbuf_add_char(w->out, '>');
	w->is_in_tag = false;
}

void
htmlw_begin(struct htmlw *w, const char *tag, const char *class)
{
	assert(w->depth < HTMLW_DEPTH);
	close_tag(w);
	strbuf_add_char(w->out, '<');
	strbuf_add_text(w->out, tag);
	w->open[w->depth++] = tag;
	w->is_in_tag = true;
	if (class != NULL)
		htmlw_attr(w, "class", sv_from(class));
}

void
htmlw_attr(struct htmlw *w, const char *name, strview value)
{
	assert(w->is_in_tag);
	strbuf_add_char(w->out, ' ');
	strbuf_add_text(w->out, name);
	strbuf_add_text(w->out, "=\"");
	htmlw_escape(w->out, value);
	strbuf_add_char(w->out, '"');
}

void
htmlw_text(struct htmlw *w, strview text)
{
	close_tag(w);
	htmlw_escape(w->out, text);
}

void
htmlw_end(struct htmlw *w)
{
	assert(w->depth > 0);
	const char *tag = w->open[--w->depth];

	close_tag(w);
	if (!is_among(tag, void_tags, COUNT_OF(void_tags))) {
		strbuf_add_text(w->out, "</");
		strbuf_add_text(w->out, tag);
		strbuf_add_char(w->out, '>');
	}
	if (!is_among(tag, inline_tags, COUNT_OF(inline_tags)))
		strbuf_add_char(w->out, '\n');
}

void
htmlw_leaf(struct htmlw *w, const char *tag, const char *class, strview text)
{
	htmlw_begin(w, tag, class);
	htmlw_text(w, text);
	htmlw_end(w);
}

void
htmlw_say(struct htmlw *w, const char *tag, const char *class, const char *text)
{
	htmlw_leaf(w, tag, class, sv_from(text));
}

void
htmlw_newline(struct htmlw *w)
{
	close_tag(w);
	strbuf_add_char(w->out, '\n');
}

void
htmlw_style(struct htmlw *w, const char *css)
{
	assert(strchr(css, '<') == NULL);
	htmlw_begin(w, "style", NULL);
	close_tag(w);
	strbuf_add_text(w->out, css);
	htmlw_end(w);
}

void
htmlw_doctype(struct htmlw *w)
{
	strbuf_add_text(w->out, "<!DOCTYPE html>\n");
}
