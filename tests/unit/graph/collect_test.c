/*
 * collect_test.c - whole collections against the fake tenant.
 */
#include "graph/endpoints.h"
#include "tests/unit/graph/collect_kit.h"

#define BUDGET_MS 20000

/* --- the same tenant, whichever way it is read ----------------------------- */

struct way {
	const char *name;
	bool use_secret;
	bool use_rs256;
	bool use_domain;
	unsigned fake_page_size;
	unsigned page_size;
	unsigned in_flight;
	bool is_lean;
};

static const struct way ways[] = {
    {"by certificate", false, false, false, 0, 0, 0, false},
    {"by certificate and SHA-1", false, true, false, 0, 0, 0, false},
    {"by secret", true, false, false, 0, 0, 0, false},
    {"by the tenant's domain", true, false, true, 0, 0, 0, false},
    {"in pages of seven", true, false, false, 7, 0, 0, false},
    {"in pages of three, as asked", true, false, false, 0, 3, 0, false},
    {"one request at a time", true, false, false, 0, 0, 1, false},
    {"without trees of the long lists", true, false, false, 0, 0, 0, true},
};

static void
all_are_complete(const struct snapshot *snapshot)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		bool is_complete = snapshot_is_complete(snapshot, (enum kind)i);
		bool is_collected = kind_is_collected((enum kind)i);
		if (is_complete != is_collected)
			KIT_TEXT(sv_from(kind_name((enum kind)i)),
			    snapshot->lists[i].coverage.detail);
		KIT_INT(is_complete, is_collected);
	}
}

static struct digest first_digest;
static bool has_first_digest;

static unsigned
requests_of(const struct snapshot *snapshot, enum kind kind)
{
	return snapshot_list(snapshot, kind)->coverage.requests;
}

static void
is_the_same_tenant(const void *at)
{
	const struct way *way = at;
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	struct err err;

	collect_kit_init(&kit,
	    kit_fake_start(
		&(struct kit_fake_options){.page_size = way->fake_page_size}),
	    BUDGET_MS);
	if (way->use_secret)
		collect_kit_secret(&kit, "auditor-fixture-secret");
	if (way->use_domain)
		kit.settings.tenant = "contoso.onmicrosoft.com";
	kit.settings.credential.use_rs256 = way->use_rs256;
	kit.settings.page_size = way->page_size;
	kit.settings.in_flight = way->in_flight;
	kit.settings.is_lean = way->is_lean;
	KIT_GOOD(collect_in_time(&kit, &snapshot, &err), &err);
	all_are_complete(snapshot);
	KIT_TEXT(snapshot->tenant, SV(KIT_TENANT));
	KIT_TEXT(snapshot->tenant_name, SV("Contoso Instruments"));
	KIT_TEXT(snapshot->series, SV("live"));
	KIT_TRUE(snapshot->started > 0);
	KIT_TRUE(snapshot->finished >= snapshot->started);
	/* Both lists are longer than a page. */
	if (way->page_size > 0 || way->fake_page_size > 0) {
		KIT_TRUE(requests_of(snapshot, KIND_TRANSPORT_RULE) > 1);
		KIT_TRUE(
		    requests_of(snapshot, KIND_OAUTH2_PERMISSION_GRANT) > 1);
	}
	if (!has_first_digest)
		first_digest = snapshot->content_digest;
	has_first_digest = true;
	KIT_TRUE(digest_eq(&first_digest, &snapshot->content_digest));
}

/* --- what an application may not read ---------------------------------------- */

struct caller {
	const char *name;
	const char *client;
	const char *secret;
	enum kind kind;
	enum coverage_status status;
	const char *detail;
};

#define REFUSED  COVERAGE_NOT_COLLECTED
#define NO_RIGHT "50a22071-3b3f-45a6-a33e-74868c5e725b"

static const struct caller callers[] = {
    {"no rights at all, in Graph", NO_RIGHT, "no-rights-fixture-secret",
	KIND_APPLICATION, REFUSED, "does not hold Application.Read.All"},
    {"no rights at all, in Exchange", NO_RIGHT, "no-rights-fixture-secret",
	KIND_TRANSPORT_RULE, REFUSED, "does not hold Exchange.ManageAsApp"},
    {"no directory role", "4423f1c8-8417-4cd0-926e-f4adb1a56c5f",
	"no-directory-role-fixture-secret", KIND_TRANSPORT_RULE, REFUSED,
	"names no directory role"},
    {"a directory role only", "e0892f59-fbc1-4073-989d-c80091904c63",
	"directory-role-only-fixture-secret", KIND_INBOUND_CONNECTOR, REFUSED,
	"does not hold Exchange.ManageAsApp"},
    {"a security reader sees rules", "eff88ad5-3fc5-4a81-b711-ccf9fe96acb1",
	"security-reader-fixture-secret", KIND_TRANSPORT_RULE,
	COVERAGE_COMPLETE, ""},
    {"and no connectors", "eff88ad5-3fc5-4a81-b711-ccf9fe96acb1",
	"security-reader-fixture-secret", KIND_INBOUND_CONNECTOR, REFUSED,
	"such as Global Reader"},
    {"no applications", "c4ccf0a6-4def-4f09-baec-9fbf1cc51714",
	"no-applications-fixture-secret", KIND_SERVICE_PRINCIPAL, REFUSED,
	"needs Application.Read.All"},
};

static void
is_told(const void *at)
{
	const struct caller *row = at;
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	struct err err;

	collect_kit_init(
	    &kit, kit_fake_start(&(struct kit_fake_options){0}), BUDGET_MS);
	collect_kit_secret(&kit, row->secret);
	kit.settings.client_id = row->client;
	kit.settings.kinds = KIND_BIT(row->kind);
	KIT_GOOD(collect_in_time(&kit, &snapshot, &err), &err);
	const struct coverage *coverage =
	    &snapshot_list(snapshot, row->kind)->coverage;
	KIT_INT(coverage->status, row->status);
	KIT_INT(coverage->reason, row->status == REFUSED
				      ? COVERAGE_PERMISSION_REASON
				      : COVERAGE_NONE_REASON);
	KIT_HAS(coverage->detail, row->detail);
}

/* --- single cases --------------------------------------------------------------- */

static void
only_what_is_asked_for(const void *at)
{
	const kind_set kinds =
	    KIND_BIT(KIND_DOMAIN) | KIND_BIT(KIND_ROLE_DEFINITION);
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct err err;

	(void)at;
	collect_kit_init(
	    &kit, kit_fake_start(&(struct kit_fake_options){0}), BUDGET_MS);
	kit.settings.kinds = kinds;
	KIT_GOOD(collect_in_time(&kit, &snapshot, &err), &err);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		bool is_asked = (kinds & KIND_BIT(i)) != 0;
		KIT_INT(snapshot_is_complete(snapshot, (enum kind)i), is_asked);
		KIT_TRUE(is_asked || snapshot->lists[i].coverage.reason ==
					 COVERAGE_NOT_REQUESTED_REASON);
	}
	/* One token and two lists. */
	KIT_TEXT(json_get_text(collect_kit_stats(&kit, arena), SV("requests")),
	    SV("3"));
}

static void
tokens_are_renewed(const void *at)
{
	/* Few enough that none waits longer for its turn than a token lives. */
	const kind_set kinds =
	    KIND_BIT(KIND_TRANSPORT_RULE) | KIND_BIT(KIND_INBOUND_CONNECTOR) |
	    KIND_BIT(KIND_SERVICE_PRINCIPAL) | KIND_BIT(KIND_ROLE_DEFINITION);
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	CLEANUP(strbuf_done) struct strbuf root = {0};
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct err err;

	(void)at;
	collect_kit_init(&kit,
	    kit_fake_start(&(struct kit_fake_options){
		.root = collect_kit_root("\"tokenLifetimeSeconds\": 1", &root),
		.page_size = 5,
		.delay_ms = 100}),
	    BUDGET_MS);
	kit.settings.kinds = kinds;
	KIT_GOOD(collect_in_time(&kit, &snapshot, &err), &err);
	for (size_t i = 0; i < KIND_COUNT; i++)
		KIT_INT(snapshot_is_complete(snapshot, (enum kind)i),
		    (kinds & KIND_BIT(i)) != 0);
	const struct json *routes =
	    json_get(collect_kit_stats(&kit, arena), SV("routes"));
	/* Two at first, one for each service. */
	KIT_TRUE(!sv_eq(json_get_text(routes, SV("POST token")), SV("2")));
}

/* What the first pass saw and the second did not is not there. */
static void
a_list_begun_anew_forgets(const void *at)
{
	/* A principal of the first page. */
	const strview gone = SV("3b5f45ae-d443-4b32-877d-c60af323d475");
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	struct err err;

	(void)at;
	collect_kit_init(&kit,
	    kit_fake_start(&(struct kit_fake_options){
		.faults = "servicePrincipals? 1 expired-page\n"
			  "servicePrincipals? after=1 hide "
			  "3b5f45ae-d443-4b32-877d-c60af323d475",
		.page_size = 20}),
	    BUDGET_MS);
	kit.settings.kinds = KIND_BIT(KIND_SERVICE_PRINCIPAL);
	KIT_GOOD(collect_in_time(&kit, &snapshot, &err), &err);
	KIT_TRUE(snapshot_is_complete(snapshot, KIND_SERVICE_PRINCIPAL));
	KIT_TRUE(snapshot_find(snapshot, KIND_SERVICE_PRINCIPAL, gone) == NULL);
	KIT_INT(snapshot_list(snapshot, KIND_SERVICE_PRINCIPAL)->count, 50);
}

/* A service that refuses sign-in costs only its own lists. */
static void
one_service_refuses(const void *at)
{
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	size_t count;
	const struct endpoint *rows = endpoint_table(&count);
	struct err err;

	(void)at;
	collect_kit_init(
	    &kit, kit_fake_start(&(struct kit_fake_options){0}), BUDGET_MS);
	kit.settings.cloud.exchange_scope = "https://elsewhere/.default";
	KIT_GOOD(collect_in_time(&kit, &snapshot, &err), &err);
	for (size_t i = 0; i < count; i++) {
		const struct coverage *coverage =
		    &snapshot_list(snapshot, rows[i].kind)->coverage;
		if (rows[i].service == SERVICE_GRAPH) {
			KIT_INT(coverage->status, COVERAGE_COMPLETE);
			continue;
		}
		KIT_INT(coverage->status, COVERAGE_NOT_COLLECTED);
		KIT_INT(coverage->reason, COVERAGE_SIGN_IN_REASON);
		KIT_HAS(coverage->detail, "AADSTS70011");
	}
}

struct seen {
	size_t calls;
	size_t ended[KIND_COUNT];
	size_t objects[KIND_COUNT];
};

static void
note_progress(
    void *cookie, enum kind kind, size_t objects, const struct coverage *ended)
{
	struct seen *seen = cookie;

	seen->calls++;
	seen->ended[kind] += ended != NULL;
	seen->objects[kind] = objects;
	KIT_TRUE(ended == NULL || ended->requests > 0);
}

static void
progress_is_told(const void *at)
{
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	struct seen seen = {0};
	struct err err;

	(void)at;
	collect_kit_init(&kit,
	    kit_fake_start(&(struct kit_fake_options){.page_size = 10}),
	    BUDGET_MS);
	kit.settings.progress = note_progress;
	kit.settings.cookie = &seen;
	KIT_GOOD(collect_in_time(&kit, &snapshot, &err), &err);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		KIT_INT(seen.ended[i], kind_is_collected((enum kind)i));
		KIT_INT(seen.objects[i], snapshot->lists[i].count);
	}
	KIT_TRUE(seen.calls > (size_t)KIND_COUNT);
}

/* Lists go side by side, and never more of them than allowed. */
static void
requests_are_bounded(const void *at)
{
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct err err;

	(void)at;
	collect_kit_init(&kit,
	    kit_fake_start(&(struct kit_fake_options){.delay_ms = 50}),
	    BUDGET_MS);
	kit.settings.in_flight = 2;
	KIT_GOOD(collect_in_time(&kit, &snapshot, &err), &err);
	const struct json *flight =
	    json_get(collect_kit_stats(&kit, arena), SV("inFlight"));
	/* Two of Graph and two of Exchange. */
	KIT_TEXT(json_get_text(flight, SV("max")), SV("4"));
}

static void
secrets_are_not_repeated(const void *at)
{
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	struct err err;

	(void)at;
	collect_kit_init(&kit,
	    kit_fake_start(&(struct kit_fake_options){
		.faults = "v1.0/domains always body {\"error\": {\"code\": "
			  "\"AadPremiumLicenseRequired\", \"message\": "
			  "\"token eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0 and "
			  "client_secret=hunter2\"}}"}),
	    BUDGET_MS);
	KIT_GOOD(collect_in_time(&kit, &snapshot, &err), &err);
	const struct coverage *coverage =
	    &snapshot_list(snapshot, KIND_DOMAIN)->coverage;
	KIT_INT(coverage->reason, COVERAGE_LICENCE_REASON);
	KIT_HAS(
	    coverage->detail, "token [redacted] and client_secret=[redacted]");
}

int
main(void)
{
	KIT_ROWS(ways, is_the_same_tenant);
	KIT_ROWS(callers, is_told);
	kit_case("only what is asked for", only_what_is_asked_for);
	kit_case("tokens are renewed", tokens_are_renewed);
	kit_case("a list begun anew forgets", a_list_begun_anew_forgets);
	kit_case("one service refuses sign-in", one_service_refuses);
	kit_case("progress is told", progress_is_told);
	kit_case("requests are bounded", requests_are_bounded);
	kit_case("secrets are not repeated", secrets_are_not_repeated);
	int status = kit_finish();
	kit_fake_stop();
	return status;
}
