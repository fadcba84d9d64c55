/*
 * arena.c - memory that is freed all at once.
 */
#include "auditor/base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "auditor/base/limits.h"
#include "auditor/base/mem.h"

#include "auditor/base/banned.h"

#if defined(__SANITIZE_ADDRESS__)
#define ONE_BLOCK_EACH 1 /* so that an overrun of one piece is seen */
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ONE_BLOCK_EACH 1
#endif
#endif
#ifndef ONE_BLOCK_EACH
#define ONE_BLOCK_EACH 0
#endif

#define BLOCK_SIZE  (64 * KIB)
#define FIRST_BLOCK (4 * KIB) /* many arenas hold little */

struct block {
	struct block *next;
	size_t size; /* bytes behind this header */
	size_t used;
	alignas(max_align_t) unsigned char bytes[];
};

struct arena {
	struct block *blocks; /* the first is the one in use */
	size_t total;         /* bytes of all blocks */
};

struct arena *
arena_new(void)
{
	return mem_new(1, sizeof(struct arena));
}

static void
blocks_free(struct block *block)
{
	while (block != NULL) {
		struct block *next = block->next;
		mem_free(block);
		block = next;
	}
}

void
arena_free(struct arena *arena)
{
	if (arena == NULL)
		return;
	blocks_free(arena->blocks);
	mem_free(arena);
}

void
arena_drop(struct arena **arena)
{
	arena_free(*arena);
}

void
arena_reset(struct arena *arena)
{
	if (arena->blocks == NULL)
		return;
	if (ONE_BLOCK_EACH || arena->blocks->size > BLOCK_SIZE) {
		blocks_free(arena->blocks);
		arena->blocks = NULL;
		arena->total = 0;
		return;
	}
	blocks_free(arena->blocks->next);
	arena->blocks->next = NULL;
	arena->total = arena->blocks->size;
	arena->blocks->used = 0;
}

static struct block *
block_new(struct arena *arena, size_t need)
{
	size_t size = need;

	if (!ONE_BLOCK_EACH && arena->blocks == NULL && need < FIRST_BLOCK)
		size = FIRST_BLOCK;
	else if (!ONE_BLOCK_EACH && need < BLOCK_SIZE)
		size = BLOCK_SIZE;
	struct block *block =
	    mem_resize(NULL, size_add(sizeof(*block), size), 1);
	block->size = size;
	block->used = 0;
	block->next = arena->blocks;
	arena->blocks = block;
	arena->total = size_add(arena->total, size);
	if (arena->total > LIMIT_ARENA)
		mem_exhausted("arena limit");
	return block;
}

/* Bytes that hold anything. */
static inline void *
take(struct arena *arena, size_t bytes)
{
	size_t align = alignof(max_align_t);
	size_t need =
	    ONE_BLOCK_EACH ? bytes : size_add(bytes, align - 1) & ~(align - 1);
	struct block *block = arena->blocks;

	if (block == NULL || ONE_BLOCK_EACH || block->size - block->used < need)
		block = block_new(arena, need);
	unsigned char *ptr = block->bytes + block->used;
	block->used += need;
	return ptr;
}

void *
arena_alloc(struct arena *arena, size_t count, size_t size)
{
	size_t bytes = size_mul(count, size);

	return memset(take(arena, bytes), 0, bytes);
}

void *
arena_grow(
    struct arena *arena, void *items, size_t len, size_t *cap, size_t size)
{
	if (len < *cap)
		return items;

	size_t grown = *cap > 0 ? size_mul(*cap, 2) : 8;
	void *copy = arena_alloc(arena, grown, size);
	if (len > 0)
		memcpy(copy, items, size_mul(len, size));
	*cap = grown;
	return copy;
}

strview
arena_dup(struct arena *arena, strview sv)
{
	char *copy = take(arena, size_add(sv.len, 1));

	if (sv.len > 0)
		memcpy(copy, sv.ptr, sv.len);
	copy[sv.len] = '\0';
	return (strview){copy, sv.len};
}

strview
arena_lower(struct arena *arena, strview sv)
{
	char *copy = take(arena, size_add(sv.len, 1));

	copy[sv.len] = '\0';
	for (size_t i = 0; i < sv.len; i++) {
		copy[i] = sv.ptr[i];
		if (copy[i] >= 'A' && copy[i] <= 'Z')
			copy[i] = (char)(copy[i] - 'A' + 'a');
	}
	return (strview){copy, sv.len};
}

const char *
arena_cstr(struct arena *arena, strview sv)
{
	if (sv.len > 0 && memchr(sv.ptr, '\0', sv.len) != NULL)
		return NULL;
	return arena_dup(arena, sv).ptr;
}

strview
arena_printf(struct arena *arena, const char *fmt, ...)
{
	va_list args;
	va_list again;

	va_start(args, fmt);
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (len < 0)
		mem_exhausted("formatted text");

	char *text = arena_alloc(arena, (size_t)len + 1, 1);
	(void)vsnprintf(text, (size_t)len + 1, fmt, again);
	va_end(again);
	return (strview){text, (size_t)len};
}
