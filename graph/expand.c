/*
 * expand.c - what Graph cuts off when it expands a member in place.
 */
#include "graph/expand.h"

#include "auditor/base/lang.h"
#include "auditor/base/mem.h"

#include "auditor/base/banned.h"

/* One object whose member is read in whole. */
struct expansion {
	struct list *list;
	const struct json *raw;
	struct arena *pages;
	struct json *elements; /* in the arena of the list */
	size_t count;
	size_t cap;
};

bool
expand_is_absent(const struct endpoint *endpoint, const struct json *raw)
{
	return endpoint->expand != NULL && endpoint->expand_if.name == NULL &&
	       json_is_type(raw, JSON_OBJECT) &&
	       json_get(raw, sv_from(endpoint->expand)) == NULL;
}

bool
expand_is_cut(const struct endpoint *endpoint, const struct json *raw)
{
	const struct endpoint_member *if_so = &endpoint->expand_if;

	if (endpoint->expand == NULL)
		return false;
	if (if_so->name != NULL)
		return sv_eq(json_get_text(raw, sv_from(if_so->name)),
		    sv_from(if_so->value));
	const struct json *member = json_get(raw, sv_from(endpoint->expand));
	return json_is_type(member, JSON_ARRAY) &&
	       member->count >= ENDPOINT_EXPAND_MAX;
}

/* ${raw} without the expanded member; room is left to add it. */
static struct json *
without_member(struct list *list, const struct json *raw)
{
	struct json *copy = arena_alloc(list->arena, 1, sizeof(*copy));

	*copy = *raw;
	copy->items =
	    arena_alloc(list->arena, raw->count + 1, sizeof(*copy->items));
	copy->count = 0;
	for (size_t i = 0; i < raw->count; i++) {
		if (!sv_eq(raw->items[i].key, sv_from(list->endpoint->expand)))
			copy->items[copy->count++] = raw->items[i];
	}
	return copy;
}

static void
add_member(
    struct list *list, struct json *copy, struct json *elements, size_t count)
{
	copy->items[copy->count++] = (struct json){.type = JSON_ARRAY,
	    .key = sv_from(list->endpoint->expand),
	    .items = elements,
	    .count = count};
}

const struct json *
expand_none(struct list *list, const struct json *raw)
{
	if (list->endpoint->expand_if.name == NULL || raw->type != JSON_OBJECT)
		return raw;
	struct json *copy = without_member(list, raw);
	add_member(list, copy, NULL, 0);
	return copy;
}

struct json
expand_kept(struct arena *arena, const struct json *value)
{
	struct json copy = *value;

	copy.key = arena_dup(arena, value->key);
	copy.text = arena_dup(arena, value->text);
	copy.items = arena_alloc(arena, value->count, sizeof(*copy.items));
	for (size_t i = 0; i < value->count; i++)
		copy.items[i] = expand_kept(arena, &value->items[i]);
	return copy;
}

static void
add_element(struct expansion *expansion, const struct json *element)
{
	struct arena *arena = expansion->list->keep;

	expansion->elements = arena_grow(arena, expansion->elements,
	    expansion->count, &expansion->cap, sizeof(*expansion->elements));
	expansion->elements[expansion->count++] = expand_kept(arena, element);
}

static void
on_page(void *cookie, const struct json *values)
{
	struct expansion *expansion = cookie;

	for (size_t i = 0; i < values->count; i++)
		add_element(expansion, &values->items[i]);
	arena_reset(expansion->pages);
}

static void
on_restart(void *cookie)
{
	struct expansion *expansion = cookie;

	expansion->count = 0;
	arena_reset(expansion->pages);
}

static void
on_end(void *cookie, const struct pages_end *end)
{
	struct expansion *expansion = cookie;
	struct list *list = expansion->list;
	struct json *copy = without_member(list, expansion->raw);
	bool has_shrunk = list->endpoint->expand_if.name == NULL &&
			  expansion->count < ENDPOINT_EXPAND_MAX;
	bool is_read = end->status == COVERAGE_COMPLETE;

	if (is_read && !has_shrunk)
		add_member(list, copy, expansion->elements, expansion->count);
	list_add(list, copy);
	if (!is_read)
		list_lower(list, end->reason, end->words);
	else if (has_shrunk)
		list_lower(list, COVERAGE_INCONSISTENT_REASON,
		    SV_("the whole list of a member has fewer elements than "
			"its beginning"));
	arena_free(expansion->pages);
	mem_free(expansion);
	if (--list->cut_left == 0)
		list_end(list);
}

static void
end_without_id(struct expansion *expansion)
{
	const struct pages_end end = {.status = COVERAGE_NOT_COLLECTED,
	    .reason = COVERAGE_MALFORMED_REASON,
	    .words = SV_("an object without identity")};

	on_end(expansion, &end);
}

static void
start_one(struct list *list, const struct json *raw)
{
	static const struct pages_handler handler = {
	    on_page, on_restart, on_end};
	const struct collect_settings *settings = list->session->settings;
	strview id = json_get_text(raw, SV("id"));
	struct expansion *expansion = mem_new(1, sizeof(*expansion));
	CLEANUP(strbuf_done) struct strbuf url = {0};

	expansion->list = list;
	expansion->raw = raw;
	expansion->pages = arena_new();
	if (id.len == 0) {
		end_without_id(expansion);
		return;
	}
	endpoint_expanded_url(list->endpoint, sv_from(settings->cloud.graph),
	    id, settings->page_size, &url);
	pages_start(list->session,
	    &(struct pages_request){.service = SERVICE_GRAPH,
		.url = strbuf_view(&url),
		.tally = &list->tally,
		.is_batched = true},
	    expansion->pages, &handler, expansion);
}

void
expand_start(struct list *list)
{
	/* The last of them may end the list at once: no token. */
	size_t count = list->cut_count;

	list->cut_left = count;
	for (size_t i = 0; i < count; i++)
		start_one(list, list->cut[i]);
}
