/*
 * controls_test.c - how controls stand, by findings, gaps and queries.
 */
#include "auditor/check/controls.h"

#include "tests/unit/auditor/check/scene.h"

static const struct check filter = {
    .id = "CF-001", .title = "T", .needs = KIND_BIT(KIND_TRANSPORT_RULE)};
static const struct check other = {.id = "TR-001", .title = "T"};
static const struct check query = {
    .id = "1.1", .needs = KIND_BIT(KIND_TRANSPORT_RULE)};

struct row {
	const char *name;
	const char *control; /* YAML of it, beside id and title */
	/* Status of a finding of CF-001 on r1; -1: none. */
	int status;
	bool has_gap;        /* of CF-001 */
	bool needs_baseline; /* the gap is about drift */
	const char *found;   /* id that the query gives, or NULL */
	const char *problem; /* of the query */
	bool is_unread;      /* the list of the query */
	enum control_state want;
};

#define CHECKS "checks: [CF-001]"
#define QUERY  "query: SELECT 1"
#define BOTH   CHECKS ", " QUERY
#define MANUAL "manual: look there"

static const struct row rows[] = {
    {"clean", CHECKS, -1, false, false, NULL, NULL, false, CONTROL_PASS},
    {"a finding of another check", "checks: [CF-002]", FINDING_NEW, false,
	false, NULL, NULL, false, CONTROL_PASS},
    {"new", CHECKS, FINDING_NEW, false, false, NULL, NULL, false, CONTROL_FAIL},
    {"open", CHECKS, FINDING_OPEN, false, false, NULL, NULL, false,
	CONTROL_FAIL},
    {"reopened", CHECKS, FINDING_REOPENED, false, false, NULL, NULL, false,
	CONTROL_FAIL},
    {"accepted", CHECKS, FINDING_ACCEPTED, false, false, NULL, NULL, false,
	CONTROL_ACCEPTED},
    {"unverified", CHECKS, FINDING_UNVERIFIED, true, false, NULL, NULL, false,
	CONTROL_NOT_ASSESSED},
    {"a gap", CHECKS, -1, true, false, NULL, NULL, false, CONTROL_NOT_ASSESSED},
    {"a gap beside what is accepted", CHECKS, FINDING_ACCEPTED, true, false,
	NULL, NULL, false, CONTROL_NOT_ASSESSED},
    {"a finding beside a gap", CHECKS, FINDING_NEW, true, false, NULL, NULL,
	false, CONTROL_FAIL},
    {"drift cannot be seen", CHECKS, -1, true, true, NULL, NULL, false,
	CONTROL_NOT_ASSESSED},
    {"but the query sees posture", BOTH, -1, true, true, NULL, NULL, false,
	CONTROL_PASS},
    {"the query finds", QUERY, -1, false, false, "r2", NULL, false,
	CONTROL_FAIL},
    {"what the query finds is accepted", BOTH, FINDING_ACCEPTED, false, false,
	"r1", NULL, false, CONTROL_ACCEPTED},
    {"not all of it", BOTH, FINDING_ACCEPTED, false, false, "r2", NULL, false,
	CONTROL_FAIL},
    {"the query was stopped", QUERY, -1, false, false, NULL, "too slow", false,
	CONTROL_NOT_ASSESSED},
    {"its list was not read", QUERY, -1, false, false, NULL, NULL, true,
	CONTROL_NOT_ASSESSED},
    {"manual", MANUAL, -1, false, false, NULL, NULL, false, CONTROL_MANUAL},
    {"clean as far as can be seen", CHECKS ", " MANUAL, -1, false, false, NULL,
	NULL, false, CONTROL_MANUAL},
    {"failed as far as can be seen", CHECKS ", " MANUAL, FINDING_NEW, false,
	false, NULL, NULL, false, CONTROL_FAIL},
};

static struct profile
parse(const struct row *row, struct arena *arena)
{
	struct profile profile = {0};
	struct err err = {0};
	strview yaml = arena_printf(arena,
	    "profile: p\ncontrols:\n  - {id: '1.1', title: T, %s}\n",
	    row->control);

	KIT_GOOD(profile_parse(yaml, "p.yaml", arena, &profile, &err), &err);
	return profile;
}

static void
stands(const void *at)
{
	const struct row *row = at;
	CLEANUP(scene_done)
	struct scene scene = scene_begin(
	    "{'TransportRule':[{'Guid':'r1'},{'Guid':'r2'}]}", NULL);
	const struct coverage unread = {
	    .status = COVERAGE_PARTIAL, .reason = COVERAGE_TIMEOUT_REASON};
	struct profile profile = parse(row, scene.arena);
	struct finding finding = {.check = &filter,
	    .kind = KIND_TRANSPORT_RULE,
	    .id = SV("r1"),
	    .status = (enum finding_status)row->status};
	const struct finding_list findings = {
	    .at = &finding, .count = row->status >= 0 ? 1 : 0};
	const struct check_gap gaps[] = {
	    {.check = &other, .kind = KIND_MAILBOX},
	    {.check = &filter,
		.kind = KIND_TRANSPORT_RULE,
		.reason = SV_INIT("timeout"),
		.needs_baseline = row->needs_baseline},
	};
	struct own_row found = {.kind = SV("transport-rule"),
	    .id = sv_from(row->found),
	    .evidence = SV("seen")};
	const struct own_result result = {
	    .check = profile.controls[0].sql.len > 0 ? &query : NULL,
	    .rows = &found,
	    .row_count = row->found != NULL ? 1 : 0,
	    .problem = sv_from(row->problem)};
	struct control_table table;

	if (row->is_unread)
		snapshot_cover(scene.now, KIND_TRANSPORT_RULE, &unread);
	const struct controls_input input = {.profile = &profile,
	    .now = scene.now,
	    .findings = &findings,
	    .gaps = gaps,
	    .gap_count = row->has_gap ? 2 : 1,
	    .queries = &result};
	controls_judge(&input, scene.arena, &table);
	KIT_TEXT(sv_from(control_state_word(table.at[0].state)),
	    sv_from(control_state_word(row->want)));
	KIT_INT(table.tally[row->want], 1);
	KIT_INT(table.at[0].reason.len > 0,
	    row->want == CONTROL_NOT_ASSESSED ||
		(row->want == CONTROL_FAIL && row->has_gap));
}

int
main(void)
{
	KIT_ROWS(rows, stands);
	return kit_finish();
}
