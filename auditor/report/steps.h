/*
 * steps.h - the attack chain as a timeline: what each stage did, when.
 */
#ifndef AUDITOR_REPORT_STEPS_H
#define AUDITOR_REPORT_STEPS_H

#include "auditor/audit/result.h"

/* What weighs less is no stage of a chain. */
#define STEP_POINTS_MIN 20

/* What a stage did further apart than this are two steps; in seconds. */
#define STEP_APART_MAX (14 * TIME_DAY)

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
	const char *label; /* for people: a msgid; a whole phrase */
	unsigned points;   /* of the best finding */
	int64_t first_at;  /* 0 when no time is known */
	int64_t last_at;
	struct step_part *parts; /* by kind, name, id */
	size_t count;
	size_t cap;
};

struct steps {
	struct step *at; /* in the order of time */
	size_t count;
	size_t cap;
};

/*
 * steps_build(result, chain, arena, steps):
 * The stages of ${chain}, a chain finding of ${result}.  A chain names the
 * worst object of each stage; what belongs to it is shown with it: open
 * findings with STEP_POINTS_MIN points on its objects and its principal, and
 * on whatever else shows what the worst object of the same stage shows.  A
 * stage comes as often as it has times far apart, and once more for what has
 * no known time: that stands behind the stage which an attack takes before.
 */
void steps_build(const struct audit_result *result, const struct finding *chain,
    struct arena *arena, struct steps *steps);

/* steps_time(step, arena): when, in words. */
strview steps_time(const struct step *step, struct arena *arena);

#endif
