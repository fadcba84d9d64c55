/*
 * json_pull.c - JSON one value at a time, from a window of a longer text.
 */
#include "auditor/base/json_pull.h"

#include <string.h>

#include "auditor/base/json_repeat.h"
#include "auditor/base/json_scan_internal.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/mem.h"

#include "auditor/base/banned.h"

struct cursor {
	struct json_pull *pull;
	const char *start;
	const char *at;
	const char *end;
	bool is_last;
	unsigned depth;
	size_t nodes;
	struct arena *arena;
	struct err *err;
};

void
json_pull_done(struct json_pull *pull)
{
	mem_free(pull->stack);
	pull->stack = NULL;
	pull->count = 0;
	pull->cap = 0;
	strbuf_done(&pull->text);
	strbuf_done(&pull->ignored);
}

static enum json_pull_status
fail(struct cursor *cursor, enum err_code code, const char *what)
{
	unsigned line = cursor->pull->line + 1;

	for (const char *at = cursor->start; at < cursor->at; at++)
		line += *at == '\n';
	(void)err_set(cursor->err, code, "line %u: %s", line, what);
	return JSON_PULL_FAILED;
}

/* The text ended: more of it may follow, or it was cut off. */
static enum json_pull_status
ended(struct cursor *cursor, const char *what)
{
	return cursor->is_last ? fail(cursor, ERR_FORMAT, what)
			       : JSON_PULL_MORE;
}

static void
skip_space(struct cursor *cursor)
{
	while (cursor->at < cursor->end &&
	       (*cursor->at == ' ' || *cursor->at == '\n' ||
		   *cursor->at == '\r' || *cursor->at == '\t'))
		cursor->at++;
}

/* Where the string that was begun ends, escapes skipped; NULL: not here. */
static const char *
find_quote(const char *at, const char *end)
{
	while (at < end && *at != '"') {
		if (*at == '\\' && ++at == end)
			return NULL;
		at++;
	}
	return at < end ? at : NULL;
}

/* A string with escapes, or beyond ASCII: as json_parse decodes it. */
static enum json_pull_status
read_odd_string(struct cursor *cursor, strview *text)
{
	const char *quote = find_quote(cursor->at + 1, cursor->end);

	if (quote == NULL)
		return ended(cursor, _("string without end"));
	size_t len = (size_t)(quote + 1 - cursor->at);
	strbuf_clear(&cursor->pull->text);
	strbuf_clear(&cursor->pull->ignored);
	struct scan scan = {
	    .rest = {cursor->at, len},
	    .mode = JSON_WIRE,
	    .out = &cursor->pull->ignored,
	    .text = cursor->pull->text,
	    .line = 1,
	};
	int status = json_scan_string(&scan, cursor->err);
	cursor->pull->text = scan.text;
	if (status != 0)
		return fail(cursor, ERR_FORMAT, _("malformed string"));
	*text = arena_dup(cursor->arena, strbuf_view(&cursor->pull->text));
	cursor->at = quote + 1;
	return JSON_PULL_DONE;
}

static enum json_pull_status
read_string(struct cursor *cursor, strview *text)
{
	const char *from = cursor->at + 1;
	const char *quote = memchr(from, '"', (size_t)(cursor->end - from));

	if (quote == NULL)
		return ended(cursor, _("string without end"));
	*text = (strview){from, (size_t)(quote - from)};
	if (!sv_is_plain(*text))
		return read_odd_string(cursor, text);
	cursor->at = quote + 1;
	return JSON_PULL_DONE;
}

static enum json_pull_status
read_number(struct cursor *cursor, struct json *value)
{
	const char *at = cursor->at;

	while (at < cursor->end &&
	       ((*at >= '0' && *at <= '9') || *at == '-' || *at == '+' ||
		   *at == '.' || (*at | 0x20) == 'e'))
		at++;
	if (at == cursor->end && !cursor->is_last)
		return JSON_PULL_MORE;
	strview text = {cursor->at, (size_t)(at - cursor->at)};
	if (json_scan_number(text) != text.len || text.len == 0)
		return fail(cursor, ERR_FORMAT, _("malformed number"));
	value->type = JSON_NUMBER;
	value->text = text;
	cursor->at = at;
	return JSON_PULL_DONE;
}

static enum json_pull_status
read_word(struct cursor *cursor, struct json *value)
{
	static const struct {
		strview word;
		enum json_type type;
		bool truth;
	} words[] = {
	    {SV_INIT("true"), JSON_BOOL, true},
	    {SV_INIT("false"), JSON_BOOL, false},
	    {SV_INIT("null"), JSON_NULL, false},
	};
	strview rest = {cursor->at, (size_t)(cursor->end - cursor->at)};

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		if (sv_starts(rest, words[i].word)) {
			value->type = words[i].type;
			value->truth = words[i].truth;
			cursor->at += words[i].word.len;
			return JSON_PULL_DONE;
		}
		if (rest.len < words[i].word.len && !cursor->is_last &&
		    sv_starts(words[i].word, rest))
			return JSON_PULL_MORE;
	}
	return fail(cursor, ERR_FORMAT,
	    *cursor->at == '\0' ? _("NUL byte outside a string")
				: _("unexpected character"));
}

static struct json *
push(struct cursor *cursor)
{
	struct json_pull *pull = cursor->pull;

	if (pull->count == pull->cap) {
		pull->cap = pull->cap > 0 ? 2 * pull->cap : 256;
		pull->stack =
		    mem_resize(pull->stack, pull->cap, sizeof(*pull->stack));
	}
	pull->stack[pull->count] = (struct json){.type = JSON_NULL};
	return &pull->stack[pull->count++];
}

static enum json_pull_status read_any(
    struct cursor *cursor, struct json *value);

/* ${key} and the colon behind it. */
static enum json_pull_status
read_key(struct cursor *cursor, strview *key)
{
	skip_space(cursor);
	if (cursor->at == cursor->end)
		return ended(cursor, _("object without end"));
	if (*cursor->at != '"')
		return fail(cursor, ERR_FORMAT, _("a key has to be a string"));
	enum json_pull_status status = read_string(cursor, key);
	if (status != JSON_PULL_DONE)
		return status;
	if (key->len > JSON_PULL_KEY)
		return fail(
		    cursor, ERR_LIMIT, _("a key of more than 4096 bytes"));
	skip_space(cursor);
	if (cursor->at == cursor->end)
		return ended(cursor, _("object without end"));
	if (*cursor->at != ':')
		return fail(cursor, ERR_FORMAT, _("no colon behind a key"));
	cursor->at++;
	return JSON_PULL_DONE;
}

static enum json_pull_status
read_element(struct cursor *cursor, bool is_object)
{
	strview key = {NULL, 0};
	struct json value = {.type = JSON_NULL};

	if (is_object) {
		enum json_pull_status status = read_key(cursor, &key);
		if (status != JSON_PULL_DONE)
			return status;
	}
	enum json_pull_status status = read_any(cursor, &value);
	if (status != JSON_PULL_DONE)
		return status;
	struct json *slot = push(cursor);
	*slot = value;
	slot->key = key;
	return JSON_PULL_DONE;
}

/* Behind an element: a comma, or the end of the list, which is taken. */
static enum json_pull_status
read_comma(struct cursor *cursor, char close, bool *is_closed)
{
	skip_space(cursor);
	if (cursor->at == cursor->end)
		return ended(cursor, _("a bracket is not closed"));
	*is_closed = *cursor->at == close;
	if (!*is_closed && *cursor->at != ',')
		return fail(cursor, ERR_FORMAT, _("comma or bracket expected"));
	cursor->at++;
	return JSON_PULL_DONE;
}

#define KEY_SHOWN 80

/* A key stands where it was borrowed from, or not far before. */
static enum json_pull_status
fail_repeat(struct cursor *cursor, strview key)
{
	unsigned line = cursor->pull->line + 1;
	bool is_here = key.ptr >= cursor->start && key.ptr < cursor->end;
	const char *place = is_here ? key.ptr : cursor->at;

	for (const char *at = cursor->start; at < place; at++)
		line += *at == '\n';
	(void)err_set(cursor->err, ERR_FORMAT,
	    "line %u, offset %llu: the key \"" SV_FMT
	    "\" occurs twice in one object",
	    line,
	    (unsigned long long)cursor->pull->offset +
		(unsigned long long)(place - cursor->start),
	    SV_ARG(sv_slice(key, 0, KEY_SHOWN)));
	return JSON_PULL_FAILED;
}

static enum json_pull_status
close_list(struct cursor *cursor, size_t base, struct json *value)
{
	struct json_pull *pull = cursor->pull;
	size_t count = pull->count - base;
	strview key;

	if (value->type == JSON_OBJECT && count > LIMIT_MEMBERS)
		return fail(
		    cursor, ERR_LIMIT, _("too many members in an object"));
	value->items = arena_alloc(cursor->arena, count, sizeof(*value->items));
	value->count = count;
	if (count > 0)
		memcpy(value->items, &pull->stack[base],
		    count * sizeof(*value->items));
	pull->count = base;
	if (value->type == JSON_OBJECT &&
	    json_repeat(value->items, count, cursor->arena, &key))
		return fail_repeat(cursor, key);
	return JSON_PULL_DONE;
}

static enum json_pull_status
read_list(struct cursor *cursor, struct json *value)
{
	bool is_object = *cursor->at == '{';
	char close = is_object ? '}' : ']';
	size_t base = cursor->pull->count;
	bool is_closed = false;

	if (cursor->depth >= LIMIT_WIRE_DEPTH)
		return fail(cursor, ERR_LIMIT, _("nested deeper than 48"));
	cursor->depth++;
	cursor->at++;
	value->type = is_object ? JSON_OBJECT : JSON_ARRAY;
	skip_space(cursor);
	if (cursor->at < cursor->end && *cursor->at == close) {
		cursor->at++;
		is_closed = true;
	}
	while (!is_closed) {
		enum json_pull_status status = read_element(cursor, is_object);
		if (status == JSON_PULL_DONE)
			status = read_comma(cursor, close, &is_closed);
		if (status != JSON_PULL_DONE)
			return status;
	}
	cursor->depth--;
	return close_list(cursor, base, value);
}

static enum json_pull_status
read_any(struct cursor *cursor, struct json *value)
{
	skip_space(cursor);
	if (cursor->at == cursor->end)
		return ended(cursor, _("a value was expected"));
	if (++cursor->nodes > LIMIT_NODES)
		return fail(cursor, ERR_LIMIT, _("more than 20000000 values"));
	char c = *cursor->at;
	if (c == '"') {
		value->type = JSON_STRING;
		return read_string(cursor, &value->text);
	}
	if (c == '{' || c == '[')
		return read_list(cursor, value);
	if (c == '-' || (c >= '0' && c <= '9'))
		return read_number(cursor, value);
	return read_word(cursor, value);
}

enum json_pull_status
json_pull_value(struct json_pull *pull, strview text, bool is_last,
    struct arena *arena, struct json *value, size_t *used, struct err *err)
{
	struct cursor cursor = {
	    .pull = pull,
	    .start = text.ptr,
	    .at = text.ptr,
	    .end = text.len > 0 ? text.ptr + text.len : text.ptr,
	    .is_last = is_last,
	    .arena = arena,
	    .err = err,
	};
	struct json result = {.type = JSON_NULL};

	if (text.len == 0)
		return ended(&cursor, _("a value was expected"));
	pull->count = 0;
	enum json_pull_status status = read_any(&cursor, &result);
	if (status == JSON_PULL_DONE) {
		*value = result;
		*used = (size_t)(cursor.at - cursor.start);
	}
	return status;
}
