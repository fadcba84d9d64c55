/*
 * run.c - the catalogue over one snapshot.
 */
#include "auditor/check/run.h"

#include <stdlib.h>

#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "auditor/check/accept.h"
#include "auditor/check/chain.h"
#include "auditor/check/own.h"
#include "auditor/check/score.h"
#include "auditor/check/view.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

struct finding
run_begin(const struct check_run *run, const struct check *check,
    const struct object *object, unsigned points)
{
	(void)run;
	return (struct finding){
	    .check = check,
	    .kind = object->kind,
	    .id = object->id,
	    .name = object->name,
	    .object = object,
	    .base_points = points,
	    .status = FINDING_NEW,
	};
}

struct finding
run_begin_set(const struct check_run *run, const struct check *check,
    enum kind kind, unsigned points)
{
	return (struct finding){
	    .check = check,
	    .kind = kind,
	    .id = run->now->tenant,
	    .name = run->now->tenant_name,
	    .base_points = points,
	    .status = FINDING_NEW,
	};
}

void
run_member(const struct check_run *run, struct finding *finding,
    const struct object *object)
{
	size_t at = finding->member_count;

	for (size_t i = 0; i < finding->member_count; i++) {
		if (finding->members[i] == object)
			return;
	}
	finding->members =
	    arena_grow(run->arena, finding->members, finding->member_count,
		&finding->member_cap, sizeof(const struct object *));
	for (; at > 0 && sv_cmp(finding->members[at - 1]->id, object->id) > 0;
	     at--)
		finding->members[at] = finding->members[at - 1];
	finding->members[at] = object;
	finding->member_count++;
}

void
run_ground(const struct check_run *run, struct finding *finding,
    const struct object *object)
{
	finding->grounds =
	    arena_grow(run->arena, finding->grounds, finding->ground_count,
		&finding->ground_cap, sizeof(const struct object *));
	finding->grounds[finding->ground_count++] = object;
}

void
run_note(const struct check_run *run, struct finding *finding,
    const char *field, strview value, strview expected)
{
	finding->evidence =
	    arena_grow(run->arena, finding->evidence, finding->evidence_count,
		&finding->evidence_cap, sizeof(*finding->evidence));
	finding->evidence[finding->evidence_count++] = (struct evidence){
	    .field = sv_from(field),
	    .value = value,
	    .expected = expected,
	};
}

void
run_note_label(const struct check_run *run, struct finding *finding,
    const char *label, strview value, strview expected)
{
	run_note(run, finding, label, value, expected);
	finding->evidence[finding->evidence_count - 1].is_label = true;
}

strview
run_value(const struct check_run *run, const struct json *value)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	if (value == NULL || value->type == JSON_NULL)
		return SV("");
	if (value->type == JSON_STRING || value->type == JSON_NUMBER)
		return value->text;
	normal_write(value, &buf);
	return arena_dup(run->arena, strbuf_view(&buf));
}

void
run_note_field(const struct check_run *run, struct finding *finding,
    const char *field, strview expected)
{
	run_note(run, finding, field,
	    run_value(run, object_field(finding->object, field)), expected);
}

void
run_say(const struct check_run *run, struct finding *finding, strview sentence)
{
	run_note(run, finding, "", sentence, SV(""));
}

void
run_cover(const struct check_run *run, struct finding *finding, strview why)
{
	finding->status = FINDING_ACCEPTED;
	finding->accepted_by = SV(FINDING_BY_POLICY);
	finding->accepted_why = why;
	finding->accepted_until = run->input->policy_expires;
}

static void
push(struct check_run *run, const struct finding *finding)
{
	struct finding_list *list = run->findings;

	list->at = arena_grow(
	    run->arena, list->at, list->count, &list->cap, sizeof(*list->at));
	list->at[list->count++] = *finding;
}

strview
run_hand(const struct check_run *run, const struct event *event)
{
	char when[TIME_TEXT_MAX];

	if (event->address.len == 0)
		return arena_printf(run->arena, _("%s by " SV_FMT),
		    time_text(event->time, when), SV_ARG(event->actor));
	return arena_printf(run->arena, _("%s by " SV_FMT " from " SV_FMT),
	    time_text(event->time, when), SV_ARG(event->actor),
	    SV_ARG(event->address));
}

/* Who made the object, or changed it last, where the audit log knows. */
static void
tell_hand(struct check_run *run, struct finding *finding)
{
	const struct event *event =
	    finding->object != NULL ? trail_last(&run->trail, finding->object)
				    : NULL;

	if (event == NULL || event->is_by_service)
		return;
	if (finding->happened_at == 0)
		finding->happened_at = event->time;
	if (finding->principal.len == 0)
		finding->principal =
		    holder_of_app(run, event->app_id, SV("")).id;
	run_say(run, finding,
	    arena_printf(run->arena,
		_("last written " SV_FMT ", as the audit log says"),
		SV_ARG(run_hand(run, event))));
}

static strview
settled_words(const struct check_run *run, const struct settled *by)
{
	if (by->other == NULL)
		return arena_printf(run->arena,
		    _("if this is meant to be so, an entry of the policy "
		      "under %s settles it"),
		    by->section);
	if (by->needs_both)
		return arena_printf(run->arena,
		    _("if this is meant to be so, an entry of the policy "
		      "under %s and %s settles it"),
		    by->section, by->other);
	return arena_printf(run->arena,
	    _("if this is meant to be so, an entry of the policy under %s or "
	      "%s settles it"),
	    by->section, by->other);
}

/* What is worth a look, and which entry of the policy would settle it. */
static void
tell_policy(const struct check_run *run, struct finding *finding)
{
	const struct settled *by = check_settled_by(finding->check);

	if (finding->status == FINDING_ACCEPTED || by == NULL ||
	    severity_of(finding->points) == SEVERITY_INFO)
		return;
	run_say(run, finding, settled_words(run, by));
	finding->evidence[finding->evidence_count - 1].is_advice = true;
}

void
run_add(struct check_run *run, struct finding *finding)
{
	tell_hand(run, finding);
	score_state(finding);
	accept_settle(run, finding);
	tell_policy(run, finding);
	if (finding->status == FINDING_ACCEPTED &&
	    finding->points > finding->check->approved)
		finding->points = finding->check->approved;
	finding->severity = severity_of(finding->points);
	push(run, finding);
}

const struct object *
run_before(const struct check_run *run, const struct object *object)
{
	if (run->baseline == NULL ||
	    !snapshot_is_complete(run->baseline, object->kind))
		return NULL;
	return snapshot_find(run->baseline, object->kind, object->id);
}

int64_t
run_time(const struct object *object, const char *stamp)
{
	int64_t seconds;

	return time_read(object_stamp(object, stamp), &seconds) ? seconds : 0;
}

/* --- gaps ---------------------------------------------------------------- */

void
run_gap(const struct check_run *run, struct check_outcome *outcome,
    const struct check_gap *gap)
{
	outcome->gaps = arena_grow(run->arena, outcome->gaps,
	    outcome->gap_count, &outcome->gap_cap, sizeof(*outcome->gaps));
	outcome->gaps[outcome->gap_count++] = *gap;
}

static strview
coverage_words(const struct check_run *run, const struct coverage *coverage)
{
	const char *word = lang(coverage_reason_word(coverage->reason));

	if (coverage->detail.len == 0)
		return sv_from(word);
	return arena_printf(
	    run->arena, "%s: " SV_FMT, word, SV_ARG(coverage->detail));
}

static void
note_event_gaps(const struct check_run *run, const struct check *check,
    struct check_outcome *outcome)
{
	const struct event_log *log = run->input->events;

	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		static const struct coverage unasked = {
		    .reason = COVERAGE_NOT_REQUESTED_REASON};
		const struct coverage *coverage =
		    log != NULL ? &log->covers[i].coverage : &unasked;
		if ((check->needs_events & EVENT_BIT(i)) == 0 ||
		    coverage->status == COVERAGE_COMPLETE)
			continue;
		run_gap(run, outcome,
		    &(struct check_gap){.check = check,
			.needs_events = true,
			.event = (enum event_type)i,
			.reason = coverage_words(run, coverage)});
	}
}

static void
note_gaps(const struct check_run *run, const struct check *check,
    struct check_outcome *outcome)
{
	note_event_gaps(run, check, outcome);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		enum kind kind = (enum kind)i;
		struct check_gap gap = {.check = check, .kind = kind};
		bool has_list = snapshot_is_complete(run->now, kind);
		if ((check->needs & KIND_BIT(i)) != 0 && !has_list) {
			gap.reason = coverage_words(
			    run, &snapshot_list(run->now, kind)->coverage);
			run_gap(run, outcome, &gap);
		} else if ((check->compares & KIND_BIT(i)) != 0 &&
			   (run->baseline == NULL ||
			       !snapshot_is_complete(run->baseline, kind))) {
			gap.needs_baseline = true;
			gap.reason =
			    run->baseline == NULL
				? SV_("no baseline")
				: SV_("outside the scope of the baseline");
			run_gap(run, outcome, &gap);
		}
	}
}

/* --- the whole ----------------------------------------------------------- */

static bool
has_open(const struct finding_list *findings, const struct check *check)
{
	for (size_t i = 0; i < findings->count; i++) {
		if (findings->at[i].check == check &&
		    findings->at[i].status != FINDING_ACCEPTED)
			return true;
	}
	return false;
}

static bool
has_passed(const struct check_outcome *outcome, const struct check *check)
{
	for (size_t i = 0; i < outcome->gap_count; i++) {
		if (outcome->gaps[i].check == check)
			return false;
	}
	return !has_open(&outcome->findings, check);
}

static size_t
count_passed(
    const struct check_input *input, const struct check_outcome *outcome)
{
	size_t passed = 0;

	for (size_t i = 0; i < check_count(); i++)
		passed += has_passed(outcome, check_at(i));
	for (size_t i = 0; i < input->own_count; i++)
		passed += has_passed(outcome, input->own[i].check);
	return passed;
}

void
check_evaluate(const struct check_input *input, struct arena *arena,
    struct check_outcome *outcome)
{
	static const struct policy no_policy;

	*outcome = (struct check_outcome){0};
	struct check_run run = {
	    .input = input,
	    .now = input->now,
	    .baseline = input->baseline,
	    .policy = input->policy != NULL ? input->policy : &no_policy,
	    .arena = arena,
	    .findings = &outcome->findings,
	};
	trail_build(&run.trail, input->events, arena);
	join_build(&run.join, input->now, input->carried, arena);
	for (size_t i = 0; i < check_count(); i++) {
		const struct check *check = check_at(i);
		note_gaps(&run, check, outcome);
		if (check->eval != NULL)
			check->eval(&run, check);
	}
	for (size_t i = 0; i < input->own_count; i++) {
		note_gaps(&run, input->own[i].check, outcome);
		own_add(&run, &input->own[i], outcome);
	}
	outcome->history_failed = run.history_failed;
	outcome->history_err = run.history_err;
	score_findings(&outcome->findings, arena, outcome);
	chain_add(&run, outcome);
	score_sort(&outcome->findings);
	outcome->passed = count_passed(input, outcome);
}
