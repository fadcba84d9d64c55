/*
 * controls.c - how the controls of a framework stand, one by one.
 */
#include "auditor/check/controls.h"

#include "auditor/base/banned.h"

static const char *const words[] = {
#define CONTROL_WORD(constant, word) word,
    CONTROL_STATES(CONTROL_WORD)
#undef CONTROL_WORD
};

const char *
control_state_word(enum control_state state)
{
	return words[state];
}

/* One control on its way to a result. */
struct work {
	const struct controls_input *input;
	const struct own_result *query; /* NULL: it has none */
	struct arena *arena;
	struct control_result *result;
	bool is_failed;
	bool is_accepted;
};

static bool
is_of(const struct control *control, const struct check *check)
{
	for (size_t i = 0; i < control->check_count; i++) {
		if (sv_eq_fold(control->checks[i], sv_from(check->id)))
			return true;
	}
	return false;
}

static void
tell(struct work *work, strview reason)
{
	if (work->result->reason.len == 0)
		work->result->reason = reason;
}

static void
add_findings(struct work *work)
{
	const struct finding_list *list = work->input->findings;
	struct control_result *result = work->result;
	size_t cap = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct finding *finding = &list->at[i];
		if (!is_of(result->control, finding->check))
			continue;
		result->findings = arena_grow(work->arena, result->findings,
		    result->finding_count, &cap,
		    sizeof(const struct finding *));
		result->findings[result->finding_count++] = finding;
		if (finding->status == FINDING_ACCEPTED)
			work->is_accepted = true;
		else if (finding->status == FINDING_UNVERIFIED)
			tell(work, SV_("found before, not read now"));
		else
			work->is_failed = true;
	}
}

static const struct finding *
find_about(const struct control_result *result, strview kind, strview id)
{
	for (size_t i = 0; i < result->finding_count; i++) {
		const struct finding *finding = result->findings[i];
		if (sv_eq(finding->id, id) &&
		    sv_eq(sv_from(kind_name(finding->kind)), kind))
			return finding;
	}
	return NULL;
}

static void
add_rows(struct work *work)
{
	struct control_result *result = work->result;

	if (work->query == NULL)
		return;
	result->rows = arena_alloc(
	    work->arena, work->query->row_count, sizeof(*result->rows));
	for (size_t i = 0; i < work->query->row_count; i++) {
		const struct own_row *row = &work->query->rows[i];
		if (find_about(result, row->kind, row->id) != NULL)
			continue;
		result->rows[result->row_count++] = *row;
		work->is_failed = true;
	}
	if (work->query->problem.len > 0)
		tell(work, work->query->problem);
}

static strview
lacking(const struct work *work, enum kind kind)
{
	const struct coverage *coverage =
	    &snapshot_list(work->input->now, kind)->coverage;

	return arena_printf(work->arena, "%s: %s", kind_name(kind),
	    lang(coverage_reason_word(coverage->reason)));
}

/* The list that a gap is about, or the events. */
static const char *
gap_word(const struct check_gap *gap)
{
	return gap->needs_events ? event_type_name(gap->event)
				 : kind_name(gap->kind);
}

static void
add_gaps(struct work *work)
{
	const struct controls_input *input = work->input;

	for (size_t i = 0; i < input->gap_count; i++) {
		const struct check_gap *gap = &input->gaps[i];
		if (!is_of(work->result->control, gap->check) ||
		    (gap->needs_baseline && work->query != NULL))
			continue;
		tell(work,
		    arena_printf(work->arena, "%s: %s: " SV_FMT, gap->check->id,
			gap_word(gap), SV_ARG(gap->reason)));
	}
	if (work->query == NULL)
		return;
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((work->query->check->needs & KIND_BIT(i)) != 0 &&
		    !snapshot_is_complete(input->now, (enum kind)i))
			tell(work, lacking(work, (enum kind)i));
	}
	if (!own_is_assessable(
		work->query->check, input->now, input->baseline, 0))
		tell(work, SV_("no baseline to compare with"));
}

static enum control_state
state_of(const struct work *work)
{
	const struct control_result *result = work->result;

	if (work->is_failed)
		return CONTROL_FAIL;
	if (result->reason.len > 0)
		return CONTROL_NOT_ASSESSED;
	if (work->is_accepted)
		return CONTROL_ACCEPTED;
	return result->control->manual.len > 0 ? CONTROL_MANUAL : CONTROL_PASS;
}

void
controls_judge(const struct controls_input *input, struct arena *arena,
    struct control_table *table)
{
	const struct profile *profile = input->profile;

	*table = (struct control_table){
	    .profile = profile,
	    .at =
		arena_alloc(arena, profile->control_count, sizeof(*table->at)),
	    .count = profile->control_count,
	};
	for (size_t i = 0; i < profile->control_count; i++) {
		struct control_result *result = &table->at[i];
		struct work work = {
		    .input = input,
		    .query = input->queries[i].check != NULL
				 ? &input->queries[i]
				 : NULL,
		    .arena = arena,
		    .result = result,
		};
		result->control = &profile->controls[i];
		add_findings(&work);
		add_rows(&work);
		add_gaps(&work);
		result->state = state_of(&work);
		table->tally[result->state]++;
	}
}
