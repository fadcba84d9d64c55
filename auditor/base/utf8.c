/*
 * utf8.c - UTF-8 one code point at a time, and the tag of odd text.
 */
#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

struct lead {
	size_t len;
	uint32_t least; /* smaller values are overlong */
	unsigned char mask;
	unsigned char bits;
};

static const struct lead leads[] = {
    {1, 0x0, 0x80, 0x00},
    {2, 0x80, 0xe0, 0xc0},
    {3, 0x800, 0xf0, 0xe0},
    {4, 0x10000, 0xf8, 0xf0},
};

static const struct lead *
find_lead(unsigned char byte)
{
	for (size_t i = 0; i < COUNT_OF(leads); i++) {
		if ((byte & leads[i].mask) == leads[i].bits)
			return &leads[i];
	}
	return NULL;
}

/* Decode the sequence at ${ptr} or return its length as 0. */
static size_t
decode(const unsigned char *ptr, size_t len, uint32_t *point)
{
	const struct lead *lead = find_lead(ptr[0]);

	if (lead == NULL || lead->len > len)
		return 0;
	uint32_t value = ptr[0] & (unsigned char)~lead->mask;
	for (size_t i = 1; i < lead->len; i++) {
		if ((ptr[i] & 0xc0) != 0x80)
			return 0;
		value = value << 6 | (ptr[i] & 0x3fU);
	}
	if (value < lead->least || value > 0x10ffff ||
	    (value >= 0xd800 && value <= 0xdfff))
		return 0;
	*point = value;
	return lead->len;
}

bool
utf8_next(strview *rest, uint32_t *point)
{
	const unsigned char *ptr = (const unsigned char *)rest->ptr;
	size_t used = decode(ptr, rest->len, point);
	bool is_valid = used > 0;

	if (!is_valid) {
		*point = ptr[0];
		used = 1;
	}
	rest->ptr += used;
	rest->len -= used;
	return is_valid;
}

strview
utf8_clip(strview text, size_t most)
{
	if (text.len <= most)
		return text;
	while (most > 0 && ((unsigned char)text.ptr[most] & 0xc0) == 0x80)
		most--;
	return sv_slice(text, 0, most);
}

void
utf8_add(struct strbuf *buf, uint32_t point)
{
	if (point < 0x80) {
		strbuf_add_char(buf, (char)point);
		return;
	}
	if (point < 0x800) {
		strbuf_add_char(buf, (char)(0xc0 | point >> 6));
		strbuf_add_char(buf, (char)(0x80 | (point & 0x3f)));
		return;
	}
	if (point < 0x10000) {
		strbuf_add_char(buf, (char)(0xe0 | point >> 12));
	} else {
		strbuf_add_char(buf, (char)(0xf0 | point >> 18));
		strbuf_add_char(buf, (char)(0x80 | (point >> 12 & 0x3f)));
	}
	strbuf_add_char(buf, (char)(0x80 | (point >> 6 & 0x3f)));
	strbuf_add_char(buf, (char)(0x80 | (point & 0x3f)));
}

bool
utf8_is_odd_point(uint32_t point)
{
	if (point == '\t' || point == '\n' || point == '\r')
		return false;
	return point < 0x20 || (point >= 0x7f && point <= 0x9f);
}

bool
text_is_odd(strview sv)
{
	return sv.len > 0 && sv.ptr[0] == TEXT_ODD_TAG;
}

strview
text_shown(strview sv)
{
	return text_is_odd(sv) ? sv_slice(sv, 1, sv.len) : sv;
}

/* Length of the escape that begins with the backslash at the front. */
static size_t
escape_length(strview sv)
{
	if (sv_starts(sv, SV("\\u")))
		return 6;
	return sv_starts(sv, SV("\\x")) ? 4 : 1;
}

void
text_visible(struct strbuf *buf, strview sv)
{
	if (!text_is_odd(sv)) {
		strbuf_add(buf, sv);
		return;
	}
	sv = text_shown(sv);
	while (sv.len > 0) {
		size_t used = 1;
		if (sv.ptr[0] != '\\') {
			strbuf_add_char(buf, sv.ptr[0]);
		} else if (sv_starts(sv, SV("\\\\"))) {
			strbuf_add_char(buf, '\\');
			used = 2;
		} else {
			used = escape_length(sv);
		}
		sv = sv_slice(sv, used, sv.len);
	}
}

static bool
is_ordinary(strview bytes)
{
	uint32_t point;

	while (bytes.len > 0) {
		if (!utf8_next(&bytes, &point) || utf8_is_odd_point(point))
			return false;
	}
	return true;
}

bool
text_keep(struct strbuf *buf, strview bytes)
{
	uint32_t point;

	if (is_ordinary(bytes)) {
		strbuf_add(buf, bytes);
		return false;
	}
	strbuf_add_char(buf, TEXT_ODD_TAG);
	while (bytes.len > 0) {
		if (!utf8_next(&bytes, &point))
			strbuf_printf(buf, "\\x%02X", (unsigned)point);
		else if (utf8_is_odd_point(point))
			strbuf_printf(buf, "\\u%04X", (unsigned)point);
		else if (point == '\\')
			strbuf_add_text(buf, "\\\\");
		else
			utf8_add(buf, point);
	}
	return true;
}
