/*
 * baseline_test.c - the document: written, read, and no byte changed.
 */
#include "tests/unit/baselines/tenant.h"

#include <stdlib.h>
#include <string.h>

#include "auditor/base/limits.h"
#include "baselines/baseline.h"

/* Objects and arrays around the state of an object in the document. */
#define DEPTH_AROUND 4

static const char policy_yaml[] =
    "hybrid: yes\n"
    "sender-ranges:\n- {range: 198.51.100.0/28, for: [Printer relay], "
    "reason: multifunction printers}\n"
    "certificates:\n- {name: '*.gateway.example', reason: gateway}\n"
    "applications:\n- {appId: " BACKUP_APP ", reason: backup}\n"
    "approvals:\n- {check: TR-022, object: " RULE_SHARED ", reason: gateway, "
    "ticket: T-1, approver: Alice}\n";

/* A snapshot, its policy, and what is to be written of them. */
struct given {
	struct arena *arena;
	struct snapshot *snapshot;
	struct policy policy;
	struct digest previous;
	struct baseline_recipe recipe;
};

static void
given_done(struct given *given)
{
	snapshot_free(given->snapshot);
	arena_free(given->arena);
}

static struct given
given_recipe(void)
{
	struct given given = {.arena = arena_new(),
	    .snapshot = tenant_snapshot(0),
	    .previous = digest_of(SV("before"))};
	struct err err = {0};

	KIT_GOOD(
	    policy_compile(sv_from(policy_yaml), "policy.yaml", given.snapshot,
		TENANT_END, given.arena, &given.policy, &err),
	    &err);
	given.recipe = (struct baseline_recipe){
	    .snapshot = given.snapshot,
	    .scope = tenant_scope(given.snapshot),
	    .serial = 1,
	    .created = TENANT_TIME,
	    .expires = TENANT_END,
	    .fail_on = "medium",
	};
	return given;
}

static void
compose(struct given *given, struct strbuf *out)
{
	struct err err = {0};

	given->recipe.policy = &given->policy;
	KIT_GOOD(baseline_compose(&given->recipe, out, &err), &err);
}

static void
comes_back(const void *at)
{
	CLEANUP(given_done) struct given given = given_recipe();
	CLEANUP(baseline_done) struct baseline baseline = {0};
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct err err = {0};

	(void)at;
	given.recipe.serial = 2;
	given.recipe.previous = &given.previous;
	compose(&given, &out);
	struct digest digest = digest_of(strbuf_view(&out));
	KIT_GOOD(baseline_parse(strbuf_view(&out), &baseline, &err), &err);
	strbuf_done(&out);

	KIT_TEXT(baseline.tenant, SV(TENANT_ID));
	KIT_TEXT(baseline.tenant_name, SV("contoso.example"));
	KIT_INT(baseline.serial, 2);
	KIT_INT(baseline.created, TENANT_TIME);
	KIT_INT(baseline.expires, TENANT_END);
	KIT_TRUE(baseline.has_previous);
	KIT_TRUE(digest_eq(&baseline.previous, &given.previous));
	KIT_TEXT(baseline.series, SV("live"));
	KIT_INT(baseline.source_number, 7);
	KIT_TRUE(digest_eq(&baseline.source_link, &given.snapshot->link));
	KIT_TRUE(digest_eq(
	    &baseline.source_content, &given.snapshot->content_digest));
	KIT_TEXT(baseline.fail_on, SV("medium"));
	KIT_TRUE(baseline.scope == given.recipe.scope);
	KIT_TRUE(digest_eq(&baseline.digest, &digest));
	KIT_INT(baseline.policy.approval_count, 1);
	KIT_TEXT(baseline.policy.approvals[0].approver, SV("Alice"));
	KIT_TRUE(baseline.policy.hybrid);
}

/* Every object has its id, name, and all three digests again. */
static void
objects_come_back(const void *at)
{
	CLEANUP(given_done) struct given given = given_recipe();
	CLEANUP(baseline_done) struct baseline baseline = {0};
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct err err = {0};

	(void)at;
	compose(&given, &out);
	KIT_GOOD(baseline_parse(strbuf_view(&out), &baseline, &err), &err);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct object_list *was =
		    snapshot_list(given.snapshot, (enum kind)i);
		const struct object_list *is =
		    snapshot_list(baseline.objects, (enum kind)i);
		KIT_INT(is->coverage.status, was->coverage.status);
		KIT_INT(is->count, was->count);
		KIT_INT(is->field_count, was->field_count);
		for (size_t j = 0; j < was->count; j++) {
			const struct object *a = &was->objects[j];
			const struct object *b = &is->objects[j];
			KIT_TEXT(b->id, a->id);
			KIT_TEXT(b->name, a->name);
			KIT_TEXT(b->body, a->body);
			KIT_INT(b->is_odd, a->is_odd);
			KIT_TRUE(digest_eq(&b->state_digest, &a->state_digest));
			KIT_TRUE(digest_eq(
			    &b->behaviour_digest, &a->behaviour_digest));
		}
	}
	KIT_TRUE(digest_eq(&baseline.objects->content_digest,
	    &given.snapshot->content_digest));
}

static void
same_recipe_same_bytes(const void *at)
{
	CLEANUP(given_done) struct given given = given_recipe();
	CLEANUP(given_done) struct given again = given_recipe();
	CLEANUP(strbuf_done) struct strbuf first = {0};
	CLEANUP(strbuf_done) struct strbuf second = {0};

	(void)at;
	compose(&given, &first);
	compose(&again, &second);
	KIT_TEXT(strbuf_view(&second), strbuf_view(&first));
}

/* git diff shows one line for one object. */
static void
one_object_a_line(const void *at)
{
	static const char *const lines[] = {
	    "  \"schema\": \"exoaudit-baseline/1\",\n",
	    "\n  \"serial\": 1,\n",
	    "\n  \"previous\": null,\n",
	    "\n  \"scope\": [\"accepted-domain\",\"inbound-connector\",",
	    "\n    \"accepted-domain\": [],\n",
	    "\n    \"approvals\": [\n      {\"check\":\"TR-022\",",
	    "\n    \"transport-rule\": [\n      {\"id\":\"" RULE_BANNER "\",",
	    "},\n      {\"id\":\"" RULE_SHARED "\",",
	    "}\n    ]\n  }\n}\n",
	};
	CLEANUP(given_done) struct given given = given_recipe();
	CLEANUP(strbuf_done) struct strbuf out = {0};

	(void)at;
	compose(&given, &out);
	for (size_t i = 0; i < COUNT_OF(lines); i++)
		KIT_HAS(strbuf_view(&out), lines[i]);
	KIT_TRUE(sv_ends(strbuf_view(&out), SV("\n")));
}

/* Scope is what was asked for, though more was read. */
static void
scope_is_kept(const void *at)
{
	CLEANUP(given_done) struct given given = given_recipe();
	CLEANUP(baseline_done) struct baseline baseline = {0};
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct err err = {0};

	(void)at;
	given.recipe.scope = KIND_BIT(KIND_TRANSPORT_RULE);
	compose(&given, &out);
	KIT_GOOD(baseline_parse(strbuf_view(&out), &baseline, &err), &err);
	KIT_TRUE(baseline.scope == KIND_BIT(KIND_TRANSPORT_RULE));
	KIT_TRUE(snapshot_is_complete(baseline.objects, KIND_TRANSPORT_RULE));
	KIT_INT(snapshot_list(baseline.objects, KIND_INBOUND_CONNECTOR)
		    ->coverage.status,
	    COVERAGE_NOT_COLLECTED);
}

struct recipe_row {
	const char *name;
	void (*spoil)(struct given *given);
	const char *problem;
};

static void
spoil_serial(struct given *given)
{
	given->recipe.serial = 0;
}

static void
spoil_previous(struct given *given)
{
	given->recipe.previous = &given->previous;
}

static void
spoil_next(struct given *given)
{
	given->recipe.serial = 2;
}

static void
spoil_expiry(struct given *given)
{
	given->recipe.expires = given->recipe.created;
}

static void
spoil_number(struct given *given)
{
	given->snapshot->number = 0;
}

static void
spoil_fail_on(struct given *given)
{
	given->recipe.fail_on = "Medium!";
}

static void
spoil_scope(struct given *given)
{
	given->recipe.scope = 0;
}

static void
spoil_wide_scope(struct given *given)
{
	given->recipe.scope |= KIND_BIT(KIND_REMOTE_DOMAIN);
}

static void
spoil_coverage(struct given *given)
{
	const struct coverage partial = {
	    .status = COVERAGE_PARTIAL, .reason = COVERAGE_TIMEOUT_REASON};

	snapshot_cover(given->snapshot, KIND_TRANSPORT_RULE, &partial);
}

/* Deeper than anything that is read, as an edited history may hold it. */
static void
spoil_depth(struct given *given)
{
	struct arena *arena = given->snapshot->arena;
	struct json object = {.type = JSON_OBJECT, .count = 1};
	struct json *inner = arena_alloc(arena, LIMIT_DEPTH, sizeof(*inner));
	struct err err = {0};

	for (size_t i = 0; i < LIMIT_DEPTH - DEPTH_AROUND; i++)
		inner[i] = (struct json){
		    .type = JSON_ARRAY, .items = &inner[i + 1], .count = 1};
	inner[LIMIT_DEPTH - DEPTH_AROUND] =
	    (struct json){.type = JSON_STRING, .text = SV("x")};
	inner[0].key = SV("Deep");
	object.items = inner;
	KIT_GOOD(
	    snapshot_add(given->snapshot, KIND_MAIL_CONTACT, &object, &err),
	    &err);
	tenant_add(given->snapshot, KIND_MAIL_CONTACT, "[]");
	given->recipe.scope = KIND_BIT(KIND_MAIL_CONTACT);
}

static const struct recipe_row recipe_rows[] = {
    {"serial 0", spoil_serial, "the first baseline has serial 1"},
    {"first with one before it", spoil_previous,
	"the first baseline has serial 1"},
    {"second without one before it", spoil_next,
	"the first baseline has serial 1"},
    {"expires when made", spoil_expiry, "expires at once"},
    {"snapshot not stored", spoil_number, "not in the history"},
    {"odd severity", spoil_fail_on, "fail-on: a severity expected"},
    {"no scope", spoil_scope, "a baseline of no list at all"},
    {"scope not read", spoil_wide_scope,
	"remote-domain was not read whole (not-collected: not-requested)"},
    {"scope read in part", spoil_coverage,
	"transport-rule was not read whole (partial: timeout)"},
    {"nested too deep", spoil_depth, " is nested deeper than 60 levels"},
};

static void
refuses_recipe(const void *at)
{
	const struct recipe_row *row = at;
	CLEANUP(given_done) struct given given = given_recipe();
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct err err = {0};

	row->spoil(&given);
	given.recipe.policy = &given.policy;
	KIT_INT(baseline_compose(&given.recipe, &out, &err), -1);
	KIT_HAS(sv_from(err.text), row->problem);
	KIT_INT(out.len, 0);
}

int
main(void)
{
	KIT_ROWS(recipe_rows, refuses_recipe);
	kit_case("comes back", comes_back);
	kit_case("objects come back", objects_come_back);
	kit_case("same recipe, same bytes", same_recipe_same_bytes);
	kit_case("one object a line", one_object_a_line);
	kit_case("scope is kept", scope_is_kept);
	return kit_finish();
}
