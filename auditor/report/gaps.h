/*
 * gaps.h - what was not assessed, by the list that was missing.
 */
#ifndef AUDITOR_REPORT_GAPS_H
#define AUDITOR_REPORT_GAPS_H

#include "auditor/audit/result.h"

/* A list that was not read whole, or a reason of its own. */
struct unread {
	strview title;      /* "transport-rule: not collected (permission)" */
	strview detail;     /* the service's own words, foreign; or "" */
	const char *advice; /* what to do; a sentence, or "" */
	const struct check **checks; /* that were not assessed for it */
	size_t count;
	size_t cap;
};

struct gaps {
	struct unread *lists; /* by kind; then events, then drift not judged */
	size_t count;
	size_t cap;
	size_t list_count;  /* kinds not read whole */
	size_t check_count; /* gaps_checks */
};

/* gaps_build(result, arena, gaps): borrows from both. */
void gaps_build(
    const struct audit_result *result, struct arena *arena, struct gaps *gaps);

/* gaps_checks(result): checks not assessed whole, each once. */
size_t gaps_checks(const struct audit_result *result);

/* gaps_reason(list, arena): title and detail in one line. */
strview gaps_reason(const struct unread *list, struct arena *arena);

#endif
