/*
 * json_pull.c - JSON read from a window: what it takes, json_parse takes as
 * the same; what it says needs more, needs more.
 */
#include "auditor/base/json_pull.h"

#include "auditor/base/jsonw.h"
#include "tests/fuzz/fuzz.h"

static void
write(const struct json *value, struct strbuf *out)
{
	struct jsonw w = {.out = out};

	jsonw_value(&w, NULL, value);
}

static void
check_same(const struct json *have, strview text, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf one = {0};
	CLEANUP(strbuf_done) struct strbuf other = {0};
	const struct json *want;
	struct err err;

	FUZZ_CHECK(json_parse(text, JSON_WIRE, arena, &want, &err) == 0);
	write(have, &one);
	write(want, &other);
	FUZZ_CHECK(sv_eq(strbuf_view(&one), strbuf_view(&other)));
}

/* The same in a window that ends at ${cut}: more of it is wanted. */
static void
check_cut(strview text, size_t cut, struct arena *arena)
{
	CLEANUP(json_pull_done) struct json_pull pull = {0};
	struct json value;
	struct err err;
	size_t used;

	FUZZ_CHECK(json_pull_value(&pull, sv_slice(text, 0, cut), false, arena,
		       &value, &used, &err) == JSON_PULL_MORE);
}

/* The first byte chooses where to cut. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(json_pull_done) struct json_pull pull = {0};
	struct json value;
	struct err err;
	size_t used = 0;
	size_t extent = 0;

	if (size == 0)
		return 0;
	strview text = fuzz_view(data + 1, size - 1);
	if (json_pull_value(&pull, text, true, arena, &value, &used, &err) !=
	    JSON_PULL_DONE)
		return 0;
	FUZZ_CHECK(used <= text.len);
	check_same(&value, sv_slice(text, 0, used), arena);
	if (value.type != JSON_OBJECT && value.type != JSON_ARRAY)
		return 0;
	FUZZ_CHECK(json_pull_extent(text, true, &extent) == JSON_PULL_DONE);
	FUZZ_CHECK(extent == used);
	check_cut(text, used * data[0] / 256, arena);
	return 0;
}
