/*
 * clixml_text.c - text and time spans as CLIXML spells them.
 */
#include "auditor/intake/clixml_text.h"

#include <stdlib.h>

#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

#define ESCAPE_LEN 7 /* _xHHHH_ */
#define TICKS      INT64_C(10000000)

static bool
read_unit(strview text, uint32_t *unit)
{
	uint32_t sum = 0;

	if (text.len < ESCAPE_LEN || text.ptr[0] != '_' || text.ptr[1] != 'x' ||
	    text.ptr[6] != '_')
		return false;
	for (size_t i = 2; i < 6; i++) {
		char c = text.ptr[i];
		if (c >= '0' && c <= '9')
			sum = sum << 4 | (uint32_t)(c - '0');
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			sum = sum << 4 | (uint32_t)((c | 0x20) - 'a' + 10);
		else
			return false;
	}
	*unit = sum;
	return true;
}

static bool
is_surrogate(uint32_t point)
{
	return point >= 0xd800 && point <= 0xdfff;
}

/* Take one character from the front of ${rest}; false: no character. */
static bool
next_point(strview *rest, uint32_t *point)
{
	uint32_t low;

	if (!read_unit(*rest, point))
		return utf8_next(rest, point);
	*rest = sv_slice(*rest, ESCAPE_LEN, rest->len);
	if (*point >= 0xd800 && *point <= 0xdbff && read_unit(*rest, &low) &&
	    low >= 0xdc00 && low <= 0xdfff) {
		*rest = sv_slice(*rest, ESCAPE_LEN, rest->len);
		*point = 0x10000 + ((*point - 0xd800) << 10) + (low - 0xdc00);
	}
	return true;
}

/* In the form of utf8.h; false when ordinary text met an odd character. */
static bool
decode(strview text, bool escape, struct strbuf *buf)
{
	while (text.len > 0) {
		uint32_t point;
		bool is_valid = next_point(&text, &point);
		bool is_odd = !is_valid || is_surrogate(point) ||
			      utf8_is_odd_point(point);
		if (is_odd && !escape)
			return false;
		if (!is_valid)
			strbuf_printf(buf, "\\x%02X", (unsigned)point);
		else if (is_odd)
			strbuf_printf(buf, "\\u%04X", (unsigned)point);
		else if (escape && point == '\\')
			strbuf_add_text(buf, "\\\\");
		else
			utf8_add(buf, point);
	}
	return true;
}

static bool
is_simple(strview text)
{
	/* Nearly all are; the rest is told byte by byte. */
	if (sv_is_plain(text) && !sv_has(text, SV("_")))
		return true;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c < ' ' || c > '~' ||
		    (c == '_' && i + 1 < text.len && text.ptr[i + 1] == 'x'))
			return false;
	}
	return true;
}

static strview
read_text(strview text, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	if (!decode(text, false, &buf)) {
		strbuf_clear(&buf);
		strbuf_add_char(&buf, TEXT_ODD_TAG);
		(void)decode(text, true, &buf);
	}
	return arena_dup(arena, strbuf_view(&buf));
}

strview
clixml_text(strview text, struct arena *arena)
{
	return is_simple(text) ? text : read_text(text, arena);
}

strview
clixml_ticks(int64_t ticks, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	uint64_t size =
	    ticks < 0 ? UINT64_C(0) - (uint64_t)ticks : (uint64_t)ticks;
	uint64_t seconds = size / TICKS;

	if (ticks < 0)
		strbuf_add_char(&buf, '-');
	if (seconds >= 86400)
		strbuf_printf(
		    &buf, "%llu.", (unsigned long long)(seconds / 86400));
	strbuf_printf(&buf, "%02u:%02u:%02u", (unsigned)(seconds / 3600 % 24),
	    (unsigned)(seconds / 60 % 60), (unsigned)(seconds % 60));
	if (size % TICKS != 0)
		strbuf_printf(&buf, ".%07u", (unsigned)(size % TICKS));
	return arena_dup(arena, strbuf_view(&buf));
}

/* Digits at the front of ${rest}, with up to seven behind a point. */
static bool
take_amount(strview *rest, int64_t *whole, int64_t *ticks)
{
	size_t at = 0;

	*whole = 0;
	*ticks = 0;
	while (at < rest->len && at < 7 && rest->ptr[at] >= '0' &&
	       rest->ptr[at] <= '9')
		*whole = *whole * 10 + (rest->ptr[at++] - '0');
	if (at == 0)
		return false;
	if (at < rest->len && rest->ptr[at] == '.') {
		int64_t unit = TICKS;
		for (at++; at < rest->len && rest->ptr[at] >= '0' &&
			   rest->ptr[at] <= '9';
		     at++) {
			unit /= 10;
			*ticks += unit * (rest->ptr[at] - '0');
		}
	}
	*rest = sv_slice(*rest, at, rest->len);
	return true;
}

/* The units that are left, in order: "DTHMS" before any, "S" behind M. */
static bool
add_part(strview *rest, strview *units, int64_t *sum)
{
	static const struct {
		char unit;
		int64_t seconds;
	} sizes[] = {{'D', 86400}, {'H', 3600}, {'M', 60}, {'S', 1}};
	int64_t whole;
	int64_t ticks;

	if (!take_amount(rest, &whole, &ticks) || rest->len == 0)
		return false;
	char unit = rest->ptr[0];
	size_t at = sv_find(*units, (strview){&unit, 1});
	bool is_month = unit != 'D' && sv_has(*units, SV("T"));
	if (at == units->len || is_month || (ticks != 0 && unit != 'S'))
		return false;
	*units = sv_slice(*units, at + 1, units->len);
	*rest = sv_slice(*rest, 1, rest->len);
	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		if (sizes[i].unit == unit)
			*sum += whole * sizes[i].seconds * TICKS + ticks;
	}
	return true;
}

strview
clixml_span(strview text, struct arena *arena)
{
	strview rest = text;
	strview units = SV("DTHMS");
	int64_t sum = 0;
	bool is_negative = sv_starts(rest, SV("-"));

	rest = sv_slice(rest, is_negative ? 1 : 0, rest.len);
	if (!sv_starts(rest, SV("P")) || rest.len < 3 || rest.len > 32)
		return text;
	rest = sv_slice(rest, 1, rest.len);
	while (rest.len > 0) {
		if (rest.ptr[0] == 'T' && sv_has(units, SV("T"))) {
			units = SV("HMS");
			rest = sv_slice(rest, 1, rest.len);
			if (rest.len == 0)
				return text;
			continue;
		}
		if (!add_part(&rest, &units, &sum))
			return text;
	}
	return clixml_ticks(is_negative ? -sum : sum, arena);
}
