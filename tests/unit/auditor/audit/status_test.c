/*
 * status_test.c - new, open, unverified, resolved.
 */
#include "auditor/audit/status.h"

#include "tests/support/kit_rows.h"

#define NONE (-1)

struct row {
	const char *name;
	/* Status of one finding in each outcome, or NONE. */
	int carried;
	int now;
	int before;
	int want; /* among the findings, or NONE */
	bool is_resolved;
};

static const struct row rows[] = {
    {"only now", FINDING_NEW, FINDING_NEW, NONE, FINDING_NEW, false},
    {"there before", FINDING_NEW, FINDING_NEW, FINDING_NEW, FINDING_OPEN,
	false},
    {"accepted before", FINDING_NEW, FINDING_NEW, FINDING_ACCEPTED, FINDING_NEW,
	false},
    {"accepted now", FINDING_ACCEPTED, FINDING_ACCEPTED, FINDING_NEW,
	FINDING_ACCEPTED, false},
    {"its list was not read", FINDING_NEW, NONE, FINDING_NEW,
	FINDING_UNVERIFIED, false},
    {"accepted and not read", FINDING_ACCEPTED, NONE, FINDING_ACCEPTED,
	FINDING_ACCEPTED, false},
    {"reopened", FINDING_REOPENED, FINDING_REOPENED, FINDING_NEW,
	FINDING_REOPENED, false},
    {"gone", NONE, NONE, FINDING_NEW, NONE, true},
    {"gone, was accepted", NONE, NONE, FINDING_ACCEPTED, NONE, false},
};

static const struct check check = {.id = "XX-001"};

static void
fill(struct check_outcome *outcome, struct finding *finding, int status)
{
	*finding = (struct finding){.check = &check, .id = SV("id")};
	*outcome = (struct check_outcome){0};
	if (status == NONE)
		return;
	finding->status = (enum finding_status)status;
	outcome->findings.at = finding;
	outcome->findings.count = 1;
}

static void
settles(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct audit_result result = {0};
	struct check_outcome carried;
	struct check_outcome now;
	struct check_outcome before;
	struct finding findings[3];

	fill(&carried, &findings[0], row->carried);
	fill(&now, &findings[1], row->now);
	fill(&before, &findings[2], row->before);
	status_settle(&result, &carried, &now, &before, arena);
	KIT_INT(result.findings.count, row->want == NONE ? 0 : 1);
	if (row->want != NONE)
		KIT_INT(result.findings.at[0].status, row->want);
	KIT_INT(result.resolved.count, row->is_resolved);
}

static void
is_first(const void *unused)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct audit_result result = {0};
	struct check_outcome now;
	struct finding finding;

	(void)unused;
	fill(&now, &finding, FINDING_NEW);
	status_settle(&result, &now, &now, NULL, arena);
	KIT_INT(result.findings.at[0].status, FINDING_NEW);
	KIT_INT(result.resolved.count, 0);
}

int
main(void)
{
	KIT_ROWS(rows, settles);
	kit_case("the first of a series", is_first);
	return kit_finish();
}
