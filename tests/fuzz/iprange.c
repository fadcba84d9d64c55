/*
 * iprange.c - a range that is read is written as the same range.
 */
#include "auditor/model/iprange.h"

#include <string.h>

#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(strbuf_done) struct strbuf once = {0};
	CLEANUP(strbuf_done) struct strbuf twice = {0};
	struct iprange range;
	struct iprange again;

	if (!iprange_read(fuzz_view(data, size), &range))
		return 0;
	FUZZ_CHECK(memcmp(range.first, range.last, 16) <= 0);
	FUZZ_CHECK(iprange_count(&range) > 0);
	FUZZ_CHECK(iprange_contains(&range, &range));
	FUZZ_CHECK(iprange_overlaps(&range, &range));
	iprange_write(&once, &range);
	FUZZ_CHECK(iprange_read(strbuf_view(&once), &again));
	FUZZ_CHECK(memcmp(range.first, again.first, 16) == 0);
	FUZZ_CHECK(memcmp(range.last, again.last, 16) == 0);
	FUZZ_CHECK(range.is_v4 == again.is_v4);
	iprange_write(&twice, &again);
	FUZZ_CHECK(sv_eq(strbuf_view(&once), strbuf_view(&twice)));
	return 0;
}
