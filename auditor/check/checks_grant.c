/*
 * checks_grant.c - permissions that applications were granted.
 */
#include "auditor/check/checks.h"
#include "auditor/check/grant.h"

#include "auditor/base/banned.h"

/* What GR-013 adds: the credentials of a foreign application are unseen. */
#define FOREIGN_POINTS 10

static const struct object *
principal_of(const struct check_run *run, const struct join_grant *granted)
{
	return snapshot_find(run->now, KIND_SERVICE_PRINCIPAL,
	    object_text(granted->grant, "principalId"));
}

static bool
is_known_as(const struct join_grant *granted, enum role_power power)
{
	return granted->known != NULL && granted->known->power == power;
}

static bool
is_resource(const struct join_grant *granted, strview app_id)
{
	return sv_eq(granted->resource, app_id);
}

/* Exchange's app role of this name, whatever its id. */
static void
judge_named(struct check_run *run, const struct check *check, const char *name)
{
	for (size_t i = 0; i < run->join.granted_count; i++) {
		const struct join_grant *granted = &run->join.granted[i];
		unsigned more = 0;
		if (!is_known_as(granted, POWER_EXCHANGE) ||
		    !sv_eq(sv_from(granted->known->name), sv_from(name)))
			continue;
		if (grant_is_foreign(run, principal_of(run, granted)))
			more = FOREIGN_POINTS;
		grant_judge(run, check, granted, check->points + more);
	}
}

void
check_gr_001(struct check_run *run, const struct check *check)
{
	judge_named(run, check, "Exchange.ManageAsApp");
}

void
check_gr_002(struct check_run *run, const struct check *check)
{
	judge_named(run, check, "Exchange.ManageAsAppV2");
}

void
check_gr_003(struct check_run *run, const struct check *check)
{
	judge_named(run, check, "full_access_as_app");
}

/* Some application access policy restricts the application of a grant. */
static const struct object *
restriction_of(const struct check_run *run, const struct join_grant *granted)
{
	const struct object *principal = principal_of(run, granted);
	const struct object_list *list =
	    snapshot_list(run->now, KIND_APPLICATION_ACCESS_POLICY);

	for (size_t i = 0; principal != NULL && i < list->count; i++) {
		const struct object *policy = &list->objects[i];
		if (sv_eq_fold(object_text(policy, "AppId"),
			object_text(principal, "appId")) &&
		    sv_eq(object_text(policy, "AccessRight"),
			SV("RestrictAccess")))
			return policy;
	}
	return NULL;
}

/*
 * Roles of RBAC for Applications add to what Entra grants and narrow nothing
 * down; an application access policy does.
 */
#define RESTRICTED_POINTS 10

void
check_gr_004(struct check_run *run, const struct check *check)
{
	for (size_t i = 0; i < run->join.granted_count; i++) {
		const struct join_grant *granted = &run->join.granted[i];
		unsigned less = 0;
		if (!is_known_as(granted, POWER_MAIL) ||
		    !grant_is_to_app(granted))
			continue;
		if (restriction_of(run, granted) != NULL)
			less = RESTRICTED_POINTS;
		grant_judge(run, check, granted, granted->known->points - less);
	}
}

void
check_gr_005(struct check_run *run, const struct check *check)
{
	for (size_t i = 0; i < run->join.granted_count; i++) {
		const struct join_grant *granted = &run->join.granted[i];
		/* Those of Azure AD Graph are GR-012's. */
		if (is_known_as(granted, POWER_ESCALATE) &&
		    !is_resource(granted, SV(IDS_AAD_GRAPH)) &&
		    grant_is_to_app(granted))
			grant_judge(
			    run, check, granted, granted->known->points);
	}
}

void
check_gr_008(struct check_run *run, const struct check *check)
{
	for (size_t i = 0; i < run->join.granted_count; i++) {
		const struct join_grant *granted = &run->join.granted[i];
		if (is_known_as(granted, POWER_PROTOCOL) &&
		    grant_is_to_app(granted))
			grant_judge(run, check, granted, check->points);
	}
}

void
check_gr_010(struct check_run *run, const struct check *check)
{
	for (size_t i = 0; i < run->join.granted_count; i++) {
		const struct join_grant *granted = &run->join.granted[i];
		strview role = object_text(granted->grant, "appRoleId");
		if (!is_resource(granted, SV(IDS_EXCHANGE)) ||
		    sv_eq(role, SV(IDS_NO_ROLE)) ||
		    join_role_name(&run->join, granted->resource, role).len > 0)
			continue;
		grant_judge(run, check, granted, check->points);
	}
}

/* One finding an application: on the first of its grants. */
static bool
is_first_of_principal(
    const struct check_run *run, const struct join_grant *granted)
{
	size_t count;
	strview principal = object_text(granted->grant, "principalId");
	const struct join_entry *entry =
	    join_first(&run->join.grants, principal, &count);

	for (size_t i = 0; i < count; i++) {
		const struct object *grant = entry[i].object;
		if (is_known_as(join_granted(&run->join, grant), POWER_MAIL))
			return grant == granted->grant;
	}
	return false;
}

void
check_gr_011(struct check_run *run, const struct check *check)
{
	/* Not read is not the same as none. */
	if (!join_knows(&run->join, KIND_APPLICATION_ACCESS_POLICY))
		return;
	for (size_t i = 0; i < run->join.granted_count; i++) {
		const struct join_grant *granted = &run->join.granted[i];
		if (is_known_as(granted, POWER_MAIL) &&
		    grant_is_to_app(granted) &&
		    restriction_of(run, granted) == NULL &&
		    is_first_of_principal(run, granted))
			grant_judge(run, check, granted, check->points);
	}
}

/* A role whose name says that it writes. */
static bool
is_writing(strview name)
{
	static const strview words[] = {SV_INIT("ReadWrite"), SV_INIT("Write"),
	    SV_INIT("Manage"), SV_INIT("FullControl"), SV_INIT("full_access")};

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		if (sv_find_fold(name, words[i]) < name.len)
			return true;
	}
	return false;
}

/*
 * Only resources of Microsoft stand for the whole tenant: a role of somebody's
 * own application gives power over that application alone.
 */
static bool
is_other_resource(const struct check_run *run, const struct join_grant *granted)
{
	const struct object *resource;

	if (is_resource(granted, SV(IDS_AAD_GRAPH)))
		return true;
	if (is_resource(granted, SV(IDS_EXCHANGE)) ||
	    is_resource(granted, SV(IDS_GRAPH)))
		return false;
	resource = join_principal(&run->join, granted->resource);
	return resource != NULL && ids_is_microsoft(object_text(
				       resource, "appOwnerOrganizationId"));
}

void
check_gr_012(struct check_run *run, const struct check *check)
{
	for (size_t i = 0; i < run->join.granted_count; i++) {
		const struct join_grant *granted = &run->join.granted[i];
		if (!grant_is_to_app(granted) ||
		    !is_other_resource(run, granted))
			continue;
		strview name = join_role_name(&run->join, granted->resource,
		    object_text(granted->grant, "appRoleId"));
		/* Only to applications that it owns. */
		if (is_writing(name) && !sv_ends(name, SV(".OwnedBy")))
			grant_judge(run, check, granted, check->points);
	}
}

void
check_gr_013(struct check_run *run, const struct check *check)
{
	for (size_t i = 0; i < run->join.granted_count; i++) {
		const struct join_grant *granted = &run->join.granted[i];
		if (is_known_as(granted, POWER_EXCHANGE) &&
		    grant_is_foreign(run, principal_of(run, granted)))
			grant_judge(run, check, granted, check->points);
	}
}
