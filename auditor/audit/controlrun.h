/*
 * controlrun.h - the control tables of profiles over one audit.
 */
#ifndef AUDITOR_AUDIT_CONTROLRUN_H
#define AUDITOR_AUDIT_CONTROLRUN_H

#include "auditor/audit/result.h"

struct controlrun_input {
	const struct snapshot *now;
	const struct snapshot *baseline; /* trusted, or NULL */
	int64_t as_of;
};

/*
 * controlrun_check(set, err):
 * The queries of all controls are SQL as it has to be; ERR_CONFIG naming file
 * and line otherwise.
 */
int controlrun_check(const struct profile_set *set, struct err *err) MUST_USE;

/*
 * controlrun_judge(set, input, arena, result, err):
 * Append to ${result} a table for each profile of ${set} with controls, from
 * the findings and gaps that are there.
 */
int controlrun_judge(const struct profile_set *set,
    const struct controlrun_input *input, struct arena *arena,
    struct audit_result *result, struct err *err) MUST_USE;

#endif
