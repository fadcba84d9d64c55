/*
 * fields_people.c - properties of people with rights, and of groups that carry rights.
 *
 * Names: Graph group, user, unifiedRoleEligibilitySchedule, userRegistrationDetails, onPremisesDirectorySynchronization (v1.0).
 */
#include "auditor/base/attr.h"
#include "auditor/model/fields.h"

#include "auditor/base/banned.h"

const struct field fields_group[] = {
    {"classification", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"createdDateTime", FIELD_TIME, FIELD_STAMP, 0, NULL, NULL},
    {"deletedDateTime", FIELD_TIME, FIELD_STATE, 0, NULL, NULL},
    {"description", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"displayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"groupTypes", FIELD_TEXT, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR, NULL,
	NULL},
    {"id", FIELD_GUID, FIELD_STATE, 0, NULL, NULL},
    {"isAssignableToRole", FIELD_BOOL, FIELD_STATE,
	FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL, NULL},
    {"mail", FIELD_SMTP, FIELD_STATE, FIELD_PERSONAL, NULL, NULL},
    {"mailEnabled", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"mailNickname", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"members", FIELD_ID, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL, NULL},
    {"membershipRule", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"membershipRuleProcessingState", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"On|Paused", NULL},
    {"onPremisesSyncEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"owners", FIELD_ID, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"renewedDateTime", FIELD_TIME, FIELD_NOISE, 0, NULL, NULL},
    {"securityEnabled", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"visibility", FIELD_ENUM, FIELD_STATE, 0,
	"Private|Public|HiddenMembership", NULL},
};

const size_t fields_group_count = COUNT_OF(fields_group);

const struct field fields_user[] = {
    {"accountEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"createdDateTime", FIELD_TIME, FIELD_STAMP, 0, NULL, NULL},
    {"deletedDateTime", FIELD_TIME, FIELD_STATE, 0, NULL, NULL},
    {"displayName", FIELD_TEXT, FIELD_STATE, FIELD_PERSONAL, NULL, NULL},
    {"id", FIELD_GUID, FIELD_STATE, 0, NULL, NULL},
    {"lastPasswordChangeDateTime", FIELD_TIME, FIELD_STAMP, 0, NULL, NULL},
    {"mail", FIELD_SMTP, FIELD_STATE, FIELD_PERSONAL, NULL, NULL},
    {"onPremisesImmutableId", FIELD_TEXT, FIELD_STATE, FIELD_PERSONAL, NULL,
	NULL},
    {"onPremisesSyncEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"signInActivity", FIELD_OBJECT, FIELD_NOISE, 0, NULL, NULL},
    {"userPrincipalName", FIELD_SMTP, FIELD_STATE,
	FIELD_EXPECTED | FIELD_PERSONAL, NULL, NULL},
    {"userType", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR, "Member|Guest",
	NULL},
};

const size_t fields_user_count = COUNT_OF(fields_user);

const struct field fields_role_eligibility_schedule[] = {
    {"appScopeId", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"createdDateTime", FIELD_TIME, FIELD_STAMP, 0, NULL, NULL},
    {"createdUsing", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"directoryScopeId", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"id", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"memberType", FIELD_ENUM, FIELD_STATE, 0, "Direct|Group|Inherited", NULL},
    {"modifiedDateTime", FIELD_TIME, FIELD_STAMP, 0, NULL, NULL},
    {"principalId", FIELD_GUID, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED,
	NULL, NULL},
    {"roleDefinitionId", FIELD_GUID, FIELD_STATE,
	FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL, NULL},
    {"scheduleInfo", FIELD_OBJECT, FIELD_STATE, 0, NULL, NULL},
    {"scheduleInfo.expiration", FIELD_OBJECT, FIELD_STATE, 0, NULL, NULL},
    {"scheduleInfo.expiration.duration", FIELD_TEXT, FIELD_STATE, 0, NULL,
	NULL},
    {"scheduleInfo.expiration.endDateTime", FIELD_TIME, FIELD_STATE, 0, NULL,
	NULL},
    {"scheduleInfo.expiration.type", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
    {"scheduleInfo.recurrence", FIELD_OBJECT, FIELD_STATE, 0, NULL, NULL},
    {"scheduleInfo.startDateTime", FIELD_TIME, FIELD_STATE, 0, NULL, NULL},
    {"status", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
};

const size_t fields_role_eligibility_schedule_count =
    COUNT_OF(fields_role_eligibility_schedule);

const struct field fields_user_registration_details[] = {
    {"defaultMfaMethod", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
    {"id", FIELD_GUID, FIELD_STATE, 0, NULL, NULL},
    {"isAdmin", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"isMfaCapable", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"isMfaRegistered", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"isPasswordlessCapable", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"isSsprCapable", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"isSsprEnabled", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"isSsprRegistered", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"isSystemPreferredAuthenticationMethodEnabled", FIELD_BOOL, FIELD_STATE, 0,
	NULL, NULL},
    {"lastUpdatedDateTime", FIELD_TIME, FIELD_NOISE, 0, NULL, NULL},
    {"methodsRegistered", FIELD_ENUM, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR,
	NULL, NULL},
    {"systemPreferredAuthenticationMethods", FIELD_ENUM, FIELD_STATE, FIELD_SET,
	NULL, NULL},
    {"userDisplayName", FIELD_TEXT, FIELD_STATE, FIELD_PERSONAL, NULL, NULL},
    {"userPreferredMethodForSecondaryAuthentication", FIELD_ENUM, FIELD_STATE,
	0, NULL, NULL},
    {"userPrincipalName", FIELD_SMTP, FIELD_STATE, FIELD_PERSONAL, NULL, NULL},
    {"userType", FIELD_ENUM, FIELD_STATE, 0, "member|guest", NULL},
};

const size_t fields_user_registration_details_count =
    COUNT_OF(fields_user_registration_details);

const struct field fields_on_premises_synchronization[] = {
    {"configuration", FIELD_OBJECT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"features", FIELD_OBJECT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"id", FIELD_GUID, FIELD_STATE, 0, NULL, NULL},
};

const size_t fields_on_premises_synchronization_count =
    COUNT_OF(fields_on_premises_synchronization);
