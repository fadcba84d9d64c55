/*
 * yaml.c - YAML is refused with a place, or read as JSON that has places.
 */
#include "auditor/base/yaml.h"

#include "auditor/base/jsonw.h"
#include "tests/fuzz/fuzz.h"

static void
check_places(const struct json *value)
{
	FUZZ_CHECK(value->line > 0 && value->column > 0);
	FUZZ_CHECK(value->type == JSON_STRING || value->type == JSON_ARRAY ||
		   value->type == JSON_OBJECT);
	for (size_t i = 0; i < value->count; i++)
		check_places(&value->items[i]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf once = {0};
	CLEANUP(strbuf_done) struct strbuf twice = {0};
	struct jsonw w = {.out = &once};
	const struct json *root;
	struct err err;

	if (yaml_parse(fuzz_view(data, size), "x", arena, &root, &err) != 0) {
		FUZZ_CHECK(err.code == ERR_CONFIG);
		FUZZ_CHECK(sv_starts(sv_from(err.text), SV("x:")));
		return 0;
	}
	check_places(root);
	jsonw_value(&w, NULL, root);
	FUZZ_CHECK(
	    json_parse(strbuf_view(&once), JSON_OWN, arena, &root, &err) == 0);
	w = (struct jsonw){.out = &twice};
	jsonw_value(&w, NULL, root);
	FUZZ_CHECK(sv_eq(strbuf_view(&once), strbuf_view(&twice)));
	return 0;
}
