/*
 * fields_domain.c - properties of the organization, its domains and contacts.
 *
 * Names: Get-AcceptedDomain, Get-RemoteDomain, Get-MailContact; Graph organization, domain.
 */
#include "auditor/base/attr.h"
#include "auditor/model/fields.h"

#include "auditor/base/banned.h"

const struct field fields_accepted_domain[] = {
    {"AzureProvisioningRegion", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"CanHaveCloudCache", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"CatchAllRecipientID", FIELD_SMTP, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"Default", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"DomainName", FIELD_DOMAIN, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED,
	NULL, NULL},
    {"DomainType", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"Authoritative|InternalRelay|ExternalRelay", NULL},
    {"MailFlowRegion", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"MatchSubDomains", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"OutboundOnly", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"PendingCompletion", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"PendingRemoval", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"SmtpDaneStatus", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
};

const size_t fields_accepted_domain_count = COUNT_OF(fields_accepted_domain);

const struct field fields_remote_domain[] = {
    {"AllowedOOFType", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"External|InternalLegacy|ExternalLegacy|None", NULL},
    {"AutoForwardEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"AutoReplyEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"DeliveryReportEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"DomainName", FIELD_DOMAIN, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED,
	NULL, NULL},
    {"IsInternal", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"MeetingForwardNotificationEnabled", FIELD_BOOL, FIELD_STATE,
	FIELD_BEHAVIOUR, NULL, NULL},
    {"MessageCountThreshold", FIELD_NUMBER, FIELD_STATE, 0, NULL, NULL},
    {"NDREnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"TNEFEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"TargetDeliveryDomain", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"TrustedMailInboundEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"TrustedMailOutboundEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
};

const size_t fields_remote_domain_count = COUNT_OF(fields_remote_domain);

const struct field fields_mail_contact[] = {
    {"Alias", FIELD_TEXT, FIELD_STATE, FIELD_PERSONAL, NULL, NULL},
    {"DisplayName", FIELD_TEXT, FIELD_STATE, FIELD_PERSONAL, NULL, NULL},
    {"EmailAddresses", FIELD_SMTP, FIELD_STATE, FIELD_SET | FIELD_PERSONAL,
	NULL, NULL},
    {"ExternalDirectoryObjectId", FIELD_GUID, FIELD_STATE, 0, NULL, NULL},
    {"ExternalEmailAddress", FIELD_SMTP, FIELD_STATE,
	FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL, NULL},
    {"LegacyExchangeDN", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"PrimarySmtpAddress", FIELD_SMTP, FIELD_STATE, FIELD_PERSONAL, NULL, NULL},
    {"WindowsEmailAddress", FIELD_SMTP, FIELD_STATE, FIELD_PERSONAL, NULL,
	NULL},
};

const size_t fields_mail_contact_count = COUNT_OF(fields_mail_contact);

const struct field fields_organization[] = {
    {"assignedPlans", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"businessPhones", FIELD_TEXT, FIELD_STATE, FIELD_SET | FIELD_PERSONAL,
	NULL, NULL},
    {"createdDateTime", FIELD_TIME, FIELD_STAMP, 0, NULL, NULL},
    {"deletedDateTime", FIELD_TIME, FIELD_STATE, 0, NULL, NULL},
    {"directorySizeQuota", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"displayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"id", FIELD_GUID, FIELD_STATE, 0, NULL, NULL},
    {"marketingNotificationEmails", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_PERSONAL, NULL, NULL},
    {"onPremisesLastPasswordSyncDateTime", FIELD_TIME, FIELD_NOISE, 0, NULL,
	NULL},
    {"onPremisesLastSyncDateTime", FIELD_TIME, FIELD_NOISE, 0, NULL, NULL},
    {"onPremisesSyncEnabled", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"provisionedPlans", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"securityComplianceNotificationMails", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_PERSONAL, NULL, NULL},
    {"securityComplianceNotificationPhones", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_PERSONAL, NULL, NULL},
    {"technicalNotificationMails", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_PERSONAL, NULL, NULL},
    {"verifiedDomains", FIELD_OBJECT, FIELD_STATE, FIELD_SET, NULL, NULL},
    {"verifiedDomains.name", FIELD_DOMAIN, FIELD_STATE, 0, NULL, NULL},
};

const size_t fields_organization_count = COUNT_OF(fields_organization);

const struct field fields_domain[] = {
    {"authenticationType", FIELD_ENUM, FIELD_STATE,
	FIELD_BEHAVIOUR | FIELD_EXPECTED, "Managed|Federated", NULL},
    {"availabilityStatus", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"federationConfiguration", FIELD_OBJECT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"federationConfiguration.activeSignInUri", FIELD_TEXT, FIELD_STATE,
	FIELD_BEHAVIOUR, NULL, NULL},
    {"federationConfiguration.displayName", FIELD_TEXT, FIELD_STATE, 0, NULL,
	NULL},
    {"federationConfiguration.federatedIdpMfaBehavior", FIELD_ENUM, FIELD_STATE,
	FIELD_BEHAVIOUR,
	"acceptIfMfaDoneByFederatedIdp|enforceMfaByFederatedIdp|"
	"rejectMfaByFederatedIdp",
	NULL},
    {"federationConfiguration.id", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"federationConfiguration.isSignedAuthenticationRequestRequired",
	FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"federationConfiguration.issuerUri", FIELD_TEXT, FIELD_STATE,
	FIELD_BEHAVIOUR, NULL, NULL},
    {"federationConfiguration.metadataExchangeUri", FIELD_TEXT, FIELD_STATE,
	FIELD_BEHAVIOUR, NULL, NULL},
    {"federationConfiguration.nextSigningCertificate", FIELD_TEXT, FIELD_STATE,
	FIELD_BEHAVIOUR, NULL, NULL},
    {"federationConfiguration.passiveSignInUri", FIELD_TEXT, FIELD_STATE,
	FIELD_BEHAVIOUR, NULL, NULL},
    {"federationConfiguration.preferredAuthenticationProtocol", FIELD_ENUM,
	FIELD_STATE, FIELD_BEHAVIOUR, "wsFed|saml", NULL},
    {"federationConfiguration.promptLoginBehavior", FIELD_ENUM, FIELD_STATE,
	FIELD_BEHAVIOUR, NULL, NULL},
    {"federationConfiguration.signOutUri", FIELD_TEXT, FIELD_STATE,
	FIELD_BEHAVIOUR, NULL, NULL},
    {"federationConfiguration.signingCertificate", FIELD_TEXT, FIELD_STATE,
	FIELD_BEHAVIOUR, NULL, NULL},
    {"federationConfiguration.signingCertificateUpdateStatus", FIELD_OBJECT,
	FIELD_NOISE, 0, NULL, NULL},
    {"id", FIELD_DOMAIN, FIELD_STATE, 0, NULL, NULL},
    {"isAdminManaged", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"isDefault", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"isInitial", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"isRoot", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"isVerified", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"passwordNotificationWindowInDays", FIELD_NUMBER, FIELD_STATE, 0, NULL,
	NULL},
    {"passwordValidityPeriodInDays", FIELD_NUMBER, FIELD_STATE, 0, NULL, NULL},
    {"state", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"supportedServices", FIELD_TEXT, FIELD_STATE, FIELD_SET, NULL, NULL},
};

const size_t fields_domain_count = COUNT_OF(fields_domain);
