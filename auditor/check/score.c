/*
 * score.c - points of findings, objects and the tenant.
 *
 * An object scores the worst of its findings and a quarter of the others, a
 * family of objects likewise; so all is counted in sixteenths, exactly.
 */
#include "auditor/check/score.h"

#include <stdlib.h>

#include "auditor/base/banned.h"

#define UNIT       16U
#define OBJECT_MAX (100 * UNIT)

/* What is known of one application has many kinds, and is one family. */
static const kind_set identity =
    KIND_BIT(KIND_APPLICATION) | KIND_BIT(KIND_SERVICE_PRINCIPAL) |
    KIND_BIT(KIND_APP_ROLE_ASSIGNMENT) |
    KIND_BIT(KIND_OAUTH2_PERMISSION_GRANT) | KIND_BIT(KIND_ROLE_ASSIGNMENT) |
    KIND_BIT(KIND_ROLE_ELIGIBILITY_SCHEDULE) | KIND_BIT(KIND_ROLE_DEFINITION) |
    KIND_BIT(KIND_GROUP) | KIND_BIT(KIND_DELETED_APPLICATION);

static bool
is_switched_off(const struct object *object)
{
	return object_is_not(object, "Enabled") ||
	       sv_eq(object_text(object, "State"), SV("Disabled"));
}

unsigned
score_factor(const struct finding *finding)
{
	unsigned percent = finding->is_disabled ? 50 : 100;

	if (finding->check->about_state)
		return 100;
	if (finding->object != NULL &&
	    sv_starts(object_text(finding->object, "Mode"), SV("Audit")))
		percent = percent * 40 / 100;
	return percent;
}

void
score_state(struct finding *finding)
{
	if (finding->object != NULL && is_switched_off(finding->object))
		finding->is_disabled = true;
	finding->points =
	    (finding->base_points * score_factor(finding) + 50) / 100;
}

static int
compare_numbers(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

int
score_order(const struct finding *a, const struct finding *b)
{
	int order = compare_numbers(b->points, a->points);

	if (order == 0)
		order = sv_cmp(sv_from(a->check->id), sv_from(b->check->id));
	if (order == 0)
		order = compare_numbers(a->kind, b->kind);
	return order != 0 ? order : sv_cmp(a->id, b->id);
}

static int
compare_findings(const void *a, const void *b)
{
	return score_order(a, b);
}

void
score_sort(struct finding_list *findings)
{
	if (findings->count > 0)
		qsort(findings->at, findings->count, sizeof(*findings->at),
		    compare_findings);
}

/* Are two findings of one object: one application, or one id of a kind? */
static int
compare_objects(const struct finding *a, const struct finding *b)
{
	bool is_set = a->object == NULL && b->object == NULL;
	int order = sv_cmp(a->principal, b->principal);

	if (order != 0 || a->principal.len > 0)
		return order;
	order = compare_numbers(a->kind, b->kind);
	if (order == 0)
		order = sv_cmp(a->id, b->id);
	if (order == 0 && is_set)
		order = sv_cmp(sv_from(a->check->id), sv_from(b->check->id));
	return order;
}

bool
score_same_object(const struct finding *a, const struct finding *b)
{
	return compare_objects(a, b) == 0;
}

static int
compare_places(const void *a, const void *b)
{
	const struct finding *left = *(struct finding *const *)a;
	const struct finding *right = *(struct finding *const *)b;
	int order = compare_objects(left, right);

	return order != 0 ? order : score_order(left, right);
}

static size_t
family_of(const struct finding *finding)
{
	bool is_identity = (identity & KIND_BIT(finding->kind)) != 0;

	return is_identity ? KIND_APPLICATION : (size_t)finding->kind;
}

/* Worst and sum of a family's objects. */
struct family {
	unsigned worst;
	unsigned sum;
};

/* Score the object of ${count} findings, worst first. */
static void
score_object(struct finding **findings, size_t count, struct family *families)
{
	struct family *family = &families[family_of(findings[0])];
	unsigned rest = 0;

	for (size_t i = 1; i < count; i++)
		rest += findings[i]->points;
	unsigned score = UNIT * findings[0]->points + UNIT / 4 * rest;
	if (score > OBJECT_MAX)
		score = OBJECT_MAX;
	for (size_t i = 0; i < count; i++)
		findings[i]->object_points = score / UNIT;
	findings[0]->severity = severity_of(score / UNIT);
	family->sum += score;
	if (score > family->worst)
		family->worst = score;
}

static void
score_tenant(const struct family *families, struct check_outcome *outcome)
{
	unsigned total = 0;
	unsigned worst = 0;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct family *family = &families[i];
		total += family->worst + (family->sum - family->worst) / 4;
		if (family->worst > worst)
			worst = family->worst;
	}
	outcome->risk = (total + UNIT / 2) / UNIT;
	outcome->grade = worst / UNIT;
}

void
score_findings(struct finding_list *findings, struct arena *arena,
    struct check_outcome *outcome)
{
	struct family families[KIND_COUNT] = {0};
	struct finding **open =
	    arena_alloc(arena, findings->count, sizeof(struct finding *));
	size_t count = 0;

	score_sort(findings);
	for (size_t i = 0; i < findings->count; i++) {
		if (findings->at[i].status != FINDING_ACCEPTED)
			open[count++] = &findings->at[i];
	}
	if (count > 0)
		qsort(open, count, sizeof(struct finding *), compare_places);
	for (size_t from = 0; from < count;) {
		size_t to = from + 1;
		while (to < count && compare_objects(open[from], open[to]) == 0)
			to++;
		score_object(&open[from], to - from, families);
		from = to;
	}
	score_tenant(families, outcome);
}
