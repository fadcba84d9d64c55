/*
 * batch_test.c - questions that travel together fail each on its own.
 *
 * A tenant with many federated domains: the federation of each is asked for on
 * its own, since it cannot be expanded.
 */
#include "graph/batch.h"
#include "tests/unit/graph/collect_kit.h"

#define DOMAINS   45
#define BUDGET_MS 4000
#define ONE       "domains/d07.example/federationConfiguration"

struct row {
	const char *name;
	const char *faults;
	enum coverage_status status;
	enum coverage_reason reason;
	const char *detail;
};

#define GOOD      COVERAGE_COMPLETE, COVERAGE_NONE_REASON, ""
#define PART(why) COVERAGE_PARTIAL, COVERAGE_##why##_REASON

static const struct row rows[] = {
    {"nothing is wrong", "", GOOD},
    {"one throttled once", ONE " 1 429 0.2", GOOD},
    {"one throttled, with a date", ONE " 1 429 date+1", GOOD},
    {"one in vain, once", ONE " 1 503 none", GOOD},
    {"one missing from the answer", ONE " 1 close", GOOD},
    {"one that is no JSON", ONE " 1 html", GOOD},
    {"one whose token was refused", ONE " 1 401", GOOD},
    {"all throttled once", "$batch 1 429 0.2", GOOD},
    {"all refused their token once", "$batch 1 401", GOOD},
    {"all broken once", "$batch 1 truncate 700", GOOD},
    {"all cut off once", "$batch 1 cut 300", GOOD},
    {"no batch at all", "$batch always html", GOOD},
    {"answers nobody knows",
	"$batch always body {\"responses\":[{\"id\":"
	"\"99\",\"status\":200},{\"id\":\"1\"},7]}",
	GOOD},
    {"one forbidden", ONE " always 403", PART(PERMISSION),
	"needs Domain.Read.All"},
    {"one throttled for ever", ONE " always 429 60", PART(THROTTLED),
	"TooManyRequests"},
    {"one failing for ever", ONE " always 500", PART(SERVICE),
	"InternalServerError"},
    {"all throttled for ever", "$batch always 429 60", PART(THROTTLED),
	"TooManyRequests"},
};

static const char *
write_root(struct strbuf *root)
{
	CLEANUP(strbuf_done) struct strbuf path = {0};
	CLEANUP(strbuf_done) struct strbuf json = {0};
	struct err err;

	(void)collect_kit_root("\"tokenLifetimeSeconds\": 3599", root);
	strbuf_printf(&path, "%s/domains.json", strbuf_cstr(root));
	strbuf_add_char(&json, '[');
	for (unsigned i = 0; i < DOMAINS; i++)
		strbuf_printf(&json,
		    "%s{\"id\": \"d%02u.example\", \"authenticationType\": "
		    "\"Federated\", \"isVerified\": true, "
		    "\"_federationConfiguration\": [{\"id\": \"f%02u\", "
		    "\"issuerUri\": \"https://sts/%02u\"}]}",
		    i > 0 ? "," : "", i, i, i);
	strbuf_add_char(&json, ']');
	KIT_GOOD(
	    file_publish(strbuf_cstr(&path), strbuf_view(&json), 0600, &err),
	    &err);
	return strbuf_cstr(root);
}

/* Each domain has its own federation, whatever the order of the answers. */
static void
check_pairs(const struct object_list *list)
{
	size_t federated = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct object *domain = &list->objects[i];
		const struct json *first =
		    object_each(domain, "federationConfiguration", 0);
		if (domain->id.ptr[0] != 'd' || first == NULL)
			continue;
		federated++;
		strview uri = json_get_text(first, SV("issuerUri"));
		KIT_TEXT(sv_slice(uri, uri.len - 2, uri.len),
		    sv_slice(domain->id, 1, 3));
	}
	KIT_TRUE(federated + 1 >= DOMAINS);
}

static void
is_answered_each(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf root = {0};
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	struct err err;

	collect_kit_init(&kit,
	    kit_fake_start(&(struct kit_fake_options){
		.root = write_root(&root), .faults = row->faults}),
	    BUDGET_MS);
	kit.settings.kinds = KIND_BIT(KIND_DOMAIN);
	KIT_GOOD(collect_in_time(&kit, &snapshot, &err), &err);
	const struct object_list *list = snapshot_list(snapshot, KIND_DOMAIN);
	KIT_INT(list->coverage.status, row->status);
	KIT_INT(list->coverage.reason, row->reason);
	KIT_HAS(list->coverage.detail, row->detail);
	if (row->status == COVERAGE_COMPLETE)
		check_pairs(list);
}

static void
are_few_requests(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf root = {0};
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct err err;

	(void)at;
	collect_kit_init(&kit,
	    kit_fake_start(
		&(struct kit_fake_options){.root = write_root(&root)}),
	    BUDGET_MS);
	kit.settings.kinds = KIND_BIT(KIND_DOMAIN);
	KIT_GOOD(collect_in_time(&kit, &snapshot, &err), &err);
	const struct json *routes =
	    json_get(collect_kit_stats(&kit, arena), SV("routes"));
	KIT_TEXT(json_get_text(routes, SV("POST /v1.0/$batch")), SV("3"));
	/* What was asked in it counts as a request of its list. */
	KIT_TRUE(
	    snapshot_list(snapshot, KIND_DOMAIN)->coverage.requests > DOMAINS);
}

int
main(void)
{
	KIT_ROWS(rows, is_answered_each);
	kit_case("few requests for many questions", are_few_requests);
	int status = kit_finish();
	kit_fake_stop();
	return status;
}
