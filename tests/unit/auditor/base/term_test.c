/*
 * term_test.c - what a terminal is given of hostile text.
 */
#include "auditor/base/term.h"

#include <unicode/uchar.h>

#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	strview text;
	const char *want;
};

static const struct row rows[] = {
    {"plain", SV_INIT("Ran_x 1/2 \\n"), "Ran_x 1/2 \\n"},
    {"Japanese", SV_INIT("メール転送"), "メール転送"},
    {"emoji", SV_INIT("\xf0\x9f\x93\xa7"), "\xf0\x9f\x93\xa7"},
    {"escape sequence", SV_INIT("\x1b[31mred"), "\\u{1B}[31mred"},
    {"C1 control",
	SV_INIT("\xc2\x9b"
		"31m"),
	"\\u{9B}31m"},
    {"line breaks", SV_INIT("a\r\nb\tc"), "a\\u{D}\\u{A}b\\u{9}c"},
    {"line separator", SV_INIT("\xe2\x80\xa8"), "\\u{2028}"},
    {"NUL", SV_INIT("a\0b"), "a\\u{0}b"},
    {"delete", SV_INIT("\x7f"), "\\u{7F}"},
    {"right-to-left override", SV_INIT("\xe2\x80\xae"), "\\u{202E}"},
    {"isolate", SV_INIT("\xe2\x81\xa6"), "\\u{2066}"},
    {"zero-width space",
	SV_INIT("a\xe2\x80\x8b"
		"b"),
	"a\\u{200B}b"},
    {"soft hyphen", SV_INIT("\xc2\xad"), "\\u{AD}"},
    {"tag character", SV_INIT("\xf3\xa0\x81\x81"), "\\u{E0041}"},
    {"blank Braille", SV_INIT("\xe2\xa0\x80"), "\\u{2800}"},
    {"broken bytes", SV_INIT("a\xff\xc3"), "a\\xFF\\xC3"},
    {"odd text",
	SV_INIT("\x1a"
		"a\\u0000b"),
	"a\\u0000b"},
    {"odd text inside",
	SV_INIT("key \"\x1a"
		"a\\xFF\""),
	"key \"a\\xFF\""},
    {"empty", SV_INIT(""), ""},
};

static void
escapes(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	term_escape(&buf, row->text);
	KIT_TEXT(strbuf_view(&buf), sv_from(row->want));
}

/* What Unicode says draws nothing or turns text around is known here. */
static void
knows_what_is_hidden(const void *at)
{
	(void)at;
	for (uint32_t point = 0; point <= 0x10ffff; point++) {
		UChar32 c = (UChar32)point;
		if (u_hasBinaryProperty(
			c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
		    u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL))
			KIT_TRUE(term_is_hidden(point));
	}
	KIT_TRUE(!term_is_hidden('a'));
	KIT_TRUE(!term_is_hidden(' '));
	KIT_TRUE(!term_is_hidden(0x3042));
}

int
main(void)
{
	KIT_ROWS(rows, escapes);
	kit_case("all that Unicode hides", knows_what_is_hidden);
	return kit_finish();
}
