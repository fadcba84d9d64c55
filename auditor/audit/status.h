/*
 * status.h - new, open, unverified, resolved: findings against those before.
 */
#ifndef AUDITOR_AUDIT_STATUS_H
#define AUDITOR_AUDIT_STATUS_H

#include "auditor/audit/result.h"

/*
 * status_settle(result, carried, now, before, arena):
 * Fill the findings of ${result} from ${carried} (what is known, unread lists
 * as they were before): unverified where ${now} (what was read) lacks them,
 * open where ${before} had them.  Findings of ${before} that are gone are
 * resolved.  ${before} may be NULL.
 */
void status_settle(struct audit_result *result,
    const struct check_outcome *carried, const struct check_outcome *now,
    const struct check_outcome *before, struct arena *arena);

#endif
