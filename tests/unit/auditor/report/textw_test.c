/*
 * textw_test.c - wrapping by columns, labels and colour.
 */
#include "auditor/report/textw.h"

#include "tests/support/kit_rows.h"

struct para {
	const char *name;
	unsigned width;
	unsigned indent;
	unsigned hang;
	strview text;
	strview want;
};

#define TEN  "1234567890"
#define KABU "\xe6\xa0\xaa"

static const struct para paras[] = {
    {"short", 40, 0, 0, SV_INIT("as it is"), SV_INIT("as it is\n")},
    {"empty", 40, 2, 2, SV_INIT(""), SV_INIT("  \n")},
    {"indented", 40, 2, 4, SV_INIT("text"), SV_INIT("  text\n")},
    {"fits exactly", 40, 0, 0, SV_INIT(TEN TEN TEN TEN),
	SV_INIT(TEN TEN TEN TEN "\n")},
    {"one too many", 40, 0, 2, SV_INIT(TEN TEN TEN " " TEN),
	SV_INIT(TEN TEN TEN "\n  " TEN "\n")},
    {"torn word", 40, 0, 2, SV_INIT(TEN TEN TEN TEN TEN),
	SV_INIT(TEN TEN TEN TEN "\n  " TEN "\n")},
    {"torn word goes on in its line", 40, 0, 0,
	SV_INIT("abcd " TEN TEN TEN TEN TEN),
	SV_INIT("abcd " TEN TEN TEN "12345\n67890" TEN "\n")},
    {"blanks inside stay", 40, 0, 0, SV_INIT("a   b"), SV_INIT("a   b\n")},
    {"blanks at both ends go", 40, 0, 0, SV_INIT("  a  "), SV_INIT("a\n")},
    {"blanks at a break go", 40, 0, 0, SV_INIT(TEN TEN TEN TEN "   b"),
	SV_INIT(TEN TEN TEN TEN "\nb\n")},
    {"wide ones break anywhere", 40, 0, 0,
	SV_INIT(TEN TEN TEN "123456789" KABU KABU),
	SV_INIT(TEN TEN TEN "123456789\n" KABU KABU "\n")},
    {"wide one at the edge", 40, 0, 0,
	SV_INIT(TEN TEN TEN "12345678" KABU KABU),
	SV_INIT(TEN TEN TEN "12345678" KABU "\n" KABU "\n")},
    {"closing bracket stays", 40, 0, 0,
	SV_INIT(TEN TEN TEN "12345678" KABU "\xef\xbc\x89"),
	SV_INIT(TEN TEN TEN "12345678\n" KABU "\xef\xbc\x89\n")},
    {"at least forty", 1, 0, 0, SV_INIT(TEN TEN " " TEN),
	SV_INIT(TEN TEN " " TEN "\n")},
    {"at most a hundred", 4000, 0, 0,
	SV_INIT(TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN " x"),
	SV_INIT(TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "\nx\n")},
    {"escaped", 40, 0, 0, SV_INIT("\x1b[2J\n\xe2\x80\xae"),
	SV_INIT("\\u{1B}[2J\\u{A}\\u{202E}\n")},
    {"line separator and tab", 40, 0, 0,
	SV_INIT("a\xe2\x80\xa8"
		"b\tc"),
	SV_INIT("a\\u{2028}b\\u{9}c\n")},
};

static void
wraps(const void *at)
{
	const struct para *row = at;
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct textw w = {.out = &out, .width = row->width};

	textw_para(&w, row->indent, row->hang, TONE_BAD, row->text);
	KIT_TEXT(strbuf_view(&out), row->want);
}

static void
labels(const void *row)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct textw w = {.out = &out, .width = 40};

	(void)row;
	textw_field(
	    &w, 2, "Where", TONE_PLAIN, SV("transport-rule of the tenant"));
	textw_code(&w, 2, "Id", SV(TEN TEN TEN TEN " " TEN));
	textw_code(&w, 4, NULL, SV("Get-It -Identity 'x\n'"));
	textw_heading(&w, TONE_STRONG, SV("NEXT"));
	KIT_TEXT(strbuf_view(&out),
	    SV("  Where         transport-rule of the\n"
	       "                tenant\n"
	       "  Id            " TEN TEN TEN TEN " " TEN "\n"
	       "    Get-It -Identity 'x\\u{A}'\n"
	       "\nNEXT\n"));
}

/* In other languages words are longer, and characters wider. */
static void
labels_in_other_languages(const void *row)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct textw w = {.out = &out, .width = 40};

	(void)row;
	textw_field(&w, 0, KABU KABU, TONE_PLAIN, SV("text"));
	textw_field(&w, 0, "Beurteilungsstichtag", TONE_PLAIN,
	    SV("2026-11-22 01:25:00"));
	KIT_TEXT(strbuf_view(&out),
	    SV(KABU KABU "          text\n"
			 "Beurteilungsstichtag 2026-11-22 01:25:00\n"));
}

/* Each line is painted by itself, so that a pager can begin anywhere. */
static void
paints(const void *row)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct textw w = {.out = &out, .width = 40, .use_colour = true};

	(void)row;
	textw_para(&w, 0, 0, TONE_GOOD, SV(TEN TEN TEN " " TEN));
	textw_para(&w, 0, 0, TONE_PLAIN, SV("plain"));
	KIT_TEXT(strbuf_view(&out),
	    SV("\x1b[1;32m" TEN TEN TEN "\x1b[0m\n\x1b[1;32m" TEN
	       "\x1b[0m\nplain\n"));
}

int
main(void)
{
	KIT_ROWS(paras, wraps);
	kit_case("labels", labels);
	kit_case("labels in other languages", labels_in_other_languages);
	kit_case("paints", paints);
	return kit_finish();
}
