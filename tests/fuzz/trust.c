/*
 * trust.c - a trust document is refused, or comes out again byte for byte: no
 * second spelling of who may sign.
 */
#include "baselines/trust.h"

#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct trust_document document = {0};
	strview bytes = fuzz_view(data, size);
	struct trust trust;
	struct err err = {0};

	if (trust_parse(bytes, arena, &document, &err) != 0) {
		FUZZ_CHECK(err.code == ERR_FORMAT && err.text[0] != '\0');
		return 0;
	}
	const struct digest digest = digest_of(bytes);
	FUZZ_CHECK(digest_eq(&document.digest, &digest));
	for (size_t i = 0; i < TRUST_ROLE_COUNT; i++) {
		trust_for(&document, (enum trust_role)i, arena, &trust);
		FUZZ_CHECK(trust.threshold >= 1);
		FUZZ_CHECK(trust.count + trust.barred_count ==
			   document.person_count + document.denied_count);
	}
	FUZZ_CHECK(trust_compose(&document, &out, &err) == 0);
	FUZZ_CHECK(sv_eq(strbuf_view(&out), bytes));
	return 0;
}
