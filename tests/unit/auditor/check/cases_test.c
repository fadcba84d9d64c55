/*
 * cases_test.c - the attack and look-alike cases of fixtures/cases.
 *
 * Expectations on checks that the catalogue does not have are left out; a
 * case all of whose expectations could be held is counted as judged whole.
 */
#include <stdlib.h>

#include "tests/unit/auditor/check/scene.h"

struct case_row {
	const char *name;
	const struct json *value;
	const struct json *context;
	const struct json *defaults;
};

static struct arena *arena;

/* --- the policy in short keys -------------------------------------------- */

struct short_policy {
	const struct json *keys;
	struct scene *scene;
};

static const struct json *
list_of(const struct short_policy *from, const char *key, size_t *count)
{
	const struct json *list = json_get(from->keys, sv_from(key));

	*count = list != NULL ? list->count : 0;
	return list;
}

static struct policy_patterns
patterns_of(const struct short_policy *from, const char *key)
{
	struct policy_patterns patterns;
	const struct json *list = list_of(from, key, &patterns.count);

	patterns.at = arena_alloc(
	    from->scene->arena, patterns.count, sizeof(*patterns.at));
	for (size_t i = 0; i < patterns.count; i++)
		patterns.at[i] = (struct policy_pattern){
		    list->items[i].text, SV("of the case")};
	return patterns;
}

static void
read_ranges(const struct short_policy *from, struct policy *policy)
{
	const struct json *list =
	    list_of(from, "senderIPs", &policy->range_count);

	policy->ranges = arena_alloc(
	    from->scene->arena, policy->range_count, sizeof(*policy->ranges));
	for (size_t i = 0; i < policy->range_count; i++) {
		struct policy_range *range = &policy->ranges[i];
		range->text = list->items[i].text;
		range->reason = SV("of the case");
		KIT_TRUE(iprange_read(range->text, &range->range));
	}
}

/* What the baseline holds of a kind counts, else what the case has. */
static const struct snapshot *
source_of(const struct scene *scene, enum kind kind)
{
	if (scene->baseline != NULL &&
	    snapshot_is_complete(scene->baseline, kind))
		return scene->baseline;
	return scene->now;
}

static int
compare_words(const void *a, const void *b)
{
	return sv_cmp(*(const strview *)a, *(const strview *)b);
}

static void
add_word(struct scene *scene, struct policy_set *set, strview word)
{
	strview *words =
	    arena_alloc(scene->arena, set->count + 1, sizeof(word));

	for (size_t i = 0; i < set->count; i++)
		words[i] = set->at[i];
	words[set->count++] = word;
	qsort(words, set->count, sizeof(*words), compare_words);
	set->at = words;
}

static void
approve_keys(struct scene *scene, strview app_id, struct policy_set *set)
{
	static const char *const lists[] = {
	    "keyCredentials", "passwordCredentials"};
	const struct object *application =
	    snapshot_find_by(source_of(scene, KIND_APPLICATION),
		KIND_APPLICATION, "appId", app_id);
	const struct json *credential;

	for (size_t i = 0; application != NULL && i < COUNT_OF(lists); i++) {
		for (size_t j = 0; (credential = object_each(
					application, lists[i], j)) != NULL;
		     j++)
			add_word(
			    scene, set, json_get_text(credential, SV("keyId")));
	}
}

static strview
word_of(const struct object *object, struct arena *scratch)
{
	if (object->kind == KIND_ROLE_ASSIGNMENT)
		return policy_role_word(object_text(object, "roleDefinitionId"),
		    object_text(object, "directoryScopeId"), scratch);
	return policy_grant_word(object_text(object, "resourceAppId"),
	    object_text(object, "appRoleId"), scratch);
}

static void
approve_rights(struct scene *scene, strview principal, enum kind kind,
    struct policy_set *set)
{
	const struct object_list *list =
	    snapshot_list(source_of(scene, kind), kind);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *object = &list->objects[i];
		if (sv_eq(object_text(object, "principalId"), principal))
			add_word(scene, set, word_of(object, scene->arena));
	}
}

static void
read_apps(const struct short_policy *from, struct policy *policy)
{
	struct scene *scene = from->scene;
	const struct json *list =
	    list_of(from, "apps", &policy->application_count);

	policy->applications = arena_alloc(scene->arena,
	    policy->application_count, sizeof(*policy->applications));
	for (size_t i = 0; i < policy->application_count; i++) {
		struct policy_application *app = &policy->applications[i];
		app->app_id = list->items[i].text;
		app->reason = SV("of the case");
		const struct object *principal = snapshot_find_by(
		    scene->now, KIND_SERVICE_PRINCIPAL, "appId", app->app_id);
		approve_keys(scene, app->app_id, &app->credentials);
		if (principal == NULL)
			continue;
		approve_rights(scene, principal->id, KIND_APP_ROLE_ASSIGNMENT,
		    &app->grants);
		approve_rights(
		    scene, principal->id, KIND_ROLE_ASSIGNMENT, &app->roles);
	}
}

/* An approval of ${connector} as it stands in the baseline, else here. */
static void
approve(struct scene *scene, const struct object *connector)
{
	struct policy *policy = &scene->policy;
	const struct object *pinned = snapshot_find(
	    source_of(scene, connector->kind), connector->kind, connector->id);
	size_t count;
	const struct check *checks = check_catalogue(&count);
	struct approval *all = arena_alloc(
	    scene->arena, policy->approval_count + count, sizeof(*all));

	for (size_t i = 0; i < policy->approval_count; i++)
		all[i] = policy->approvals[i];
	for (size_t i = 0; i < count; i++)
		all[policy->approval_count++] = (struct approval){
		    .check = sv_from(checks[i].id),
		    .kind = connector->kind,
		    .id = connector->id,
		    .name = connector->name,
		    .behaviour = pinned != NULL ? pinned->behaviour_digest
						: connector->behaviour_digest,
		    .canon = SV(OBJECT_CANON),
		    .reason = SV("of the case"),
		    .approver = SV("somebody"),
		    .expires = INT64_MAX,
		};
	policy->approvals = all;
}

static void
read_connectors(const struct short_policy *from)
{
	static const enum kind kinds[] = {
	    KIND_INBOUND_CONNECTOR, KIND_OUTBOUND_CONNECTOR};
	size_t count;
	const struct json *list = list_of(from, "connectors", &count);

	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < COUNT_OF(kinds); j++) {
			const struct object *connector =
			    snapshot_find_by(from->scene->now, kinds[j], "Name",
				list->items[i].text);
			if (connector != NULL)
				approve(from->scene, connector);
		}
	}
}

static void
read_policy(const struct short_policy *from)
{
	struct policy *policy = &from->scene->policy;

	policy->hybrid = json_is_true(json_get(from->keys, SV("hybrid")));
	policy->certificates = patterns_of(from, "certs");
	policy->smart_hosts = patterns_of(from, "smartHosts");
	policy->recipients = patterns_of(from, "externalRecipients");
	read_ranges(from, policy);
	read_apps(from, policy);
	read_connectors(from);
}

/* --- expectations -------------------------------------------------------- */

static bool
is_found(const struct check_outcome *outcome, strview check)
{
	for (size_t i = 0; i < outcome->findings.count; i++) {
		const struct finding *finding = &outcome->findings.at[i];
		if (sv_eq(sv_from(finding->check->id), check) &&
		    finding->points >= 10)
			return true;
	}
	return false;
}

static enum severity
worst(const struct check_outcome *outcome)
{
	enum severity severity = SEVERITY_INFO;

	for (size_t i = 0; i < outcome->findings.count; i++) {
		if (outcome->findings.at[i].severity > severity)
			severity = outcome->findings.at[i].severity;
	}
	return severity;
}

/* Every check that the case expects exists. */
static bool
is_judged_whole(const struct json *expect)
{
	const struct json *checks = json_get(expect, SV("checks"));

	for (size_t i = 0; checks != NULL && i < checks->count; i++) {
		if (check_find(checks->items[i].text) == NULL)
			return false;
	}
	checks = json_get(expect, SV("notChecks"));
	for (size_t i = 0; checks != NULL && i < checks->count; i++) {
		if (check_find(checks->items[i].text) == NULL)
			return false;
	}
	return true;
}

static void
hold_present(const struct json *list, const struct check_outcome *outcome,
    bool is_wanted)
{
	for (size_t i = 0; list != NULL && i < list->count; i++) {
		strview check = list->items[i].text;
		if (check_find(check) == NULL)
			continue;
		if (is_found(outcome, check) != is_wanted)
			(void)fprintf(stderr, SV_FMT " is %s\n", SV_ARG(check),
			    is_wanted ? "missing" : "there");
		KIT_INT(is_found(outcome, check), is_wanted);
	}
}

static void
hold(const struct json *expect, const struct check_outcome *outcome)
{
	enum severity limit;
	strview text = json_get_text(expect, SV("maxSeverity"));

	hold_present(json_get(expect, SV("checks")), outcome, true);
	hold_present(json_get(expect, SV("notChecks")), outcome, false);
	if (severity_find(text, &limit))
		KIT_TRUE(worst(outcome) <= limit);
	if (!is_judged_whole(expect))
		return;
	text = json_get_text(expect, SV("minSeverity"));
	if (severity_find(text, &limit))
		KIT_TRUE(worst(outcome) >= limit);
	text = json_get_text(expect, SV("minPoints"));
	if (text.len > 0)
		KIT_TRUE(outcome->risk >= strtoul(text.ptr, NULL, 10));
	if (json_is_true(json_get(expect, SV("chain"))))
		KIT_TRUE(scene_find(outcome, SV("CH-001")) != NULL);
}

static void
judges(const void *at)
{
	const struct case_row *row = at;
	CLEANUP(scene_done) struct scene scene = {.arena = arena_new()};
	const struct json *baseline = json_get(row->value, SV("baseline"));

	scene.now = scene_lists(
	    json_get(row->value, SV("objects")), row->defaults, scene.arena);
	scene_add_domains(scene.now, row->context, scene.arena);
	snapshot_seal(scene.now);
	if (baseline != NULL) {
		scene.baseline =
		    scene_lists(baseline, row->defaults, scene.arena);
		snapshot_seal(scene.baseline);
	}
	const struct short_policy policy = {
	    .keys = json_get(row->value, SV("policy")),
	    .scene = &scene,
	};
	read_policy(&policy);
	scene_judge(&scene);
	hold(json_get(row->value, SV("expect")), &scene.outcome);
}

/* --- rows ---------------------------------------------------------------- */

static size_t whole;

static void
add_cases(const char *path)
{
	const struct json *root = scene_parse(kit_file(path), arena);
	const struct json *cases = json_get(root, SV("cases"));
	struct case_row *rows = arena_alloc(arena, cases->count, sizeof(*rows));

	for (size_t i = 0; i < cases->count; i++) {
		const struct json *value = &cases->items[i];
		strview id = json_get_text(value, SV("id"));
		strview title = json_get_text(value, SV("title"));
		bool is_whole = is_judged_whole(json_get(value, SV("expect")));
		strview name = arena_printf(arena, SV_FMT "%s " SV_FMT,
		    SV_ARG(id), is_whole ? " (whole)" : "", SV_ARG(title));
		rows[i] = (struct case_row){
		    .name = name.ptr,
		    .value = value,
		    .context = json_get(root, SV("context")),
		    .defaults = json_get(root, SV("defaults")),
		};
		whole += is_whole;
	}
	kit_rows(rows, cases->count, sizeof(*rows), judges);
}

/* Fewer would mean that a check went missing. */
static void
counts_whole(const void *at)
{
	(void)at;
	KIT_INT(whole, 19);
}

int
main(void)
{
	arena = arena_new();
	add_cases("fixtures/cases/positives.json");
	add_cases("fixtures/cases/negatives.json");
	kit_case("cases judged whole", counts_whole);
	int status = kit_finish();
	arena_free(arena);
	return status;
}
