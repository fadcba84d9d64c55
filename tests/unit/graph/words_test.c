/*
 * words_test.c - foreign words: one line, no secrets, bounded.
 */
#include "graph/words.h"

#include <string.h>

#include "tests/support/kit_rows.h"

#define TOKEN "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.eyJ0aWQiOiIxIn0.c2ln"

struct row {
	const char *name;
	strview text;
	strview want;
};

static const struct row rows[] = {
    {"plain", SV_INIT("Insufficient privileges."),
	SV_INIT("Insufficient privileges.")},
    {"lines", SV_INIT("a\r\nb\tc\n"), SV_INIT("a  b c")},
    {"empty", SV_INIT(""), SV_INIT("")},
    {"NUL bytes", SV_INIT("a\0b"), SV_INIT("a\\u0000b")},
    {"not UTF-8", SV_INIT("a\xff"), SV_INIT("a\\xFF")},
    {"escaped already",
	SV_INIT("\x1a"
		"a\\u0000b"),
	SV_INIT("a\\u0000b")},
    {"terminal control", SV_INIT("\x1b[31mred"), SV_INIT("\\u001B[31mred")},
    {"token", SV_INIT("got " TOKEN " here"), SV_INIT("got [redacted] here")},
    {"short word like a token", SV_INIT("eyJust"), SV_INIT("eyJust")},
    {"bearer", SV_INIT("Authorization: Bearer abc.def"),
	SV_INIT("Authorization: Bearer [redacted]")},
    {"form", SV_INIT("client_id=7&client_secret=s3cr~t&x=1"),
	SV_INIT("client_id=7&client_secret=[redacted]&x=1")},
    {"JSON", SV_INIT("{\"access_token\":\"opaque\",\"n\":1}"),
	SV_INIT("{\"access_token\":\"[redacted]\",\"n\":1}")},
    {"assertion", SV_INIT("CLIENT_ASSERTION = 'x/y+z'"),
	SV_INIT("CLIENT_ASSERTION = '[redacted]'")},
    {"password", SV_INIT("password: hunter2"), SV_INIT("password: [redacted]")},
    {"words about a secret", SV_INIT("the client_secret is wrong"),
	SV_INIT("the client_secret is wrong")},
    {"error codes stay", SV_INIT("error code: 80049217"),
	SV_INIT("error code: 80049217")},
};

static void
is_fit(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	words_add(&buf, row->text);
	KIT_TEXT(strbuf_view(&buf), row->want);
}

static void
is_bounded(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	CLEANUP(strbuf_done) struct strbuf text = {0};

	(void)at;
	for (size_t i = 0; i < 100000; i++)
		strbuf_add_text(&text, "\xc3\xa4"); /* two bytes each */
	strbuf_add_char(&text, 'x');
	words_add(&buf, strbuf_view(&text));
	KIT_INT(buf.len, WORDS_MAX);
	strbuf_clear(&buf);
	words_add(&buf, sv_slice(strbuf_view(&text), 1, text.len));
	KIT_TRUE(buf.len <= WORDS_MAX);
}

int
main(void)
{
	KIT_ROWS(rows, is_fit);
	kit_case("bounded, without half a character", is_bounded);
	return kit_finish();
}
