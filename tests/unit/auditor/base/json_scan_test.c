/*
 * json_scan_test.c - the form that JSON is given before cJSON sees it.
 */
#include "auditor/base/json_scan.h"

#include "auditor/base/limits.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	enum json_mode mode;
	strview text;
	strview want;
	const char *error; /* part of the message; NULL when it is taken */
};

static const struct row rows[] = {
    {"string", JSON_WIRE, SV_INIT("\"a\""), SV_INIT("\"sa\""), NULL},
    {"empty string", JSON_WIRE, SV_INIT("\"\""), SV_INIT("\"s\""), NULL},
    {"number", JSON_WIRE, SV_INIT("-1.50e+07"), SV_INIT("\"n-1.50e+07\""),
	NULL},
    {"huge number", JSON_WIRE, SV_INIT("15394007230974001153"),
	SV_INIT("\"n15394007230974001153\""), NULL},
    {"words", JSON_WIRE, SV_INIT("[true,false,null]"),
	SV_INIT("[true,false,null]"), NULL},
    {"keys have no prefix", JSON_WIRE,
	SV_INIT("{\"a\":\"b\",\"c\":[\"d\",{\"e\":1}]}"),
	SV_INIT("{\"a\":\"sb\",\"c\":[\"sd\",{\"e\":\"n1\"}]}"), NULL},
    {"key behind a nested object", JSON_WIRE,
	SV_INIT("{\"a\":{\"b\":1},\"c\":\"d\"}"),
	SV_INIT("{\"a\":{\"b\":\"n1\"},\"c\":\"sd\"}"), NULL},
    {"escapes", JSON_WIRE, SV_INIT("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\""),
	SV_INIT("\"s\\u001a\\\"\\\\\\\\/"
		"\\\\u0008\\\\u000C\\u000a\\u000d\\u0009ä\""),
	NULL},
    {"plain escapes", JSON_WIRE, SV_INIT("\"\\n\\/\\\\\""),
	SV_INIT("\"s\\u000a/\\\\\""), NULL},
    {"surrogate pair", JSON_WIRE, SV_INIT("\"\\ud83d\\uDE00\""),
	SV_INIT("\"s\xf0\x9f\x98\x80\""), NULL},
    {"lone high surrogate", JSON_WIRE, SV_INIT("\"\\ud800x\""),
	SV_INIT("\"s\\u001a\\\\uD800x\""), NULL},
    {"lone low surrogate", JSON_WIRE, SV_INIT("\"\\udc00\""),
	SV_INIT("\"s\\u001a\\\\uDC00\""), NULL},
    {"two high surrogates", JSON_WIRE, SV_INIT("\"\\ud800\\ud800\""),
	SV_INIT("\"s\\u001a\\\\uD800\\\\uD800\""), NULL},
    {"high surrogate, other escape", JSON_WIRE, SV_INIT("\"\\ud800\\n\""),
	SV_INIT("\"s\\u001a\\\\uD800\\u000a\""), NULL},
    {"NUL escape", JSON_WIRE, SV_INIT("\"a\\u0000b\""),
	SV_INIT("\"s\\u001aa\\\\u0000b\""), NULL},
    {"raw NUL", JSON_WIRE, SV_INIT("\"a\0b\""),
	SV_INIT("\"s\\u001aa\\\\u0000b\""), NULL},
    {"broken UTF-8", JSON_WIRE, SV_INIT("\"\xff\""),
	SV_INIT("\"s\\u001a\\\\xFF\""), NULL},
    {"the tag from outside", JSON_WIRE, SV_INIT("\"\\u001aabc\""),
	SV_INIT("\"s\\u001a\\\\u001Aabc\""), NULL},
    {"odd key", JSON_WIRE, SV_INIT("{\"a\\u0000\":1}"),
	SV_INIT("{\"\\u001aa\\\\u0000\":\"n1\"}"), NULL},
    {"line break in a string", JSON_WIRE, SV_INIT("[\"a\nb\"]"),
	SV_INIT("[\"sa\\u000ab\"\n]"), NULL},
    {"byte order mark", JSON_WIRE, SV_INIT("\xef\xbb\xbf[]"), SV_INIT("[]"),
	NULL},
    {"white space stays", JSON_WIRE, SV_INIT(" [\t1 ,\r\n2 ]\n"),
	SV_INIT(" [\t\"n1\" ,\r\n\"n2\" ]\n"), NULL},
    {"own tag", JSON_OWN, SV_INIT("\"\\u001aa\\\\u0000\""),
	SV_INIT("\"s\\u001aa\\\\u0000\""), NULL},
    {"own text", JSON_OWN, SV_INIT("\"\\n転送\""), SV_INIT("\"s\\u000a転送\""),
	NULL},

    {"own NUL escape", JSON_OWN, SV_INIT("\"a\\u0000\""), SV_INIT(""),
	"line 1: control character or broken text"},
    {"own second tag", JSON_OWN, SV_INIT("\"\\u001aa\\u001a\""), SV_INIT(""),
	"control character"},
    {"own broken UTF-8", JSON_OWN, SV_INIT("\"\xff\""), SV_INIT(""),
	"broken text"},
    {"own lone surrogate", JSON_OWN, SV_INIT("\"\\ud800\""), SV_INIT(""),
	"broken text"},
    {"own raw line break", JSON_OWN, SV_INIT("\"a\nb\""), SV_INIT(""),
	"line 1: control character"},
    {"own byte order mark", JSON_OWN, SV_INIT("\xef\xbb\xbf[]"), SV_INIT(""),
	"unexpected character"},
    {"number as key", JSON_WIRE, SV_INIT("{1:2}"), SV_INIT(""),
	"line 1: a key has to be a string"},
    {"number as second key", JSON_WIRE, SV_INIT("{\"a\":1,\n2:3}"), SV_INIT(""),
	"line 2: a key has to be a string"},
    {"leading zero", JSON_WIRE, SV_INIT("01"), SV_INIT(""), "malformed number"},
    {"minus alone", JSON_WIRE, SV_INIT("-"), SV_INIT(""), "malformed number"},
    {"point without digits", JSON_WIRE, SV_INIT("1."), SV_INIT(""),
	"malformed number"},
    {"exponent without digits", JSON_WIRE, SV_INIT("1e+"), SV_INIT(""),
	"malformed number"},
    {"unknown word", JSON_WIRE, SV_INIT("[tru]"), SV_INIT(""),
	"line 1: unexpected character"},
    {"not a number", JSON_WIRE, SV_INIT("[NaN]"), SV_INIT(""),
	"unexpected character"},
    {"comment", JSON_WIRE, SV_INIT("[] // x"), SV_INIT(""),
	"unexpected character"},
    {"control as white space", JSON_WIRE, SV_INIT("[\f]"), SV_INIT(""),
	"unexpected character"},
    {"NUL outside", JSON_WIRE, SV_INIT("\n[\0]"), SV_INIT(""),
	"line 2: NUL byte outside a string"},
    {"string without end", JSON_WIRE, SV_INIT("[\n\"abc"), SV_INIT(""),
	"line 2: string without end"},
    {"escape without end", JSON_WIRE, SV_INIT("\"\\"), SV_INIT(""),
	"string without end"},
    {"unknown escape", JSON_WIRE, SV_INIT("\"\\q\""), SV_INIT(""),
	"unknown escape"},
    {"escaped NUL byte", JSON_WIRE, SV_INIT("\"\\\0\""), SV_INIT(""),
	"unknown escape"},
    {"short hexadecimal", JSON_WIRE, SV_INIT("\"\\u12\""), SV_INIT(""),
	"four hexadecimal digits"},
    {"no hexadecimal", JSON_WIRE, SV_INIT("\"\\u12g4\""), SV_INIT(""),
	"four hexadecimal digits"},
    {"closing alone", JSON_WIRE, SV_INIT("]"), SV_INIT(""),
	"closing bracket without opening"},
    {"UTF-16 file", JSON_WIRE, SV_INIT("\xff\xfe[\0]\0"), SV_INIT(""),
	"UTF-16"},
    {"UTF-16 file, big end first", JSON_WIRE, SV_INIT("\xfe\xff\0[\0]"),
	SV_INIT(""), "UTF-16"},
};

static void
scans(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct err err = {0};
	int status = json_scan(row->text, row->mode, &out, &err);

	KIT_INT(status, row->error != NULL ? -1 : 0);
	if (row->error != NULL) {
		KIT_HAS(sv_from(err.text), row->error);
		KIT_INT(err.code, ERR_FORMAT);
	} else {
		KIT_TEXT(strbuf_view(&out), row->want);
	}
}

struct depth_row {
	const char *name;
	enum json_mode mode;
	unsigned depth;
	bool good;
};

static const struct depth_row depths[] = {
    {"as deep as the wire may", JSON_WIRE, LIMIT_WIRE_DEPTH, true},
    {"deeper than the wire may", JSON_WIRE, LIMIT_WIRE_DEPTH + 1, false},
    {"as deep as ours may", JSON_OWN, LIMIT_DEPTH, true},
    {"deeper than ours may", JSON_OWN, LIMIT_DEPTH + 1, false},
    {"very deep", JSON_OWN, 100000, false},
};

static void
limits_depth(const void *at)
{
	const struct depth_row *row = at;
	CLEANUP(strbuf_done) struct strbuf text = {0};
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct err err = {0};

	for (unsigned i = 0; i < row->depth; i++)
		strbuf_add_char(&text, '[');
	for (unsigned i = 0; i < row->depth; i++)
		strbuf_add_char(&text, ']');
	int status = json_scan(strbuf_view(&text), row->mode, &out, &err);
	KIT_INT(status, row->good ? 0 : -1);
	if (row->good)
		return;
	KIT_INT(err.code, ERR_LIMIT);
	KIT_HAS(sv_from(err.text), "nested deeper than");
}

static void
limits_output(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf out = {.max = 4};
	struct err err = {0};

	(void)at;
	KIT_INT(json_scan(SV("[1,2]"), JSON_WIRE, &out, &err), -1);
	KIT_INT(err.code, ERR_LIMIT);
}

static void
hints_at_utf16(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct err err = {0};

	(void)at;
	KIT_INT(json_scan(SV("\xff\xfe{\0"), JSON_WIRE, &out, &err), -1);
	KIT_HAS(sv_from(err.hint), "UTF-8");
}

int
main(void)
{
	KIT_ROWS(rows, scans);
	KIT_ROWS(depths, limits_depth);
	kit_case("output larger than its buffer", limits_output);
	kit_case("hint for UTF-16", hints_at_utf16);
	return kit_finish();
}
