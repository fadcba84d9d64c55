/*
 * renewal_approvals.c - approvals on their way from one baseline to the next.
 */
#include "cmd/renewal_approvals.h"

#include "auditor/check/check.h"

#include "auditor/base/banned.h"

int
renewal_approvals_check(const struct policy *policy, const char *path,
    const struct rules *rules, struct err *err)
{
	for (size_t i = 0; i < policy->approval_count; i++) {
		strview id = policy->approvals[i].check;
		if (check_find(id) != NULL || rules_has_check(rules, id))
			continue;
		(void)err_set(err, ERR_CONFIG,
		    "%s: an approval names check \"" SV_FMT
		    "\", which does not exist",
		    path, SV_ARG(id));
		return err_hint(err, "see `exoaudit checks`");
	}
	return 0;
}

static bool
has_approval(const struct policy *policy, const struct approval *approval)
{
	for (size_t i = 0; i < policy->approval_count; i++) {
		const struct approval *own = &policy->approvals[i];
		if (sv_eq(own->check, approval->check) &&
		    own->kind == approval->kind && sv_eq(own->id, approval->id))
			return true;
	}
	return false;
}

void
renewal_approvals_join(
    struct policy *policy, const struct policy *old, struct arena *arena)
{
	for (size_t i = 0; i < old->approval_count; i++) {
		if (!has_approval(policy, &old->approvals[i]))
			policy_approve(policy, &old->approvals[i], arena);
	}
}

void
renewal_approvals_end(
    struct policy *policy, int64_t expires, struct arena *arena)
{
	struct approval *all =
	    arena_alloc(arena, policy->approval_count, sizeof(*all));

	for (size_t i = 0; i < policy->approval_count; i++) {
		all[i] = policy->approvals[i];
		if (all[i].expires > expires)
			all[i].expires = expires;
	}
	policy->approvals = all;
}
