/*
 * snapshot_lean_test.c - a lean snapshot has the digests of one that keeps all.
 */
#include "auditor/model/snapshot.h"

#include "tests/support/kit_rows.h"

#define TENANT "11111111-2222-4333-8444-555555555555"

struct row {
	const char *name;
	enum kind kind;
	const char *objects[3];
	enum coverage_status status; /* after seal */
};

static const struct row rows[] = {
    {"domains", KIND_DOMAIN,
	{"{\"id\": \"b\", \"authenticationType\": \"Managed\"}",
	    "{\"id\": \"a\", \"authenticationType\": \"Managed\", \"x\": [1]}"},
	COVERAGE_COMPLETE},
    {"an expected field is absent", KIND_DOMAIN,
	{"{\"id\": \"b\"}",
	    "{\"id\": \"a\", \"authenticationType\": \"Managed\"}"},
	COVERAGE_PARTIAL},
    {"one object in two states", KIND_DOMAIN,
	{"{\"id\": \"b\", \"authenticationType\": \"Managed\"}",
	    "{\"id\": \"b\", \"authenticationType\": \"Federated\"}"},
	COVERAGE_PARTIAL},
    {"no identity", KIND_DOMAIN, {"{\"authenticationType\": \"Managed\"}"},
	COVERAGE_PARTIAL},
    {"a rule that names a connector", KIND_TRANSPORT_RULE,
	{"{\"Guid\": \"a\", \"Name\": \"n\", "
	 "\"RouteMessageOutboundConnector\": \"Out\"}",
	    "{\"Guid\": \"b\", \"Name\": \"m\", \"WhenChanged\": "
	    "\"2026-05-04T07:44:02Z\"}"},
	COVERAGE_PARTIAL},
};

static struct snapshot *
make(const struct row *row, bool is_lean)
{
	const struct coverage complete = {.status = COVERAGE_COMPLETE};
	struct snapshot *snapshot =
	    snapshot_new(SV(TENANT), SV("import:test"), SV("test"));
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const struct json *raw;
	struct err err = {0};

	if (is_lean)
		snapshot_make_lean(snapshot);
	KIT_GOOD(json_parse(SV("{\"Guid\": \"c\", \"Name\": \"Out\"}"),
		     JSON_WIRE, arena, &raw, &err),
	    &err);
	KIT_GOOD(
	    snapshot_add(snapshot, KIND_OUTBOUND_CONNECTOR, raw, &err), &err);
	for (size_t i = 0; i < COUNT_OF(row->objects); i++) {
		if (row->objects[i] == NULL)
			break;
		KIT_GOOD(json_parse(sv_from(row->objects[i]), JSON_WIRE, arena,
			     &raw, &err),
		    &err);
		KIT_GOOD(snapshot_add(snapshot, row->kind, raw, &err), &err);
	}
	snapshot_cover(snapshot, row->kind, &complete);
	snapshot_seal(snapshot);
	return snapshot;
}

static void
agrees(const void *at)
{
	const struct row *row = at;
	CLEANUP(snapshot_drop) struct snapshot *whole = make(row, false);
	CLEANUP(snapshot_drop) struct snapshot *lean = make(row, true);
	const struct object_list *want = snapshot_list(whole, row->kind);
	const struct object_list *have = snapshot_list(lean, row->kind);

	KIT_INT(have->coverage.status, row->status);
	KIT_INT(want->coverage.status, row->status);
	KIT_TEXT(have->coverage.detail, want->coverage.detail);
	KIT_INT(have->count, want->count);
	KIT_INT(have->field_count, want->field_count);
	for (size_t i = 0; i < have->count; i++) {
		const struct object *a = &have->objects[i];
		const struct object *b = &want->objects[i];
		KIT_TEXT(a->id, b->id);
		KIT_TEXT(a->name, b->name);
		KIT_TEXT(a->body, b->body);
		KIT_TRUE(digest_eq(&a->state_digest, &b->state_digest));
		KIT_TRUE(digest_eq(&a->behaviour_digest, &b->behaviour_digest));
	}
	KIT_TRUE(digest_eq(&lean->content_digest, &whole->content_digest));
}

int
main(void)
{
	KIT_ROWS(rows, agrees);
	return kit_finish();
}
