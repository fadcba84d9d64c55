/*
 * token_error.c - a refusal of the token endpoint becomes one plain line.
 */
#include "graph/token_error.h"

#include <string.h>

#include "auditor/base/json.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const struct json *body;
	struct err err = {0};

	if (json_parse(fuzz_view(data, size), JSON_WIRE, arena, &body, &err) !=
	    0)
		return 0;
	err = (struct err){0};
	unsigned code = token_error_code(body);
	FUZZ_CHECK(token_error_explain(body, 0, &err) == -1);
	FUZZ_CHECK(err.code == ERR_AUTH);
	FUZZ_CHECK(err.text[0] != '\0');
	FUZZ_CHECK(strchr(err.text, '\n') == NULL);
	const struct token_error *row = token_error_find(code);
	FUZZ_CHECK(row == NULL || row->code == code);
	return 0;
}
