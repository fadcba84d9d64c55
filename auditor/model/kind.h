/*
 * kind.h - the kinds of objects a tenant is made of.
 *
 * A new kind is one line here, one table of fields (fields_*.c), one row in
 * kind.c and one in graph/endpoints_*.c.
 */
#ifndef AUDITOR_MODEL_KIND_H
#define AUDITOR_MODEL_KIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "auditor/base/strview.h"
#include "auditor/model/field.h"

/* Constant, the name that is printed, the key in import files. */
#define KINDS(X)                                                               \
	X(ORGANIZATION, "organization", "Organization")                        \
	X(DOMAIN, "domain", "Domain")                                          \
	X(ACCEPTED_DOMAIN, "accepted-domain", "AcceptedDomain")                \
	X(REMOTE_DOMAIN, "remote-domain", "RemoteDomain")                      \
	X(INBOUND_CONNECTOR, "inbound-connector", "InboundConnector")          \
	X(OUTBOUND_CONNECTOR, "outbound-connector", "OutboundConnector")       \
	X(TRANSPORT_RULE, "transport-rule", "TransportRule")                   \
	X(MAIL_CONTACT, "mail-contact", "MailContact")                         \
	X(TRANSPORT_CONFIG, "transport-config", "TransportConfig")             \
	X(ORGANIZATION_CONFIG, "organization-config", "OrganizationConfig")    \
	X(HOSTED_CONNECTION_FILTER_POLICY, "hosted-connection-filter-policy",  \
	    "HostedConnectionFilterPolicy")                                    \
	X(HOSTED_CONTENT_FILTER_POLICY, "hosted-content-filter-policy",        \
	    "HostedContentFilterPolicy")                                       \
	X(HOSTED_CONTENT_FILTER_RULE, "hosted-content-filter-rule",            \
	    "HostedContentFilterRule")                                         \
	X(HOSTED_OUTBOUND_SPAM_FILTER_POLICY,                                  \
	    "hosted-outbound-spam-filter-policy",                              \
	    "HostedOutboundSpamFilterPolicy")                                  \
	X(HOSTED_OUTBOUND_SPAM_FILTER_RULE,                                    \
	    "hosted-outbound-spam-filter-rule",                                \
	    "HostedOutboundSpamFilterRule")                                    \
	X(ANTI_PHISH_POLICY, "anti-phish-policy", "AntiPhishPolicy")           \
	X(ANTI_PHISH_RULE, "anti-phish-rule", "AntiPhishRule")                 \
	X(MALWARE_FILTER_POLICY, "malware-filter-policy",                      \
	    "MalwareFilterPolicy")                                             \
	X(MALWARE_FILTER_RULE, "malware-filter-rule", "MalwareFilterRule")     \
	X(QUARANTINE_POLICY, "quarantine-policy", "QuarantinePolicy")          \
	X(TENANT_ALLOW_BLOCK_LIST_ITEM, "tenant-allow-block-list-item",        \
	    "TenantAllowBlockListItem")                                        \
	X(TENANT_ALLOW_BLOCK_LIST_SPOOF_ITEM,                                  \
	    "tenant-allow-block-list-spoof-item",                              \
	    "TenantAllowBlockListSpoofItem")                                   \
	X(EXO_PHISH_SIM_OVERRIDE_RULE, "exo-phish-sim-override-rule",          \
	    "ExoPhishSimOverrideRule")                                         \
	X(PHISH_SIM_OVERRIDE_POLICY, "phish-sim-override-policy",              \
	    "PhishSimOverridePolicy")                                          \
	X(EXO_SEC_OPS_OVERRIDE_RULE, "exo-sec-ops-override-rule",              \
	    "ExoSecOpsOverrideRule")                                           \
	X(SEC_OPS_OVERRIDE_POLICY, "sec-ops-override-policy",                  \
	    "SecOpsOverridePolicy")                                            \
	X(DKIM_SIGNING_CONFIG, "dkim-signing-config", "DkimSigningConfig")     \
	X(ARC_CONFIG, "arc-config", "ArcConfig")                               \
	X(JOURNAL_RULE, "journal-rule", "JournalRule")                         \
	X(EXTERNAL_IN_OUTLOOK, "external-in-outlook", "ExternalInOutlook")     \
	X(ROLE_GROUP, "role-group", "RoleGroup")                               \
	X(MANAGEMENT_ROLE_ASSIGNMENT, "management-role-assignment",            \
	    "ManagementRoleAssignment")                                        \
	X(EXCHANGE_SERVICE_PRINCIPAL, "exchange-service-principal",            \
	    "ExchangeServicePrincipal")                                        \
	X(APPLICATION_ACCESS_POLICY, "application-access-policy",              \
	    "ApplicationAccessPolicy")                                         \
	X(ROLE_ASSIGNMENT_POLICY, "role-assignment-policy",                    \
	    "RoleAssignmentPolicy")                                            \
	X(ADMIN_AUDIT_LOG_CONFIG, "admin-audit-log-config",                    \
	    "AdminAuditLogConfig")                                             \
	X(MAILBOX_AUDIT_BYPASS_ASSOCIATION,                                    \
	    "mailbox-audit-bypass-association",                                \
	    "MailboxAuditBypassAssociation")                                   \
	X(PROTECTION_ALERT, "protection-alert", "ProtectionAlert")             \
	X(CAS_MAILBOX_PLAN, "cas-mailbox-plan", "CASMailboxPlan")              \
	X(MAILBOX_PLAN, "mailbox-plan", "MailboxPlan")                         \
	X(MAILBOX, "mailbox", "Mailbox")                                       \
	X(CAS_MAILBOX, "cas-mailbox", "CASMailbox")                            \
	X(INBOX_RULE, "inbox-rule", "InboxRule")                               \
	X(MAILBOX_FOLDER_PERMISSION, "mailbox-folder-permission",              \
	    "MailboxFolderPermission")                                         \
	X(MAILBOX_PERMISSION, "mailbox-permission", "MailboxPermission")       \
	X(RECIPIENT_PERMISSION, "recipient-permission", "RecipientPermission") \
	X(ORGANIZATION_RELATIONSHIP, "organization-relationship",              \
	    "OrganizationRelationship")                                        \
	X(INTRA_ORGANIZATION_CONNECTOR, "intra-organization-connector",        \
	    "IntraOrganizationConnector")                                      \
	X(ON_PREMISES_ORGANIZATION, "on-premises-organization",                \
	    "OnPremisesOrganization")                                          \
	X(APPLICATION, "application", "Application")                           \
	X(DELETED_APPLICATION, "deleted-application", "DeletedApplication")    \
	X(SERVICE_PRINCIPAL, "service-principal", "ServicePrincipal")          \
	X(APP_ROLE_ASSIGNMENT, "app-role-assignment", "AppRoleAssignment")     \
	X(OAUTH2_PERMISSION_GRANT, "oauth2-permission-grant",                  \
	    "OAuth2PermissionGrant")                                           \
	X(ROLE_ASSIGNMENT, "role-assignment", "RoleAssignment")                \
	X(ROLE_ELIGIBILITY_SCHEDULE, "role-eligibility-schedule",              \
	    "RoleEligibilitySchedule")                                         \
	X(ROLE_DEFINITION, "role-definition", "RoleDefinition")                \
	X(GROUP, "group", "Group")                                             \
	X(USER, "user", "User")                                                \
	X(USER_REGISTRATION_DETAILS, "user-registration-details",              \
	    "UserRegistrationDetails")                                         \
	X(CONDITIONAL_ACCESS_POLICY, "conditional-access-policy",              \
	    "ConditionalAccessPolicy")                                         \
	X(NAMED_LOCATION, "named-location", "NamedLocation")                   \
	X(SECURITY_DEFAULTS, "security-defaults", "SecurityDefaults")          \
	X(AUTHORIZATION_POLICY, "authorization-policy", "AuthorizationPolicy") \
	X(PERMISSION_GRANT_POLICY, "permission-grant-policy",                  \
	    "PermissionGrantPolicy")                                           \
	X(ON_PREMISES_SYNCHRONIZATION, "on-premises-synchronization",          \
	    "OnPremisesSynchronization")                                       \
	X(DELEGATED_ADMIN_RELATIONSHIP, "delegated-admin-relationship",        \
	    "DelegatedAdminRelationship")                                      \
	X(CROSS_TENANT_ACCESS_POLICY, "cross-tenant-access-policy",            \
	    "CrossTenantAccessPolicy")                                         \
	X(TRANSPORT_RULE_EXPORT, "transport-rule-export",                      \
	    "TransportRuleCollection")

enum kind {
#define KIND_ENUM(constant, name, key) KIND_##constant,
	KINDS(KIND_ENUM)
#undef KIND_ENUM
	    KIND_COUNT
};

/* A set of kinds, one bit each: a tenant has more kinds than 64. */
__extension__ typedef unsigned __int128 kind_set;
#define KIND_BIT(kind) ((kind_set)1 << (unsigned)(kind))

/* kind_name(kind): inbound-connector, the printed spelling. */
const char *kind_name(enum kind kind);

/* kind_import_key(kind): InboundConnector. */
const char *kind_import_key(enum kind kind);

/*
 * kind_is_collected(kind):
 * A live collection reads it.  The others are known from imports only; what
 * does not hold them lacks nothing.
 */
bool kind_is_collected(enum kind kind);

/* kind_collected(): all of these. */
kind_set kind_collected(void);

/*
 * kind_id_field(kind, index):
 * Property that can identify an object, best first; NULL behind the last.
 */
const char *kind_id_field(enum kind kind, size_t index);

/* What identifies an object that has none of these properties. */
enum kind_fallback {
	KIND_BY_NOTHING,
	KIND_BY_ITSELF,  /* there is one of its kind: the name of the kind */
	KIND_BY_CONTENT, /* an entry of an access list: what it says */
};

enum kind_fallback kind_fallback(enum kind kind);

/* kind_name_field(kind): NULL when objects of the kind have no name. */
const char *kind_name_field(enum kind kind);

/* kind_find(name, kind): by printed name; false if there is none. */
bool kind_find(strview name, enum kind *kind);

/*
 * kind_find_key(key, kind):
 * By import key, or the plural or older noun of the cmdlet; letter case is
 * ignored.
 */
bool kind_find_key(strview key, enum kind *kind);

/* kind_fields(kind, count): the table, sorted by name. */
const struct field *kind_fields(enum kind kind, size_t *count);

/*
 * kind_field(kind, path):
 * The field row of ${path}, "keyCredentials.key" for members of nested
 * objects; ExceptIfX of a transport rule is as X, and what all objects of
 * Exchange have is in no table of its own.  NULL when there is none.
 */
const struct field *kind_field(enum kind kind, strview path);

#endif
