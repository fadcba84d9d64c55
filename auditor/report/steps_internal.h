/*
 * steps_internal.h - what the parts of an attack chain go through to become
 * steps.
 */
#ifndef AUDITOR_REPORT_STEPS_INTERNAL_H
#define AUDITOR_REPORT_STEPS_INTERNAL_H

#include "auditor/report/steps.h"

/* One object of one finding, before those of an object are joined. */
struct entry {
	size_t order; /* of its stage, as an attack takes them */
	enum kind kind;
	strview id;
	strview name;
	bool is_core; /* the chain itself names the object */
	bool is_kept;
	int64_t at;   /* when it was done to the object, 0 when not known */
	int64_t when; /* where its step stands in the timeline */
	size_t step;  /* its step, counted from 0 */
	const struct finding *finding;
};

struct entries {
	struct entry *at;
	size_t count;
	size_t cap;
};

/*
 * steps_order(list):
 * Sort the entries of ${list} into their steps, and number these: `at`, `when`
 * and `step` of each.
 */
void steps_order(struct entries *list);

#endif
