/*
 * collect_faults_test.c - every fault of the service: the right result after
 * retries, or not complete with the right reason.
 *
 * The lists are read side by side, so that one collection shows what faults of
 * many kinds come to: each row is a fault of one list in one such batch.
 */

#include "tests/unit/graph/collect_kit.h"

enum batch_name {
	CLEAN,  /* no fault at all: what the others are compared with */
	ONCE,   /* faults that pass */
	PAGES,  /* the same, with small pages */
	ALWAYS, /* faults that stay */
	MIDWAY, /* the same, with small pages */
	ODD,    /* odd bytes */
	HOLLOW, /* good answers that cannot be whole */
	SHRUNK, /* the same, of what was cut */
	BATCHES
};

struct batch {
	unsigned page_size;
	unsigned budget_ms;
	struct snapshot *snapshot; /* once it has run */
};

static struct batch batches[BATCHES] = {
    [CLEAN] = {0, 20000, NULL},
    [ONCE] = {0, 20000, NULL},
    [PAGES] = {5, 20000, NULL},
    [ALWAYS] = {0, 3000, NULL},
    [MIDWAY] = {4, 3000, NULL},
    [ODD] = {0, 20000, NULL},
    [HOLLOW] = {0, 20000, NULL},
    [SHRUNK] = {0, 20000, NULL},
};

struct row {
	const char *name;
	enum batch_name batch;
	const char *fault;
	enum kind kind;
	enum coverage_status status;
	enum coverage_reason reason;
	const char *detail; /* part of it */
	size_t least;       /* objects, of a partial list */
};

#define GOOD      COVERAGE_COMPLETE, COVERAGE_NONE_REASON, "", 0
#define PART(why) COVERAGE_PARTIAL, COVERAGE_##why##_REASON
#define NONE(why) COVERAGE_NOT_COLLECTED, COVERAGE_##why##_REASON

#define NOTHING "{\"value\": []}"

#define TEN_OWNERS "{}, {}, {}, {}, {}, {}, {}, {}, {}, {}"

static const struct row rows[] = {
    {"nothing is wrong", CLEAN, "", KIND_ORGANIZATION, GOOD},

    {"429 with decimals", ONCE, "v1.0/organization 1 429 0.328",
	KIND_ORGANIZATION, GOOD},
    {"429 with a date", ONCE, "v1.0/domains 1 429 date+1", KIND_DOMAIN, GOOD},
    {"429 in plain words", ONCE, "Get-AcceptedDomain 1 429",
	KIND_ACCEPTED_DOMAIN, GOOD},
    {"500 twice", ONCE, "Get-RemoteDomain 2 500", KIND_REMOTE_DOMAIN, GOOD},
    {"cut connection", ONCE, "Get-InboundConnector 1 cut 300",
	KIND_INBOUND_CONNECTOR, GOOD},
    {"truncated JSON", ONCE, "Get-OutboundConnector 1 truncate 500",
	KIND_OUTBOUND_CONNECTOR, GOOD},
    {"wrong content encoding", ONCE, "Get-TransportRule 1 encoding gzip",
	KIND_TRANSPORT_RULE, GOOD},
    {"an empty body", ONCE, "Get-MailContact 1 empty", KIND_MAIL_CONTACT, GOOD},
    {"a web page", ONCE, "v1.0/applications? 1 html", KIND_APPLICATION, GOOD},
    {"503 with a time", ONCE, "v1.0/servicePrincipals? 1 503 0.3",
	KIND_SERVICE_PRINCIPAL, GOOD},
    {"closed without a word", ONCE, "appRoleAssignedTo 2 close",
	KIND_APP_ROLE_ASSIGNMENT, GOOD},
    {"slow, but not too slow", ONCE, "oauth2PermissionGrants 1 slow 20 200",
	KIND_OAUTH2_PERMISSION_GRANT, GOOD},
    {"a token refused once", ONCE, "roleAssignments 1 401",
	KIND_ROLE_ASSIGNMENT, GOOD},
    {"an error inside 200", ONCE, "roleDefinitions 1 error200",
	KIND_ROLE_DEFINITION, GOOD},

    {"502", PAGES, "v1.0/organization 1 502", KIND_ORGANIZATION, GOOD},
    {"504", PAGES, "v1.0/domains 1 504", KIND_DOMAIN, GOOD},
    {"another wrong content encoding", PAGES,
	"Get-AcceptedDomain 1 encoding deflate", KIND_ACCEPTED_DOMAIN, GOOD},
    {"a content encoding nobody knows", PAGES,
	"Get-RemoteDomain 1 encoding klingon", KIND_REMOTE_DOMAIN, GOOD},
    {"a redirect to the region", PAGES,
	"Get-InboundConnector 1 redirect https://127.0.0.1:{port}/elsewhere",
	KIND_INBOUND_CONNECTOR, GOOD},
    {"a passing 400", PAGES, "Get-OutboundConnector 1 400",
	KIND_OUTBOUND_CONNECTOR, GOOD},
    {"a page too old, in Exchange", PAGES, "Get-TransportRule 1 expired-page",
	KIND_TRANSPORT_RULE, GOOD},
    {"429 without a time", PAGES, "Get-MailContact 1 429 none",
	KIND_MAIL_CONTACT, GOOD},
    {"an empty page that goes on", PAGES, "v1.0/applications? 1 empty-page",
	KIND_APPLICATION, GOOD},
    {"a page too old, in Graph", PAGES,
	"v1.0/servicePrincipals? 1 expired-page", KIND_SERVICE_PRINCIPAL, GOOD},
    {"an object on two pages", PAGES, "appRoleAssignedTo always dup",
	KIND_APP_ROLE_ASSIGNMENT, GOOD},
    {"an answer without a list", PAGES,
	"oauth2PermissionGrants 1 body {\"is\": \"fine\"}",
	KIND_OAUTH2_PERMISSION_GRANT, GOOD},
    {"an error under another name", PAGES,
	"roleAssignments 1 error200 @odata.error", KIND_ROLE_ASSIGNMENT, GOOD},
    {"an error and nothing else", PAGES, "roleDefinitions 1 error200 alone",
	KIND_ROLE_DEFINITION, GOOD},

    {"forbidden, in Graph", ALWAYS, "v1.0/organization always 403",
	KIND_ORGANIZATION, NONE(PERMISSION), "needs Organization.Read.All", 0},
    {"not there", ALWAYS, "v1.0/domains always 404", KIND_DOMAIN,
	NONE(UNSUPPORTED), "Request_ResourceNotFound", 0},
    {"forbidden, in Exchange", ALWAYS, "Get-AcceptedDomain always 403",
	KIND_ACCEPTED_DOMAIN, NONE(PERMISSION), "Exchange.ManageAsApp", 0},
    {"500 for ever", ALWAYS, "Get-RemoteDomain always 500", KIND_REMOTE_DOMAIN,
	NONE(SERVICE), "The server is busy", 0},
    {"a server that hangs", ALWAYS, "Get-InboundConnector always hang",
	KIND_INBOUND_CONNECTOR, NONE(TIMEOUT), "", 0},
    {"cut for ever", ALWAYS, "Get-OutboundConnector always cut 300",
	KIND_OUTBOUND_CONNECTOR, NONE(NETWORK), "", 0},
    {"a server that dribbles", ALWAYS, "Get-TransportRule always slow 200 1",
	KIND_TRANSPORT_RULE, NONE(TIMEOUT), "", 0},
    {"a warning of truncation", ALWAYS, "Get-MailContact always warn",
	KIND_MAIL_CONTACT, PART(TRUNCATED), "more results available", 3},
    {"a web page for ever", ALWAYS, "v1.0/applications? always html",
	KIND_APPLICATION, NONE(MALFORMED), "a web page", 0},
    {"throttled for ever", ALWAYS, "v1.0/servicePrincipals? always 429 60",
	KIND_SERVICE_PRINCIPAL, NONE(THROTTLED), "TooManyRequests", 0},
    {"one resource forbidden", ALWAYS, "appId='00000003* always 403",
	KIND_APP_ROLE_ASSIGNMENT, PART(PERMISSION),
	"on Microsoft Graph: needs Application.Read.All", 3},
    {"wrong content encoding for ever", ALWAYS,
	"oauth2PermissionGrants always encoding gzip",
	KIND_OAUTH2_PERMISSION_GRANT, GOOD},
    {"a token refused for ever", ALWAYS, "roleAssignments always 401",
	KIND_ROLE_ASSIGNMENT, NONE(SIGN_IN), "InvalidAuthenticationToken", 0},
    {"400", ALWAYS, "roleDefinitions always 400", KIND_ROLE_DEFINITION,
	NONE(SERVICE), "UnknownError", 0},

    {"a value that is no object", MIDWAY,
	"v1.0/organization always body {\"value\": [7, {\"id\": "
	"\"7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a957\"}]}",
	KIND_ORGANIZATION, PART(MALFORMED), "1 of 2 values", 1},
    {"a next page that is this one", MIDWAY, "v1.0/domains always loop",
	KIND_DOMAIN, PART(INCONSISTENT), "leads back", 4},
    {"a redirect to a foreign host", MIDWAY,
	"Get-AcceptedDomain always redirect https://outlook.example.net/",
	KIND_ACCEPTED_DOMAIN, NONE(SERVICE), "not followed", 0},
    {"empty for ever", MIDWAY, "Get-RemoteDomain always empty",
	KIND_REMOTE_DOMAIN, NONE(MALFORMED), "without words", 0},
    {"a page too old again and again, in Exchange", MIDWAY,
	"Get-InboundConnector always expired-page", KIND_INBOUND_CONNECTOR,
	PART(TRUNCATED), "Expired or Invalid pagination", 4},
    {"truncated for ever", MIDWAY, "Get-OutboundConnector always truncate 500",
	KIND_OUTBOUND_CONNECTOR, NONE(MALFORMED), "", 0},
    {"500 after a page", MIDWAY, "Get-TransportRule after=1 500",
	KIND_TRANSPORT_RULE, PART(SERVICE), "The server is busy", 4},
    {"redirected in a circle", MIDWAY,
	"Get-MailContact always redirect https://127.0.0.1:{port}{target}",
	KIND_MAIL_CONTACT, NONE(SERVICE), "not followed", 0},
    {"owners forbidden", MIDWAY, "*applications/*/owners always 403",
	KIND_APPLICATION, PART(PERMISSION), "Application.Read.All", 11},
    {"a next page elsewhere", MIDWAY,
	"v1.0/servicePrincipals? always foreign-next", KIND_SERVICE_PRINCIPAL,
	PART(MALFORMED), "leads elsewhere", 4},
    {"throttled after a page", MIDWAY,
	"oauth2PermissionGrants after=1 429 none", KIND_OAUTH2_PERMISSION_GRANT,
	PART(THROTTLED), "TooManyRequests", 4},
    {"closed after a page", MIDWAY, "roleAssignments after=1 close",
	KIND_ROLE_ASSIGNMENT, PART(NETWORK), "", 4},
    {"a page too old again and again, in Graph", MIDWAY,
	"roleDefinitions always expired-page", KIND_ROLE_DEFINITION,
	PART(TRUNCATED), "Directory_ExpiredPageToken", 4},

    {"bytes that are not UTF-8", ODD,
	"Get-InboundConnector always add Comment \"@@\"\n"
	"Get-InboundConnector always raw @@ c328",
	KIND_INBOUND_CONNECTOR, GOOD},
    {"a NUL escape", ODD,
	"Get-OutboundConnector always add Comment \"@@\"\n"
	"Get-OutboundConnector always raw @@ 615c753030303062",
	KIND_OUTBOUND_CONNECTOR, GOOD},
    {"a lone surrogate", ODD,
	"Get-TransportRule always add Comments \"@@\"\n"
	"Get-TransportRule always raw @@ 5c7564383030",
	KIND_TRANSPORT_RULE, GOOD},
    {"many owners and no identity", ODD,
	"v1.0/applications? always body {\"value\": [{\"owners\": [" TEN_OWNERS
	", " TEN_OWNERS "]}]}",
	KIND_APPLICATION, PART(MALFORMED), "without identity", 1},
    {"a number beyond 2^63", ODD,
	"Get-RemoteDomain always add MessageCountThreshold \"@@\"\n"
	"Get-RemoteDomain always raw \"\\\"@@\\\"\" "
	"3132333435363738393031323334353637383930",
	KIND_REMOTE_DOMAIN, GOOD},

    {"no organization", HOLLOW, "v1.0/organization always body " NOTHING,
	KIND_ORGANIZATION, PART(INCONSISTENT), "no tenant is without", 0},
    {"no domain", HOLLOW, "v1.0/domains always body " NOTHING, KIND_DOMAIN,
	PART(INCONSISTENT), "no tenant is without", 0},
    {"no accepted domain", HOLLOW, "Get-AcceptedDomain always body " NOTHING,
	KIND_ACCEPTED_DOMAIN, PART(INCONSISTENT), "no tenant is without", 0},
    {"no service principal", HOLLOW,
	"v1.0/servicePrincipals? always body " NOTHING, KIND_SERVICE_PRINCIPAL,
	PART(INCONSISTENT), "no tenant is without", 0},
    {"no role assignment", HOLLOW, "roleAssignments always body " NOTHING,
	KIND_ROLE_ASSIGNMENT, PART(INCONSISTENT), "no tenant is without", 0},
    {"no role definition", HOLLOW, "roleDefinitions always body " NOTHING,
	KIND_ROLE_DEFINITION, PART(INCONSISTENT), "no tenant is without", 0},
    {"owners that were asked for do not come", HOLLOW,
	"v1.0/applications? always drop owners", KIND_APPLICATION, PART(FIELD),
	"owners is absent from", 8},
    {"owners that are gone when asked for", SHRUNK,
	"*applications/*/owners always body " NOTHING, KIND_APPLICATION,
	PART(INCONSISTENT), "fewer", 11},
};

static void
add_faults(enum batch_name name, struct strbuf *script)
{
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		if (rows[i].batch == name)
			strbuf_printf(script, "%s\n", rows[i].fault);
	}
}

/* A fault that never fired would prove nothing. */
static void
check_fired(const struct collect_kit *kit)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const struct json *faults =
	    json_get(collect_kit_stats(kit, arena), SV("faults"));

	for (size_t i = 0; i < faults->count; i++) {
		const struct json *fault = &faults->items[i];
		if (sv_eq(json_get_text(fault, SV("fired")), SV("0")))
			KIT_TEXT(json_get_text(fault, SV("match")), SV(""));
	}
}

/* The snapshot of a batch; it is read when the first row asks for it. */
static const struct snapshot *
read_batch(enum batch_name name)
{
	struct batch *batch = &batches[name];
	CLEANUP(strbuf_done) struct strbuf script = {0};
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	struct err err;

	if (batch->snapshot != NULL)
		return batch->snapshot;
	add_faults(name, &script);
	unsigned port = kit_fake_start(&(struct kit_fake_options){
	    .faults = strbuf_cstr(&script), .page_size = batch->page_size});
	collect_kit_init(&kit, port, batch->budget_ms);
	KIT_GOOD(collect_in_time(&kit, &batch->snapshot, &err), &err);
	check_fired(&kit);
	kit_fake_stop();
	return batch->snapshot;
}

/* The same objects as when nothing is wrong. */
static void
check_same(const struct object_list *have, const struct object_list *want)
{
	KIT_INT(have->count, want->count);
	for (size_t i = 0; i < have->count; i++) {
		KIT_TEXT(have->objects[i].id, want->objects[i].id);
		KIT_TEXT(have->objects[i].body, want->objects[i].body);
	}
}

static void
lists_are_right(const void *at)
{
	const struct row *row = at;
	const struct object_list *clean =
	    snapshot_list(read_batch(CLEAN), row->kind);
	const struct object_list *list =
	    snapshot_list(read_batch(row->batch), row->kind);
	const struct coverage *coverage = &list->coverage;

	KIT_TEXT(sv_from(coverage_status_word(coverage->status)),
	    sv_from(coverage_status_word(row->status)));
	KIT_TEXT(sv_from(coverage_reason_word(coverage->reason)),
	    sv_from(coverage_reason_word(row->reason)));
	KIT_HAS(coverage->detail, row->detail);
	KIT_TRUE(coverage->requests > 0);
	KIT_TRUE(list->count >= row->least);
	KIT_TRUE(list->count <= clean->count);
	if (row->status == COVERAGE_NOT_COLLECTED)
		KIT_INT(list->count, 0);
	if (row->status == COVERAGE_COMPLETE && row->batch == ODD)
		KIT_INT(list->count, clean->count);
	else if (row->status == COVERAGE_COMPLETE)
		check_same(list, clean);
}

/* One list that fails takes no other with it, but those it names. */
static void
others_are_complete(const void *at)
{
	(void)at;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const struct snapshot *snapshot = read_batch(rows[i].batch);
		bool is_hit[KIND_COUNT] = {false};
		for (size_t j = 0; j < COUNT_OF(rows); j++) {
			if (rows[j].batch == rows[i].batch)
				is_hit[rows[j].kind] = true;
		}
		is_hit[KIND_USER] = is_hit[KIND_ROLE_ASSIGNMENT];
		for (size_t k = 0; k < KIND_COUNT; k++)
			KIT_TRUE(is_hit[k] ||
				 !kind_is_collected((enum kind)k) ||
				 snapshot_is_complete(snapshot, (enum kind)k));
	}
}

static void
odd_text_is_kept(const void *at)
{
	const struct snapshot *snapshot = read_batch(ODD);
	const struct object_list *rules =
	    snapshot_list(snapshot, KIND_TRANSPORT_RULE);
	const struct object_list *remote =
	    snapshot_list(snapshot, KIND_REMOTE_DOMAIN);

	(void)at;
	KIT_TRUE(rules->objects[0].is_odd);
	KIT_TEXT(object_text(&remote->objects[0], "MessageCountThreshold"),
	    SV("12345678901234567890"));
}

/* Owners that could not be read whole are absent, not cut. */
static void
half_read_owners_are_absent(const void *at)
{
	const struct object_list *clean =
	    snapshot_list(read_batch(CLEAN), KIND_APPLICATION);
	const struct object_list *list =
	    snapshot_list(read_batch(MIDWAY), KIND_APPLICATION);
	size_t without = 0;

	(void)at;
	for (size_t i = 0; i < list->count; i++) {
		const struct json *owners =
		    object_field(&list->objects[i], "owners");
		without += owners == NULL;
		KIT_TRUE(owners == NULL || owners->count < 20);
		const struct json *whole =
		    object_field(&clean->objects[i], "owners");
		KIT_TRUE(owners != NULL || whole->count > 20);
	}
	KIT_INT(without, 1);
}

/* A wait that ends behind the budget is not begun; a short one is kept. */
static void
retry_after_is_obeyed(const void *at)
{
	(void)at;
	KIT_INT(snapshot_list(read_batch(ALWAYS), KIND_SERVICE_PRINCIPAL)
		    ->coverage.requests,
	    1);
	KIT_INT(snapshot_list(read_batch(ONCE), KIND_ORGANIZATION)
		    ->coverage.requests,
	    2);
	KIT_TRUE(
	    snapshot_list(read_batch(ONCE), KIND_ORGANIZATION)->coverage.ms >=
	    328);
}

int
main(void)
{
	KIT_ROWS(rows, lists_are_right);
	kit_case("one list takes no other with it", others_are_complete);
	kit_case("odd text is kept", odd_text_is_kept);
	kit_case("half-read owners are absent", half_read_owners_are_absent);
	kit_case("Retry-After is obeyed", retry_after_is_obeyed);
	int status = kit_finish();
	for (size_t i = 0; i < BATCHES; i++)
		snapshot_free(batches[i].snapshot);
	kit_fake_stop();
	return status;
}
