/*
 * review.h - one change, reviewed: expected, unexpected and missing.
 */
#ifndef AUDITOR_AUDIT_REVIEW_H
#define AUDITOR_AUDIT_REVIEW_H

#include "auditor/audit/transient.h"
#include "auditor/audit/who.h"
#include "auditor/check/check.h"
#include "auditor/diff/expect.h"

#define REVIEW_SCHEMA "exoaudit-review/1"

struct review_request {
	const struct snapshot *before; /* sealed */
	const struct snapshot *after;
	struct expectations *expected;   /* NULL: nothing was announced */
	const struct event_log *events;  /* or NULL */
	const struct snapshot *baseline; /* trusted objects, or NULL */
	const struct policy *policy;     /* or NULL */
	int64_t policy_expires;
	strview own_app_id;
};

struct review_item {
	const struct change *change;
	struct expect_verdict verdict;
	enum severity severity;
	bool is_unexpected;
	struct who who; /* when records were looked at */
};

struct review_transient {
	struct transient object;
	const struct expectation *by; /* NULL: unexpected */
};

struct review_risk {
	unsigned chain;
	unsigned risk;
	unsigned grade;
};

struct review_result {
	const struct snapshot *before;
	const struct snapshot *after;
	const struct expectations *expected; /* or NULL */
	struct diff diff;
	struct review_item *items; /* of each change of diff */
	struct review_transient *transients;
	size_t transient_count;
	size_t unexpected; /* changes and transient objects */
	size_t missing;    /* announced, and did not come */
	size_t undecided;  /* announced, in a list that was not read whole */
	kind_set unread;   /* lists that could not be compared whole */
	struct review_risk risk_before;
	struct review_risk risk_after;
	struct finding_list appeared; /* findings that were not there before */
	struct finding_list gone;
	bool has_events;  /* records were looked at */
	bool has_records; /* they cover all of the time between */
	int exit_status;
};

/*
 * review_run(request, arena, result):
 * Compare, match and judge both states.  A change of nothing but stamps counts
 * when a record shows an edit of that object in between: it was put back.
 * ${result} lives in ${arena} and borrows from ${request}.
 */
void review_run(const struct review_request *request, struct arena *arena,
    struct review_result *result);

/* review_is_missing(result, expectation): it did not come, for sure. */
bool review_is_missing(
    const struct review_result *result, const struct expectation *expectation);

#endif
