/*
 * columns_test.c - widths of texts, and what may begin a line.
 */
#include "auditor/base/columns.h"

#include "tests/support/kit_rows.h"

struct width {
	const char *name;
	strview text;
	size_t want;
};

static const struct width widths[] = {
    {"nothing", SV_INIT(""), 0},
    {"ASCII", SV_INIT("Ran_bqwxy"), 9},
    {"Latin", SV_INIT("\xc3\xa4\xc3\xb6"), 2},
    {"combining", SV_INIT("a\xcc\x88\xcc\xb8"), 1},
    {"enclosing", SV_INIT("1\xe2\x83\x9d"), 1},
    {"Han", SV_INIT("\xe6\xa0\xaa\xe5\xbc\x8f"), 4},
    {"kana", SV_INIT("\xe3\x82\xb3"), 2},
    {"half-width kana", SV_INIT("\xef\xbd\xba"), 1},
    {"full-width Latin", SV_INIT("\xef\xbc\xb2"), 2},
    {"Hangul syllable", SV_INIT("\xed\x95\x9c"), 2},
    {"Hangul jamo", SV_INIT("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab"), 2},
    {"emoji", SV_INIT("\xf0\x9f\x98\x80"), 2},
    {"Hebrew", SV_INIT("\xd7\xa9\xd7\x9c"), 2},
    {"not UTF-8", SV_INIT("\xff\x80"), 2},
};

static void
has_width(const void *at)
{
	const struct width *row = at;

	KIT_INT(columns_of(row->text), row->want);
}

struct start {
	const char *name;
	uint32_t point;
	bool want;
};

static const struct start starts[] = {
    {"letter begins", 'a', true},
    {"Han begins", 0x682a, true},
    {"opening bracket begins", 0x300c, true},
    {"closing bracket stays", 0x300d, false},
    {"full-width parenthesis stays", 0xff09, false},
    {"full stop stays", 0x3002, false},
    {"long vowel mark stays", 0x30fc, false},
    {"small kana stays", 0x30a1, false},
    {"exclamation mark stays", 0xff01, false},
};

static void
may_begin(const void *at)
{
	const struct start *row = at;

	KIT_INT(columns_may_begin_line(row->point), row->want);
}

int
main(void)
{
	KIT_ROWS(widths, has_width);
	KIT_ROWS(starts, may_begin);
	return kit_finish();
}
