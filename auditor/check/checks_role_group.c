/*
 * checks_role_group.c - directory roles that do not show on the application:
 * through groups, in waiting, or made to measure.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/role.h"

#include "auditor/base/banned.h"

static bool
is_app(const struct check_run *run, strview id)
{
	return join_is_service_principal(&run->join, id);
}

static bool
is_tenant_role(const struct check_run *run, const struct object *assignment)
{
	const struct known_role *known =
	    join_directory_role(&run->join, assignment);

	return known != NULL && known->power == POWER_TENANT;
}

/* Evidence of the strong roles that ${group} has, itself or from around it. */
static size_t
note_roles(const struct check_run *run, struct finding *finding,
    const struct object *group)
{
	size_t count;
	size_t found = 0;
	const struct join_held *held = join_held(&run->join, group->id, &count);

	for (size_t i = 0; i < count; i++) {
		const struct object *assignment = held[i].assignment;
		if (held[i].is_eligible || !is_tenant_role(run, assignment))
			continue;
		found++;
		run_note_label(run, finding, N_("role"),
		    role_name(run, assignment),
		    SV_("no application in a group with such a role"));
		run_note(run, finding, "roleDefinitionId",
		    object_text(assignment, "roleDefinitionId"), SV(""));
		if (held[i].group != NULL)
			run_note_label(run, finding,
			    N_("of the group around it"),
			    held[i].group->name.len > 0 ? held[i].group->name
							: held[i].group->id,
			    SV(""));
	}
	return found;
}

static strview
remove_member(
    const struct check_run *run, const struct object *group, strview member)
{
	return arena_printf(run->arena,
	    "Remove-MgGroupMemberByRef -GroupId " SV_FMT
	    " -DirectoryObjectId " SV_FMT,
	    SV_ARG(remedy_quote(group->id, run->arena)),
	    SV_ARG(remedy_quote(member, run->arena)));
}

/* Evidence of the applications among the members of ${group}. */
static size_t
note_members(const struct check_run *run, struct finding *finding,
    const struct object *group)
{
	const struct json *member;
	size_t found = 0;

	for (size_t i = 0; (member = object_each(group, "members", i)) != NULL;
	     i++) {
		strview id = json_text(member);
		if (!is_app(run, id))
			continue;
		struct holder holder = holder_of_principal(run, id, SV(""));
		strview first = finding->principal;
		bool was_disabled = finding->is_disabled;
		holder_note(run, finding, &holder);
		/* One that is on is enough. */
		if (found > 0) {
			finding->principal = first;
			finding->is_disabled &= was_disabled;
		}
		finding->remediation = remedy_append(finding->remediation,
		    remove_member(run, group, id), run->arena);
		found++;
	}
	return found;
}

void
check_rl_008(struct check_run *run, const struct check *check)
{
	const struct object_list *list = snapshot_list(run->now, KIND_GROUP);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *group = &list->objects[i];
		struct finding finding =
		    run_begin(run, check, group, check->points);
		if (note_roles(run, &finding, group) > 0 &&
		    note_members(run, &finding, group) > 0)
			run_add(run, &finding);
	}
}

/* The applications that ${assignment} reaches, as evidence. */
static size_t
note_apps(const struct check_run *run, struct finding *finding,
    const struct object *assignment)
{
	size_t count;
	size_t found = 0;
	const struct join_holder *holders = join_holders(
	    &run->join, object_text(assignment, "principalId"), &count);

	for (size_t i = 0; i < count; i++) {
		if (!is_app(run, holders[i].id))
			continue;
		role_note_holder(run, finding, &holders[i]);
		if (found++ == 0)
			finding->principal = holders[i].id;
	}
	return found;
}

void
check_rl_009(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_ROLE_ELIGIBILITY_SCHEDULE);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *schedule = &list->objects[i];
		if (!is_tenant_role(run, schedule))
			continue;
		struct finding finding =
		    role_begin(run, check, schedule, check->points);
		if (note_apps(run, &finding, schedule) > 0)
			run_add(run, &finding);
	}
}

/*
 * People often have roles made to measure, and keep them: those count in full
 * only when they are new.  Who is not known to be a person may be anything.
 */
#define PERSON_POINTS 20

static unsigned
custom_points(const struct check_run *run, const struct check *check,
    const struct object *assignment)
{
	size_t count;
	bool has_baseline =
	    run->baseline != NULL &&
	    snapshot_is_complete(run->baseline, assignment->kind);
	const struct join_holder *holders = join_holders(
	    &run->join, object_text(assignment, "principalId"), &count);

	if (has_baseline && run_before(run, assignment) == NULL)
		return check->points;
	for (size_t i = 0; i < count; i++) {
		if (snapshot_find(run->now, KIND_USER, holders[i].id) == NULL)
			return check->points;
	}
	return PERSON_POINTS;
}

static void
judge_custom(struct check_run *run, const struct check *check,
    const struct object *assignment)
{
	strview action = join_custom_power(&run->join, assignment);
	size_t count;

	if (action.len == 0)
		return;
	const struct join_holder *holders = join_holders(
	    &run->join, object_text(assignment, "principalId"), &count);
	const struct object *definition = snapshot_find(run->now,
	    KIND_ROLE_DEFINITION, object_text(assignment, "roleDefinitionId"));
	struct finding finding = role_begin(
	    run, check, assignment, custom_points(run, check, assignment));
	run_note(run, &finding, "allowedResourceActions", action,
	    SV_("no action that gives power over others"));
	for (size_t i = 0; i < count; i++) {
		role_note_holder(run, &finding, &holders[i]);
		if (finding.principal.len == 0 && is_app(run, holders[i].id))
			finding.principal = holders[i].id;
	}
	if (object_is_not(definition, "isEnabled"))
		finding.is_disabled = true;
	run_add(run, &finding);
}

void
check_rl_010(struct check_run *run, const struct check *check)
{
	role_each(run, check, judge_custom);
}

static bool
has_owner(const struct object *group, strview id)
{
	const struct json *owner;

	for (size_t i = 0;
	     group != NULL && (owner = object_each(group, "owners", i)) != NULL;
	     i++) {
		if (sv_eq(json_text(owner), id))
			return true;
	}
	return false;
}

/*
 * Why ${id} should not own ${group}, or NULL.  An application never should; a
 * person may, and is of interest when new.
 */
static const char *
objection(const struct check_run *run, const struct object *group, strview id)
{
	const struct object *before = run_before(run, group);

	if (is_app(run, id))
		return _("an application owns the group, and may put itself "
			 "into it");
	if (before != NULL && object_field(before, "owners") != NULL &&
	    !has_owner(before, id))
		return _("this owner is new since the baseline");
	return NULL;
}

static void
note_owner(const struct check_run *run, struct finding *finding, strview id,
    const char *why)
{
	const struct join_holder owner = {.id = id};

	role_note_holder(run, finding, &owner);
	run_say(run, finding, sv_from(why));
	if (finding->principal.len == 0 && is_app(run, id))
		finding->principal = id;
	finding->remediation = remedy_append(finding->remediation,
	    arena_printf(run->arena,
		"Remove-MgGroupOwnerByRef -GroupId " SV_FMT
		" -DirectoryObjectId " SV_FMT,
		SV_ARG(remedy_quote(finding->id, run->arena)),
		SV_ARG(remedy_quote(id, run->arena))),
	    run->arena);
}

void
check_rl_011(struct check_run *run, const struct check *check)
{
	const struct object_list *list = snapshot_list(run->now, KIND_GROUP);
	const struct json *owner;

	for (size_t i = 0; i < list->count; i++) {
		const struct object *group = &list->objects[i];
		struct finding finding =
		    run_begin(run, check, group, check->points);
		size_t found = 0;
		if (!object_is(group, "isAssignableToRole"))
			continue;
		for (size_t j = 0;
		     (owner = object_each(group, "owners", j)) != NULL; j++) {
			strview id = json_text(owner);
			const char *why = objection(run, group, id);
			if (why == NULL)
				continue;
			note_owner(run, &finding, id, why);
			found++;
		}
		if (found > 0)
			run_add(run, &finding);
	}
}
