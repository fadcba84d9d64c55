/*
 * role.c - findings on directory roles and who holds them.
 */
#include "auditor/check/role.h"

#include "auditor/base/lang.h"
#include "auditor/check/remedy.h"

#include "auditor/base/banned.h"

strview
role_name(const struct check_run *run, const struct object *assignment)
{
	strview name = join_directory_name(&run->join, assignment);

	return name.len > 0 ? name
			    : object_text(assignment, "roleDefinitionId");
}

static strview
removal(const struct check_run *run, const struct object *assignment)
{
	bool is_eligible = assignment->kind == KIND_ROLE_ELIGIBILITY_SCHEDULE;
	strview id = remedy_quote(assignment->id, run->arena);

	if (!is_eligible)
		return arena_printf(run->arena,
		    "Remove-MgRoleManagementDirectoryRoleAssignment"
		    " -UnifiedRoleAssignmentId " SV_FMT,
		    SV_ARG(id));
	return arena_printf(run->arena,
	    "New-MgRoleManagementDirectoryRoleEligibilityScheduleRequest"
	    " -Action adminRemove -PrincipalId " SV_FMT
	    " -RoleDefinitionId " SV_FMT " -DirectoryScopeId " SV_FMT,
	    SV_ARG(remedy_quote(
		object_text(assignment, "principalId"), run->arena)),
	    SV_ARG(remedy_quote(
		object_text(assignment, "roleDefinitionId"), run->arena)),
	    SV_ARG(remedy_quote(
		object_text(assignment, "directoryScopeId"), run->arena)));
}

struct finding
role_begin(const struct check_run *run, const struct check *check,
    const struct object *assignment, unsigned points)
{
	struct finding finding = run_begin(run, check, assignment, points);

	finding.happened_at = run_time(assignment, "createdDateTime");
	finding.remediation = removal(run, assignment);
	run_note_label(run, &finding, N_("role"), role_name(run, assignment),
	    SV_("nobody like this with this role"));
	run_note_field(run, &finding, "roleDefinitionId", SV(""));
	run_note_field(run, &finding, "directoryScopeId", SV(""));
	return finding;
}

/* Name of a user, group or service principal, or "". */
static strview
name_of(const struct check_run *run, strview id)
{
	static const enum kind kinds[] = {
	    KIND_SERVICE_PRINCIPAL, KIND_USER, KIND_GROUP};

	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		const struct object *object =
		    snapshot_find(run->now, kinds[i], id);
		if (object != NULL)
			return object->name;
	}
	return SV("");
}

void
role_note_holder(const struct check_run *run, struct finding *finding,
    const struct join_holder *holder)
{
	strview name = name_of(run, holder->id);

	if (finding->name.len == 0)
		finding->name = name;
	if (name.len > 0)
		run_note(run, finding, "displayName", name, SV(""));
	run_note(run, finding, "principalId", holder->id, SV(""));
	if (holder->group != NULL)
		run_note_label(run, finding, N_("through the group"),
		    holder->group->name.len > 0 ? holder->group->name
						: holder->group->id,
		    SV(""));
}

bool
role_is_approved(const struct check_run *run, const struct holder *holder,
    const struct object *assignment)
{
	return holder->approved != NULL &&
	       policy_set_has(&holder->approved->roles,
		   policy_role_word(object_text(assignment, "roleDefinitionId"),
		       object_text(assignment, "directoryScopeId"),
		       run->arena));
}

void
role_each(struct check_run *run, const struct check *check,
    void (*judge)(struct check_run *run, const struct check *check,
	const struct object *assignment))
{
	view_each(run, check, KIND_ROLE_ASSIGNMENT, judge);
	view_each(run, check, KIND_ROLE_ELIGIBILITY_SCHEDULE, judge);
}
