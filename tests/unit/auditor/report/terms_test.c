/*
 * terms_test.c - the terms of points, of an object's score, and of the chain.
 */
#include "auditor/check/chain.h"
#include "auditor/report/terms.h"
#include "tests/cases/case_judge.h"
#include "tests/support/kit_rows.h"

/* A case of a file, and what of its terms is told. */
struct terms_row {
	const char *name;
	const char *path;
	const char *id;
	const char *which;
	const char *shown[6]; /* in that order */
};

#define ATTACKS    "fixtures/cases/positives.json"
#define LOOKALIKES "fixtures/cases/negatives.json"

static const struct terms_row rows[] = {
    {"base, object and chain of a grant", ATTACKS, "P070", "GR-001",
	{"GR-001  Application may administer Exchange",
	    "base of this finding       62", "points                     62",
	    "Score of its object", "+ 62 / 4", "grant    x "}},
    {"letter case", ATTACKS, "P070", "gr-001", {"GR-001  Application"}},
    {"by id", ATTACKS, "P070", "GR-001:80000000-0000-4000-8000-000000000119",
	{"GR-001"}},
    {"the chain, pair by pair", ATTACKS, "P070", "CH-001",
	{"CH-001  Stages", "Chain",
	    "app      x grant    root(AP-001 55 x GR-001 62) = 58.395, x 100 %"
	    " (by the same application or object)",
	    "sum of all pairs x (", " / 2 = "}},
    {"another one counts for the stage", ATTACKS, "P070", "TR-001",
	{"another finding counts for the stage evasion"}},
    {"accepted", LOOKALIKES, "N026", "GR-001",
	{"status                     accepted",
	    "accepted by                policy (of the case): at most 0 stay",
	    "points                     0", "Seen",
	    "Exchange.ManageAsApp of Office 365 Exchange Online"}},
};

static const struct json *
find_case(const struct case_file *file, const char *id)
{
	for (size_t i = 0; i < file->cases->count; i++) {
		const struct json *value = &file->cases->items[i];
		if (sv_eq(json_get_text(value, SV("id")), sv_from(id)))
			return value;
	}
	return NULL;
}

static void
judge_case(struct case_run *run, const char *path, const char *id,
    struct audit_result *result)
{
	struct case_file file;
	struct err err = {0};

	KIT_GOOD(
	    case_open(path, kit_file(path), run->arena, &file, &err), &err);
	const struct json *value = find_case(&file, id);
	KIT_TRUE(value != NULL);
	KIT_GOOD(case_judge(run, &file, value, &err), &err);
	*result = (struct audit_result){
	    .snapshot = run->now,
	    .findings = run->outcome.findings,
	    .chain = run->outcome.chain,
	    .risk = run->outcome.risk,
	};
}

static void
explains(const void *at)
{
	const struct terms_row *row = at;
	CLEANUP(case_done) struct case_run run = {.arena = arena_new()};
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct audit_result result;
	struct err err = {0};

	judge_case(&run, row->path, row->id, &result);
	KIT_GOOD(
	    terms_explain(&result, sv_from(row->which), run.arena, &out, &err),
	    &err);
	strview rest = strbuf_view(&out);
	for (size_t i = 0; i < COUNT_OF(row->shown) && row->shown[i] != NULL;
	     i++) {
		size_t found = sv_find(rest, sv_from(row->shown[i]));
		KIT_HAS(rest, row->shown[i]);
		rest = sv_slice(rest, found, rest.len);
	}
}

static void
refuses(const void *at)
{
	CLEANUP(case_done) struct case_run run = {.arena = arena_new()};
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct audit_result result;
	struct err err = {0};

	(void)at;
	judge_case(&run, ATTACKS, "P070", &result);
	KIT_INT(
	    terms_explain(&result, SV("GR-001:other"), run.arena, &out, &err),
	    -1);
	KIT_HAS(sv_from(err.text), "no finding \"GR-001:other\"");
	KIT_HAS(sv_from(err.hint), "GR-001");
	KIT_HAS(sv_from(err.hint), "TR-004");
	KIT_INT(out.len, 0);
}

/* The pairs give exactly the points that the audit counts. */
static void
adds_up(const void *at)
{
	CLEANUP(case_done) struct case_run run = {.arena = arena_new()};
	struct audit_result result;
	struct chain_terms terms;

	(void)at;
	judge_case(&run, ATTACKS, "P070", &result);
	chain_explain(&result.findings, run.arena, &terms);
	KIT_INT(terms.points, result.chain);
	KIT_INT(terms.count, terms.stages * (terms.stages - 1) / 2);
}

int
main(void)
{
	KIT_ROWS(rows, explains);
	kit_case("no such finding", refuses);
	kit_case("the terms add up", adds_up);
	return kit_finish();
}
