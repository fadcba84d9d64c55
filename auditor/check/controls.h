/*
 * controls.h - how the controls of a framework stand, one by one.
 */
#ifndef AUDITOR_CHECK_CONTROLS_H
#define AUDITOR_CHECK_CONTROLS_H

#include "auditor/base/lang.h"
#include "auditor/check/own.h"
#include "auditor/check/profile.h"

#define CONTROL_STATES(X)                                                      \
	X(PASS, N_("pass"))                                                    \
	X(FAIL, N_("fail"))                                                    \
	X(NOT_ASSESSED, N_("not assessed")) /* a list it needs was not read */ \
	X(ACCEPTED, N_("accepted")) /* would fail; all of it is accepted */    \
	X(MANUAL, N_("manual"))     /* people have to look themselves */

enum control_state {
#define CONTROL_ENUM(constant, word) CONTROL_##constant,
	CONTROL_STATES(CONTROL_ENUM)
#undef CONTROL_ENUM
	    CONTROL_STATE_COUNT
};

struct control_result {
	const struct control *control;
	enum control_state state;
	/* Findings of its checks, whatever their status. */
	const struct finding **findings;
	size_t finding_count;
	/* What its query names and no finding of its checks is about. */
	struct own_row *rows;
	size_t row_count;
	strview reason; /* why it was not assessed, or "" */
};

/* The table of one profile. */
struct control_table {
	const struct profile *profile;
	struct control_result *at; /* in the order of the profile */
	size_t count;
	size_t tally[CONTROL_STATE_COUNT];
};

struct controls_input {
	const struct profile *profile;
	const struct snapshot *now;
	const struct snapshot *baseline; /* trusted, or NULL */
	const struct finding_list *findings;
	const struct check_gap *gaps;
	size_t gap_count;
	/* What the query of each control gave, in their order; no check where
	 * a control has no query. */
	const struct own_result *queries;
};

/*
 * controls_judge(input, arena, table):
 * A control fails by an open finding of its checks or a row of its query,
 * unless what the row is about has an accepted finding of its checks.  Else it
 * is not assessed when a list that its checks or its query need was not read
 * whole (drift of a check with a query beside it aside), accepted when
 * something is, manual when people have to look too, and passes otherwise.
 */
void controls_judge(const struct controls_input *input, struct arena *arena,
    struct control_table *table);

/* control_state_word(state): the word of machine formats; lang() of it is for
 * people. */
const char *control_state_word(enum control_state state);

#endif
