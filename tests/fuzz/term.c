/*
 * term.c - nothing that steers a terminal leaves term_escape.
 */
#include "auditor/base/term.h"

#include "auditor/base/columns.h"
#include "auditor/base/utf8.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	uint32_t point;

	term_escape(&buf, fuzz_view(data, size));
	strview rest = strbuf_view(&buf);
	FUZZ_CHECK(columns_of(rest) <= rest.len);
	while (rest.len > 0) {
		FUZZ_CHECK(utf8_next(&rest, &point));
		FUZZ_CHECK(point >= 0x20);
		FUZZ_CHECK(point < 0x7f || point > 0x9f);
		FUZZ_CHECK(!term_is_hidden(point));
	}
	return 0;
}
