/*
 * flow_marks.c - which connectors and rules have findings.
 */
#include <stdlib.h>

#include "auditor/report/flow_internal.h"
#include "auditor/report/natural.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

bool
flow_is_off(const struct object *object)
{
	return object_is_not(object, "Enabled") ||
	       sv_eq_fold(object_text(object, "State"), SV("Disabled"));
}

static void
add_mark(const struct finding *finding, const struct object *object,
    const struct object_list *list, struct arena *arena,
    struct flow_marks *marks)
{
	/* What is carried over from an earlier state is not in the list. */
	if (object < list->objects || object >= list->objects + list->count)
		return;
	struct flow_mark *mark = &marks->at[object - list->objects];
	strview id = sv_from(finding->check->id);
	if (!sv_has(mark->checks, id))
		mark->checks = phrase_join(mark->checks, id, arena);
	if (!mark->is_marked || finding->severity > mark->severity)
		mark->severity = finding->severity;
	mark->is_marked = true;
}

static void
mark_finding(const struct audit_result *result, const struct finding *finding,
    enum kind kind, struct arena *arena, struct flow_marks *marks)
{
	const struct object_list *list = snapshot_list(result->snapshot, kind);

	if (finding->kind == kind && finding->member_count == 0) {
		const struct object *object =
		    snapshot_find(result->snapshot, kind, finding->id);
		if (object != NULL)
			add_mark(finding, object, list, arena, marks);
	}
	for (size_t i = 0; i < finding->member_count; i++) {
		const struct object *object =
		    finding->members[i]->kind == kind
			? snapshot_find(
			      result->snapshot, kind, finding->members[i]->id)
			: NULL;
		if (object != NULL)
			add_mark(finding, object, list, arena, marks);
	}
}

/* Severity as a number that is 0 where nothing was found. */
static int
weight(const struct flow_mark *mark)
{
	return mark->is_marked ? (int)mark->severity + 1 : 0;
}

static int
compare_names(const struct flow_mark *a, const struct flow_mark *b)
{
	int order = natural_compare(a->object->name, b->object->name);

	return order != 0 ? order : sv_cmp(a->object->id, b->object->id);
}

static int
compare_worst(const void *left, const void *right)
{
	const struct flow_mark *a = left;
	const struct flow_mark *b = right;

	if (weight(a) != weight(b))
		return weight(b) - weight(a);
	return compare_names(a, b);
}

/* Rules run by their number, the lowest first. */
static int
compare_order(const void *left, const void *right)
{
	const struct flow_mark *a = left;
	const struct flow_mark *b = right;
	int order = natural_compare(object_text(a->object, "Priority"),
	    object_text(b->object, "Priority"));

	return order != 0 ? order : compare_names(a, b);
}

static void
choose(struct flow_marks *marks)
{
	size_t left = FLOW_ALONE_MAX;

	qsort(marks->at, marks->count, sizeof(*marks->at), compare_worst);
	for (size_t i = 0; i < marks->count && left > 0; i++) {
		marks->at[i].is_alone = marks->at[i].is_marked;
		left -= marks->at[i].is_marked;
	}
}

void
flow_marks_build(const struct audit_result *result, enum kind kind,
    struct arena *arena, struct flow_marks *marks)
{
	const struct object_list *list = snapshot_list(result->snapshot, kind);
	const struct finding_list *findings = &result->findings;

	marks->count = list->count;
	marks->at = arena_alloc(arena, list->count, sizeof(*marks->at));
	if (list->count == 0)
		return;
	for (size_t i = 0; i < list->count; i++)
		marks->at[i].object = &list->objects[i];
	for (size_t i = 0; i < findings->count; i++) {
		if (findings->at[i].status != FINDING_ACCEPTED &&
		    !sv_starts(sv_from(findings->at[i].check->id), SV("CH-")))
			mark_finding(
			    result, &findings->at[i], kind, arena, marks);
	}
	choose(marks);
	if (kind == KIND_TRANSPORT_RULE)
		qsort(
		    marks->at, marks->count, sizeof(*marks->at), compare_order);
}
