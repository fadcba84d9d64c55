/*
 * codec_test.c - hexadecimal and base64url.
 */
#include "auditor/base/codec.h"

#include "tests/support/kit_rows.h"

struct hex_row {
	const char *name;
	strview hex;
	bool good;
	strview bytes;
};

static const struct hex_row hexes[] = {
    {"both cases", SV_INIT("00fFaB"), true, SV_INIT("\x00\xff\xab")},
    {"no digits", SV_INIT(""), true, SV_INIT("")},
    {"half a byte", SV_INIT("abc"), false, SV_INIT("")},
    {"behind f", SV_INIT("0g"), false, SV_INIT("")},
    {"in front of a", SV_INIT("`0"), false, SV_INIT("")},
    {"high bit of hexadecimal", SV_INIT("\xe1\xe1"), false, SV_INIT("")},
};

static void
decodes_hex(const void *at)
{
	const struct hex_row *row = at;
	unsigned char out[8];

	KIT_INT(codec_hex_decode(row->hex, out), row->good);
	if (row->good)
		KIT_TEXT(
		    ((strview){(char *)out, row->hex.len / 2}), row->bytes);
}

struct row {
	const char *name;
	strview bytes;
	strview text;
};

/* RFC 4648, section 10, without padding; the last rows differ from base64. */
static const struct row rows[] = {
    {"no bytes", SV_INIT(""), SV_INIT("")},
    {"f", SV_INIT("f"), SV_INIT("Zg")},
    {"fo", SV_INIT("fo"), SV_INIT("Zm8")},
    {"foo", SV_INIT("foo"), SV_INIT("Zm9v")},
    {"foob", SV_INIT("foob"), SV_INIT("Zm9vYg")},
    {"fooba", SV_INIT("fooba"), SV_INIT("Zm9vYmE")},
    {"foobar", SV_INIT("foobar"), SV_INIT("Zm9vYmFy")},
    {"url alphabet", SV_INIT("\xfb\xff\xbf"), SV_INIT("-_-_")},
    {"NUL bytes", SV_INIT("\0\0"), SV_INIT("AAA")},
};

static void
goes_both_ways(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	struct err err = {0};

	codec_base64url(&buf, row->bytes);
	KIT_TEXT(strbuf_view(&buf), row->text);
	strbuf_clear(&buf);
	KIT_GOOD(codec_base64url_decode(row->text, &buf, &err), &err);
	KIT_TEXT(strbuf_view(&buf), row->bytes);
}

struct bad_row {
	const char *name;
	strview text;
	const char *error;
};

static const struct bad_row bads[] = {
    {"padding", SV_INIT("Zg=="), "not base64url at character 3"},
    {"plus of base64", SV_INIT("+/+/"), "not base64url at character 1"},
    {"blank", SV_INIT("Zm 9"), "not base64url at character 3"},
    {"NUL byte", SV_INIT("Zm\0"), "not base64url at character 3"},
    {"high bit", SV_INIT("Zm9\xe3"), "not base64url at character 4"},
    {"one digit over", SV_INIT("Zm9vY"), "cut off"},
    {"bits over", SV_INIT("Zh"), "cut off"},
};

static void
refuses(const void *at)
{
	const struct bad_row *row = at;
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	struct err err = {0};

	strbuf_add_text(&buf, "kept");
	KIT_INT(codec_base64url_decode(row->text, &buf, &err), -1);
	KIT_INT(err.code, ERR_FORMAT);
	KIT_HAS(sv_from(err.text), row->error);
	KIT_TEXT(strbuf_view(&buf), SV("kept"));
}

int
main(void)
{
	KIT_ROWS(hexes, decodes_hex);
	KIT_ROWS(rows, goes_both_ways);
	KIT_ROWS(bads, refuses);
	return kit_finish();
}
