/*
 * checks_trust.c - other organizations that may administer, or look in.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/ids.h"
#include "auditor/check/remedy.h"
#include "auditor/diff/diff.h"

#include "auditor/base/banned.h"

/* From the consent of the customer until it is over. */
static bool
is_in_force(strview status)
{
	static const strview words[] = {SV_INIT("active"), SV_INIT("expiring"),
	    SV_INIT("activating"), SV_INIT("terminationRequested"),
	    SV_INIT("terminating")};

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		if (sv_eq(status, words[i]))
			return true;
	}
	return false;
}

static void
note_rights(const struct check_run *run, struct finding *finding)
{
	const struct json *roles = json_get(
	    object_field(finding->object, "accessDetails"), SV("unifiedRoles"));

	for (size_t i = 0; json_is_type(roles, JSON_ARRAY) && i < roles->count;
	     i++) {
		strview id =
		    json_get_text(&roles->items[i], SV("roleDefinitionId"));
		const struct known_role *known = ids_directory_role(id);
		if (known != NULL)
			run_note_label(run, finding, N_("role"),
			    sv_from(known->name), SV(""));
		run_note(run, finding, "roleDefinitionId", id, SV(""));
	}
}

void
check_pt_001(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_DELEGATED_ADMIN_RELATIONSHIP);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *relation = &list->objects[i];
		const struct json *partner = object_field(relation, "partner");
		strview tenant = json_get_text(partner, SV("tenantId"));
		/* Where we are the partner, the rights are ours elsewhere. */
		if (!is_in_force(object_text(relation, "status")) ||
		    sv_eq_fold(tenant, run->now->tenant))
			continue;
		struct finding finding =
		    run_begin(run, check, relation, check->points);
		strview name = json_get_text(partner, SV("displayName"));
		finding.happened_at = run_time(relation, "activatedDateTime");
		run_note(run, &finding, "partner", name.len > 0 ? name : tenant,
		    SV_("no partner with rights, or an approval"));
		if (tenant.len > 0)
			run_note(
			    run, &finding, "partner.tenantId", tenant, SV(""));
		run_note_field(run, &finding, "status", SV(""));
		note_rights(run, &finding);
		finding.remediation = arena_printf(run->arena,
		    "New-MgTenantRelationshipDelegatedAdminRelationshipRequest"
		    " -DelegatedAdminRelationshipId " SV_FMT
		    " -Action terminate",
		    SV_ARG(remedy_quote(relation->id, run->arena)));
		run_add(run, &finding);
	}
}

/* --- sharing and trust since the baseline -------------------------------- */

static const struct {
	enum kind kind;
	const char *cmdlet; /* that shows it, then what to put behind */
} trusts[] = {
    {KIND_ORGANIZATION_RELATIONSHIP, "Get-OrganizationRelationship"},
    {KIND_INTRA_ORGANIZATION_CONNECTOR, "Get-IntraOrganizationConnector"},
    {KIND_ON_PREMISES_ORGANIZATION, "Get-OnPremisesOrganization"},
    {KIND_CROSS_TENANT_ACCESS_POLICY, NULL},
};

static strview
remedy(const struct check_run *run, const struct object *object,
    const char *cmdlet)
{
	if (cmdlet != NULL)
		return remedy_on(cmdlet, object, "", run->arena);
	if (object_is_set(object, "tenantId"))
		return arena_printf(run->arena,
		    "Get-MgPolicyCrossTenantAccessPolicyPartner"
		    " -"
		    "CrossTenantAccessPolicyConfigurationPartnerTenantId"
		    " " SV_FMT,
		    SV_ARG(remedy_quote(object->id, run->arena)));
	return SV("Get-MgPolicyCrossTenantAccessPolicyDefault");
}

static void
note_changes(const struct check_run *run, struct finding *finding,
    const struct object *before)
{
	struct change change;

	if (!diff_objects(before, finding->object, run->arena, &change))
		return;
	for (size_t i = 0; i < change.edit_count; i++) {
		const struct edit *edit = &change.edits[i];
		strview field = arena_dup(run->arena, edit->field);
		run_note(run, finding, field.ptr, run_value(run, edit->after),
		    run_value(run, edit->before));
	}
}

static void
judge_trust(struct check_run *run, const struct check *check,
    const struct object *object, const char *cmdlet)
{
	const struct object *before = run_before(run, object);
	struct finding finding = run_begin(run, check, object, check->points);

	if (before != NULL && diff_same_behaviour(before, object))
		return;
	finding.happened_at = run_time(object, "WhenChangedUTC");
	finding.remediation = remedy(run, object, cmdlet);
	if (before == NULL)
		run_say(run, &finding,
		    SV_("the baseline does not have this trust"));
	else
		note_changes(run, &finding, before);
	run_add(run, &finding);
}

void
check_pt_002(struct check_run *run, const struct check *check)
{
	for (size_t i = 0; i < COUNT_OF(trusts); i++) {
		const struct object_list *list =
		    snapshot_list(run->now, trusts[i].kind);
		if (run->baseline == NULL ||
		    !snapshot_is_complete(run->baseline, trusts[i].kind))
			continue;
		for (size_t j = 0; j < list->count; j++)
			judge_trust(
			    run, check, &list->objects[j], trusts[i].cmdlet);
	}
}
