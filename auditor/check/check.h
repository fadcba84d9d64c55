/*
 * check.h - the catalogue of detections and how it is run.
 */
#ifndef AUDITOR_CHECK_CHECK_H
#define AUDITOR_CHECK_CHECK_H

#include "auditor/check/finding.h"
#include "baselines/policy.h"

/* What the checks look at. */
struct check_input {
	const struct snapshot *now; /* sealed */
	/* Objects of the signed baseline, kinds out of scope not collected;
	 * or NULL. */
	const struct snapshot *baseline;
	const struct policy *policy; /* or NULL */
	int64_t as_of;               /* seconds: the time of judgement */
	int64_t policy_expires;      /* seconds; 0 when unknown */
	/* Application id of the auditor itself, "" when unknown. */
	strview own_app_id;
	/* Kinds not read whole in ${now} that were filled up from an earlier
	 * complete list: joins take them as whole, gaps are as before. */
	kind_set carried;
};

struct reference {
	const char *scheme; /* "MITRE ATT&CK v18.1", "SCuBA" … */
	const char *id;
};

struct check_run; /* what an eval function works on: internal */

/* One row of the catalogue. */
struct check {
	const char *id;
	const char *title;
	unsigned points;         /* usual points; the function may differ */
	unsigned approved;       /* points that stay when it is accepted */
	const char *points_note; /* what moves them, for people; or NULL */
	kind_set needs;          /* not assessed unless these were read whole */
	bool needs_baseline;     /* silent without one … */
	kind_set compares;       /* … that holds these kinds */
	const char *stage;       /* of an attack: app, grant, role, cred,
	                           mailpath, evasion, collect …; or NULL */
	const char *why;         /* why it matters, one or two sentences */
	const char *looks_like;  /* what looks the same and is fine */
	const char *fix;         /* what to do, in words */
	const struct reference *references; /* ends with {NULL, NULL} */
	void (*eval)(struct check_run *run, const struct check *check);
};

/* check_catalogue(count): all checks, sorted by id. */
const struct check *check_catalogue(size_t *count);

/* check_find(id): by id, letter case ignored; or NULL. */
const struct check *check_find(strview id);

/* A check that could not be assessed whole. */
struct check_gap {
	const struct check *check;
	enum kind kind;      /* the list that is missing */
	strview reason;      /* "permission: …", foreign text in it */
	bool needs_baseline; /* the list was read; drift cannot be seen */
};

struct check_outcome {
	struct finding_list findings; /* CH-001 among them when reached */
	struct check_gap *gaps;
	size_t gap_count;
	size_t gap_cap;
	size_t passed;  /* checks assessed whole without open finding */
	unsigned chain; /* points of the chain, 0 when below threshold */
	unsigned risk;  /* open-ended: damped objects plus chain */
	unsigned grade; /* 0 to 100 */
};

/*
 * check_evaluate(input, arena, outcome):
 * Run the catalogue: findings with points, acceptance by policy and approvals,
 * the chain, the score, and what could not be assessed.  Every finding is NEW,
 * ACCEPTED or REOPENED here; what was there before is for audit to say.
 * Equal input gives equal output.  All lives in ${arena}, borrowing from
 * ${input}.
 */
void check_evaluate(const struct check_input *input, struct arena *arena,
    struct check_outcome *outcome);

#endif
