/*
 * must_leak.c - loses memory; the leak has to be reported.
 */
#include "auditor/base/mem.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	volatile unsigned char *lost = mem_new(12, 1);

	lost[0] = size > 0 ? data[0] : 0;
	return 0;
}
