/*
 * feed_test.c - bytes as a window, always UTF-8.
 */
#include "auditor/intake/feed.h"

#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	const char *bytes;
	size_t len;
	const char *want;
};

#define BYTES(text) text, sizeof(text) - 1

static const struct row rows[] = {
    {"UTF-8", BYTES("a\xc3\xa9"), "a\xc3\xa9"},
    {"a mark of UTF-8", BYTES("\xef\xbb\xbf{}"), "{}"},
    {"UTF-16LE with a mark",
	BYTES("\xff\xfe"
	      "a\0\xe9\0"),
	"a\xc3\xa9"},
    {"UTF-16BE with a mark",
	BYTES("\xfe\xff"
	      "\0a\0\xe9"),
	"a\xc3\xa9"},
    {"UTF-16LE without", BYTES("{\0}\0"), "{}"},
    {"UTF-16BE without", BYTES("\0{\0}"), "{}"},
    {"a pair of surrogates", BYTES("\xff\xfe\x3d\xd8\xe7\xdc"),
	"\xf0\x9f\x93\xa7"},
    {"half a pair is no UTF-8",
	BYTES("\xff\xfe\x3d\xd8"
	      "a\0"),
	"\xed\xa0\xbd"
	"a"},
    {"half a pair at the end",
	BYTES("\xff\xfe"
	      "a\0\x3d\xd8"),
	"a\xed\xa0\xbd"},
    {"half a unit at the end",
	BYTES("\xff\xfe"
	      "a\0b"),
	"a\xff"},
    {"a mark alone", BYTES("\xff\xfe"), ""},
    {"nothing", BYTES(""), ""},
    {"one byte", BYTES("x"), "x"},
};

/* One byte at a time: every cut is met. */
static int
read_byte(void *cookie, char *buf, size_t size, size_t *got, struct err *err)
{
	strview *rest = cookie;

	(void)err;
	*got = rest->len > 0 && size > 0;
	if (*got > 0)
		buf[0] = rest->ptr[0];
	*rest = sv_slice(*rest, *got, rest->len);
	return 0;
}

static void
decodes(const void *at)
{
	const struct row *row = at;
	strview bytes = {row->bytes, row->len};
	const struct feed_source source = {read_byte, &bytes};
	CLEANUP(feed_done) struct feed feed;
	CLEANUP(strbuf_done) struct strbuf have = {0};
	struct err err = {0};
	size_t got = 1;
	char buf[3];

	feed_init(&feed, &source, 1000, 0);
	while (got > 0) {
		KIT_GOOD(feed_take(&feed, buf, sizeof(buf), &got, &err), &err);
		strbuf_add(&have, (strview){buf, got});
	}
	KIT_TEXT(strbuf_view(&have), sv_from(row->want));
	KIT_TRUE(feed_is_over(&feed));
}

static void
counts_lines(const void *unused)
{
	strview bytes = SV("a\nb\n\nc");
	const struct feed_source source = feed_from_bytes(&bytes);
	CLEANUP(feed_done) struct feed feed;
	struct err err = {0};

	(void)unused;
	feed_init(&feed, &source, 1000, 0);
	KIT_GOOD(feed_want(&feed, 100, &err), &err);
	KIT_INT(feed.line, 1);
	feed_skip(&feed, 5);
	KIT_INT(feed.line, 4);
	KIT_TEXT(feed_view(&feed), SV("c"));
}

static void
has_limits(const void *unused)
{
	strview bytes = SV("0123456789");
	const struct feed_source source = feed_from_bytes(&bytes);
	struct err err = {0};
	CLEANUP(feed_done) struct feed feed;
	CLEANUP(feed_done) struct feed late;

	(void)unused;
	feed_init(&feed, &source, 5, 0);
	KIT_INT(feed_want(&feed, 10, &err), -1);
	KIT_HAS(sv_from(err.text), "more than 5 bytes");
	KIT_INT(err.code, ERR_LIMIT);
	bytes = SV("0123456789");
	feed_init(&late, &source, 100, 1);
	KIT_INT(feed_want(&late, 10, &err), -1);
	KIT_HAS(sv_from(err.text), "longer than 30 minutes");
}

int
main(void)
{
	KIT_ROWS(rows, decodes);
	kit_case("lines", counts_lines);
	kit_case("limits", has_limits);
	return kit_finish();
}
