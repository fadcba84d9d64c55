/*
 * review.c - one change, reviewed: expected, unexpected and missing.
 */
#include "auditor/audit/review.h"

#include "auditor/audit/drift.h"

#include "auditor/base/banned.h"

struct review {
	const struct review_request *request;
	struct review_result *result;
	struct arena *arena;
	struct expectations none;
};

/* --- changes ------------------------------------------------------------- */

static struct expectations *
expected(struct review *review)
{
	return review->request->expected != NULL ? review->request->expected
						 : &review->none;
}

/* Stamps alone are the service's as often as an administrator's. */
static bool
counts(const struct review_item *item)
{
	return item->change->type != CHANGE_TOUCHED ||
	       item->who.state == WHO_FOUND;
}

static void
judge_changes(struct review *review)
{
	struct review_result *result = review->result;
	struct event_window between =
	    transient_window(review->request->before, review->request->after);

	result->items = arena_alloc(
	    review->arena, result->diff.count, sizeof(*result->items));
	for (size_t i = 0; i < result->diff.count; i++) {
		struct review_item *item = &result->items[i];
		item->change = &result->diff.changes[i];
		item->severity = drift_severity(item->change);
		item->who.state = WHO_NOT_COVERED;
		if (review->request->events != NULL)
			who_did(review->request->events, item->change, between,
			    &item->who);
		item->verdict =
		    expect_match(expected(review), item->change, review->arena);
		item->is_unexpected =
		    counts(item) && !expect_is_met(&item->verdict);
		result->unexpected += item->is_unexpected;
	}
}

static void
judge_transients(struct review *review)
{
	const struct review_request *request = review->request;
	struct review_result *result = review->result;
	struct transient *found;

	if (request->events == NULL)
		return;
	transient_find(request->before, request->after, request->events,
	    review->arena, &found, &result->transient_count);
	result->transients = arena_alloc(review->arena, result->transient_count,
	    sizeof(*result->transients));
	for (size_t i = 0; i < result->transient_count; i++) {
		result->transients[i] = (struct review_transient){
		    .object = found[i],
		    .by = expect_transient(expected(review), found[i].kind,
			found[i].id, found[i].name),
		};
		result->unexpected += result->transients[i].by == NULL;
	}
}

/* --- what did not come --------------------------------------------------- */

/* An import holds what its files hold; of a tenant, all should be there. */
static bool
should_hold(const struct snapshot *snapshot, enum kind kind)
{
	if (snapshot_list(snapshot, kind)->coverage.status !=
	    COVERAGE_NOT_COLLECTED)
		return true;
	return !sv_starts(snapshot->series, SV("import:")) &&
	       snapshot_lacks(snapshot, kind);
}

static kind_set
find_unread(const struct review_result *result)
{
	kind_set unread = 0;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((result->diff.compared & KIND_BIT(i)) == 0 &&
		    (should_hold(result->before, (enum kind)i) ||
			should_hold(result->after, (enum kind)i)))
			unread |= KIND_BIT(i);
	}
	return unread;
}

/* Without all records, nobody can say that nothing came and went. */
static bool
is_decided(
    const struct review_result *result, const struct expectation *expectation)
{
	if (expectation->is_transient && !result->has_records)
		return false;
	return (result->unread & KIND_BIT(expectation->kind)) == 0;
}

bool
review_is_missing(
    const struct review_result *result, const struct expectation *expectation)
{
	return !expectation->has_come && is_decided(result, expectation);
}

static void
count_missing(struct review *review)
{
	const struct expectations *all = expected(review);
	struct review_result *result = review->result;

	for (size_t i = 0; i < all->count; i++) {
		if (all->at[i].has_come)
			continue;
		if (review_is_missing(result, &all->at[i]))
			result->missing++;
		else
			result->undecided++;
	}
}

/* --- risk ---------------------------------------------------------------- */

static void
assess(struct review *review, const struct snapshot *state,
    struct check_outcome *outcome, struct review_risk *risk)
{
	const struct review_request *request = review->request;
	const struct check_input input = {
	    .now = state,
	    .baseline = request->baseline,
	    .policy = request->policy,
	    /* Time alone is no change: both are judged as of the later. */
	    .as_of = request->after->finished,
	    .policy_expires = request->policy_expires,
	    .own_app_id = request->own_app_id,
	};

	check_evaluate(&input, review->arena, outcome);
	*risk =
	    (struct review_risk){outcome->chain, outcome->risk, outcome->grade};
}

static bool
has_finding(const struct finding_list *list, const struct finding *finding)
{
	for (size_t i = 0; i < list->count; i++) {
		if (finding_same(&list->at[i], finding))
			return true;
	}
	return false;
}

static void
keep_new(const struct finding_list *from, const struct finding_list *without,
    struct arena *arena, struct finding_list *kept)
{
	for (size_t i = 0; i < from->count; i++) {
		if (from->at[i].status == FINDING_ACCEPTED ||
		    has_finding(without, &from->at[i]))
			continue;
		kept->at = arena_grow(arena, kept->at, kept->count, &kept->cap,
		    sizeof(*kept->at));
		kept->at[kept->count++] = from->at[i];
	}
}

static void
judge_risk(struct review *review)
{
	struct review_result *result = review->result;
	struct check_outcome before = {0};
	struct check_outcome after = {0};

	assess(review, result->before, &before, &result->risk_before);
	assess(review, result->after, &after, &result->risk_after);
	keep_new(&after.findings, &before.findings, review->arena,
	    &result->appeared);
	keep_new(
	    &before.findings, &after.findings, review->arena, &result->gone);
}

static bool
has_all_records(const struct review_request *request)
{
	struct event_window window =
	    transient_window(request->before, request->after);

	return request->events != NULL &&
	       event_log_covers(
		   request->events, EVENT_DIRECTORY_AUDIT, window) &&
	       event_log_covers(request->events, EVENT_EXCHANGE_AUDIT, window);
}

static int
exit_status(const struct review_result *result)
{
	if (result->unexpected + result->missing > 0)
		return 1;
	return result->unread != 0 || result->undecided > 0 ? 3 : 0;
}

void
review_run(const struct review_request *request, struct arena *arena,
    struct review_result *result)
{
	struct review review = {
	    .request = request, .result = result, .arena = arena};

	*result = (struct review_result){
	    .before = request->before,
	    .after = request->after,
	    .expected = request->expected,
	    .has_events = request->events != NULL,
	    .has_records = has_all_records(request),
	};
	diff_snapshots(request->before, request->after, arena, &result->diff);
	result->unread = find_unread(result);
	judge_changes(&review);
	judge_transients(&review);
	count_missing(&review);
	judge_risk(&review);
	result->exit_status = exit_status(result);
}
