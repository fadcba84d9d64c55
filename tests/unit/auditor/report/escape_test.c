/*
 * escape_test.c - foreign text in each format, sign by sign.
 */
#include "auditor/report/escape.h"

#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	void (*escape)(struct strbuf *out, strview text);
	strview text;
	strview want;
};

static const struct row rows[] = {
    {"CSV: plain", escape_csv, SV_INIT("a b"), SV_INIT("\"a b\"")},
    {"CSV: empty", escape_csv, SV_INIT(""), SV_INIT("\"\"")},
    {"CSV: quotes", escape_csv, SV_INIT("a\"b,c"), SV_INIT("\"a\"\"b,c\"")},
    {"CSV: line break", escape_csv, SV_INIT("a\r\nb"),
	SV_INIT("\"a\\u{D}\\u{A}b\"")},
    {"CSV: formula", escape_csv, SV_INIT("=1+1"), SV_INIT("\"'=1+1\"")},
    {"CSV: formula with a tag", escape_csv, SV_INIT("\x1a=1+1"),
	SV_INIT("\"'=1+1\"")},
    {"CSV: formula behind blanks", escape_csv, SV_INIT("  @a"),
	SV_INIT("\"'  @a\"")},
    {"CSV: minus", escape_csv, SV_INIT("-1"), SV_INIT("\"'-1\"")},
    {"CSV: full width", escape_csv,
	SV_INIT("\xef\xbc\x8b"
		"1"),
	SV_INIT("\"'\xef\xbc\x8b"
		"1\"")},
    {"CSV: sign inside", escape_csv, SV_INIT("a=b"), SV_INIT("\"a=b\"")},
    {"CSV: tabulator", escape_csv, SV_INIT("\t=1"), SV_INIT("\"\\u{9}=1\"")},
    {"XML: markup", escape_xml, SV_INIT("<a b='c'>&\""),
	SV_INIT("&lt;a b=&#39;c&#39;&gt;&amp;&quot;")},
    {"XML: control", escape_xml, SV_INIT("a\x01\x1f"),
	SV_INIT("a\\u{1}\\u{1F}")},
    {"XML: not allowed", escape_xml, SV_INIT("\xef\xbf\xbe"),
	SV_INIT("\\u{FFFE}")},
    {"XML: broken", escape_xml, SV_INIT("a\xff"), SV_INIT("a\\xFF")},
    {"XML: beyond the first plane", escape_xml, SV_INIT("\xf0\x9f\x92\xbb"),
	SV_INIT("\xf0\x9f\x92\xbb")},
    {"Markdown: plain", escape_markdown, SV_INIT("a_b*"), SV_INIT("`a_b*`")},
    {"Markdown: fence", escape_markdown, SV_INIT("a`b"),
	SV_INIT("`a\\u{60}b`")},
    {"Markdown: nothing to see", escape_markdown, SV_INIT("  "),
	SV_INIT("(blank)")},
    {"Markdown: line break", escape_markdown, SV_INIT("a\n# b"),
	SV_INIT("`a\\u{A}# b`")},
    {"prose: signs", escape_prose, SV_INIT("a*b_c[d](e)|`"),
	SV_INIT("a\\*b\\_c\\[d\\](e)\\|\\`")},
    {"label: quotes", escape_label, SV_INIT("a\"b\\c"), SV_INIT("a\\\"b\\\\c")},
    {"label: line break", escape_label, SV_INIT("a\nb"), SV_INIT("a\\\\u{A}b")},
    {"SARIF: link", escape_sarif, SV_INIT("[a](b)"), SV_INIT("\\[a\\](b)")},
    {"SARIF: place", escape_sarif, SV_INIT("{0}"), SV_INIT("{{0}}")},
    {"SARIF: bidi", escape_sarif, SV_INIT("\xe2\x80\xae"), SV_INIT("<U+202E>")},
    {"SARIF: broken", escape_sarif, SV_INIT("\xfe"), SV_INIT("<FE>")},
    {"URI: plain", escape_uri, SV_INIT("a-b.c_d~1"), SV_INIT("a-b.c_d~1")},
    {"URI: path", escape_uri, SV_INIT("../a b"), SV_INIT("..%2Fa%20b")},
    {"URI: dots", escape_uri, SV_INIT(".."), SV_INIT("%2E%2E")},
    {"URI: bytes", escape_uri, SV_INIT("\xc3\xa4"), SV_INIT("%C3%A4")},
};

static void
escapes(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf out = {0};

	row->escape(&out, row->text);
	KIT_TEXT(strbuf_view(&out), row->want);
}

int
main(void)
{
	KIT_ROWS(rows, escapes);
	return kit_finish();
}
