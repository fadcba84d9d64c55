/*
 * term.c - text made safe for a terminal.
 */
#include "auditor/base/term.h"

#include "auditor/base/attr.h"
#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

struct range {
	uint32_t first;
	uint32_t last;
};

/* Format characters (general category Cf), fillers, variation selectors. */
static const struct range hidden[] = {
    {0x00ad, 0x00ad},
    {0x034f, 0x034f},
    {0x061c, 0x061c},
    {0x115f, 0x1160},
    {0x17b4, 0x17b5},
    {0x180b, 0x180f},
    {0x200b, 0x200f},
    {0x2028, 0x202e},
    {0x2060, 0x206f},
    {0x2800, 0x2800},
    {0x3164, 0x3164},
    {0xfe00, 0xfe0f},
    {0xfeff, 0xfeff},
    {0xffa0, 0xffa0},
    {0xfff0, 0xfffb},
    {0x1bca0, 0x1bca3},
    {0x1d173, 0x1d17a},
    {0xe0000, 0xe0fff},
};

bool
term_is_hidden(uint32_t point)
{
	for (size_t i = 0; i < COUNT_OF(hidden); i++) {
		if (point >= hidden[i].first && point <= hidden[i].last)
			return true;
	}
	return false;
}

/* Printable ASCII at the front, as nearly all text is. */
static strview
plain_front(strview text)
{
	size_t count = 0;

	while (count < text.len && text.ptr[count] >= ' ' &&
	       text.ptr[count] <= '~')
		count++;
	return sv_slice(text, 0, count);
}

void
term_escape(struct strbuf *buf, strview text)
{
	uint32_t point;

	while (text.len > 0) {
		strview plain = plain_front(text);
		strbuf_add(buf, plain);
		text = sv_slice(text, plain.len, text.len);
		if (text.len == 0)
			return;
		if (!utf8_next(&text, &point))
			strbuf_printf(buf, "\\x%02X", (unsigned)point);
		else if (point == TEXT_ODD_TAG)
			continue;
		else if (point < 0x20 || (point >= 0x7f && point <= 0x9f) ||
			 term_is_hidden(point))
			strbuf_printf(buf, "\\u{%X}", (unsigned)point);
		else
			utf8_add(buf, point);
	}
}
