/*
 * arena_test.c - memory that is freed all at once.
 */
#include "auditor/base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "auditor/base/limits.h"
#include "tests/support/kit_rows.h"

struct size_row {
	const char *name;
	size_t count;
	size_t size;
};

static const struct size_row sizes[] = {
    {"nothing", 0, 8},
    {"one byte", 1, 1},
    {"odd size", 7, 3},
    {"just under a block", 1, 64 * KIB - 16},
    {"a block", 64, KIB},
    {"more than a block", 65, KIB},
    {"a megabyte", 1, MIB},
};

/* Every piece is zero, aligned and its own, also after a reset. */
static void
gives_pieces(const void *at)
{
	const struct size_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	size_t bytes = row->count * row->size;

	for (int round = 0; round < 3; round++) {
		unsigned char *pieces[3];
		for (size_t i = 0; i < COUNT_OF(pieces); i++) {
			pieces[i] = arena_alloc(arena, row->count, row->size);
			for (size_t j = 0; j < bytes; j++)
				KIT_INT(pieces[i][j], 0);
			if (bytes > 0)
				memset(pieces[i], (int)i + 1, bytes);
		}
		for (size_t i = 0; i < COUNT_OF(pieces); i++) {
			for (size_t j = 0; j < bytes; j++)
				KIT_INT(pieces[i][j], i + 1);
		}
		arena_reset(arena);
	}
}

static void
is_aligned(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	(void)at;
	for (size_t i = 1; i < 40; i++) {
		uintptr_t place = (uintptr_t)arena_alloc(arena, i, 1);
		KIT_INT(place % alignof(max_align_t), 0);
	}
}

static void
grows(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	int *items = NULL;
	size_t cap = 0;

	(void)at;
	for (size_t i = 0; i < 1000; i++) {
		items = arena_grow(arena, items, i, &cap, sizeof(*items));
		KIT_TRUE(cap > i);
		items[i] = (int)i;
	}
	for (size_t i = 0; i < 1000; i++)
		KIT_INT(items[i], i);
}

static void
duplicates(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	strview copy = arena_dup(arena, SV("a\0b"));

	(void)at;
	KIT_TEXT(copy, SV("a\0b"));
	KIT_INT(copy.ptr[3], 0);
	copy = arena_dup(arena, (strview){NULL, 0});
	KIT_TRUE(copy.ptr != NULL && copy.len == 0 && copy.ptr[0] == '\0');
}

static void
lowers_ascii(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	strview low = arena_lower(arena, SV("AZaz@[`{\0\xc3\x84"));

	(void)at;
	KIT_TEXT(low, SV("azaz@[`{\0\xc3\x84"));
	KIT_INT(low.ptr[low.len], 0);
	KIT_TEXT(arena_lower(arena, (strview){NULL, 0}), SV(""));
}

static void
makes_strings(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	(void)at;
	KIT_TEXT(sv_from(arena_cstr(arena, SV("abc"))), SV("abc"));
	KIT_TEXT(sv_from(arena_cstr(arena, (strview){NULL, 0})), SV(""));
	KIT_TRUE(arena_cstr(arena, SV("a\0b")) == NULL);
	KIT_TRUE(arena_cstr(arena, SV("a\0")) == NULL);
}

static void
formats(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	(void)at;
	KIT_TEXT(arena_printf(arena, "%s-%d", "x", 5), SV("x-5"));
	KIT_TEXT(arena_printf(arena, "%s", ""), SV(""));
	KIT_INT(arena_printf(arena, "%70000d", 1).len, 70000);
}

static void
frees_nothing(const void *at)
{
	struct arena *none = NULL;

	(void)at;
	arena_free(NULL);
	arena_drop(&none);
}

int
main(void)
{
	KIT_ROWS(sizes, gives_pieces);
	kit_case("aligned for everything", is_aligned);
	kit_case("a list grows", grows);
	kit_case("copies are terminated", duplicates);
	kit_case("lower case of ASCII", lowers_ascii);
	kit_case("strings hold no NUL", makes_strings);
	kit_case("formatted text", formats);
	kit_case("no arena to free", frees_nothing);
	return kit_finish();
}
