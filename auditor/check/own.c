/*
 * own.c - what checks of the user's own found, as findings among the others.
 */
#include "auditor/check/own.h"

#include "auditor/base/lang.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

bool
own_is_assessable(const struct check *check, const struct snapshot *now,
    const struct snapshot *baseline, kind_set carried)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		enum kind kind = (enum kind)i;
		if ((check->needs & ~carried & KIND_BIT(i)) != 0 &&
		    !snapshot_is_complete(now, kind))
			return false;
		if ((check->compares & KIND_BIT(i)) != 0 &&
		    (baseline == NULL || !snapshot_is_complete(baseline, kind)))
			return false;
	}
	return !check->needs_baseline || baseline != NULL;
}

/* The list that a gap of the check as a whole is told of. */
static enum kind
first_kind(const struct check *check)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (((check->needs | check->compares) & KIND_BIT(i)) != 0)
			return (enum kind)i;
	}
	return (enum kind)0;
}

static void
add_problem(const struct check_run *run, const struct own_result *result,
    strview reason, struct check_outcome *outcome)
{
	const struct check_gap gap = {
	    .check = result->check,
	    .kind = first_kind(result->check),
	    .reason = reason,
	};

	run_gap(run, outcome, &gap);
}

static bool
is_in_baseline(const struct check_run *run, enum kind kind, strview id)
{
	return run->baseline != NULL &&
	       snapshot_find(run->baseline, kind, id) != NULL;
}

/* What is wrong with row ${at}, or "". */
static strview
row_problem(const struct check_run *run, const struct own_result *result,
    size_t at, enum kind *kind)
{
	const struct own_row *row = &result->rows[at];

	if (!kind_find(row->kind, kind) && !kind_find_key(row->kind, kind))
		return arena_printf(run->arena,
		    _("row %zu: there is no kind \"" SV_FMT "\""), at + 1,
		    SV_ARG(sv_slice(row->kind, 0, 100)));
	if (snapshot_find(run->now, *kind, row->id) == NULL &&
	    !is_in_baseline(run, *kind, row->id))
		return arena_printf(run->arena,
		    _("row %zu: there is no %s \"" SV_FMT "\""), at + 1,
		    kind_name(*kind), SV_ARG(sv_slice(row->id, 0, 100)));
	return SV("");
}

static struct finding
begin(const struct check_run *run, const struct check *check, enum kind kind,
    const struct own_row *row)
{
	const struct object *object = snapshot_find(run->now, kind, row->id);

	if (object != NULL)
		return view_begin(run, check, object, check->points);
	return (struct finding){
	    .check = check,
	    .kind = kind,
	    .id = row->id,
	    .name = row->name,
	    .base_points = check->points,
	    .status = FINDING_NEW,
	};
}

/* An object that is in several rows is one finding. */
static struct finding *
find(struct finding *findings, size_t count, enum kind kind, strview id)
{
	for (size_t i = 0; i < count; i++) {
		if (findings[i].kind == kind && sv_eq(findings[i].id, id))
			return &findings[i];
	}
	return NULL;
}

void
own_add(struct check_run *run, const struct own_result *result,
    struct check_outcome *outcome)
{
	struct finding *findings =
	    arena_alloc(run->arena, result->row_count, sizeof(*findings));
	size_t count = 0;
	strview problem = result->problem;

	for (size_t i = 0; i < result->row_count; i++) {
		const struct own_row *row = &result->rows[i];
		enum kind kind;
		strview wrong = row_problem(run, result, i, &kind);
		if (wrong.len > 0) {
			problem = wrong;
			continue;
		}
		struct finding *finding = find(findings, count, kind, row->id);
		if (finding == NULL) {
			finding = &findings[count++];
			*finding = begin(run, result->check, kind, row);
		}
		if (row->evidence.len > 0)
			run_say(run, finding, row->evidence);
	}
	for (size_t i = 0; i < count; i++)
		run_add(run, &findings[i]);
	if (problem.len > 0)
		add_problem(run, result, problem, outcome);
}
