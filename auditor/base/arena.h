/*
 * arena.h - memory that is freed all at once.
 *
 * Three lifetimes are used: run, snapshot, and scratch (reset in a loop).
 */
#ifndef AUDITOR_BASE_ARENA_H
#define AUDITOR_BASE_ARENA_H

#include <stddef.h>

#include "auditor/base/attr.h"
#include "auditor/base/strview.h"

struct arena; /* opaque */

/* arena_new(): an empty arena for arena_free.  Never NULL. */
struct arena *arena_new(void) MUST_USE;
void arena_free(struct arena *arena);
/* arena_drop(arena): arena_free for CLEANUP. */
void arena_drop(struct arena **arena);

/* arena_reset(arena): forget all that was taken; the memory is kept. */
void arena_reset(struct arena *arena);

/*
 * arena_alloc(arena, count, size):
 * Return ${count} zeroed elements of ${size} bytes that live as long as
 * ${arena}.  Never NULL.
 */
void *arena_alloc(struct arena *arena, size_t count, size_t size)
    __attribute__((alloc_size(2, 3), returns_nonnull)) MUST_USE;

/*
 * arena_grow(arena, items, len, cap, size):
 * Make room for one more element behind the ${len} that ${items} holds: return
 * ${items}, or a copy with a larger ${cap}.
 */
void *arena_grow(struct arena *arena, void *items, size_t len, size_t *cap,
    size_t size) MUST_USE;

/* arena_dup(arena, sv): a copy of ${sv}, terminated behind its end. */
strview arena_dup(struct arena *arena, strview sv) MUST_USE;

/* arena_lower(arena, sv): the same in lower case, ASCII letters only. */
strview arena_lower(struct arena *arena, strview sv) MUST_USE;

/*
 * arena_cstr(arena, sv):
 * Return ${sv} as terminated string, or NULL when it holds a NUL byte.
 */
const char *arena_cstr(struct arena *arena, strview sv) MUST_USE;

/* arena_printf(arena, fmt, ...): the formatted text. */
strview arena_printf(struct arena *arena, const char *fmt, ...)
    PRINTF(2, 3) MUST_USE;

#endif
