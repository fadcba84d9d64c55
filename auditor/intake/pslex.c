/*
 * pslex.c - the words of a command line of PowerShell.
 */
#include "auditor/intake/pslex.h"

#include <string.h>

#include "auditor/base/lang.h"
#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

#define NO_VARIABLE N_("a variable or an expression is not followed")

int
pslex_fail(const struct pslex *lex, size_t at, const char *what)
{
	return err_set(lex->err, ERR_FORMAT, "offset %zu of the command: %s",
	    at, lang(what));
}

char
pslex_peek(const struct pslex *lex, size_t ahead)
{
	if (ahead >= lex->all.len - lex->at)
		return '\0';
	return lex->all.ptr[lex->at + ahead];
}

static strview
rest_of(const struct pslex *lex)
{
	return sv_slice(lex->all, lex->at, lex->all.len);
}

size_t
pslex_quote(const struct pslex *lex, char *kind)
{
	static const struct {
		strview bytes;
		char kind;
	} quotes[] = {
	    {SV_INIT("'"), '\''},
	    {SV_INIT("\""), '"'},
	    {SV_INIT("\xe2\x80\x98"), '\''},
	    {SV_INIT("\xe2\x80\x99"), '\''},
	    {SV_INIT("\xe2\x80\x9a"), '\''},
	    {SV_INIT("\xe2\x80\x9b"), '\''},
	    {SV_INIT("\xe2\x80\x9c"), '"'},
	    {SV_INIT("\xe2\x80\x9d"), '"'},
	    {SV_INIT("\xe2\x80\x9e"), '"'},
	};

	for (size_t i = 0; i < COUNT_OF(quotes); i++) {
		if (sv_starts(rest_of(lex), quotes[i].bytes)) {
			*kind = quotes[i].kind;
			return quotes[i].bytes.len;
		}
	}
	return 0;
}

bool
pslex_is_name(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '_';
}

bool
pslex_dash(struct pslex *lex)
{
	static const strview dashes[] = {SV_INIT("-"), SV_INIT("\xe2\x80\x93"),
	    SV_INIT("\xe2\x80\x94"), SV_INIT("\xe2\x80\x95")};

	for (size_t i = 0; i < COUNT_OF(dashes); i++) {
		char first = pslex_peek(lex, dashes[i].len);
		if (sv_starts(rest_of(lex), dashes[i]) &&
		    pslex_is_name(first) && (first < '0' || first > '9')) {
			lex->at += dashes[i].len;
			return true;
		}
	}
	return false;
}

static bool
is_break(char c)
{
	return c == '\r' || c == '\n';
}

/* The length of the blank at hand; also those beyond ASCII: NEL, NBSP. */
static size_t
blank_length(const struct pslex *lex)
{
	static const strview blanks[] = {SV_INIT(" "), SV_INIT("\t"),
	    SV_INIT("\v"), SV_INIT("\f"), SV_INIT("\r"), SV_INIT("\n"),
	    SV_INIT("\xc2\x85"), SV_INIT("\xc2\xa0")};

	for (size_t i = 0; i < COUNT_OF(blanks); i++) {
		if (sv_starts(rest_of(lex), blanks[i]))
			return blanks[i].len;
	}
	return 0;
}

/* A word may hold what begins a comment where a word begins. */
static bool
begins_word(const struct pslex *lex)
{
	return lex->at == 0 || strchr(" \t\v\f\r\n\x85\xa0,;=(){}",
				   lex->all.ptr[lex->at - 1]) != NULL;
}

static int
skip_comment(struct pslex *lex, bool *is_one)
{
	bool is_block = sv_starts(rest_of(lex), SV("<#"));

	*is_one = begins_word(lex) && (is_block || pslex_peek(lex, 0) == '#');
	if (!*is_one)
		return 0;
	if (is_block) {
		size_t end = sv_find(rest_of(lex), SV("#>"));
		if (lex->at + end == lex->all.len)
			return pslex_fail(
			    lex, lex->at, N_("a comment without end"));
		lex->at += end + 2;
		return 0;
	}
	while (lex->at < lex->all.len && !is_break(pslex_peek(lex, 0)))
		lex->at++;
	return 0;
}

int
pslex_blanks(struct pslex *lex, bool *has_break)
{
	bool is_comment = false;
	bool met = false;

	while (lex->at < lex->all.len) {
		size_t len = blank_length(lex);
		met |= len > 0 && is_break(pslex_peek(lex, 0));
		if (len == 0 && pslex_peek(lex, 0) == '`' &&
		    is_break(pslex_peek(lex, 1)))
			len =
			    2 + (sv_starts(rest_of(lex), SV("`\r\n")) ? 1 : 0);
		lex->at += len;
		if (len > 0)
			continue;
		TRY(skip_comment(lex, &is_comment));
		if (!is_comment)
			break;
	}
	if (has_break != NULL)
		*has_break = met;
	return 0;
}

bool
pslex_ends_word(const struct pslex *lex)
{
	char c = pslex_peek(lex, 0);
	char kind;

	return lex->at >= lex->all.len || blank_length(lex) > 0 ||
	       (c != '\0' && strchr(",;|&(){}<>", c) != NULL) ||
	       pslex_quote(lex, &kind) > 0;
}

/* A dollar sign before anything else is one: "^a$", "$ 5". */
static bool
is_variable(const struct pslex *lex)
{
	char next = pslex_peek(lex, 1);
	struct pslex behind = *lex;
	char kind;

	if (pslex_peek(lex, 0) != '$')
		return false;
	behind.at++;
	if (pslex_quote(&behind, &kind) > 0)
		return false;
	return pslex_is_name(next) || (unsigned char)next >= 0x80 ||
	       (next != '\0' && strchr("{($?^:", next) != NULL);
}

/* `u{1F4E7}, at hand behind the backtick. */
static int
take_point(struct pslex *lex, struct strbuf *buf)
{
	static const char digits[] = "0123456789abcdef";
	size_t from = lex->at;
	uint32_t point = 0;
	size_t count = 0;

	for (lex->at += 2; pslex_peek(lex, 0) != '}'; lex->at++) {
		char c = pslex_peek(lex, 0);
		if (c >= 'A' && c <= 'F')
			c = (char)(c | 0x20);
		const char *hit = c != '\0' ? strchr(digits, c) : NULL;
		if (hit == NULL || ++count > 6)
			return pslex_fail(
			    lex, from, N_("`u{...} holds up to six digits"));
		point = point << 4 | (uint32_t)(hit - digits);
	}
	if (count == 0 || point > 0x10ffff)
		return pslex_fail(lex, from, N_("`u{...} is no character"));
	lex->at++;
	utf8_add(buf, point);
	return 0;
}

/* Behind a backtick: about_Special_Characters; others are themselves. */
static int
take_escaped(struct pslex *lex, struct strbuf *buf)
{
	static const char from[] = "0abefnrtv";
	static const char to[] = "\0\a\b\x1b\f\n\r\t\v";

	lex->at++;
	if (lex->at >= lex->all.len)
		return pslex_fail(
		    lex, lex->at - 1, N_("a backtick at the end"));
	if (sv_starts(rest_of(lex), SV("u{")))
		return take_point(lex, buf);
	char c = pslex_peek(lex, 0);
	const char *hit = c != '\0' ? strchr(from, c) : NULL;
	if (hit != NULL)
		c = to[hit - from];
	strbuf_add_char(buf, c);
	lex->at++;
	return 0;
}

/* One character where a backtick, and a dollar sign, have their meaning. */
static int
take_expanded(struct pslex *lex, struct strbuf *buf)
{
	if (pslex_peek(lex, 0) == '`')
		return take_escaped(lex, buf);
	if (is_variable(lex))
		return pslex_fail(lex, lex->at, NO_VARIABLE);
	strbuf_add_char(buf, pslex_peek(lex, 0));
	lex->at++;
	return 0;
}

static int
keep(const struct pslex *lex, const struct strbuf *buf, strview *text)
{
	CLEANUP(strbuf_done) struct strbuf kept = {0};

	(void)text_keep(&kept, strbuf_view(buf));
	*text = arena_dup(lex->arena, strbuf_view(&kept));
	return strbuf_check(buf, _("a value"), lex->err);
}

int
pslex_quoted(struct pslex *lex, strview *text)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	size_t start = lex->at;
	char kind;
	char met;

	lex->at += pslex_quote(lex, &kind);
	while (lex->at < lex->all.len) {
		size_t len = pslex_quote(lex, &met);
		if (len == 0 || met != kind) {
			if (kind == '"') {
				TRY(take_expanded(lex, &buf));
				continue;
			}
			strbuf_add_char(&buf, pslex_peek(lex, 0));
			lex->at++;
			continue;
		}
		lex->at += len;
		size_t second = pslex_quote(lex, &met);
		if (second == 0 || met != kind)
			return keep(lex, &buf, text);
		/* Doubled: the quote itself. */
		strbuf_add(&buf, sv_slice(rest_of(lex), 0, second));
		lex->at += second;
	}
	return pslex_fail(lex, start, N_("a quoted text without end"));
}

int
pslex_word(struct pslex *lex, strview *text)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	while (!pslex_ends_word(lex))
		TRY(take_expanded(lex, &buf));
	return keep(lex, &buf, text);
}
