/*
 * examples_internal.h - between examples.c and examples_flow.c.
 */
#ifndef AUDITOR_CHECK_EXAMPLES_INTERNAL_H
#define AUDITOR_CHECK_EXAMPLES_INTERNAL_H

#include <stddef.h>

/* What fires a check, and what does not: msgids, but for a property with its
 * value alone, which reads the same in every language. */
struct example {
	const char *id;
	const char *fires;
	const char *silent;
};

extern const struct example examples_flow[];
extern const size_t examples_flow_count;

#endif
