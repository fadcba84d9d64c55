/*
 * beside_test.c - the files that belong to a signed document.
 */
#include "auditor/audit/beside.h"

#include "tests/support/kit_rows.h"
#include "tests/support/kit_signers.h"

struct path_row {
	const char *name;
	const char *path;
	const char *pending;
	const char *third;
};

static const struct path_row paths[] = {
    {"plain", "baseline.json", "baseline.pending.json", "baseline.3.json"},
    {"in a folder", "/a.b/base.json", "/a.b/base.pending.json",
	"/a.b/base.3.json"},
    {"without extension", "/a.b/base", "/a.b/base.pending", "/a.b/base.3"},
    {"hidden", ".base", ".base.pending", ".base.3"},
    {"with dots", "a.b.json", "a.b.pending.json", "a.b.3.json"},
};

static void
names(const void *at)
{
	const struct path_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const char *pending = beside_path(row->path, SV(BESIDE_PENDING), arena);

	KIT_TEXT(sv_from(pending), sv_from(row->pending));
	KIT_TEXT(
	    sv_from(beside_number(row->path, 3, arena)), sv_from(row->third));
	KIT_TEXT(sv_from(beside_base(pending, arena)), sv_from(row->path));
	KIT_TRUE(beside_base(row->path, arena) == NULL);
	const char *file = beside_signature(row->path, SV("alice"), arena);
	KIT_TEXT(beside_signer(row->path, file), SV("alice"));
}

/* What is special in a pattern is nothing but a character in a path. */
static void
finds_signatures(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const char **found;
	size_t count;
	struct err err = {0};

	(void)at;
	kit_write("b[1]*.json.bob.p7s", SV("x"));
	kit_write("b[1]*.json.alice.p7s", SV("x"));
	kit_write("b1x.json.carol.p7s", SV("x"));
	kit_write("b[1]*.2.json.dan.p7s", SV("x"));
	const char *path = kit_path("b[1]*.json");
	KIT_GOOD(beside_signatures(path, arena, &found, &count, &err), &err);
	KIT_INT(count, 2);
	KIT_TEXT(beside_signer(path, found[0]), SV("alice"));
	KIT_TEXT(beside_signer(path, found[1]), SV("bob"));
	KIT_GOOD(beside_signatures(
		     kit_path("none.json"), arena, &found, &count, &err),
	    &err);
	KIT_INT(count, 0);
}

int
main(void)
{
	KIT_ROWS(paths, names);
	kit_case("finds signatures", finds_signatures);
	return kit_finish();
}
