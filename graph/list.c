/*
 * list.c - one row of the endpoints: its pages, and the objects in them.
 */
#include "graph/list.h"

#include "auditor/base/mem.h"
#include "auditor/model/normal.h"
#include "graph/expand.h"

#include "auditor/base/banned.h"

void
list_done(struct list *list)
{
	strbuf_done(&list->tally.request_ids);
	strbuf_done(&list->detail);
	arena_free(list->arena);
	list->arena = NULL;
}

void
list_add(struct list *list, const struct json *raw)
{
	struct arena *arena = session_snapshot(list->session)->arena;
	struct object object;

	if (normal_object(list->endpoint->kind, raw, arena, &object, NULL) !=
	    0) {
		list->malformed++;
		return;
	}
	list->objects = arena_grow(arena, list->objects, list->count,
	    &list->cap, sizeof(*list->objects));
	list->objects[list->count++] = object;
}

void
list_lower(struct list *list, enum coverage_reason reason, strview words)
{
	if (list->status != COVERAGE_COMPLETE)
		return;
	list->status = COVERAGE_PARTIAL;
	list->reason = reason;
	strbuf_clear(&list->detail);
	strbuf_add(&list->detail, words);
}

/* Which permission is missing is what the reader has to know first. */
static void
explain_permission(struct list *list)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};
	const struct endpoint *endpoint = list->endpoint;
	const struct jwt_claims *claims =
	    signin_claims(list->session->signin, endpoint->service);
	bool is_exchange = endpoint->service == SERVICE_EXCHANGE;
	const char *role =
	    is_exchange ? "Exchange.ManageAsApp" : endpoint->permission;

	strbuf_printf(&text, "needs %s", endpoint->permission);
	if (claims != NULL && !jwt_has(claims->roles, role))
		strbuf_printf(&text, "; the token does not hold %s", role);
	else if (claims != NULL && is_exchange && json_is_empty(claims->wids))
		strbuf_add_text(&text, "; the token names no directory role");
	strbuf_add_text(&text, ": ");
	strbuf_add(&text, strbuf_view(&list->detail));
	strbuf_clear(&list->detail);
	strbuf_add(&list->detail, strbuf_view(&text));
}

/* A good answer, in which something cannot be as it says. */
static void
doubt(struct list *list)
{
	const struct endpoint *endpoint = list->endpoint;
	CLEANUP(strbuf_done) struct strbuf text = {0};

	if (list->malformed > 0) {
		strbuf_printf(&text, "%zu of %zu values are no objects",
		    list->malformed, list->malformed + list->count);
		list_lower(list, COVERAGE_MALFORMED_REASON, strbuf_view(&text));
	} else if (list->unexpanded > 0) {
		strbuf_printf(&text, "%s is absent from %zu of %zu",
		    endpoint->expand, list->unexpanded, list->count);
		list_lower(list, COVERAGE_FIELD_REASON, strbuf_view(&text));
	} else if (list->count == 0 && endpoint->is_never_empty) {
		list_lower(list, COVERAGE_INCONSISTENT_REASON,
		    SV("nothing is listed, and no tenant is without"));
	}
}

void
list_end(struct list *list)
{
	if (list->reason == COVERAGE_PERMISSION_REASON)
		explain_permission(list);
	doubt(list);
	list->is_ended = true;
	list->changed(list->cookie, list);
}

static void
keep_cut(struct list *list, const struct json *raw)
{
	list->cut = arena_grow(list->arena, list->cut, list->cut_count,
	    &list->cut_cap, sizeof(const struct json *));
	list->cut[list->cut_count++] = raw;
}

static void
on_page(void *cookie, const struct json *values)
{
	struct list *list = cookie;

	for (size_t i = 0; i < values->count; i++) {
		list->unexpanded +=
		    expand_is_absent(list->endpoint, &values->items[i]);
		if (expand_is_cut(list->endpoint, &values->items[i]))
			keep_cut(list, &values->items[i]);
		else
			list_add(list, &values->items[i]);
	}
	/* What is cut still lives in its page. */
	if (list->cut_count == 0)
		arena_reset(list->arena);
	list->changed(list->cookie, list);
}

static void
on_restart(void *cookie)
{
	struct list *list = cookie;

	list->count = 0;
	list->malformed = 0;
	list->unexpanded = 0;
	list->cut = NULL;
	list->cut_count = 0;
	list->cut_cap = 0;
	arena_reset(list->arena);
}

static void
on_end(void *cookie, const struct pages_end *end)
{
	struct list *list = cookie;

	list->status = end->status;
	list->reason = end->reason;
	strbuf_add(&list->detail, end->words);
	if (list->cut_count > 0)
		expand_start(list);
	else
		list_end(list);
}

void
list_start(struct list *list)
{
	static const struct pages_handler handler = {
	    on_page, on_restart, on_end};
	const struct endpoint *endpoint = list->endpoint;
	const struct collect_settings *settings = list->session->settings;
	CLEANUP(strbuf_done) struct strbuf url = {0};
	CLEANUP(strbuf_done) struct strbuf body = {0};
	bool is_exchange = endpoint->service == SERVICE_EXCHANGE;

	list->arena = arena_new();
	endpoint_url(endpoint,
	    is_exchange ? strbuf_view(&list->session->exchange)
			: sv_from(settings->cloud.graph),
	    signin_tenant(list->session->signin), settings->page_size, &url);
	if (is_exchange)
		endpoint_body(endpoint, &body);
	pages_start(list->session,
	    &(struct pages_request){.service = endpoint->service,
		.url = strbuf_view(&url),
		.body = strbuf_view(&body),
		.cmdlet = endpoint->cmdlet,
		.page_size = endpoint_page_size(endpoint, settings->page_size),
		.tally = &list->tally},
	    list->arena, &handler, list);
}
