/*
 * must_crash.c - reads one byte behind a copy in an arena; if nobody sees
 * that, fuzzing proves nothing.
 */
#include "auditor/base/arena.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	strview copy = arena_dup(arena, fuzz_view(data, size));
	const volatile char *bytes = copy.ptr;

	/* Behind the end stands the terminator, behind that nothing of ours. */
	return bytes[size] + bytes[size + 1] < 0;
}
