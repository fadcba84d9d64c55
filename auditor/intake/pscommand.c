/*
 * pscommand.c - one command line of PowerShell, as a rule collection holds it.
 */
#include "auditor/intake/pscommand.h"

#include <string.h>

#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

struct line {
	strview all;
	size_t at;
	struct arena *arena;
	struct err *err;
};

static int
fail(const struct line *line, size_t at, const char *what)
{
	return err_set(
	    line->err, ERR_FORMAT, "offset %zu of the command: %s", at, what);
}

/* PowerShell takes typographic quotes for straight ones (tokenizer rules). */
static size_t
quote_at(const struct line *line, size_t at, char *kind)
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
	strview rest = sv_slice(line->all, at, line->all.len);

	for (size_t i = 0; i < COUNT_OF(quotes); i++) {
		if (sv_starts(rest, quotes[i].bytes)) {
			*kind = quotes[i].kind;
			return quotes[i].bytes.len;
		}
	}
	return 0;
}

static char
char_at(const struct line *line, size_t at)
{
	if (at >= line->all.len)
		return '\0';
	return line->all.ptr[at];
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Blanks, and line breaks that a backtick continues. */
static void
skip_blanks(struct line *line)
{
	while (line->at < line->all.len) {
		char next = char_at(line, line->at + 1);
		if (is_blank(char_at(line, line->at)))
			line->at++;
		else if (char_at(line, line->at) == '`' &&
			 (next == '\n' || next == '\r'))
			line->at += 2;
		else
			return;
	}
}

/* What `n and its like stand for, between double quotes. */
static char
unescape(char c)
{
	static const char from[] = "0abfnrtv";
	static const char to[] = "\0\a\b\f\n\r\t\v";
	const char *hit = c != '\0' ? strchr(from, c) : NULL;

	if (hit == NULL)
		return c;
	return to[hit - from];
}

/* What stands between double quotes and is more than text. */
static int
take_in_double(struct line *line, struct strbuf *buf)
{
	char c = char_at(line, line->at);

	if (c == '$')
		return fail(line, line->at,
		    "a variable or expression inside a text is not followed");
	if (c != '`') {
		strbuf_add_char(buf, c);
		line->at++;
		return 0;
	}
	if (line->at + 1 >= line->all.len)
		return fail(line, line->at, "a backtick at the end");
	strbuf_add_char(buf, unescape(char_at(line, line->at + 1)));
	line->at += 2;
	return 0;
}

static int
take_quoted(struct line *line, char kind, struct strbuf *buf)
{
	size_t start = line->at;
	char met;

	line->at += quote_at(line, line->at, &met);
	while (line->at < line->all.len) {
		size_t len = quote_at(line, line->at, &met);
		if (len > 0 && met == kind) {
			size_t second = quote_at(line, line->at + len, &met);
			line->at += len;
			if (second == 0 || met != kind)
				return 0;
			/* Doubled: the quote itself. */
			strbuf_add(buf,
			    sv_slice(line->all, line->at, line->at + second));
			line->at += second;
			continue;
		}
		if (kind == '"') {
			TRY(take_in_double(line, buf));
			continue;
		}
		strbuf_add_char(buf, char_at(line, line->at));
		line->at++;
	}
	return fail(line, start, "a quoted text without end");
}

/* What ends a bare word. */
static bool
ends_word(const struct line *line, size_t at)
{
	char c = char_at(line, at);
	char kind;

	return at >= line->all.len || is_blank(c) || c == ',' ||
	       strchr(";|&(){}<>", c) != NULL || quote_at(line, at, &kind) > 0;
}

static int
refuse_code(const struct line *line)
{
	char c = char_at(line, line->at);
	char next = char_at(line, line->at + 1);
	char kind;

	if (c == '@' && quote_at(line, line->at + 1, &kind) > 0)
		return fail(line, line->at, "a here-string is refused");
	if (c == '$' || (c == '@' && (next == '(' || next == '{')) || c == '@')
		return fail(line, line->at,
		    "a variable or an expression is not followed");
	if (c != '\0' && strchr(";|&(){}<>#", c) != NULL)
		return fail(
		    line, line->at, "more than one command, or an expression");
	return 0;
}

static strview
kept(const struct line *line, const struct strbuf *buf)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};

	(void)text_keep(&text, strbuf_view(buf));
	return arena_dup(line->arena, strbuf_view(&text));
}

/* $true, $false and $null are the only names that have one meaning. */
static bool
take_constant(struct line *line, struct json *value)
{
	static const struct {
		strview name;
		enum json_type type;
		bool truth;
	} constants[] = {
	    {SV_INIT("$true"), JSON_BOOL, true},
	    {SV_INIT("$false"), JSON_BOOL, false},
	    {SV_INIT("$null"), JSON_NULL, false},
	};
	strview rest = sv_slice(line->all, line->at, line->all.len);

	for (size_t i = 0; i < COUNT_OF(constants); i++) {
		if (!sv_starts_fold(rest, constants[i].name) ||
		    !ends_word(line, line->at + constants[i].name.len))
			continue;
		*value = (struct json){
		    .type = constants[i].type, .truth = constants[i].truth};
		line->at += constants[i].name.len;
		return true;
	}
	return false;
}

static int
take_bare(struct line *line, struct strbuf *buf)
{
	while (!ends_word(line, line->at)) {
		char c = char_at(line, line->at);
		if (c == '$')
			return fail(line, line->at,
			    "a variable or an expression is not followed");
		if (c == '`' && line->at + 1 < line->all.len)
			c = char_at(line, ++line->at);
		strbuf_add_char(buf, c);
		line->at++;
	}
	return 0;
}

static int
take_scalar(struct line *line, struct json *value)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	char kind;

	*value = (struct json){.type = JSON_STRING};
	if (take_constant(line, value))
		return 0;
	TRY(refuse_code(line));
	bool is_quoted = quote_at(line, line->at, &kind) > 0;
	TRY(is_quoted ? take_quoted(line, kind, &buf) : take_bare(line, &buf));
	if (!is_quoted && buf.len == 0)
		return fail(line, line->at, "a value was expected");
	if (!ends_word(line, line->at) || quote_at(line, line->at, &kind) > 0)
		return fail(line, line->at, "text runs on behind a value");
	value->text = kept(line, &buf);
	return strbuf_check(&buf, "a value", line->err);
}

/* A value, or several with commas between. */
static int
take_value(struct line *line, struct json *value)
{
	struct json *items = NULL;
	size_t count = 0;
	size_t cap = 0;

	for (;;) {
		struct json one;
		TRY(take_scalar(line, &one));
		items =
		    arena_grow(line->arena, items, count, &cap, sizeof(*items));
		items[count++] = one;
		if (count > PSCOMMAND_ELEMENTS)
			return fail(line, line->at, "more than 10000 values");
		skip_blanks(line);
		if (char_at(line, line->at) != ',')
			break;
		line->at++;
		skip_blanks(line);
		if (line->at >= line->all.len)
			return fail(line, line->at, "a comma at the end");
	}
	*value = count == 1
		     ? items[0]
		     : (struct json){
			   .type = JSON_ARRAY, .items = items, .count = count};
	return 0;
}

static bool
is_name(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '_';
}

/* -Name; a dash of typography counts as a dash. */
static bool
take_dash(struct line *line)
{
	static const strview dashes[] = {SV_INIT("-"), SV_INIT("\xe2\x80\x93"),
	    SV_INIT("\xe2\x80\x94"), SV_INIT("\xe2\x80\x95")};
	strview rest = sv_slice(line->all, line->at, line->all.len);

	for (size_t i = 0; i < COUNT_OF(dashes); i++) {
		char first = char_at(line, line->at + dashes[i].len);
		if (sv_starts(rest, dashes[i]) && is_name(first) &&
		    !(first >= '0' && first <= '9')) {
			line->at += dashes[i].len;
			return true;
		}
	}
	return false;
}

static int
add_parameter(struct line *line, strview name, const struct json *value,
    struct json *parameters, size_t *cap)
{
	for (size_t i = 0; i < parameters->count; i++) {
		if (sv_eq_fold(parameters->items[i].key, name))
			return fail(line, line->at, "a parameter twice");
	}
	if (parameters->count >= PSCOMMAND_PARAMETERS)
		return fail(line, line->at, "more than 512 parameters");
	parameters->items = arena_grow(line->arena, parameters->items,
	    parameters->count, cap, sizeof(*parameters->items));
	struct json *slot = &parameters->items[parameters->count++];
	*slot = *value;
	slot->key = arena_dup(line->arena, name);
	return 0;
}

static int
take_parameter(struct line *line, struct json *parameters, size_t *cap)
{
	struct json value = {.type = JSON_BOOL, .truth = true};
	size_t from;

	if (!take_dash(line))
		return fail(line, line->at, "-Parameter was expected");
	from = line->at;
	while (is_name(char_at(line, line->at)))
		line->at++;
	strview name = sv_slice(line->all, from, line->at);
	bool has_colon = char_at(line, line->at) == ':';
	line->at += has_colon;
	skip_blanks(line);
	size_t before = line->at;
	bool is_switch =
	    !has_colon && (before >= line->all.len || take_dash(line));
	line->at = before;
	if (!is_switch)
		TRY(take_value(line, &value));
	skip_blanks(line);
	return add_parameter(line, name, &value, parameters, cap);
}

int
pscommand_parse(strview text, struct arena *arena, strview *name,
    struct json *parameters, struct err *err)
{
	struct line line = {.all = text, .arena = arena, .err = err};
	struct json result = {.type = JSON_OBJECT};
	size_t cap = 0;

	skip_blanks(&line);
	size_t from = line.at;
	while (is_name(char_at(&line, line.at)) ||
	       (char_at(&line, line.at) == '-' && line.at > from))
		line.at++;
	strview command = sv_slice(text, from, line.at);
	if (command.len == 0 || !sv_has(command, SV("-")) ||
	    (line.at < text.len && !is_blank(text.ptr[line.at])))
		return fail(&line, from, "the name of a command was expected");
	skip_blanks(&line);
	while (line.at < text.len)
		TRY(take_parameter(&line, &result, &cap));
	*name = arena_dup(arena, command);
	*parameters = result;
	return 0;
}
