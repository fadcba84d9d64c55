/*
 * escape.c - foreign text made safe for the formats that are not JSON or HTML.
 */
#include "auditor/report/escape.h"

#include <string.h>

#include "auditor/base/lang.h"
#include "auditor/base/term.h"
#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

static bool
is_hidden(uint32_t point)
{
	return point < 0x20 || (point >= 0x7f && point <= 0x9f) ||
	       term_is_hidden(point);
}

size_t
escape_plain(strview text, const char *special)
{
	uint64_t set[2] = {0};
	size_t len = 0;

	for (; *special != '\0'; special++)
		set[*special / 64] |= UINT64_C(1) << *special % 64;
	for (; len < text.len; len++) {
		unsigned char c = (unsigned char)text.ptr[len];
		if (c < ' ' || c > '~' || (set[c / 64] >> c % 64 & 1) != 0)
			break;
	}
	return len;
}

/* Append what needs no escape at the front of ${text}; false at its end. */
static bool
take_plain(struct strbuf *out, strview *text, const char *special)
{
	size_t len = escape_plain(*text, special);

	strbuf_add(out, sv_slice(*text, 0, len));
	*text = sv_slice(*text, len, text->len);
	return text->len > 0;
}

static void
replace_in(struct strbuf *out, strview shown, const char *set,
    const char *(*replace)(char c))
{
	size_t from = 0;

	for (size_t i = 0; i < shown.len; i++) {
		if (shown.ptr[i] != set[0] && shown.ptr[i] != set[1])
			continue;
		strbuf_add(out, sv_slice(shown, from, i));
		strbuf_add_text(out, replace(shown.ptr[i]));
		from = i + 1;
	}
	strbuf_add(out, sv_slice(shown, from, shown.len));
}

/* Append the visible form of ${text}, its characters in ${set}, which are two,
 * as ${replace} says. */
static void
add_replaced(struct strbuf *out, strview text, const char *set,
    const char *(*replace)(char c))
{
	CLEANUP(strbuf_done) struct strbuf shown = {0};

	if (escape_plain(text, "") == text.len) {
		replace_in(out, text, set, replace);
		return;
	}
	term_escape(&shown, text_shown(text));
	replace_in(out, strbuf_view(&shown), set, replace);
}

/* --- CSV ----------------------------------------------------------------- */

/* Signs that begin a formula; programs for East Asian text take their full
 * width forms likewise. */
static const strview formula_signs[] = {
    SV_INIT("="),
    SV_INIT("+"),
    SV_INIT("-"),
    SV_INIT("@"),
    SV_INIT("\xef\xbc\x9d"),
    SV_INIT("\xef\xbc\x8b"),
    SV_INIT("\xef\xbc\x8d"),
    SV_INIT("\xef\xbc\xa0"),
};

/* Blanks before the sign do not disarm it everywhere. */
static bool
is_formula(strview text)
{
	while (text.len > 0 && text.ptr[0] == ' ')
		text = sv_slice(text, 1, text.len);
	for (size_t i = 0; i < COUNT_OF(formula_signs); i++) {
		if (sv_starts(text, formula_signs[i]))
			return true;
	}
	return false;
}

static const char *
csv_of(char c)
{
	(void)c;
	return "\"\"";
}

void
escape_csv(struct strbuf *out, strview text)
{
	strbuf_add_char(out, '"');
	if (is_formula(text_shown(text)))
		strbuf_add_char(out, '\'');
	add_replaced(out, text, "\"\"", csv_of);
	strbuf_add_char(out, '"');
}

/* --- XML ----------------------------------------------------------------- */

static void
add_xml_point(struct strbuf *out, uint32_t point)
{
	static const char marks[] = "&<>\"'";
	static const char *const references[] = {
	    "&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
	const char *mark = point < 0x80 ? strchr(marks, (int)point) : NULL;

	if (is_hidden(point) || point == 0xfffe || point == 0xffff)
		strbuf_printf(out, "\\u{%X}", (unsigned)point);
	else if (mark != NULL)
		strbuf_add_text(out, references[mark - marks]);
	else
		utf8_add(out, point);
}

void
escape_xml(struct strbuf *out, strview text)
{
	uint32_t point;

	text = text_shown(text);
	while (take_plain(out, &text, "&<>\"'")) {
		if (utf8_next(&text, &point))
			add_xml_point(out, point);
		else
			strbuf_printf(out, "\\x%02X", (unsigned)point);
	}
}

/* --- Markdown ------------------------------------------------------------ */

static const char *
code_of(char c)
{
	(void)c;
	return "\\u{60}";
}

void
escape_markdown(struct strbuf *out, strview text)
{
	CLEANUP(strbuf_done) struct strbuf code = {0};

	add_replaced(&code, text, "``", code_of);
	if (sv_trim(strbuf_view(&code)).len == 0) {
		strbuf_add_text(out, _("(blank)"));
		return;
	}
	strbuf_add_char(out, '`');
	strbuf_add(out, strbuf_view(&code));
	strbuf_add_char(out, '`');
}

void
escape_prose(struct strbuf *out, strview text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (strchr("\\`*_[]<>|~#", text.ptr[i]) != NULL)
			strbuf_add_char(out, '\\');
		strbuf_add_char(out, text.ptr[i]);
	}
}

/* --- Prometheus ---------------------------------------------------------- */

static const char *
label_of(char c)
{
	return c == '"' ? "\\\"" : "\\\\";
}

void
escape_label(struct strbuf *out, strview text)
{
	add_replaced(out, text, "\\\"", label_of);
}

/* --- SARIF --------------------------------------------------------------- */

static void
add_sarif_point(struct strbuf *out, uint32_t point)
{
	if (is_hidden(point))
		strbuf_printf(out, "<U+%04X>", (unsigned)point);
	else if (point == '[' || point == ']')
		strbuf_printf(out, "\\%c", (char)point);
	else if (point == '{' || point == '}')
		strbuf_printf(out, "%c%c", (char)point, (char)point);
	else
		utf8_add(out, point);
}

void
escape_sarif(struct strbuf *out, strview text)
{
	uint32_t point;

	text = text_shown(text);
	while (take_plain(out, &text, "[]{}")) {
		if (utf8_next(&text, &point))
			add_sarif_point(out, point);
		else
			strbuf_printf(out, "<%02X>", (unsigned)point);
	}
}

static bool
is_unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || (c != '\0' && strchr("-._~", c));
}

void
escape_uri(struct strbuf *out, strview text)
{
	text = text_shown(text);
	/* "." and ".." would not name a segment (RFC 3986, 5.2.4). */
	bool is_dots = sv_eq(text, SV(".")) || sv_eq(text, SV(".."));
	for (size_t i = 0; i < text.len; i++) {
		if (is_unreserved(text.ptr[i]) && !is_dots)
			strbuf_add_char(out, text.ptr[i]);
		else
			strbuf_printf(out, "%%%02X",
			    (unsigned)(unsigned char)text.ptr[i]);
	}
}
