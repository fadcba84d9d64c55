/*
 * sentence_access.c - the words for applications, grants and roles.
 */
#include "auditor/report/sentence.h"

#include "auditor/base/banned.h"

#define SAYS(field, text)                                                      \
	{                                                                      \
		field, text, SENTENCE_VALUE, KIND_COUNT                        \
	}
#define SAYS_IF(field, text)                                                   \
	{                                                                      \
		field, text, SENTENCE_TRUE, KIND_COUNT                         \
	}
#define SAYS_NOT(field, text)                                                  \
	{                                                                      \
		field, text, SENTENCE_FALSE, KIND_COUNT                        \
	}
#define SAYS_MANY(field, text)                                                 \
	{                                                                      \
		field, text, SENTENCE_MANY, KIND_COUNT                         \
	}
#define SAYS_WHO(field, text, k)                                               \
	{                                                                      \
		field, text, SENTENCE_NAME, k                                  \
	}

static const struct sentence_part application_parts[] = {
    SAYS("signInAudience", "for accounts of $"),
    SAYS_MANY("passwordCredentials", "$ passwords"),
    SAYS_MANY("keyCredentials", "$ keys"),
    SAYS_MANY("federatedIdentityCredentials", "$ federated credentials"),
    SAYS_MANY("requiredResourceAccess", "asks for rights on $ services"),
    SAYS_MANY("owners", "$ owners"),
    SAYS("identifierUris", "known as $"),
};

static const struct sentence_group application[] = {
    {"Application ", ", ", "Application", "", application_parts,
	COUNT_OF(application_parts)},
};

static const struct sentence_part principal_parts[] = {
    SAYS("servicePrincipalType", "of type $"),
    SAYS_IF("accountEnabled", "may sign in"),
    SAYS_NOT("accountEnabled", "may not sign in"),
    SAYS_MANY("passwordCredentials", "$ passwords"),
    SAYS_MANY("keyCredentials", "$ keys"),
    SAYS_MANY("owners", "$ owners"),
    SAYS("appOwnerOrganizationId", "registered in tenant $"),
    SAYS("replyUrls", "answers go to $"),
};

static const struct sentence_group principal[] = {
    {"Application in this tenant ", ", ", "Application in this tenant", "",
	principal_parts, COUNT_OF(principal_parts)},
};

static const struct sentence_part grant_parts[] = {
    SAYS_WHO("principalId", "to $", KIND_SERVICE_PRINCIPAL),
    SAYS("principalType", "a $"),
    SAYS("appRoleId", "permission $"),
    SAYS_WHO("resourceId", "on $", KIND_SERVICE_PRINCIPAL),
};

static const struct sentence_group grant[] = {
    {"Gives, without a user, ", ", ", "Gives a permission", "", grant_parts,
	COUNT_OF(grant_parts)},
};

static const struct sentence_part consent_parts[] = {
    SAYS_WHO("clientId", "lets $", KIND_SERVICE_PRINCIPAL),
    SAYS("scope", "do $"),
    SAYS_WHO("resourceId", "on $", KIND_SERVICE_PRINCIPAL),
    SAYS("consentType", "for $"),
    SAYS("principalId", "of user $"),
};

static const struct sentence_group consent[] = {
    {"Consent: ", " ", "Consent", "", consent_parts, COUNT_OF(consent_parts)},
};

static const struct sentence_part role_parts[] = {
    SAYS_WHO("principalId", "to $", KIND_SERVICE_PRINCIPAL),
    SAYS_WHO("roleDefinitionId", "the role $", KIND_ROLE_DEFINITION),
    SAYS("directoryScopeId", "in $"),
    SAYS("appScopeId", "in $"),
    SAYS("condition", "if $"),
};

static const struct sentence_group role[] = {
    {"Gives ", " ", "Gives a role", "", role_parts, COUNT_OF(role_parts)},
};

const struct sentence_form sentence_access[] = {
    {KIND_APPLICATION, application, COUNT_OF(application)},
    {KIND_SERVICE_PRINCIPAL, principal, COUNT_OF(principal)},
    {KIND_APP_ROLE_ASSIGNMENT, grant, COUNT_OF(grant)},
    {KIND_OAUTH2_PERMISSION_GRANT, consent, COUNT_OF(consent)},
    {KIND_ROLE_ASSIGNMENT, role, COUNT_OF(role)},
};

const size_t sentence_access_count = COUNT_OF(sentence_access);
