/*
 * moment.c - a time that is read is written as the same time.
 */
#include "auditor/base/timefmt.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(strbuf_done) struct strbuf once = {0};
	CLEANUP(strbuf_done) struct strbuf twice = {0};
	struct moment moment;
	struct moment again;

	if (!moment_read(fuzz_view(data, size), &moment))
		return 0;
	FUZZ_CHECK(moment.nanos < 1000000000);
	moment_write(&once, &moment);
	FUZZ_CHECK(once.len >= 20 && once.len <= 30);
	FUZZ_CHECK(moment_read(strbuf_view(&once), &again));
	FUZZ_CHECK(moment.seconds == again.seconds);
	FUZZ_CHECK(moment.nanos == again.nanos);
	moment_write(&twice, &again);
	FUZZ_CHECK(sv_eq(strbuf_view(&once), strbuf_view(&twice)));
	return 0;
}
