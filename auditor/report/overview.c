/*
 * overview.c - a result sorted the way people read it; for text and HTML.
 */
#include "auditor/report/overview.h"

#include <stdlib.h>

#include "auditor/audit/counting.h"
#include "auditor/base/lang.h"
#include "auditor/report/natural.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

bool
overview_is_chain(const struct finding *finding)
{
	return sv_starts(sv_from(finding->check->id), SV("CH-"));
}

static void
count(const struct finding *finding, struct overview *view)
{
	if (finding->status == FINDING_ACCEPTED) {
		view->accepted++;
		return;
	}
	if (overview_is_chain(finding)) {
		view->chains++;
		return;
	}
	view->above += counting_has(&view->result->counting, finding);
	view->open++;
	view->unverified += finding->status == FINDING_UNVERIFIED;
	view->by_severity[finding->severity]++;
}

/* The group of a check, looked for behind ${from}, where its severity begins;
 * made where there is none. */
static struct overview_group *
group_of(const struct finding *finding, size_t from, struct overview *view)
{
	for (size_t i = from; i < view->group_count; i++) {
		if (view->groups[i].check == finding->check)
			return &view->groups[i];
	}
	view->groups = arena_grow(view->arena, view->groups, view->group_count,
	    &view->group_cap, sizeof(*view->groups));
	struct overview_group *group = &view->groups[view->group_count++];
	*group = (struct overview_group){
	    .check = finding->check, .severity = finding->severity};
	return group;
}

static void
group_severity(enum severity severity, struct overview *view)
{
	const struct finding_list *list = &view->result->findings;
	size_t from = view->group_count;

	for (size_t i = 0; i < list->count; i++) {
		const struct finding *finding = &list->at[i];
		if (finding->severity != severity ||
		    overview_is_chain(finding) ||
		    finding->status == FINDING_ACCEPTED)
			continue;
		struct overview_group *group = group_of(finding, from, view);
		group->at = arena_grow(view->arena, group->at, group->count,
		    &group->cap, sizeof(const struct finding *));
		group->at[group->count++] = finding;
	}
}

/* Most points first, then by name. */
static int
compare_findings(const void *left, const void *right)
{
	const struct finding *const *a = left;
	const struct finding *const *b = right;

	if ((*a)->points != (*b)->points)
		return (*a)->points > (*b)->points ? -1 : 1;
	int order = natural_compare((*a)->name, (*b)->name);
	if (order == 0)
		order = sv_cmp((*a)->id, (*b)->id);
	return order != 0 ? order : (*a > *b) - (*a < *b);
}

void
overview_build(const struct audit_result *result, struct arena *arena,
    struct overview *view)
{
	*view = (struct overview){.result = result, .arena = arena};
	for (size_t i = 0; i < result->findings.count; i++)
		count(&result->findings.at[i], view);
	for (size_t i = SEVERITY_COUNT; i > 0; i--)
		group_severity((enum severity)(i - 1), view);
	for (size_t i = 0; i < view->group_count; i++)
		qsort(view->groups[i].at, view->groups[i].count,
		    sizeof(const struct finding *), compare_findings);
}

static int
compare_names(enum kind kind_a, enum kind kind_b, strview a, strview b)
{
	if (kind_a != kind_b)
		return kind_a < kind_b ? -1 : 1;
	return natural_compare(a, b);
}

static int
compare_members(const void *left, const void *right)
{
	const struct object *const *a = left;
	const struct object *const *b = right;
	int order =
	    compare_names((*a)->kind, (*b)->kind, (*a)->name, (*b)->name);

	return order != 0 ? order : sv_cmp((*a)->id, (*b)->id);
}

const struct object **
overview_members(const struct finding *finding, struct arena *arena)
{
	size_t count = finding->member_count;
	const struct object **members =
	    arena_alloc(arena, count, sizeof(const struct object *));

	for (size_t i = 0; i < count; i++)
		members[i] = finding->members[i];
	if (count > 0)
		qsort(members, count, sizeof(const struct object *),
		    compare_members);
	return members;
}

static int
compare_changes(const void *left, const void *right)
{
	const struct change *const *a = left;
	const struct change *const *b = right;
	int order =
	    compare_names((*a)->kind, (*b)->kind, (*a)->name, (*b)->name);

	if (order == 0)
		order = sv_cmp((*a)->id, (*b)->id);
	return order != 0 ? order : (*a > *b) - (*a < *b);
}

const struct change **
overview_changes(const struct diff *changes, struct arena *arena)
{
	size_t count = changes->count;
	const struct change **sorted =
	    arena_alloc(arena, count, sizeof(const struct change *));

	for (size_t i = 0; i < count; i++)
		sorted[i] = &changes->changes[i];
	if (count > 0)
		qsort(sorted, count, sizeof(const struct change *),
		    compare_changes);
	return sorted;
}

bool
overview_has_one_status(const struct overview_group *group)
{
	for (size_t i = 1; i < group->count; i++) {
		if (group->at[i]->status != group->at[0]->status)
			return false;
	}
	return true;
}

/* Other findings on the same objects make these weigh more. */
static bool
is_raised(const struct overview_group *group)
{
	for (size_t i = 0; i < group->count; i++) {
		if (severity_of(group->at[i]->points) != group->severity)
			return true;
	}
	return false;
}

static strview
points_of_one(const struct finding *finding, bool is_more, struct arena *arena)
{
	if (is_more)
		return arena_printf(arena,
		    PLURAL(finding->points,
			"%u point, %u with what else is on the object",
			"%u points, %u with what else is on the object"),
		    finding->points, finding->object_points);
	return arena_printf(arena,
	    PLURAL(finding->points, "%u point", "%u points"), finding->points);
}

strview
overview_points(const struct overview_group *group, struct arena *arena)
{
	unsigned most = group->at[0]->points;
	unsigned least = group->at[group->count - 1]->points;

	if (group->count == 1)
		return points_of_one(group->at[0], is_raised(group), arena);
	if (is_raised(group))
		return arena_printf(arena,
		    _("%u to %u points each, more with what else is on the "
		      "objects"),
		    least, most);
	if (least < most)
		return arena_printf(
		    arena, _("%u to %u points each"), least, most);
	return arena_printf(
	    arena, PLURAL(most, "%u point each", "%u points each"), most);
}

bool
overview_has_one_kind(const struct overview_group *group)
{
	for (size_t i = 1; i < group->count; i++) {
		if (group->at[i]->kind != group->at[0]->kind)
			return false;
	}
	return true;
}

strview
overview_object_count(const struct overview_group *group, struct arena *arena)
{
	size_t count = group->count;

	if (!overview_has_one_kind(group))
		return arena_printf(
		    arena, PLURAL(count, "%zu object", "%zu objects"), count);
	return arena_printf(arena,
	    PLURAL(count, "%zu object (%s)", "%zu objects (%s)"), count,
	    kind_name(group->at[0]->kind));
}
