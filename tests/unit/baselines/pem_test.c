/*
 * pem_test.c - one block in one spelling.
 */
#include "baselines/pem.h"

#include "tests/support/kit_rows.h"

#define BEGIN "-----BEGIN CMS-----\n"
#define END   "-----END CMS-----\n"
/* 48 times "a", as one whole line. */
#define LINE "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh"

struct row {
	const char *name;
	strview text;
	strview want; /* "" when it is refused */
};

static const struct row rows[] = {
    {"three bytes", SV_INIT(BEGIN "YWJj\n" END), SV_INIT("abc")},
    {"one of padding", SV_INIT(BEGIN "YWI=\n" END), SV_INIT("ab")},
    {"two of padding", SV_INIT(BEGIN "YQ==\n" END), SV_INIT("a")},
    {"white space around", SV_INIT("\n \t" BEGIN "YWJj\n" END "\r\n  "),
	SV_INIT("abc")},
    {"CRLF", SV_INIT("-----BEGIN CMS-----\r\nYWJj\r\n-----END CMS-----\r\n"),
	SV_INIT("abc")},
    {"no last line break", SV_INIT(BEGIN "YWJj\n-----END CMS-----"),
	SV_INIT("abc")},
    {"two lines", SV_INIT(BEGIN LINE "\nYWJj\n" END),
	SV_INIT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabc")},
    {"bits behind the padding", SV_INIT(BEGIN "YWJ=\n" END), SV_INIT("")},
    {"short line first", SV_INIT(BEGIN "YWJj\nYWJj\n" END), SV_INIT("")},
    {"padding inside", SV_INIT(BEGIN "YQ==YWJj\n" END), SV_INIT("")},
    {"blank inside", SV_INIT(BEGIN "YW Jj\n" END), SV_INIT("")},
    {"blank at the end of a line", SV_INIT(BEGIN "YWJj \n" END), SV_INIT("")},
    {"empty line", SV_INIT(BEGIN "\nYWJj\n" END), SV_INIT("")},
    {"foreign character", SV_INIT(BEGIN "YW*j\n" END), SV_INIT("")},
    {"base64url", SV_INIT(BEGIN "-_-_\n" END), SV_INIT("")},
    {"header lines", SV_INIT(BEGIN "Comment: x\n\nYWJj\n" END), SV_INIT("")},
    {"text before", SV_INIT("x\n" BEGIN "YWJj\n" END), SV_INIT("")},
    {"text behind", SV_INIT(BEGIN "YWJj\n" END "x"), SV_INIT("")},
    {"two blocks", SV_INIT(BEGIN "YWJj\n" END BEGIN "YWJj\n" END), SV_INIT("")},
    {"another label",
	SV_INIT("-----BEGIN PKCS7-----\nYWJj\n-----END PKCS7-----\n"),
	SV_INIT("")},
    {"labels differ", SV_INIT(BEGIN "YWJj\n-----END CMX-----\n"), SV_INIT("")},
    {"no end", SV_INIT(BEGIN "YWJj\n"), SV_INIT("")},
    {"empty block", SV_INIT(BEGIN END), SV_INIT("")},
    {"NUL inside", SV_INIT(BEGIN "YW\0j\n" END), SV_INIT("")},
    {"nothing", SV_INIT(""), SV_INIT("")},
    {"DER", SV_INIT("\x30\x03\x02\x01\x01"), SV_INIT("")},
};

static void
reads(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	CLEANUP(strbuf_done) struct strbuf text = {0};
	CLEANUP(strbuf_done) struct strbuf again = {0};
	struct err err = {0};
	bool is_good = pem_read(row->text, "CMS", &bytes, &err) == 0;

	KIT_TEXT(strbuf_view(&bytes), row->want);
	KIT_INT(is_good, row->want.len > 0);
	if (!is_good) {
		KIT_INT(err.code, ERR_FORMAT);
		KIT_HAS(sv_from(err.text), "PEM block \"CMS\"");
		return;
	}
	pem_write(strbuf_view(&bytes), "CMS", &text);
	KIT_GOOD(pem_read(strbuf_view(&text), "CMS", &again, &err), &err);
	KIT_TEXT(strbuf_view(&again), row->want);
}

static void
is_limited(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	struct err err = {0};

	(void)at;
	for (size_t i = 0; i < (size_t)1 << 20; i++)
		strbuf_add_char(&text, 'A');
	pem_write(strbuf_view(&text), "CMS", &bytes);
	strbuf_clear(&text);
	KIT_INT(pem_read(strbuf_view(&bytes), "CMS", &text, &err), -1);
	KIT_INT(err.code, ERR_LIMIT);
	KIT_INT(text.len, 0);
}

int
main(void)
{
	KIT_ROWS(rows, reads);
	kit_case("limit", is_limited);
	return kit_finish();
}
