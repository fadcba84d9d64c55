/*
 * endpoints_table.c - every call that is ever made to a tenant.
 *
 * Sources: Microsoft Graph v1.0 reference and permissions reference; Exchange
 * Online PowerShell reference (ResultSize is no parameter of every cmdlet).
 * An id in a path is that of an application, the same in every tenant.
 *
 * Not among them, known from imports alone: protection alerts, which Security
 * & Compliance PowerShell gives to an audience of its own; what has to be asked
 * mailbox by mailbox (inbox rules, permissions), a second each.  When people
 * sign in is read as events, not with them: as a field of theirs it would
 * change every day.
 */
#include "auditor/base/lang.h"
#include "graph/endpoints.h"

#include "auditor/base/attr.h"

#include "auditor/base/banned.h"

#define PAGE_GRAPH    999 /* documented most; 1000 is refused */
#define PAGE_EXCHANGE 1000
#define PAGE_PARTNERS 300 /* of delegated administration, documented most */

#define ALL       "{}"
#define UNLIMITED "{\"ResultSize\":\"Unlimited\"}"
/* Connectors in test mode carry mail as well. */
#define WITH_TESTS                                                             \
	"{\"ResultSize\":\"Unlimited\",\"IncludeTestModeConnectors\":true}"

#define EXCHANGE_READER                                                        \
	N_("the application permission Exchange.ManageAsApp and a directory "  \
	   "role such as Global Reader")

#define CMDLET(constant, name, parameter_list)                                 \
	.kind = KIND_##constant, .service = SERVICE_EXCHANGE,                  \
	.effect = ENDPOINT_READS, .cmdlet = (name),                            \
	.parameters = (parameter_list), .page_size = PAGE_EXCHANGE,            \
	.permission = EXCHANGE_READER

/* Each list of the tenant has to be named. */
#define ALLOW_BLOCK(type, part)                                                \
	CMDLET(TENANT_ALLOW_BLOCK_LIST_ITEM, "Get-TenantAllowBlockListItems",  \
	    "{\"ListType\":\"" type "\"}"),                                    \
	    .adds = {"ListType", type}, .has_no_ids = true, .about = (part)

#define GRAPH(constant, where, who_may)                                        \
	.kind = KIND_##constant, .service = SERVICE_GRAPH,                     \
	.effect = ENDPOINT_READS, .path = (where), .permission = (who_may)

#define ASSIGNED_TO(id)                                                        \
	GRAPH(APP_ROLE_ASSIGNMENT,                                             \
	    "/servicePrincipals(appId='" id "')/appRoleAssignedTo",            \
	    "Application.Read.All"),                                           \
	    .select = "id,appRoleId,createdDateTime,principalDisplayName,"     \
		      "principalId,principalType,resourceDisplayName,"         \
		      "resourceId",                                            \
	    .is_bulk = true, .page_size = PAGE_GRAPH

#define APPLICATION_SELECT                                                     \
	"id,appId,createdDateTime,disabledByMicrosoftStatus,displayName,"      \
	"identifierUris,isFallbackPublicClient,keyCredentials,"                \
	"passwordCredentials,publicClient,publisherDomain,"                    \
	"requiredResourceAccess,signInAudience,spa,tags,web"

static const struct endpoint rows[] = {
    {GRAPH(ORGANIZATION, "/organization", "Organization.Read.All"),
	.select = "id,businessPhones,createdDateTime,displayName,"
		  "marketingNotificationEmails,onPremisesSyncEnabled,"
		  "securityComplianceNotificationMails,"
		  "securityComplianceNotificationPhones,"
		  "technicalNotificationMails,tenantType,verifiedDomains",
	.is_never_empty = true},
    {GRAPH(DOMAIN, "/domains", "Domain.Read.All"),
	.select = "id,authenticationType,isAdminManaged,isDefault,isInitial,"
		  "isRoot,isVerified,passwordNotificationWindowInDays,"
		  "passwordValidityPeriodInDays,supportedServices",
	.expand = "federationConfiguration",
	.expand_if = {"authenticationType", "Federated"},
	.is_never_empty = true},
    {CMDLET(ACCEPTED_DOMAIN, "Get-AcceptedDomain", UNLIMITED),
	.is_never_empty = true},
    {CMDLET(REMOTE_DOMAIN, "Get-RemoteDomain", UNLIMITED),
	.is_never_empty = true},
    {CMDLET(INBOUND_CONNECTOR, "Get-InboundConnector", UNLIMITED)},
    {CMDLET(OUTBOUND_CONNECTOR, "Get-OutboundConnector", WITH_TESTS)},
    {CMDLET(TRANSPORT_RULE, "Get-TransportRule", UNLIMITED)},
    {CMDLET(MAIL_CONTACT, "Get-MailContact", UNLIMITED)},
    /* One in each tenant; of the policies that follow, the default one. */
    {CMDLET(TRANSPORT_CONFIG, "Get-TransportConfig", ALL),
	.is_never_empty = true},
    {CMDLET(ORGANIZATION_CONFIG, "Get-OrganizationConfig", ALL),
	.is_never_empty = true},
    {CMDLET(HOSTED_CONNECTION_FILTER_POLICY, "Get-HostedConnectionFilterPolicy",
	 ALL),
	.is_never_empty = true},
    {CMDLET(HOSTED_CONTENT_FILTER_POLICY, "Get-HostedContentFilterPolicy", ALL),
	.is_never_empty = true},
    {CMDLET(HOSTED_CONTENT_FILTER_RULE, "Get-HostedContentFilterRule", ALL)},
    {CMDLET(HOSTED_OUTBOUND_SPAM_FILTER_POLICY,
	 "Get-HostedOutboundSpamFilterPolicy", ALL),
	.is_never_empty = true},
    {CMDLET(HOSTED_OUTBOUND_SPAM_FILTER_RULE,
	"Get-HostedOutboundSpamFilterRule", ALL)},
    {CMDLET(ANTI_PHISH_POLICY, "Get-AntiPhishPolicy", ALL),
	.is_never_empty = true},
    {CMDLET(ANTI_PHISH_RULE, "Get-AntiPhishRule", ALL)},
    {CMDLET(MALWARE_FILTER_POLICY, "Get-MalwareFilterPolicy", ALL),
	.is_never_empty = true},
    {CMDLET(MALWARE_FILTER_RULE, "Get-MalwareFilterRule", ALL)},
    {CMDLET(QUARANTINE_POLICY, "Get-QuarantinePolicy", ALL),
	.is_never_empty = true},
    {ALLOW_BLOCK("FileHash", N_("of type FileHash"))},
    {ALLOW_BLOCK("IP", N_("of type IP"))},
    {ALLOW_BLOCK("Sender", N_("of type Sender"))},
    {ALLOW_BLOCK("Url", N_("of type Url"))},
    /* What a phishing simulation may link to is a list of its own. */
    {CMDLET(TENANT_ALLOW_BLOCK_LIST_ITEM, "Get-TenantAllowBlockListItems",
	 "{\"ListType\":\"Url\",\"ListSubType\":\"AdvancedDelivery\"}"),
	.adds = {"ListType", "Url"}, .has_no_ids = true,
	.about = N_("of phishing simulations")},
    {CMDLET(TENANT_ALLOW_BLOCK_LIST_SPOOF_ITEM,
	 "Get-TenantAllowBlockListSpoofItems", ALL),
	.has_no_ids = true},
    {CMDLET(EXO_PHISH_SIM_OVERRIDE_RULE, "Get-ExoPhishSimOverrideRule", ALL)},
    {CMDLET(PHISH_SIM_OVERRIDE_POLICY, "Get-PhishSimOverridePolicy", ALL)},
    {CMDLET(EXO_SEC_OPS_OVERRIDE_RULE, "Get-ExoSecOpsOverrideRule", ALL)},
    {CMDLET(SEC_OPS_OVERRIDE_POLICY, "Get-SecOpsOverridePolicy", ALL)},
    {CMDLET(DKIM_SIGNING_CONFIG, "Get-DkimSigningConfig", ALL)},
    {CMDLET(ARC_CONFIG, "Get-ArcConfig", ALL)},
    {CMDLET(JOURNAL_RULE, "Get-JournalRule", ALL)},
    {CMDLET(EXTERNAL_IN_OUTLOOK, "Get-ExternalInOutlook", ALL),
	.is_never_empty = true},
    {CMDLET(ROLE_GROUP, "Get-RoleGroup", UNLIMITED), .is_never_empty = true},
    {CMDLET(MANAGEMENT_ROLE_ASSIGNMENT, "Get-ManagementRoleAssignment", ALL),
	.is_never_empty = true},
    {CMDLET(EXCHANGE_SERVICE_PRINCIPAL, "Get-ServicePrincipal", ALL)},
    {CMDLET(APPLICATION_ACCESS_POLICY, "Get-ApplicationAccessPolicy", ALL)},
    {CMDLET(ROLE_ASSIGNMENT_POLICY, "Get-RoleAssignmentPolicy", ALL),
	.is_never_empty = true},
    {CMDLET(ADMIN_AUDIT_LOG_CONFIG, "Get-AdminAuditLogConfig", ALL),
	.is_never_empty = true},
    /* It lists every mailbox; those that are audited are of no interest. */
    {CMDLET(MAILBOX_AUDIT_BYPASS_ASSOCIATION,
	 "Get-MailboxAuditBypassAssociation", UNLIMITED),
	.drops = "AuditBypassEnabled"},
    {CMDLET(CAS_MAILBOX_PLAN, "Get-CASMailboxPlan", UNLIMITED)},
    {CMDLET(MAILBOX_PLAN, "Get-MailboxPlan", UNLIMITED)},
    {CMDLET(ORGANIZATION_RELATIONSHIP, "Get-OrganizationRelationship", ALL)},
    {CMDLET(
	INTRA_ORGANIZATION_CONNECTOR, "Get-IntraOrganizationConnector", ALL)},
    {CMDLET(ON_PREMISES_ORGANIZATION, "Get-OnPremisesOrganization", ALL)},
    {GRAPH(APPLICATION, "/applications", "Application.Read.All"),
	.select = APPLICATION_SELECT, .expand = "owners", .expand_select = "id",
	.page_size = PAGE_GRAPH, .about = N_("with owners")},
    /* Of two relationships only one can be expanded. */
    {GRAPH(APPLICATION, "/applications", "Application.Read.All"),
	.select = "id", .expand = "federatedIdentityCredentials",
	.joins = "federatedIdentityCredentials", .page_size = PAGE_GRAPH,
	.about = N_("federated credentials")},
    {GRAPH(DELETED_APPLICATION,
	 "/directory/deletedItems/microsoft.graph.application",
	 "Application.Read.All"),
	.select = APPLICATION_SELECT ",deletedDateTime", .has_no_ids = true,
	.page_size = PAGE_GRAPH},
    {GRAPH(SERVICE_PRINCIPAL, "/servicePrincipals", "Application.Read.All"),
	.select = "id,accountEnabled,alternativeNames,appDisplayName,appId,"
		  "appOwnerOrganizationId,appRoleAssignmentRequired,appRoles,"
		  "disabledByMicrosoftStatus,displayName,keyCredentials,"
		  "passwordCredentials,replyUrls,servicePrincipalNames,"
		  "servicePrincipalType,signInAudience,tags,verifiedPublisher",
	.expand = "owners", .expand_select = "id", .page_size = PAGE_GRAPH,
	.is_bulk = true, .is_never_empty = true},
    /* The resource is not in every tenant. */
    {ASSIGNED_TO("00000002-0000-0000-c000-000000000000"),
	.may_be_missing = true, .about = N_("on Azure AD Graph")},
    {ASSIGNED_TO("00000002-0000-0ff1-ce00-000000000000"),
	.about = N_("on Office 365 Exchange Online")},
    {ASSIGNED_TO("00000003-0000-0000-c000-000000000000"),
	.about = N_("on Microsoft Graph")},
    {GRAPH(OAUTH2_PERMISSION_GRANT, "/oauth2PermissionGrants",
	 "Directory.Read.All"),
	.select = "id,clientId,consentType,principalId,resourceId,scope",
	.is_bulk = true, .page_size = PAGE_GRAPH},
    {GRAPH(ROLE_ASSIGNMENT, "/roleManagement/directory/roleAssignments",
	 "RoleManagement.Read.Directory"),
	.select = "id,appScopeId,condition,directoryScopeId,principalId,"
		  "roleDefinitionId",
	.is_never_empty = true},
    {GRAPH(ROLE_ELIGIBILITY_SCHEDULE,
	 "/roleManagement/directory/roleEligibilitySchedules",
	 "RoleManagement.Read.Directory"),
	.select = "id,appScopeId,createdDateTime,createdUsing,"
		  "directoryScopeId,memberType,modifiedDateTime,principalId,"
		  "roleDefinitionId,scheduleInfo,status"},
    {GRAPH(ROLE_DEFINITION, "/roleManagement/directory/roleDefinitions",
	 "RoleManagement.Read.Directory"),
	.select = "id,displayName,isBuiltIn,isEnabled,resourceScopes,"
		  "rolePermissions,templateId,version",
	.is_never_empty = true},
    {GRAPH(GROUP, "/groups", "Directory.Read.All"),
	.select = "id,createdDateTime,displayName,groupTypes,"
		  "isAssignableToRole,mail,mailEnabled,membershipRule,"
		  "membershipRuleProcessingState,onPremisesSyncEnabled,"
		  "securityEnabled,visibility",
	.filter = "isAssignableToRole%20eq%20true", .expand = "members",
	.expand_select = "id", .page_size = PAGE_GRAPH,
	.about = N_("with members")},
    {GRAPH(GROUP, "/groups", "Directory.Read.All"), .select = "id",
	.filter = "isAssignableToRole%20eq%20true", .expand = "owners",
	.expand_select = "id", .joins = "owners", .page_size = PAGE_GRAPH,
	.about = N_("owners")},
    {GRAPH(USER, "/users", "User.Read.All"),
	.select = "id,accountEnabled,createdDateTime,displayName,"
		  "lastPasswordChangeDateTime,mail,onPremisesImmutableId,"
		  "onPremisesSyncEnabled,userPrincipalName,userType",
	.holders_of = KIND_BIT(KIND_ROLE_ASSIGNMENT) |
		      KIND_BIT(KIND_ROLE_ELIGIBILITY_SCHEDULE) |
		      KIND_BIT(KIND_GROUP),
	.has_no_ids = true},
    {GRAPH(USER_REGISTRATION_DETAILS,
	 "/reports/authenticationMethods/userRegistrationDetails",
	 "AuditLog.Read.All"),
	.filter = "isAdmin%20eq%20true", .has_no_ids = true},
    {GRAPH(CONDITIONAL_ACCESS_POLICY, "/identity/conditionalAccess/policies",
	"Policy.Read.All")},
    {GRAPH(NAMED_LOCATION, "/identity/conditionalAccess/namedLocations",
	"Policy.Read.All")},
    {GRAPH(SECURITY_DEFAULTS,
	 "/policies/identitySecurityDefaultsEnforcementPolicy",
	 "Policy.Read.All"),
	.is_single = true},
    {GRAPH(AUTHORIZATION_POLICY, "/policies/authorizationPolicy",
	 "Policy.Read.All"),
	.is_single = true},
    {GRAPH(PERMISSION_GRANT_POLICY, "/policies/permissionGrantPolicies",
	 "Policy.Read.PermissionGrant"),
	.is_never_empty = true},
    {GRAPH(ON_PREMISES_SYNCHRONIZATION, "/directory/onPremisesSynchronization",
	"OnPremDirectorySynchronization.Read.All")},
    {GRAPH(DELEGATED_ADMIN_RELATIONSHIP,
	 "/tenantRelationships/delegatedAdminRelationships",
	 "DelegatedAdminRelationship.Read.All"),
	.page_size = PAGE_PARTNERS},
    {GRAPH(CROSS_TENANT_ACCESS_POLICY,
	 "/policies/crossTenantAccessPolicy/default", "Policy.Read.All"),
	.is_single = true, .about = N_("for all others")},
    {GRAPH(CROSS_TENANT_ACCESS_POLICY,
	 "/policies/crossTenantAccessPolicy/partners", "Policy.Read.All"),
	.about = N_("for named partners")},
};

const struct endpoint *
endpoint_table(size_t *count)
{
	*count = COUNT_OF(rows);
	return rows;
}
