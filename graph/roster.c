/*
 * roster.c - a list that is asked for by ids: the people that others name.
 */
#include "graph/roster.h"

#include <stdlib.h>

#include "auditor/base/lang.h"
#include "auditor/base/mem.h"

#include "auditor/base/banned.h"

/* The members that name people, whatever the kind. */
static const char *const naming[] = {"principalId", "members", "owners"};

struct ids {
	struct arena *arena;
	strview *at;
	size_t count;
	size_t cap;
};

static bool
names_people(const struct list *list, const struct list *of)
{
	return (list->endpoint->holders_of & KIND_BIT(of->endpoint->kind)) != 0;
}

bool
roster_is_due(const struct list *lists, size_t count, const struct list *list)
{
	if (list->endpoint->holders_of == 0 || list->is_started)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (names_people(list, &lists[i]) && !lists[i].is_ended)
			return false;
	}
	return true;
}

static void
add_id(struct ids *ids, strview id)
{
	if (id.len == 0)
		return;
	ids->at = arena_grow(
	    ids->arena, ids->at, ids->count, &ids->cap, sizeof(*ids->at));
	ids->at[ids->count++] = id;
}

static void
add_named(struct ids *ids, const struct object *object)
{
	for (size_t i = 0; i < COUNT_OF(naming); i++) {
		const struct json *item;
		for (size_t j = 0;
		     (item = object_each(object, naming[i], j)) != NULL; j++)
			add_id(ids, json_text(item));
	}
}

static int
compare_ids(const void *a, const void *b)
{
	const strview *left = a;
	const strview *right = b;

	return sv_cmp(*left, *right);
}

static void
sort_ids(struct ids *ids)
{
	size_t kept = 0;

	if (ids->count == 0)
		return;
	qsort(ids->at, ids->count, sizeof(*ids->at), compare_ids);
	for (size_t i = 0; i < ids->count; i++) {
		if (kept == 0 || !sv_eq(ids->at[kept - 1], ids->at[i]))
			ids->at[kept++] = ids->at[i];
	}
	ids->count = kept;
}

/* Worst first: who is not named cannot be asked for. */
static void
inherit(struct list *list, const struct list *of)
{
	CLEANUP(strbuf_done) struct strbuf words = {0};

	if (of->status == COVERAGE_COMPLETE ||
	    of->reason == COVERAGE_LICENCE_REASON)
		return;
	strbuf_printf(&words,
	    _("the %s list that names them was not read whole"),
	    kind_name(of->endpoint->kind));
	list_lower(list, of->reason, strbuf_view(&words));
}

/* One request of a roster. */
struct part {
	struct list *list;
	struct arena *pages;
};

static void
on_page(void *cookie, const struct json *values)
{
	struct part *part = cookie;

	for (size_t i = 0; i < values->count; i++)
		list_add(part->list, &values->items[i]);
	arena_reset(part->pages);
	part->list->changed(part->list->cookie, part->list);
}

/* What came twice is the same object: the last one counts. */
static void
on_restart(void *cookie)
{
	struct part *part = cookie;

	arena_reset(part->pages);
}

static void
on_end(void *cookie, const struct pages_end *end)
{
	struct part *part = cookie;
	struct list *list = part->list;

	if (end->status == COVERAGE_COMPLETE)
		list->parts_read++;
	else
		list_lower(list, end->reason, end->words);
	arena_free(part->pages);
	mem_free(part);
	if (--list->parts_left > 0)
		return;
	if (list->parts_read == 0 && list->count == 0)
		list->status = COVERAGE_NOT_COLLECTED;
	list_end(list);
}

static void
start_part(struct list *list, const strview *ids, size_t count)
{
	static const struct pages_handler handler = {
	    on_page, on_restart, on_end};
	const struct collect_settings *settings = list->session->settings;
	struct part *part = mem_new(1, sizeof(*part));
	CLEANUP(strbuf_done) struct strbuf url = {0};

	part->list = list;
	part->pages = arena_new();
	endpoint_ids_url(
	    list->endpoint, sv_from(settings->cloud.graph), ids, count, &url);
	pages_start(list->session,
	    &(struct pages_request){.service = SERVICE_GRAPH,
		.url = strbuf_view(&url),
		.tally = &list->tally,
		.is_batched = true},
	    part->pages, &handler, part);
}

void
roster_start(const struct list *lists, size_t count, struct list *list)
{
	struct ids ids = {.arena = arena_new()};

	list->is_started = true;
	list->arena = ids.arena;
	list->status = COVERAGE_COMPLETE;
	for (size_t i = 0; i < count; i++) {
		if (!names_people(list, &lists[i]))
			continue;
		inherit(list, &lists[i]);
		for (size_t j = 0; j < lists[i].count; j++)
			add_named(&ids, &lists[i].objects[j]);
	}
	sort_ids(&ids);
	list->parts_left =
	    (ids.count + ENDPOINT_IDS_MAX - 1) / ENDPOINT_IDS_MAX;
	if (list->parts_left == 0) {
		if (list->status != COVERAGE_COMPLETE)
			list->status = COVERAGE_NOT_COLLECTED;
		list_end(list);
		return;
	}
	for (size_t i = 0; i < ids.count; i += ENDPOINT_IDS_MAX) {
		size_t left = ids.count - i;
		start_part(list, &ids.at[i],
		    left < ENDPOINT_IDS_MAX ? left : ENDPOINT_IDS_MAX);
	}
}
