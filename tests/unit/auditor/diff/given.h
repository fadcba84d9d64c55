/*
 * given.h - snapshots for tests of diff and store, written as short JSON.
 */
#ifndef TESTS_UNIT_AUDITOR_DIFF_GIVEN_H
#define TESTS_UNIT_AUDITOR_DIFF_GIVEN_H

#include "auditor/base/json.h"
#include "auditor/base/strbuf.h"
#include "auditor/model/snapshot.h"
#include "tests/support/kit_rows.h"
#include "tests/unit/auditor/diff/given_whole.h"

#define GIVEN_TENANT "aaaaaaaa-0000-4000-8000-000000000001"

static inline void
given_list(struct snapshot *snapshot, enum kind kind, const struct json *list,
    struct arena *arena)
{
	struct coverage coverage = {
	    .status = COVERAGE_COMPLETE,
	    .requests = 1,
	    .bytes = 100,
	    .ms = 7,
	    .request_ids = SV("req-1 req-2"),
	};
	struct err err = {0};

	if (list->type == JSON_STRING) {
		coverage.status = COVERAGE_NOT_COLLECTED;
		KIT_TRUE(coverage_reason_find(list->text, &coverage.reason));
		coverage.detail = SV("403: \"no\"\n");
	}
	if (list->type == JSON_OBJECT) {
		coverage.status = COVERAGE_PARTIAL;
		KIT_TRUE(
		    coverage_reason_find(list->items[0].key, &coverage.reason));
		list = &list->items[0];
	}
	for (size_t i = 0; i < list->count; i++) {
		struct json raw = given_whole(kind, &list->items[i], arena);
		KIT_GOOD(snapshot_add(snapshot, kind, &raw, &err), &err);
	}
	snapshot_cover(snapshot, kind, &coverage);
}

/*
 * given(series, at, doc):
 * A sealed snapshot of GIVEN_TENANT taken at ${at}, for snapshot_free.  ${doc}
 * is JSON with ' for ": import key → objects, a list read whole; {reason:
 * objects}, partial; or the reason alone, not collected.
 */
static inline struct snapshot *
given(const char *series, int64_t at, const char *doc)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf text = {0};
	const struct json *root = NULL;
	struct err err = {0};

	for (; *doc != '\0'; doc++) {
		char c = '"';
		if (*doc != '\'')
			c = *doc;
		strbuf_add_char(&text, c);
	}
	KIT_GOOD(json_parse(strbuf_view(&text), JSON_WIRE, arena, &root, &err),
	    &err);
	struct snapshot *snapshot =
	    snapshot_new(SV(GIVEN_TENANT), sv_from(series), SV("9.9.9"));
	snapshot->tenant_name = SV("Example");
	snapshot->started = at;
	snapshot->finished = at + 5;
	for (size_t i = 0; i < root->count; i++) {
		enum kind kind = KIND_COUNT;
		KIT_TRUE(kind_find_key(root->items[i].key, &kind));
		given_list(snapshot, kind, &root->items[i], arena);
	}
	snapshot_seal(snapshot);
	return snapshot;
}

#endif
