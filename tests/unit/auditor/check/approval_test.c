/*
 * approval_test.c - which approvals hold, and what reopens a finding.
 */
#include "tests/unit/auditor/check/scene.h"

/* --- approvals ----------------------------------------------------------- */

#define COPY(more)                                                             \
	"{'Guid':'r1','Name':'Desk "                                           \
	"copy','BlindCopyTo':['a@desk.example']" more "}"
#define OTHER(more)                                                            \
	",{'Guid':'r2','Name':'Banner','PrependSubject':'x'" more "}"
#define RULES(list) "{'TransportRule':[" list "]}"
/* The same by way of a mail contact. */
#define BY_CONTACT(contacts)                                                   \
	"{'TransportRule':[{'Guid':'r1','BlindCopyTo':['Desk']}],"             \
	"'MailContact':[" contacts "]}"
#define DESK(id, address)                                                      \
	"{'Guid':'" id "','Name':'Desk','ExternalEmailAddress':'" address "'"
#define DESK_AT_DESK DESK("m1", "a@desk.example")
#define LOW          ",'SetAuditSeverity':'Low'"
#define ROUTED       COPY(",'RouteMessageOutboundConnector':'Way'")
#define BY_WAY(id)                                                             \
	"{'TransportRule':[" ROUTED "],'OutboundConnector':[{'Guid':'" id      \
	"','Name':'Way'}]}"
/* No null anywhere: each default that is one is replaced. */
#define BARE(more)                                                             \
	RULES(COPY(                                                            \
	    ",'FromScope':'x','SentToScope':'x','CopyTo':'x@contoso.com',"     \
	    "'RedirectMessageTo':'x','AddToRecipients':'x',"                   \
	    "'RouteMessageOutboundConnector':'x','RemoveHeader':'x',"          \
	    "'SetHeaderName':'x','SetHeaderValue':'x','SetSCL':1,"             \
	    "'PrependSubject':'x'" more))

struct approval_row {
	const char *name;
	const char *baseline; /* the approval is for r1 as it is here */
	const char *now;
	enum finding_status want;
	bool is_over;      /* the approval has expired */
	const char *why;   /* part of the evidence when it reopened */
	const char *check; /* what the approval names instead of TR-010 */
	const char *id;    /* … instead of r1 */
	const char *canon; /* … instead of the present form */
};

static const struct approval_row approvals[] = {
    {"unchanged", RULES(COPY("")), RULES(COPY("")), FINDING_ACCEPTED, false,
	NULL, NULL, NULL, NULL},
    {"renamed, moved and commented on", RULES(COPY("")),
	RULES(COPY(",'Comments':'x','Priority':7") ""), FINDING_ACCEPTED, false,
	NULL, NULL, NULL, NULL},
    {"another recipient", RULES(COPY("")),
	RULES(COPY(",'CopyTo':['b@evil.example']")), FINDING_REOPENED, false,
	"what it did before", NULL, NULL, NULL},
    {"narrowed condition gone", RULES(COPY(",'SentTo':['c@contoso.com']")),
	RULES(COPY(",'SentTo':null")), FINDING_REOPENED, false,
	"what it did before", NULL, NULL, NULL},
    {"condition gone, in an export without empty properties",
	BARE(",'SentTo':['c@contoso.com']"), BARE(""), FINDING_REOPENED, false,
	"what it did before", NULL, NULL, NULL},
    {"recipient added, in an export without empty properties", BARE(""),
	BARE(",'ModerateMessageByUser':['b@evil.example']"), FINDING_REOPENED,
	false, "what it did before", NULL, NULL, NULL},
    {"expired", RULES(COPY("")), RULES(COPY("")), FINDING_REOPENED, true,
	"has expired", NULL, NULL, NULL},
    {"other form of the data", RULES(COPY("")), RULES(COPY("")),
	FINDING_REOPENED, false, "another form", NULL, NULL, "0"},
    {"of another object with this name", RULES(COPY("")), RULES(COPY("")),
	FINDING_NEW, false, NULL, NULL, "r9", NULL},
    {"of another check", RULES(COPY("")), RULES(COPY("")), FINDING_NEW, false,
	NULL, "TR-005", NULL, NULL},
    {"check in lower case", RULES(COPY("")), RULES(COPY("")), FINDING_ACCEPTED,
	false, NULL, "tr-010", NULL, NULL},
    {"the service adds a property to every rule", RULES(COPY("") OTHER("")),
	RULES(COPY(LOW) OTHER(LOW)), FINDING_ACCEPTED, false, NULL, NULL, NULL,
	NULL},
    {"the service drops a property from every rule",
	RULES(COPY(LOW) OTHER(LOW)), RULES(COPY("") OTHER("")),
	FINDING_ACCEPTED, false, NULL, NULL, NULL, NULL},
    {"the property comes to this rule alone", RULES(COPY("") OTHER("")),
	RULES(COPY(LOW) OTHER("")), FINDING_REOPENED, false,
	"what it did before", NULL, NULL, NULL},
    {"the property goes from this rule alone", RULES(COPY(LOW) OTHER(LOW)),
	RULES(COPY("") OTHER(LOW)), FINDING_REOPENED, false,
	"what it did before", NULL, NULL, NULL},
    {"the service adds one, and the rule was edited", RULES(COPY("") OTHER("")),
	RULES(COPY(LOW ",'CopyTo':['b@evil.example']") OTHER(LOW)),
	FINDING_REOPENED, false, "what it did before", NULL, NULL, NULL},
    {"a contact in between", BY_CONTACT(DESK_AT_DESK "}"),
	BY_CONTACT(DESK_AT_DESK ",'MailTip':'x'}"), FINDING_ACCEPTED, false,
	NULL, NULL, NULL, NULL},
    {"the contact has another address", BY_CONTACT(DESK_AT_DESK "}"),
	BY_CONTACT(DESK("m1", "b@evil.example") "}"), FINDING_REOPENED, false,
	"what it did before", NULL, NULL, NULL},
    {"the contact was made anew", BY_CONTACT(DESK_AT_DESK "}"),
	BY_CONTACT(DESK("m2", "b@evil.example") "}"), FINDING_REOPENED, false,
	"what it did before", NULL, NULL, NULL},
    {"another contact of that name", BY_CONTACT(DESK_AT_DESK "}"),
	BY_CONTACT(DESK_AT_DESK "}," DESK("m2", "b@evil.example") "}"),
	FINDING_REOPENED, false, "what it did before", NULL, NULL, NULL},
    {"its connector is read no more", BY_WAY("c1"), RULES(ROUTED),
	FINDING_ACCEPTED, false, NULL, NULL, NULL, NULL},
    {"its connector is read now", RULES(ROUTED), BY_WAY("c1"), FINDING_ACCEPTED,
	false, NULL, NULL, NULL, NULL},
    {"its connector is another one", BY_WAY("c1"), BY_WAY("c2"),
	FINDING_REOPENED, false, "what it did before", NULL, NULL, NULL},
    {"it goes another way, connectors are read no more", BY_WAY("c1"),
	RULES(COPY(",'RouteMessageOutboundConnector':'Back'")),
	FINDING_REOPENED, false, "what it did before", NULL, NULL, NULL},
};

static struct approval
approval_of(const struct object *object, const char *check)
{
	return (struct approval){
	    .check = sv_from(check),
	    .kind = object->kind,
	    .id = object->id,
	    .name = object->name,
	    .behaviour = object->behaviour_digest,
	    .canon = SV(OBJECT_CANON),
	    .reason = SV("ticket system"),
	    .ticket = SV("CHG-7"),
	    .approver = SV("Mika"),
	    .expires = INT64_C(1800000000), /* January 2027 */
	};
}

static void
hold_accepted(const struct finding *finding)
{
	KIT_TEXT(finding->accepted_by, SV("Mika"));
	KIT_TEXT(finding->accepted_why, SV("ticket system (CHG-7)"));
	KIT_INT(finding->accepted_until, 1800000000);
	KIT_INT(finding->points, 5);
	KIT_INT(finding->base_points, 62);
	KIT_INT(finding->severity, SEVERITY_INFO);
}

static void
settles(const void *at)
{
	const struct approval_row *row = at;
	CLEANUP(scene_done)
	struct scene scene = scene_begin(row->now, row->baseline);
	struct approval approval = approval_of(
	    snapshot_find(scene.baseline, KIND_TRANSPORT_RULE, SV("r1")),
	    row->check != NULL ? row->check : "TR-010");

	if (row->id != NULL)
		approval.id = sv_from(row->id);
	if (row->canon != NULL)
		approval.canon = sv_from(row->canon);
	if (row->is_over)
		KIT_TRUE(time_read(SV(SCENE_NOW), &approval.expires));
	scene.policy.approvals = &approval;
	scene.policy.approval_count = 1;
	scene_judge(&scene);
	const struct finding *finding =
	    scene_find(&scene.outcome, SV("TR-010"));
	KIT_INT(finding->status, row->want);
	if (row->want == FINDING_ACCEPTED)
		hold_accepted(finding);
	if (row->why != NULL) {
		strview evidence = scene_evidence(finding, scene.arena);
		KIT_HAS(evidence, row->why);
		KIT_HAS(evidence, "the approval by Mika, valid until 202");
	}
}

/* One that holds is enough, whatever else has lapsed. */
static void
takes_best(const void *at)
{
	CLEANUP(scene_done)
	struct scene scene = scene_begin(RULES(COPY("")), RULES(COPY("")));
	const struct object *rule =
	    snapshot_find(scene.now, KIND_TRANSPORT_RULE, SV("r1"));
	struct approval both[] = {
	    approval_of(rule, "TR-010"), approval_of(rule, "TR-010")};

	(void)at;
	both[0].expires = 1;
	scene.policy.approvals = both;
	scene.policy.approval_count = 2;
	scene_judge(&scene);
	hold_accepted(scene_find(&scene.outcome, SV("TR-010")));
}

/* --- approvals of a set -------------------------------------------------- */

#define STRIP(id, header, more)                                                \
	"{'Guid':'" id "','RemoveHeader':'" header "'" more "}"
#define THREE(more)                                                            \
	STRIP("s1", "Received", more)                                          \
	"," STRIP("s2", "ARC-Seal", more) "," STRIP(                           \
	    "s3", "DKIM-Signature", more)

struct set_row {
	const char *name;
	const char *now;
	enum finding_status want;
};

/* What was approved is THREE(""). */
static const struct set_row sets[] = {
    {"the same set", RULES(THREE("")), FINDING_ACCEPTED},
    {"the service adds a property to all", RULES(THREE(LOW)), FINDING_ACCEPTED},
    {"one more member", RULES(THREE("") "," STRIP("s4", "Received-SPF", "")),
	FINDING_REOPENED},
    {"one does something else",
	RULES(STRIP("s1", "Received", "") "," STRIP(
	    "s2", "ARC-Seal", "") "," STRIP("s3", "Received-SPF", "")),
	FINDING_REOPENED},
};

static void
settles_set(const void *at)
{
	const struct set_row *row = at;
	CLEANUP(scene_done)
	struct scene scene = scene_begin(row->now, RULES(THREE("")));
	const struct object_list *list =
	    snapshot_list(scene.baseline, KIND_TRANSPORT_RULE);
	const struct object *members[] = {
	    &list->objects[2], &list->objects[0], &list->objects[1]};
	struct approval approval = approval_of(members[0], "TR-004");

	approval.id = scene.now->tenant;
	approval.behaviour = policy_set_behaviour(members, 3, scene.arena);
	scene.policy.approvals = &approval;
	scene.policy.approval_count = 1;
	scene_judge(&scene);
	const struct finding *finding =
	    scene_find(&scene.outcome, SV("TR-004"));
	KIT_INT(finding->status, row->want);
	KIT_INT(finding->points, row->want == FINDING_ACCEPTED ? 0 : 95);
	KIT_INT(finding->base_points, 95);
}

int
main(void)
{
	KIT_ROWS(approvals, settles);
	kit_case("one approval of two holds", takes_best);
	KIT_ROWS(sets, settles_set);
	return kit_finish();
}
