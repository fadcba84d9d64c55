/*
 * inbound_test.c - inbound connectors that trust too much, or guard less.
 */
#include "tests/unit/auditor/check/rows.h"

#define LIST(one) "{'InboundConnector':[" one "]}"
#define RELAY(more)                                                            \
	"{'Guid':'c0000000-0000-4000-8000-000000000001','Name':'Relay',"       \
	"'ConnectorType':'OnPremises'" more "}"
#define PARTNER(more)                                                          \
	"{'Guid':'c0000000-0000-4000-8000-000000000001','Name':'Relay',"       \
	"'ConnectorType':'Partner'" more "}"
#define NAMED(name) "{'Guid':'1','Name':'" name "'}"
#define GUID        "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
#define WIZARD(more)                                                           \
	"{'Guid':'1','Name':'Inbound from " GUID "','ConnectorType':"          \
	"'OnPremises','ConnectorSource':'HybridWizard','RequireTls':true,"     \
	"'TlsSenderCertificateName':'mail.contoso.com',"                       \
	"'CloudServicesMailEnabled':true" more "}"
#define FROM(list)  ",'SenderIPAddresses':[" list "]"
#define CERT(name)  ",'TlsSenderCertificateName':'" name "'"
#define SKIP(list)  ",'EFSkipIPs':[" list "]"
#define USERS(list) ",'EFUsers':[" list "]"

/* clang-format off */
static const struct check_row rows[] = {
    /* --- names --- */
    {"IC-002 random", "IC-002", 15, LIST(NAMED("Sys-kqzvx")), NULL,
	"kqzvx is no word"},
    {"IC-002 behind an underscore", "IC-002", 15, LIST(NAMED("Ran_XqLpw")),
	NULL, NULL},
    {"IC-002 full-width", "IC-002", 15, LIST(NAMED("Ｋｑｚｖｘ")), NULL, NULL},
    {"IC-002 word", "IC-002", 0, LIST(NAMED("Sys-relay")), NULL, NULL},
    {"IC-002 blank within", "IC-002", 0, LIST(NAMED("XKZ-RTQ plant")), NULL,
	NULL},
    {"IC-002 too short", "IC-002", 0, LIST(NAMED("Sys-kqz")), NULL, NULL},
    {"IC-002 too long", "IC-002", 0, LIST(NAMED("Sys-kqzvxwqjk")), NULL, NULL},
    {"IC-002 digits", "IC-002", 0, LIST(NAMED("Sys-kq2vx")), NULL, NULL},
    {"IC-002 short form", "IC-002", 0, LIST(NAMED("Partner SMTP-smtp")), NULL,
	NULL},
    {"IC-002 part of our domain", "IC-002", 0,
	"{'InboundConnector':[" NAMED("to-xkqzv") "],"
	"'AcceptedDomain':[{'DomainName':'xkqzv.example'}]}", NULL, NULL},
    {"IC-002 Japanese", "IC-002", 0, LIST(NAMED("本社複合機")), NULL, NULL},

    /* --- addresses --- */
    {"IC-012 /27", "IC-012", 35, LIST(RELAY(FROM("'203.0.113.0/27'"))), NULL,
	"203.0.113.0/27"},
    {"IC-012 range of 17", "IC-012", 35,
	LIST(RELAY(FROM("'203.0.113.0-203.0.113.16'"))), NULL, NULL},
    {"IC-012 many single ones", "IC-012", 35, LIST(RELAY(FROM(
	"'203.0.113.0/28','203.0.113.16/28','203.0.113.32/28',"
	"'203.0.113.48/28','203.0.113.64/28','203.0.113.80/28',"
	"'203.0.113.96/28','203.0.113.112/28','203.0.113.128/28',"
	"'203.0.113.144/28','203.0.113.160/28','203.0.113.176/28',"
	"'203.0.113.192/28','203.0.113.208/28','203.0.113.224/28',"
	"'203.0.113.240/28','198.51.100.1'"))), NULL, NULL},
    {"IC-012 address of a service", "IC-012", 35,
	LIST(RELAY(FROM("'54.240.8.9'"))), NULL, "is of Amazon SES"},
    {"IC-012 address of every tenant", "IC-012", 35,
	LIST(RELAY(FROM("'40.107.1.2'"))), NULL, "is of Exchange Online"},
    {"IC-012 IPv6 of two networks", "IC-012", 35,
	LIST(RELAY(FROM("'2001:db8::/63'"))), NULL, NULL},
    {"IC-012 switched off", "IC-012", 18,
	LIST(RELAY(FROM("'203.0.113.0/24'") ",'Enabled':false")), NULL, NULL},
    {"IC-012 /28", "IC-012", 0, LIST(RELAY(FROM("'203.0.113.0/28'"))), NULL,
	NULL},
    {"IC-012 IPv6 network", "IC-012", 0,
	LIST(RELAY(FROM("'2001:db8::/64'"))), NULL, NULL},

    /* --- trust --- */
    {"IC-013 internal", "IC-013", 50,
	LIST(RELAY(",'TreatMessagesAsInternal':true")), NULL,
	"TreatMessagesAsInternal=true"},
    {"IC-013 not internal", "IC-013", 0, LIST(RELAY("")), NULL, NULL},
    {"IC-014 headers", "IC-014", 50,
	LIST(RELAY(",'CloudServicesMailEnabled':true")), NULL,
	"the policy declares no hybrid"},
    {"IC-014 as the wizard, without hybrid", "IC-014", 50, LIST(WIZARD("")),
	NULL, NULL},
    {"IC-014 no headers", "IC-014", 0, LIST(RELAY("")), NULL, NULL},
    {"IC-015 foreign", "IC-015", 55, LIST(RELAY(CERT("mail.evil.example"))),
	NULL, "a name of ours"},
    {"IC-015 issuer and subject", "IC-015", 55,
	LIST(RELAY(CERT("<I>CN=contoso.com<S>CN=mail.evil.example"))), NULL,
	NULL},
    {"IC-015 looks like ours", "IC-015", 55,
	LIST(RELAY(CERT("mail.c0ntoso.com"))), NULL,
	"mail.c0ntoso.com looks like contoso.com"},
    {"IC-015 of a provider", "IC-015", 55, LIST(RELAY(CERT("*.amazonses.com"))),
	NULL, "shared by all customers"},
    {"IC-015 of another tenant", "IC-015", 55,
	LIST(RELAY(CERT("evil.onmicrosoft.com"))), NULL, NULL},
    {"IC-015 gateway in front", "IC-015", 30,
	LIST(PARTNER(CERT("*.gateway.example"))), NULL, NULL},
    {"IC-015 ours", "IC-015", 0, LIST(RELAY(CERT("*.contoso.com"))), NULL, NULL},
    {"IC-015 of one partner", "IC-015", 0, LIST(PARTNER(
	CERT("mail.partner.example") ",'SenderDomains':['partner.example']")),
	NULL, NULL},
    {"IC-015 none", "IC-015", 0, LIST(RELAY("")), NULL, NULL},
    {"IC-016 open", "IC-016", 10, LIST(PARTNER("")), NULL, "RequireTls=false"},
    {"IC-016 TLS", "IC-016", 0, LIST(PARTNER(",'RequireTls':true")), NULL, NULL},
    {"IC-016 not returned", "IC-016", 0,
	"{'InboundConnector':[" PARTNER(",'RequireTls':null") "]}", NULL, NULL},
    {"IC-016 one sender", "IC-016", 0,
	LIST(PARTNER(",'SenderDomains':['partner.example']")), NULL, NULL},
    {"IC-016 on premises", "IC-016", 0, LIST(RELAY("")), NULL, NULL},
    {"IC-021 drops", "IC-021", 35,
	LIST(RELAY(",'ScanAndDropRecipients':['a@contoso.com']")), NULL,
	"ScanAndDropRecipients"},
    {"IC-021 tests", "IC-021", 35, LIST(RELAY(",'EFTestMode':true")), NULL,
	"EFTestMode=true"},
    {"IC-021 neither", "IC-021", 0, LIST(RELAY("")), NULL, NULL},
    {"IC-022 without hybrid", "IC-022", 45, LIST(WIZARD("")), NULL,
	"the policy declares no hybrid"},
    {"IC-022 says nothing", "IC-022", 0, LIST(RELAY("")), NULL, NULL},

    /* --- drift --- */
    {"IC-017 foreign hop", "IC-017", 38, LIST(RELAY(SKIP("'203.0.113.9'"))),
	LIST(RELAY(SKIP("'198.51.100.1'"))), "EFSkipIPs=203.0.113.9"},
    {"IC-017 gateway named", "IC-017", 38,
	LIST(RELAY(",'EFSkipMailGateway':['x']")), LIST(RELAY("")), NULL},
    {"IC-017 last hop", "IC-017", 38, LIST(RELAY(",'EFSkipLastIP':true")),
	LIST(RELAY("")), "EFSkipLastIP=true"},
    {"IC-017 only some users", "IC-017", 38,
	LIST(RELAY(USERS("'a@contoso.com'"))), LIST(RELAY("")), "everybody"},
    {"IC-017 fewer users", "IC-017", 38,
	LIST(RELAY(USERS("'a@contoso.com'"))),
	LIST(RELAY(USERS("'a@contoso.com','b@contoso.com'"))),
	"EFUsers=not among them (b@contoso.com)"},
    {"IC-017 switched off", "IC-017", 38, LIST(RELAY("")),
	LIST(RELAY(SKIP("'198.51.100.1'"))), "was on and is off"},
    {"IC-017 more users", "IC-017", 0,
	LIST(RELAY(USERS("'a@contoso.com','b@contoso.com'"))),
	LIST(RELAY(USERS("'a@contoso.com'"))), NULL},
    {"IC-017 hop less", "IC-017", 0, LIST(RELAY(SKIP("'198.51.100.1'"))),
	LIST(RELAY(SKIP("'198.51.100.1','198.51.100.2'"))), NULL},
    {"IC-017 without a baseline", "IC-017", 0,
	LIST(RELAY(SKIP("'203.0.113.9'"))), NULL, NULL},
    {"IC-018 addresses", "IC-018", 50, LIST(PARTNER("")),
	LIST(PARTNER(",'RestrictDomainsToIPAddresses':true")),
	"RestrictDomainsToIPAddresses=false"},
    {"IC-018 certificate", "IC-018", 50, LIST(PARTNER("")),
	LIST(PARTNER(",'RestrictDomainsToCertificate':true")), NULL},
    {"IC-018 TLS", "IC-018", 50, LIST(PARTNER("")),
	LIST(PARTNER(",'RequireTls':true")), NULL},
    {"IC-018 not returned", "IC-018", 0, LIST(PARTNER(",'RequireTls':null")),
	LIST(PARTNER(",'RequireTls':true")), NULL},
    {"IC-018 tightened", "IC-018", 0, LIST(PARTNER(",'RequireTls':true")),
	LIST(PARTNER("")), NULL},

    /* --- switched off --- */
    {"IC-020 by address", "IC-020", 28,
	LIST(RELAY(FROM("'203.0.113.9'") ",'Enabled':false")), NULL,
	"trusted by address alone"},
    {"IC-020 internal", "IC-020", 25,
	LIST(RELAY(",'TreatMessagesAsInternal':true,'Enabled':false")), NULL,
	"counts as internal"},
    {"IC-020 nothing bad", "IC-020", 0, LIST(RELAY(",'Enabled':false")), NULL,
	NULL},
    {"IC-020 switched on", "IC-020", 0, LIST(RELAY(FROM("'203.0.113.9'"))),
	NULL, NULL},
};

#define RANGE(range) "sender-ranges:\n- {range: " range ", reason: r}\n"
#define OWN_ONLY                                                               \
	"sender-ranges:\n- {range: 203.0.113.0/24, for: [Relay], reason: r}\n"
#define CERTS "certificates:\n- {name: '*.gateway.example', reason: r}\n"
#define PAIR                                                                   \
	"],'OutboundConnector':[{'Guid':'2','Name':'Outbound to " GUID "'}"
#define OTHER_PAIR "],'OutboundConnector':[{'Guid':'2','Name':'Outbound'}"

static const struct settle_row covers[] = {
    {"IC-012 by range", "IC-012", RANGE("203.0.113.0/24"), true,
	LIST(RELAY(FROM("'203.0.113.0/27'"))), NULL},
    {"IC-012 by the connector's range", "IC-012", OWN_ONLY, true,
	LIST(RELAY(FROM("'203.0.113.0/27'"))), NULL},
    {"IC-012 one entry not", "IC-012", RANGE("203.0.113.0/24"), false,
	LIST(RELAY(FROM("'203.0.113.0/27','198.51.100.1'"))), NULL},
    {"IC-014 pinned", "IC-014", CERTS, true, LIST(RELAY(
	CERT("a.gateway.example") ",'RequireTls':true,"
	"'CloudServicesMailEnabled':true")), NULL},
    {"IC-014 certificate without TLS", "IC-014", CERTS, false, LIST(RELAY(
	CERT("a.gateway.example") ",'CloudServicesMailEnabled':true")), NULL},
    {"IC-014 hybrid with another name", "IC-014", "hybrid: yes\n", false,
	LIST(RELAY(CERT("mail.contoso.com") ",'RequireTls':true,"
	"'ConnectorSource':'HybridWizard','CloudServicesMailEnabled':true")),
	NULL},
    {"IC-015 by name", "IC-015", CERTS, true,
	LIST(RELAY(CERT("a.gateway.example"))), NULL},
    {"IC-015 other name", "IC-015", CERTS, false,
	LIST(RELAY(CERT("gateway.example"))), NULL},
    {"IC-020 by range", "IC-020", RANGE("203.0.113.0/24"), true,
	LIST(RELAY(FROM("'203.0.113.9'") ",'Enabled':false")), NULL},
    {"IC-020 range, and internal", "IC-020", RANGE("203.0.113.0/24"), false,
	LIST(RELAY(FROM("'203.0.113.9'") ",'Enabled':false,"
	"'TreatMessagesAsInternal':true")), NULL},
    {"IC-022 pair broken", "IC-022", "hybrid: yes\n", false,
	LIST(WIZARD("") OTHER_PAIR), NULL},
    {"IC-022 with addresses", "IC-022", "hybrid: yes\n", false,
	LIST(WIZARD(FROM("'203.0.113.9'")) PAIR), NULL},
    {"IC-022 foreign certificate", "IC-022", "hybrid: yes\n", false,
	LIST(WIZARD(CERT("a.evil.example")) PAIR), NULL},
};
/* clang-format on */

/* As the wizard makes it nothing is found, and new it is accepted. */
static void
knows_hybrid(const void *at)
{
	CLEANUP(scene_done)
	struct scene scene =
	    scene_begin(LIST(WIZARD("") PAIR), "{'InboundConnector':[]}");

	(void)at;
	scene.policy.hybrid = true;
	scene_judge(&scene);
	KIT_TRUE(scene_find(&scene.outcome, SV("IC-014")) == NULL);
	KIT_TRUE(scene_find(&scene.outcome, SV("IC-022")) == NULL);
	KIT_INT(
	    scene_find(&scene.outcome, SV("IC-010"))->status, FINDING_ACCEPTED);
}

/* A narrow hop that the policy has is upkeep, a wide one is not. */
static void
knows_hops(const void *at)
{
	CLEANUP(scene_done)
	struct scene scene =
	    scene_begin(LIST(RELAY(SKIP("'198.51.100.1','203.0.113.9'"))),
		LIST(RELAY(SKIP("'198.51.100.1'"))));
	struct policy_range range = {.reason = SV("gateway")};

	(void)at;
	KIT_TRUE(iprange_read(SV("203.0.113.0/24"), &range.range));
	scene.policy.ranges = &range;
	scene.policy.range_count = 1;
	scene_judge(&scene);
	KIT_TRUE(scene_find(&scene.outcome, SV("IC-017")) == NULL);
}

int
main(void)
{
	KIT_ROWS(rows, rows_fire);
	KIT_ROWS(covers, rows_settle);
	kit_case("the wizard's connector", knows_hybrid);
	kit_case("approved hops", knows_hops);
	return kit_finish();
}
