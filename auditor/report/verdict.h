/*
 * verdict.h - the result in one line, and what else has to be said first.
 */
#ifndef AUDITOR_REPORT_VERDICT_H
#define AUDITOR_REPORT_VERDICT_H

#include "auditor/report/gaps.h"
#include "auditor/report/overview.h"

enum verdict_mood {
	VERDICT_GOOD,  /* assessed and clean */
	VERDICT_DOUBT, /* nothing found, but not all was seen or trusted */
	VERDICT_BAD,   /* somebody has to act */
};

#define VERDICT_LINES 10

struct verdict {
	enum verdict_mood mood;
	strview headline;
	strview lines[VERDICT_LINES];   /* what else is to be known at once */
	bool is_foreign[VERDICT_LINES]; /* it quotes a file, or the service */
	size_t count;
};

/* verdict_build(view, gaps, verdict): phrases live in the arena of ${view}. */
void verdict_build(const struct overview *view, const struct gaps *gaps,
    struct verdict *verdict);

/* verdict_exit(result, arena): "1: findings at or above medium". */
strview verdict_exit(const struct audit_result *result, struct arena *arena);

/* verdict_counts(view): "14 critical, 3 high, …". */
strview verdict_counts(const struct overview *view);

/* verdict_risk(result, arena): risk points, chain and grade. */
strview verdict_risk(const struct audit_result *result, struct arena *arena);

#endif
