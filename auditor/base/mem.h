/*
 * mem.h - memory that is always there: running out of it ends the process.
 */
#ifndef AUDITOR_BASE_MEM_H
#define AUDITOR_BASE_MEM_H

#include <stddef.h>

#include "auditor/base/attr.h"

/*
 * mem_new(count, size):
 * Return ${count} zeroed elements of ${size} bytes, for mem_free.  Never
 * NULL: on overflow or exhaustion the process ends with status 2.
 */
void *mem_new(size_t count, size_t size)
    __attribute__((alloc_size(1, 2), returns_nonnull)) MUST_USE;

/*
 * mem_resize(ptr, count, size):
 * Return ${ptr} (may be NULL) resized to ${count} elements of ${size} bytes;
 * bytes beyond the old size are not cleared.
 */
void *mem_resize(void *ptr, size_t count, size_t size)
    __attribute__((alloc_size(2, 3), returns_nonnull)) MUST_USE;

void mem_free(void *ptr);

/*
 * mem_hook_libraries():
 * Lead the allocators of OpenSSL and cJSON here, so that neither shortens its
 * work in silence when memory runs out.  Call first in main().
 */
void mem_hook_libraries(void);

/* mem_exhausted(what): say so and end the process with status 2. */
_Noreturn void mem_exhausted(const char *what);

/* size_add(a, b), size_mul(a, b): the result, or end of the process. */
static inline size_t
size_add(size_t a, size_t b)
{
	size_t sum;

	if (__builtin_add_overflow(a, b, &sum))
		mem_exhausted("size overflow");
	return sum;
}

static inline size_t
size_mul(size_t a, size_t b)
{
	size_t product;

	if (__builtin_mul_overflow(a, b, &product))
		mem_exhausted("size overflow");
	return product;
}

#endif
