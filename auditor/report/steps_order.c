/*
 * steps_order.c - where the parts of an attack chain stand in time.
 */
#include <stdlib.h>
#include <string.h>

#include "auditor/base/timefmt.h"
#include "auditor/report/natural.h"
#include "auditor/report/steps_internal.h"

#include "auditor/base/banned.h"

static int
compare_numbers(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int
compare_times(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
compare_stages(const struct entry *a, const struct entry *b)
{
	int order = compare_numbers(a->order, b->order);

	/* Those that no attack is known to take have one order. */
	if (order == 0)
		order =
		    strcmp(a->finding->check->stage, b->finding->check->stage);
	return order;
}

/* Kind, name, id; then by the order of findings. */
static int
compare_objects(const struct entry *a, const struct entry *b)
{
	int order = compare_numbers(a->kind, b->kind);

	if (order == 0)
		order = natural_compare(a->name, b->name);
	if (order == 0)
		order = sv_cmp(a->id, b->id);
	if (order == 0)
		order = (a->finding > b->finding) - (a->finding < b->finding);
	return order;
}

static int
by_object(const void *left, const void *right)
{
	int order = compare_stages(left, right);

	return order != 0 ? order : compare_objects(left, right);
}

static int
by_stage_and_time(const void *left, const void *right)
{
	const struct entry *a = left;
	const struct entry *b = right;
	int order = compare_stages(a, b);

	if (order == 0)
		order = compare_times(a->at, b->at);
	return order != 0 ? order : compare_objects(a, b);
}

static bool
is_unknown(const struct entry *entry)
{
	return entry->at == 0;
}

static int
by_place(const void *left, const void *right)
{
	const struct entry *a = left;
	const struct entry *b = right;
	int order = compare_times(a->when, b->when);

	if (order == 0)
		order = compare_stages(a, b);
	if (order == 0)
		order = is_unknown(b) - is_unknown(a);
	return order != 0 ? order : compare_objects(a, b);
}

static void
sort(struct entries *list, int (*compare)(const void *left, const void *right))
{
	if (list->count > 0)
		qsort(list->at, list->count, sizeof(*list->at), compare);
}

static bool
is_of_object(const struct entry *a, const struct entry *b)
{
	return compare_stages(a, b) == 0 && a->kind == b->kind &&
	       sv_eq(a->id, b->id);
}

/* A finding on a set has the time of its last member: the object's own ones
 * know better, the worst of them best. */
static bool
knows_better(const struct finding *one, const struct finding *best)
{
	bool is_set = one->member_count > 0;

	if (one->happened_at == 0 || best == NULL)
		return one->happened_at != 0;
	if (is_set != (best->member_count > 0))
		return !is_set;
	return one->points > best->points;
}

/* Several findings of an object in a stage are one deed, of one time. */
static void
settle_times(struct entries *list)
{
	size_t end = 0;

	sort(list, by_object);
	for (size_t i = 0; i < list->count; i = end) {
		const struct finding *best = NULL;
		for (end = i; end < list->count &&
			      is_of_object(&list->at[i], &list->at[end]);
		     end++) {
			const struct finding *one = list->at[end].finding;
			if (knows_better(one, best))
				best = one;
		}
		for (size_t j = i; j < end && best != NULL; j++)
			list->at[j].at = best->happened_at;
	}
}

/*
 * What a stage did at times far apart stands at each of them.  What has no
 * time follows the stage that an attack takes before it.
 */
static void
settle_places(struct entries *list)
{
	int64_t before = 0; /* where the stage before it stands */
	int64_t when = 0;

	sort(list, by_stage_and_time);
	for (size_t i = 0; i < list->count; i++) {
		struct entry *entry = &list->at[i];
		const struct entry *last = i > 0 ? entry - 1 : NULL;
		bool is_next = last == NULL || compare_stages(last, entry) != 0;
		if (is_next)
			before = when;
		if (is_unknown(entry)) {
			entry->when = before;
			continue;
		}
		if (is_next || is_unknown(last) ||
		    entry->at - last->at > STEP_APART_MAX)
			when = entry->at;
		entry->when = when;
	}
	sort(list, by_place);
}

static bool
is_of_step(const struct entry *entry, const struct entry *before)
{
	return before->when == entry->when &&
	       is_unknown(before) == is_unknown(entry) &&
	       compare_stages(before, entry) == 0;
}

void
steps_order(struct entries *list)
{
	settle_times(list);
	settle_places(list);
	for (size_t i = 1; i < list->count; i++) {
		struct entry *entry = &list->at[i];
		bool is_new = !is_of_step(entry, entry - 1);
		entry->step = entry[-1].step + (is_new ? 1 : 0);
	}
}
