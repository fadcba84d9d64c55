/*
 * checks_gap.c - times at which nobody looked.
 */
#include <stdlib.h>

#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "auditor/check/checks.h"
#include "auditor/check/past.h"

#include "auditor/base/banned.h"

/* The snapshots of the series, oldest first. */
struct series {
	const struct history_snapshot *at;
	size_t count;
};

/* From so many intervals on, their middle one is taken for the schedule. */
#define LEAST_INTERVALS 7
/* Older gaps cannot be looked into any more. */
#define GAP_DAYS 30
/* Somebody who takes snapshots by hand, or in tests, takes many in a row. */
#define GAP_LEAST INT64_C(3600)

static int
compare_times(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a;
	int64_t right = *(const int64_t *)b;

	return (left > right) - (left < right);
}

/* What lies between two snapshots as a rule, in seconds; 0 when unknown. */
static int64_t
usual_interval(const struct check_run *run, const struct series *series)
{
	size_t count = series->count;
	int64_t *intervals = arena_alloc(run->arena, count, sizeof(*intervals));

	if (count < LEAST_INTERVALS + 1)
		return 0;
	for (size_t i = 1; i < count; i++)
		intervals[i - 1] =
		    series->at[i].started - series->at[i - 1].started;
	qsort(intervals, count - 1, sizeof(*intervals), compare_times);
	return intervals[(count - 1) / 2];
}

static size_t
note_gaps(const struct check_run *run, struct finding *finding,
    const struct series *series)
{
	int64_t usual = usual_interval(run, series);
	int64_t oldest = run->input->as_of - GAP_DAYS * TIME_DAY;
	size_t found = 0;

	for (size_t i = 1; i < series->count; i++) {
		const struct history_snapshot *before = &series->at[i - 1];
		const struct history_snapshot *after = &series->at[i];
		char from[TIME_TEXT_MAX];
		char to[TIME_TEXT_MAX];
		int64_t gap = after->started - before->started;
		if (usual <= 0 || after->started < oldest || gap < GAP_LEAST ||
		    gap <= 2 * usual)
			continue;
		run_say(run, finding,
		    arena_printf(run->arena,
			PLURAL((unsigned long)(usual / 60),
			    "no snapshot from %s to %s; usually there is one "
			    "every %lld minute",
			    "no snapshot from %s to %s; usually there is one "
			    "every %lld minutes"),
			time_text(before->finished, from),
			time_text(after->started, to),
			(long long)(usual / 60)));
		finding->happened_at = before->finished;
		found++;
	}
	return found;
}

static size_t
note_breaks(const struct check_run *run, struct finding *finding,
    const struct series *series)
{
	size_t found = 0;

	for (size_t i = 1; i < series->count; i++) {
		const struct history_snapshot *before = &series->at[i - 1];
		const struct history_snapshot *after = &series->at[i];
		if (digest_eq(&after->previous_link, &before->link))
			continue;
		run_say(run, finding,
		    arena_printf(run->arena,
			_("snapshot %lld does not follow snapshot %lld: the "
			  "history was altered, or something was taken out"),
			(long long)after->number, (long long)before->number));
		found++;
	}
	return found;
}

void
check_hx_003(struct check_run *run, const struct check *check)
{
	struct series series = {0};

	if (run->input->history == NULL || run->history_failed)
		return;
	if (past_snapshots(run, &series.at, &series.count, &run->history_err) !=
	    0) {
		run->history_failed = true;
		return;
	}
	struct finding finding =
	    run_begin_set(run, check, KIND_ORGANIZATION, check->points);
	size_t found = note_gaps(run, &finding, &series) +
		       note_breaks(run, &finding, &series);
	if (found == 0)
		return;
	finding.remediation = SV("exoaudit history");
	run_add(run, &finding);
}
