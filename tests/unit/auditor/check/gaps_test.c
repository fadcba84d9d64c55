/*
 * gaps_test.c - what could not be read, and what is known all the same.
 */
#include "tests/unit/auditor/check/scene.h"

#define RULE                                                                   \
	"{'TransportRule':[{'Guid':'r1','BlindCopyTo':['a@outside.example',"   \
	"'b@contoso.com']}],'MailContact':[]"

/* ${scene} with the list of ${kind} as ${coverage} says. */
static void
lose(struct scene *scene, enum kind kind, const struct coverage *coverage)
{
	snapshot_cover(scene->now, kind, coverage);
}

static const struct coverage refused = {
    .status = COVERAGE_NOT_COLLECTED,
    .reason = COVERAGE_PERMISSION_REASON,
    .detail = SV_INIT("needs the role Global Reader"),
};
static const struct coverage cut = {
    .status = COVERAGE_PARTIAL,
    .reason = COVERAGE_TRUNCATED_REASON,
};

static const struct check_gap *
find_gap(const struct check_outcome *outcome, const char *check)
{
	for (size_t i = 0; i < outcome->gap_count; i++) {
		if (sv_eq(sv_from(outcome->gaps[i].check->id), sv_from(check)))
			return &outcome->gaps[i];
	}
	return NULL;
}

static void
tells_reason(const void *at)
{
	CLEANUP(scene_done) struct scene scene = scene_begin(RULE "}", NULL);

	(void)at;
	lose(&scene, KIND_TRANSPORT_RULE, &refused);
	scene_judge(&scene);
	const struct check_gap *gap = find_gap(&scene.outcome, "TR-002");
	KIT_INT(gap->kind, KIND_TRANSPORT_RULE);
	KIT_TEXT(gap->reason, SV("permission: needs the role Global Reader"));
	KIT_TRUE(!gap->needs_baseline);
	KIT_TRUE(find_gap(&scene.outcome, "TX-001") == NULL);
}

static void
keeps_what_was_seen(const void *at)
{
	CLEANUP(scene_done) struct scene scene = scene_begin(RULE "}", NULL);

	(void)at;
	lose(&scene, KIND_TRANSPORT_RULE, &cut);
	scene_judge(&scene);
	KIT_INT(scene_find(&scene.outcome, SV("TR-010"))->points, 62);
	KIT_TEXT(find_gap(&scene.outcome, "TR-010")->reason, SV("truncated"));
}

/* What is ours is not guessed. */
static void
does_not_guess(const void *at)
{
	CLEANUP(scene_done) struct scene scene = scene_begin(RULE "}", NULL);

	(void)at;
	lose(&scene, KIND_ACCEPTED_DOMAIN, &cut);
	scene_judge(&scene);
	KIT_TRUE(scene_find(&scene.outcome, SV("TR-010")) == NULL);
	const struct check_gap *gap = find_gap(&scene.outcome, "TR-010");
	KIT_INT(gap->kind, KIND_ACCEPTED_DOMAIN);
}

/* Carried over from an earlier list it is known, and still a gap. */
static void
takes_carried(const void *at)
{
	CLEANUP(scene_done) struct scene scene = scene_begin(RULE "}", NULL);

	(void)at;
	lose(&scene, KIND_ACCEPTED_DOMAIN, &refused);
	scene.input.carried = KIND_BIT(KIND_ACCEPTED_DOMAIN);
	scene_judge(&scene);
	KIT_TRUE(scene_find(&scene.outcome, SV("TR-010")) != NULL);
	KIT_TRUE(find_gap(&scene.outcome, "TR-010") != NULL);
}

/* --- baselines ----------------------------------------------------------- */

struct drift_row {
	const char *name;
	const char *baseline; /* or NULL */
	bool is_gap;
	const char *reason;
};

static const struct drift_row drifts[] = {
    {"no baseline", NULL, true, "no baseline"},
    {"kind out of scope", "{'TransportRule':[]}", true,
	"outside the scope of the baseline"},
    {"kind in scope", "{'InboundConnector':[]}", false, NULL},
};

static void
tells_drift(const void *at)
{
	const struct drift_row *row = at;
	CLEANUP(scene_done)
	struct scene scene =
	    scene_begin("{'InboundConnector':[]}", row->baseline);

	scene_judge(&scene);
	const struct check_gap *gap = find_gap(&scene.outcome, "IC-010");
	KIT_INT(gap != NULL, row->is_gap);
	if (gap == NULL)
		return;
	KIT_TRUE(gap->needs_baseline);
	KIT_TEXT(gap->reason, sv_from(row->reason));
}

/* --- joins --------------------------------------------------------------- */

/* Service principals unreadable: the grant itself says enough. */
static void
joins_without_principals(const void *at)
{
	CLEANUP(scene_done)
	struct scene scene = scene_begin(
	    "{'AppRoleAssignment':[{'id':'g','principalId':'p1',"
	    "'principalDisplayName':'Robot','principalType':"
	    "'ServicePrincipal','resourceId':'e0','resourceDisplayName':"
	    "'Office 365 Exchange Online','appRoleId':"
	    "'dc50a0fb-09a3-484d-be87-e023b12c6440'}],"
	    "'RoleAssignment':[{'id':'r','principalId':'p1',"
	    "'roleDefinitionId':'62e90394-69f5-4237-9190-012177145e10'},"
	    "{'id':'u','principalId':'somebody',"
	    "'roleDefinitionId':'62e90394-69f5-4237-9190-012177145e10'}]}",
	    NULL);

	(void)at;
	lose(&scene, KIND_SERVICE_PRINCIPAL, &refused);
	scene_judge(&scene);
	const struct finding *grant = scene_find(&scene.outcome, SV("GR-001"));
	KIT_TEXT(grant->name, SV("Robot"));
	KIT_TEXT(grant->principal, SV("p1"));
	KIT_HAS(scene_evidence(grant, scene.arena),
	    "resourceDisplayName=Office 365 Exchange Online");
	KIT_TEXT(scene_find(&scene.outcome, SV("RL-001"))->id, SV("r"));
	KIT_TRUE(find_gap(&scene.outcome, "GR-001") == NULL);
	KIT_INT(
	    find_gap(&scene.outcome, "RL-001")->kind, KIND_SERVICE_PRINCIPAL);
}

/* --- counts -------------------------------------------------------------- */

/* Checks that need no other lists than ${known}, and no baseline. */
static size_t
count_assessed(kind_set known)
{
	size_t count = 0;

	for (size_t i = 0; i < check_count(); i++) {
		const struct check *check = check_at(i);
		count += (check->needs & ~known) == 0 && check->compares == 0 &&
			 check->needs_events == 0;
	}
	return count;
}

static void
counts_passed(const void *at)
{
	CLEANUP(scene_done)
	struct scene scene =
	    scene_begin("{'InboundConnector':[{'Guid':'1','Name':'Ran_mwxyz',"
			"'ConnectorType':'OnPremises'}]}",
		NULL);
	size_t assessed = count_assessed(
	    KIND_BIT(KIND_INBOUND_CONNECTOR) | KIND_BIT(KIND_ACCEPTED_DOMAIN));

	(void)at;
	scene_judge(&scene);
	/* IC-001 and IC-002 fire. */
	KIT_INT(scene.outcome.findings.count, 2);
	KIT_INT(scene.outcome.passed, assessed - 2);
}

static void
survives_nothing(const void *at)
{
	CLEANUP(scene_done) struct scene scene = scene_begin("{}", NULL);

	(void)at;
	lose(&scene, KIND_ACCEPTED_DOMAIN, &refused);
	scene_judge(&scene);
	KIT_INT(scene.outcome.findings.count, 0);
	KIT_INT(scene.outcome.risk, 0);
	KIT_INT(scene.outcome.passed, count_assessed(0));
}

/* --- times --------------------------------------------------------------- */

#define MADE    ",'WhenCreatedUTC':'2020-01-01T00:00:00Z'"
#define CHANGED ",'WhenChangedUTC':'2026-11-10T00:00:00Z'"
#define RELAY(address, more)                                                   \
	"{'InboundConnector':[{'Guid':'1','Name':'Ran_mwxyz',"                 \
	"'ConnectorType':'OnPremises','SenderIPAddresses':['" address          \
	"']" more "}]}"

struct time_row {
	const char *name;
	const char *now;
	const char *baseline;
	strview want; /* "" when unknown */
};

static const struct time_row times[] = {
    {"new: when it was made", RELAY("203.0.113.9", MADE CHANGED),
	"{'InboundConnector':[]}", SV_INIT("2020-01-01T00:00:00Z")},
    {"edited: when it was changed", RELAY("203.0.113.9", MADE CHANGED),
	RELAY("203.0.113.1", ""), SV_INIT("2026-11-10T00:00:00Z")},
    {"unchanged: when it was made", RELAY("203.0.113.9", MADE CHANGED),
	RELAY("203.0.113.9", ""), SV_INIT("2020-01-01T00:00:00Z")},
    {"no baseline: when it was changed", RELAY("203.0.113.9", MADE CHANGED),
	NULL, SV_INIT("2026-11-10T00:00:00Z")},
    {"only one is known", RELAY("203.0.113.9", MADE), NULL,
	SV_INIT("2020-01-01T00:00:00Z")},
    {"unknown", RELAY("203.0.113.9", ""), NULL, SV_INIT("")},
};

static void
dates(const void *at)
{
	const struct time_row *row = at;
	CLEANUP(scene_done)
	struct scene scene = scene_begin(row->now, row->baseline);
	int64_t want = 0;

	scene_judge(&scene);
	KIT_INT(time_read(row->want, &want), row->want.len > 0);
	KIT_INT(scene_find(&scene.outcome, SV("IC-001"))->happened_at, want);
}

int
main(void)
{
	kit_case("a gap tells its reason", tells_reason);
	kit_case("seen objects of a partial list count", keeps_what_was_seen);
	kit_case("accepted domains unknown: no guess", does_not_guess);
	kit_case("accepted domains carried over", takes_carried);
	KIT_ROWS(drifts, tells_drift);
	kit_case("joins without service principals", joins_without_principals);
	kit_case("checks that passed", counts_passed);
	kit_case("nothing was read", survives_nothing);
	KIT_ROWS(times, dates);
	return kit_finish();
}
