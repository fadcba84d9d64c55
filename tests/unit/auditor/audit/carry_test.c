/*
 * carry_test.c - what is known from before where nothing could be read now.
 */
#include "auditor/audit/carry.h"

#include "auditor/base/strbuf.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	const char *before; /* ids of domains, one letter each */
	const char *now;
	enum coverage_status status; /* of now */
	const char *want;
};

static const struct row rows[] = {
    {"read whole", "abc", "a", COVERAGE_COMPLETE, "a"},
    {"not read", "abc", "", COVERAGE_NOT_COLLECTED, "abc"},
    {"read in part", "abc", "b", COVERAGE_PARTIAL, "aBc"},
    {"new ones seen", "b", "ac", COVERAGE_PARTIAL, "AbC"},
    {"nothing before", "", "a", COVERAGE_PARTIAL, "A"},
    {"nothing at all", "", "", COVERAGE_NOT_COLLECTED, ""},
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
	struct snapshot *before = make(row->before, COVERAGE_COMPLETE, false);
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
	    row->status != COVERAGE_COMPLETE);
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

int
main(void)
{
	KIT_ROWS(rows, carries);
	kit_case("the first of a series", has_no_past);
	return kit_finish();
}
