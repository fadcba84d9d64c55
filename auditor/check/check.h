/*
 * check.h - the catalogue of detections and how it is run.
 */
#ifndef AUDITOR_CHECK_CHECK_H
#define AUDITOR_CHECK_CHECK_H

#include "auditor/check/finding.h"
#include "auditor/model/history.h"
#include "baselines/policy.h"

struct own_result; /* own.h */

/* What the checks look at. */
struct check_input {
	const struct snapshot *now; /* sealed */
	/* Objects of the signed baseline, kinds out of scope not collected;
	 * or NULL. */
	const struct snapshot *baseline;
	const struct policy *policy;   /* or NULL */
	int64_t as_of;                 /* seconds: the time of judgement */
	int64_t policy_expires;        /* seconds; 0 when unknown */
	const struct history *history; /* with ${now} as last; or NULL */
	/* As of ${now}, with those of earlier runs; NULL: nothing is known. */
	const struct event_log *events;
	/* Application id of the auditor itself, "" when unknown. */
	strview own_app_id;
	/* Kinds not read whole in ${now} that were filled up from an earlier
	 * complete list: joins take them as whole, gaps are as before. */
	kind_set carried;
	/* What checks of the user's own found in ${now}. */
	const struct own_result *own;
	size_t own_count;
};

struct reference {
	const char *scheme; /* "MITRE ATT&CK v18.1", "SCuBA" … */
	const char *id;
};

struct check_run; /* what an eval function works on: internal */

/* One row of the catalogue. */
struct check {
	const char *id;
	const char *title;       /* a msgid (lang.h), as the other texts are */
	unsigned points;         /* usual points; the function may differ */
	unsigned approved;       /* points that stay when it is accepted */
	const char *points_note; /* what moves them, for people; or NULL */
	kind_set needs;          /* not assessed unless these were read whole */
	kind_set compares;       /* likewise of the baseline */
	bool needs_baseline;     /* silent without one */
	bool needs_history;      /* looks at earlier snapshots */
	unsigned needs_events;   /* EVENT_BITs, likewise not assessed without */
	bool about_state;        /* that it is off is the finding: not less */
	/* Of an attack: app, grant, role, cred, mailpath, evasion, collect …, the
	 * word of machine formats, lang() of it is for people; or NULL. */
	const char *stage;
	const char *why;        /* why it matters, one or two sentences */
	const char *looks_like; /* what looks the same and is fine */
	const char *fix;        /* what to do, in words */
	const struct reference *references; /* ends with {NULL, NULL} */
	void (*eval)(struct check_run *run, const struct check *check);
};

/* check_count(), check_at(index): all checks, sorted by id. */
size_t check_count(void);
const struct check *check_at(size_t index);

/* check_find(id): by id, letter case ignored; or NULL. */
const struct check *check_find(strview id);

/*
 * check_fires(check), check_silent(check):
 * An example of what it finds, and of what looks near and is fine; msgids, and
 * never NULL for a check of the catalogue.
 */
const char *check_fires(const struct check *check);
const char *check_silent(const struct check *check);

/* Sections of the policy of which an entry settles findings. */
struct settled {
	const char *section;
	const char *other; /* another that does; or NULL */
	bool needs_both;   /* it takes an entry in each */
};

/* check_settled_by(check): NULL when only an approval settles its findings. */
const struct settled *check_settled_by(const struct check *check);

/* A check that could not be assessed whole. */
struct check_gap {
	const struct check *check;
	enum kind kind;        /* the list that is missing */
	strview reason;        /* "permission: …", foreign text in it */
	bool needs_baseline;   /* the list was read; drift cannot be seen */
	bool needs_events;     /* not the list is missing, but events */
	enum event_type event; /* these */
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
	/* The history could not be read: what it would show is not known. */
	bool history_failed;
	struct err history_err;
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
