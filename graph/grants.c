/*
 * grants.c - permissions and directory roles.
 *
 * Sources: Microsoft Graph permissions reference; "App-only authentication for
 * unattended scripts in Exchange Online PowerShell"; Microsoft Entra built-in
 * roles.
 */
#include "graph/grants.h"

#include <stdlib.h>

#include "auditor/base/attr.h"

#include "auditor/base/banned.h"

static const struct grant rows[] = {
    {"Application.Read.All", "9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30",
	SERVICE_GRAPH},
    {"AuditLog.Read.All", "b0afded3-3588-46d8-8b3d-9842eff778da",
	SERVICE_GRAPH},
    {"DelegatedAdminRelationship.Read.All",
	"f6e9e124-4586-492f-adc0-c6f96e4823fd", SERVICE_GRAPH},
    {"DelegatedPermissionGrant.Read.All",
	"81b4724a-58aa-41c1-8a55-84ef97466587", SERVICE_GRAPH},
    {"Directory.Read.All", "7ab1d382-f21e-4acd-a863-ba3e13f7da61",
	SERVICE_GRAPH},
    {"Domain.Read.All", "dbb9058a-0e50-45d7-ae91-66909b5d4664", SERVICE_GRAPH},
    {"Group.Read.All", "5b567255-7703-4780-807c-7be8301ae99b", SERVICE_GRAPH},
    {"OnPremDirectorySynchronization.Read.All",
	"bb70e231-92dc-4729-aff5-697b3f04be95", SERVICE_GRAPH},
    {"Organization.Read.All", "498476ce-e0fe-48b0-b801-37ba7e2685c6",
	SERVICE_GRAPH},
    {"Policy.Read.All", "246dd0d5-5bd0-4def-940b-0421030a5b68", SERVICE_GRAPH},
    {"Policy.Read.ConditionalAccess", "37730810-e9ba-4e46-b07e-8ca78d182097",
	SERVICE_GRAPH},
    {"Policy.Read.PermissionGrant", "9e640839-a198-48fb-8b9a-013fd6f6cbcd",
	SERVICE_GRAPH},
    {"Reports.Read.All", "230c1aed-a721-4c5d-9cb4-a90514e508ef", SERVICE_GRAPH},
    {"RoleAssignmentSchedule.Read.Directory",
	"d5fe8ce8-684c-4c83-a52c-46e882ce4be1", SERVICE_GRAPH},
    {"RoleEligibilitySchedule.Read.Directory",
	"ff278e11-4a33-4d0c-83d2-d01dc58929a5", SERVICE_GRAPH},
    {"RoleManagement.Read.All", "c7fbd983-d9aa-4fa7-84b8-17382c103bc4",
	SERVICE_GRAPH},
    {"RoleManagement.Read.Directory", "483bed4a-2ad3-4361-a73b-c83ccdbdc53c",
	SERVICE_GRAPH},
    {"RoleManagement.Read.Exchange", "c769435f-f061-4d0b-8ff1-3d39870e5f85",
	SERVICE_GRAPH},
    {"User.Read.All", "df021288-bdef-4463-88db-98f22de89214", SERVICE_GRAPH},
    {"UserAuthenticationMethod.Read.All",
	"38d9df27-64da-44fd-b7c5-a6fbac20248f", SERVICE_GRAPH},
    {"Exchange.ManageAsApp", "dc50a0fb-09a3-484d-be87-e023b12c6440",
	SERVICE_EXCHANGE},
};

static const struct directory_role roles[] = {
    {"0526716b-113d-4c15-b2c8-68e3c22b9f80",
	"Authentication Policy Administrator", false},
    {"158c047a-c907-4556-b7ef-446551a6b5f7", "Cloud Application Administrator",
	false},
    {"17315797-102d-40b4-93e0-432062caca18", "Compliance Administrator", false},
    {"194ae4cb-b126-40b2-bd5b-6091b380977d", "Security Administrator", false},
    {"29232cdf-9323-42fd-ade2-1d097af3e4de", "Exchange Administrator", false},
    {"31392ffb-586c-42d1-9346-e59415a2cc4e", "Exchange Recipient Administrator",
	false},
    {"3a2c62db-5318-420d-8d74-23affee5d9d5", "Intune Administrator", false},
    {"45d8d3c5-c802-45c6-b32a-1d70b5e1e86e",
	"Identity Governance Administrator", false},
    {"49eb8f75-97e9-4e37-9b2b-6c3ebfcffa31", "Exchange Backup Administrator",
	false},
    {"4a5d8f65-41da-4de4-8968-e035b65339cf", "Reports Reader", true},
    {"4ba39ca4-527c-499a-b93d-d9b492c50246", "Partner Tier1 Support", false},
    {"5d6b6bb7-de71-4623-b4af-96380a352509", "Security Reader", true},
    {"5f2222b1-57c3-48ba-8ad5-d4759f1fde6f", "Security Operator", false},
    {"62e90394-69f5-4237-9190-012177145e10", "Global Administrator", false},
    {"69091246-20e8-4a56-aa4d-066075b2a7a8", "Teams Administrator", false},
    {"729827e3-9c14-49f7-bb1b-9608f156bbb8", "Helpdesk Administrator", false},
    {"7be44c8a-adaf-4e2a-84d6-ab2649e08a13",
	"Privileged Authentication Administrator", false},
    {"8329153b-31d0-4727-b945-745eb3bc5f31", "Domain Name Administrator",
	false},
    {"88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "Directory Readers", true},
    {"8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2", "Hybrid Identity Administrator",
	false},
    {"9360feb5-f418-4baa-8175-e2a00bac4301", "Directory Writers", false},
    {"966707d0-3269-4727-9be2-8c3a10f19b9d", "Password Administrator", false},
    {"9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", "Application Administrator",
	false},
    {"a92aed5d-d78a-4d16-b381-09adb37eb3b0",
	"On Premises Directory Sync Account", false},
    {"b1be1c3e-b65d-4f19-8427-f6fa0d97feb9", "Conditional Access Administrator",
	false},
    /* In the token of every person who is no guest. */
    {"b79fbf4d-3ef9-4689-8143-76b194e85509", "User", true},
    {"be2f45a1-457d-42af-a067-6ec1fa63bc45",
	"External Identity Provider Administrator", false},
    {"c430b396-e693-46cc-96f3-db01bf8bb62a", "Attack Simulation Administrator",
	false},
    {"c4e39bd9-1100-46d3-8c65-fb160da0071f", "Authentication Administrator",
	false},
    {"cf1c38e5-3621-4004-a7cb-879624dced7c", "Application Developer", false},
    {"d29b2b05-8046-44ba-8758-1e26182fcf32",
	"Directory Synchronization Accounts", false},
    {"e00e864a-17c5-4a4b-9c06-f5b95a8d5bd8", "Partner Tier2 Support", false},
    {"e6d1a23a-da11-4be4-9570-befc86d067a7", "Compliance Data Administrator",
	false},
    {"e8611ab8-c189-46e8-94e1-60213ab1f814", "Privileged Role Administrator",
	false},
    {GRANTS_ROLE_ID, GRANTS_ROLE_NAME, true},
    {"fdd7a751-b60b-444a-984c-02652fe8fa1c", "Groups Administrator", false},
    {"fe930be7-5e62-47db-91af-98c3a49a38b1", "User Administrator", false},
};

/* Scopes that only say who a person is, and that the sign-in lasts. */
static const strview harmless[] = {
    SV_INIT("Exchange.ManageAsApp"),
    SV_INIT("email"),
    SV_INIT("offline_access"),
    SV_INIT("openid"),
    SV_INIT("profile"),
};

const struct grant *
grants_table(size_t *count)
{
	*count = COUNT_OF(rows);
	return rows;
}

const struct grant *
grants_find(enum service service, strview name)
{
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		if (rows[i].service == service &&
		    sv_eq_fold(name, sv_from(rows[i].name)))
			return &rows[i];
	}
	return NULL;
}

bool
grants_is_needed(const struct grant *grant)
{
	size_t count;
	const struct endpoint *endpoints = endpoint_table(&count);

	for (size_t i = 0; i < count; i++) {
		bool is_named = grant->service == SERVICE_EXCHANGE ||
				sv_eq(sv_from(endpoints[i].permission),
				    sv_from(grant->name));
		if (endpoints[i].service == grant->service && is_named)
			return true;
	}
	return false;
}

const struct directory_role *
grants_roles(size_t *count)
{
	*count = COUNT_OF(roles);
	return roles;
}

const struct directory_role *
grants_role(strview id)
{
	for (size_t i = 0; i < COUNT_OF(roles); i++) {
		if (sv_eq_fold(id, sv_from(roles[i].id)))
			return &roles[i];
	}
	return NULL;
}

bool
grants_reads(strview permission)
{
	bool reads = false;
	strview part;

	for (size_t i = 0; i < COUNT_OF(harmless); i++) {
		if (sv_eq_fold(permission, harmless[i]))
			return true;
	}
	while (sv_cut(&permission, '.', &part)) {
		if (sv_starts_fold(part, SV("ReadWrite")))
			return false;
		reads = reads || sv_starts_fold(part, SV("Read"));
	}
	return reads;
}
