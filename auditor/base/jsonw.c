/*
 * jsonw.c - writer of JSON: commas, quoting and nesting in one place.
 */
#include "auditor/base/jsonw.h"

#include <assert.h>
#include <inttypes.h>

#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

static bool
needs_no_escape(uint32_t point, bool is_shown)
{
	if (is_shown &&
	    ((point >= 0x80 && point <= 0x9f) || term_is_hidden(point)))
		return false;
	return point >= 0x20 && point != '"' && point != '\\' && point != 0x7f;
}

static void
add_escape(struct strbuf *out, uint32_t point)
{
	if (point == '"' || point == '\\')
		strbuf_printf(out, "\\%c", (char)point);
	else if (point == '\n')
		strbuf_add_text(out, "\\n");
	else if (point > 0xffff) /* RFC 8259, section 7: a pair of surrogates */
		strbuf_printf(out, "\\u%04x\\u%04x",
		    (unsigned)(0xd7c0 + (point >> 10)),
		    (unsigned)(0xdc00 + (point & 0x3ff)));
	else
		strbuf_printf(out, "\\u%04x", (unsigned)point);
}

static void
add_escaped(struct strbuf *out, strview rest, bool is_shown)
{
	const char *plain = rest.ptr; /* what needs no escape begins here */
	uint32_t point;

	while (rest.len > 0) {
		const char *at = rest.ptr;
		bool is_valid = utf8_next(&rest, &point);
		if (is_valid && needs_no_escape(point, is_shown))
			continue;
		strbuf_add(out, (strview){plain, (size_t)(at - plain)});
		plain = rest.ptr;
		add_escape(out, is_valid ? point : 0xfffd);
	}
	strbuf_add(out, (strview){plain, (size_t)(rest.ptr - plain)});
}

static void
quote(struct strbuf *out, strview text, bool is_shown)
{
	strbuf_add_char(out, '"');
	if (sv_is_plain(text))
		strbuf_add(out, text);
	else
		add_escaped(out, text, is_shown);
	strbuf_add_char(out, '"');
}

void
jsonw_quote(struct strbuf *out, strview text)
{
	quote(out, text, false);
}

static void
new_line(struct jsonw *w)
{
	if (!w->pretty)
		return;
	strbuf_add_char(w->out, '\n');
	for (unsigned i = 0; i < w->depth; i++)
		strbuf_add_text(w->out, "  ");
}

static void
begin(struct jsonw *w, strview key, bool has_key)
{
	if (w->has_item[w->depth])
		strbuf_add_char(w->out, ',');
	w->has_item[w->depth] = true;
	if (w->depth > 0)
		new_line(w);
	if (!has_key)
		return;
	assert(w->open[w->depth] == '{');
	quote(w->out, key, w->is_shown);
	strbuf_add_text(w->out, w->pretty ? ": " : ":");
}

static void
begin_named(struct jsonw *w, const char *key)
{
	begin(w, sv_from(key), key != NULL);
}

static void
open_with(struct jsonw *w, char bracket)
{
	assert(w->depth + 1 < JSONW_LEVELS);
	strbuf_add_char(w->out, bracket);
	w->depth++;
	w->open[w->depth] = bracket;
	w->has_item[w->depth] = false;
}

void
jsonw_object(struct jsonw *w, const char *key)
{
	begin_named(w, key);
	open_with(w, '{');
}

void
jsonw_array(struct jsonw *w, const char *key)
{
	begin_named(w, key);
	open_with(w, '[');
}

void
jsonw_end(struct jsonw *w)
{
	assert(w->depth > 0);
	char bracket = w->open[w->depth] == '{' ? '}' : ']';
	bool had_item = w->has_item[w->depth];

	w->depth--;
	if (had_item)
		new_line(w);
	strbuf_add_char(w->out, bracket);
}

void
jsonw_text(struct jsonw *w, const char *key, strview value)
{
	begin_named(w, key);
	quote(w->out, value, w->is_shown);
}

void
jsonw_cstr(struct jsonw *w, const char *key, const char *value)
{
	jsonw_text(w, key, sv_from(value));
}

void
jsonw_int(struct jsonw *w, const char *key, int64_t value)
{
	begin_named(w, key);
	strbuf_printf(w->out, "%" PRId64, value);
}

void
jsonw_bool(struct jsonw *w, const char *key, bool value)
{
	begin_named(w, key);
	strbuf_add_text(w->out, value ? "true" : "false");
}

void
jsonw_null(struct jsonw *w, const char *key)
{
	begin_named(w, key);
	strbuf_add_text(w->out, "null");
}

void
jsonw_digest(struct jsonw *w, const char *key, const struct digest *digest)
{
	char hex[DIGEST_HEX_MAX];

	jsonw_cstr(w, key, digest_hex(digest, hex));
}

void
jsonw_time(struct jsonw *w, const char *key, int64_t seconds)
{
	char text[TIME_TEXT_MAX];

	jsonw_cstr(w, key, time_text(seconds, text));
}

static void put_value(struct jsonw *w, const struct json *value);

static void
put_children(struct jsonw *w, const struct json *value)
{
	open_with(w, value->type == JSON_OBJECT ? '{' : '[');
	for (size_t i = 0; i < value->count; i++) {
		begin(w, value->items[i].key, value->type == JSON_OBJECT);
		put_value(w, &value->items[i]);
	}
	jsonw_end(w);
}

static void
put_value(struct jsonw *w, const struct json *value)
{
	switch (value->type) {
	case JSON_NULL:
		strbuf_add_text(w->out, "null");
		return;
	case JSON_BOOL:
		strbuf_add_text(w->out, value->truth ? "true" : "false");
		return;
	case JSON_NUMBER:
		strbuf_add(w->out, value->text);
		return;
	case JSON_STRING:
		quote(w->out, value->text, w->is_shown);
		return;
	case JSON_ARRAY:
	case JSON_OBJECT:
		put_children(w, value);
		return;
	}
}

void
jsonw_value(struct jsonw *w, const char *key, const struct json *value)
{
	begin_named(w, key);
	put_value(w, value);
}
