/*
 * json_scan.c - the pass that goes before cJSON.
 */
#include "auditor/base/json_scan_internal.h"

#include <string.h>

#include "auditor/base/lang.h"
#include "auditor/base/limits.h"

#include "auditor/base/banned.h"

int
json_scan_fail(const struct scan *scan, struct err *err, const char *what)
{
	return err_set(err, ERR_FORMAT, "line %u: %s", scan->line, what);
}

void
json_scan_skip(struct scan *scan, size_t count)
{
	scan->rest = sv_slice(scan->rest, count, scan->rest.len);
}

static unsigned
depth_limit(enum json_mode mode)
{
	return mode == JSON_WIRE ? LIMIT_WIRE_DEPTH : LIMIT_DEPTH;
}

static size_t
count_digits(strview sv, size_t from)
{
	size_t at = from;

	while (at < sv.len && sv.ptr[at] >= '0' && sv.ptr[at] <= '9')
		at++;
	return at - from;
}

size_t
json_scan_number(strview sv)
{
	size_t at = sv.len > 0 && sv.ptr[0] == '-' ? 1 : 0;
	size_t digits = count_digits(sv, at);

	if (digits == 0 || (digits > 1 && sv.ptr[at] == '0'))
		return 0;
	at += digits;
	if (at < sv.len && sv.ptr[at] == '.') {
		digits = count_digits(sv, at + 1);
		if (digits == 0)
			return 0;
		at += 1 + digits;
	}
	if (at < sv.len && (sv.ptr[at] | 0x20) == 'e') {
		size_t sign = at + 1 < sv.len &&
			      (sv.ptr[at + 1] == '+' || sv.ptr[at + 1] == '-');
		digits = count_digits(sv, at + 1 + sign);
		if (digits == 0)
			return 0;
		at += 1 + sign + digits;
	}
	return at;
}

static int
scan_number(struct scan *scan, struct err *err)
{
	size_t len = json_scan_number(scan->rest);

	if (scan->is_key)
		return json_scan_fail(scan, err, _("a key has to be a string"));
	if (len == 0)
		return json_scan_fail(scan, err, _("malformed number"));
	strbuf_add_char(scan->out, '"');
	strbuf_add_char(scan->out, SCAN_NUMBER);
	strbuf_add(scan->out, sv_slice(scan->rest, 0, len));
	strbuf_add_char(scan->out, '"');
	json_scan_skip(scan, len);
	return 0;
}

static int
scan_bracket(struct scan *scan, char c, struct err *err)
{
	if (c == '{' || c == '[') {
		if (scan->depth >= depth_limit(scan->mode))
			return err_set(err, ERR_LIMIT,
			    "line %u: nested deeper than %u", scan->line,
			    depth_limit(scan->mode));
		scan->open[++scan->depth] = c;
	} else {
		if (scan->depth == 0)
			return json_scan_fail(
			    scan, err, _("closing bracket without opening"));
		scan->depth--;
	}
	strbuf_add_char(scan->out, c);
	json_scan_skip(scan, 1);
	return 0;
}

/* A string is a key behind { or, inside an object, behind a comma. */
static void
note_key(struct scan *scan, char c)
{
	scan->is_key = c == '{' || (c == ',' && scan->depth > 0 &&
				       scan->open[scan->depth] == '{');
}

/* true, false, null; whether they stand in a right place cJSON judges. */
static int
scan_word(struct scan *scan, struct err *err)
{
	static const strview words[] = {
	    SV_INIT("true"), SV_INIT("false"), SV_INIT("null")};

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		if (!sv_starts(scan->rest, words[i]))
			continue;
		strbuf_add(scan->out, words[i]);
		json_scan_skip(scan, words[i].len);
		return 0;
	}
	if (scan->rest.ptr[0] == '\0')
		return json_scan_fail(
		    scan, err, _("NUL byte outside a string"));
	return json_scan_fail(scan, err, _("unexpected character"));
}

/* White space, comma or colon: copied as it stands. */
static void
scan_filler(struct scan *scan, char c)
{
	if (c == '\n')
		scan->line++;
	if (c == ',')
		note_key(scan, c);
	strbuf_add_char(scan->out, c);
	json_scan_skip(scan, 1);
}

static int
scan_token(struct scan *scan, struct err *err)
{
	char c = scan->rest.ptr[0];

	if (c != '\0' && strchr(" \t\r\n,:", c) != NULL) {
		scan_filler(scan, c);
		return 0;
	}
	scan->nodes++;
	if (c == '"') {
		TRY(json_scan_string(scan, err));
		note_key(scan, c);
		return 0;
	}
	if (c == '-' || (c >= '0' && c <= '9'))
		return scan_number(scan, err);
	if (c != '\0' && strchr("{[]}", c) != NULL) {
		TRY(scan_bracket(scan, c, err));
		note_key(scan, c);
		return 0;
	}
	return scan_word(scan, err);
}

/* What Windows PowerShell 5.1 writes by default. */
static int
refuse_utf16(struct err *err)
{
	(void)err_set(err, ERR_FORMAT, "UTF-16 text where UTF-8 was expected");
	return err_hint(
	    err, "save it as UTF-8, for example with Out-File -Encoding utf8");
}

int
json_scan(
    strview bytes, enum json_mode mode, struct strbuf *out, struct err *err)
{
	struct scan scan = {.rest = bytes, .mode = mode, .out = out, .line = 1};
	int status = 0;

	if (sv_starts(bytes, SV("\xff\xfe")) ||
	    sv_starts(bytes, SV("\xfe\xff")))
		return refuse_utf16(err);
	if (mode == JSON_WIRE && sv_starts(bytes, SV("\xef\xbb\xbf")))
		json_scan_skip(&scan, 3);
	while (status == 0 && scan.rest.len > 0) {
		status = scan_token(&scan, err);
		if (status == 0 && scan.nodes > LIMIT_NODES)
			status = err_set(err, ERR_LIMIT, "more than %zu values",
			    LIMIT_NODES);
	}
	if (status == 0)
		status = strbuf_check(out, "the document", err);
	strbuf_done(&scan.text);
	return status;
}
