/*
 * doctor.c - what the auditor may read, and what it may do beyond.
 */
#include "cmd/doctor.h"

#include "auditor/base/guid.h"
#include "auditor/base/lang.h"
#include "auditor/check/check.h"
#include "graph/grants.h"

#include "auditor/base/banned.h"

const char *
doctor_service(enum service service)
{
	return service == SERVICE_EXCHANGE ? "Office 365 Exchange Online"
					   : "Microsoft Graph";
}

void
doctor_lost(enum kind kind, struct strbuf *out)
{
	size_t from = out->len;

	for (size_t i = 0; i < check_count(); i++) {
		const struct check *check = check_at(i);
		if ((check->needs & KIND_BIT(kind)) != 0)
			strbuf_printf(
			    out, "%s%s", out->len > from ? " " : "", check->id);
	}
}

static void
add_permission_command(const struct grant *grant,
    const struct doctor_grantee *grantee, struct strbuf *out)
{
	const char *api = grant->service == SERVICE_EXCHANGE
			      ? GRANTS_EXCHANGE_APP
			      : GRANTS_GRAPH_APP;

	if (grantee->type != CREDENTIAL_MANAGED) {
		strbuf_printf(out,
		    "az ad app permission add --id " SV_FMT " --api %s "
		    "--api-permissions %s=Role\n",
		    SV_ARG(grantee->client), api, grant->id);
		return;
	}
	/* A managed identity has no application to list permissions. */
	strbuf_printf(out,
	    "az rest --method POST --uri %s/v1.0/servicePrincipals/" SV_FMT
	    "/appRoleAssignments --body '{\"principalId\":\"" SV_FMT
	    "\",\"resourceId\":\"'$(az ad sp show --id %s --query id -o "
	    "tsv)'\",\"appRoleId\":\"%s\"}'\n",
	    grantee->graph, SV_ARG(grantee->object), SV_ARG(grantee->object),
	    api, grant->id);
}

void
doctor_grant(strview name, enum service service,
    const struct doctor_grantee *grantee, struct strbuf *out)
{
	const struct grant *grant = grants_find(service, name);
	bool is_person = grantee->type == CREDENTIAL_DEVICE;

	if (grant != NULL && !is_person)
		add_permission_command(grant, grantee, out);
	if (service != SERVICE_EXCHANGE)
		return;
	strbuf_printf(out,
	    "az rest --method POST --uri %s/v1.0/roleManagement/directory/"
	    "roleAssignments --body '{\"principalId\":\"" SV_FMT
	    "\",\"roleDefinitionId\":\"%s\",\"directoryScopeId\":\"/\"}'\n",
	    grantee->graph, SV_ARG(grantee->object), GRANTS_ROLE_ID);
}

/* Text of a token becomes part of a command only as a GUID. */
static strview
guid_or(strview text, const char *name)
{
	return guid_is(text) ? text : sv_from(name);
}

void
doctor_row_grant(const struct doctor *doctor, const struct probe_row *row,
    struct strbuf *out)
{
	const struct endpoint *endpoint = row->endpoint;
	const struct doctor_grantee grantee = {
	    .graph = doctor->settings->cloud.graph,
	    .type = doctor->settings->credential.type,
	    .client = guid_or(doctor->client_id, "CLIENT_ID"),
	    .object = guid_or(doctor->object_id, "PRINCIPAL_ID"),
	};

	if (row->holds)
		return;
	doctor_grant(endpoint->service == SERVICE_EXCHANGE
			 ? SV("Exchange.ManageAsApp")
			 : sv_from(endpoint->permission),
	    endpoint->service, &grantee, out);
}

static bool
is_known(const struct doctor *doctor, const char *service, strview name)
{
	for (size_t i = 0; i < doctor->right_count; i++) {
		if (doctor->rights[i].service == service &&
		    sv_eq_fold(doctor->rights[i].name, name))
			return true;
	}
	return false;
}

static void
add_right(struct doctor *doctor, struct arena *arena,
    const struct doctor_right *right)
{
	if (is_known(doctor, right->service, right->name))
		return;
	doctor->rights = arena_grow(arena, doctor->rights, doctor->right_count,
	    &doctor->right_cap, sizeof(*doctor->rights));
	doctor->rights[doctor->right_count++] = *right;
	doctor->excess += !right->reads;
}

static void
add_permission(struct doctor *doctor, struct arena *arena, enum service service,
    strview name)
{
	const struct grant *grant = grants_find(service, name);

	if (name.len == 0)
		return;
	add_right(doctor, arena,
	    &(struct doctor_right){.service = doctor_service(service),
		.name = name,
		.reads = grants_reads(name),
		.is_needed = grant != NULL && grants_is_needed(grant)});
}

static void
add_role(struct doctor *doctor, struct arena *arena, strview id)
{
	const struct directory_role *role = grants_role(id);

	add_right(doctor, arena,
	    &(struct doctor_right){.service = N_("directory role"),
		.name = role != NULL ? sv_from(role->name) : id,
		/* What is not known is not taken for harmless. */
		.reads = role != NULL && role->reads,
		.is_needed = role != NULL &&
			     sv_eq(sv_from(role->id), SV(GRANTS_ROLE_ID))});
}

static void
examine_claims(struct doctor *doctor, struct arena *arena, enum service service,
    const struct jwt_claims *claims)
{
	strview scopes = claims->scopes;
	strview scope;

	for (size_t i = 0; claims->roles != NULL && i < claims->roles->count;
	     i++)
		add_permission(doctor, arena, service,
		    json_text(&claims->roles->items[i]));
	while (sv_cut(&scopes, ' ', &scope))
		add_permission(doctor, arena, service, scope);
	for (size_t i = 0; claims->wids != NULL && i < claims->wids->count; i++)
		add_role(doctor, arena, json_text(&claims->wids->items[i]));
	doctor->is_person = doctor->is_person || claims->person.len > 0 ||
			    claims->scopes.len > 0;
	if (claims->client_id.len > 0)
		doctor->client_id = claims->client_id;
	if (claims->object_id.len > 0)
		doctor->object_id = claims->object_id;
}

void
doctor_examine(struct doctor *doctor, struct arena *arena)
{
	doctor->rows = probe_rows(doctor->probe, &doctor->count);
	for (size_t i = 0; i < doctor->count; i++)
		doctor->answered += doctor->rows[i].is_answered;
	for (size_t i = 0; i < SERVICE_COUNT; i++) {
		const struct jwt_claims *claims =
		    probe_claims(doctor->probe, (enum service)i);
		if (claims != NULL)
			examine_claims(doctor, arena, (enum service)i, claims);
	}
	doctor->status = STATUS_GOOD;
	if (doctor->answered < doctor->count)
		doctor->status = STATUS_INCOMPLETE;
	if (doctor->excess > 0)
		doctor->status = STATUS_FINDINGS;
}
