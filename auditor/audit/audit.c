/*
 * audit.c - one audit: snapshot, history, baseline, checks, verdict.
 */
#include "auditor/audit/audit.h"

#include "auditor/audit/carry.h"
#include "auditor/audit/controlrun.h"
#include "auditor/audit/counting.h"
#include "auditor/audit/drift.h"
#include "auditor/audit/recent.h"
#include "auditor/audit/status.h"
#include "auditor/audit/who.h"
#include "auditor/base/mem.h"
#include "auditor/base/timefmt.h"

#include "auditor/base/banned.h"

struct audit {
	struct arena *arena;
	struct snapshot *now;
	struct snapshot *base;  /* to compare with; NULL: none */
	struct snapshot *known; /* before this one; NULL: it is the first */
	struct baseline baseline;
	struct history history;
	struct ownrun own;
	struct audit_result result;
};

const struct audit_result *
audit_result(const struct audit *audit)
{
	return &audit->result;
}

void
audit_free(struct audit *audit)
{
	if (audit == NULL)
		return;
	baseline_done(&audit->baseline);
	snapshot_free(audit->now);
	snapshot_free(audit->base);
	snapshot_free(audit->known);
	arena_free(audit->arena);
	mem_free(audit);
}

void
audit_drop(struct audit **audit)
{
	audit_free(*audit);
}

static int
load(const struct audit_request *request, struct audit *audit, struct err *err)
{
	TRY(store_get(request->store, request->tenant, request->series,
	    request->number, &audit->now, err));
	TRY(store_base(request->store, request->tenant, request->series,
	    audit->now->number, &audit->base, err));
	return store_known(request->store, request->tenant, request->series,
	    audit->now->number, &audit->known, err);
}

/*
 * Nothing is judged as of a time when it was not there yet: a baseline that
 * has expired would hold again.  A clock that ran back does the same.
 */
static int
settle_time(
    const struct audit_request *request, struct audit *audit, struct err *err)
{
	const struct snapshot *now = audit->now;
	char asked[TIME_TEXT_MAX];
	char taken[TIME_TEXT_MAX];
	bool is_before = request->as_of < now->finished;

	audit->result.as_of = is_before ? now->finished : request->as_of;
	audit->result.is_as_of_given = request->is_as_of_given;
	if (!is_before || !request->is_as_of_given)
		return 0;
	(void)err_set(err, ERR_USAGE,
	    "%s is before snapshot %lld was taken, on %s",
	    time_text(request->as_of, asked), (long long)now->number,
	    time_text(now->finished, taken));
	return err_hint(err, "judge as of a later time, or an older snapshot");
}

/* What happened, as the history knew it then. */
static int
load_events(
    const struct audit_request *request, struct audit *audit, struct err *err)
{
	struct snapshot *const states[] = {audit->now, audit->known};

	for (size_t i = 0; i < COUNT_OF(states); i++) {
		if (states[i] != NULL)
			TRY(recent_events(request->store, states[i],
			    audit->result.as_of, audit->arena,
			    &states[i]->events, err));
	}
	return 0;
}

static int
hold(const struct audit_request *request, struct audit *audit, struct err *err)
{
	const struct hold_request asked = {
	    .path = request->baseline_path,
	    .trust = request->trust,
	    .tenant = request->tenant,
	    .as_of = audit->result.as_of,
	    .store = request->store,
	    .is_past = request->is_as_of_given || request->is_stored,
	    .is_clock = !request->is_as_of_given,
	};

	return hold_baseline(&asked, audit->arena, &audit->baseline,
	    &audit->result.baseline, err);
}

static struct check_input
input_of(const struct audit_request *request, const struct audit *audit,
    const struct snapshot *state, kind_set carried)
{
	bool is_trusted = audit->result.baseline.state == BASELINE_TRUSTED;

	return (struct check_input){
	    .now = state,
	    .baseline = is_trusted ? audit->baseline.objects : NULL,
	    .policy = is_trusted ? &audit->baseline.policy : NULL,
	    .as_of = audit->result.as_of,
	    .policy_expires = is_trusted ? audit->baseline.expires : 0,
	    .history = &audit->history,
	    .events = state == audit->known ? &audit->known->events
					    : &audit->now->events,
	    .own_app_id = request->own_app_id,
	    .carried = carried,
	};
}

static int
evaluate(const struct audit_request *request, struct audit *audit,
    const struct snapshot *state, kind_set carried,
    struct check_outcome *outcome, struct err *err)
{
	struct check_input input = input_of(request, audit, state, carried);
	struct own_result *own;

	TRY(ownrun_results(&audit->own, state, carried, &own, err));
	input.own = own;
	input.own_count = audit->own.count;
	check_evaluate(&input, audit->arena, outcome);
	return 0;
}

/* What counts, and the checks that are not of the catalogue. */
static int
settle_rules(
    const struct audit_request *request, struct audit *audit, struct err *err)
{
	bool is_trusted = audit->result.baseline.state == BASELINE_TRUSTED;
	const struct counting_request asked = {
	    .profiles = &request->profiles,
	    .own = &audit->own,
	    .fail_on = request->fail_on,
	};

	audit->own = (struct ownrun){
	    .files = request->own,
	    .count = request->own_count,
	    .baseline = is_trusted ? audit->baseline.objects : NULL,
	    .as_of = audit->result.as_of,
	    .arena = audit->arena,
	};
	ownrun_begin(&audit->own, audit->now);
	return counting_settle(&asked, is_trusted ? &audit->baseline : NULL,
	    audit->arena, &audit->result.counting, err);
}

static int
judge_controls(struct audit *audit, struct err *err)
{
	struct audit_result *result = &audit->result;
	const struct controlrun_input input = {
	    .now = audit->now,
	    .baseline = audit->own.baseline,
	    .as_of = result->as_of,
	};

	TRY(controlrun_judge(
	    &result->counting.bound, &input, audit->arena, result, err));
	return controlrun_judge(
	    &result->counting.asked, &input, audit->arena, result, err);
}

static int
look_back(
    const struct audit_request *request, struct audit *audit, struct err *err)
{
	const struct check_input input =
	    input_of(request, audit, audit->now, 0);
	const struct trend_request asked = {
	    .store = request->store,
	    .tenant = request->tenant,
	    .series = request->series,
	    .input = &input,
	    .risk = audit->result.risk,
	    .chain = audit->result.chain,
	};

	if (!request->with_trend)
		return 0;
	return trend_build(&asked, audit->arena, &audit->result.trend, err);
}

static int
judge(const struct audit_request *request, struct audit *audit, struct err *err)
{
	struct audit_result *result = &audit->result;
	struct check_outcome now = {0};
	struct check_outcome carried = {0};
	struct check_outcome before = {0};
	kind_set filled;
	const struct snapshot *known =
	    carry_forward(audit->now, audit->known, audit->arena, &filled);

	store_history(request->store, request->tenant, request->series,
	    audit->arena, &audit->history);
	TRY(evaluate(request, audit, audit->now, 0, &now, err));
	if (now.history_failed) {
		*err = now.history_err;
		return -1;
	}
	TRY(evaluate(request, audit, known, filled, &carried, err));
	if (audit->known != NULL)
		TRY(evaluate(request, audit, audit->known, 0, &before, err));
	status_settle(result, &carried, &now,
	    audit->known != NULL ? &before : NULL, audit->arena);
	result->gaps = now.gaps;
	result->gap_count = now.gap_count;
	result->checks_passed = now.passed;
	result->checks_total = check_count() + audit->own.count;
	result->chain = carried.chain;
	result->risk = carried.risk;
	result->grade = carried.grade;
	return 0;
}

/*
 * When what the changes are compared with was read: a baseline is made some
 * time after the snapshot it was taken from.
 */
static int
base_started(const struct audit_request *request, const struct audit *audit,
    const struct snapshot *base, int64_t *started, struct err *err)
{
	struct store_header *headers;
	size_t count;

	*started = base->started;
	if (!audit->result.changes_since_baseline)
		return 0;
	TRY(store_headers(request->store, request->tenant,
	    audit->baseline.series, audit->arena, &headers, &count, err));
	for (size_t i = 0; i < count; i++) {
		if (headers[i].number == audit->baseline.source_number)
			*started = headers[i].started;
	}
	return 0;
}

static int
compare(
    const struct audit_request *request, struct audit *audit, struct err *err)
{
	struct audit_result *result = &audit->result;
	const struct snapshot *base = audit->base;
	struct event_window between = {.to = audit->now->finished};

	if (result->baseline.state == BASELINE_TRUSTED) {
		base = audit->baseline.objects;
		result->changes_since_baseline = true;
	}
	if (base == NULL)
		return 0;
	TRY(base_started(request, audit, base, &between.from, err));
	result->has_changes_base = true;
	diff_snapshots(base, audit->now, audit->arena, &result->changes);
	result->who = who_changes(
	    &audit->now->events, &result->changes, between, audit->arena);
	return 0;
}

static size_t
count_drift(const struct audit_result *result)
{
	size_t count = 0;

	if (!result->changes_since_baseline)
		return 0;
	for (size_t i = 0; i < result->changes.count; i++)
		count += drift_severity(&result->changes.changes[i]) >=
			 result->fail_on;
	return count;
}

static bool
has_findings(const struct audit_result *result)
{
	for (size_t i = 0; i < result->findings.count; i++) {
		if (counting_has(&result->counting, &result->findings.at[i]))
			return true;
	}
	return result->drift_count > 0;
}

static bool
is_complete(const struct audit *audit)
{
	const struct audit_result *result = &audit->result;

	if (ownrun_is_cut(
		&audit->own, result->gaps, result->gap_count, audit->now))
		return false;
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (snapshot_lacks(result->snapshot, (enum kind)i))
			return false;
	}
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		if (snapshot_lacks_events(result->snapshot, (enum event_type)i))
			return false;
	}
	return true;
}

static int
exit_status(
    const struct audit_request *request, const struct audit_result *result)
{
	if (result->baseline.state != BASELINE_NONE &&
	    result->baseline.state != BASELINE_TRUSTED)
		return 4;
	if ((request->strict_coverage ||
		counting_is_strict(&result->counting)) &&
	    !result->is_complete)
		return 3;
	if (has_findings(result))
		return 1;
	return result->is_complete ? 0 : 3;
}

static int
run(const struct audit_request *request, struct audit *audit, struct err *err)
{
	struct audit_result *result = &audit->result;

	TRY(load(request, audit, err));
	result->snapshot = audit->now;
	TRY(settle_time(request, audit, err));
	TRY(load_events(request, audit, err));
	TRY(hold(request, audit, err));
	TRY(settle_rules(request, audit, err));
	TRY(judge(request, audit, err));
	TRY(judge_controls(audit, err));
	TRY(look_back(request, audit, err));
	TRY(compare(request, audit, err));
	result->fail_on = counting_fail_on(&result->counting);
	result->drift_count = count_drift(result);
	result->is_complete = is_complete(audit);
	result->exit_status = exit_status(request, result);
	return 0;
}

int
audit_run(
    const struct audit_request *request, struct audit **audit, struct err *err)
{
	CLEANUP(audit_drop) struct audit *made = mem_new(1, sizeof(*made));

	made->arena = arena_new();
	TRY(run(request, made, err));
	*audit = TAKE(made);
	return 0;
}
