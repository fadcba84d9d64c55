/*
 * fields_grant.c - properties of grants, role assignments and role definitions.
 *
 * Names: Graph appRoleAssignment, oAuth2PermissionGrant, unifiedRoleAssignment, unifiedRoleDefinition (v1.0).
 */
#include "auditor/base/attr.h"
#include "auditor/model/fields.h"

#include "auditor/base/banned.h"

const struct field fields_app_role_assignment[] = {
    {"appRoleId", FIELD_GUID, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED,
	NULL, NULL},
    {"createdDateTime", FIELD_TIME, FIELD_STAMP, 0, NULL, NULL},
    {"deletedDateTime", FIELD_TIME, FIELD_STATE, 0, NULL, NULL},
    {"id", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"principalDisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"principalId", FIELD_GUID, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED,
	NULL, NULL},
    {"principalType", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"ServicePrincipal|User|Group", NULL},
    {"resourceAppId", FIELD_GUID, FIELD_STATE, 0, NULL, NULL},
    {"resourceDisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"resourceId", FIELD_GUID, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
};

const size_t fields_app_role_assignment_count =
    COUNT_OF(fields_app_role_assignment);

const struct field fields_oauth2_permission_grant[] = {
    {"clientId", FIELD_GUID, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED,
	NULL, NULL},
    {"consentType", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED,
	"AllPrincipals|Principal", NULL},
    {"expiryTime", FIELD_TIME, FIELD_NOISE, 0, NULL, NULL},
    {"id", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"principalId", FIELD_GUID, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"resourceId", FIELD_GUID, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"scope", FIELD_WORDS, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"startTime", FIELD_TIME, FIELD_NOISE, 0, NULL, NULL},
};

const size_t fields_oauth2_permission_grant_count =
    COUNT_OF(fields_oauth2_permission_grant);

const struct field fields_role_assignment[] = {
    {"appScopeId", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"condition", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"createdDateTime", FIELD_TIME, FIELD_STAMP, 0, NULL, NULL},
    {"directoryScopeId", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"id", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"principal", FIELD_OBJECT, FIELD_NOISE, 0, NULL, NULL},
    {"principalId", FIELD_GUID, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED,
	NULL, NULL},
    {"principalOrganizationId", FIELD_GUID, FIELD_NOISE, 0, NULL, NULL},
    {"resourceScope", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"roleDefinitionId", FIELD_GUID, FIELD_STATE,
	FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL, NULL},
};

const size_t fields_role_assignment_count = COUNT_OF(fields_role_assignment);

const struct field fields_role_definition[] = {
    {"description", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"displayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"id", FIELD_GUID, FIELD_STATE, 0, NULL, NULL},
    {"inheritsPermissionsFrom", FIELD_OBJECT, FIELD_NOISE, 0, NULL, NULL},
    {"isBuiltIn", FIELD_BOOL, FIELD_STATE, FIELD_EXPECTED, NULL, NULL},
    {"isEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"resourceScopes", FIELD_TEXT, FIELD_STATE, FIELD_SET, NULL, NULL},
    {"rolePermissions", FIELD_OBJECT, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR,
	NULL, NULL},
    {"rolePermissions.allowedResourceActions", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"rolePermissions.condition", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"rolePermissions.excludedResourceActions", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"templateId", FIELD_GUID, FIELD_STATE, 0, NULL, NULL},
    {"version", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
};

const size_t fields_role_definition_count = COUNT_OF(fields_role_definition);
