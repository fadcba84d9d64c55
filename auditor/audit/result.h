/*
 * result.h - all that one audit found; what the reports show.
 */
#ifndef AUDITOR_AUDIT_RESULT_H
#define AUDITOR_AUDIT_RESULT_H

#include "auditor/audit/trend.h"
#include "auditor/base/lang.h"
#include "auditor/check/check.h"
#include "auditor/check/controls.h"
#include "auditor/diff/diff.h"
#include "baselines/baseline.h"
#include "baselines/signature.h"

#define AUDIT_SCHEMA "exoaudit-audit/1"

#define BASELINE_STATES(X)                                                     \
	X(NONE, N_("none")) /* never had one: posture only */                  \
	X(TRUSTED, N_("trusted"))                                              \
	X(MISSING, N_("missing")) /* configured or once used, not there */     \
	X(UNTRUSTED,                                                           \
	    N_("untrusted")) /* edited, or not signed by those trusted */      \
	X(EXPIRED, N_("expired"))                                              \
	X(WRONG_TENANT, N_("wrong-tenant"))                                    \
	X(ROLLED_BACK, N_("rolled-back")) /* the serial went back */           \
	X(FORKED, N_("forked"))           /* another one stood in its place */ \
	X(GAP, N_("gap"))           /* what it rests on was never seen */      \
	X(NARROWED, N_("narrowed")) /* it judges less, and does not say so */  \
	X(CLOCK_BACK, N_("clock-back")) /* the clock was set back */

enum baseline_state {
#define BASELINE_ENUM(constant, word) BASELINE_##constant,
	BASELINE_STATES(BASELINE_ENUM)
#undef BASELINE_ENUM
};

struct who;

struct baseline_verdict {
	enum baseline_state state;
	strview path;
	strview problem; /* why it is not trusted, or "" */
	strview hint;
	struct digest digest;
	int64_t serial;
	int64_t created;
	int64_t expires;
	kind_set scope;
	kind_set dropped; /* what the one before judged and this does not */
	strview *notes;   /* what people should know, trusted or not */
	size_t note_count;
	size_t note_cap;
	struct signature_verdict *signatures;
	size_t signature_count;
	size_t threshold;
};

/* What decides which findings count (counting.h). */
struct counting {
	struct profile_set bound; /* signed; or asked for, without baseline */
	struct profile_set asked; /* beyond that; tightens */
	enum severity fail_on;    /* of the baseline, else medium */
	enum severity asked_fail_on;
	bool is_signed; /* there is a trusted baseline */
};

struct audit_result {
	const struct snapshot *snapshot;
	struct baseline_verdict baseline;
	/* Findings that are open now, accepted, or carried over; by points. */
	struct finding_list findings;
	/* Findings of the state before that are gone. */
	struct finding_list resolved;
	struct check_gap *gaps; /* what was not assessed, and why */
	size_t gap_count;
	size_t checks_total;
	size_t checks_passed;
	struct diff changes; /* since the baseline, or the state before */
	/* Who made each of them (who.h); NULL: no audit records were read. */
	const struct who *who;
	size_t drift_count; /* changes since the baseline that count */
	struct counting counting;
	/* Of each profile with controls, in the order of their names. */
	struct control_table *controls;
	size_t control_count;
	struct trend trend; /* when asked for */
	int64_t as_of;
	unsigned chain;
	unsigned risk;
	unsigned grade;
	enum severity fail_on;
	int exit_status;
	bool changes_since_baseline;
	bool has_changes_base; /* false: nothing to compare with */
	bool is_complete;      /* every list in scope, and events, read whole */
	bool is_as_of_given;   /* the past is re-judged */
};

const char *baseline_state_word(enum baseline_state state);

#endif
