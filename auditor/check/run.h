/*
 * run.h - what an eval function of the catalogue works with.
 *
 * A function looks at objects through run->now and the joins, begins a finding
 * where its condition holds, adds what is to be seen, and hands it over.
 */
#ifndef AUDITOR_CHECK_RUN_H
#define AUDITOR_CHECK_RUN_H

#include "auditor/check/check.h"
#include "auditor/check/join.h"
#include "auditor/check/trail.h"

struct check_run {
	const struct check_input *input;
	const struct snapshot *now;
	const struct snapshot *baseline; /* or NULL */
	const struct policy *policy;     /* an empty one when there is none */
	struct arena *arena;
	struct join join;
	struct trail trail; /* the audit records of Exchange */
	struct finding_list *findings;
	bool history_failed; /* see struct check_outcome */
	struct err history_err;
};

/*
 * run_begin(run, check, object, points):
 * A finding of ${check} on ${object} of ${points} before state and approval,
 * for run_add.  Its kind, id and name are those of ${object}.
 */
struct finding run_begin(const struct check_run *run, const struct check *check,
    const struct object *object, unsigned points);

/*
 * run_begin_set(run, check, kind, points):
 * The same for a finding on objects of ${kind} together: run_member adds them.
 */
struct finding run_begin_set(const struct check_run *run,
    const struct check *check, enum kind kind, unsigned points);

/* run_member(run, finding, object): one of the set; sorted, no repeats. */
void run_member(const struct check_run *run, struct finding *finding,
    const struct object *object);

/* run_ground(run, finding, object): it rests on ${object} of another list. */
void run_ground(const struct check_run *run, struct finding *finding,
    const struct object *object);

/*
 * run_note(run, finding, field, value, expected):
 * Evidence: property ${field} has ${value} where ${expected} should be; either
 * may be "".  ${field} and ${expected} are kept as they are.
 */
void run_note(const struct check_run *run, struct finding *finding,
    const char *field, strview value, strview expected);

/* run_note_label(run, finding, label, value, expected): likewise, ${label}
 * being no property but a msgid. */
void run_note_label(const struct check_run *run, struct finding *finding,
    const char *label, strview value, strview expected);

/* run_note_field(run, finding, field, expected): value of finding->object. */
void run_note_field(const struct check_run *run, struct finding *finding,
    const char *field, strview expected);

/* run_say(run, finding, sentence): evidence in words. */
void run_say(
    const struct check_run *run, struct finding *finding, strview sentence);

/* run_hand(run, event): "2026-11-01T08:00:00Z by ACTOR from ADDRESS". */
strview run_hand(const struct check_run *run, const struct event *event);

/* run_cover(run, finding, why): the policy covers it: accepted. */
void run_cover(
    const struct check_run *run, struct finding *finding, strview why);

/*
 * run_add(run, finding):
 * Take ${finding} over: apply the factors of its object's state, look for
 * approvals, set points and status.
 */
void run_add(struct check_run *run, struct finding *finding);

/*
 * run_before(run, object):
 * The object of the same id in the baseline; NULL when there is none, or when
 * its kind is out of scope.
 */
const struct object *run_before(
    const struct check_run *run, const struct object *object);

/* run_gap(run, outcome, gap): one more thing that was not assessed. */
void run_gap(const struct check_run *run, struct check_outcome *outcome,
    const struct check_gap *gap);

/* run_time(object, stamp): seconds of a stamp, 0 when unknown. */
int64_t run_time(const struct object *object, const char *stamp);

/* run_value(run, value): as text, "" for nothing; JSON for lists. */
strview run_value(const struct check_run *run, const struct json *value);

#endif
