/*
 * carry_test.c - what is known from before where nothing could be read now.
 */
#include "auditor/audit/carry.h"
#include "auditor/base/strbuf.h"

#include "auditor/base/strbuf.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	const char *before; /* ids of domains, one letter each */
	const char *now;
	enum coverage_status status; /* of now */
	const char *want;
	bool was_part; /* of before: nothing more is known */
};

static const struct row rows[] = {
    {"read whole", "abc", "a", COVERAGE_COMPLETE, "a", false},
    {"not read", "abc", "", COVERAGE_NOT_COLLECTED, "abc", false},
    {"read in part", "abc", "b", COVERAGE_PARTIAL, "aBc", false},
    {"new ones seen", "b", "ac", COVERAGE_PARTIAL, "AbC", false},
    {"nothing before", "", "a", COVERAGE_PARTIAL, "A", false},
    {"nothing at all", "", "", COVERAGE_NOT_COLLECTED, "", false},
    {"not read, part of it before", "ab", "", COVERAGE_NOT_COLLECTED, "ab",
	true},
    {"read in part, as before", "ab", "bc", COVERAGE_PARTIAL, "aBC", true},
    {"read whole, part of it before", "ab", "b", COVERAGE_COMPLETE, "b", true},
};

/* A snapshot of domains; those of now are marked as default. */
static struct snapshot *
make(const char *ids, enum coverage_status status, bool is_now)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct snapshot *snapshot = snapshot_new(SV("t"), SV("live"), SV("x"));
	const struct coverage coverage = {.status = status};
	struct err err = {0};

	for (; *ids != '\0'; ids++) {
		const struct json *raw;
		strview text = arena_printf(arena,
		    "{\"id\":\"%c\",\"isDefault\":%s,"
		    "\"authenticationType\":\"Managed\"}",
		    *ids, is_now ? "true" : "false");
		KIT_GOOD(json_parse(text, JSON_WIRE, arena, &raw, &err), &err);
		KIT_GOOD(snapshot_add(snapshot, KIND_DOMAIN, raw, &err), &err);
	}
	snapshot_cover(snapshot, KIND_DOMAIN, &coverage);
	snapshot_seal(snapshot);
	return snapshot;
}

static void
carries(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf have = {0};
	kind_set carried;
	CLEANUP(snapshot_drop)
	struct snapshot *before = make(row->before,
	    row->was_part ? COVERAGE_PARTIAL : COVERAGE_COMPLETE, false);
	CLEANUP(snapshot_drop)
	struct snapshot *now = make(row->now, row->status, true);
	const struct snapshot *known =
	    carry_forward(now, before, arena, &carried);
	const struct object_list *list = snapshot_list(known, KIND_DOMAIN);

	/* Capital letters: as seen now, in a list that was not read whole. */
	for (size_t i = 0; i < list->count; i++) {
		char letter = list->objects[i].id.ptr[0];
		bool is_now = object_is(&list->objects[i], "isDefault");
		bool is_whole = row->status == COVERAGE_COMPLETE;
		strbuf_add_char(&have,
		    is_now && !is_whole ? (char)(letter - 'a' + 'A') : letter);
	}
	KIT_TEXT(strbuf_view(&have), sv_from(row->want));
	KIT_INT(list->coverage.status, row->status);
	KIT_INT((carried & KIND_BIT(KIND_DOMAIN)) != 0,
	    row->status != COVERAGE_COMPLETE && !row->was_part);
}

static void
has_no_past(const void *unused)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop)
	struct snapshot *now = make("a", COVERAGE_PARTIAL, true);

	kind_set carried;

	(void)unused;
	KIT_TRUE(carry_forward(now, NULL, arena, &carried) == now);
}

/* What an object came without is as it was. */
static void
completes_objects(const void *unused)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop)
	struct snapshot *before = make("a", COVERAGE_COMPLETE, true);
	CLEANUP(snapshot_drop)
	struct snapshot *now =
	    snapshot_new(SV("tenant"), SV("live"), SV("test"));
	const struct coverage part = {.status = COVERAGE_PARTIAL};
	const struct json *raw;
	kind_set carried;
	struct err err;

	(void)unused;
	KIT_GOOD(json_parse(SV("{\"id\":\"a\",\"isVerified\":true}"), JSON_WIRE,
		     arena, &raw, &err),
	    &err);
	KIT_GOOD(snapshot_add(now, KIND_DOMAIN, raw, &err), &err);
	snapshot_cover(now, KIND_DOMAIN, &part);
	snapshot_seal(now);
	const struct snapshot *known =
	    carry_forward(now, before, arena, &carried);
	const struct object_list *list = snapshot_list(known, KIND_DOMAIN);
	KIT_INT(list->count, 1);
	KIT_TRUE(object_is(&list->objects[0], "isDefault"));
	KIT_TRUE(object_is(&list->objects[0], "isVerified"));
}

int
main(void)
{
	KIT_ROWS(rows, carries);
	kit_case("properties that did not come", completes_objects);
	kit_case("the first of a series", has_no_past);
	return kit_finish();
}
