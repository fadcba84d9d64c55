/*
 * steps_test.c - what belongs to an attack chain.
 */
#include "auditor/report/steps.h"

#include "tests/support/kit_rows.h"

static const struct check app = {.id = "AP-001", .stage = "app"};
static const struct check grant = {.id = "GR-001", .stage = "grant"};
static const struct check relay = {.id = "IC-011", .stage = "mailpath"};
static const struct check named = {.id = "IC-001", .stage = "mailpath"};
static const struct check rule = {.id = "TR-002", .stage = "evasion"};
static const struct check set = {.id = "TR-004", .stage = "evasion"};
static const struct check other = {.id = "XX-001", .stage = "unheard-of"};
static const struct check none = {.id = "OG-001"};
static const struct check joined = {.id = "CH-001", .stage = "app"};

static const struct object members[] = {
    {.kind = KIND_TRANSPORT_RULE, .id = SV_INIT("m2"), .name = SV_INIT("M10")},
    {.kind = KIND_TRANSPORT_RULE, .id = SV_INIT("m1"), .name = SV_INIT("M9")},
};
static const struct object *set_members[] = {&members[0], &members[1]};
static const struct object core_app = {
    .kind = KIND_APPLICATION, .id = SV_INIT("a1")};
static const struct object core_relay = {
    .kind = KIND_INBOUND_CONNECTOR, .id = SV_INIT("c1")};
static const struct object core_rule = {
    .kind = KIND_TRANSPORT_RULE, .id = SV_INIT("r1")};
static const struct object *core[] = {&core_app, &core_relay, &core_rule};

#define ROW_FINDINGS 6

struct row {
	const char *name;
	size_t core_count; /* of the chain's members */
	const char *principal;
	struct finding findings[ROW_FINDINGS];
	strview want; /* stage id(checks),… */
};

#define FINDING(check_, kind_, id_, points_)                                   \
	.check = &(check_), .kind = KIND_##kind_, .id = SV_INIT(id_),          \
	.name = SV_INIT(id_), .points = (points_)

static const struct row rows[] = {
    {"nothing", 0, "", {{.check = NULL}}, SV_INIT("")},
    {"in the order of an attack", 0, "",
	{{FINDING(rule, TRANSPORT_RULE, "r1", 72)},
	    {FINDING(other, TRANSPORT_RULE, "r9", 40)},
	    {FINDING(grant, APP_ROLE_ASSIGNMENT, "g1", 70)},
	    {FINDING(app, APPLICATION, "a1", 75)}},
	SV_INIT("app a1(AP-001) grant g1(GR-001) evasion r1(TR-002) "
		"unheard-of r9(XX-001) ")},
    {"what does not count", 0, "",
	{{FINDING(app, APPLICATION, "a1", 19)},
	    {FINDING(app, APPLICATION, "a2", 75), .status = FINDING_ACCEPTED},
	    {FINDING(none, ORGANIZATION, "t", 90)},
	    {FINDING(joined, ORGANIZATION, "t", 100)},
	    {FINDING(app, APPLICATION, "a3", 20)}},
	SV_INIT("app a3(AP-001) ")},
    {"checks of one object together", 3, "",
	{{FINDING(named, INBOUND_CONNECTOR, "c1", 88)},
	    {FINDING(relay, INBOUND_CONNECTOR, "c1", 55)},
	    {FINDING(app, APPLICATION, "a1", 50)}},
	SV_INIT("app a1(AP-001) mailpath c1(IC-001, IC-011) ")},
    {"rules like the one named", 3, "",
	{{FINDING(rule, TRANSPORT_RULE, "r1", 72)},
	    {FINDING(rule, TRANSPORT_RULE, "r10", 72)},
	    {FINDING(rule, TRANSPORT_RULE, "r2", 72)},
	    {FINDING(set, TRANSPORT_RULE, "r3", 55)}},
	SV_INIT("evasion r1(TR-002) r2(TR-002) r10(TR-002) ")},
    {"another application stays out", 3, "p1",
	{{FINDING(app, APPLICATION, "a1", 75), .principal = SV_INIT("p1")},
	    {FINDING(app, APPLICATION, "a2", 75), .principal = SV_INIT("p2")},
	    {FINDING(grant, APP_ROLE_ASSIGNMENT, "g1", 70),
		.principal = SV_INIT("p1")},
	    {FINDING(grant, APP_ROLE_ASSIGNMENT, "g0", 90),
		.principal = SV_INIT("p2")}},
	SV_INIT("app a1(AP-001) grant g1(GR-001) ")},
    {"a set stands for its members", 2, "",
	{{FINDING(app, APPLICATION, "a1", 75)},
	    {FINDING(set, ORGANIZATION, "t", 60), .members = set_members,
		.member_count = 2},
	    {FINDING(rule, TRANSPORT_RULE, "r7", 30)}},
	SV_INIT("app a1(AP-001) evasion m1(TR-004) m2(TR-004) ")},
};

#define AT(day) ((int64_t)(day)*86400)

static const struct row time_rows[] = {
    {"as they came, whatever the stage", 0, "",
	{{FINDING(rule, TRANSPORT_RULE, "r1", 72), .happened_at = AT(10)},
	    {FINDING(app, APPLICATION, "a1", 75), .happened_at = AT(12)},
	    {FINDING(relay, INBOUND_CONNECTOR, "c1", 72),
		.happened_at = AT(11)}},
	SV_INIT("evasion r1(TR-002) mailpath c1(IC-011) app a1(AP-001) ")},
    {"an unknown time follows the stage before", 0, "",
	{{FINDING(rule, TRANSPORT_RULE, "r1", 72), .happened_at = AT(9)},
	    {FINDING(app, APPLICATION, "a1", 75), .happened_at = AT(10)},
	    {FINDING(grant, APP_ROLE_ASSIGNMENT, "g1", 70)},
	    {FINDING(relay, INBOUND_CONNECTOR, "c1", 72),
		.happened_at = AT(11)}},
	SV_INIT("evasion r1(TR-002) app a1(AP-001) grant g1(GR-001) "
		"mailpath c1(IC-011) ")},
    {"what is far apart is two steps", 0, "",
	{{FINDING(relay, INBOUND_CONNECTOR, "old", 72), .happened_at = AT(10)},
	    {FINDING(relay, INBOUND_CONNECTOR, "new", 72),
		.happened_at = AT(900)},
	    {FINDING(relay, INBOUND_CONNECTOR, "also", 72),
		.happened_at = AT(914)},
	    {FINDING(app, APPLICATION, "a1", 75), .happened_at = AT(899)}},
	SV_INIT("mailpath old(IC-011) app a1(AP-001) mailpath also(IC-011) "
		"new(IC-011) ")},
    {"no time beside one that has one", 0, "",
	{{FINDING(app, APPLICATION, "a1", 75), .happened_at = AT(1)},
	    {FINDING(rule, TRANSPORT_RULE, "r1", 72), .happened_at = AT(2)},
	    {FINDING(rule, TRANSPORT_RULE, "r2", 72)}},
	SV_INIT("app a1(AP-001) evasion r2(TR-002) evasion r1(TR-002) ")},
    {"an object is in one step of a stage", 3, "",
	{{FINDING(named, INBOUND_CONNECTOR, "c1", 88), .happened_at = AT(900)},
	    {FINDING(relay, INBOUND_CONNECTOR, "c1", 55),
		.happened_at = AT(10)},
	    {FINDING(app, APPLICATION, "a1", 50), .happened_at = AT(20)}},
	SV_INIT("app a1(AP-001) mailpath c1(IC-001, IC-011) ")},
};

static void
write(const struct steps *steps, struct strbuf *out)
{
	for (size_t i = 0; i < steps->count; i++) {
		const struct step *step = &steps->at[i];
		strbuf_printf(out, "%s ", step->stage);
		for (size_t j = 0; j < step->count; j++)
			strbuf_printf(out, SV_FMT "(" SV_FMT ") ",
			    SV_ARG(step->parts[j].id),
			    SV_ARG(step->parts[j].checks));
	}
}

static void
belongs(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct finding findings[ROW_FINDINGS];
	struct audit_result result = {.findings = {.at = findings}};
	const struct finding chain = {.check = &joined,
	    .principal = sv_from(row->principal),
	    .members = core,
	    .member_count = row->core_count};
	struct steps steps;

	for (size_t i = 0; i < ROW_FINDINGS; i++) {
		if (row->findings[i].check != NULL)
			findings[result.findings.count++] = row->findings[i];
	}
	steps_build(&result, &chain, arena, &steps);
	write(&steps, &out);
	KIT_TEXT(strbuf_view(&out), row->want);
}

static void
tells_times(const void *row)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct finding findings[] = {
	    {FINDING(rule, TRANSPORT_RULE, "r1", 72), .happened_at = 300},
	    {FINDING(rule, TRANSPORT_RULE, "r2", 90), .happened_at = 250},
	    {FINDING(rule, TRANSPORT_RULE, "r3", 72), .happened_at = 200},
	    {FINDING(app, APPLICATION, "a1", 72)},
	};
	const struct audit_result result = {
	    .findings = {.at = findings, .count = COUNT_OF(findings)}};
	const struct finding chain = {.check = &joined};
	struct steps steps;

	(void)row;
	steps_build(&result, &chain, arena, &steps);
	KIT_INT(steps.count, 2);
	KIT_INT(steps.at[0].first_at, 0);
	KIT_INT(steps.at[1].first_at, 200);
	KIT_INT(steps.at[1].last_at, 300);
	KIT_INT(steps.at[1].points, 90);
}

/* Its time is that of the last of them, which is not that of each. */
static void
knows_members_times(const void *row)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct finding findings[] = {
	    {FINDING(set, ORGANIZATION, "t", 95), .happened_at = 400,
		.members = set_members, .member_count = 2},
	    {.check = &rule,
		.kind = KIND_TRANSPORT_RULE,
		.id = SV_INIT("m1"),
		.name = SV_INIT("M9"),
		.points = 72,
		.happened_at = 100},
	};
	const struct audit_result result = {
	    .findings = {.at = findings, .count = COUNT_OF(findings)}};
	const struct finding chain = {.check = &joined};
	struct steps steps;

	(void)row;
	steps_build(&result, &chain, arena, &steps);
	KIT_INT(steps.count, 1);
	KIT_INT(steps.at[0].first_at, 100);
	KIT_INT(steps.at[0].last_at, 400);
}

int
main(void)
{
	KIT_ROWS(rows, belongs);
	KIT_ROWS(time_rows, belongs);
	kit_case("tells times", tells_times);
	kit_case("members have times of their own", knows_members_times);
	return kit_finish();
}
