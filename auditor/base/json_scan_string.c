/*
 * json_scan_string.c - strings in the pass that goes before cJSON.
 */
#include "auditor/base/json_scan_internal.h"

#include <string.h>

#include "auditor/base/lang.h"
#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

static bool
hex4(strview sv, uint32_t *value)
{
	uint32_t sum = 0;

	if (sv.len < 4)
		return false;
	for (size_t i = 0; i < 4; i++) {
		char c = sv.ptr[i];
		uint32_t digit;
		if (c >= '0' && c <= '9')
			digit = (uint32_t)(c - '0');
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			digit = (uint32_t)((c | 0x20) - 'a') + 10;
		else
			return false;
		sum = sum << 4 | digit;
	}
	*value = sum;
	return true;
}

/* One code point of a string: what it is, and whether it is well formed. */
struct piece {
	uint32_t point;
	enum { PIECE_GOOD, PIECE_SURROGATE, PIECE_BYTE } state;
};

/* The \uXXXX at the front of rest, joined with a second half if there. */
static int
take_unicode(struct scan *scan, struct piece *piece, struct err *err)
{
	uint32_t low;
	strview *rest = &scan->rest;

	if (!hex4(sv_slice(*rest, 2, rest->len), &piece->point))
		return json_scan_fail(
		    scan, err, _("\\u without four hexadecimal digits"));
	json_scan_skip(scan, 6);
	if (piece->point < 0xd800 || piece->point > 0xdfff)
		return 0;

	bool has_low = piece->point <= 0xdbff && sv_starts(*rest, SV("\\u")) &&
		       hex4(sv_slice(*rest, 2, rest->len), &low) &&
		       low >= 0xdc00 && low <= 0xdfff;
	if (!has_low) {
		piece->state = PIECE_SURROGATE;
		return 0;
	}
	piece->point =
	    0x10000 + ((piece->point - 0xd800) << 10) + (low - 0xdc00);
	json_scan_skip(scan, 6);
	return 0;
}

static int
take_escape(struct scan *scan, struct piece *piece, struct err *err)
{
	static const char from[] = "\"\\/bfnrt";
	static const char to[] = "\"\\/\b\f\n\r\t";

	if (scan->rest.len < 2)
		return json_scan_fail(scan, err, _("string without end"));
	char c = scan->rest.ptr[1];
	if (c == 'u')
		return take_unicode(scan, piece, err);
	const char *hit = c != '\0' ? strchr(from, c) : NULL;
	if (hit == NULL)
		return json_scan_fail(
		    scan, err, _("unknown escape in a string"));
	piece->point = (uint32_t)to[hit - from];
	json_scan_skip(scan, 2);
	return 0;
}

static int
take_piece(struct scan *scan, struct piece *piece, struct err *err)
{
	*piece = (struct piece){0};
	unsigned char c = (unsigned char)scan->rest.ptr[0];
	if (c == '\\')
		return take_escape(scan, piece, err);
	if (c < 0x20 && scan->mode == JSON_OWN)
		return json_scan_fail(
		    scan, err, _("control character or broken text"));
	if (c == '\n')
		scan->line++;
	if (!utf8_next(&scan->rest, &piece->point))
		piece->state = PIECE_BYTE;
	return 0;
}

/* In own documents a leading tag is the tag; elsewhere it is odd itself. */
static bool
is_odd(const struct scan *scan, const struct piece *piece)
{
	if (scan->mode == JSON_OWN && scan->text.len == 0 &&
	    piece->point == TEXT_ODD_TAG)
		return false;
	return piece->state != PIECE_GOOD || utf8_is_odd_point(piece->point);
}

static void
add_escaped(struct strbuf *text, const struct piece *piece)
{
	if (piece->state == PIECE_BYTE)
		strbuf_printf(text, "\\x%02X", (unsigned)piece->point);
	else if (piece->state == PIECE_SURROGATE ||
		 utf8_is_odd_point(piece->point))
		strbuf_printf(text, "\\u%04X", (unsigned)piece->point);
	else if (piece->point == '\\')
		strbuf_add_text(text, "\\\\");
	else
		utf8_add(text, piece->point);
}

/* The printable ASCII at the front that stands for itself: nearly all. */
static strview
plain_run(strview rest)
{
	size_t len = 0;

	while (len < rest.len && rest.ptr[len] >= ' ' && rest.ptr[len] <= '~' &&
	       rest.ptr[len] != '"' && rest.ptr[len] != '\\')
		len++;
	return sv_slice(rest, 0, len);
}

/* Decode the string whose opening quote was just taken into scan->text. */
static int
take_text(struct scan *scan, bool escape, bool *odd, struct err *err)
{
	struct piece piece;

	strbuf_clear(&scan->text);
	if (escape)
		strbuf_add_char(&scan->text, TEXT_ODD_TAG);
	while (scan->rest.len > 0 && scan->rest.ptr[0] != '"') {
		strview plain = plain_run(scan->rest);
		if (plain.len > 0) {
			strbuf_add(&scan->text, plain);
			json_scan_skip(scan, plain.len);
			continue;
		}
		TRY(take_piece(scan, &piece, err));
		if (escape) {
			add_escaped(&scan->text, &piece);
			continue;
		}
		if (is_odd(scan, &piece)) {
			*odd = true;
			return 0;
		}
		utf8_add(&scan->text, piece.point);
	}
	if (scan->rest.len == 0)
		return json_scan_fail(scan, err, _("string without end"));
	json_scan_skip(scan, 1);
	return 0;
}

/* Write scan->text as a JSON string that cJSON reads back unchanged. */
static void
put_text(struct scan *scan)
{
	strview rest = strbuf_view(&scan->text);

	strbuf_add_char(scan->out, '"');
	if (!scan->is_key)
		strbuf_add_char(scan->out, SCAN_STRING);
	while (rest.len > 0) {
		strview plain = plain_run(rest);
		strbuf_add(scan->out, plain);
		rest = sv_slice(rest, plain.len, rest.len);
		if (rest.len == 0)
			break;
		unsigned char c = (unsigned char)rest.ptr[0];
		if (c == '"' || c == '\\')
			strbuf_add_char(scan->out, '\\');
		if (c < 0x20)
			strbuf_printf(scan->out, "\\u%04x", c);
		else
			strbuf_add_char(scan->out, (char)c);
		rest = sv_slice(rest, 1, rest.len);
	}
	strbuf_add_char(scan->out, '"');
}

int
json_scan_string(struct scan *scan, struct err *err)
{
	bool odd = false;

	json_scan_skip(scan, 1);
	strview start = scan->rest;
	unsigned line = scan->line;
	TRY(take_text(scan, false, &odd, err));
	if (odd && scan->mode == JSON_OWN)
		return json_scan_fail(
		    scan, err, _("control character or broken text"));
	if (odd) {
		scan->rest = start;
		scan->line = line;
		TRY(take_text(scan, true, &odd, err));
	}
	put_text(scan);
	/* Line breaks in the string are escaped now; the count stays right. */
	for (; line < scan->line; line++)
		strbuf_add_char(scan->out, '\n');
	return strbuf_check(&scan->text, "a string", err);
}
