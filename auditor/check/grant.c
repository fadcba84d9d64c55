/*
 * grant.c - findings on what an application was granted.
 */
#include "auditor/check/grant.h"

#include "auditor/base/lang.h"
#include "auditor/check/remedy.h"

#include "auditor/base/banned.h"

bool
grant_is_to_app(const struct join_grant *granted)
{
	strview type = object_text(granted->grant, "principalType");

	/* Not returned: fail closed. */
	return type.len == 0 || sv_eq(type, SV("ServicePrincipal"));
}

bool
grant_is_foreign(const struct check_run *run, const struct object *principal)
{
	strview owner = principal != NULL
			    ? object_text(principal, "appOwnerOrganizationId")
			    : SV("");

	return owner.len > 0 && !sv_eq_fold(owner, run->now->tenant) &&
	       !ids_is_microsoft(owner);
}

strview
grant_name(const struct check_run *run, strview resource, strview role)
{
	const struct object *principal = join_principal(&run->join, resource);
	strview name = join_role_name(&run->join, resource, role);
	strview of = ids_resource_name(resource);

	if (sv_eq(of, resource) && principal != NULL && principal->name.len > 0)
		of = principal->name;
	if (name.len == 0)
		name = role;
	if (of.len == 0)
		return name;
	return arena_printf(
	    run->arena, _(SV_FMT " of " SV_FMT), SV_ARG(name), SV_ARG(of));
}

static strview
remove_grant(const struct check_run *run, const struct object *grant)
{
	return arena_printf(run->arena,
	    "Remove-MgServicePrincipalAppRoleAssignment"
	    " -ServicePrincipalId " SV_FMT " -AppRoleAssignmentId " SV_FMT,
	    SV_ARG(remedy_quote(object_text(grant, "principalId"), run->arena)),
	    SV_ARG(remedy_quote(grant->id, run->arena)));
}

static void
note_grant(const struct check_run *run, struct finding *finding,
    const struct join_grant *granted)
{
	const struct object *grant = granted->grant;
	bool is_known = granted->resource.len > 0;
	/* The role of an unknown resource is known by its id alone. */
	strview resource = is_known || granted->known == NULL
			       ? granted->resource
			       : granted->known->resource;

	run_note_label(run, finding, N_("permission"),
	    grant_name(run, resource, object_text(grant, "appRoleId")),
	    SV_("no such grant, or an application approved with it"));
	run_note_field(run, finding, "appRoleId", SV(""));
	if (is_known)
		return;
	run_note_field(run, finding, "resourceDisplayName", SV(""));
	run_say(run, finding,
	    SV_("the resource could not be looked up; the permission is known "
		"by its id"));
}

static bool
is_asked_for(const struct object *application, const struct join_grant *granted)
{
	const struct json *entry;

	for (size_t i = 0; (entry = object_each(application,
				"requiredResourceAccess", i)) != NULL;
	     i++) {
		const struct json *access =
		    json_get(entry, SV("resourceAccess"));
		for (size_t j = 0; access != NULL && j < access->count; j++) {
			if (sv_eq(json_get_text(&access->items[j], SV("id")),
				object_text(granted->grant, "appRoleId")))
				return true;
		}
	}
	return false;
}

/* Whoever grants past the manifest hides it from the application's page. */
static void
note_manifest(const struct check_run *run, struct finding *finding,
    const struct join_grant *granted, const struct holder *holder)
{
	const struct object *application =
	    join_application(&run->join, holder->app_id);

	if (application != NULL &&
	    object_field(application, "requiredResourceAccess") != NULL &&
	    !is_asked_for(application, granted))
		run_say(run, finding,
		    SV_("the registration of the application does not ask for "
			"this permission"));
}

static bool
is_approved(const struct check_run *run, const struct holder *holder,
    const struct join_grant *granted)
{
	return holder->approved != NULL && granted->resource.len > 0 &&
	       policy_set_has(&holder->approved->grants,
		   policy_grant_word(granted->resource,
		       object_text(granted->grant, "appRoleId"), run->arena));
}

void
grant_judge(struct check_run *run, const struct check *check,
    const struct join_grant *granted, unsigned points)
{
	const struct object *grant = granted->grant;
	struct finding finding = run_begin(run, check, grant, points);
	struct holder holder =
	    holder_of_principal(run, object_text(grant, "principalId"),
		object_text(grant, "principalDisplayName"));

	finding.happened_at = run_time(grant, "createdDateTime");
	finding.remediation = remove_grant(run, grant);
	note_grant(run, &finding, granted);
	holder_note(run, &finding, &holder);
	note_manifest(run, &finding, granted, &holder);
	holder_cover(run, &finding, &holder, is_approved(run, &holder, granted),
	    SV_("the policy approves the application, but not with this "
		"grant"));
	run_add(run, &finding);
}
