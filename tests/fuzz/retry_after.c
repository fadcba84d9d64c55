/*
 * retry_after.c - whatever Retry-After says, the wait is bounded, and
 * a date comes nearer as time goes by.
 */
#include "graph/retry.h"

#include "tests/fuzz/fuzz.h"

#define NOW INT64_C(1800000000) /* 2027-01-15 */

static void
check_wait(strview value)
{
	uint32_t wait = UINT32_MAX;
	uint32_t later = UINT32_MAX;
	struct err err = {0};

	if (retry_after_ms(value, NOW, &wait, &err) != 0) {
		FUZZ_CHECK(wait == UINT32_MAX);
		FUZZ_CHECK(err.text[0] != '\0');
		return;
	}
	FUZZ_CHECK(wait <= RETRY_AFTER_MAX_MS);
	/* Seconds stay as they are, a date comes nearer. */
	FUZZ_CHECK(retry_after_ms(value, NOW + 60, &later, &err) == 0);
	FUZZ_CHECK(later <= wait);
}

static void
check_header(strview headers)
{
	const struct http_answer answer = {
	    .outcome = HTTP_ANSWERED,
	    .status = 429,
	    .headers = headers,
	    .problem = "",
	};
	bool is_told;

	for (unsigned tries = 1; tries < 40; tries += 13)
		FUZZ_CHECK(retry_wait_ms(&answer, tries, 7, &is_told) <=
			   RETRY_AFTER_MAX_MS);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	check_wait(fuzz_view(data, size));
	check_header(fuzz_view(data, size));
	return 0;
}
