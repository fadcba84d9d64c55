/*
 * fields_rbac.c - properties of who may administer Exchange.
 *
 * Names: Get-RoleGroup, Get-ManagementRoleAssignment, Get-ServicePrincipal, Get-ApplicationAccessPolicy, Get-RoleAssignmentPolicy.
 */
#include "auditor/base/attr.h"
#include "auditor/model/fields.h"

#include "auditor/base/banned.h"

const struct field fields_role_group[] = {
    {"AdminDisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"Capabilities", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"Description", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"DisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"ExternalDirectoryObjectId", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"IsDefault", FIELD_BOOL, FIELD_NOISE, 0, NULL, NULL},
    {"IsDefaultRoleGroup", FIELD_BOOL, FIELD_NOISE, 0, NULL, NULL},
    {"LinkedGroup", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"LinkedPartnerGroupId", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"LinkedPartnerOrganizationId", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"LinkedSecurityGroup", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"ManagedBy", FIELD_ID, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR | FIELD_PERSONAL, NULL, NULL},
    {"Members", FIELD_ID, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR | FIELD_EXPECTED | FIELD_PERSONAL, NULL,
	NULL},
    {"Notes", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"ResourceAttributes", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"RoleAssignments", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"RoleGroupType", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
    {"Roles", FIELD_ID, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"SamAccountName", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"UsnCreated", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"WellKnownObject", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
};

const size_t fields_role_group_count = COUNT_OF(fields_role_group);

const struct field fields_management_role_assignment[] = {
    {"AdminDisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"AssignmentChain", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"AssignmentMethod", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
    {"ConfigReadScope", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"ConfigWriteScope", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"CustomConfigWriteScope", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"CustomRecipientWriteScope", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"CustomResourceScope", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"EffectiveUserName", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"Enabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"ExclusiveConfigWriteScope", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"ExclusiveRecipientWriteScope", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"RecipientReadScope", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"RecipientWriteScope", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"Role", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL,
	NULL},
    {"RoleAssignee", FIELD_TEXT, FIELD_STATE,
	FIELD_BEHAVIOUR | FIELD_EXPECTED | FIELD_PERSONAL, NULL, NULL},
    {"RoleAssigneeName", FIELD_TEXT, FIELD_STATE, FIELD_PERSONAL, NULL, NULL},
    {"RoleAssigneeType", FIELD_ENUM, FIELD_STATE,
	FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL, NULL},
    {"RoleAssignmentDelegationType", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"Regular|Delegating", NULL},
    {"User", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
};

const size_t fields_management_role_assignment_count =
    COUNT_OF(fields_management_role_assignment);

const struct field fields_exchange_service_principal[] = {
    {"AppId", FIELD_GUID, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"DisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"ObjectId", FIELD_GUID, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"OverrideEnforceExoAppRbacPermissions", FIELD_BOOL, FIELD_STATE,
	FIELD_BEHAVIOUR, NULL, NULL},
    {"ServiceId", FIELD_GUID, FIELD_STATE, 0, NULL, NULL},
    {"Sid", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
};

const size_t fields_exchange_service_principal_count =
    COUNT_OF(fields_exchange_service_principal);

const struct field fields_application_access_policy[] = {
    {"AccessRight", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED,
	"RestrictAccess|DenyAccess", NULL},
    {"AppId", FIELD_GUID, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL,
	NULL},
    {"Description", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"Identity", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"ScopeIdentity", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"ScopeIdentityRaw", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"ScopeName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"ShardType", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
};

const size_t fields_application_access_policy_count =
    COUNT_OF(fields_application_access_policy);

const struct field fields_role_assignment_policy[] = {
    {"AdminDisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"AssignedRoles", FIELD_ID, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL, NULL},
    {"Description", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"IsDefault", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"RoleAssignments", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
};

const size_t fields_role_assignment_policy_count =
    COUNT_OF(fields_role_assignment_policy);
