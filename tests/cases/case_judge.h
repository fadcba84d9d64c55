/*
 * case_judge.h - one case judged, and what differs from what it expects.
 */
#ifndef TESTS_CASES_CASE_JUDGE_H
#define TESTS_CASES_CASE_JUDGE_H

#include "tests/cases/case_policy.h"

/* Most snapshots of a case. */
#define CASE_HISTORY_MAX 64

struct case_run {
	struct arena *arena;
	struct snapshot *now;
	struct snapshot *baseline; /* or NULL */
	struct snapshot *past[CASE_HISTORY_MAX];
	size_t past_count;
	struct case_policy policy;
	struct history history;
	struct event_log events;
	struct check_outcome outcome;
};

static inline void
case_done(struct case_run *run)
{
	snapshot_free(run->now);
	snapshot_free(run->baseline);
	for (size_t i = 0; i < run->past_count; i++)
		snapshot_free(run->past[i]);
	arena_free(run->arena);
}

/* As the store links them. */
static inline void
case_link(struct snapshot *snapshot, size_t index)
{
	char text[2] = {(char)('a' + (int)index % 26), '\0'};
	char before[2] = {(char)('a' + (int)(index + 25) % 26), '\0'};

	snapshot->number = (int64_t)index + 1;
	snapshot->link = digest_of(sv_from(text));
	snapshot->previous_link = digest_of(sv_from(before));
}

static inline int
case_read_past(struct case_run *run, const struct case_file *file,
    const struct json *list, strview where, struct err *err)
{
	for (size_t i = 0; list != NULL && i < list->count; i++) {
		const struct json *state = &list->items[i];
		struct snapshot *snapshot = NULL;
		if (run->past_count == CASE_HISTORY_MAX)
			return err_set(err, ERR_FORMAT,
			    SV_FMT ": too many snapshots", SV_ARG(where));
		int status = case_state(file, state, where, &snapshot, err);
		run->past[run->past_count] = snapshot;
		case_link(snapshot, run->past_count++);
		TRY(status);
		if (!time_read(json_get_text(state, SV("takenAt")),
			&snapshot->started))
			return err_set(err, ERR_FORMAT,
			    SV_FMT ": takenAt is missing", SV_ARG(where));
		snapshot->finished = snapshot->started;
		case_seal(snapshot);
	}
	return 0;
}

static inline void
case_make_history(struct case_run *run)
{
	const struct snapshot **all = arena_alloc(
	    run->arena, run->past_count + 1, sizeof(const struct snapshot *));

	for (size_t i = 0; i < run->past_count; i++)
		all[i] = run->past[i];
	all[run->past_count] = run->now;
	history_of_snapshots(
	    all, run->past_count + 1, run->arena, &run->history);
}

/* case_read(run, file, value, err): everything that check_evaluate needs. */
static inline int
case_read(struct case_run *run, const struct case_file *file,
    const struct json *value, struct err *err)
{
	const struct json *objects = json_get(value, SV("objects"));
	const struct json *baseline = json_get(value, SV("baseline"));
	strview id = json_get_text(value, SV("id"));

	TRY(case_check_keys(file, value, "case", id, err));
	TRY(case_check_keys(
	    file, json_get(value, SV("policy")), "policy", id, err));
	TRY(case_check_keys(
	    file, json_get(value, SV("expect")), "expect", id, err));
	if (objects == NULL || json_get(value, SV("expect")) == NULL)
		return err_set(err, ERR_FORMAT,
		    SV_FMT ": objects or expect is missing", SV_ARG(id));
	TRY(case_read_past(run, file, json_get(value, SV("history")), id, err));
	TRY(case_state(file, objects, id, &run->now, err));
	TRY(case_add_domains(file, run->now, err));
	run->now->started = file->now;
	run->now->finished = file->now;
	case_link(run->now, run->past_count);
	case_seal(run->now);
	if (baseline != NULL) {
		TRY(case_state(file, baseline, id, &run->baseline, err));
		case_seal(run->baseline);
	}
	case_make_history(run);
	TRY(case_events(file, objects, run->arena, &run->events, err));
	run->policy = (struct case_policy){
	    .file = file,
	    .keys = json_get(value, SV("policy")),
	    .now = run->now,
	    .baseline = run->baseline,
	    .arena = run->arena,
	};
	return case_read_policy(&run->policy, err);
}

/* case_judge(run, file, value, err): run->outcome. */
static inline int
case_judge(struct case_run *run, const struct case_file *file,
    const struct json *value, struct err *err)
{
	TRY(case_read(run, file, value, err));
	const struct check_input input = {
	    .now = run->now,
	    .baseline = run->baseline,
	    .policy = &run->policy.policy,
	    .as_of = file->now,
	    .history = &run->history,
	    .events = &run->events,
	};
	check_evaluate(&input, run->arena, &run->outcome);
	return 0;
}

/* --- what differs -------------------------------------------------------- */

static inline bool
case_is_found(const struct check_outcome *outcome, strview check)
{
	for (size_t i = 0; i < outcome->findings.count; i++) {
		const struct finding *finding = &outcome->findings.at[i];
		if (sv_eq(sv_from(finding->check->id), check) &&
		    finding->points >= 10)
			return true;
	}
	return false;
}

/* The finding of most points, or NULL. */
static inline const struct finding *
case_worst(const struct check_outcome *outcome)
{
	const struct finding *worst = NULL;

	for (size_t i = 0; i < outcome->findings.count; i++) {
		const struct finding *finding = &outcome->findings.at[i];
		if (worst == NULL || finding->severity > worst->severity)
			worst = finding;
	}
	return worst;
}

static inline void
case_differ_checks(const struct json *list, const struct check_outcome *outcome,
    bool is_wanted, struct strbuf *out)
{
	for (size_t i = 0; list != NULL && i < list->count; i++) {
		strview check = list->items[i].text;
		/* What is not there does not fire. */
		if (is_wanted && check_find(check) == NULL)
			strbuf_printf(
			    out, "; there is no check " SV_FMT, SV_ARG(check));
		else if (case_is_found(outcome, check) != is_wanted)
			strbuf_printf(out, "; " SV_FMT " is %s", SV_ARG(check),
			    is_wanted ? "missing" : "there");
	}
}

static inline void
case_differ_severity(const struct json *expect,
    const struct check_outcome *outcome, struct strbuf *out)
{
	const struct finding *finding = case_worst(outcome);
	enum severity worst =
	    finding != NULL ? finding->severity : SEVERITY_INFO;
	enum severity limit;
	strview text = json_get_text(expect, SV("minSeverity"));

	if (severity_find(text, &limit) && worst < limit)
		strbuf_printf(out, "; the worst is %s, not %s",
		    severity_word(worst), severity_word(limit));
	text = json_get_text(expect, SV("maxSeverity"));
	if (severity_find(text, &limit) && worst > limit)
		strbuf_printf(out, "; the worst is %s (%s), not at most %s",
		    severity_word(worst), finding->check->id,
		    severity_word(limit));
}

/*
 * case_differ(value, outcome, out):
 * Append what differs from the expectations of ${value}, "; " in front of each;
 * nothing when it is as expected.
 */
static inline void
case_differ(const struct json *value, const struct check_outcome *outcome,
    struct strbuf *out)
{
	const struct json *expect = json_get(value, SV("expect"));
	strview points = json_get_text(expect, SV("minPoints"));
	const struct json *chain = json_get(expect, SV("chain"));

	case_differ_checks(json_get(expect, SV("checks")), outcome, true, out);
	case_differ_checks(
	    json_get(expect, SV("notChecks")), outcome, false, out);
	case_differ_severity(expect, outcome, out);
	if (points.len > 0 && outcome->risk < strtoul(points.ptr, NULL, 10))
		strbuf_printf(out, "; %u points, not " SV_FMT, outcome->risk,
		    SV_ARG(points));
	if (json_is_true(chain) && !case_is_found(outcome, SV("CH-001")))
		strbuf_add_text(out, "; the chain is missing");
}

#endif
