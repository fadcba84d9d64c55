/*
 * policy_test.c - what the policy accepts, and that it goes no further.
 */
#include "tests/unit/auditor/check/scene.h"

#define COPY(more)                                                             \
	"{'Guid':'r1','Name':'Desk "                                           \
	"copy','BlindCopyTo':['a@desk.example']" more "}"
#define RULES(list) "{'TransportRule':[" list "]}"

/* --- applications -------------------------------------------------------- */

#define APP_ID "b0000000-0000-4000-8000-000000000001"
#define TENANT(key, role, more)                                                \
	"{'Application':[{'id':'a1','appId':'" APP_ID "','displayName':"       \
	"'contoso_bot','keyCredentials':[{'keyId':'" key "'}]}],"              \
	"'ServicePrincipal':[{'id':'p1','appId':'" APP_ID "'}],"               \
	"'AppRoleAssignment':[{'id':'g1','principalId':'p1','resourceAppId':"  \
	"'00000002-0000-0ff1-ce00-000000000000','appRoleId':"                  \
	"'dc50a0fb-09a3-484d-be87-e023b12c6440'}" more "],"                    \
	"'RoleAssignment':[{'id':'r1','principalId':'p1',"                     \
	"'directoryScopeId':'/','roleDefinitionId':'" role "'}]}"
#define GLOBAL   "62e90394-69f5-4237-9190-012177145e10"
#define EXCHANGE "29232cdf-9323-42fd-ade2-1d097af3e4de"
#define FULL_ACCESS                                                            \
	",{'id':'g2','principalId':'p1','resourceAppId':"                      \
	"'00000002-0000-0ff1-ce00-000000000000','appRoleId':"                  \
	"'dc890d15-9560-4a4c-9b7f-a736ec74ec40'}"

struct app_row {
	const char *name;
	const char *now;
	const char *check;
	enum finding_status want;
	const char *shown; /* part of the evidence, or NULL */
};

/* Approved with g1, Exchange Administrator and Global Administrator, k1. */
static const struct app_row apps[] = {
    {"its grant", TENANT("k1", EXCHANGE, ""), "GR-001", FINDING_ACCEPTED, NULL},
    {"its role", TENANT("k1", EXCHANGE, ""), "RL-002", FINDING_ACCEPTED, NULL},
    {"its name", TENANT("k1", EXCHANGE, ""), "AP-001", FINDING_ACCEPTED, NULL},
    {"its registration", TENANT("k1", EXCHANGE, ""), "AP-002", FINDING_ACCEPTED,
	NULL},
    {"its credential", TENANT("k1", EXCHANGE, ""), "CR-001", FINDING_ACCEPTED,
	NULL},
    {"a grant more", TENANT("k1", EXCHANGE, FULL_ACCESS), "GR-003", FINDING_NEW,
	"not with this grant"},
    {"a credential more", TENANT("k2", EXCHANGE, ""), "CR-001", FINDING_NEW,
	"not with this credential"},
    {"a credential beside its own", TENANT("k1'},{'keyId':'k2", EXCHANGE, ""),
	"CR-001", FINDING_NEW, "not with this credential"},
    {"Global Administrator, approved or not", TENANT("k1", GLOBAL, ""),
	"RL-001", FINDING_NEW, NULL},
};

static void
judges_app(const void *at)
{
	const struct app_row *row = at;
	CLEANUP(scene_done)
	struct scene scene = scene_begin(row->now, "{'Application':[]}");
	strview grants[] = {SV("00000002-0000-0ff1-ce00-000000000000/"
			       "dc50a0fb-09a3-484d-be87-e023b12c6440")};
	strview roles[] = {SV(EXCHANGE "@/"), SV(GLOBAL "@/")};
	strview keys[] = {SV("k1")};
	struct policy_application app = {
	    .app_id = SV(APP_ID),
	    .reason = SV("nightly job"),
	    .grants = {grants, 1},
	    .roles = {roles, 2},
	    .credentials = {keys, 1},
	};

	scene.policy.applications = &app;
	scene.policy.application_count = 1;
	scene.input.policy_expires = 77;
	scene_judge(&scene);
	const struct finding *finding =
	    scene_find(&scene.outcome, sv_from(row->check));
	KIT_INT(finding->status, row->want);
	if (row->shown != NULL)
		KIT_HAS(scene_evidence(finding, scene.arena), row->shown);
	if (row->want != FINDING_ACCEPTED)
		return;
	KIT_TEXT(finding->accepted_by, SV("policy"));
	KIT_TEXT(finding->accepted_why, SV("nightly job"));
	KIT_INT(finding->accepted_until, 77);
	KIT_INT(finding->points, 0);
}

/* The id of a certificate is free for whoever adds it to choose. */
static void
minds_certificate(const void *at)
{
	CLEANUP(scene_done)
	struct scene scene =
	    scene_begin(TENANT("k1','customKeyIdentifier':'BB", EXCHANGE, ""),
		TENANT("k1','customKeyIdentifier':'AA", EXCHANGE, ""));
	strview keys[] = {SV("k1")};
	struct policy_application app = {
	    .app_id = SV(APP_ID), .credentials = {keys, 1}};

	(void)at;
	scene.policy.applications = &app;
	scene.policy.application_count = 1;
	scene_judge(&scene);
	const struct finding *finding =
	    scene_find(&scene.outcome, SV("CR-001"));
	KIT_INT(finding->status, FINDING_NEW);
	KIT_HAS(
	    scene_evidence(finding, scene.arena), "not with this credential");
}

/* A scope of its own: approved for the tenant is not for a unit, and back. */
static void
minds_scope(const void *at)
{
	CLEANUP(scene_done)
	struct scene scene = scene_begin(TENANT("k1", EXCHANGE, ""), NULL);
	strview role = SV(EXCHANGE "@/administrativeUnits/1");
	struct policy_application app = {
	    .app_id = SV(APP_ID), .roles = {&role, 1}};

	(void)at;
	scene.policy.applications = &app;
	scene.policy.application_count = 1;
	scene_judge(&scene);
	const struct finding *finding =
	    scene_find(&scene.outcome, SV("RL-002"));
	KIT_INT(finding->status, FINDING_NEW);
	KIT_HAS(scene_evidence(finding, scene.arena), "not with this role");
}

static void
names_itself(const void *at)
{
	CLEANUP(scene_done)
	struct scene scene = scene_begin(TENANT("k1", EXCHANGE, ""), NULL);

	(void)at;
	scene.input.own_app_id = SV("B0000000-0000-4000-8000-000000000001");
	scene_judge(&scene);
	const struct finding *finding =
	    scene_find(&scene.outcome, SV("GR-001"));
	KIT_INT(finding->status, FINDING_NEW);
	KIT_INT(finding->points, 62);
	KIT_HAS(
	    scene_evidence(finding, scene.arena), "this is the auditor itself");
}

/* --- ranges, recipients, hybrid ------------------------------------------ */

#define RELAY(addresses)                                                       \
	"{'InboundConnector':[{'Guid':'c1','ConnectorType':'OnPremises',"      \
	"'SenderIPAddresses':[" addresses "]}]}"
#define SIMULATION(addresses)                                                  \
	RULES("{'Guid':'r1','SetHeaderName':'X-MS-Exchange-Organization-SCL'," \
	      "'SenderIpRanges':[" addresses "]}")
#define WIZARD(more)                                                           \
	"{'Guid':'c1','ConnectorType':'OnPremises','ConnectorSource':"         \
	"'HybridWizard','RequireTls':true,'Name':"                             \
	"'Inbound from 8d4f1c0e-5a6b-4c7d-8e9f-0a1b2c3d4e5f'" more "}"
#define OWN_CERT      ",'TlsSenderCertificateName':'mail.contoso.com'"
#define INBOUND(list) "{'InboundConnector':[" list "]}"

struct policy_row {
	const char *name;
	const char *now;
	const char *baseline;
	const char *check;
	enum finding_status want;
	unsigned points;
	const char *range_for; /* id, or NULL: any object */
	bool is_hybrid;
};

/* Policy: 198.51.100.0/28, *.desk.example at a@desk.example, *.vendor.example. */
static const struct policy_row policies[] = {
    {"address in the range", RELAY("'198.51.100.3'"), NULL, "IC-011",
	FINDING_ACCEPTED, 0, NULL, false},
    {"range for this connector", RELAY("'198.51.100.3'"), NULL, "IC-011",
	FINDING_ACCEPTED, 0, "c1", false},
    {"range for another connector", RELAY("'198.51.100.3'"), NULL, "IC-011",
	FINDING_NEW, 55, "c9", false},
    {"one address outside the range", RELAY("'198.51.100.3','203.0.113.9'"),
	NULL, "IC-011", FINDING_NEW, 55, NULL, false},
    {"wider than the range", RELAY("'198.51.100.0/24'"), NULL, "IC-011",
	FINDING_NEW, 55, NULL, false},
    {"not an address", RELAY("'anywhere'"), NULL, "IC-011", FINDING_NEW, 55,
	NULL, false},
    {"known connector gains an approved address",
	RELAY("'198.51.100.3','198.51.100.4'"), RELAY("'198.51.100.3'"),
	"IC-019", FINDING_ACCEPTED, 0, NULL, false},
    {"known connector gains another address",
	RELAY("'198.51.100.3','203.0.113.9'"), RELAY("'198.51.100.3'"),
	"IC-019", FINDING_NEW, 50, NULL, false},
    {"header forged for approved addresses only", SIMULATION("'198.51.100.3'"),
	NULL, "TR-005", FINDING_NEW, 15, NULL, false},
    {"header forged for other addresses too",
	SIMULATION("'198.51.100.3','203.0.113.9'"), NULL, "TR-005", FINDING_NEW,
	52, NULL, false},
    {"approved recipient", RULES(COPY("")), NULL, "TR-010", FINDING_ACCEPTED, 5,
	NULL, false},
    {"one recipient more", RULES(COPY(",'CopyTo':['b@evil.example']")), NULL,
	"TR-010", FINDING_NEW, 62, NULL, false},
    {"approved recipient behind a contact",
	"{'TransportRule':[{'Guid':'r1','CopyTo':['Desk']}],'MailContact':["
	"{'Guid':'m','Name':'Desk','ExternalEmailAddress':'a@desk.example'}]}",
	NULL, "TR-010", FINDING_ACCEPTED, 5, NULL, false},
    {"hybrid connector", INBOUND(WIZARD(OWN_CERT)), INBOUND(""), "IC-010",
	FINDING_ACCEPTED, 0, NULL, true},
    {"hybrid connector, certificate with issuer",
	INBOUND(WIZARD(",'TlsSenderCertificateName':"
		       "'<I>CN=CA, O=x<S>CN=mail.contoso.com, O=y'")),
	INBOUND(""), "IC-010", FINDING_ACCEPTED, 0, NULL, true},
    {"hybrid connector, approved certificate",
	INBOUND(WIZARD(",'TlsSenderCertificateName':'a.vendor.example'")),
	INBOUND(""), "IC-010", FINDING_ACCEPTED, 0, NULL, true},
    {"hybrid was not declared", INBOUND(WIZARD(OWN_CERT)), INBOUND(""),
	"IC-010", FINDING_NEW, 40, NULL, false},
    {"hybrid with a foreign certificate",
	INBOUND(WIZARD(",'TlsSenderCertificateName':'mail.evil.example'")),
	INBOUND(""), "IC-010", FINDING_NEW, 40, NULL, true},
    {"hybrid with a name of Microsoft's",
	INBOUND(
	    WIZARD(",'TlsSenderCertificateName':'x.contoso.onmicrosoft.com'")),
	INBOUND(""), "IC-010", FINDING_NEW, 40, NULL, true},
    {"hybrid without TLS",
	INBOUND("{'Guid':'c1','ConnectorType':'OnPremises','ConnectorSource':"
		"'HybridWizard','Name':'Inbound from "
		"8d4f1c0e-5a6b-4c7d-8e9f-0a1b2c3d4e5f'" OWN_CERT "}"),
	INBOUND(""), "IC-010", FINDING_NEW, 40, NULL, true},
    {"hybrid with an address as well",
	INBOUND(WIZARD(OWN_CERT ",'SenderIPAddresses':['203.0.113.9']")),
	INBOUND(""), "IC-010", FINDING_NEW, 40, NULL, true},
    {"hybrid with its outbound twin",
	"{'InboundConnector':[" WIZARD(
	    OWN_CERT) "],'OutboundConnector':["
		      "{'Guid':'o','Name':'Outbound to "
		      "8d4f1c0e-5a6b-4c7d-8e9f-0a1b2c3d4e5f'}]}",
	INBOUND(""), "IC-010", FINDING_ACCEPTED, 0, NULL, true},
    {"hybrid without its outbound twin",
	"{'InboundConnector':[" WIZARD(OWN_CERT) "],'OutboundConnector':[]}",
	INBOUND(""), "IC-010", FINDING_NEW, 40, NULL, true},
};

static void
judges_policy(const void *at)
{
	const struct policy_row *row = at;
	CLEANUP(scene_done)
	struct scene scene = scene_begin(row->now, row->baseline);
	strview object = sv_from(row->range_for);
	struct policy_range range = {
	    .objects = &object,
	    .object_count = row->range_for != NULL,
	    .reason = SV("office"),
	};
	struct policy_pattern recipient = {SV("a@desk.example"), SV("desk")};
	struct policy_pattern certificate = {SV("*.vendor.example"), SV("")};

	KIT_TRUE(iprange_read(SV("198.51.100.0/28"), &range.range));
	scene.policy = (struct policy){
	    .hybrid = row->is_hybrid,
	    .ranges = &range,
	    .range_count = 1,
	    .recipients = {&recipient, 1},
	    .certificates = {&certificate, 1},
	};
	scene_judge(&scene);
	const struct finding *finding =
	    scene_find(&scene.outcome, sv_from(row->check));
	KIT_INT(finding->status, row->want);
	KIT_INT(finding->points, row->points);
	if (row->want == FINDING_ACCEPTED)
		KIT_TRUE(finding->accepted_why.len > 0);
}

int
main(void)
{
	KIT_ROWS(apps, judges_app);
	kit_case("another certificate under an approved id", minds_certificate);
	kit_case("a role in another scope", minds_scope);
	kit_case("the auditor itself", names_itself);
	KIT_ROWS(policies, judges_policy);
	return kit_finish();
}
