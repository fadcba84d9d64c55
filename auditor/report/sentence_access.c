/*
 * sentence_access.c - the words for applications, grants and roles.
 */
#include "auditor/report/sentence_internal.h"

#include "auditor/base/banned.h"

#define HAS SENTENCE_HAS

static const struct sentence_part application_parts[] = {
    SAYS("signInAudience", "for accounts of $"),
    SAYS_MANY("passwordCredentials", "$ password", "$ passwords"),
    SAYS_MANY("keyCredentials", "$ key", "$ keys"),
    SAYS_MANY("federatedIdentityCredentials", "$ federated credential",
	"$ federated credentials"),
    SAYS_MANY("requiredResourceAccess", "asks for rights on $ service",
	"asks for rights on $ services"),
    SAYS_MANY("owners", "$ owner", "$ owners"),
    SAYS("identifierUris", "known as $"),
};

static const struct sentence_group application[] = {
    {SENTENCE_COMMA, NULL, "", application_parts, COUNT_OF(application_parts)},
};

static const struct sentence_frame application_frames[] = {
    {HAS(1), N_("Application: $1")},
    {0, N_("Application")},
};

static const struct sentence_part principal_parts[] = {
    SAYS("servicePrincipalType", "of type $"),
    SAYS_IF("accountEnabled", "may sign in"),
    SAYS_NOT("accountEnabled", "may not sign in"),
    SAYS_MANY("passwordCredentials", "$ password", "$ passwords"),
    SAYS_MANY("keyCredentials", "$ key", "$ keys"),
    SAYS_MANY("owners", "$ owner", "$ owners"),
    SAYS("appOwnerOrganizationId", "registered in tenant $"),
    SAYS("replyUrls", "answers go to $"),
};

static const struct sentence_group principal[] = {
    {SENTENCE_COMMA, NULL, "", principal_parts, COUNT_OF(principal_parts)},
};

static const struct sentence_frame principal_frames[] = {
    {HAS(1), N_("Application in this tenant: $1")},
    {0, N_("Application in this tenant")},
};

/* Parts that stand alone in a frame. */
static const struct sentence_part who =
    SAYS_NAME("principalId", KIND_SERVICE_PRINCIPAL);
static const struct sentence_part resource =
    SAYS_NAME("resourceId", KIND_SERVICE_PRINCIPAL);

static const struct sentence_part grant_type = SAYS_BARE("principalType");
static const struct sentence_part grant_right = SAYS_BARE("appRoleId");

static const struct sentence_group grant[] = {
    {SENTENCE_COMMA, N_("nobody"), "", &who, 1},
    {SENTENCE_COMMA, N_("principal"), "", &grant_type, 1},
    {SENTENCE_COMMA, N_("without an id"), "", &grant_right, 1},
    {SENTENCE_COMMA, N_("an unknown service"), "", &resource, 1},
};

static const struct sentence_frame grant_frames[] = {
    {HAS(1) | HAS(2) | HAS(3) | HAS(4),
	N_("Gives, without a user, to $1, a $2, permission $3, on $4")},
};

static const struct sentence_part consent_client =
    SAYS_NAME("clientId", KIND_SERVICE_PRINCIPAL);
static const struct sentence_part consent_scope = SAYS_BARE("scope");
static const struct sentence_part consent_type = SAYS_BARE("consentType");
static const struct sentence_part consent_user = SAYS_BARE("principalId");

static const struct sentence_group consent[] = {
    {SENTENCE_COMMA, N_("an unknown application"), "", &consent_client, 1},
    {SENTENCE_COMMA, N_("nothing"), "", &consent_scope, 1},
    {SENTENCE_COMMA, N_("an unknown service"), "", &resource, 1},
    {SENTENCE_COMMA, N_("nobody"), "", &consent_type, 1},
    {SENTENCE_COMMA, NULL, "", &consent_user, 1},
};

static const struct sentence_frame consent_frames[] = {
    {HAS(1) | HAS(2) | HAS(3) | HAS(4) | HAS(5),
	N_("Consent: lets $1 do $2 on $3 for $4 of user $5")},
    {HAS(1) | HAS(2) | HAS(3) | HAS(4),
	N_("Consent: lets $1 do $2 on $3 for $4")},
};

static const struct sentence_part role_name =
    SAYS_NAME("roleDefinitionId", KIND_ROLE_DEFINITION);
static const struct sentence_part role_scopes[] = {
    SAYS_BARE("directoryScopeId"),
    SAYS_BARE("appScopeId"),
};
static const struct sentence_part role_condition = SAYS_BARE("condition");

static const struct sentence_group role[] = {
    {SENTENCE_COMMA, N_("nobody"), "", &who, 1},
    {SENTENCE_COMMA, N_("without a name"), "", &role_name, 1},
    {SENTENCE_AND, NULL, "", role_scopes, COUNT_OF(role_scopes)},
    {SENTENCE_COMMA, NULL, "", &role_condition, 1},
};

static const struct sentence_frame role_frames[] = {
    {HAS(1) | HAS(2) | HAS(3) | HAS(4),
	N_("Gives to $1 the role $2 in $3 if $4")},
    {HAS(1) | HAS(2) | HAS(3), N_("Gives to $1 the role $2 in $3")},
    {HAS(1) | HAS(2) | HAS(4), N_("Gives to $1 the role $2 if $4")},
    {HAS(1) | HAS(2), N_("Gives to $1 the role $2")},
};

const struct sentence_form sentence_access[] = {
    {KIND_APPLICATION, application, COUNT_OF(application), application_frames,
	COUNT_OF(application_frames)},
    {KIND_SERVICE_PRINCIPAL, principal, COUNT_OF(principal), principal_frames,
	COUNT_OF(principal_frames)},
    {KIND_APP_ROLE_ASSIGNMENT, grant, COUNT_OF(grant), grant_frames,
	COUNT_OF(grant_frames)},
    {KIND_OAUTH2_PERMISSION_GRANT, consent, COUNT_OF(consent), consent_frames,
	COUNT_OF(consent_frames)},
    {KIND_ROLE_ASSIGNMENT, role, COUNT_OF(role), role_frames,
	COUNT_OF(role_frames)},
};

const size_t sentence_access_count = COUNT_OF(sentence_access);
