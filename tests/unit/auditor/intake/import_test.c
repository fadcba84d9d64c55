/*
 * import_test.c - one file as a snapshot: what is known of each kind after it.
 */
#include "auditor/intake/import.h"
#include "tests/unit/auditor/intake/taken.h"

struct row {
	const char *name;
	const char *json;
	const char *tenant; /* given */
	const char *error;  /* part of the message; NULL: it is good */
	enum kind kind;     /* looked at when good */
	enum coverage_status status;
	enum coverage_reason reason;
	size_t count;
	size_t skipped;
};

#define DOMAIN_ROW                                                             \
	"{\"id\": \"contoso.com\", \"authenticationType\": \"Managed\"}"

static const struct row rows[] = {
    {"array", "{\"Domain\": [" DOMAIN_ROW "]}", TENANT, NULL, KIND_DOMAIN,
	COVERAGE_COMPLETE, COVERAGE_NONE_REASON, 1, 0},
    {"empty array", "{\"Domain\": []}", TENANT, NULL, KIND_DOMAIN,
	COVERAGE_COMPLETE, COVERAGE_NONE_REASON, 0, 0},
    {"single object", "{\"Domain\": " DOMAIN_ROW "}", TENANT, NULL, KIND_DOMAIN,
	COVERAGE_COMPLETE, COVERAGE_NONE_REASON, 1, 0},
    {"envelope", "{\"Domain\": {\"value\": [" DOMAIN_ROW "]}}", TENANT, NULL,
	KIND_DOMAIN, COVERAGE_COMPLETE, COVERAGE_NONE_REASON, 1, 0},
    {"envelope with a next page",
	"{\"Domain\": {\"value\": [], \"@odata.nextLink\": \"x\"}}", TENANT,
	NULL, KIND_DOMAIN, COVERAGE_PARTIAL, COVERAGE_TRUNCATED_REASON, 0, 0},
    {"envelope with a warning",
	"{\"Domain\": {\"value\": [], \"@adminapi.warnings\": [\"more\"]}}",
	TENANT, NULL, KIND_DOMAIN, COVERAGE_PARTIAL, COVERAGE_TRUNCATED_REASON,
	0, 0},
    {"envelope with empty warnings",
	"{\"Domain\": {\"value\": [], \"@adminapi.warnings\": []}}", TENANT,
	NULL, KIND_DOMAIN, COVERAGE_COMPLETE, COVERAGE_NONE_REASON, 0, 0},
    {"null", "{\"Domain\": null}", TENANT, NULL, KIND_DOMAIN,
	COVERAGE_NOT_COLLECTED, COVERAGE_MALFORMED_REASON, 0, 1},
    {"text", "{\"Domain\": \"contoso.com\"}", TENANT, NULL, KIND_DOMAIN,
	COVERAGE_NOT_COLLECTED, COVERAGE_MALFORMED_REASON, 0, 1},
    {"an element that is no object", "{\"Domain\": [" DOMAIN_ROW ", 7]}",
	TENANT, NULL, KIND_DOMAIN, COVERAGE_PARTIAL, COVERAGE_MALFORMED_REASON,
	1, 1},
    {"absent kind", "{\"Domain\": []}", TENANT, NULL, KIND_TRANSPORT_RULE,
	COVERAGE_NOT_COLLECTED, COVERAGE_NOT_REQUESTED_REASON, 0, 0},
    {"a key in other letters", "{\"DOMAIN\": [" DOMAIN_ROW "]}", TENANT, NULL,
	KIND_DOMAIN, COVERAGE_COMPLETE, COVERAGE_NONE_REASON, 1, 0},
    {"an expected field is absent", "{\"Domain\": [{\"id\": \"x.example\"}]}",
	TENANT, NULL, KIND_DOMAIN, COVERAGE_PARTIAL, COVERAGE_FIELD_REASON, 1,
	0},
    {"cut by -Depth",
	"{\"Application\": [{\"id\": \"" TENANT "\", \"appId\": \"" TENANT
	"\", \"keyCredentials\": [\"@{keyId=1}\"], "
	"\"passwordCredentials\": []}]}",
	TENANT, NULL, KIND_APPLICATION, COVERAGE_PARTIAL,
	COVERAGE_TRUNCATED_REASON, 1, 0},
    {"unknown member", "{\"Domain\": [], \"Calendar\": []}", TENANT, NULL,
	KIND_DOMAIN, COVERAGE_COMPLETE, COVERAGE_NONE_REASON, 0, 1},
    {"tenant from the document",
	"{\"Organization\": [{\"id\": \"" TENANT "\"}]}", "", NULL,
	KIND_ORGANIZATION, COVERAGE_COMPLETE, COVERAGE_NONE_REASON, 1, 0},
    {"tenant unknown", "{\"Domain\": []}", "", "which tenant", KIND_DOMAIN,
	COVERAGE_COMPLETE, COVERAGE_NONE_REASON, 0, 0},
    {"another tenant",
	"{\"Organization\": [{\"id\": "
	"\"99999999-2222-4333-8444-555555555555\"}]}",
	TENANT, "is of tenant 99999999", KIND_DOMAIN, COVERAGE_COMPLETE,
	COVERAGE_NONE_REASON, 0, 0},
    {"nothing of ours", "{\"runs\": []}", TENANT,
	"export.json: object with runs: its properties do not tell its kind",
	KIND_DOMAIN, COVERAGE_COMPLETE, COVERAGE_NONE_REASON, 0, 0},
    {"an array", "[]", TENANT, "empty and does not say of what", KIND_DOMAIN,
	COVERAGE_COMPLETE, COVERAGE_NONE_REASON, 0, 0},
    {"not JSON", "{", TENANT, "export.json: line 1", KIND_DOMAIN,
	COVERAGE_COMPLETE, COVERAGE_NONE_REASON, 0, 0},
};

static size_t
skipped(const struct import_report *report)
{
	size_t count = 0;

	for (size_t i = 0; i < report->count; i++)
		count += report->lines[i].what == IMPORT_SKIPPED;
	return count;
}

static void
reads(const void *at)
{
	const struct row *row = at;
	CLEANUP(taken_done)
	struct taken taken =
	    taken_bytes(sv_from(row->json), "export.json", row->tenant);

	if (taken_is_refused(&taken, row->error))
		return;
	const struct object_list *list =
	    snapshot_list(taken.snapshot, row->kind);
	KIT_INT(list->coverage.status, row->status);
	KIT_INT(list->coverage.reason, row->reason);
	KIT_INT(list->count, row->count);
	KIT_INT(skipped(&taken.report), row->skipped);
	KIT_TEXT(taken.snapshot->tenant, SV(TENANT));
	KIT_INT(taken.snapshot->finished, 1000);
}

int
main(void)
{
	KIT_ROWS(rows, reads);
	return kit_finish();
}
