/*
 * json_pull_test.c - JSON one value at a time.
 */
#include "auditor/base/json_pull.h"

#include "auditor/base/jsonw.h"
#include "auditor/base/limits.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	const char *text;
	const char *want;  /* the value as JSON */
	const char *rest;  /* behind it */
	const char *error; /* part of the message; NULL: it is good */
};

static const struct row rows[] = {
    {"an object", " {\"a\": [1, -2.5e3, true, false, null]},x",
	"{\"a\":[1,-2.5e3,true,false,null]}", ",x", NULL},
    {"empty ones", "[{}, [], \"\"]", "[{},[],\"\"]", "", NULL},
    {"a number keeps its digits", "9007199254740993 ", "9007199254740993", " ",
	NULL},
    {"escapes", "\"\\u00e9\\n\\ud83d\\udce7\\/\"",
	"\"\xc3\xa9\\n\xf0\x9f\x93\xa7/\"", "", NULL},
    {"NUL is kept, and tagged", "\"a\\u0000\"", "\"\\u001aa\\\\u0000\"", "",
	NULL},
    {"so is an odd byte", "\"\xff\"", "\"\\u001a\\\\xFF\"", "", NULL},
    {"equal keys", "{\"a\": 1,\n\"b\": 2, \"a\": 3}", NULL, NULL,
	"line 2, offset 18: the key \"a\" occurs twice in one object"},
    {"equal keys, one with an escape", "[{\"ab\": 1, \"\\u0061b\": 2}]", NULL,
	NULL, "the key \"ab\" occurs twice"},
    {"keys in other letters are others", "{\"a\": 1, \"A\": 2}",
	"{\"a\":1,\"A\":2}", "", NULL},
    {"two lines, one error", "[1,\n2 3]", NULL, NULL,
	"line 2: comma or bracket expected"},
    {"a key without quotes", "{a: 1}", NULL, NULL, "a key has to be a string"},
    {"no colon", "{\"a\" 1}", NULL, NULL, "no colon"},
    {"a number with a zero before", "[01]", NULL, NULL, "malformed number"},
    {"a comma at the end", "[1,]", NULL, NULL, "unexpected character"},
    {"a word cut off", "tru", NULL, NULL, "unexpected character"},
    {"a string cut off", "\"a", NULL, NULL, "without end"},
    {"an unknown escape", "\"\\q\"", NULL, NULL, "malformed string"},
    {"nothing", "", NULL, NULL, "a value was expected"},
    {"an object cut off", "{\"a\": 1", NULL, NULL, "not closed"},
};

static void
reads(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(json_pull_done) struct json_pull pull = {0};
	CLEANUP(strbuf_done) struct strbuf have = {0};
	struct jsonw w = {.out = &have};
	strview text = sv_from(row->text);
	struct json value;
	struct err err = {0};
	size_t used = 0;
	enum json_pull_status status =
	    json_pull_value(&pull, text, true, arena, &value, &used, &err);

	if (row->error != NULL) {
		KIT_INT(status, JSON_PULL_FAILED);
		KIT_HAS(sv_from(err.text), row->error);
		return;
	}
	KIT_INT(status, JSON_PULL_DONE);
	jsonw_value(&w, NULL, &value);
	KIT_TEXT(strbuf_view(&have), sv_from(row->want));
	KIT_TEXT(sv_slice(text, used, text.len), sv_from(row->rest));
}

/* Wherever a window ends inside the value, more is wanted. */
static void
wants_more(const void *unused)
{
	const strview text = SV("{\"a\": [1, \"\\u00e9x\", true], \"b\": {}}");
	CLEANUP(json_pull_done) struct json_pull pull = {0};
	struct json value;
	struct err err;
	size_t used = 0;

	(void)unused;
	for (size_t i = 0; i < text.len; i++) {
		CLEANUP(arena_drop) struct arena *arena = arena_new();
		strview cut = sv_slice(text, 0, i);
		KIT_INT(json_pull_value(
			    &pull, cut, false, arena, &value, &used, &err),
		    JSON_PULL_MORE);
		KIT_INT(json_pull_extent(cut, false, &used), JSON_PULL_MORE);
	}
	KIT_INT(json_pull_extent(text, false, &used), JSON_PULL_DONE);
	KIT_INT(used, text.len);
}

static void
has_limits(const void *unused)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(json_pull_done) struct json_pull pull = {0};
	CLEANUP(strbuf_done) struct strbuf text = {0};
	struct json value;
	struct err err = {0};
	size_t used = 0;

	(void)unused;
	for (int i = 0; i <= LIMIT_WIRE_DEPTH; i++)
		strbuf_add_char(&text, '[');
	KIT_INT(json_pull_value(&pull, strbuf_view(&text), true, arena, &value,
		    &used, &err),
	    JSON_PULL_FAILED);
	KIT_HAS(sv_from(err.text), "nested deeper");
	KIT_INT(err.code, ERR_LIMIT);
	strbuf_clear(&text);
	for (int i = 0; i <= LIMIT_MEMBERS; i++)
		strbuf_printf(&text, "%s\"%d\":0", i > 0 ? "," : "{", i);
	strbuf_add_char(&text, '}');
	KIT_INT(json_pull_value(&pull, strbuf_view(&text), true, arena, &value,
		    &used, &err),
	    JSON_PULL_FAILED);
	KIT_HAS(sv_from(err.text), "too many members");
}

int
main(void)
{
	KIT_ROWS(rows, reads);
	kit_case("a window that ends too early", wants_more);
	kit_case("limits", has_limits);
	return kit_finish();
}
