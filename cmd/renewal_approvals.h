/*
 * renewal_approvals.h - approvals on their way from one baseline to the next.
 */
#ifndef CMD_RENEWAL_APPROVALS_H
#define CMD_RENEWAL_APPROVALS_H

#include "auditor/base/arena.h"
#include "auditor/base/err.h"
#include "baselines/policy.h"
#include "cmd/rules.h"

/*
 * renewal_approvals_check(policy, path, rules, err):
 * Each approval of ${policy}, out of the file ${path}, is of a check that
 * exists, in the catalogue or in ${rules}: another one would approve nothing.
 */
int renewal_approvals_check(const struct policy *policy, const char *path,
    const struct rules *rules, struct err *err) MUST_USE;

/*
 * renewal_approvals_join(policy, old, arena):
 * Add the approvals of ${old} to which ${policy} has none of its own.
 */
void renewal_approvals_join(
    struct policy *policy, const struct policy *old, struct arena *arena);

/*
 * renewal_approvals_end(policy, expires, arena):
 * None outlives the baseline, which ends at ${expires}.
 */
void renewal_approvals_end(
    struct policy *policy, int64_t expires, struct arena *arena);

#endif
