/*
 * fake_faults.h - faults on demand, told by a script.
 *
 * One fault per line; '#' begins a comment:
 *
 *	MATCH WHEN ACTION [ARGUMENTS]
 *
 * MATCH is looked for in "METHOD path?query cmdlet" (the target decoded): as a
 * glob when it holds a '*', else as a part of it.  Put MATCH in double quotes
 * when it holds spaces; \" and \\ are escapes there.  WHEN is a number of
 * requests, "always", "after=N" (from the N+1st on) or "after=N,COUNT".
 * Each matching line that is due fires, in order, until one answers by itself.
 * README.md lists the actions.
 */
#ifndef TESTS_SUPPORT_FAKE_FAULTS_H
#define TESTS_SUPPORT_FAKE_FAULTS_H

#include <cjson/cJSON.h>

#include "tests/support/fake_reply.h"

#define FAKE_PICKS_MAX 8

enum fake_action {
	/* These answer in place of the service. */
	FAKE_ACT_STATUS,
	FAKE_ACT_RETRY,
	FAKE_ACT_REDIRECT,
	FAKE_ACT_HTML,
	FAKE_ACT_EMPTY,
	FAKE_ACT_HANG,
	FAKE_ACT_CLOSE,
	FAKE_ACT_EXPIRED_PAGE,
	FAKE_ACT_BODY,
	/* These spoil the service's own answer. */
	FAKE_ACT_CUT,
	FAKE_ACT_SLOW,
	FAKE_ACT_TRUNCATE,
	FAKE_ACT_ENCODING,
	FAKE_ACT_WARN,
	FAKE_ACT_ERROR200,
	FAKE_ACT_LOOP,
	FAKE_ACT_FOREIGN_NEXT,
	FAKE_ACT_NO_NEXT,
	FAKE_ACT_EMPTY_PAGE,
	FAKE_ACT_DROP,
	FAKE_ACT_ADD,
	FAKE_ACT_HIDE,
	FAKE_ACT_RAW,
	FAKE_ACT_DUP,
	FAKE_ACT_DELAY,
};

/* One line of the script. */
struct fake_fault {
	char *match;
	unsigned line;
	unsigned long skip;  /* matches to let pass */
	unsigned long times; /* then so many fire; ULONG_MAX: all */
	unsigned long seen;
	unsigned long fired;
	enum fake_action action;
	unsigned status; /* STATUS, RETRY */
	char *first;     /* arguments, as the action needs them; else NULL */
	char *second;
	cJSON *json; /* ADD, BODY */
};

/* The faults that fire for one request. */
struct fake_picks {
	const struct fake_fault *at[FAKE_PICKS_MAX];
	size_t count;
};

/*
 * fake_faults_load(script, error):
 * Put the faults of text ${script} in place of the present ones.  Return
 * false, with a message that the caller frees in ${error}, when it is wrong;
 * then the present ones stay.
 */
bool fake_faults_load(const char *script, char **error);

/* fake_faults_rearm(): let every fault count from nothing. */
void fake_faults_rearm(void);

/* fake_faults_done(): free all faults, once no request is under way. */
void fake_faults_done(void);

/*
 * fake_faults_pick(req, picks):
 * Find the faults that are due for ${req} and count them as fired.
 */
void fake_faults_pick(const struct fake_request *req, struct fake_picks *picks);

/* fake_faults_report(out): add the counts to object ${out}. */
void fake_faults_report(cJSON *out);

/*
 * fake_faults_prepare(picks, req):
 * Set in ${req} what the service itself has to know.
 */
void fake_faults_prepare(
    const struct fake_picks *picks, struct fake_request *req);

/*
 * fake_faults_replace(picks, req, reply):
 * If one of ${picks} answers by itself, do so and return true.
 */
bool fake_faults_replace(const struct fake_picks *picks,
    const struct fake_request *req, struct fake_reply *reply);

/*
 * fake_faults_spoil(picks, req, reply):
 * Spoil the service's answer, whose body is rendered here.
 */
void fake_faults_spoil(const struct fake_picks *picks,
    const struct fake_request *req, struct fake_reply *reply);

#endif
