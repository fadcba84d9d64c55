/*
 * rows.h - one row a situation: does a check fire there, and with what?
 */
#ifndef TESTS_UNIT_AUDITOR_CHECK_ROWS_H
#define TESTS_UNIT_AUDITOR_CHECK_ROWS_H

#include "tests/unit/auditor/check/scene.h"

struct check_row {
	const char *name;
	const char *check;
	unsigned points; /* before approval; 0: it does not fire */
	const char *now;
	const char *baseline; /* or NULL */
	const char *shown;    /* part of the evidence, or NULL */
};

/* For KIT_ROWS over struct check_row. */
static inline void
rows_fire(const void *at)
{
	const struct check_row *row = at;
	CLEANUP(scene_done)
	struct scene scene = scene_begin(row->now, row->baseline);

	scene_judge(&scene);
	const struct finding *finding =
	    scene_find(&scene.outcome, sv_from(row->check));
	KIT_INT(finding != NULL, row->points > 0);
	if (finding == NULL)
		return;
	KIT_INT(finding->points, row->points);
	KIT_INT(finding->status, FINDING_NEW);
	KIT_TRUE(finding->id.len > 0);
	KIT_TRUE(finding->evidence_count > 0);
	KIT_TRUE(finding->remediation.len > 0 ||
		 sv_eq(sv_from(row->check), SV("TX-001")));
	if (row->shown != NULL)
		KIT_HAS(scene_evidence(finding, scene.arena), row->shown);
}

/* What an entry of the policy settles. */
struct settle_row {
	const char *name;
	const char *check;
	const char *policy; /* YAML */
	bool is_covered;
	const char *now;
	const char *baseline; /* or NULL */
};

/* For KIT_ROWS over struct settle_row. */
static inline void
rows_settle(const void *at)
{
	const struct settle_row *row = at;
	CLEANUP(scene_done)
	struct scene scene = scene_begin(row->now, row->baseline);
	struct err err = {0};

	KIT_GOOD(policy_compile(sv_from(row->policy), "policy.yaml", scene.now,
		     INT64_C(1900000000), scene.arena, &scene.policy, &err),
	    &err);
	scene_judge(&scene);
	const struct finding *finding =
	    scene_find(&scene.outcome, sv_from(row->check));
	KIT_TRUE(finding != NULL);
	KIT_INT(
	    finding->status, row->is_covered ? FINDING_ACCEPTED : FINDING_NEW);
	KIT_INT(finding->points <= 5, row->is_covered);
}

#endif
