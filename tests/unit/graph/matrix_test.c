/*
 * matrix_test.c - every list with every fault: never whole without a reason.
 *
 * One collection a fault, which all lists meet at once; what each list then
 * says of itself is looked at.
 */
#include <string.h>

#include "graph/endpoints.h"
#include "tests/unit/graph/collect_kit.h"

#define NOTHING         "body {\"value\": []}"
#define TAKES_BUDGET_MS 2500
#define ENOUGH_MS       20000

struct verdict {
	enum coverage_status status;
	enum coverage_reason reason;
};

#define COMPLETE                                                               \
	{                                                                      \
		COVERAGE_COMPLETE, COVERAGE_NONE_REASON                        \
	}
#define PART(why)                                                              \
	{                                                                      \
		COVERAGE_PARTIAL, COVERAGE_##why##_REASON                      \
	}
#define NONE(why)                                                              \
	{                                                                      \
		COVERAGE_NOT_COLLECTED, COVERAGE_##why##_REASON                \
	}

enum scope {
	OF_ALL,      /* every request */
	OF_FIRST,    /* the first request of each list */
	OF_LATER,    /* pages behind the first */
	OF_EXCHANGE, /* every request to it */
	EMPTY,       /* every request: nothing is listed */
	MISSING,     /* every request: what may be missing is */
};

struct row {
	const char *name;
	const char *fault; /* of every list */
	unsigned page_size;
	unsigned budget_ms;
	struct verdict verdicts[SERVICE_COUNT];
	enum scope scope;
};

static const struct row rows[] = {
    {"ok", "", 0, ENOUGH_MS, {COMPLETE, COMPLETE}, OF_ALL},
    {"empty", "always " NOTHING, 0, TAKES_BUDGET_MS, {COMPLETE, COMPLETE},
	EMPTY},
    {"403", "always 403 json", 0, ENOUGH_MS,
	{NONE(PERMISSION), NONE(PERMISSION)}, OF_ALL},
    {"403 of NUL bytes", "always 403 nul", 0, ENOUGH_MS,
	{NONE(PERMISSION), NONE(PERMISSION)}, OF_ALL},
    {"401", "always 401", 0, ENOUGH_MS, {NONE(SIGN_IN), NONE(PERMISSION)},
	OF_ALL},
    {"404", "always 404", 0, ENOUGH_MS, {NONE(UNSUPPORTED), NONE(UNSUPPORTED)},
	MISSING},
    {"429, then ok", "429 2.3", 0, ENOUGH_MS, {COMPLETE, COMPLETE}, OF_FIRST},
    {"429 for ever", "always 429 60", 0, TAKES_BUDGET_MS,
	{NONE(THROTTLED), NONE(THROTTLED)}, OF_ALL},
    {"500 for ever", "always 500", 0, TAKES_BUDGET_MS,
	{NONE(SERVICE), NONE(SERVICE)}, OF_ALL},
    {"cut", "always cut 20", 0, TAKES_BUDGET_MS, {NONE(NETWORK), NONE(NETWORK)},
	OF_ALL},
    {"truncated JSON", "always truncate 12", 0, TAKES_BUDGET_MS,
	{NONE(MALFORMED), NONE(MALFORMED)}, OF_ALL},
    {"a warning of truncation", "always warn", 0, ENOUGH_MS,
	{COMPLETE, PART(TRUNCATED)}, OF_EXCHANGE},
    {"half the pages, then failure", "always 500", 1, 2 * TAKES_BUDGET_MS,
	{PART(SERVICE), PART(SERVICE)}, OF_LATER},
    {"a page twice", "always dup", 1, ENOUGH_MS, {COMPLETE, COMPLETE}, OF_ALL},
};

/* --- the fault ------------------------------------------------------------- */

static unsigned
first_requests(enum service service)
{
	size_t count;
	const struct endpoint *table = endpoint_table(&count);
	unsigned sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += table[i].service == service && table[i].holders_of == 0;
	return sum;
}

static void
write_faults(const struct row *row, struct strbuf *script)
{
	static const char *const parts[SERVICE_COUNT] = {
	    [SERVICE_GRAPH] = "v1.0/", [SERVICE_EXCHANGE] = "InvokeCommand"};

	if (row->fault[0] == '\0')
		strbuf_add_text(script, "# none\n");
	for (unsigned i = 0; row->fault[0] != '\0' && i < SERVICE_COUNT; i++) {
		if (row->scope == OF_EXCHANGE && i != SERVICE_EXCHANGE)
			continue;
		strbuf_add_text(script, parts[i]);
		if (row->scope == OF_LATER)
			strbuf_add_text(script, "*skiptoken");
		if (row->scope == OF_FIRST)
			strbuf_printf(
			    script, " %u", first_requests((enum service)i));
		strbuf_printf(script, " %s\n", row->fault);
	}
}

/* Objects that came on more than one page. */
static size_t repeats;

static void
count_repeats(void *cookie, enum kind kind, const struct collect_cost *cost)
{
	(void)cookie;
	(void)kind;
	repeats += cost->repeats;
}

static struct snapshot *
read_tenant(const char *faults, unsigned page_size, unsigned budget_ms)
{
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	struct snapshot *snapshot = NULL;
	struct err err;

	collect_kit_init(&kit,
	    kit_fake_start(&(struct kit_fake_options){
		.faults = faults, .page_size = page_size}),
	    budget_ms);
	kit.settings.in_flight = 16;
	kit.settings.cost = count_repeats;
	repeats = 0;
	KIT_GOOD(collect_in_time(&kit, &snapshot, &err), &err);
	return snapshot;
}

/* --- what it comes to -------------------------------------------------------- */

/* The tenant without any fault, and how long that takes here. */
static int64_t whole_ms;

static const struct snapshot *
whole(void)
{
	static const struct snapshot *snapshot;

	if (snapshot == NULL) {
		int64_t began_ms = time_monotonic_ms();
		snapshot = read_tenant(NULL, 0, ENOUGH_MS);
		whole_ms = time_monotonic_ms() - began_ms;
	}
	return snapshot;
}

/* Where the budget is used up, each list has to get its turn before. */
static unsigned
budget_of(const struct row *row)
{
	(void)whole();
	return row->budget_ms + 5 * (unsigned)whole_ms;
}

/* With pages of one object. */
static bool
is_one_page(const struct endpoint *endpoint)
{
	size_t count;
	const struct endpoint *table = endpoint_table(&count);
	size_t objects = snapshot_list(whole(), endpoint->kind)->count;

	for (size_t i = 0; i < count; i++)
		objects -= table[i].kind == endpoint->kind &&
			   table[i].is_single && objects > 0;
	/* What is dropped fills pages as well. */
	return endpoint->is_single || (objects < 2 && endpoint->drops == NULL);
}

static struct verdict
verdict_of(const struct row *row, const struct endpoint *endpoint)
{
	const struct verdict complete = COMPLETE;
	const struct verdict hollow = PART(INCONSISTENT);
	const struct verdict broken = NONE(MALFORMED);

	if (row->scope == EMPTY && endpoint->is_single)
		return broken;
	if (row->scope == EMPTY && endpoint->is_never_empty)
		return hollow;
	if (row->scope == MISSING && endpoint->may_be_missing)
		return complete;
	if (row->scope == OF_LATER && is_one_page(endpoint))
		return complete;
	return row->verdicts[endpoint->service];
}

/* People are not asked for where nobody names them. */
static struct verdict
verdict_of_people(const struct row *row)
{
	struct verdict verdict = row->verdicts[SERVICE_GRAPH];

	if (row->scope == EMPTY)
		verdict = (struct verdict)NONE(INCONSISTENT);
	return verdict;
}

/* What the lists of a kind come to together. */
static struct verdict
expected_of(const struct row *row, enum kind kind)
{
	size_t count;
	const struct endpoint *table = endpoint_table(&count);
	struct verdict sum = {0};
	bool is_any = false;

	for (size_t i = 0; i < count; i++) {
		if (table[i].kind != kind || table[i].joins != NULL)
			continue;
		struct verdict one = table[i].holders_of != 0
					 ? verdict_of_people(row)
					 : verdict_of(row, &table[i]);
		if (!is_any || sum.status == one.status) {
			sum = one;
		} else {
			if (sum.status == COVERAGE_COMPLETE)
				sum.reason = one.reason;
			sum.status = COVERAGE_PARTIAL;
		}
		is_any = true;
	}
	return sum;
}

static void
is_told(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf faults = {0};

	write_faults(row, &faults);
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot =
	    read_tenant(strbuf_cstr(&faults), row->page_size, budget_of(row));
	size_t wrong = 0;
	for (size_t i = 0; i < KIND_COUNT; i++) {
		enum kind kind = (enum kind)i;
		const struct coverage *have = &snapshot->lists[i].coverage;
		if (!kind_is_collected(kind))
			continue;
		struct verdict want = expected_of(row, kind);
		bool is_right = have->status == want.status &&
				have->reason == want.reason &&
				(row->scope != OF_FIRST || have->requests > 1 ||
				    kind == KIND_USER);
		if (is_right)
			continue;
		wrong++;
		(void)fprintf(stderr,
		    "# %s: %s %s (%u requests) " SV_FMT ", not %s %s\n",
		    kind_name(kind), coverage_status_word(have->status),
		    coverage_reason_word(have->reason), have->requests,
		    SV_ARG(have->detail), coverage_status_word(want.status),
		    coverage_reason_word(want.reason));
	}
	KIT_INT(wrong, 0);
	KIT_TRUE((repeats > 0) == (strstr(row->fault, "dup") != NULL));
	/* Read whole is read whole, in however many pages. */
	if (row->verdicts[0].status == COVERAGE_COMPLETE &&
	    row->verdicts[1].status == COVERAGE_COMPLETE && row->scope != EMPTY)
		KIT_TRUE(digest_eq(
		    &snapshot->content_digest, &whole()->content_digest));
}

int
main(void)
{
	KIT_ROWS(rows, is_told);
	int status = kit_finish();
	kit_fake_stop();
	return status;
}
