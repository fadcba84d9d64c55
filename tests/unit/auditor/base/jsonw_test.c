/*
 * jsonw_test.c - commas, quoting and nesting of written JSON.
 */
#include "auditor/base/jsonw.h"

#include "tests/support/kit_rows.h"

struct quote_row {
	const char *name;
	strview text;
	strview want;
};

static const struct quote_row quotes[] = {
    {"plain", SV_INIT("abc"), SV_INIT("\"abc\"")},
    {"empty", SV_INIT(""), SV_INIT("\"\"")},
    {"quote and backslash", SV_INIT("a\"\\b"), SV_INIT("\"a\\\"\\\\b\"")},
    {"line break", SV_INIT("\n\r\t"), SV_INIT("\"\\n\\u000d\\u0009\"")},
    {"controls", SV_INIT("\0\x1f\x7f"), SV_INIT("\"\\u0000\\u001f\\u007f\"")},
    {"Japanese", SV_INIT("転送"), SV_INIT("\"転送\"")},
    {"slash", SV_INIT("</script>"), SV_INIT("\"</script>\"")},
    {"broken bytes", SV_INIT("a\xff\xc3z"), SV_INIT("\"a\\ufffd\\ufffdz\"")},
    {"coded surrogate", SV_INIT("\xed\xa0\x80"),
	SV_INIT("\"\\ufffd\\ufffd\\ufffd\"")},
};

static void
quotes_text(const void *at)
{
	const struct quote_row *row = at;
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	jsonw_quote(&buf, row->text);
	KIT_TEXT(strbuf_view(&buf), row->want);
}

static const struct quote_row shown[] = {
    {"Japanese to be shown", SV_INIT("転送"), SV_INIT("\"転送\"")},
    {"direction turned", SV_INIT("a\u202eb\u2066"),
	SV_INIT("\"a\\u202eb\\u2066\"")},
    {"invisible", SV_INIT("\u200b\ufeff"), SV_INIT("\"\\u200b\\ufeff\"")},
    {"invisible, beyond 16 bits", SV_INIT("\U000e0041"),
	SV_INIT("\"\\udb40\\udc41\"")},
    {"controls of the second set", SV_INIT("\xc2\x9b"), SV_INIT("\"\\u009b\"")},
};

/* As keys, as values, and as parts of a tree. */
static void
quotes_shown(const void *at)
{
	const struct quote_row *row = at;
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	CLEANUP(strbuf_done) struct strbuf want = {0};
	struct jsonw w = {.out = &buf, .is_shown = true};
	struct json member = {
	    .type = JSON_STRING, .key = row->text, .text = row->text};
	const struct json tree = {
	    .type = JSON_OBJECT, .items = &member, .count = 1};

	jsonw_array(&w, NULL);
	jsonw_text(&w, NULL, row->text);
	jsonw_value(&w, NULL, &tree);
	jsonw_end(&w);
	strbuf_printf(&want, "[" SV_FMT ",{" SV_FMT ":" SV_FMT "}]",
	    SV_ARG(row->want), SV_ARG(row->want), SV_ARG(row->want));
	KIT_TEXT(strbuf_view(&buf), strbuf_view(&want));
}

static void
write_sample(struct jsonw *w)
{
	jsonw_object(w, NULL);
	jsonw_cstr(w, "name", "x");
	jsonw_text(w, "text", SV("y"));
	jsonw_int(w, "low", INT64_MIN);
	jsonw_bool(w, "yes", true);
	jsonw_bool(w, "no", false);
	jsonw_null(w, "none");
	jsonw_array(w, "list");
	jsonw_int(w, NULL, 1);
	jsonw_object(w, NULL);
	jsonw_end(w);
	jsonw_array(w, NULL);
	jsonw_end(w);
	jsonw_end(w);
	jsonw_object(w, "inner");
	jsonw_null(w, "a");
	jsonw_end(w);
	jsonw_end(w);
}

static void
writes_compact(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	struct jsonw w = {.out = &buf};

	(void)at;
	write_sample(&w);
	KIT_INT(w.depth, 0);
	KIT_TEXT(strbuf_view(&buf),
	    SV("{\"name\":\"x\",\"text\":\"y\",\"low\":-9223372036854775808,"
	       "\"yes\":true,\"no\":false,\"none\":null,\"list\":[1,{},[]],"
	       "\"inner\":{\"a\":null}}"));
}

static void
writes_pretty(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	struct jsonw w = {.out = &buf, .pretty = true};

	(void)at;
	write_sample(&w);
	KIT_TEXT(strbuf_view(&buf),
	    SV("{\n  \"name\": \"x\",\n  \"text\": \"y\",\n"
	       "  \"low\": -9223372036854775808,\n  \"yes\": true,\n"
	       "  \"no\": false,\n  \"none\": null,\n"
	       "  \"list\": [\n    1,\n    {},\n    []\n  ],\n"
	       "  \"inner\": {\n    \"a\": null\n  }\n}"));
}

/* A tree as deep as the reader allows fits inside a document of ours. */
static void
writes_deep_trees(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf deep = {0};
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	struct jsonw w = {.out = &buf};
	const struct json *root;
	struct err err = {0};

	(void)at;
	for (unsigned i = 0; i < LIMIT_DEPTH; i++)
		strbuf_add_char(&deep, '[');
	for (unsigned i = 0; i < LIMIT_DEPTH; i++)
		strbuf_add_char(&deep, ']');
	KIT_GOOD(
	    json_parse(strbuf_view(&deep), JSON_OWN, arena, &root, &err), &err);
	for (unsigned i = 0; i < 12; i++)
		jsonw_array(&w, NULL);
	jsonw_value(&w, NULL, root);
	for (unsigned i = 0; i < 12; i++)
		jsonw_end(&w);
	KIT_INT(buf.len, 2 * (LIMIT_DEPTH + 12));
}

int
main(void)
{
	KIT_ROWS(quotes, quotes_text);
	KIT_ROWS(shown, quotes_shown);
	kit_case("compact document", writes_compact);
	kit_case("pretty document", writes_pretty);
	kit_case("deep tree in a document", writes_deep_trees);
	return kit_finish();
}
