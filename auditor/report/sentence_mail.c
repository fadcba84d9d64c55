/*
 * sentence_mail.c - the words for connectors, domains and journal rules.
 */
#include "auditor/report/sentence_internal.h"

#include "auditor/base/banned.h"

#define HAS SENTENCE_HAS

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
    {SENTENCE_AND, N_("anywhere"), "", inbound_sources,
	COUNT_OF(inbound_sources)},
    {SENTENCE_COMMA, NULL, "", inbound_ways, COUNT_OF(inbound_ways)},
    {SENTENCE_COMMA, NULL, "", switched, COUNT_OF(switched)},
};

static const struct sentence_frame inbound_frames[] = {
    {HAS(1) | HAS(2) | HAS(3), N_("Accepts mail from $1 $2; $3")},
    {HAS(1) | HAS(2), N_("Accepts mail from $1 $2")},
    {HAS(1) | HAS(3), N_("Accepts mail from $1; $3")},
    {HAS(1), N_("Accepts mail from $1")},
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
    {SENTENCE_OR, NULL, "", outbound_targets, COUNT_OF(outbound_targets)},
    {SENTENCE_COMMA, NULL, "", outbound_ways, COUNT_OF(outbound_ways)},
    {SENTENCE_COMMA, NULL, "", switched, COUNT_OF(switched)},
};

static const struct sentence_frame outbound_frames[] = {
    {HAS(1) | HAS(2) | HAS(3), N_("Sends mail to $1 $2; $3")},
    {HAS(1) | HAS(2), N_("Sends mail to $1 $2")},
    {HAS(1) | HAS(3), N_("Sends mail to $1; $3")},
    {HAS(1), N_("Sends mail to $1")},
    {HAS(2) | HAS(3), N_("Sends mail $2; $3")},
    {HAS(2), N_("Sends mail $2")},
    {HAS(3), N_("Sends mail; $3")},
    {0, N_("Sends mail")},
};

static const struct sentence_part accepted_parts[] = {
    SAYS_BARE("DomainName"),
    SAYS("DomainType", "as $"),
    SAYS_IF("MatchSubDomains", "with all subdomains"),
    SAYS_IF("Default", "as the default"),
    SAYS_IF("SendingFromDomainDisabled", "but not for sending"),
};

static const struct sentence_group accepted[] = {
    {SENTENCE_COMMA, NULL, "", accepted_parts, COUNT_OF(accepted_parts)},
};

static const struct sentence_frame accepted_frames[] = {
    {HAS(1), N_("Takes mail for $1")},
    {0, N_("Takes mail")},
};

static const struct sentence_part domain_parts[] = {
    SAYS("authenticationType", "users sign in as $"),
    SAYS_IF("isVerified", "verified"),
    SAYS_NOT("isVerified", "not verified"),
    SAYS_IF("isDefault", "the default"),
    SAYS("supportedServices", "used for $"),
};

static const struct sentence_group domain[] = {
    {SENTENCE_COMMA, NULL, "", domain_parts, COUNT_OF(domain_parts)},
};

static const struct sentence_frame domain_frames[] = {
    {HAS(1), N_("Domain of the tenant: $1")},
    {0, N_("Domain of the tenant")},
};

static const struct sentence_part remote_names[] = {
    SAYS_BARE("DomainName"),
};

static const struct sentence_part remote_parts[] = {
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
    {SENTENCE_COMMA, N_("a domain"), "", remote_names, COUNT_OF(remote_names)},
    {SENTENCE_COMMA, NULL, "", remote_parts, COUNT_OF(remote_parts)},
};

static const struct sentence_frame remote_frames[] = {
    {HAS(1) | HAS(2), N_("Mail to $1: $2")},
    {HAS(1), N_("Mail to $1")},
};

static const struct sentence_part journal_mail[] = {
    SAYS("Recipient", "all mail of $"),
};

static const struct sentence_part journal_targets[] = {
    SAYS_BARE("JournalEmailAddress"),
};

static const struct sentence_part journal_ways[] = {
    SAYS("Scope", "in scope $"),
    SAYS("JournalReportNdrTo", "reporting what could not be delivered to $"),
};

static const struct sentence_group journal[] = {
    {SENTENCE_COMMA, N_("all mail"), "", journal_mail, COUNT_OF(journal_mail)},
    {SENTENCE_COMMA, N_("nobody"), "", journal_targets,
	COUNT_OF(journal_targets)},
    {SENTENCE_COMMA, NULL, "", journal_ways, COUNT_OF(journal_ways)},
    {SENTENCE_COMMA, NULL, "", switched, COUNT_OF(switched)},
};

static const struct sentence_frame journal_frames[] = {
    {HAS(1) | HAS(2) | HAS(3) | HAS(4), N_("Copies $1 to $2, $3; $4")},
    {HAS(1) | HAS(2) | HAS(3), N_("Copies $1 to $2, $3")},
    {HAS(1) | HAS(2) | HAS(4), N_("Copies $1 to $2; $4")},
    {HAS(1) | HAS(2), N_("Copies $1 to $2")},
};

const struct sentence_form sentence_mail[] = {
    {KIND_INBOUND_CONNECTOR, inbound, COUNT_OF(inbound), inbound_frames,
	COUNT_OF(inbound_frames)},
    {KIND_OUTBOUND_CONNECTOR, outbound, COUNT_OF(outbound), outbound_frames,
	COUNT_OF(outbound_frames)},
    {KIND_ACCEPTED_DOMAIN, accepted, COUNT_OF(accepted), accepted_frames,
	COUNT_OF(accepted_frames)},
    {KIND_DOMAIN, domain, COUNT_OF(domain), domain_frames,
	COUNT_OF(domain_frames)},
    {KIND_REMOTE_DOMAIN, remote, COUNT_OF(remote), remote_frames,
	COUNT_OF(remote_frames)},
    {KIND_JOURNAL_RULE, journal, COUNT_OF(journal), journal_frames,
	COUNT_OF(journal_frames)},
};

const size_t sentence_mail_count = COUNT_OF(sentence_mail);
