/*
 * audit.c - one audit: snapshot, history, baseline, checks, verdict.
 */
#include "auditor/audit/audit.h"

#include "auditor/audit/carry.h"
#include "auditor/audit/drift.h"
#include "auditor/audit/status.h"
#include "auditor/base/mem.h"
#include "auditor/base/timefmt.h"

#include "auditor/base/banned.h"

struct audit {
	struct arena *arena;
	struct snapshot *now;
	struct snapshot *before; /* NULL for the first of a series */
	struct baseline baseline;
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
	snapshot_free(audit->before);
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
	return store_base(request->store, request->tenant, request->series,
	    audit->now->number, &audit->before, err);
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
	};

	return hold_baseline(&asked, audit->arena, &audit->baseline,
	    &audit->result.baseline, err);
}

static void
evaluate(const struct audit_request *request, struct audit *audit,
    const struct snapshot *state, kind_set carried,
    struct check_outcome *outcome)
{
	bool is_trusted = audit->result.baseline.state == BASELINE_TRUSTED;
	const struct check_input input = {
	    .now = state,
	    .baseline = is_trusted ? audit->baseline.objects : NULL,
	    .policy = is_trusted ? &audit->baseline.policy : NULL,
	    .as_of = audit->result.as_of,
	    .policy_expires = is_trusted ? audit->baseline.expires : 0,
	    .own_app_id = request->own_app_id,
	    .carried = carried,
	};

	check_evaluate(&input, audit->arena, outcome);
}

static void
judge(const struct audit_request *request, struct audit *audit)
{
	struct audit_result *result = &audit->result;
	struct check_outcome now = {0};
	struct check_outcome carried = {0};
	struct check_outcome before = {0};
	kind_set filled;
	const struct snapshot *known =
	    carry_forward(audit->now, audit->before, audit->arena, &filled);

	evaluate(request, audit, audit->now, 0, &now);
	evaluate(request, audit, known, filled, &carried);
	if (audit->before != NULL)
		evaluate(request, audit, audit->before, 0, &before);
	status_settle(result, &carried, &now,
	    audit->before != NULL ? &before : NULL, audit->arena);
	result->gaps = now.gaps;
	result->gap_count = now.gap_count;
	result->checks_passed = now.passed;
	(void)check_catalogue(&result->checks_total);
	result->chain = carried.chain;
	result->risk = carried.risk;
	result->grade = carried.grade;
}

static void
compare(struct audit *audit)
{
	struct audit_result *result = &audit->result;
	const struct snapshot *base = audit->before;

	if (result->baseline.state == BASELINE_TRUSTED) {
		base = audit->baseline.objects;
		result->changes_since_baseline = true;
	}
	if (base == NULL)
		return;
	result->has_changes_base = true;
	diff_snapshots(base, audit->now, audit->arena, &result->changes);
}

/* The threshold of the baseline, which others may only tighten. */
static enum severity
threshold(const struct audit_request *request, const struct audit *audit)
{
	enum severity limit = SEVERITY_MEDIUM;

	if (audit->result.baseline.state == BASELINE_TRUSTED)
		(void)severity_find(audit->baseline.fail_on, &limit);
	return request->fail_on < limit ? request->fail_on : limit;
}

static bool
counts(const struct finding *finding, enum severity limit)
{
	return finding->status != FINDING_ACCEPTED &&
	       finding->severity >= limit;
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
		if (counts(&result->findings.at[i], result->fail_on))
			return true;
	}
	return result->drift_count > 0;
}

static bool
is_complete(const struct audit_result *result)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (!snapshot_is_complete(result->snapshot, (enum kind)i))
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
	if (request->strict_coverage && !result->is_complete)
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
	TRY(hold(request, audit, err));
	judge(request, audit);
	compare(audit);
	result->fail_on = threshold(request, audit);
	result->drift_count = count_drift(result);
	result->is_complete = is_complete(result);
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
