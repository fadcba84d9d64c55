/*
 * columns.c - how many columns of a terminal a text takes.
 */
#include "auditor/base/columns.h"

#include <unicode/uchar.h>

#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

/* Vowels and final consonants that are drawn into the syllable before. */
#define JAMO_JOINING_FIRST 0x1160
#define JAMO_JOINING_LAST  0x11ff

unsigned
columns_of_point(uint32_t point)
{
	UChar32 c = (UChar32)point;
	uint32_t type = U_MASK(u_charType(c));

	if (point < 0x7f)
		return 1;
	if ((type & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0 ||
	    (point >= JAMO_JOINING_FIRST && point <= JAMO_JOINING_LAST))
		return 0;
	int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
	return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool
columns_may_begin_line(uint32_t point)
{
	switch (u_getIntPropertyValue((UChar32)point, UCHAR_LINE_BREAK)) {
	case U_LB_CLOSE_PUNCTUATION:
	case U_LB_CLOSE_PARENTHESIS:
	case U_LB_EXCLAMATION:
	case U_LB_INFIX_NUMERIC:
	case U_LB_NONSTARTER:
	case U_LB_CONDITIONAL_JAPANESE_STARTER:
		return false;
	default:
		return true;
	}
}

size_t
columns_of(strview text)
{
	size_t sum = 0;
	uint32_t point;

	while (text.len > 0)
		sum += utf8_next(&text, &point) ? columns_of_point(point) : 1;
	return sum;
}
