/*
 * json_own.c - what is read is written as something we read as the same.
 */
#include "auditor/base/json.h"
#include "auditor/base/jsonw.h"
#include "tests/fuzz/fuzz.h"

static void
check_mode(strview bytes, enum json_mode mode)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf once = {0};
	CLEANUP(strbuf_done) struct strbuf twice = {0};
	struct jsonw w = {.out = &once};
	const struct json *root;
	struct err err;

	if (json_parse(bytes, mode, arena, &root, &err) != 0) {
		FUZZ_CHECK(err.text[0] != '\0');
		return;
	}
	jsonw_value(&w, NULL, root);
	FUZZ_CHECK(w.depth == 0);
	FUZZ_CHECK(
	    json_parse(strbuf_view(&once), JSON_OWN, arena, &root, &err) == 0);
	w = (struct jsonw){.out = &twice, .pretty = true};
	jsonw_value(&w, NULL, root);
	FUZZ_CHECK(
	    json_parse(strbuf_view(&twice), JSON_OWN, arena, &root, &err) == 0);
	strbuf_clear(&twice);
	w = (struct jsonw){.out = &twice};
	jsonw_value(&w, NULL, root);
	FUZZ_CHECK(sv_eq(strbuf_view(&once), strbuf_view(&twice)));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	check_mode(fuzz_view(data, size), JSON_WIRE);
	check_mode(fuzz_view(data, size), JSON_OWN);
	return 0;
}
