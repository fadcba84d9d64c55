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

/*
 * Each check whose id begins with ${prefix} is in a row that fires and in one
 * that does not.
 */
static inline void
rows_cover(const struct check_row *rows, size_t count, const char *prefix)
{
	size_t total;
	const struct check *checks = check_catalogue(&total);

	for (size_t i = 0; i < total; i++) {
		strview id = sv_from(checks[i].id);
		size_t firing = 0;
		size_t silent = 0;
		if (!sv_starts(id, sv_from(prefix)))
			continue;
		for (size_t j = 0; j < count; j++) {
			bool is_about = sv_eq(sv_from(rows[j].check), id);
			firing += is_about && rows[j].points > 0;
			silent += is_about && rows[j].points == 0;
		}
		KIT_TRUE(firing > 0);
		KIT_TRUE(silent > 0);
	}
}

#endif
