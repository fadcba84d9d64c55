/*
 * outbound_test.c - outbound connectors: where mail goes, and how.
 */
#include "tests/unit/auditor/check/rows.h"

#define LIST(one) "{'OutboundConnector':[" one "]}"
#define OUT(more)                                                              \
	"{'Guid':'d0000000-0000-4000-8000-000000000001','Name':'Out'" more "}"
#define HOST(name)   ",'SmartHosts':['" name "']"
#define TO_ALL       ",'RecipientDomains':['*']"
#define ROUTED(rule) "],'TransportRule':[" rule
#define RULE(to, more)                                                         \
	"{'Guid':'e1','Name':'Route','RouteMessageOutboundConnector':'" to     \
	"'" more "}"
#define HYBRID                                                                 \
	OUT(HOST("mail.contoso.com") ",'Name':'Outbound to x',"                \
				     "'ConnectorSource':'HybridWizard','"      \
				     "TlsSettings':"                           \
				     "'DomainValidation','TlsDomain':'mail."   \
				     "contoso.com'")

/* clang-format off */
static const struct check_row rows[] = {
    {"OC-001 all mail", "OC-001", 60, LIST(OUT(TO_ALL HOST("mx.evil.example"))),
	NULL, "SmartHosts=mx.evil.example (a host of ours"},
    {"OC-001 all accepted", "OC-001", 60,
	LIST(OUT(",'AllAcceptedDomains':true" HOST("mx.evil.example"))), NULL,
	NULL},
    {"OC-001 all of com", "OC-001", 60, LIST(OUT(
	",'RecipientDomains':['*.com']" HOST("mx.evil.example"))), NULL, NULL},
    {"OC-001 all of one domain", "OC-001", 0, LIST(OUT(
	",'RecipientDomains':['*.a.example']" HOST("mx.evil.example"))), NULL,
	NULL},
    {"OC-001 looks like ours", "OC-001", 60,
	LIST(OUT(TO_ALL HOST("mx.c0ntoso.com"))), NULL,
	"looks like contoso.com"},
    {"OC-001 one of two hosts", "OC-001", 60, LIST(OUT(TO_ALL
	",'SmartHosts':['mail.contoso.com','mx.evil.example']")), NULL, NULL},
    {"OC-001 host of another tenant", "OC-001", 60,
	LIST(OUT(TO_ALL HOST("evil.onmicrosoft.com"))), NULL, NULL},
    {"OC-001 own host", "OC-001", 0,
	LIST(OUT(TO_ALL HOST("mail.contoso.com"))), NULL, NULL},
    {"OC-001 one domain", "OC-001", 0, LIST(OUT(
	",'RecipientDomains':['a.example']" HOST("mx.evil.example"))), NULL,
	NULL},
    {"OC-001 for rules only", "OC-001", 0, LIST(OUT(TO_ALL
	HOST("mx.evil.example") ",'IsTransportRuleScoped':true")), NULL, NULL},
    {"OC-001 switched off", "OC-001", 0, LIST(OUT(TO_ALL
	HOST("mx.evil.example") ",'Enabled':false")), NULL, NULL},
    {"OC-001 by MX", "OC-001", 0, LIST(OUT(TO_ALL ",'UseMXRecord':true")), NULL,
	NULL},
    {"OC-002 by name", "OC-002", 60,
	LIST(OUT(HOST("mx.evil.example")) ROUTED(RULE("OUT", ""))), NULL,
	"RouteMessageOutboundConnector=OUT"},
    {"OC-002 by id", "OC-002", 60, LIST(OUT(HOST("mx.evil.example"))
	ROUTED(RULE("d0000000-0000-4000-8000-000000000001", ""))), NULL, NULL},
    {"OC-002 rule off", "OC-002", 30, LIST(OUT(HOST("mx.evil.example"))
	ROUTED(RULE("Out", ",'State':'Disabled'"))), NULL, NULL},
    {"OC-002 connector off", "OC-002", 60,
	LIST(OUT(HOST("mx.evil.example") ",'Enabled':false")
	ROUTED(RULE("Out", ""))), NULL, "the connector is switched off"},
    {"OC-002 own host", "OC-002", 0,
	LIST(OUT(HOST("mail.contoso.com")) ROUTED(RULE("Out", ""))), NULL, NULL},
    {"OC-002 no such connector", "OC-002", 0,
	LIST(OUT(HOST("mx.evil.example")) ROUTED(RULE("Other", ""))), NULL,
	NULL},
    {"OC-003 nothing", "OC-003", 25,
	LIST(OUT(HOST("mx.evil.example") ",'TlsSettings':null")), NULL,
	"TlsSettings= (DomainValidation)"},
    {"OC-003 encrypted only", "OC-003", 25,
	LIST(OUT(HOST("mx.evil.example") ",'TlsSettings':'EncryptionOnly'")),
	NULL, NULL},
    {"OC-003 verified", "OC-003", 0, LIST(OUT(HOST("mx.evil.example"))), NULL,
	NULL},
    {"OC-003 own host", "OC-003", 0,
	LIST(OUT(HOST("mail.contoso.com") ",'TlsSettings':null")), NULL, NULL},
    {"OC-004 new", "OC-004", 30, LIST(OUT(HOST("mail.contoso.com"))),
	"{'OutboundConnector':[]}", "a connector of the baseline"},
    {"OC-004 known", "OC-004", 0, LIST(OUT(HOST("mail.contoso.com"))),
	LIST(OUT("")), NULL},
    {"OC-004 out of scope", "OC-004", 0, LIST(OUT(HOST("mail.contoso.com"))),
	"{'TransportRule':[]}", NULL},
    {"OC-005 by way of the premises", "OC-005", 48,
	LIST(OUT(",'RouteAllMessagesViaOnPremises':true")), LIST(OUT("")),
	"RouteAllMessagesViaOnPremises=true"},
    {"OC-005 all domains", "OC-005", 48,
	LIST(OUT(",'AllAcceptedDomains':true")), LIST(OUT("")), NULL},
    {"OC-005 as it was", "OC-005", 0,
	LIST(OUT(",'AllAcceptedDomains':true")),
	LIST(OUT(",'AllAcceptedDomains':true")), NULL},
    {"OC-005 not known before", "OC-005", 0,
	LIST(OUT(",'AllAcceptedDomains':true")),
	LIST(OUT(",'AllAcceptedDomains':null")), NULL},
    {"OC-006 headers", "OC-006", 48,
	LIST(OUT(HOST("mx.evil.example") ",'CloudServicesMailEnabled':true")),
	NULL, "CloudServicesMailEnabled=true"},
    {"OC-006 own host", "OC-006", 0,
	LIST(OUT(HOST("mail.contoso.com") ",'CloudServicesMailEnabled':true")),
	NULL, NULL},
    {"OC-007 address", "OC-007", 25, LIST(OUT(HOST("203.0.113.9"))), NULL,
	"SmartHosts=203.0.113.9 (a name)"},
    {"OC-007 in brackets", "OC-007", 25, LIST(OUT(HOST("[203.0.113.9]"))), NULL,
	NULL},
    {"OC-007 IPv6", "OC-007", 25, LIST(OUT(HOST("2001:db8::1"))), NULL, NULL},
    {"OC-007 name", "OC-007", 0, LIST(OUT(HOST("mx.evil.example"))), NULL,
	NULL},
    {"OC-008 other host", "OC-008", 55,
	LIST(OUT(HOST("mx.evil.example")) ROUTED(RULE("Out", ""))),
	LIST(OUT(HOST("mail.contoso.com"))), "routed by=Route"},
    {"OC-008 other name of certificate", "OC-008", 55,
	LIST(OUT(HOST("a.example") ",'TlsDomain':'b.example'")
	ROUTED(RULE("Out", ""))),
	LIST(OUT(HOST("a.example") ",'TlsDomain':'a.example'")),
	"TlsDomain=b.example (a.example)"},
    {"OC-008 switched off", "OC-008", 28,
	LIST(OUT(HOST("a.example") ",'Enabled':false") ROUTED(RULE("Out", ""))),
	LIST(OUT(HOST("a.example"))), "Enabled=false (true)"},
    {"OC-008 no rule", "OC-008", 0, LIST(OUT(HOST("mx.evil.example"))),
	LIST(OUT(HOST("mail.contoso.com"))), NULL},
    {"OC-008 as it was", "OC-008", 0,
	LIST(OUT(HOST("a.example")) ROUTED(RULE("Out", ""))),
	LIST(OUT(HOST("a.example"))), NULL},
};

#define HOSTS   "smart-hosts:\n- {host: '*.gateway.example', reason: r}\n"
#define ADDRESS "smart-hosts:\n- {host: 203.0.113.9, reason: r}\n"

static const struct settle_row covers[] = {
    {"OC-001 gateway", "OC-001", HOSTS, true,
	LIST(OUT(TO_ALL HOST("a.gateway.example"))), NULL},
    {"OC-001 gateway and another", "OC-001", HOSTS, false,
	LIST(OUT(TO_ALL ",'SmartHosts':['a.gateway.example','b.example']")),
	NULL},
    {"OC-002 gateway", "OC-002", HOSTS, true,
	LIST(OUT(HOST("a.gateway.example")) ROUTED(RULE("Out", ""))), NULL},
    {"OC-003 gateway", "OC-003", HOSTS, true,
	LIST(OUT(HOST("a.gateway.example") ",'TlsSettings':null")), NULL},
    {"OC-004 gateway", "OC-004", HOSTS, true,
	LIST(OUT(HOST("a.gateway.example"))), "{'OutboundConnector':[]}"},
    {"OC-004 hybrid", "OC-004", "hybrid: yes\n", true, LIST(HYBRID),
	"{'OutboundConnector':[]}"},
    {"OC-004 hybrid that is not declared", "OC-004", "hybrid: no\n", false,
	LIST(HYBRID), "{'OutboundConnector':[]}"},
    {"OC-006 gateway", "OC-006", HOSTS, true, LIST(OUT(
	HOST("a.gateway.example") ",'CloudServicesMailEnabled':true")), NULL},
    {"OC-007 approved address", "OC-007", ADDRESS, true,
	LIST(OUT(HOST("[203.0.113.9]"))), NULL},
    {"OC-007 other address", "OC-007", ADDRESS, false,
	LIST(OUT(HOST("203.0.113.8"))), NULL},
    {"OC-008 to the gateway", "OC-008", HOSTS, true,
	LIST(OUT(HOST("a.gateway.example")) ROUTED(RULE("Out", ""))),
	LIST(OUT(HOST("b.gateway.example")))},
    {"OC-008 gateway switched off", "OC-008", HOSTS, false,
	LIST(OUT(HOST("a.gateway.example") ",'Enabled':false")
	ROUTED(RULE("Out", ""))),
	LIST(OUT(HOST("a.gateway.example")))},
};
/* clang-format on */

struct behind_row {
	const char *name;
	const char *check; /* approved for the connector */
	bool is_other;     /* the connector does something else by now */
	enum finding_status want;
};

static const struct behind_row behind[] = {
    {"approved for the connector", "OC-002", false, FINDING_ACCEPTED},
    {"approved for another check", "OC-004", false, FINDING_NEW},
    {"the connector is another", "OC-002", true, FINDING_NEW},
};

/* Who approves that rules may use a connector need not name each rule. */
static void
accepts_behind(const void *at)
{
	const struct behind_row *row = at;
	CLEANUP(scene_done)
	struct scene scene = scene_begin(
	    LIST(OUT(HOST("mx.other.example")) ROUTED(RULE("Out", ""))), NULL);
	const struct object_list *list =
	    snapshot_list(scene.now, KIND_OUTBOUND_CONNECTOR);
	struct approval approval = {
	    .check = sv_from(row->check),
	    .kind = KIND_OUTBOUND_CONNECTOR,
	    .id = list->objects[0].id,
	    .behaviour = list->objects[0].behaviour_digest,
	    .canon = SV(OBJECT_CANON),
	    .reason = SV("contract 9"),
	    .approver = SV("Mika"),
	    .expires = INT64_MAX,
	};

	approval.behaviour.bytes[0] ^= row->is_other;
	scene.policy.approvals = &approval;
	scene.policy.approval_count = 1;
	scene_judge(&scene);
	const struct finding *finding =
	    scene_find(&scene.outcome, SV("OC-002"));
	KIT_INT(finding->status, row->want);
	if (row->want == FINDING_ACCEPTED)
		KIT_TEXT(finding->accepted_by, SV("Mika"));
}

int
main(void)
{
	KIT_ROWS(rows, rows_fire);
	KIT_ROWS(covers, rows_settle);
	KIT_ROWS(behind, accepts_behind);
	return kit_finish();
}
