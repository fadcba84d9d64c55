/*
 * live.h - a snapshot of a configured tenant over the network.
 */
#ifndef CMD_LIVE_H
#define CMD_LIVE_H

#include "auditor/base/lang.h"
#include "auditor/model/snapshot.h"
#include "auditor/store/store.h"
#include "cmd/session.h"
#include "graph/collect.h"

/* Options that snapshot and audit share. */
struct live_options {
	const char *evidence; /* folder; NULL: none is kept */
	bool wants_timings;
	int64_t events_since; /* seconds; 0: where the last run ended */
	bool no_events;
};

/* NOLINTBEGIN(bugprone-macro-parentheses): members of a type */
#define LIVE_OPTION_ROWS(type, member)                                         \
	{'\0', "evidence", OPTION_TEXT, offsetof(type, member.evidence),       \
	    "DIR",                                                             \
	    N_("keep the services' raw answers there, with a manifest")},      \
	    {'\0', "events-since", OPTION_TIME,                                \
		offsetof(type, member.events_since), "TIME",                   \
		N_("read sign-ins and audit records from then on, not "        \
		   "from the end of the last run (at first: seven days)")},    \
	    {'\0', "no-events", OPTION_FLAG, offsetof(type, member.no_events), \
		NULL, N_("read no sign-ins and no audit records")},            \
	{                                                                      \
		'\0', "timings", OPTION_FLAG,                                  \
		    offsetof(type, member.wants_timings), NULL,                \
		    N_("show afterwards what each list cost")                  \
	}
/* NOLINTEND(bugprone-macro-parentheses) */

/*
 * live_settings(session, arena, settings, err):
 * Settings for the tenant of ${session}, its secrets read, for
 * live_settings_done.
 */
int live_settings(const struct session *session, struct arena *arena,
    struct collect_settings *settings, struct err *err) MUST_USE;
void live_settings_done(struct collect_settings *settings);

/* live_prompt(cookie, prompt): for settings->prompt. */
void live_prompt(void *cookie, const struct collect_prompt *prompt);

/*
 * live_snapshot(session, common, options, store, arena, snapshot, err):
 * Sign in as the configuration of session->tenant says and read all lists,
 * with a progress line when standard error is a terminal.  What ${store} knows
 * of the tenant and a list no longer holds is asked for by id.
 */
int live_snapshot(const struct session *session,
    const struct common_options *common, const struct live_options *options,
    struct store *store, struct arena *arena, struct snapshot **snapshot,
    struct err *err) MUST_USE;

#endif
