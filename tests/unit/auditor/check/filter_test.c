/*
 * filter_test.c - filters, and what overrules them.
 */
#include "tests/unit/auditor/check/rows.h"

#define CONN(more)                                                             \
	"{'HostedConnectionFilterPolicy':[{'Name':'Default'" more "}]}"
#define SPAM(more) "{'HostedContentFilterPolicy':[{'Name':'Default'" more "}]}"
#define OUTB(more)                                                             \
	"{'HostedOutboundSpamFilterPolicy':[{'Name':'Default'" more "}]}"
#define PHISH(more)   "{'AntiPhishPolicy':[{'Name':'Default'" more "}]}"
#define MALWARE(more) "{'MalwareFilterPolicy':[{'Name':'Default'" more "}]}"
#define ALLOW(list)   ",'IPAllowList':[" list "]"
#define DOMAINS(list) ",'AllowedSenderDomains':[" list "]"
#define SENDERS(list) ",'AllowedSenders':[" list "]"
#define QUARANTINE(bits)                                                       \
	"'QuarantinePolicy':[{'Name':'Release','"                              \
	"EndUserQuarantinePermissionsValue':" bits "}]"
#define TABL(more)                                                             \
	"{'TenantAllowBlockListItem':[{'Identity':'i1','Action':'Allow',"      \
	"'ListType':'Url','Value':'evil.example/~'" more "}]}"
#define SPOOF(action, user, type)                                              \
	"{'TenantAllowBlockListSpoofItem':[{'Identity':'s1','Action':'" action \
	"','SpoofedUser':'" user "','SpoofType':'" type                        \
	"','SendingInfrastructure':'198.51.100.0/24'}]}"
#define SIM(more)                                                              \
	"{'ExoPhishSimOverrideRule':[{'Name':'_Exe:PhishSimOverr:x'" more "}]" \
	"}"
#define SIMS(domains, ranges)                                                  \
	SIM(",'Domains':[" domains "],'SenderIpRanges':[" ranges "]")
#define SECOPS(list)                                                           \
	"{'SecOpsOverridePolicy':[{'Name':'SecOps','SentTo':[" list "]}]}"
#define ARC(list) "{'ArcConfig':{'ArcTrustedSealers':[" list "]}}"

/* clang-format off */
static const struct check_row rows[] = {
    /* --- who passes --- */
    {"CF-001 address", "CF-001", 35, CONN(ALLOW("'203.0.113.9'")), NULL,
	"IPAllowList=203.0.113.9"},
    {"CF-001 /24", "CF-001", 35, CONN(ALLOW("'203.0.113.0/24'")), NULL, NULL},
    {"CF-001 /23", "CF-001", 52, CONN(ALLOW("'198.18.0.0/23'")), NULL, NULL},
    {"CF-001 a service", "CF-001", 52, CONN(ALLOW("'54.240.8.9'")), NULL, NULL},
    {"CF-001 new", "CF-001", 35, CONN(ALLOW("'203.0.113.9'")),
	CONN(ALLOW("") ",'EnableSafeList':false"),
	"is not in the baseline"},
    {"CF-001 there before", "CF-001", 35, CONN(ALLOW("'203.0.113.9'")),
	CONN(ALLOW("'203.0.113.9'")), NULL},
    {"CF-001 none", "CF-001", 0, CONN(ALLOW("")), NULL, NULL},
    {"CF-002 on", "CF-002", 20, CONN(",'EnableSafeList':true"), NULL,
	"EnableSafeList=true"},
    {"CF-002 off", "CF-002", 0, CONN(",'EnableSafeList':false"), NULL, NULL},
    {"SF-001 partner", "SF-001", 40, SPAM(DOMAINS("'partner.example'")), NULL,
	"AllowedSenderDomains=partner.example"},
    {"SF-001 ours", "SF-001", 62, SPAM(DOMAINS("'contoso.com'")), NULL,
	"never a domain of ours"},
    {"SF-001 freemail", "SF-001", 62, SPAM(DOMAINS("'gmail.com'")), NULL, NULL},
    {"SF-001 our address", "SF-001", 62, SPAM(SENDERS("'ceo@contoso.com'")),
	NULL, NULL},
    {"SF-001 eleven addresses", "SF-001", 40, SPAM(SENDERS(
	"'a@p.example','b@p.example','c@p.example','d@p.example',"
	"'e@p.example','f@p.example','g@p.example','h@p.example',"
	"'i@p.example','j@p.example','k@p.example'")), NULL,
	"11 allowed senders"},
    {"SF-001 an address", "SF-001", 0, SPAM(SENDERS("'a@p.example'")), NULL,
	NULL},
    {"SF-001 domain as object", "SF-001", 62,
	SPAM(DOMAINS("{'Domain':'gmail.com'}")), NULL,
	"AllowedSenderDomains=gmail.com"},
    {"SF-001 address as object", "SF-001", 62,
	SPAM(SENDERS("{'Sender':{'Address':'ceo@contoso.com'}}")), NULL,
	"AllowedSenders=ceo@contoso.com"},
    {"SF-001 none", "SF-001", 0, SPAM(DOMAINS("")), NULL, NULL},

    /* --- what becomes of it --- */
    {"SF-003 no purge", "SF-003", 42, SPAM(",'SpamZapEnabled':false"), NULL,
	"SpamZapEnabled=false (true)"},
    {"SF-003 no purge of malware", "SF-003", 42, MALWARE(",'ZapEnabled':false"),
	NULL, NULL},
    {"SF-003 certain phishing", "SF-003", 42,
	SPAM(",'HighConfidencePhishAction':'MoveToJmf'"), NULL,
	"HighConfidencePhishAction=MoveToJmf (Quarantine)"},
    {"SF-003 weaker", "SF-003", 42, SPAM(",'SpamAction':'AddXHeader'"),
	SPAM(DOMAINS("") ",'SpamAction':'MoveToJmf'"), "SpamAction=AddXHeader"},
    {"SF-003 forged senders", "SF-003", 42,
	PHISH(",'EnableSpoofIntelligence':false"),
	PHISH(",'EnableSpoofIntelligence':true"), NULL},
    {"SF-003 programs", "SF-003", 42, MALWARE(",'EnableFileFilter':false"),
	MALWARE(",'EnableFileFilter':true"), NULL},
    {"SF-003 past it", "SF-003", 42, MALWARE(",'BypassInboundMessages':true"),
	NULL, NULL},
    {"SF-003 stronger", "SF-003", 0, SPAM(",'SpamAction':'Quarantine'"),
	SPAM(DOMAINS("") ",'SpamAction':'MoveToJmf'"), NULL},
    {"SF-003 unknown action", "SF-003", 0, SPAM(",'SpamAction':'Teleport'"),
	SPAM(DOMAINS("") ",'SpamAction':'MoveToJmf'"), NULL},
    {"SF-003 in order", "SF-003", 0, SPAM(",'SpamZapEnabled':true,"
	"'HighConfidencePhishAction':'Quarantine'"), NULL, NULL},
    {"QP-001 phishing", "QP-001", 25,
	"{'HostedContentFilterPolicy':[{'Name':'Default',"
	"'HighConfidencePhishQuarantineTag':'RELEASE'}]," QUARANTINE("23") "}",
	NULL, "HighConfidencePhishQuarantineTag=Default"},
    {"QP-001 malware", "QP-001", 25,
	"{'MalwareFilterPolicy':[{'Name':'Default','QuarantineTag':'Release'}],"
	QUARANTINE("4") "}", NULL, NULL},
    {"QP-001 permissions as object", "QP-001", 25,
	"{'MalwareFilterPolicy':[{'Name':'Default','QuarantineTag':'Release'}],"
	"'QuarantinePolicy':[{'Name':'Release','EndUserQuarantinePermissions':"
	"{'PermissionToRelease':true}}]}", NULL, NULL},
    {"QP-001 only asks", "QP-001", 0,
	"{'MalwareFilterPolicy':[{'Name':'Default','QuarantineTag':'Release'}],"
	QUARANTINE("27") "}", NULL, NULL},
    {"QP-001 for spam", "QP-001", 0,
	"{'HostedContentFilterPolicy':[{'Name':'Default',"
	"'SpamQuarantineTag':'Release'}]," QUARANTINE("23") "}", NULL, NULL},
    {"SF-004 on", "SF-004", 48, OUTB(",'AutoForwardingMode':'On'"), NULL,
	"AutoForwardingMode=On"},
    {"SF-004 automatic", "SF-004", 0, OUTB(",'AutoForwardingMode':'Automatic'"),
	NULL, NULL},
    {"SF-005 more an hour", "SF-005", 30,
	OUTB(",'RecipientLimitExternalPerHour':900"),
	OUTB(",'AutoForwardingMode':'Off','RecipientLimitExternalPerHour':500"),
	"RecipientLimitExternalPerHour=900 (500)"},
    {"SF-005 the most", "SF-005", 30, OUTB(",'RecipientLimitPerDay':0"),
	OUTB(",'AutoForwardingMode':'Off','RecipientLimitPerDay':1000"), NULL},
    {"SF-005 only says", "SF-005", 30,
	OUTB(",'ActionWhenThresholdReached':'Alert'"),
	OUTB(",'AutoForwardingMode':'Off',"
	"'ActionWhenThresholdReached':'BlockUser'"), NULL},
    {"SF-005 says nothing", "SF-005", 30, OUTB(",'NotifyOutboundSpam':false"),
	OUTB(",'AutoForwardingMode':'Off','NotifyOutboundSpam':true"), NULL},
    {"SF-005 less", "SF-005", 0, OUTB(",'RecipientLimitPerDay':500"),
	OUTB(",'AutoForwardingMode':'Off','RecipientLimitPerDay':0"), NULL},

    /* --- overruled --- */
    {"TA-001 no end", "TA-001", 25, TABL(",'ExpirationDate':null"), NULL,
	"Value=evil.example/~"},
    {"TA-001 new", "TA-001", 25, TABL(",'ExpirationDate':'2026-12-24'"),
	"{'TenantAllowBlockListItem':[]}", "not in the baseline"},
    {"TA-001 ends", "TA-001", 0, TABL(",'ExpirationDate':'2026-12-24'"), NULL,
	NULL},
    {"TA-001 ends unused", "TA-001", 0,
	TABL(",'ExpirationDate':null,'RemoveAfter':45"), NULL, NULL},
    {"TA-001 submission", "TA-001", 0, TABL(",'ExpirationDate':'2026-12-24',"
	"'ListSubType':'Submission'"), "{'TenantAllowBlockListItem':[]}", NULL},
    {"TA-001 not returned", "TA-001", 0, TABL(""), NULL, NULL},
    {"TA-001 block", "TA-001", 0, "{'TenantAllowBlockListItem':[{'Identity':"
	"'i1','Action':'Block','ExpirationDate':null}]}", NULL, NULL},
    {"TA-002 ours", "TA-002", 52, SPOOF("Allow", "contoso.com", "Internal"),
	NULL, "SpoofedUser=contoso.com"},
    {"TA-002 ours, whatever it says", "TA-002", 52,
	SPOOF("Allow", "ceo@contoso.com", "External"), NULL, NULL},
    {"TA-002 theirs", "TA-002", 30,
	SPOOF("Allow", "partner.example", "External"), NULL, NULL},
    {"TA-002 block", "TA-002", 0, SPOOF("Block", "contoso.com", "Internal"),
	NULL, NULL},
    {"OV-001 domain", "OV-001", 50, SIMS("'sim.example'", ""), NULL,
	"Domains=sim.example"},
    {"OV-001 address", "OV-001", 50, SIMS("", "'203.0.113.9'"), NULL,
	"SenderIpRanges=203.0.113.9"},
    {"OV-001 in the policy of old", "OV-001", 50,
	"{'PhishSimOverridePolicy':[{'Name':'p','Domains':['sim.example']}]}",
	NULL, NULL},
    {"OV-001 ending", "OV-001", 0,
	SIM(",'Domains':['sim.example'],'Mode':'PendingDeletion'"), NULL, NULL},
    {"OV-001 nobody", "OV-001", 0, SIMS("", ""), NULL, NULL},
    {"OV-002 person", "OV-002", 48, SECOPS("'ceo@contoso.com'"), NULL,
	"SentTo=ceo@contoso.com"},
    {"OV-002 in the rule", "OV-002", 48,
	"{'ExoSecOpsOverrideRule':[{'Name':'r','SentTo':['ceo@contoso.com']}]}",
	NULL, NULL},
    {"OV-002 nobody", "OV-002", 0, SECOPS(""), NULL, NULL},
    {"AR-001 sealer", "AR-001", 42, ARC("'seal.example'"), NULL,
	"ArcTrustedSealers=seal.example"},
    {"AR-001 new", "AR-001", 42, ARC("'seal.example'"), ARC(""),
	"is not in the baseline"},
    {"AR-001 ours", "AR-001", 0, ARC("'contoso.com'"), NULL, NULL},
    {"AR-001 none", "AR-001", 0, ARC(""), NULL, NULL},
};

#define UNFILTERED "allow-list-ranges:\n- {range: 203.0.113.0/24, reason: r}\n"
#define SIMULATION "simulation:\n- {domain: sim.example, reason: r}\n"
#define ANY_SENDER "sender-ranges:\n- {range: 203.0.113.0/24, reason: r}\n"

static const struct settle_row covers[] = {
    {"CF-001 approved", "CF-001", UNFILTERED, true,
	CONN(ALLOW("'203.0.113.9'")), NULL},
    {"CF-001 one is not", "CF-001", UNFILTERED, false,
	CONN(ALLOW("'203.0.113.9','198.51.100.1'")), NULL},
    {"CF-001 a sender for anything", "CF-001", ANY_SENDER, true,
	CONN(ALLOW("'203.0.113.9'")), NULL},
    {"CF-001 a sender for a connector", "CF-001",
	"sender-ranges:\n- {range: 203.0.113.0/24, for: [Relay], reason: r}\n",
	false, "{'HostedConnectionFilterPolicy':[{'Name':'Default'"
	ALLOW("'203.0.113.9'") "}],'InboundConnector':[{'Guid':'1','Name':"
	"'Relay','ConnectorType':'OnPremises'}]}", NULL},
    {"TA-001 of a simulation", "TA-001", SIMULATION, true,
	"{'TenantAllowBlockListItem':[{'Identity':'i1','Action':'Allow',"
	"'ListType':'Url','Value':'sim.example/~','ExpirationDate':null}]}",
	NULL},
    {"OV-001 approved", "OV-001", SIMULATION ANY_SENDER, true,
	SIMS("'sim.example'", "'203.0.113.9'"), NULL},
    {"OV-001 address is not", "OV-001", SIMULATION, false,
	SIMS("'sim.example'", "'203.0.113.9'"), NULL},
    {"OV-001 domain is not", "OV-001", ANY_SENDER, false,
	SIMS("'sim.example'", "'203.0.113.9'"), NULL},
    {"OV-002 approved", "OV-002",
	"soc-mailboxes:\n- {address: soc@contoso.com, reason: r}\n", true,
	SECOPS("'soc@contoso.com'"), NULL},
    {"OV-002 one more", "OV-002",
	"soc-mailboxes:\n- {address: soc@contoso.com, reason: r}\n", false,
	SECOPS("'soc@contoso.com','ceo@contoso.com'"), NULL},
    {"AR-001 approved", "AR-001",
	"arc-sealers:\n- {domain: seal.example, reason: r}\n", true,
	ARC("'seal.example'"), NULL},
    {"AR-001 below it", "AR-001",
	"arc-sealers:\n- {domain: seal.example, reason: r}\n", false,
	ARC("'a.seal.example'"), NULL},
};
/* clang-format on */

int
main(void)
{
	KIT_ROWS(rows, rows_fire);
	KIT_ROWS(covers, rows_settle);
	return kit_finish();
}
