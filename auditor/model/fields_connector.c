/*
 * fields_connector.c - properties of inbound and outbound connectors.
 *
 * Names: Get-InboundConnector, Get-OutboundConnector.
 */
#include "auditor/base/attr.h"
#include "auditor/model/fields.h"

#include "auditor/base/banned.h"

const struct field fields_inbound_connector[] = {
    {"AdminDisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"AssociatedAcceptedDomains", FIELD_DOMAIN, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"ClientHostNames", FIELD_DOMAIN, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR,
	NULL, NULL},
    {"CloudServicesMailEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"Comment", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"ConnectorSource", FIELD_ENUM, FIELD_STATE, 0,
	"Default|Migrated|HybridWizard|AdminUI", NULL},
    {"ConnectorType", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED,
	"OnPremises|Partner", NULL},
    {"EFSkipIPs", FIELD_RANGE, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR, NULL,
	NULL},
    {"EFSkipLastIP", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"EFSkipMailGateway", FIELD_TEXT, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR,
	NULL, NULL},
    {"EFTestMode", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"EFUsers", FIELD_SMTP, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR, NULL,
	NULL},
    {"Enabled", FIELD_BOOL, FIELD_STATE, FIELD_EXPECTED, NULL, NULL},
    {"RequireTls", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"RestrictDomainsToCertificate", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"RestrictDomainsToIPAddresses", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"ScanAndDropRecipients", FIELD_SMTP, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"SenderDomains", FIELD_SPACE, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR,
	NULL, NULL},
    {"SenderIPAddresses", FIELD_RANGE, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL, NULL},
    {"TlsSenderCertificateName", FIELD_DOMAIN, FIELD_STATE,
	FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL, NULL},
    {"TreatMessagesAsInternal", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"TrustedOrganizations", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
};

const size_t fields_inbound_connector_count =
    COUNT_OF(fields_inbound_connector);

const struct field fields_outbound_connector[] = {
    {"AdminDisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"AllAcceptedDomains", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"CloudServicesMailEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"Comment", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"ConnectorSource", FIELD_ENUM, FIELD_STATE, 0,
	"Default|Migrated|HybridWizard|AdminUI", NULL},
    {"ConnectorType", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"OnPremises|Partner", NULL},
    {"Enabled", FIELD_BOOL, FIELD_STATE, FIELD_EXPECTED, NULL, NULL},
    {"IsTransportRuleScoped", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"IsValidated", FIELD_BOOL, FIELD_NOISE, 0, NULL, NULL},
    {"LastValidationTimestamp", FIELD_TIME, FIELD_NOISE, 0, NULL, NULL},
    {"MtaStsMode", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"None|Opportunistic|Mandatory", NULL},
    {"RecipientDomains", FIELD_DOMAIN, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR,
	NULL, NULL},
    {"RouteAllMessagesViaOnPremises", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"SenderRewritingEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"SmartHosts", FIELD_DOMAIN, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL, NULL},
    {"SmtpDaneMode", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"None|Opportunistic|Mandatory", NULL},
    {"TestMode", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"TlsDomain", FIELD_DOMAIN, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"TlsSettings", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"EncryptionOnly|CertificateValidation|DomainValidation", NULL},
    {"UseMXRecord", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"ValidationRecipients", FIELD_SMTP, FIELD_STATE, FIELD_SET, NULL, NULL},
};

const size_t fields_outbound_connector_count =
    COUNT_OF(fields_outbound_connector);
