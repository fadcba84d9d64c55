/*
 * steps.h - the attack chain as a timeline: one step a stage.
 */
#ifndef AUDITOR_REPORT_STEPS_H
#define AUDITOR_REPORT_STEPS_H

#include "auditor/audit/result.h"

/* What weighs less is no stage of a chain. */
#define STEP_POINTS_MIN 20

/* An object that takes part in a stage. */
struct step_part {
	enum kind kind;
	strview id;
	strview name;
	strview checks;                /* "TR-001, TR-002" */
	const struct finding *finding; /* the one with most points */
};

struct step {
	const char *stage; /* grant */
	const char *label; /* for people; a whole phrase */
	unsigned points;   /* of the best finding */
	int64_t first_at;  /* 0 when no time is known */
	int64_t last_at;
	struct step_part *parts; /* by kind, name, id */
	size_t count;
	size_t cap;
};

struct steps {
	struct step *at; /* in the order an attack takes */
	size_t count;
	size_t cap;
};

/*
 * steps_build(result, chain, arena, steps):
 * The stages of ${chain}, a chain finding of ${result}.  A chain names the
 * worst object of each stage; what belongs to it is shown with it: open
 * findings with STEP_POINTS_MIN points on its objects and its principal, and
 * on whatever else shows what the worst object of the same stage shows.
 */
void steps_build(const struct audit_result *result, const struct finding *chain,
    struct arena *arena, struct steps *steps);

#endif
