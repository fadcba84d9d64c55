/*
 * verdict_test.c - which line comes first, and what is said besides.
 */
#include "auditor/report/verdict.h"

#include "tests/support/kit_rows.h"

/* A result in few words. */
struct row {
	const char *name;
	enum baseline_state baseline;
	unsigned chains;
	unsigned points[3]; /* of open findings; 0 is none */
	bool is_accepted;   /* one more, which is accepted */
	size_t unread;      /* lists */
	size_t drift;
	enum severity fail_on;
	enum verdict_mood mood;
	strview headline;
	strview besides; /* the other lines, joined by | */
};

#define REFUSED                                                                \
	"Its policy and approvals were not applied, and drift was not judged."

static const struct row rows[] = {
    {"clean", BASELINE_TRUSTED, 0, {0}, false, 0, 0, SEVERITY_MEDIUM,
	VERDICT_GOOD, SV_INIT("CLEAN: nothing at or above medium."),
	SV_INIT("")},
    {"clean without baseline", BASELINE_NONE, 0, {0}, false, 0, 0, SEVERITY_LOW,
	VERDICT_GOOD,
	SV_INIT("CLEAN: nothing at or above low. Judged without baseline: "
		"posture only, no drift."),
	SV_INIT("")},
    {"less than asked for", BASELINE_TRUSTED, 0, {30, 12}, false, 0, 0,
	SEVERITY_HIGH, VERDICT_GOOD,
	SV_INIT("CLEAN: nothing at or above high."),
	SV_INIT("2 findings weigh less than that.")},
    {"accepted only", BASELINE_TRUSTED, 0, {0}, true, 0, 0, SEVERITY_MEDIUM,
	VERDICT_GOOD, SV_INIT("CLEAN: nothing at or above medium."),
	SV_INIT("1 finding is accepted and not counted.")},
    {"one finding", BASELINE_TRUSTED, 0, {25, 12}, false, 0, 0, SEVERITY_MEDIUM,
	VERDICT_BAD, SV_INIT("ACTION NEEDED: 1 finding at or above medium."),
	SV_INIT("")},
    {"drift only", BASELINE_TRUSTED, 0, {0}, false, 0, 2, SEVERITY_MEDIUM,
	VERDICT_BAD,
	SV_INIT("DRIFT: 2 changes since the baseline weigh medium or more."),
	SV_INIT("")},
    {"one list unread", BASELINE_TRUSTED, 0, {0}, false, 1, 0, SEVERITY_MEDIUM,
	VERDICT_DOUBT,
	SV_INIT("INCOMPLETE: nothing found at or above medium, but 1 list "
		"could not be read whole."),
	SV_INIT("")},
    {"unread and a finding", BASELINE_TRUSTED, 0, {90, 45}, false, 3, 0,
	SEVERITY_MEDIUM, VERDICT_BAD,
	SV_INIT("ACTION NEEDED: 2 findings at or above medium."),
	SV_INIT("3 lists could not be read whole: what is in them is "
		"unknown.")},
    {"chain", BASELINE_TRUSTED, 1, {90, 72, 30}, true, 1, 1, SEVERITY_MEDIUM,
	VERDICT_BAD,
	SV_INIT("COMPROMISE LIKELY: 1 attack chain, 2 critical findings."),
	SV_INIT("ACTION NEEDED: 3 findings at or above medium.|DRIFT: 1 change "
		"since the baseline weighs medium or more.|1 list could not be "
		"read whole: what is in it is unknown.|1 finding is accepted "
		"and not counted.")},
    {"chains", BASELINE_TRUSTED, 2, {90}, false, 0, 0, SEVERITY_CRITICAL,
	VERDICT_BAD,
	SV_INIT("COMPROMISE LIKELY: 2 attack chains, 1 critical finding."),
	SV_INIT("ACTION NEEDED: 1 finding at or above critical.")},
    {"expired", BASELINE_EXPIRED, 0, {0}, false, 0, 0, SEVERITY_MEDIUM,
	VERDICT_BAD, SV_INIT("Baseline not trusted: it has expired."),
	SV_INIT("Reason: why|Hint: what|" REFUSED)},
    {"missing and a chain", BASELINE_MISSING, 1, {0}, false, 0, 0,
	SEVERITY_MEDIUM, VERDICT_BAD,
	SV_INIT("COMPROMISE LIKELY: 1 attack chain, 0 critical findings."),
	SV_INIT("Baseline not trusted: it is missing.|Reason: why|Hint: "
		"what|" REFUSED)},
    {"of another tenant and unread", BASELINE_WRONG_TENANT, 0, {0}, false, 2, 0,
	SEVERITY_MEDIUM, VERDICT_BAD,
	SV_INIT("Baseline not trusted: it belongs to another tenant."),
	SV_INIT("Reason: why|Hint: what|" REFUSED
		"|2 lists could not be read whole: what is in them is "
		"unknown.")},
};

static const struct check plain = {.id = "TR-002", .title = "Header removed"};
static const struct check chain = {.id = "CH-001", .title = "One attack"};

static void
add(struct audit_result *result, const struct check *check, unsigned points,
    enum finding_status status)
{
	result->findings.at[result->findings.count++] = (struct finding){
	    .check = check,
	    .points = points,
	    .severity = severity_of(points),
	    .status = status,
	};
}

static void
fill(const struct row *row, struct audit_result *result)
{
	for (unsigned i = 0; i < row->chains; i++)
		add(result, &chain, 100, FINDING_NEW);
	for (size_t i = 0; i < COUNT_OF(row->points); i++) {
		if (row->points[i] > 0)
			add(result, &plain, row->points[i], FINDING_OPEN);
	}
	if (row->is_accepted)
		add(result, &plain, 8, FINDING_ACCEPTED);
	if (row->baseline != BASELINE_TRUSTED &&
	    row->baseline != BASELINE_NONE) {
		result->baseline.problem = SV("why");
		result->baseline.hint = SV("what");
	}
}

static void
says(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf besides = {0};
	struct finding findings[8];
	struct audit_result result = {
	    .baseline = {.state = row->baseline},
	    .findings = {.at = findings},
	    .fail_on = row->fail_on,
	    .counting = {.fail_on = row->fail_on,
		.asked_fail_on = SEVERITY_CRITICAL},
	    .drift_count = row->drift,
	    .chain = 500,
	    .is_complete = row->unread == 0,
	};
	const struct gaps gaps = {.list_count = row->unread};
	struct overview view;
	struct verdict verdict;

	fill(row, &result);
	overview_build(&result, arena, &view);
	verdict_build(&view, &gaps, &verdict);
	KIT_TEXT(verdict.headline, row->headline);
	KIT_INT(verdict.mood, row->mood);
	for (size_t i = 0; i < verdict.count; i++) {
		strbuf_add_text(&besides, i > 0 ? "|" : "");
		strbuf_add(&besides, verdict.lines[i]);
	}
	KIT_TEXT(strbuf_view(&besides), row->besides);
}

/* Products that nobody approved may look like one, loosely. */
static void
doubts_weak_chains(const void *row)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct finding findings[1];
	struct audit_result result = {
	    .findings = {.at = findings},
	    .fail_on = SEVERITY_MEDIUM,
	    .chain = 499,
	    .is_complete = true,
	};
	const struct gaps gaps = {0};
	struct overview view;
	struct verdict verdict;

	(void)row;
	add(&result, &chain, 100, FINDING_NEW);
	overview_build(&result, arena, &view);
	verdict_build(&view, &gaps, &verdict);
	KIT_INT(verdict.mood, VERDICT_BAD);
	KIT_TEXT(verdict.headline,
	    SV("COMPROMISE POSSIBLE: a weak attack chain, 0 critical "
	       "findings. Judged without baseline: posture only, no drift."));
}

struct status {
	const char *name;
	int status;
	strview want;
};

static const struct status statuses[] = {
    {"status 0", 0, SV_INIT("0: assessed and clean")},
    {"status 1", 1, SV_INIT("1: findings or drift at or above high")},
    {"status 3", 3, SV_INIT("3: something in scope was not assessed")},
    {"status 4", 4, SV_INIT("4: the baseline is not trusted")},
    {"status unknown", 9, SV_INIT("9")},
};

static void
explains_status(const void *at)
{
	const struct status *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const struct audit_result result = {
	    .exit_status = row->status, .fail_on = SEVERITY_HIGH};

	KIT_TEXT(verdict_exit(&result, arena), row->want);
}

int
main(void)
{
	KIT_ROWS(rows, says);
	kit_case("doubts weak chains", doubts_weak_chains);
	KIT_ROWS(statuses, explains_status);
	return kit_finish();
}
