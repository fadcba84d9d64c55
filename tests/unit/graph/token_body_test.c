/*
 * token_body_test.c - no secret of an answer reaches the reader of JSON.
 */
#include "graph/token_body.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	const char *bytes;
	const char *access;
	const char *refresh;
	const char *code;
	const char *lifetime; /* expires_in, NULL: no JSON */
};

static const struct row rows[] = {
    {"a token", "{\"access_token\":\"abc.DEF-_\",\"expires_in\":60}",
	"abc.DEF-_", "", "", "60"},
    {"blanks and line breaks",
	"{ \"access_token\" :\r\n\t\"abc\" , \"expires_in\" : \"60\" }", "abc",
	"", "", "60"},
    {"all of them",
	"{\"refresh_token\":\"r\",\"id_token\":\"i\",\"access_token\":\"a\","
	"\"device_code\":\"d\",\"expires_in\":60}",
	"a", "r", "d", "60"},
    {"of two the last counts, and both go",
	"{\"access_token\":\"a\",\"access_token\":\"b\",\"expires_in\":60}",
	"b", "", "", "60"},
    {"below something else",
	"{\"x\":{\"access_token\":\"a\"},\"expires_in\":60}", "a", "", "",
	"60"},
    {"a word of the same name is no member",
	"{\"token_type\":\"access_token\",\"expires_in\":60}", "", "", "",
	"60"},
    {"nor is quoted text",
	"{\"error_description\":\"\\\"access_token\\\":\\\"a\\\"\","
	"\"expires_in\":60}",
	"", "", "", "60"},
    {"escapes stay as they are", "{\"access_token\":\"a\\\"b\\\\\"}",
	"a\\\"b\\\\", "", "", ""},
    {"a number is none", "{\"access_token\":7,\"expires_in\":60}", "", "", "",
	"60"},
    {"cut off", "{\"access_token\":\"abc", "abc", "", "", NULL},
    {"cut off behind an escape", "{\"access_token\":\"abc\\", "abc\\", "", "",
	NULL},
    {"cut off before it", "{\"access_token\":", "", "", "", NULL},
    {"nothing", "", "", "", "", NULL},
};

/* No text anywhere in ${value} is the secret. */
static void
is_clean(const struct json *value, strview secret)
{
	KIT_TRUE(secret.len == 0 || !sv_eq(value->text, secret));
	for (size_t i = 0; i < value->count; i++)
		is_clean(&value->items[i], secret);
}

static void
is_taken_out(const void *at)
{
	const struct row *row = at;
	CLEANUP(token_body_done) struct token_body body = {0};
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	token_body_read(sv_from(row->bytes), arena, &body);
	KIT_TEXT(secret_view(&body.access), sv_from(row->access));
	KIT_TEXT(secret_view(&body.refresh), sv_from(row->refresh));
	KIT_TEXT(secret_view(&body.code), sv_from(row->code));
	KIT_TRUE((body.json == NULL) == (row->lifetime == NULL));
	if (body.json == NULL)
		return;
	KIT_TEXT(
	    json_get_text(body.json, SV("expires_in")), sv_from(row->lifetime));
	is_clean(body.json, secret_view(&body.access));
	is_clean(body.json, SV("i"));
}

int
main(void)
{
	KIT_ROWS(rows, is_taken_out);
	return kit_finish();
}
