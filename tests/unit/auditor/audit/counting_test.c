/*
 * counting_test.c - which findings count, and what was signed about it.
 */
#include "auditor/audit/counting.h"

#include "tests/support/kit_rows.h"

static const struct checkfile own_file = {
    .path = "checks.d/a.sql",
    .head = {.id = SV_INIT("ORG-001"), .points = 50},
    .digest = {{1}},
};
static struct check own_check = {.id = "ORG-001"};

struct scene {
	struct arena *arena;
	struct profile_set asked;
	struct ownrun own;
	struct baseline baseline;
	struct counting counting;
	struct err err;
};

static void
scene_done(struct scene *scene)
{
	arena_free(scene->arena);
}

/* Add a profile written as YAML, when there is one. */
static void
add(struct scene *scene, struct profile_set *set, const char *yaml)
{
	struct profile *profiles =
	    arena_alloc(scene->arena, set->count + 1, sizeof(*profiles));

	if (yaml == NULL)
		return;
	for (size_t i = 0; i < set->count; i++)
		profiles[i] = set->at[i];
	KIT_GOOD(profile_parse(sv_from(yaml), "p.yaml", scene->arena,
		     &profiles[set->count++], &scene->err),
	    &scene->err);
	set->at = profiles;
}

struct row {
	const char *name;
	/* fail-on of the baseline; NULL: there is none. */
	const char *signed_fail_on;
	const char *bound;     /* profile that was signed, or NULL */
	const char *asked;     /* profile that is asked for, or NULL */
	enum severity fail_on; /* of the command line */
	const char *check;
	const char *want; /* limit of the check, or part of the error */
	int status;
	enum severity overall;
};

#define LOW  "profile: low\nfail-on: low\n"
#define HIGH "profile: high\nfail-on: high\n"
#define RULES                                                                  \
	"profile: rules\nfail-on: medium\nchecks:\n  TR-002: never\n"          \
	"  TR-003: high\n"
#define NONE SEVERITY_CRITICAL

static const struct row rows[] = {
    {"nothing is said", NULL, NULL, NULL, NONE, "TR-001", "medium", 0,
	SEVERITY_MEDIUM},
    {"the command line", NULL, NULL, NULL, SEVERITY_LOW, "TR-001", "low", 0,
	SEVERITY_LOW},
    {"it cannot loosen", NULL, NULL, NULL, SEVERITY_HIGH, "TR-001", "medium", 0,
	SEVERITY_MEDIUM},
    {"a profile without baseline may", NULL, NULL, HIGH, NONE, "TR-001", "high",
	0, SEVERITY_HIGH},
    {"and the command line on top", NULL, NULL, HIGH, SEVERITY_INFO, "TR-001",
	"info", 0, SEVERITY_INFO},
    {"the baseline", "high", NULL, NULL, NONE, "TR-001", "high", 0,
	SEVERITY_HIGH},
    {"a stricter profile", "high", NULL, LOW, NONE, "TR-001", "low", 0,
	SEVERITY_LOW},
    {"an equal one", "high", NULL, HIGH, NONE, "TR-001", "high", 0,
	SEVERITY_HIGH},
    {"a laxer one", "medium", NULL, HIGH, NONE, "TR-001",
	"profile high is laxer than what was signed: ", -1, 0},
    {"laxer for one check", "medium", NULL, RULES, NONE, "TR-001",
	"TR-002: never, where medium was signed", -1, 0},
    {"a rule that was signed", "medium", RULES, NULL, NONE, "TR-002", "never",
	0, SEVERITY_MEDIUM},
    {"another", "medium", RULES, NULL, NONE, "TR-003", "high", 0,
	SEVERITY_MEDIUM},
    {"what was signed twice: fail-on", "low", RULES, NULL, NONE, "TR-001",
	"low", 0, SEVERITY_LOW},
    {"a stricter one beside it", "medium", RULES, LOW, NONE, "TR-002", "low", 0,
	SEVERITY_LOW},
    {"the command line leaves never", "medium", RULES, NULL, SEVERITY_INFO,
	"TR-002", "never", 0, SEVERITY_INFO},
    {"and tightens the rest", "medium", RULES, NULL, SEVERITY_INFO, "TR-003",
	"info", 0, SEVERITY_INFO},
};

static void
counts(const void *at)
{
	const struct row *row = at;
	CLEANUP(scene_done) struct scene scene = {.arena = arena_new()};
	const struct check check = {.id = row->check};
	struct profile_set bound = {0};

	scene.baseline.fail_on = sv_from(row->signed_fail_on);
	add(&scene, &bound, row->bound);
	for (size_t i = 0; i < bound.count; i++)
		binding_add(&scene.baseline.binding.profiles, scene.arena,
		    bound.at[i].name, &bound.at[i].digest);
	/* A profile in a file is given again. */
	add(&scene, &scene.asked, row->bound);
	add(&scene, &scene.asked, row->asked);
	const struct counting_request request = {.profiles = &scene.asked,
	    .own = &scene.own,
	    .fail_on = row->fail_on};
	int status = counting_settle(&request,
	    row->signed_fail_on != NULL ? &scene.baseline : NULL, scene.arena,
	    &scene.counting, &scene.err);
	KIT_INT(status, row->status);
	if (status != 0) {
		KIT_INT(scene.err.code, ERR_USAGE);
		KIT_HAS(sv_from(scene.err.text), row->want);
		return;
	}
	KIT_TEXT(sv_from(profile_limit_word(
		     counting_limit(&scene.counting, &check))),
	    sv_from(row->want));
	KIT_INT(counting_fail_on(&scene.counting), row->overall);
}

struct signed_row {
	const char *name;
	const char *check;   /* that was signed, or NULL */
	unsigned char first; /* of its digest */
	const char *profile; /* that was signed, or NULL */
	const char *want;    /* part of the error, or NULL */
};

static const struct signed_row signed_rows[] = {
    {"nothing", NULL, 0, NULL, NULL},
    {"a check as it is", "ORG-001", 1, NULL, NULL},
    {"a check that was edited", "ORG-001", 2, NULL,
	"check ORG-001 (checks.d/a.sql) was edited since the baseline"},
    {"a check that is gone", "ORG-002", 1, NULL,
	"check ORG-002, which the baseline names, is not there"},
    {"a profile that ships", NULL, 0, "20261122-strict", NULL},
    {"one that is nowhere", NULL, 0, "mine",
	"profile mine, as the baseline names it, is not there"},
};

static void
holds_what_was_signed(const void *at)
{
	const struct signed_row *row = at;
	CLEANUP(scene_done) struct scene scene = {.arena = arena_new()};
	const struct digest digest = {{row->first}};
	struct profile_set shipped = {0};

	scene.own = (struct ownrun){
	    .files = &own_file, .count = 1, .checks = &own_check};
	scene.baseline.fail_on = SV("medium");
	if (row->check != NULL)
		binding_add(&scene.baseline.binding.checks, scene.arena,
		    sv_from(row->check), &digest);
	if (row->profile != NULL) {
		KIT_GOOD(
		    profile_add(&shipped, "strict", scene.arena, &scene.err),
		    &scene.err);
		binding_add(&scene.baseline.binding.profiles, scene.arena,
		    sv_from(row->profile),
		    row->want == NULL ? &shipped.at[0].digest : &digest);
	}
	const struct counting_request request = {.profiles = &scene.asked,
	    .own = &scene.own,
	    .fail_on = SEVERITY_CRITICAL};
	int status = counting_settle(&request, &scene.baseline, scene.arena,
	    &scene.counting, &scene.err);
	KIT_INT(status, row->want == NULL ? 0 : -1);
	if (row->want == NULL) {
		KIT_INT(
		    counting_is_strict(&scene.counting), row->profile != NULL);
		return;
	}
	KIT_INT(scene.err.code, ERR_TRUST);
	KIT_HAS(sv_from(scene.err.text), row->want);
}

static void
leaves_accepted(const void *at)
{
	const struct counting counting = {
	    .fail_on = SEVERITY_MEDIUM, .asked_fail_on = SEVERITY_CRITICAL};
	const struct check check = {.id = "TR-001"};
	struct finding finding = {
	    .check = &check, .severity = SEVERITY_HIGH, .status = FINDING_NEW};

	(void)at;
	KIT_TRUE(counting_has(&counting, &finding));
	finding.severity = SEVERITY_LOW;
	KIT_TRUE(!counting_has(&counting, &finding));
	finding.severity = SEVERITY_CRITICAL;
	finding.status = FINDING_ACCEPTED;
	KIT_TRUE(!counting_has(&counting, &finding));
}

int
main(void)
{
	KIT_ROWS(rows, counts);
	KIT_ROWS(signed_rows, holds_what_was_signed);
	kit_case("what is accepted does not count", leaves_accepted);
	return kit_finish();
}
