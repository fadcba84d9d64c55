/*
 * binding_test.c - profiles and own checks in a baseline, by digest.
 */
#include "baselines/binding.h"

#include "tests/support/kit_rows.h"

#define A "aa00000000000000000000000000000000000000000000000000000000000000"
#define B "bb00000000000000000000000000000000000000000000000000000000000000"

static const char both[] =
    "{\n  \"profiles\": [\n"
    "    {\"name\":\"strict\",\"sha256\":\"" A "\"}\n  ],\n"
    "  \"checks\": [\n"
    "    {\"name\":\"ORG-001\",\"sha256\":\"" A "\"},\n"
    "    {\"name\":\"ORG-002\",\"sha256\":\"" B "\"}\n  ]\n}";

static void
write(const struct binding *binding, struct strbuf *out)
{
	struct jsonw w = {.out = out, .pretty = true};

	jsonw_object(&w, NULL);
	binding_write(binding, &w);
	jsonw_end(&w);
}

static int
read(const char *text, struct arena *arena, struct binding *binding,
    struct err *err)
{
	const struct json *root = NULL;
	struct record record = {.what = "head", .arena = arena, .err = err};

	KIT_GOOD(json_parse(sv_from(text), JSON_OWN, arena, &root, err), err);
	KIT_GOOD(record_begin(&record, root), err);
	if (binding_read(&record, binding) != 0)
		return -1;
	return record_end(&record);
}

static void
goes_there_and_back(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf out = {0};
	CLEANUP(strbuf_done) struct strbuf again = {0};
	const struct digest a = {{0xaa}};
	const struct digest b = {{0xbb}};
	struct binding binding = {0};
	struct binding copy = {0};
	struct err err = {0};

	(void)at;
	binding_add(&binding.profiles, arena, SV("strict"), &a);
	binding_add(&binding.checks, arena, SV("ORG-002"), &b);
	binding_add(&binding.checks, arena, SV("ORG-001"), &a);
	write(&binding, &out);
	KIT_TEXT(strbuf_view(&out), sv_from(both));
	KIT_GOOD(read(strbuf_cstr(&out), arena, &copy, &err), &err);
	write(&copy, &again);
	KIT_TEXT(strbuf_view(&again), strbuf_view(&out));
	KIT_TRUE(
	    digest_eq(&binding_find(&copy.checks, SV("org-002"))->digest, &b));
	KIT_TRUE(binding_find(&copy.profiles, SV("default")) == NULL);
}

struct row {
	const char *name;
	const char *text;
	bool is_good;
};

static const struct row rows[] = {
    {"nothing", "{}", true},
    {"checks alone", "{\"checks\":[{\"name\":\"x\",\"sha256\":\"" A "\"}]}",
	true},
    {"an empty list", "{\"checks\":[]}", false},
    {"no list", "{\"checks\":{}}", false},
    {"the wrong way round",
	"{\"checks\":[{\"name\":\"x\",\"sha256\":\"" A "\"}],\"profiles\":"
	"[{\"name\":\"x\",\"sha256\":\"" A "\"}]}",
	false},
    {"out of order",
	"{\"checks\":[{\"name\":\"y\",\"sha256\":\"" A "\"},"
	"{\"name\":\"x\",\"sha256\":\"" A "\"}]}",
	false},
    {"twice",
	"{\"checks\":[{\"name\":\"x\",\"sha256\":\"" A "\"},"
	"{\"name\":\"x\",\"sha256\":\"" B "\"}]}",
	false},
    {"no digest", "{\"checks\":[{\"name\":\"x\",\"sha256\":\"aa\"}]}", false},
    {"no name", "{\"checks\":[{\"name\":\"\",\"sha256\":\"" A "\"}]}", false},
    {"something more",
	"{\"checks\":[{\"name\":\"x\",\"sha256\":\"" A "\",\"z\":1}]}", false},
};

static void
is_read(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct binding binding = {0};
	struct err err = {0};

	KIT_INT(read(row->text, arena, &binding, &err), row->is_good ? 0 : -1);
	KIT_INT(err.code, row->is_good ? ERR_NONE : ERR_FORMAT);
}

int
main(void)
{
	kit_case("there and back", goes_there_and_back);
	KIT_ROWS(rows, is_read);
	return kit_finish();
}
