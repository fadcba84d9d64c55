/*
 * ids_app_roles.c - app roles of Microsoft's resources, by name and weight.
 *
 * The fallback where a resource's own appRoles were not read.  Roles of
 * Exchange are listed whole, so that an unknown one stands out.
 */
#include "auditor/check/ids_internal.h"

#include "auditor/base/attr.h"

#include "auditor/base/banned.h"

/* clang-format off */
#define ROLE(resource, id, name, power, points)                                \
	{                                                                      \
		SV_INIT(resource), SV_INIT(id), name, POWER_##power, points    \
	}
#define EXO(id, name, power, points)   ROLE(IDS_EXCHANGE, id, name, power, points)
#define GRAPH(id, name, power, points) ROLE(IDS_GRAPH, id, name, power, points)
#define OLD(id, name, power, points)   ROLE(IDS_AAD_GRAPH, id, name, power, points)

const struct known_role ids_app_roles[] = {
    EXO(IDS_MANAGE_AS_APP, "Exchange.ManageAsApp", EXCHANGE, 62),
    EXO(IDS_MANAGE_AS_APP_V2, "Exchange.ManageAsAppV2", EXCHANGE, 62),
    EXO(IDS_FULL_ACCESS_AS_APP, "full_access_as_app", EXCHANGE, 62),
    EXO("28b54159-e98b-4a00-9d52-10c8c7cbd7f3", "IMAP.AccessAsApp", PROTOCOL, 42),
    EXO("5e5addcd-3e8d-4e90-baf5-964efab2b20a", "IMAP.AccessAsApp", PROTOCOL, 42),
    EXO("cb842b43-da6e-4506-86fe-bb12199c656d", "POP.AccessAsApp", PROTOCOL, 42),
    EXO("de49976f-4890-467b-967d-b3847b062f21", "POP.AccessAsApp", PROTOCOL, 42),
    EXO("7146a1f0-8703-45b3-9eae-527a64c00995", "SMTP.SendAsApp", PROTOCOL, 42),
    EXO("ce81e10f-fda1-4348-8947-f7fdb6c649ad", "SMTP.SendAsApp", PROTOCOL, 42),
    /* It moves whole mailboxes, and so reads and writes them. */
    EXO("f7264778-fba9-422d-8e9e-2675a2c4b513", "Mailbox.Migration", MAIL, 40),
    /* Writes the settings of the organization: auditing, forwarding … */
    EXO("c976971c-a54d-4835-a240-2479e3dac74a", "Organization.ReadWrite.All", ESCALATE, 50),
    EXO("e2a3a72e-5f79-4c64-b1b1-878b674786c9", "Mail.ReadWrite", MAIL, 40),
    EXO("b633e1c5-b582-4048-a93e-9f11b44c7e96", "Mail.Send", MAIL, 40),
    EXO("810c84a8-4a9e-49e6-bf7d-12d183f40d01", "Mail.Read", MAIL, 35),
    EXO("f9156939-25cd-4ba8-abfe-7fabcf003749", "MailboxSettings.ReadWrite", MAIL, 35),
    EXO("d45fa9f8-36e5-4cd2-b601-b063c7cf9ac2", "MailboxSettings.Read", NONE, 0),
    EXO("798ee544-9d2d-430c-a058-570e29e34338", "Calendars.Read", NONE, 0),
    EXO("2dfdc6dc-2fa7-4a2c-a922-dbd4f85d17be", "Calendars.Read.All", NONE, 0),
    EXO("ef54d2bf-783f-4e0f-bca1-3210c0444d99", "Calendars.ReadWrite.All", NONE, 0),
    EXO("089fe4d0-434a-44c5-8827-41ba8a0b17f5", "Contacts.Read", NONE, 0),
    EXO("6918b873-d17a-4dc1-b314-35f528134491", "Contacts.ReadWrite", NONE, 0),
    EXO("15f260d6-f874-4366-8672-6b3658c5a09b", "Organization.Read.All", NONE, 0),
    EXO("4830e04b-48ac-4de5-bbd9-8aceb58e506b", "Place.Read.All", NONE, 0),
    EXO("b4d5a5c7-c085-487f-b922-ef0d6ebde6b1", "ReportingWebService.Read.All", NONE, 0),
    EXO("c1b0de0a-1de9-455d-919f-eca451053141", "Tasks.Read", NONE, 0),
    EXO("2c6a42ca-0d4d-49ad-bc0e-21222c449a65", "Tasks.ReadWrite", NONE, 0),
    EXO("bf24470f-10c1-436d-8d53-7b997eb473be", "User.Read.All", NONE, 0),
    EXO("77e65b5a-ceae-48b3-9490-50a86a038a48", "User.ReadBasic.All", NONE, 0),

    GRAPH("e2a3a72e-5f79-4c64-b1b1-878b674786c9", "Mail.ReadWrite", MAIL, 40),
    GRAPH("b633e1c5-b582-4048-a93e-9f11b44c7e96", "Mail.Send", MAIL, 40),
    GRAPH("810c84a8-4a9e-49e6-bf7d-12d183f40d01", "Mail.Read", MAIL, 35),
    GRAPH("e118f1da-5c1c-46cf-bff6-8858d786f46f", "Mail-Advanced.ReadWrite.All", MAIL, 40),
    GRAPH("6931bccd-447a-43d1-b442-00a195474933", "MailboxSettings.ReadWrite", MAIL, 35),
    /* The same mail by other doors. */
    GRAPH("fef87b92-8391-4589-9da7-eb93dab7dc8a", "MailboxFolder.ReadWrite.All", MAIL, 35),
    GRAPH("76577085-e73d-4f1d-b26a-85fb33892327", "MailboxItem.ImportExport.All", MAIL, 40),
    GRAPH("7d9f353d-a7bd-4fbb-822a-26d5dd39a3ce", "MailboxItem.Read.All", MAIL, 35),
    GRAPH("b2620db1-3bf7-4c5b-9cb9-576d29eac736", "eDiscovery.ReadWrite.All", MAIL, 40),

    GRAPH("06b708a9-e830-4db3-a914-8e69da51d44f", "AppRoleAssignment.ReadWrite.All", ESCALATE, 55),
    GRAPH("9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8", "RoleManagement.ReadWrite.Directory", ESCALATE, 55),
    GRAPH("025d3225-3f02-4882-b4c0-cd5b541a4e80", "RoleManagement.ReadWrite.Exchange", ESCALATE, 55),
    GRAPH("1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9", "Application.ReadWrite.All", ESCALATE, 55),
    GRAPH("19dbc75e-c2e2-444c-a770-ec69d8559fc7", "Directory.ReadWrite.All", ESCALATE, 50),
    GRAPH("7e05723c-0bb0-42da-be95-ae9f08a6e53c", "Domain.ReadWrite.All", ESCALATE, 50),
    GRAPH("64d40371-8d58-4270-bc8a-b4a66de36b9a", "Domain-InternalFederation.ReadWrite.All", ESCALATE, 50),
    GRAPH("a402ca1c-2696-4531-972d-6e5ee4aa11ea", "Policy.ReadWrite.PermissionGrant", ESCALATE, 50),
    GRAPH("8e8e4742-1d95-4f68-9d56-6ee75648c72a", "DelegatedPermissionGrant.ReadWrite.All", ESCALATE, 50),
    GRAPH("fb221be6-99f2-473f-bd32-01c6a0e9ca3b", "Policy.ReadWrite.Authorization", ESCALATE, 50),
    GRAPH("292d869f-3427-49a8-9dab-8c70152b74e9", "Organization.ReadWrite.All", ESCALATE, 50),
    /* Roles given for a time, or through groups and access packages. */
    GRAPH("dd199f4a-f148-40a4-a2ec-f0069cc799ec", "RoleAssignmentSchedule.ReadWrite.Directory", ESCALATE, 55),
    GRAPH("fee28b28-e1f3-4841-818e-2704dc62245f", "RoleEligibilitySchedule.ReadWrite.Directory", ESCALATE, 55),
    GRAPH("31e08e0a-d3f7-4ca2-ac39-7343fb83e8ad", "RoleManagementPolicy.ReadWrite.Directory", ESCALATE, 50),
    GRAPH("854d9ab1-6657-4ec8-be45-823027bcd009", "PrivilegedAccess.ReadWrite.AzureAD", ESCALATE, 55),
    GRAPH("2f6817f8-7b12-4f0f-bc18-eeaf60705a9e", "PrivilegedAccess.ReadWrite.AzureADGroup", ESCALATE, 50),
    GRAPH("41202f2c-f7ab-45be-b001-85c9728b9d69", "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup", ESCALATE, 50),
    GRAPH("618b6020-bca8-4de6-99f6-ef445fa4d857", "PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup", ESCALATE, 50),
    GRAPH("9acd699f-1e81-4958-b001-93b1d2506e19", "EntitlementManagement.ReadWrite.All", ESCALATE, 50),
    /* A way to sign in as somebody else who administers. */
    GRAPH("50483e42-d915-4231-9639-7fdb7fd190e5", "UserAuthenticationMethod.ReadWrite.All", ESCALATE, 50),
    GRAPH("a2b63618-5350-462d-b1b3-ba6eb3684e26", "PublicKeyInfrastructure.ReadWrite.All", ESCALATE, 50),

    GRAPH("9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30", "Application.Read.All", NONE, 0),
    GRAPH("7ab1d382-f21e-4acd-a863-ba3e13f7da61", "Directory.Read.All", NONE, 0),
    GRAPH("483bed4a-2ad3-4361-a73b-c83ccdbdc53c", "RoleManagement.Read.Directory", NONE, 0),
    GRAPH("df021288-bdef-4463-88db-98f22de89214", "User.Read.All", NONE, 0),

    OLD("78c8a3c8-a07e-4b9e-af1b-b5ccab50a175", "Directory.ReadWrite.All", ESCALATE, 50),
    OLD("1cda74f2-2616-4834-b122-5cb1b07f8a59", "Application.ReadWrite.All", ESCALATE, 50),
    OLD("aaff0dfd-0295-48b6-a5cc-9f465bc87928", "Domain.ReadWrite.All", ESCALATE, 50),
};
/* clang-format on */

const size_t ids_app_role_count = COUNT_OF(ids_app_roles);
