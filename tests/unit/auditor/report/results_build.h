/*
 * results_build.h - the parts of a result, for results.h.
 */
#ifndef TESTS_UNIT_AUDITOR_REPORT_RESULTS_BUILD_H
#define TESTS_UNIT_AUDITOR_REPORT_RESULTS_BUILD_H

#include <string.h>

#include "auditor/audit/result.h"
#include "auditor/base/timefmt.h"

/* 2026-11-22T01:25:00Z */
#define TAKEN INT64_C(1795310700)

/* A result and what it borrows. */
struct made {
	struct arena *arena;
	struct snapshot *snapshot;
	struct audit_result result;
};

static inline struct digest
some_digest(const char *seed)
{
	return digest_of(sv_from(seed));
}

static inline void
made_begin(struct made *made, strview tenant_name)
{
	struct snapshot *snapshot =
	    snapshot_new(SV("3f6c1f5e-5d3a-4c0e-9a0f-4a8d2f1b7c11"), SV("live"),
		SV("0.1.0"));

	made->arena = arena_new();
	made->snapshot = snapshot;
	snapshot->tenant_name = arena_dup(snapshot->arena, tenant_name);
	snapshot->number = 12;
	snapshot->started = TAKEN - 3;
	snapshot->finished = TAKEN;
	snapshot->content_digest = some_digest("content");
	snapshot->link = some_digest("link");
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct coverage whole = {.status = COVERAGE_COMPLETE,
		    .requests = 1,
		    .ms = 40 + (unsigned)i};
		if (!kind_is_collected((enum kind)i))
			continue;
		snapshot_cover(snapshot, (enum kind)i, &whole);
	}
	made->result = (struct audit_result){
	    .snapshot = snapshot,
	    .checks_total = 20,
	    .checks_passed = 20,
	    .fail_on = SEVERITY_MEDIUM,
	    .counting = {.fail_on = SEVERITY_MEDIUM,
		.asked_fail_on = SEVERITY_CRITICAL},
	    .is_complete = true,
	    .as_of = TAKEN + 60,
	};
	made->result.changes.compared = kind_collected();
}

static inline void
made_done(struct made *made)
{
	arena_free(made->arena);
	snapshot_free(made->snapshot);
}

static inline void
add_signature(
    struct made *made, const char *file, strview signer, strview problem)
{
	struct baseline_verdict *baseline = &made->result.baseline;

	if (baseline->signatures == NULL)
		baseline->signatures =
		    arena_alloc(made->arena, 4, sizeof(*baseline->signatures));
	baseline->signatures[baseline->signature_count++] =
	    (struct signature_verdict){
		.file = sv_from(file),
		.is_good = problem.len == 0,
		.signer = signer,
		.signed_at = TAKEN - 20 * TIME_DAY,
		.problem = problem,
	    };
}

static inline void
set_baseline(struct made *made, enum baseline_state state)
{
	made->result.baseline = (struct baseline_verdict){
	    .state = state,
	    .path = SV("baseline.json"),
	    .digest = some_digest("baseline"),
	    .serial = 3,
	    .created = TAKEN - 21 * TIME_DAY,
	    .expires = TAKEN + 69 * TIME_DAY,
	    .threshold = 2,
	    .scope = KIND_BIT(KIND_COUNT) - 1,
	};
}

static inline struct finding *
add_finding(struct made *made, const struct check *check, enum kind kind,
    strview id, strview name, unsigned points)
{
	struct finding_list *list = &made->result.findings;

	list->at = arena_grow(
	    made->arena, list->at, list->count, &list->cap, sizeof(*list->at));
	struct finding *finding = &list->at[list->count++];
	*finding = (struct finding){
	    .check = check,
	    .kind = kind,
	    .id = id,
	    .name = name,
	    .points = points,
	    .base_points = points,
	    .object_points = points,
	    .severity = severity_of(points),
	    .status = FINDING_NEW,
	};
	return finding;
}

static inline void
add_evidence(struct made *made, struct finding *finding, const char *field,
    strview value, strview expected)
{
	finding->evidence =
	    arena_grow(made->arena, finding->evidence, finding->evidence_count,
		&finding->evidence_cap, sizeof(*finding->evidence));
	finding->evidence[finding->evidence_count++] = (struct evidence){
	    .field = sv_from(field), .value = value, .expected = expected};
}

static inline struct object *
make_object(struct made *made, enum kind kind, strview id, strview name)
{
	struct object *object = arena_alloc(made->arena, 1, sizeof(*object));

	object->kind = kind;
	object->id = id;
	object->name = name;
	return object;
}

static inline void
add_member(struct made *made, struct finding *finding, enum kind kind,
    strview id, strview name)
{
	finding->members =
	    arena_grow(made->arena, finding->members, finding->member_count,
		&finding->member_cap, sizeof(const struct object *));
	finding->members[finding->member_count++] =
	    make_object(made, kind, id, name);
}

static inline struct change *
add_change(struct made *made, enum change_type type, enum kind kind, strview id,
    strview name)
{
	struct diff *diff = &made->result.changes;

	diff->changes = arena_grow(made->arena, diff->changes, diff->count,
	    &diff->cap, sizeof(*diff->changes));
	struct change *change = &diff->changes[diff->count++];
	*change = (struct change){
	    .type = type,
	    .kind = kind,
	    .id = id,
	    .name = name,
	    .is_behaviour = type != CHANGE_TOUCHED && type != CHANGE_MOVED,
	};
	return change;
}

static inline const struct json *
make_text(struct made *made, strview text)
{
	struct json *value = arena_alloc(made->arena, 1, sizeof(*value));

	value->type = text.len > 0 ? JSON_STRING : JSON_NULL;
	value->text = text;
	return value;
}

static inline void
add_edit(struct made *made, struct change *change, const char *field,
    strview before, strview after)
{
	struct edit *edits =
	    arena_alloc(made->arena, change->edit_count + 1, sizeof(*edits));

	if (change->edit_count > 0)
		memcpy(
		    edits, change->edits, change->edit_count * sizeof(*edits));
	edits[change->edit_count++] = (struct edit){
	    .field = sv_from(field),
	    .before = make_text(made, before),
	    .after = make_text(made, after),
	};
	change->edits = edits;
}

/* The last edit of ${change} is one of a set. */
static inline void
add_items(struct made *made, struct change *change, strview removed,
    strview added, size_t count)
{
	struct edit *edit = &change->edits[change->edit_count - 1];
	const struct json **gone =
	    arena_alloc(made->arena, 1, sizeof(const struct json *));
	const struct json **come =
	    arena_alloc(made->arena, count, sizeof(const struct json *));

	gone[0] = make_text(made, removed);
	for (size_t i = 0; i < count; i++)
		come[i] = make_text(made,
		    arena_printf(made->arena, SV_FMT "%zu", SV_ARG(added), i));
	edit->items_removed = gone;
	edit->removed_count = 1;
	edit->items_added = come;
	edit->added_count = count;
}

static inline void
add_gap(struct made *made, const struct check *check, enum kind kind,
    strview reason, bool needs_baseline)
{
	struct audit_result *result = &made->result;
	struct check_gap *gaps =
	    arena_alloc(made->arena, result->gap_count + 1, sizeof(*gaps));

	if (result->gap_count > 0)
		memcpy(gaps, result->gaps, result->gap_count * sizeof(*gaps));
	gaps[result->gap_count++] = (struct check_gap){.check = check,
	    .kind = kind,
	    .reason = reason,
	    .needs_baseline = needs_baseline};
	result->gaps = gaps;
}

static inline void
spoil_list(struct made *made, enum kind kind, enum coverage_status status,
    enum coverage_reason reason, strview detail)
{
	const struct coverage coverage = {.status = status,
	    .reason = reason,
	    .detail = detail,
	    .requests = 4,
	    .ms = 5120};

	snapshot_cover(made->snapshot, kind, &coverage);
	made->result.is_complete = false;
}

static inline void
accept(struct finding *finding, strview by, strview why)
{
	finding->status = FINDING_ACCEPTED;
	finding->accepted_by = by;
	finding->accepted_why = why;
	finding->accepted_until = TAKEN + 60 * TIME_DAY;
}

#endif
