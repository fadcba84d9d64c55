/*
 * own_test.c - what checks of the user's own found, as findings.
 */
#include "auditor/check/own.h"

#include "tests/unit/auditor/check/scene.h"

static const struct reference no_references[] = {{NULL, NULL}};

static const struct check org = {
    .id = "ORG-001",
    .title = "T",
    .points = 60,
    .needs = KIND_BIT(KIND_TRANSPORT_RULE),
    .why = "W",
    .looks_like = "L",
    .fix = "F",
    .references = no_references,
};
static const struct check drift = {
    .id = "ORG-002",
    .title = "T",
    .points = 10,
    .compares = KIND_BIT(KIND_TRANSPORT_RULE),
    .needs_baseline = true,
    .why = "W",
    .looks_like = "L",
    .fix = "F",
    .references = no_references,
};

#define RULES                                                                  \
	"{'TransportRule':[{'Guid':'r1','Name':'One','State':'Enabled'},"      \
	"{'Guid':'r2','Name':'Two','State':'Disabled'}]}"

static void
judge(struct scene *scene, const struct own_result *result)
{
	scene->input.own = result;
	scene->input.own_count = 1;
	scene_judge(scene);
}

static const struct finding *
find(const struct scene *scene, const char *id)
{
	const struct finding_list *list = &scene->outcome.findings;

	for (size_t i = 0; i < list->count; i++) {
		if (list->at[i].check == &org &&
		    sv_eq(list->at[i].id, sv_from(id)))
			return &list->at[i];
	}
	return NULL;
}

static const struct check_gap *
find_gap(const struct scene *scene, const struct check *check)
{
	for (size_t i = 0; i < scene->outcome.gap_count; i++) {
		if (scene->outcome.gaps[i].check == check)
			return &scene->outcome.gaps[i];
	}
	return NULL;
}

static void
becomes_finding(const void *at)
{
	CLEANUP(scene_done) struct scene scene = scene_begin(RULES, NULL);
	struct own_row rows[] = {
	    {SV("transport-rule"), SV("r1"), SV("x"), SV("first")},
	    {SV("TransportRule"), SV("r1"), SV("x"), SV("second")},
	    {SV("transport-rule"), SV("r2"), SV("x"), SV("")},
	};
	const struct own_result result = {&org, rows, COUNT_OF(rows), SV("")};

	(void)at;
	judge(&scene, &result);
	const struct finding *one = find(&scene, "r1");
	const struct finding *two = find(&scene, "r2");
	KIT_INT(one->points, 60);
	KIT_TEXT(one->name, SV("One"));
	KIT_INT(one->evidence_count, 2);
	KIT_TEXT(one->evidence[1].value, SV("second"));
	/* Switched off counts half, as everywhere. */
	KIT_INT(two->points, 30);
	KIT_TRUE(two->is_disabled);
	KIT_TRUE(find_gap(&scene, &org) == NULL);
}

struct problem_row {
	const char *name;
	struct own_row row;
	const char *problem;
	const char *want; /* the gap */
};

static const struct problem_row problems[] = {
    {"a kind that is none",
	{SV_INIT("rule"), SV_INIT("r1"), SV_INIT(""), SV_INIT("")}, "",
	"row 1: there is no kind \"rule\""},
    {"an object that is not there",
	{SV_INIT("transport-rule"), SV_INIT("r9"), SV_INIT(""), SV_INIT("")},
	"", "row 1: there is no transport-rule \"r9\""},
    {"stopped",
	{SV_INIT("transport-rule"), SV_INIT("r1"), SV_INIT(""), SV_INIT("")},
	"too many rows", "too many rows"},
};

static void
is_not_assessed(const void *at)
{
	const struct problem_row *row = at;
	CLEANUP(scene_done) struct scene scene = scene_begin(RULES, NULL);
	struct own_row one = row->row;
	const struct own_result result = {&org, &one, 1, sv_from(row->problem)};

	judge(&scene, &result);
	KIT_TEXT(find_gap(&scene, &org)->reason, sv_from(row->want));
	KIT_INT(find(&scene, "r1") != NULL, row->problem[0] != '\0');
}

static void
names_what_is_gone(const void *at)
{
	CLEANUP(scene_done)
	struct scene scene = scene_begin("{'TransportRule':[]}", RULES);
	struct own_row rows[] = {
	    {SV("transport-rule"), SV("r1"), SV("One"), SV("gone")}};
	const struct own_result result = {&org, rows, 1, SV("")};

	(void)at;
	judge(&scene, &result);
	KIT_TEXT(find(&scene, "r1")->name, SV("One"));
	KIT_TRUE(find(&scene, "r1")->object == NULL);
}

static void
needs_whole_lists(const void *at)
{
	CLEANUP(scene_done) struct scene scene = scene_begin(RULES, NULL);
	const struct coverage cut = {
	    .status = COVERAGE_PARTIAL, .reason = COVERAGE_TRUNCATED_REASON};
	const struct own_result result = {&org, NULL, 0, SV("")};

	(void)at;
	KIT_TRUE(own_is_assessable(&org, scene.now, NULL, 0));
	KIT_TRUE(!own_is_assessable(&drift, scene.now, NULL, 0));
	KIT_TRUE(own_is_assessable(&drift, scene.now, scene.now, 0));
	snapshot_cover(scene.now, KIND_TRANSPORT_RULE, &cut);
	KIT_TRUE(!own_is_assessable(&org, scene.now, NULL, 0));
	KIT_TRUE(own_is_assessable(
	    &org, scene.now, NULL, KIND_BIT(KIND_TRANSPORT_RULE)));
	judge(&scene, &result);
	KIT_TEXT(find_gap(&scene, &org)->reason, SV("truncated"));
}

static void
counts_as_passed(const void *at)
{
	CLEANUP(scene_done) struct scene scene = scene_begin(RULES, NULL);
	const struct own_result result = {&org, NULL, 0, SV("")};

	(void)at;
	scene_judge(&scene);
	size_t passed = scene.outcome.passed;
	judge(&scene, &result);
	KIT_INT(scene.outcome.passed, passed + 1);
}

int
main(void)
{
	kit_case("rows become findings", becomes_finding);
	KIT_ROWS(problems, is_not_assessed);
	kit_case("what is gone has a name", names_what_is_gone);
	kit_case("lists have to be whole", needs_whole_lists);
	kit_case("one that finds nothing passed", counts_as_passed);
	return kit_finish();
}
