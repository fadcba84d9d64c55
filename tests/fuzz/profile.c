/*
 * profile.c - a profile is read the same way twice, and its limits are known.
 */
#include "auditor/check/profile.h"

#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct profile profile = {0};
	struct profile again = {0};
	struct err err = {0};
	strview yaml = fuzz_view(data, size);

	if (profile_parse(yaml, "x", arena, &profile, &err) != 0) {
		FUZZ_CHECK(err.code != ERR_NONE);
		FUZZ_CHECK(sv_starts(sv_from(err.text), SV("x")));
		FUZZ_CHECK(profile.name.len == 0);
		return 0;
	}
	FUZZ_CHECK(profile_parse(yaml, "x", arena, &again, &err) == 0);
	FUZZ_CHECK(digest_eq(&profile.digest, &again.digest));
	const struct profile_set set = {.at = &profile, .count = 1};
	for (size_t i = 0; i < check_count(); i++) {
		struct profile_limit limit =
		    profile_limit(&set, check_at(i), SEVERITY_MEDIUM);
		FUZZ_CHECK(limit.from <= SEVERITY_CRITICAL);
		FUZZ_CHECK(!profile_is_laxer(limit, limit));
	}
	return 0;
}
