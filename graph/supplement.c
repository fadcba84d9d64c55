/*
 * supplement.c - members that come by a list of their own.
 */
#include "graph/supplement.h"

#include <stdlib.h>

#include "auditor/base/lang.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

static int
compare_objects(const void *a, const void *b)
{
	const struct object *left = a;
	const struct object *right = b;

	return sv_cmp(left->id, right->id);
}

/* Returns how many objects of ${list} ${more} does not know. */
static size_t
join(struct list *list, const struct list *more, struct arena *arena)
{
	size_t missing = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct object *found = NULL;
		if (more->count > 0)
			found = bsearch(&list->objects[i], more->objects,
			    more->count, sizeof(*found), compare_objects);
		if (found == NULL ||
		    normal_join(&list->objects[i], found, arena, NULL) != 0)
			missing++;
	}
	return missing;
}

static void
join_all(
    struct list *lists, size_t count, struct list *more, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf words = {0};

	if (more->count > 0)
		qsort(more->objects, more->count, sizeof(*more->objects),
		    compare_objects);
	for (size_t i = 0; i < count; i++) {
		struct list *list = &lists[i];
		if (list->endpoint->kind != more->endpoint->kind ||
		    list->endpoint->joins != NULL)
			continue;
		size_t missing = join(list, more, arena);
		if (missing == 0 || more->status != COVERAGE_COMPLETE)
			continue;
		strbuf_clear(&words);
		strbuf_printf(&words, _("the %s of %zu of %zu were not listed"),
		    more->endpoint->joins, missing, list->count);
		list_lower(
		    list, COVERAGE_INCONSISTENT_REASON, strbuf_view(&words));
	}
}

void
supplement_join(struct list *lists, size_t count, struct arena *arena)
{
	for (size_t i = 0; i < count; i++) {
		if (lists[i].endpoint->joins != NULL)
			join_all(lists, count, &lists[i], arena);
	}
}
