/*
 * htmlw_test.c - nesting and the one escape function.
 */
#include "auditor/report/htmlw.h"

#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	strview text;
	strview want;
};

static const struct row rows[] = {
    {"plain", SV_INIT("Ran_bqwxy"), SV_INIT("Ran_bqwxy")},
    {"markup", SV_INIT("<b>&\"'"), SV_INIT("&lt;b&gt;&amp;&quot;&#39;")},
    {"references", SV_INIT("&lt;"), SV_INIT("&amp;lt;")},
    {"tag of odd text",
	SV_INIT("\x1a"
		"a\\u0000"),
	SV_INIT("a\\u0000")},
    {"tag inside", SV_INIT("a\x1a"), SV_INIT("a\\u{1A}")},
    {"controls", SV_INIT("a\nb\t\x1b\x7f"),
	SV_INIT("a\\u{A}b\\u{9}\\u{1B}\\u{7F}")},
    {"NUL", SV_INIT("a\0b"), SV_INIT("a\\u{0}b")},
    {"C1", SV_INIT("\xc2\x85"), SV_INIT("\\u{85}")},
    {"bidi", SV_INIT("\xe2\x80\xae"), SV_INIT("\\u{202E}")},
    {"invisible", SV_INIT("\xe2\x80\x8b\xef\xbb\xbf"),
	SV_INIT("\\u{200B}\\u{FEFF}")},
    {"noncharacters", SV_INIT("\xef\xbf\xbe\xef\xb7\x90\xf4\x8f\xbf\xbf"),
	SV_INIT("\\u{FFFE}\\u{FDD0}\\u{10FFFF}")},
    {"not UTF-8", SV_INIT("\xff<"), SV_INIT("\\xFF&lt;")},
    {"other scripts", SV_INIT("\xe6\xa0\xaa\xd7\xa9"),
	SV_INIT("\xe6\xa0\xaa\xd7\xa9")},
    {"empty", SV_INIT(""), SV_INIT("")},
};

static void
escapes(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf out = {0};

	htmlw_escape(&out, row->text);
	KIT_TEXT(strbuf_view(&out), row->want);
}

static void
nests(const void *row)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct htmlw w = {.out = &out};

	(void)row;
	htmlw_doctype(&w);
	htmlw_begin(&w, "meta", NULL);
	htmlw_attr(&w, "content", SV("a\"b'<"));
	htmlw_end(&w);
	htmlw_begin(&w, "div", "x");
	htmlw_say(&w, "code", NULL, "<");
	htmlw_text(&w, SV(" & "));
	htmlw_begin(&w, "p", NULL);
	htmlw_end(&w);
	htmlw_begin(&w, "pre", NULL);
	htmlw_text(&w, SV("a"));
	htmlw_newline(&w);
	htmlw_end(&w);
	htmlw_end(&w);
	htmlw_style(&w, "a>b{}");
	KIT_INT(w.depth, 0);
	KIT_TEXT(strbuf_view(&out),
	    SV("<!DOCTYPE html>\n"
	       "<meta content=\"a&quot;b&#39;&lt;\">\n"
	       "<div class=\"x\"><code>&lt;</code> &amp; <p></p>\n"
	       "<pre>a\n</pre></div>\n"
	       "<style>a>b{}</style>\n"));
}

int
main(void)
{
	KIT_ROWS(rows, escapes);
	kit_case("nests", nests);
	return kit_finish();
}
