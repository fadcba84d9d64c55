/*
 * ids.c - identifiers of Microsoft's own resources, permissions and roles.
 */
#include "auditor/check/ids.h"

#include "auditor/base/attr.h"

#include "auditor/base/banned.h"

#define EXO(id, name, is_power)                                                \
	{                                                                      \
		SV_INIT(IDS_EXCHANGE), SV_INIT(id), name, is_power             \
	}
#define GRAPH(id, name, is_power)                                              \
	{                                                                      \
		SV_INIT(IDS_GRAPH), SV_INIT(id), name, is_power                \
	}
#define ROLE(id, name, is_power)                                               \
	{                                                                      \
		SV_INIT(""), SV_INIT(id), name, is_power                       \
	}

/* Names as the resources publish them in appRoles. */
static const struct known_role app_roles[] = {
    EXO(IDS_MANAGE_AS_APP, "Exchange.ManageAsApp", true),
    EXO(IDS_MANAGE_AS_APP_V2, "Exchange.ManageAsAppV2", true),
    EXO(IDS_FULL_ACCESS_AS_APP, "full_access_as_app", true),
    EXO("28b54159-e98b-4a00-9d52-10c8c7cbd7f3", "IMAP.AccessAsApp", true),
    EXO("5e5addcd-3e8d-4e90-baf5-964efab2b20a", "IMAP.AccessAsApp", true),
    EXO("cb842b43-da6e-4506-86fe-bb12199c656d", "POP.AccessAsApp", true),
    EXO("de49976f-4890-467b-967d-b3847b062f21", "POP.AccessAsApp", true),
    EXO("7146a1f0-8703-45b3-9eae-527a64c00995", "SMTP.SendAsApp", true),
    EXO("ce81e10f-fda1-4348-8947-f7fdb6c649ad", "SMTP.SendAsApp", true),
    EXO("f7264778-fba9-422d-8e9e-2675a2c4b513", "Mailbox.Migration", true),
    EXO("c976971c-a54d-4835-a240-2479e3dac74a", "Organization.ReadWrite.All",
	true),
    EXO("e2a3a72e-5f79-4c64-b1b1-878b674786c9", "Mail.ReadWrite", true),
    EXO("b633e1c5-b582-4048-a93e-9f11b44c7e96", "Mail.Send", true),
    EXO("810c84a8-4a9e-49e6-bf7d-12d183f40d01", "Mail.Read", true),
    EXO("f9156939-25cd-4ba8-abfe-7fabcf003749", "MailboxSettings.ReadWrite",
	true),
    EXO("d45fa9f8-36e5-4cd2-b601-b063c7cf9ac2", "MailboxSettings.Read", false),
    GRAPH("e2a3a72e-5f79-4c64-b1b1-878b674786c9", "Mail.ReadWrite", true),
    GRAPH("b633e1c5-b582-4048-a93e-9f11b44c7e96", "Mail.Send", true),
    GRAPH("810c84a8-4a9e-49e6-bf7d-12d183f40d01", "Mail.Read", true),
    GRAPH("6931bccd-447a-43d1-b442-00a195474933", "MailboxSettings.ReadWrite",
	true),
    GRAPH("1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9", "Application.ReadWrite.All",
	true),
    GRAPH("06b708a9-e830-4db3-a914-8e69da51d44f",
	"AppRoleAssignment.ReadWrite.All", true),
    GRAPH("9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8",
	"RoleManagement.ReadWrite.Directory", true),
    GRAPH("025d3225-3f02-4882-b4c0-cd5b541a4e80",
	"RoleManagement.ReadWrite.Exchange", true),
    GRAPH("19dbc75e-c2e2-444c-a770-ec69d8559fc7", "Directory.ReadWrite.All",
	true),
    GRAPH("7e05723c-0bb0-42da-be95-ae9f08a6e53c", "Domain.ReadWrite.All", true),
    GRAPH("a402ca1c-2696-4531-972d-6e5ee4aa11ea",
	"Policy.ReadWrite.PermissionGrant", true),
    GRAPH("8e8e4742-1d95-4f68-9d56-6ee75648c72a",
	"DelegatedPermissionGrant.ReadWrite.All", true),
    GRAPH("fb221be6-99f2-473f-bd32-01c6a0e9ca3b",
	"Policy.ReadWrite.Authorization", true),
    GRAPH("292d869f-3427-49a8-9dab-8c70152b74e9", "Organization.ReadWrite.All",
	true),
    GRAPH(
	"9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30", "Application.Read.All", false),
    GRAPH("7ab1d382-f21e-4acd-a863-ba3e13f7da61", "Directory.Read.All", false),
    GRAPH("483bed4a-2ad3-4361-a73b-c83ccdbdc53c",
	"RoleManagement.Read.Directory", false),
};

static const struct known_role directory_roles[] = {
    ROLE(IDS_GLOBAL_ADMINISTRATOR, "Global Administrator", true),
    ROLE(IDS_EXCHANGE_ADMINISTRATOR, "Exchange Administrator", true),
    ROLE("e8611ab8-c189-46e8-94e1-60213ab1f814",
	"Privileged Role Administrator", true),
    ROLE("9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", "Application Administrator",
	true),
    ROLE("158c047a-c907-4556-b7ef-446551a6b5f7",
	"Cloud Application Administrator", true),
    ROLE("7be44c8a-adaf-4e2a-84d6-ab2649e08a13",
	"Privileged Authentication Administrator", true),
    ROLE("8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2",
	"Hybrid Identity Administrator", true),
    ROLE("d29b2b05-8046-44ba-8758-1e26182fcf32",
	"Directory Synchronization Accounts", true),
    ROLE("f2ef992c-3afb-46b9-b7cf-a126ee74c451", "Global Reader", false),
};

const struct known_role *
ids_app_role(strview resource, strview role)
{
	for (size_t i = 0; i < COUNT_OF(app_roles); i++) {
		const struct known_role *row = &app_roles[i];
		if (sv_eq(row->id, role) &&
		    (resource.len == 0 || sv_eq(row->resource, resource)))
			return row;
	}
	return NULL;
}

const struct known_role *
ids_directory_role(strview template)
{
	for (size_t i = 0; i < COUNT_OF(directory_roles); i++) {
		if (sv_eq(directory_roles[i].id, template))
			return &directory_roles[i];
	}
	return NULL;
}

strview
ids_resource_name(strview app_id)
{
	if (sv_eq(app_id, SV(IDS_EXCHANGE)))
		return SV("Office 365 Exchange Online");
	if (sv_eq(app_id, SV(IDS_GRAPH)))
		return SV("Microsoft Graph");
	return app_id;
}
