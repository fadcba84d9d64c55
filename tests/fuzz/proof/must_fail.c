/*
 * must_fail.c - an invariant that does not hold.
 */
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	(void)data;
	FUZZ_CHECK(size > 4096);
	return 0;
}
