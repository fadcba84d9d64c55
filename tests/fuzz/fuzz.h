/*
 * fuzz.h - for fuzz targets: what has to hold of every accepted input.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "auditor/base/strview.h"

/* What libFuzzer and replay.c call: ${size} bytes; always returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* End the process, so that the input is kept, unless ${cond} holds. */
#define FUZZ_CHECK(cond)                                                       \
	do {                                                                   \
		if (!(cond)) {                                                 \
			(void)fprintf(stderr, "%s:%d: does not hold: %s\n",    \
			    __FILE__, __LINE__, #cond);                        \
			abort();                                               \
		}                                                              \
	} while (0)

static inline strview
fuzz_view(const uint8_t *data, size_t size)
{
	return (strview){(const char *)data, size};
}

#endif
