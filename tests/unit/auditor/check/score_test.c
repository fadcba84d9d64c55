/*
 * score_test.c - points of objects, chain and tenant, against the published
 * figures of the catalogue (section 9.2).
 */
#include "tests/unit/auditor/check/scene.h"

#define APP(name)                                                              \
	"{'id':'a0000000-0000-4000-8000-000000000001',"                        \
	"'appId':'b0000000-0000-4000-8000-000000000001','displayName':'" name  \
	"','createdDateTime':'2026-11-10T03:00:00Z','passwordCredentials':["   \
	"{'keyId':'50000000-0000-4000-8000-000000000001',"                     \
	"'startDateTime':'2026-11-10T03:06:00Z'}]}"
#define PRINCIPAL                                                              \
	"{'id':'90000000-0000-4000-8000-000000000001',"                        \
	"'appId':'b0000000-0000-4000-8000-000000000001'}"
#define GRANT(role)                                                            \
	"{'id':'g','principalId':'90000000-0000-4000-8000-000000000001',"      \
	"'resourceAppId':'00000002-0000-0ff1-ce00-000000000000',"              \
	"'appRoleId':'" role "','createdDateTime':'2026-11-10T03:02:00Z'}"
#define MANAGE_AS_APP    "dc50a0fb-09a3-484d-be87-e023b12c6440"
#define MANAGE_AS_APP_V2 "ea3d980d-ebc7-4be4-8298-a167e5b8797c"
#define ROLE(id, role, more)                                                   \
	"{'id':'" id "','principalId':'90000000-0000-4000-8000-000000000001'," \
	"'roleDefinitionId':'" role "','directoryScopeId':'/'" more "}"
#define TIMED ",'createdDateTime':'2026-11-10T03:04:00Z'"
#define ROLES_WITH(more)                                                       \
	ROLE("r1", "62e90394-69f5-4237-9190-012177145e10", more)               \
	"," ROLE("r2", "29232cdf-9323-42fd-ade2-1d097af3e4de", more)
#define ROLES ROLES_WITH(TIMED)
#define CONNECTOR(name, day)                                                   \
	"{'Guid':'c','Name':'" name "','ConnectorType':'OnPremises',"          \
	"'SenderIPAddresses':['203.0.113.45'],"                                \
	"'WhenCreatedUTC':'2026-11-" day "T03:20:00Z'}"
#define RULE(id, name, header, day)                                            \
	"{'Guid':'" id "','Name':'" name "','RemoveHeader':'" header "',"      \
	"'WhenChanged':'2026-11-" day "T03:20:00Z'}"

/* The twelve rules, named ${a}1${b} and so on. */
#define RULES(a, b, c)                                                         \
	RULE("1", a "1" c, "X-MS-Exchange-ExternalOriginalInternetSender",     \
	    "10")                                                              \
	"," RULE("2", a "2" c, "X-MS-Exchange-SkipListedInternetSender",       \
	    "10") "," RULE("3", a "3" c, "Received-SPF", "10") "," RULE("4",   \
	    a "4" c, "Received",                                               \
	    "10") "," RULE("5", a "5" c, "ARC-Authentication-Results",         \
	    "10") "," RULE("6", a "6" c, "ARC-Message-Signature",              \
	    "10") "," RULE("7", a "7" c, "DKIM-Signature", "10") "," RULE("8", \
	    a "8" c, "ARC-Seal", "10") "," RULE("9", a "9" c,                  \
	    "X-MS-Exchange-SenderADCheck", "10") "," RULE("a", b "10" c,       \
	    "X-MS-Exchange-Authentication-Results", "10") "," RULE("b",        \
	    b "11" c, "Authentication-Results", "10") "," RULE("d", b "12" c,  \
	    "X-MS-Exchange-AntiSpam-MessageData-ChunkCount", "10")
#define LISTS(app, role, roles, connector, rules)                              \
	"{'Application':[" app "],'ServicePrincipal':[" PRINCIPAL              \
	"],'AppRoleAssignment':[" GRANT(                                       \
	    role) "],'RoleAssignment':[" roles                                 \
		  "],'InboundConnector':[" connector                           \
		  "],'TransportRule':[" rules "]}"
#define BEFORE "{'InboundConnector':[],'TransportRule':[],'Application':[]}"

struct score_row {
	const char *name;
	const char *now;
	const char *baseline;
	unsigned parts; /* risk without the chain */
	unsigned chain;
	unsigned grade;
};

static const struct score_row rows[] = {
    {"P070, as published: 534 and 2161",
	LISTS(APP("contoso.com_abc"), MANAGE_AS_APP, ROLES,
	    CONNECTOR("Ran_kdjwq", "10"), RULES("Test0", "Test0", "")),
	BEFORE, 534, 2161, 100},
    {"P071, every name another: 476 and 1739",
	LISTS(APP("Mail helper"), MANAGE_AS_APP, ROLES,
	    CONNECTOR("Branch office", "10"), RULES("Tidy ", "Tidy ", " up")),
	BEFORE, 476, 1739, 100},
    {"P072, nine days between the halves: 314 and 1508",
	LISTS(APP("Mail helper"), MANAGE_AS_APP_V2, ROLES,
	    CONNECTOR("Branch office", "19"),
	    RULE("1", "One", "DKIM-Signature", "19") "," RULE("2", "Two",
		"ARC-Seal", "19") "," RULE("3", "Three", "Received-SPF", "19")),
	BEFORE, 314, 1508, 100},
    {"slow: a month between the halves",
	LISTS(APP("Mail helper"), MANAGE_AS_APP, ROLES,
	    "{'Guid':'c','Name':'Branch office','ConnectorType':'OnPremises',"
	    "'SenderIPAddresses':['203.0.113.45'],"
	    "'WhenCreatedUTC':'2026-12-20T00:00:00Z'}",
	    ""),
	"{'InboundConnector':[],'Application':[]}", 165, 596, 100},
    {"roles without a time, as Graph gives them",
	LISTS(APP("contoso.com_abc"), MANAGE_AS_APP, ROLES_WITH(""),
	    CONNECTOR("Ran_kdjwq", "10"), RULES("Test0", "Test0", "")),
	BEFORE, 534, 2048, 100},
    {"nothing", "{'InboundConnector':[],'TransportRule':[]}", NULL, 0, 0, 0},
    {"one rule", "{'TransportRule':[" RULE("1", "One", "ARC-Seal", "10") "]}",
	NULL, 72, 0, 72},
    {"two rules: a family counts its others by a quarter",
	"{'TransportRule':[" RULE("1", "One", "ARC-Seal", "10") "," RULE(
	    "2", "Two", "Received", "10") "]}",
	NULL, 90, 0, 72},
    {"one object: the worst and a quarter of the rest",
	"{'InboundConnector':[" CONNECTOR("Ran_kdjwq", "10") "]}", NULL, 100, 0,
	100},
    {"two stages are no chain",
	"{'InboundConnector':[" CONNECTOR("Relay",
	    "10") "],"
		  "'TransportRule':[" RULE("1", "One", "ARC-Seal", "10") "]}",
	NULL, 127, 0, 72},
    {"mail flow alone is no chain",
	"{'InboundConnector':[" CONNECTOR(
	    "Relay", "10") "],'TransportRule':[" RULE("1", "One", "ARC-Seal",
	    "10") ",{'Guid':'2','BlindCopyTo':['a@outside.example']}]}",
	NULL, 143, 0, 72},
    {"applications alone are no chain",
	LISTS(APP("Mail helper"), MANAGE_AS_APP, ROLES, "", ""),
	"{'Application':[]}", 100, 0, 100},
};

static void
scores(const void *at)
{
	const struct score_row *row = at;
	CLEANUP(scene_done)
	struct scene scene = scene_begin(row->now, row->baseline);

	scene_judge(&scene);
	const struct check_outcome *outcome = &scene.outcome;
	KIT_INT(outcome->chain, row->chain);
	KIT_INT(outcome->risk - outcome->chain, row->parts);
	KIT_INT(outcome->grade, row->grade);
	KIT_INT(scene_find(outcome, SV("CH-001")) != NULL, row->chain > 0);
}

/* N038: a mail service is introduced in an hour, all of it approved. */
static void
approved_is_nothing(const void *at)
{
	CLEANUP(scene_done)
	struct scene scene =
	    scene_begin(LISTS(APP("Signatures"), MANAGE_AS_APP, "",
			    CONNECTOR("Signatures", "10"),
			    "{'Guid':'e','Name':'Signatures',"
			    "'CopyTo':['log@signatures.example']}"),
		BEFORE);
	strview grant =
	    SV("00000002-0000-0ff1-ce00-000000000000/" MANAGE_AS_APP);
	strview key = SV("50000000-0000-4000-8000-000000000001");
	struct policy_application app = {
	    .app_id = SV("b0000000-0000-4000-8000-000000000001"),
	    .reason = SV("contract 7"),
	    .grants = {&grant, 1},
	    .credentials = {&key, 1},
	};
	struct policy_range range = {.reason = SV("contract 7")};
	struct policy_pattern recipient = {
	    SV("log@signatures.example"), SV("contract 7")};
	struct approval approval = {
	    .check = SV("IC-010"),
	    .kind = KIND_INBOUND_CONNECTOR,
	    .id = SV("c"),
	    .behaviour =
		snapshot_find(scene.now, KIND_INBOUND_CONNECTOR, SV("c"))
		    ->behaviour_digest,
	    .canon = SV(OBJECT_CANON),
	    .approver = SV("Ren"),
	    .expires = INT64_MAX,
	};

	(void)at;
	KIT_TRUE(iprange_read(SV("203.0.113.0/24"), &range.range));
	scene.policy = (struct policy){
	    .applications = &app,
	    .application_count = 1,
	    .ranges = &range,
	    .range_count = 1,
	    .recipients = {&recipient, 1},
	    .approvals = &approval,
	    .approval_count = 1,
	};
	scene_judge(&scene);
	KIT_INT(scene.outcome.findings.count, 6);
	for (size_t i = 0; i < scene.outcome.findings.count; i++) {
		KIT_INT(scene.outcome.findings.at[i].status, FINDING_ACCEPTED);
		KIT_TRUE(scene.outcome.findings.at[i].points <= 5);
	}
	KIT_INT(scene.outcome.risk, 0);
	KIT_INT(scene.outcome.chain, 0);
	KIT_INT(scene.outcome.grade, 0);
}

/* --- what the chain tells ------------------------------------------------ */

static void
tells_chain(const void *at)
{
	CLEANUP(scene_done)
	struct scene scene = scene_begin(rows[0].now, rows[0].baseline);

	(void)at;
	scene_judge(&scene);
	const struct finding *chain = &scene.outcome.findings.at[0];
	strview evidence = scene_evidence(chain, scene.arena);
	KIT_TEXT(sv_from(chain->check->id), SV("CH-001"));
	KIT_INT(chain->points, 100);
	KIT_INT(chain->kind, KIND_ORGANIZATION);
	KIT_TEXT(chain->id, SV(SCENE_TENANT));
	KIT_TEXT(chain->principal, SV("90000000-0000-4000-8000-000000000001"));
	KIT_HAS(evidence, "app=AP-001, 55 points");
	KIT_HAS(evidence, "grant=GR-001, 62 points");
	KIT_HAS(evidence, "role=RL-001, 62 points");
	KIT_HAS(evidence, "cred=CR-001, 45 points");
	KIT_HAS(evidence, "mailpath=IC-001, 88 points");
	KIT_HAS(evidence, "evasion=TR-004, 95 points");
	KIT_HAS(evidence, "12 of kind transport-rule");
	KIT_HAS(evidence, "6 by the same application or object");
	KIT_HAS(evidence, "9 within 24 hours");
	/* Application, grant, role, connector and twelve rules. */
	KIT_INT(chain->member_count, 16);
	KIT_HAS(chain->remediation, "-AccountEnabled:$false");
}

/* A harmless application with the same grant does not take its place. */
static void
follows_worse(const void *at)
{
	CLEANUP(scene_done)
	struct scene scene = scene_begin(
	    "{'Application':[" APP(
		"Mail helper") "],'ServicePrincipal':[" PRINCIPAL
			       ",{'id':'0','appId':'0'}],'AppRoleAssignment':["
			       "{'id':'0','principalId':'0','resourceAppId':"
			       "'00000002-0000-0ff1-ce00-000000000000','"
			       "appRoleId':'" MANAGE_AS_APP "'}," GRANT(
				   MANAGE_AS_APP) "],'RoleAssignment':[" ROLES
						  "],'InboundConnector':"
						  "[" CONNECTOR(
						      "Relay", "10") "]}",
	    BEFORE);

	(void)at;
	scene_judge(&scene);
	const struct finding *chain = &scene.outcome.findings.at[0];
	KIT_TEXT(sv_from(chain->check->id), SV("CH-001"));
	KIT_HAS(scene_evidence(chain, scene.arena),
	    "6 by the same application or object");
	for (size_t i = 0; i < chain->member_count; i++)
		KIT_TRUE(!sv_eq(chain->members[i]->id, SV("0")));
}

/* The worst finding of an object has the severity of the object. */
static void
rates_objects(const void *at)
{
	CLEANUP(scene_done)
	struct scene scene =
	    scene_begin(LISTS(APP("Mail helper"), MANAGE_AS_APP, "", "", ""),
		"{'Application':[]}");

	(void)at;
	scene_judge(&scene);
	const struct finding *grant = scene_find(&scene.outcome, SV("GR-001"));
	const struct finding *key = scene_find(&scene.outcome, SV("CR-001"));
	KIT_INT(grant->points, 62);
	KIT_INT(grant->object_points, 78);
	KIT_INT(grant->severity, SEVERITY_CRITICAL);
	KIT_INT(key->object_points, 78);
	KIT_INT(key->severity, SEVERITY_HIGH);
}

/* Most points first; equal ones by check, kind and id: the same each time. */
static void
sorts(const void *at)
{
	CLEANUP(scene_done)
	struct scene one = scene_begin(rows[0].now, rows[0].baseline);
	CLEANUP(scene_done)
	struct scene two = scene_begin(rows[0].now, rows[0].baseline);

	(void)at;
	scene_judge(&one);
	scene_judge(&two);
	KIT_INT(one.outcome.findings.count, two.outcome.findings.count);
	for (size_t i = 0; i < one.outcome.findings.count; i++) {
		const struct finding *a = &one.outcome.findings.at[i];
		const struct finding *b = &two.outcome.findings.at[i];
		KIT_TRUE(finding_same(a, b));
		KIT_TEXT(
		    scene_evidence(a, one.arena), scene_evidence(b, two.arena));
		KIT_TRUE(i == 0 || a->points <= a[-1].points);
	}
}

int
main(void)
{
	KIT_ROWS(rows, scores);
	kit_case("N038, approved: 0 and 0", approved_is_nothing);
	kit_case("the chain tells its stages", tells_chain);
	kit_case("the chain follows the worse application", follows_worse);
	kit_case("severity of an object", rates_objects);
	kit_case("order is total", sorts);
	return kit_finish();
}
