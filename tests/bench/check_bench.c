/*
 * check_bench.c - what the catalogue costs, beside cJSON on the same bytes.
 *
 * Usage: check_bench [PRINCIPALS [RULES]].  Times, of the processor, vary with
 * the machine; the multiple of what cJSON needs to parse the objects, measured
 * in the same sitting, does so much less.
 */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "auditor/base/jsonw.h"
#include "auditor/check/run.h"
#include "tests/bench/bench.h"

#define PRINCIPALS 100000
#define GRANTS     3 /* of each principal */
#define RULES      10000

/* --- a tenant ------------------------------------------------------------ */

/* The objects of a tenant, and their bytes as one JSON array. */
struct tenant {
	struct snapshot *snapshot;
	struct strbuf bytes;
	struct arena *scratch;
};

static void
id_of(struct strbuf *id, char kind, unsigned at)
{
	strbuf_clear(id);
	strbuf_printf(
	    id, "%c%07x-0000-4000-8000-%012x", kind, at * 2654435761U >> 4, at);
}

static void
put_id(struct jsonw *w, const char *key, char kind, unsigned at)
{
	CLEANUP(strbuf_done) struct strbuf id = {0};

	id_of(&id, kind, at);
	jsonw_text(w, key, strbuf_view(&id));
}

static void
put_name(struct jsonw *w, const char *key, const char *stem, unsigned at)
{
	CLEANUP(strbuf_done) struct strbuf name = {0};

	strbuf_printf(&name, "%s %u", stem, at);
	jsonw_text(w, key, strbuf_view(&name));
}

static void
put_texts(struct jsonw *w, const char *key, const char *stem, unsigned count)
{
	jsonw_array(w, key);
	for (unsigned i = 0; i < count; i++)
		put_name(w, NULL, stem, i);
	jsonw_end(w);
}

static void
put_key(struct jsonw *w, unsigned at)
{
	jsonw_array(w, "keyCredentials");
	jsonw_object(w, NULL);
	put_id(w, "keyId", '4', at);
	jsonw_cstr(w, "type", "AsymmetricX509Cert");
	jsonw_cstr(w, "usage", "Verify");
	jsonw_cstr(w, "startDateTime", "2026-05-06T07:08:09Z");
	jsonw_cstr(w, "endDateTime", "2027-05-06T07:08:09Z");
	jsonw_end(w);
	jsonw_end(w);
}

static void
write_principal(struct jsonw *w, unsigned at)
{
	put_id(w, "id", '9', at);
	put_id(w, "appId", 'b', at);
	put_name(w, "displayName", "Application of a department", at);
	jsonw_bool(w, "accountEnabled", true);
	jsonw_cstr(w, "servicePrincipalType", "Application");
	jsonw_cstr(w, "appOwnerOrganizationId",
	    at % 4 == 0 ? "99999999-0000-4000-8000-000000000001"
			: BENCH_TENANT);
	jsonw_cstr(w, "createdDateTime", "2024-05-06T07:08:09Z");
	put_texts(w, "replyUrls", "https://app.example/callback", 4);
	put_texts(
	    w, "servicePrincipalNames", "api://a-name-of-usual-length", 6);
	put_texts(w, "tags", "WindowsAzureActiveDirectoryTag", 5);
	jsonw_array(w, "passwordCredentials");
	jsonw_end(w);
	/* A credential there, and not on the registration, is a finding. */
	if (at % 100 == 0)
		put_key(w, at);
}

static void
write_application(struct jsonw *w, unsigned at)
{
	put_id(w, "id", 'a', at);
	put_id(w, "appId", 'b', at);
	put_name(w, "displayName", "Application of a department", at);
	jsonw_cstr(w, "signInAudience", "AzureADMyOrg");
	jsonw_cstr(w, "createdDateTime", "2024-05-06T07:08:09Z");
	jsonw_array(w, "passwordCredentials");
	jsonw_end(w);
	put_key(w, at);
}

/* One of a hundred gives power over mail, the others what people allow. */
static void
write_grant(struct jsonw *w, unsigned at)
{
	static const char *const usual[] = {
	    "df021288-bdef-4463-88db-98f22de89214",
	    "5b567255-7703-4780-807c-7be8301ae99b",
	    "7ab1d382-f21e-4acd-a863-ba3e13f7da61",
	};

	put_id(w, "id", '8', at);
	put_id(w, "principalId", '9', at / GRANTS);
	jsonw_cstr(w, "principalType", "ServicePrincipal");
	put_name(w, "principalDisplayName", "Application of a department",
	    at / GRANTS);
	jsonw_cstr(w, "resourceDisplayName", "Microsoft Graph");
	jsonw_cstr(w, "resourceId", "90000000-ffff-4000-8000-000000000001");
	jsonw_cstr(w, "appRoleId",
	    at % 100 == 0 ? "e2a3a72e-5f79-4c64-b1b1-878b674786c9"
			  : usual[at % GRANTS]);
	jsonw_cstr(w, "createdDateTime", "2024-05-06T07:08:09Z");
}

static void
write_graph(struct jsonw *w, unsigned at)
{
	(void)at;
	jsonw_cstr(w, "id", "90000000-ffff-4000-8000-000000000001");
	jsonw_cstr(w, "appId", "00000003-0000-0000-c000-000000000000");
	jsonw_cstr(w, "displayName", "Microsoft Graph");
	jsonw_cstr(w, "appOwnerOrganizationId",
	    "f8cdef31-a31e-4b4a-93e4-5f571e91255a");
}

static void
write_domain(struct jsonw *w, unsigned at)
{
	(void)at;
	jsonw_cstr(w, "DomainName", "contoso.com");
	jsonw_cstr(w, "DomainType", "Authoritative");
}

/* One of a hundred removes a header, bypasses the filters, or sends out. */
static void
write_rule(struct jsonw *w, unsigned at)
{
	put_id(w, "Guid", 'e', at);
	put_name(w, "Name", "Rule of a department", at);
	jsonw_cstr(w, "State", "Enabled");
	jsonw_cstr(w, "Mode", "Enforce");
	jsonw_int(w, "Priority", at);
	put_texts(w, "SubjectContainsWords", "project", 4);
	put_texts(w, "SentTo", "somebody@contoso.com", 2);
	if (at % 100 == 0)
		jsonw_cstr(w, "RemoveHeader", "DKIM-Signature");
	if (at % 100 == 1)
		jsonw_cstr(w, "SetSCL", "-1");
	jsonw_cstr(w, "BlindCopyTo",
	    at % 100 == 2 ? "x@outside.example" : "archive@contoso.com");
}

static void
fill(struct tenant *tenant, enum kind kind, unsigned count,
    void (*write)(struct jsonw *w, unsigned at))
{
	const struct coverage whole = {.status = COVERAGE_COMPLETE};

	snapshot_cover(tenant->snapshot, kind, &whole);
	for (unsigned i = 0; i < count; i++) {
		size_t from = tenant->bytes.len;
		struct jsonw w = {.out = &tenant->bytes};
		jsonw_object(&w, NULL);
		write(&w, i);
		jsonw_end(&w);
		bench_add(tenant->snapshot, kind,
		    sv_slice(
			strbuf_view(&tenant->bytes), from, tenant->bytes.len),
		    tenant->scratch);
		strbuf_add_char(&tenant->bytes, ',');
	}
}

static struct tenant
begin(void)
{
	struct tenant tenant = {
	    .snapshot = bench_snapshot(),
	    .scratch = arena_new(),
	};

	strbuf_add_char(&tenant.bytes, '[');
	fill(&tenant, KIND_ACCEPTED_DOMAIN, 1, write_domain);
	return tenant;
}

static void
finish(struct tenant *tenant)
{
	tenant->bytes.ptr[tenant->bytes.len - 1] = ']';
	snapshot_seal(tenant->snapshot);
}

static void
tenant_done(struct tenant *tenant)
{
	snapshot_free(tenant->snapshot);
	strbuf_done(&tenant->bytes);
	arena_free(tenant->scratch);
}

/* --- what it takes ------------------------------------------------------- */

static size_t
count_objects(const struct snapshot *snapshot, kind_set kinds)
{
	size_t count = 0;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((kinds & KIND_BIT(i)) != 0)
			count += snapshot_list(snapshot, (enum kind)i)->count;
	}
	return count;
}

#define ALL_KINDS (~(kind_set)0)

static void
show(const char *what, double ms, double yardstick_ms, size_t objects)
{
	(void)printf("%-36s %9.1f %9.2f %12.0f\n", what, ms, ms / yardstick_ms,
	    ms > 0 ? (double)objects * 1e3 / ms : 0.0);
}

static double
measure_cjson(const struct tenant *tenant)
{
	double began = bench_cpu();
	cJSON *root =
	    cJSON_ParseWithLength(tenant->bytes.ptr, tenant->bytes.len);
	double ms = bench_cpu() - began;

	if (root == NULL)
		(void)fprintf(stderr, "check_bench: cJSON refuses the bytes\n");
	cJSON_Delete(root);
	return ms;
}

static void
measure_whole(
    const char *what, const struct check_input *input, double yardstick_ms)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct check_outcome outcome;
	double began = bench_cpu();

	check_evaluate(input, arena, &outcome);
	show(what, bench_cpu() - began, yardstick_ms,
	    count_objects(input->now, ALL_KINDS));
	(void)printf("    %zu findings\n", outcome.findings.count);
}

/* In less no object was looked at. */
#define LEAST_MS 0.1

/*
 * The checks whose ids begin with the same two letters, over the objects that
 * they look at; families without any are left out.
 */
static size_t
measure_family(struct check_run *run, size_t from, double yardstick_ms)
{
	const char *id = check_at(from)->id;
	char what[] = "    XX";
	kind_set kinds = 0;
	double began = bench_cpu();
	size_t to = from;

	for (; to < check_count() && strncmp(check_at(to)->id, id, 2) == 0;
	     to++) {
		kinds |= check_at(to)->needs;
		if (check_at(to)->eval != NULL)
			check_at(to)->eval(run, check_at(to));
	}
	double ms = bench_cpu() - began;
	/* Without needs they look at all there is. */
	if (kinds == 0)
		kinds = ALL_KINDS;
	size_t objects =
	    count_objects(run->now, kinds & ~KIND_BIT(KIND_ACCEPTED_DOMAIN));
	memcpy(what + 4, id, 2);
	if (objects > 0 && ms >= LEAST_MS)
		show(what, ms, yardstick_ms, objects);
	return to;
}

static void
measure_families(const struct check_input *input, double yardstick_ms)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	static const struct policy no_policy;
	struct finding_list findings = {0};
	struct check_run run = {
	    .input = input,
	    .now = input->now,
	    .baseline = input->baseline,
	    .policy = &no_policy,
	    .arena = arena,
	    .findings = &findings,
	};
	double began = bench_cpu();

	join_build(&run.join, input->now, 0, arena);
	show("    joins", bench_cpu() - began, yardstick_ms,
	    count_objects(input->now, ALL_KINDS));
	for (size_t i = 0; i < check_count();)
		i = measure_family(&run, i, yardstick_ms);
}

static void
measure(const char *what, const struct tenant *tenant)
{
	struct check_input input = {
	    .now = tenant->snapshot, .as_of = INT64_C(1795000000)};
	double cjson_ms = measure_cjson(tenant);

	(void)printf("%s: %zu objects, %zu bytes\n%-36s %9s %9s %12s\n", what,
	    count_objects(tenant->snapshot, ALL_KINDS), tenant->bytes.len, "",
	    "ms", "x cJSON", "objects/s");
	show("cJSON", cjson_ms, cjson_ms,
	    count_objects(tenant->snapshot, ALL_KINDS));
	measure_whole("the whole catalogue", &input, cjson_ms);
	input.baseline = tenant->snapshot;
	measure_whole("the same beside a baseline", &input, cjson_ms);
	measure_families(&input, cjson_ms);
}

int
main(int argc, char **argv)
{
	unsigned principals =
	    argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : PRINCIPALS;
	unsigned rules =
	    argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : RULES;
	CLEANUP(tenant_done) struct tenant apps = begin();

	fill(&apps, KIND_SERVICE_PRINCIPAL, principals, write_principal);
	fill(&apps, KIND_SERVICE_PRINCIPAL, 1, write_graph);
	fill(&apps, KIND_APPLICATION, principals / 5, write_application);
	fill(&apps, KIND_APP_ROLE_ASSIGNMENT, principals * GRANTS, write_grant);
	finish(&apps);
	measure("principals and grants", &apps);
	CLEANUP(tenant_done) struct tenant flow = begin();
	fill(&flow, KIND_TRANSPORT_RULE, rules, write_rule);
	finish(&flow);
	measure("transport rules", &flow);
	return 0;
}
