/*
 * events_test.c - sign-ins and audit records from the fake tenant.
 */
#include "graph/events.h"

#include "auditor/model/event_cmdlet.h"
#include "tests/unit/graph/collect_kit.h"

#define BUDGET_MS 20000

struct row {
	const char *name;
	const char *faults;
	const char *settings; /* of the tenant; NULL: as it is */
	const char *secret;   /* NULL: the auditor's */
	enum event_type type;
	enum coverage_status status;
	enum coverage_reason reason;
	const char *detail;
	size_t count; /* events of the type */
	unsigned page_size;
};

#define SEARCH "Search-UnifiedAuditLog"

static const struct row rows[] = {
    {"sign-ins", "", NULL, NULL, EVENT_SIGN_IN, COVERAGE_COMPLETE,
	COVERAGE_NONE_REASON, "", 12, 0},
    {"sign-ins in small pages", "", NULL, NULL, EVENT_SIGN_IN,
	COVERAGE_COMPLETE, COVERAGE_NONE_REASON, "", 12, 7},
    {"sign-ins of applications", "", NULL, NULL, EVENT_PRINCIPAL_SIGN_IN,
	COVERAGE_COMPLETE, COVERAGE_NONE_REASON, "", 6, 0},
    {"directory audits", "", NULL, NULL, EVENT_DIRECTORY_AUDIT,
	COVERAGE_COMPLETE, COVERAGE_NONE_REASON, "", 3, 0},
    {"records of Exchange", "", NULL, NULL, EVENT_EXCHANGE_AUDIT,
	COVERAGE_COMPLETE, COVERAGE_NONE_REASON, "", 3, 0},
    {"records of Exchange, one an answer", "", NULL, NULL, EVENT_EXCHANGE_AUDIT,
	COVERAGE_COMPLETE, COVERAGE_NONE_REASON, "", 3, 1},
    {"no licence", "", "\"entraPremium\": false", NULL, EVENT_SIGN_IN,
	COVERAGE_NOT_COLLECTED, COVERAGE_LICENCE_REASON,
	"doesn't have premium license", 0, 0},
    {"directory audits without a licence", "", "\"entraPremium\": false", NULL,
	EVENT_DIRECTORY_AUDIT, COVERAGE_PARTIAL, COVERAGE_LICENCE_REASON,
	"kept for seven days", 3, 0},
    {"no permission", "", NULL, "no-applications-fixture-secret",
	EVENT_DIRECTORY_AUDIT, COVERAGE_NOT_COLLECTED,
	COVERAGE_PERMISSION_REASON, "needs AuditLog.Read.All", 0, 0},
    {"no role in Exchange", "", NULL, "security-reader-fixture-secret",
	EVENT_EXCHANGE_AUDIT, COVERAGE_NOT_COLLECTED,
	COVERAGE_PERMISSION_REASON, "View-Only Audit Logs", 0, 0},
    {"half the pages", "/v1.0/auditLogs/signIns after=1 404\n", NULL, NULL,
	EVENT_SIGN_IN, COVERAGE_PARTIAL, COVERAGE_UNSUPPORTED_REASON, "", 7, 7},
    {"the search runs out of time",
	SEARCH
	" always body {\"value\":[{\"ResultIndex\":-1,\"ResultCount\":0}]}\n",
	NULL, NULL, EVENT_EXCHANGE_AUDIT, COVERAGE_NOT_COLLECTED,
	COVERAGE_TIMEOUT_REASON, "ran out of time", 0, 0},
    {"the search runs out of time once",
	SEARCH " 1 body {\"value\":[{\"ResultIndex\":-1,\"ResultCount\":0}]}\n",
	NULL, NULL, EVENT_EXCHANGE_AUDIT, COVERAGE_COMPLETE,
	COVERAGE_NONE_REASON, "", 3, 0},
    {"the search loses records",
	SEARCH " always body {\"value\":[{\"ResultIndex\":1,\"ResultCount\":2,"
	       "\"AuditData\":\"{\\\"Id\\\":\\\"1\\\",\\\"CreationTime\\\":"
	       "\\\"2026-11-20T00:00:00\\\"}\"}]}\n",
	NULL, NULL, EVENT_EXCHANGE_AUDIT, COVERAGE_PARTIAL,
	COVERAGE_INCONSISTENT_REASON, "gave 1 of 2 records", 1, 0},
    {"a row that is no record",
	SEARCH " 1 body {\"value\":[{\"ResultIndex\":1,\"ResultCount\":1,"
	       "\"AuditData\":\"moon\"}]}\n",
	NULL, NULL, EVENT_EXCHANGE_AUDIT, COVERAGE_PARTIAL,
	COVERAGE_MALFORMED_REASON, "are no records", 3, 0},
    {"throttled for a while", SEARCH " 1 429 0\n", NULL, NULL,
	EVENT_EXCHANGE_AUDIT, COVERAGE_COMPLETE, COVERAGE_NONE_REASON, "", 3,
	0},
};

static size_t
count_of(const struct snapshot *snapshot, enum event_type type)
{
	size_t count = 0;

	for (size_t i = 0; i < snapshot->events.count; i++)
		count += snapshot->events.at[i].type == type;
	return count;
}

static void
reads(const void *at)
{
	const struct row *row = at;
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	CLEANUP(strbuf_done) struct strbuf root = {0};
	struct err err;

	collect_kit_init(&kit,
	    kit_fake_start(&(struct kit_fake_options){.faults = row->faults,
		.page_size = row->page_size,
		.root = row->settings != NULL
			    ? collect_kit_root(row->settings, &root)
			    : NULL}),
	    BUDGET_MS);
	collect_kit_secret(
	    &kit, row->secret != NULL ? row->secret : "auditor-fixture-secret");
	if (row->secret != NULL)
		kit.settings.client_id =
		    sv_starts(sv_from(row->secret), SV("security"))
			? "eff88ad5-3fc5-4a81-b711-ccf9fe96acb1"
			: "c4ccf0a6-4def-4f09-baec-9fbf1cc51714";
	kit.settings.kinds = KIND_BIT(KIND_ADMIN_AUDIT_LOG_CONFIG);
	kit.settings.events_from = time_now() - 8 * TIME_DAY;
	KIT_GOOD(collect_in_time(&kit, &snapshot, &err), &err);
	const struct event_cover *cover = &snapshot->events.covers[row->type];
	KIT_INT(cover->coverage.status, row->status);
	KIT_INT(cover->coverage.reason, row->reason);
	KIT_HAS(cover->coverage.detail, row->detail);
	KIT_INT(count_of(snapshot, row->type), row->count);
	KIT_TRUE(cover->coverage.requests > 0);
	if (row->status == COVERAGE_COMPLETE)
		KIT_TRUE(cover->window.to - cover->window.from >= 7 * TIME_DAY);
	/* Newest first: behind the last that came, all is there. */
	if (row->reason == COVERAGE_UNSUPPORTED_REASON)
		KIT_TRUE(cover->window.from > kit.settings.events_from &&
			 cover->window.from < cover->window.to);
	if (row->status == COVERAGE_NOT_COLLECTED)
		KIT_INT(cover->window.from, cover->window.to);
}

static int64_t
known(void *cookie, strview tenant, enum event_type type)
{
	(void)cookie;
	KIT_TEXT(tenant, SV(KIT_TENANT));
	return type == EVENT_SIGN_IN ? time_now() - TIME_DAY : 0;
}

/* From the end of what is known, and a little before. */
static void
goes_on(const void *at)
{
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	struct err err;

	(void)at;
	collect_kit_init(
	    &kit, kit_fake_start(&(struct kit_fake_options){0}), BUDGET_MS);
	kit.settings.kinds = KIND_BIT(KIND_ORGANIZATION);
	kit.settings.events_from = time_now() - 8 * TIME_DAY;
	kit.settings.events_known = known;
	KIT_GOOD(collect_in_time(&kit, &snapshot, &err), &err);
	KIT_INT(count_of(snapshot, EVENT_SIGN_IN), 9);
	KIT_INT(count_of(snapshot, EVENT_DIRECTORY_AUDIT), 3);
}

static void
can_be_left_out(const void *at)
{
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	struct err err;

	(void)at;
	collect_kit_init(
	    &kit, kit_fake_start(&(struct kit_fake_options){0}), BUDGET_MS);
	kit.settings.kinds = KIND_BIT(KIND_ORGANIZATION);
	KIT_GOOD(collect_in_time(&kit, &snapshot, &err), &err);
	KIT_INT(snapshot->events.count, 0);
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++)
		KIT_INT(snapshot->events.covers[i].coverage.reason,
		    COVERAGE_NOT_REQUESTED_REASON);
}

static void
only_reads(const void *at)
{
	(void)at;
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		const struct event_source *source =
		    event_source((enum event_type)i);
		KIT_INT(source->type, i);
		KIT_INT(source->effect, ENDPOINT_READS);
		KIT_TRUE((source->path != NULL) != (source->cmdlet != NULL));
		KIT_TRUE(source->permission != NULL);
	}
}

int
main(void)
{
	KIT_ROWS(rows, reads);
	kit_case("goes on where it ended", goes_on);
	kit_case("can be left out", can_be_left_out);
	kit_case("calls that read only", only_reads);
	return kit_finish();
}
