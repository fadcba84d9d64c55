/*
 * fields_trust.c - properties of trust in other organizations.
 *
 * Names: Get-OrganizationRelationship, Get-IntraOrganizationConnector, Get-OnPremisesOrganization; Graph delegatedAdminRelationship, crossTenantAccessPolicyConfigurationDefault and Partner (v1.0).
 */
#include "auditor/base/attr.h"
#include "auditor/model/fields.h"

#include "auditor/base/banned.h"

const struct field fields_organization_relationship[] = {
    {"AdminDisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"ArchiveAccessEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"DeliveryReportEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"DomainNames", FIELD_DOMAIN, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL, NULL},
    {"Enabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL,
	NULL},
    {"FreeBusyAccessEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"FreeBusyAccessLevel", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"None|AvailabilityOnly|LimitedDetails", NULL},
    {"FreeBusyAccessScope", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"IdentityMoveCapability", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"IdentityMoveEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"IdentityMovePublishedScopes", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"MailTipsAccessEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"MailTipsAccessLevel", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"None|Limited|All", NULL},
    {"MailTipsAccessScope", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"MailboxMoveCapability", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"MailboxMoveEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"MailboxMovePublishedScopes", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"OAuthApplicationId", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"OrganizationContact", FIELD_SMTP, FIELD_STATE, 0, NULL, NULL},
    {"PeopleSearchCapability", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
    {"PeopleSearchEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"PeopleSearchPublishedScopes", FIELD_TEXT, FIELD_STATE, FIELD_SET, NULL,
	NULL},
    {"PhotosEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"TargetApplicationUri", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"TargetAutodiscoverEpr", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"TargetOwaURL", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"TargetSharingEpr", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
};

const size_t fields_organization_relationship_count =
    COUNT_OF(fields_organization_relationship);

const struct field fields_intra_organization_connector[] = {
    {"AdminDisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"DiscoveryEndpoint", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"Enabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL,
	NULL},
    {"TargetAddressDomains", FIELD_DOMAIN, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL, NULL},
    {"TargetSharingEpr", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
};

const size_t fields_intra_organization_connector_count =
    COUNT_OF(fields_intra_organization_connector);

const struct field fields_on_premises_organization[] = {
    {"AdminDisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"Comment", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"HybridDomains", FIELD_DOMAIN, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR,
	NULL, NULL},
    {"InboundConnector", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"OrganizationGuid", FIELD_GUID, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"OrganizationName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"OrganizationRelationship", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"OutboundConnector", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
};

const size_t fields_on_premises_organization_count =
    COUNT_OF(fields_on_premises_organization);

const struct field fields_delegated_admin_relationship[] = {
    {"accessDetails", FIELD_OBJECT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"accessDetails.unifiedRoles", FIELD_OBJECT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"accessDetails.unifiedRoles.roleDefinitionId", FIELD_GUID, FIELD_STATE,
	FIELD_BEHAVIOUR, NULL, NULL},
    {"activatedDateTime", FIELD_TIME, FIELD_STAMP, 0, NULL, NULL},
    {"autoExtendDuration", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"createdDateTime", FIELD_TIME, FIELD_STAMP, 0, NULL, NULL},
    {"customer", FIELD_OBJECT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"customer.displayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"customer.tenantId", FIELD_GUID, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"displayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"duration", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"endDateTime", FIELD_TIME, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"id", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"lastModifiedDateTime", FIELD_TIME, FIELD_STAMP, 0, NULL, NULL},
    {"partner", FIELD_OBJECT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"partner.displayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"partner.tenantId", FIELD_GUID, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"status", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED,
	"activating|active|approvalPending|approved|created|expired|expiring|"
	"terminated|terminating|terminationRequested",
	NULL},
};

const size_t fields_delegated_admin_relationship_count =
    COUNT_OF(fields_delegated_admin_relationship);

const struct field fields_cross_tenant_access_policy[] = {
    {"automaticUserConsentSettings", FIELD_OBJECT, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"automaticUserConsentSettings.inboundAllowed", FIELD_BOOL, FIELD_STATE,
	FIELD_BEHAVIOUR, NULL, NULL},
    {"automaticUserConsentSettings.outboundAllowed", FIELD_BOOL, FIELD_STATE,
	FIELD_BEHAVIOUR, NULL, NULL},
    {"b2bCollaborationInbound", FIELD_OBJECT, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"b2bCollaborationOutbound", FIELD_OBJECT, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"b2bDirectConnectInbound", FIELD_OBJECT, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"b2bDirectConnectOutbound", FIELD_OBJECT, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"identitySynchronization", FIELD_OBJECT, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"inboundTrust", FIELD_OBJECT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"inboundTrust.isCompliantDeviceAccepted", FIELD_BOOL, FIELD_STATE,
	FIELD_BEHAVIOUR, NULL, NULL},
    {"inboundTrust.isHybridAzureADJoinedDeviceAccepted", FIELD_BOOL,
	FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"inboundTrust.isMfaAccepted", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"invitationRedemptionIdentityProviderConfiguration", FIELD_OBJECT,
	FIELD_STATE, 0, NULL, NULL},
    {"isInMultiTenantOrganization", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"isServiceDefault", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"isServiceProvider", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"tenantId", FIELD_GUID, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"tenantRestrictions", FIELD_OBJECT, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
};

const size_t fields_cross_tenant_access_policy_count =
    COUNT_OF(fields_cross_tenant_access_policy);
