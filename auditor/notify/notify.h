/*
 * notify.h - tell people what changed: webhooks, chat, mail, system logs.
 *
 * Each target is told of a finding once when it opens, once when it is gone,
 * and once when it comes back.  What was told is kept in a file; a target that
 * could not be reached keeps its old state, and so hears of it the next time.
 */
#ifndef AUDITOR_NOTIFY_NOTIFY_H
#define AUDITOR_NOTIFY_NOTIFY_H

#include "auditor/report/notice.h"

/* As the configuration names it; NULL where it says nothing. */
struct notify_target {
	const char *type; /* webhook, slack, teams, mail or syslog */
	const char *url;
	const char *url_file; /* first line; an address may be a secret */
	const char *from;     /* mail: addresses */
	const char *const *to;
	size_t to_count;
	const char *user; /* mail */
	const char *password_file;
	const char *ca_file;
	enum severity least;
};

struct notify_settings {
	const struct notify_target *targets;
	size_t count;
	const char *state_path; /* what was told */
	const char *user_agent;
	int64_t now;       /* seconds */
	unsigned wait_ms;  /* most for one message */
	unsigned tries;    /* for one target, at least 1 */
	unsigned pause_ms; /* after the first failure; doubles */
};

/* What became of one target. */
struct notify_outcome {
	const char *type;
	size_t told;    /* items */
	struct err err; /* ERR_NONE, or why it was missed */
};

/*
 * notify_check(target, err):
 * Is ${target} complete?  Fail with ERR_CONFIG and a hint.
 */
int notify_check(const struct notify_target *target, struct err *err) MUST_USE;

/*
 * notify_run(settings, result, arena, outcomes, err):
 * Tell each target what is news to it; ${outcomes}, settings->count of them,
 * say how that went: a target that is missed is no failure.  Fails only when
 * what was told can neither be read nor kept.
 */
int notify_run(const struct notify_settings *settings,
    const struct audit_result *result, struct arena *arena,
    struct notify_outcome *outcomes, struct err *err) MUST_USE;

#endif
