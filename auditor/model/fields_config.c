/*
 * fields_config.c - properties of the settings of the organization.
 *
 * Names: Get-TransportConfig, Get-OrganizationConfig, Get-ExternalInOutlook, Get-ArcConfig, Get-DkimSigningConfig, Get-JournalRule.
 */
#include "auditor/base/attr.h"
#include "auditor/model/fields.h"

#include "auditor/base/banned.h"

const struct field fields_transport_config[] = {
    {"AddressBookPolicyRoutingEnabled", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"AdminDisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"AllowLegacyTLSClients", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"EnableExternalHTTPMailDelivery", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"ExternalPostmasterAddress", FIELD_SMTP, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"GenerateCopyOfDSNFor", FIELD_TEXT, FIELD_STATE, FIELD_SET, NULL, NULL},
    {"InternalSMTPServers", FIELD_RANGE, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"JournalArchivingEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"JournalingReportNdrTo", FIELD_SMTP, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"MaxReceiveSize", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"MaxRecipientEnvelopeLimit", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"MaxSendSize", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"MessageExpiration", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"OtherWellKnownObjects", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"PreventDuplicateJournalingEnabled", FIELD_BOOL, FIELD_STATE, 0, NULL,
	NULL},
    {"SmtpClientAuthenticationDisabled", FIELD_BOOL, FIELD_STATE,
	FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL, NULL},
    {"TLSReceiveDomainSecureList", FIELD_DOMAIN, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"TLSSendDomainSecureList", FIELD_DOMAIN, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"TransportRuleConfig", FIELD_TEXT, FIELD_STATE, FIELD_SET, NULL, NULL},
    {"TransportRuleMinProductVersion", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"VoicemailJournalingEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
};

const size_t fields_transport_config_count = COUNT_OF(fields_transport_config);

const struct field fields_organization_config[] = {
    {"AdfsAudienceUris", FIELD_TEXT, FIELD_STATE, FIELD_SET, NULL, NULL},
    {"AdminDisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"AppsForOfficeCorpCatalogAppsCount", FIELD_TEXT, FIELD_NOISE, 0, NULL,
	NULL},
    {"AuditDisabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED,
	NULL, NULL},
    {"BookingsEnabledLastUpdateTime", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"ConnectorsEnabled", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"ConnectorsEnabledForOutlook", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"ConnectorsEnabledForOutlookLastUpdateTime", FIELD_TEXT, FIELD_NOISE, 0,
	NULL, NULL},
    {"ConnectorsEnabledForSharepointLastUpdateTime", FIELD_TEXT, FIELD_NOISE, 0,
	NULL, NULL},
    {"ConnectorsEnabledForTeams", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"ConnectorsEnabledForTeamsLastUpdateTime", FIELD_TEXT, FIELD_NOISE, 0,
	NULL, NULL},
    {"ConnectorsEnabledForYammerLastUpdateTime", FIELD_TEXT, FIELD_NOISE, 0,
	NULL, NULL},
    {"CustomerLockboxEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"DefaultAuthenticationPolicy", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"DisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"EwsAllowList", FIELD_TEXT, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR, NULL,
	NULL},
    {"EwsApplicationAccessPolicy", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"EnforceAllowList|EnforceBlockList", NULL},
    {"EwsBlockList", FIELD_TEXT, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR, NULL,
	NULL},
    {"EwsEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"HybridConfigurationStatus", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"IPListBlocked", FIELD_RANGE, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR,
	NULL, NULL},
    {"MaskClientIpInReceivedHeadersEnabled", FIELD_BOOL, FIELD_STATE,
	FIELD_BEHAVIOUR, NULL, NULL},
    {"OAuth2ClientProfileEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"PrivateCatalogAppsCount", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"RBACConfigurationVersion", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"RejectDirectSend", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"SCLJunkThreshold", FIELD_NUMBER, FIELD_STATE, 0, NULL, NULL},
    {"SendFromAliasEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"SmtpActionableMessagesEnabled", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
};

const size_t fields_organization_config_count =
    COUNT_OF(fields_organization_config);

const struct field fields_external_in_outlook[] = {
    {"AllowList", FIELD_DOMAIN, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR, NULL,
	NULL},
    {"Enabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL,
	NULL},
};

const size_t fields_external_in_outlook_count =
    COUNT_OF(fields_external_in_outlook);

const struct field fields_arc_config[] = {
    {"ArcTrustedSealers", FIELD_DOMAIN, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL, NULL},
};

const size_t fields_arc_config_count = COUNT_OF(fields_arc_config);

const struct field fields_dkim_signing_config[] = {
    {"AdminDisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"Algorithm", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"BodyCanonicalization", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"Domain", FIELD_DOMAIN, FIELD_STATE, 0, NULL, NULL},
    {"Enabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL,
	NULL},
    {"HeaderCanonicalization", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"IncludeKeyExpiration", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"IncludeSignatureCreationTime", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"IsDefault", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"KeyCreationTime", FIELD_TIME, FIELD_STATE, 0, NULL, NULL},
    {"LastChecked", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"NumberOfBytesToSign", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"RotateOnDate", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"Selector1CNAME", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"Selector1KeySize", FIELD_NUMBER, FIELD_STATE, 0, NULL, NULL},
    {"Selector1PublicKey", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"Selector2CNAME", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"Selector2KeySize", FIELD_NUMBER, FIELD_STATE, 0, NULL, NULL},
    {"Selector2PublicKey", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"SelectorAfterRotateOnDate", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"SelectorBeforeRotateOnDate", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"Status", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
};

const size_t fields_dkim_signing_config_count =
    COUNT_OF(fields_dkim_signing_config);

const struct field fields_journal_rule[] = {
    {"Enabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL,
	NULL},
    {"ImmutableId", FIELD_GUID, FIELD_STATE, 0, NULL, NULL},
    {"JournalEmailAddress", FIELD_SMTP, FIELD_STATE,
	FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL, NULL},
    {"JournalReportNdrTo", FIELD_SMTP, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"Priority", FIELD_NUMBER, FIELD_NOISE, 0, NULL, NULL},
    {"Recipient", FIELD_SMTP, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"RuleType", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
    {"Scope", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"Global|Internal|External", NULL},
};

const size_t fields_journal_rule_count = COUNT_OF(fields_journal_rule);
