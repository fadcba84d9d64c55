/*
 * phrase_test.c - values, edits and long texts as people read them.
 */
#include "auditor/report/phrase.h"

#include "auditor/base/utf8.h"
#include "tests/support/kit_rows.h"

struct value {
	const char *name;
	strview json;
	strview want;
};

static const struct value values[] = {
    {"null", SV_INIT("null"), SV_INIT("(empty)")},
    {"true", SV_INIT("true"), SV_INIT("true")},
    {"number as written", SV_INIT("9007199254740993"),
	SV_INIT("9007199254740993")},
    {"text without quotes", SV_INIT("\"\\\\d+ \\\"x\\\"\""),
	SV_INIT("\\d+ \"x\"")},
    {"list", SV_INIT("[\"a\",1,null]"), SV_INIT("[a, 1, (empty)]")},
    {"object", SV_INIT("{\"a\":\"b\",\"c\":[false]}"),
	SV_INIT("{a: b, c: [false]}")},
    {"odd text", SV_INIT("\"a\\u0000b\""), SV_INIT("a\\u0000b")},
};

static void
shows_value(const void *at)
{
	const struct value *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const struct json *root;
	struct err err;

	KIT_GOOD(json_parse(row->json, JSON_WIRE, arena, &root, &err), &err);
	KIT_TEXT(phrase_value(root, arena), row->want);
}

struct cut {
	const char *name;
	strview text;
	strview want;
};

static const struct cut cuts[] = {
    {"short enough", SV_INIT("abcd"), SV_INIT("abcd")},
    {"too long", SV_INIT("abcde"),
	SV_INIT("abcd... (5 bytes in all, whole in the JSON report)")},
    {"counted by characters",
	SV_INIT("\xe6\xa0\xaa\xe6\xa0\xaa"
		"ab"),
	SV_INIT("\xe6\xa0\xaa\xe6\xa0\xaa"
		"ab")},
    {"never inside a character",
	SV_INIT("abc\xe6\xa0\xaa"
		"d"),
	SV_INIT("abc\xe6\xa0\xaa... (7 bytes in all, whole in the JSON "
		"report)")},
    {"broken bytes", SV_INIT("\xff\xff\xff\xff\xff"),
	SV_INIT("\xff\xff\xff\xff... (5 bytes in all, whole in the JSON "
		"report)")},
    {"tag does not count",
	SV_INIT("\x1a"
		"abcd"),
	SV_INIT("abcd")},
};

static void
is_cut(const void *at)
{
	const struct cut *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	KIT_TEXT(phrase_cut(row->text, 4, arena), row->want);
	KIT_INT(phrase_is_long(row->text, 4),
	    !sv_eq(row->want, text_shown(row->text)));
}

static const struct json none = {.type = JSON_NULL};
static const struct json one = {.type = JSON_STRING, .text = SV_INIT("one")};
static const struct json two = {.type = JSON_STRING, .text = SV_INIT("two")};

static void
shows_edit(const void *row)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const struct json *items[PHRASE_ITEMS_MAX + 2];
	struct edit edit = {
	    .field = SV("Comment"), .before = &none, .after = &one};

	(void)row;
	KIT_TEXT(phrase_edit(&edit, arena), SV("Comment: (empty) -> one"));
	edit.before = NULL;
	KIT_TEXT(phrase_edit(&edit, arena), SV("Comment: (not there) -> one"));
	for (size_t i = 0; i < COUNT_OF(items); i++)
		items[i] = &two;
	edit.items_added = items;
	edit.added_count = 1;
	edit.items_removed = items;
	edit.removed_count = 1;
	KIT_TEXT(phrase_edit(&edit, arena), SV("Comment: -two +two"));
	edit.added_count = COUNT_OF(items);
	KIT_HAS(phrase_edit(&edit, arena),
	    "+two +(2 more, all in the JSON report)");
}

static void
shows_references(const void *row)
{
	static const struct reference references[] = {
	    {"MITRE ATT&CK", "T1672"},
	    {"MITRE ATT&CK", "T1098"},
	    {"CIS", "6.2.1"},
	    {NULL, NULL},
	};
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct check check = {.references = references};

	(void)row;
	KIT_TEXT(phrase_references(&check, arena),
	    SV("MITRE ATT&CK T1672, T1098; CIS 6.2.1"));
	check.references = NULL;
	KIT_TEXT(phrase_references(&check, arena), SV(""));
}

static void
names_objects(const void *row)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	(void)row;
	KIT_TEXT(phrase_object(SV("Tag"), SV("id"), arena), SV("\"Tag\" (id)"));
	KIT_TEXT(phrase_object(SV(""), SV("id"), arena), SV("id"));
	KIT_TEXT(phrase_quoted(SV(" "), SV("id"), arena), SV("\" \""));
	KIT_TEXT(phrase_name(SV(""), SV("id"), arena), SV("id"));
}

int
main(void)
{
	KIT_ROWS(values, shows_value);
	KIT_ROWS(cuts, is_cut);
	kit_case("shows edits", shows_edit);
	kit_case("shows references", shows_references);
	kit_case("names objects", names_objects);
	return kit_finish();
}
