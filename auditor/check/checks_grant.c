/*
 * checks_grant.c - applications that may administer Exchange or the tenant.
 */
#include "auditor/check/checks.h"
#include "auditor/check/ids.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

static strview
remove_grant(const struct check_run *run, const struct object *grant)
{
	return arena_printf(run->arena,
	    "Remove-MgServicePrincipalAppRoleAssignment"
	    " -ServicePrincipalId " SV_FMT " -AppRoleAssignmentId " SV_FMT,
	    SV_ARG(remedy_quote(object_text(grant, "principalId"), run->arena)),
	    SV_ARG(remedy_quote(grant->id, run->arena)));
}

/* Evidence of what is granted; ${resource} is "" when it is not known. */
static void
note_grant(const struct check_run *run, struct finding *finding,
    strview resource, strview role)
{
	strview of = SV(IDS_EXCHANGE);
	strview name = join_role_name(&run->join, of, role);

	/* The name first: it is what a reader knows. */
	run_say(run, finding,
	    arena_printf(run->arena, SV_FMT " of " SV_FMT, SV_ARG(name),
		SV_ARG(ids_resource_name(of))));
	run_note_field(run, finding, "appRoleId",
	    SV("no such grant, or an application approved with it"));
	if (resource.len > 0)
		return;
	run_note_field(run, finding, "resourceDisplayName", SV(""));
	run_say(run, finding,
	    SV("the resource could not be looked up; the permission is known "
	       "by its id"));
}

static bool
is_approved(const struct check_run *run, const struct holder *holder,
    strview resource, strview role)
{
	return holder->approved != NULL && resource.len > 0 &&
	       policy_set_has(&holder->approved->grants,
		   policy_grant_word(resource, role, run->arena));
}

/* Judge every grant of Exchange's app role ${role}. */
static void
judge_grants(struct check_run *run, const struct check *check, strview role)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_APP_ROLE_ASSIGNMENT);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *grant = &list->objects[i];
		if (!sv_eq(object_text(grant, "appRoleId"), role))
			continue;
		strview resource = join_resource(&run->join, grant);
		if (resource.len > 0 && !sv_eq(resource, SV(IDS_EXCHANGE)))
			continue;
		struct finding finding =
		    run_begin(run, check, grant, check->points);
		struct holder holder =
		    holder_of_principal(run, object_text(grant, "principalId"),
			object_text(grant, "principalDisplayName"));
		finding.happened_at = run_time(grant, "createdDateTime");
		finding.remediation = remove_grant(run, grant);
		note_grant(run, &finding, resource, role);
		holder_note(run, &finding, &holder);
		holder_cover(run, &finding, &holder,
		    is_approved(run, &holder, resource, role), "grant");
		run_add(run, &finding);
	}
}

void
check_gr_001(struct check_run *run, const struct check *check)
{
	judge_grants(run, check, SV(IDS_MANAGE_AS_APP));
}

void
check_gr_002(struct check_run *run, const struct check *check)
{
	judge_grants(run, check, SV(IDS_MANAGE_AS_APP_V2));
}

void
check_gr_003(struct check_run *run, const struct check *check)
{
	judge_grants(run, check, SV(IDS_FULL_ACCESS_AS_APP));
}

static void
note_role(
    const struct check_run *run, struct finding *finding, strview template)
{
	const struct known_role *known = ids_directory_role(template);

	run_say(run, finding, sv_from(known->name));
	run_note_field(run, finding, "roleDefinitionId",
	    SV("no application with this role"));
	run_note_field(run, finding, "directoryScopeId", SV(""));
}

/* The role of an application approved with exactly this assignment. */
static bool
is_role_approved(const struct check_run *run, const struct holder *holder,
    const struct object *assignment)
{
	return holder->approved != NULL &&
	       policy_set_has(&holder->approved->roles,
		   policy_role_word(object_text(assignment, "roleDefinitionId"),
		       object_text(assignment, "directoryScopeId"),
		       run->arena));
}

/* Judge every application that holds directory role ${template}. */
static void
judge_roles(struct check_run *run, const struct check *check, strview template,
    bool policy_counts)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_ROLE_ASSIGNMENT);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *assignment = &list->objects[i];
		strview id = object_text(assignment, "principalId");
		if (!sv_eq(
			join_role_template(&run->join, assignment), template) ||
		    !join_is_service_principal(&run->join, id))
			continue;
		struct finding finding =
		    run_begin(run, check, assignment, check->points);
		struct holder holder = holder_of_principal(run, id, SV(""));
		finding.happened_at = run_time(assignment, "createdDateTime");
		finding.remediation = arena_printf(run->arena,
		    "Remove-MgRoleManagementDirectoryRoleAssignment"
		    " -UnifiedRoleAssignmentId " SV_FMT,
		    SV_ARG(remedy_quote(assignment->id, run->arena)));
		note_role(run, &finding, template);
		holder_note(run, &finding, &holder);
		if (policy_counts)
			holder_cover(run, &finding, &holder,
			    is_role_approved(run, &holder, assignment), "role");
		run_add(run, &finding);
	}
}

void
check_rl_001(struct check_run *run, const struct check *check)
{
	/* No application needs it, approved or not. */
	judge_roles(run, check, SV(IDS_GLOBAL_ADMINISTRATOR), false);
}

void
check_rl_002(struct check_run *run, const struct check *check)
{
	judge_roles(run, check, SV(IDS_EXCHANGE_ADMINISTRATOR), true);
}
