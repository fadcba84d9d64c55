/*
 * nasty.h - hostile texts, and what no report may hold whatever its format.
 */
#ifndef TESTS_UNIT_AUDITOR_REPORT_NASTY_H
#define TESTS_UNIT_AUDITOR_REPORT_NASTY_H

#include "auditor/base/term.h"
#include "auditor/base/utf8.h"
#include "tests/support/kit_rows.h"
#include "tests/unit/auditor/report/results.h"

/* In the golden files. */
static inline void
made_hostile_sample(struct made *made)
{
	made_hostile(
	    made, SV("\x1a</pre><script>alert(1)</script>\\u001B]0;x\\u0007 "
		     "\xe2\x80\xae"
		     "evil\xe2\x80\x8b' & \"'\n;rm"));
}

struct nasty {
	const char *name;
	strview text;
};

static const struct nasty nasty[] = {
    {"plain", SV_INIT("Ran_bqwxy")},
    {"script", SV_INIT("</title></style><script>alert(1)</script>")},
    {"attribute", SV_INIT("\" onload=\"x\" '><img src=x onerror=y>")},
    {"comment", SV_INIT("--><!-- ]]> <![CDATA[")},
    {"reference", SV_INIT("&lt;script&gt; &#60;b&#62; &amp")},
    {"escape kept", SV_INIT("\x1a\\u001B[2J\\u001B]0;owned\\u0007")},
    {"escape raw", SV_INIT("\x1b[2J\x1b]0;owned\x07 \x9b"
			   "2J")},
    {"C1 controls", SV_INIT("\xc2\x9b"
			    "2J \xc2\x85")},
    {"tag inside", SV_INIT("a\x1a"
			   "b\x1a")},
    {"NUL", SV_INIT("a\0b")},
    {"not UTF-8", SV_INIT("a\xff\xfe\x80z\xe3\x81")},
    {"kept bytes", SV_INIT("\x1a"
			   "a\\xFFz \\u0000")},
    {"bidi", SV_INIT("\xe2\x80\xae"
		     "cod.exe \xe2\x81\xa6x\xe2\x81\xa9")},
    {"invisible", SV_INIT("a\xe2\x80\x8b\xef\xbb\xbf\xc2\xad"
			  "b")},
    {"tag characters", SV_INIT("\xf3\xa0\x81\x81\xf3\xa0\x81\x82")},
    {"noncharacters", SV_INIT("\xef\xbf\xbf\xef\xb7\x90\xf4\x8f\xbf\xbf")},
    {"line breaks", SV_INIT("one\ntwo\r\n  - Test99 (id)\xe2\x80\xa8x\ty")},
    {"combining", SV_INIT("Z\xcc\xb8\xcc\xb9\xcc\xba"
			  "a\xcd\x84l\xcc\xb4go")},
    {"wide", SV_INIT("\xe6\xa0\xaa\xe5\xbc\x8f\xe4\xbc\x9a\xe7\xa4\xbe")},
    {"right to left", SV_INIT("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d (abc)")},
    {"emoji", SV_INIT("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb")},
    {"blanks", SV_INIT("   a    b   ")},
    {"only blanks", SV_INIT("     ")},
    {"empty", SV_INIT("")},
    {"formula", SV_INIT("=HYPERLINK(\"a\",\"b\")")},
    {"formula behind blanks", SV_INIT("  +1+cmd|' /C calc'!A0")},
    {"formula sign minus", SV_INIT("-2+3")},
    {"formula sign at", SV_INIT("@SUM(1,2)")},
    {"formula, full width", SV_INIT("\xef\xbc\x9d"
				    "1+1")},
    {"fields", SV_INIT("a,b;\"c\"\r\n\"d\",\"e\"")},
    {"Markdown", SV_INIT("`a` ``b`` **c** | d | [e](f) ![g](h) # i")},
    {"mentions", SV_INIT("@everyone <!channel> www.evil.example a@b.c")},
    {"labels", SV_INIT("a\\\"} 1\nevil{x=\"y\"} 2")},
    {"placeholders", SV_INIT("[a](b) {0} {{1}} \\[c\\]")},
    {"path", SV_INIT("../../etc/passwd?a=b#c d")},
    {"formats", SV_INIT("%s%n%99999d %1$*2$s {0} $(id) `id` ${HOME}")},
};

static inline void
is_well_formed(strview out, const char *what)
{
	uint32_t point;

	while (out.len > 0) {
		if (!utf8_next(&out, &point))
			kit_true(false, what, __FILE__, __LINE__);
		if (point == '\n')
			continue;
		if (point < 0x20 || (point >= 0x7f && point <= 0x9f))
			kit_true(false, what, __FILE__, __LINE__);
	}
}

static inline void
has_nothing_hidden(strview out)
{
	uint32_t point;

	while (out.len > 0) {
		KIT_TRUE(utf8_next(&out, &point));
		KIT_TRUE(!term_is_hidden(point));
	}
}

#endif
