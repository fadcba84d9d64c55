/*
 * checks_role.c - directory roles of applications and of synchronised accounts.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/role.h"

#include "auditor/base/banned.h"

static bool
is_template(const struct known_role *known, strview template)
{
	return sv_eq(known->id, template);
}

/* Judge an application that holds the role of ${assignment} itself. */
static void
judge_direct(struct check_run *run, const struct check *check,
    const struct object *assignment, unsigned points, bool policy_counts)
{
	strview id = object_text(assignment, "principalId");

	if (!join_is_service_principal(&run->join, id))
		return;
	struct finding finding = role_begin(run, check, assignment, points);
	struct holder holder = holder_of_principal(run, id, SV(""));
	holder_note(run, &finding, &holder);
	if (policy_counts)
		holder_cover(run, &finding, &holder,
		    role_is_approved(run, &holder, assignment),
		    SV_("the policy approves the application, but not with "
			"this role"));
	run_add(run, &finding);
}

static void
judge_template(struct check_run *run, const struct check *check,
    strview template, bool policy_counts)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_ROLE_ASSIGNMENT);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *assignment = &list->objects[i];
		if (sv_eq(join_role_template(&run->join, assignment), template))
			judge_direct(run, check, assignment, check->points,
			    policy_counts);
	}
}

void
check_rl_001(struct check_run *run, const struct check *check)
{
	/* No application needs it, approved or not. */
	judge_template(run, check, SV(IDS_GLOBAL_ADMINISTRATOR), false);
}

void
check_rl_002(struct check_run *run, const struct check *check)
{
	judge_template(run, check, SV(IDS_EXCHANGE_ADMINISTRATOR), true);
}

static bool
is_tenant_role(const struct known_role *known)
{
	return known != NULL && known->power == POWER_TENANT;
}

void
check_rl_003(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_ROLE_ASSIGNMENT);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *assignment = &list->objects[i];
		const struct known_role *known =
		    join_directory_role(&run->join, assignment);
		if (!is_tenant_role(known) ||
		    is_template(known, SV(IDS_GLOBAL_ADMINISTRATOR)) ||
		    is_template(known, SV(IDS_EXCHANGE_ADMINISTRATOR)))
			continue;
		judge_direct(run, check, assignment, known->points, true);
	}
}

/* --- accounts that come from the own computers --------------------------- */

/* The name that the synchronisation gives to the account it makes. */
static bool
has_sync_name(const struct object *user)
{
	strview name = object_text(user, "userPrincipalName");

	return sv_starts_fold(name, SV("sync_")) &&
	       sv_ends_fold(name, SV(".onmicrosoft.com"));
}

static bool
is_sync_account(const struct check_run *run, strview id)
{
	const struct object *user = snapshot_find(run->now, KIND_USER, id);
	size_t count;
	const struct join_held *held = join_held(&run->join, id, &count);

	for (size_t i = 0; i < count; i++) {
		const struct known_role *known =
		    join_directory_role(&run->join, held[i].assignment);
		if (known != NULL && known->power == POWER_SYNC)
			return true;
	}
	return user != NULL && has_sync_name(user);
}

static void
judge_sync(struct check_run *run, const struct check *check,
    const struct object *assignment)
{
	size_t count;
	size_t found = 0;

	if (!is_tenant_role(join_directory_role(&run->join, assignment)))
		return;
	const struct join_holder *holders = join_holders(
	    &run->join, object_text(assignment, "principalId"), &count);
	struct finding finding =
	    role_begin(run, check, assignment, check->points);
	for (size_t i = 0; i < count; i++) {
		if (!is_sync_account(run, holders[i].id))
			continue;
		role_note_holder(run, &finding, &holders[i]);
		found++;
	}
	if (found == 0)
		return;
	run_say(run, &finding,
	    SV_("this account synchronises the directory with your own "
		"computers"));
	run_add(run, &finding);
}

void
check_rl_004(struct check_run *run, const struct check *check)
{
	role_each(run, check, judge_sync);
}

/* One finding a person, however many ways lead to the role. */
static bool
is_reported(const struct check_run *run, const struct check *check,
    const struct object *user)
{
	for (size_t i = run->findings->count; i > 0; i--) {
		const struct finding *finding = &run->findings->at[i - 1];
		if (finding->check != check)
			return false;
		if (finding->object == user)
			return true;
	}
	return false;
}

static void
judge_synced(struct check_run *run, const struct check *check,
    const struct object *assignment)
{
	size_t count;
	const struct join_holder *holders = join_holders(
	    &run->join, object_text(assignment, "principalId"), &count);

	if (!sv_eq(join_role_template(&run->join, assignment),
		SV(IDS_GLOBAL_ADMINISTRATOR)))
		return;
	for (size_t i = 0; i < count; i++) {
		const struct object *user =
		    snapshot_find(run->now, KIND_USER, holders[i].id);
		if (user == NULL || !object_is(user, "onPremisesSyncEnabled") ||
		    is_reported(run, check, user))
			continue;
		struct finding finding =
		    role_begin(run, check, assignment, check->points);
		finding.kind = user->kind;
		finding.id = user->id;
		finding.name = user->name;
		finding.object = user;
		finding.is_disabled = object_is_not(user, "accountEnabled");
		role_note_holder(run, &finding, &holders[i]);
		run_note_field(run, &finding, "onPremisesSyncEnabled",
		    SV_("an account of the cloud alone"));
		run_add(run, &finding);
	}
}

void
check_rl_005(struct check_run *run, const struct check *check)
{
	role_each(run, check, judge_synced);
}
