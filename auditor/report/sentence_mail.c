/*
 * sentence_mail.c - the words for connectors, domains and journal rules.
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

static const struct sentence_part inbound_sources[] = {
    SAYS("SenderIPAddresses", "the addresses $"),
    SAYS("TlsSenderCertificateName", "hosts with the certificate $"),
    SAYS("ClientHostNames", "the hosts $"),
    SAYS("TrustedOrganizations", "the organizations $"),
};

static const struct sentence_part inbound_ways[] = {
    SAYS("SenderDomains", "for senders $"),
    SAYS("ConnectorType", "as $"),
    SAYS("AssociatedAcceptedDomains", "for the accepted domains $"),
    SAYS_IF("RequireTls", "with TLS only"),
    SAYS_NOT("RequireTls", "without TLS as well"),
    SAYS_IF("RestrictDomainsToIPAddresses", "from these addresses only"),
    SAYS_IF("RestrictDomainsToCertificate", "with this certificate only"),
    SAYS_IF("CloudServicesMailEnabled", "keeping internal headers"),
    SAYS_IF("TreatMessagesAsInternal", "taking the mail for internal"),
    SAYS("EFSkipIPs", "skipping the addresses $ when filtering"),
    SAYS_IF("EFSkipLastIP", "skipping the last address when filtering"),
    SAYS("EFUsers", "filtering so for $"),
    SAYS_IF("EFTestMode", "filtering so as a test"),
    SAYS("ScanAndDropRecipients", "dropping mail to $"),
};

static const struct sentence_part switched[] = {
    SAYS_IF("Enabled", "on"),
    SAYS_NOT("Enabled", "off"),
};

static const struct sentence_group inbound[] = {
    {"Accepts mail from ", " and ", "Accepts mail from anywhere", "",
	inbound_sources, COUNT_OF(inbound_sources)},
    {" ", ", ", NULL, "", inbound_ways, COUNT_OF(inbound_ways)},
    {"; ", "", NULL, "", switched, COUNT_OF(switched)},
};

static const struct sentence_part outbound_targets[] = {
    SAYS("SmartHosts", "the hosts $"),
    SAYS_IF("UseMXRecord", "where the MX record points"),
};

static const struct sentence_part outbound_ways[] = {
    SAYS("RecipientDomains", "for the domains $"),
    SAYS_IF("AllAcceptedDomains", "for all accepted domains"),
    SAYS("ConnectorType", "as $"),
    SAYS_IF("IsTransportRuleScoped", "when a transport rule says so"),
    SAYS_IF("RouteAllMessagesViaOnPremises", "with all mail by way of there"),
    SAYS("TlsSettings", "with TLS: $"),
    SAYS("TlsDomain", "to the certificate $"),
    SAYS("SmtpDaneMode", "with DANE $"),
    SAYS("MtaStsMode", "with MTA-STS $"),
    SAYS_IF("CloudServicesMailEnabled", "keeping internal headers"),
    SAYS_IF("SenderRewritingEnabled", "rewriting the sender"),
    SAYS_IF("TestMode", "as a test"),
};

static const struct sentence_group outbound[] = {
    {"Sends mail to ", " or ", "Sends mail", "", outbound_targets,
	COUNT_OF(outbound_targets)},
    {" ", ", ", NULL, "", outbound_ways, COUNT_OF(outbound_ways)},
    {"; ", "", NULL, "", switched, COUNT_OF(switched)},
};

static const struct sentence_part accepted_parts[] = {
    SAYS("DomainName", "$"),
    SAYS("DomainType", "as $"),
    SAYS_IF("MatchSubDomains", "with all subdomains"),
    SAYS_IF("Default", "as the default"),
    SAYS_IF("SendingFromDomainDisabled", "but not for sending"),
};

static const struct sentence_group accepted[] = {
    {"Takes mail for ", ", ", "Takes mail", "", accepted_parts,
	COUNT_OF(accepted_parts)},
};

static const struct sentence_part domain_parts[] = {
    SAYS("authenticationType", "users sign in as $"),
    SAYS_IF("isVerified", "verified"),
    SAYS_NOT("isVerified", "not verified"),
    SAYS_IF("isDefault", "the default"),
    SAYS("supportedServices", "used for $"),
};

static const struct sentence_group domain[] = {
    {"Domain of the tenant: ", ", ", "Domain of the tenant", "", domain_parts,
	COUNT_OF(domain_parts)},
};

static const struct sentence_part remote_parts[] = {
    SAYS("DomainName", "to $"),
    SAYS_IF("AutoForwardEnabled", "lets users forward by rule"),
    SAYS_NOT("AutoForwardEnabled", "lets nobody forward by rule"),
    SAYS_IF("AutoReplyEnabled", "sends automatic replies"),
    SAYS("AllowedOOFType", "out-of-office replies: $"),
    SAYS_IF("DeliveryReportEnabled", "sends delivery reports"),
    SAYS_IF("NDREnabled", "sends bounces"),
    SAYS_IF("TrustedMailOutboundEnabled", "trusts mail that goes out"),
    SAYS_IF("TrustedMailInboundEnabled", "trusts mail that comes in"),
};

static const struct sentence_group remote[] = {
    {"Mail ", ", ", "Mail", "", remote_parts, COUNT_OF(remote_parts)},
};

static const struct sentence_part journal_parts[] = {
    SAYS("Recipient", "of $"),
    SAYS("Scope", "in scope $"),
    SAYS("JournalEmailAddress", "to $"),
    SAYS("JournalReportNdrTo", "reporting what could not be delivered to $"),
};

static const struct sentence_group journal[] = {
    {"Copies all mail ", " ", "Copies all mail", "", journal_parts,
	COUNT_OF(journal_parts)},
    {"; ", "", NULL, "", switched, COUNT_OF(switched)},
};

const struct sentence_form sentence_mail[] = {
    {KIND_INBOUND_CONNECTOR, inbound, COUNT_OF(inbound)},
    {KIND_OUTBOUND_CONNECTOR, outbound, COUNT_OF(outbound)},
    {KIND_ACCEPTED_DOMAIN, accepted, COUNT_OF(accepted)},
    {KIND_DOMAIN, domain, COUNT_OF(domain)},
    {KIND_REMOTE_DOMAIN, remote, COUNT_OF(remote)},
    {KIND_JOURNAL_RULE, journal, COUNT_OF(journal)},
};

const size_t sentence_mail_count = COUNT_OF(sentence_mail);
