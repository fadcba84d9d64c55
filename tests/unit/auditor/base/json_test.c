/*
 * json_test.c - reading JSON into trees, and asking them.
 */
#include "auditor/base/json.h"

#include "auditor/base/jsonw.h"
#include "auditor/base/limits.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	enum json_mode mode;
	strview text;
	const char *want; /* written again; NULL when refused */
	const char *error;
};

static const struct row rows[] = {
    {"object", JSON_WIRE,
	SV_INIT(" {\"b\": [1, \"x\", true, false, null], \"a\": {}} "),
	"{\"b\":[1,\"x\",true,false,null],\"a\":{}}", NULL},
    {"scalar", JSON_WIRE, SV_INIT("\"x\""), "\"x\"", NULL},
    {"number beyond 2^63", JSON_WIRE,
	SV_INIT("[15394007230974001153,-0,1e400]"),
	"[15394007230974001153,-0,1e400]", NULL},
    {"text that looks like a number", JSON_WIRE,
	SV_INIT("[\"n1\",\"1\",\"s\"]"), "[\"n1\",\"1\",\"s\"]", NULL},
    {"of equal keys the last", JSON_WIRE, SV_INIT("{\"a\":1,\"b\":2,\"a\":3}"),
	"{\"b\":2,\"a\":3}", NULL},
    {"of three equal keys the last", JSON_WIRE,
	SV_INIT("{\"a\":1,\"a\":[2],\"a\":{}}"), "{\"a\":{}}", NULL},
    {"keys of other case differ", JSON_WIRE, SV_INIT("{\"a\":1,\"A\":2}"),
	"{\"a\":1,\"A\":2}", NULL},
    {"empty key", JSON_WIRE, SV_INIT("{\"\":1}"), "{\"\":1}", NULL},
    {"text is kept behind NUL", JSON_WIRE,
	SV_INIT("{\"upn\":\"admin\\u0000x\"}"),
	"{\"upn\":\"\\u001aadmin\\\\u0000x\"}", NULL},
    {"key is kept behind NUL", JSON_WIRE,
	SV_INIT("{\"a\\u0000b\":1,\"a\\u0000c\":2}"),
	"{\"\\u001aa\\\\u0000b\":1,\"\\u001aa\\\\u0000c\":2}", NULL},
    {"one odd byte blinds nothing", JSON_WIRE,
	SV_INIT("[\"a\",\"\xff\",\"\\ud800\",\"b\"]"),
	"[\"a\",\"\\u001a\\\\xFF\",\"\\u001a\\\\uD800\",\"b\"]", NULL},
    {"own equal keys", JSON_OWN, SV_INIT("{\"a\":1,\"a\":1}"), NULL,
	"key \"a\" occurs twice"},
    {"nothing", JSON_WIRE, SV_INIT(""), NULL, "line 1: not JSON"},
    {"only blanks", JSON_WIRE, SV_INIT(" \n "), NULL, "not JSON"},
    {"trailing bytes", JSON_WIRE, SV_INIT("{\"a\":1} 2"), NULL, "not JSON"},
    {"two values", JSON_WIRE, SV_INIT("[] []"), NULL, "not JSON"},
    {"trailing comma", JSON_WIRE, SV_INIT("[1,\n2,\n]"), NULL,
	"line 3: not JSON"},
    {"missing comma", JSON_WIRE, SV_INIT("[1 2]"), NULL, "not JSON"},
    {"missing colon", JSON_WIRE, SV_INIT("{\"a\" 1}"), NULL, "not JSON"},
    {"colon in an array", JSON_WIRE, SV_INIT("[\"a\":1]"), NULL, "not JSON"},
    {"brackets crossed", JSON_WIRE, SV_INIT("[{]}"), NULL, "not JSON"},
    {"cut off", JSON_WIRE, SV_INIT("{\"value\":[{\"a\":1}"), NULL, "not JSON"},
    {"line behind raw line breaks", JSON_WIRE, SV_INIT("[\"a\n\nb\",\n]"), NULL,
	"line 4: not JSON"},
    {"NUL bytes", JSON_WIRE, SV_INIT("\0\0\0"), NULL, "NUL byte"},
    {"HTML", JSON_WIRE, SV_INIT("<html>"), NULL,
	"line 1: unexpected character"},
};

static void
reads(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	struct jsonw w = {.out = &buf};
	const struct json *root = NULL;
	struct err err = {0};
	int status = json_parse(row->text, row->mode, arena, &root, &err);

	if (row->want == NULL) {
		KIT_INT(status, -1);
		KIT_TRUE(root == NULL);
		KIT_INT(err.code, ERR_FORMAT);
		KIT_HAS(sv_from(err.text), row->error);
		return;
	}
	KIT_GOOD(status, &err);
	jsonw_value(&w, NULL, root);
	KIT_TEXT(strbuf_view(&buf), sv_from(row->want));

	/* What was written is ours, and says the same. */
	KIT_GOOD(
	    json_parse(strbuf_view(&buf), JSON_OWN, arena, &root, &err), &err);
	strbuf_clear(&buf);
	w = (struct jsonw){.out = &buf};
	jsonw_value(&w, NULL, root);
	KIT_TEXT(strbuf_view(&buf), sv_from(row->want));
}

static void
limits_members(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf text = {0};
	const struct json *root = NULL;
	struct err err = {0};

	(void)at;
	strbuf_add_char(&text, '{');
	for (unsigned i = 0; i < LIMIT_MEMBERS; i++)
		strbuf_printf(&text, "%s\"k%u\":%u", i > 0 ? "," : "", i, i);
	size_t whole = text.len;
	strbuf_add_char(&text, '}');
	KIT_GOOD(
	    json_parse(strbuf_view(&text), JSON_OWN, arena, &root, &err), &err);
	KIT_INT(root->count, LIMIT_MEMBERS);
	KIT_TEXT(json_get_text(root, SV("k77")), SV("77"));

	text.len = whole;
	strbuf_add_text(&text, ",\"more\":1}");
	KIT_INT(
	    json_parse(strbuf_view(&text), JSON_OWN, arena, &root, &err), -1);
	KIT_INT(err.code, ERR_LIMIT);
	KIT_HAS(sv_from(err.text), "more than 8192 members");
}

struct empty_row {
	const char *name;
	strview text;
	bool want;
};

static const struct empty_row empties[] = {
    {"null is empty", SV_INIT("null"), true},
    {"\"\" is empty", SV_INIT("\"\""), true},
    {"[] is empty", SV_INIT("[]"), true},
    {"{} is empty", SV_INIT("{}"), true},
    {"false is not", SV_INIT("false"), false},
    {"0 is not", SV_INIT("0"), false},
    {"a blank is not", SV_INIT("\" \""), false},
    {"[null] is not", SV_INIT("[null]"), false},
};

static void
knows_empty(const void *at)
{
	const struct empty_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const struct json *root;
	struct err err = {0};

	KIT_GOOD(json_parse(row->text, JSON_WIRE, arena, &root, &err), &err);
	KIT_INT(json_is_empty(root), row->want);
}

static void
answers(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const struct json *root;
	struct err err = {0};

	(void)at;
	KIT_GOOD(json_parse(SV("{\"a\":\"x\",\"b\":true,\"c\":5,\"d\":[1],"
			       "\"e\":\"true\"}"),
		     JSON_WIRE, arena, &root, &err),
	    &err);
	KIT_TEXT(json_get_text(root, SV("a")), SV("x"));
	KIT_TEXT(json_get_text(root, SV("c")), SV("5"));
	KIT_TEXT(json_get_text(root, SV("d")), SV(""));
	KIT_TEXT(json_get_text(root, SV("A")), SV(""));
	KIT_TRUE(json_is_true(json_get(root, SV("b"))));
	KIT_TRUE(!json_is_true(json_get(root, SV("e"))));
	KIT_TRUE(!json_is_true(NULL));
	KIT_TRUE(json_is_type(json_get(root, SV("c")), JSON_NUMBER));
	KIT_TRUE(!json_is_type(NULL, JSON_NULL));
	KIT_TRUE(json_is_empty(NULL));
	KIT_TRUE(json_get(NULL, SV("a")) == NULL);
	KIT_TRUE(json_get(json_get(root, SV("d")), SV("a")) == NULL);
	KIT_TEXT(json_get(root, SV("a"))->key, SV("a"));
}

int
main(void)
{
	KIT_ROWS(rows, reads);
	KIT_ROWS(empties, knows_empty);
	kit_case("members of one object", limits_members);
	kit_case("questions to a tree", answers);
	return kit_finish();
}
