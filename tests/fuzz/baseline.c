/*
 * baseline.c - a baseline document is refused, or is the one spelling of what
 * it says: nothing can be put before it or behind it.
 */
#include "baselines/baseline.h"

#include "tests/fuzz/fuzz.h"

static void
check_spelling(strview bytes)
{
	static const char *const extras[] = {" ", "\n", "{}\n"};

	for (size_t i = 0; i < COUNT_OF(extras); i++) {
		CLEANUP(baseline_done) struct baseline before = {0};
		CLEANUP(baseline_done) struct baseline behind = {0};
		CLEANUP(strbuf_done) struct strbuf text = {0};
		struct err err = {0};
		strbuf_printf(&text, "%s" SV_FMT, extras[i], SV_ARG(bytes));
		FUZZ_CHECK(
		    baseline_parse(strbuf_view(&text), &before, &err) != 0);
		strbuf_clear(&text);
		strbuf_printf(&text, SV_FMT "%s", SV_ARG(bytes), extras[i]);
		FUZZ_CHECK(
		    baseline_parse(strbuf_view(&text), &behind, &err) != 0);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(baseline_done) struct baseline baseline = {0};
	strview bytes = fuzz_view(data, size);
	struct err err = {0};

	if (baseline_parse(bytes, &baseline, &err) != 0) {
		FUZZ_CHECK(err.code != ERR_NONE && err.text[0] != '\0');
		return 0;
	}
	const struct digest digest = digest_of(bytes);
	FUZZ_CHECK(digest_eq(&baseline.digest, &digest));
	FUZZ_CHECK(baseline.serial > 0);
	FUZZ_CHECK(baseline.has_previous == (baseline.serial > 1));
	FUZZ_CHECK(baseline.expires > baseline.created);
	FUZZ_CHECK(baseline.scope != 0);
	check_spelling(bytes);
	return 0;
}
