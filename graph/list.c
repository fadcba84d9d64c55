/*
 * list.c - one row of the endpoints: its pages, and the objects in them.
 */
#include "graph/list.h"

#include "auditor/base/lang.h"
#include "auditor/base/mem.h"
#include "auditor/model/normal.h"
#include "graph/expand.h"

#include "auditor/base/banned.h"

void
list_done(struct list *list)
{
	strbuf_done(&list->tally.request_ids);
	strbuf_done(&list->detail);
	mem_free(list->objects);
	list->objects = NULL;
	arena_free(list->arena);
	arena_free(list->keep);
	arena_free(list->scratch);
	list->arena = NULL;
	list->keep = NULL;
	list->scratch = NULL;
}

bool
list_is_dropped(const struct list *list, const struct json *raw)
{
	const char *drops = list->endpoint->drops;

	if (drops == NULL)
		return false;
	const struct json *member = json_get(raw, sv_from(drops));
	return member != NULL && member->type == JSON_BOOL && !member->truth;
}

/* ${raw} with what the row says of all its objects. */
static struct json
completed(const struct list *list, const struct json *raw)
{
	const struct endpoint_member *adds = &list->endpoint->adds;
	struct json copy = *raw;

	if (adds->name == NULL || raw->type != JSON_OBJECT ||
	    !json_is_empty(json_get(raw, sv_from(adds->name))))
		return copy;
	copy.items =
	    arena_alloc(list->arena, raw->count + 1, sizeof(*copy.items));
	copy.count = 0;
	for (size_t i = 0; i < raw->count; i++) {
		if (!sv_eq(raw->items[i].key, sv_from(adds->name)))
			copy.items[copy.count++] = raw->items[i];
	}
	copy.items[copy.count++] = (struct json){.type = JSON_STRING,
	    .key = sv_from(adds->name),
	    .text = sv_from(adds->value)};
	return copy;
}

static void
make_room(struct list *list)
{
	if (list->count < list->cap)
		return;
	list->cap = list->cap > 0 ? size_mul(list->cap, 2) : 8;
	list->objects =
	    mem_resize(list->objects, list->cap, sizeof(*list->objects));
}

void
list_add(struct list *list, const struct json *raw)
{
	struct snapshot *snapshot = session_snapshot(list->session);
	struct json whole = completed(list, raw);
	struct object object;

	if (list_is_dropped(list, raw))
		return;
	if (list->scratch == NULL)
		list->scratch = arena_new();
	arena_reset(list->scratch);
	if (normal_object(list->endpoint->kind, &whole, list->scratch, &object,
		NULL) != 0) {
		list->malformed++;
		return;
	}
	bool is_thin = list->session->settings->is_lean &&
		       list->endpoint->is_bulk &&
		       snapshot_thin(snapshot, &object);
	if (!is_thin)
		compact_object(&object, &list->names, snapshot->arena);
	make_room(list);
	object.sequence = list->count;
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

	strview words = strbuf_view(&list->detail);
	const char *needed = lang(endpoint->permission);

	if (claims != NULL && !jwt_holds(claims, role))
		strbuf_printf(&text,
		    _("needs %s; the token does not hold %s: " SV_FMT), needed,
		    role, SV_ARG(words));
	else if (claims != NULL && is_exchange && json_is_empty(claims->wids))
		strbuf_printf(&text,
		    _("needs %s; the token names no directory role: " SV_FMT),
		    needed, SV_ARG(words));
	else
		strbuf_printf(
		    &text, _("needs %s: " SV_FMT), needed, SV_ARG(words));
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
		strbuf_printf(&text, _("%zu of %zu values are no objects"),
		    list->malformed, list->malformed + list->count);
		list_lower(list, COVERAGE_MALFORMED_REASON, strbuf_view(&text));
	} else if (list->unexpanded > 0) {
		strbuf_printf(&text, _("%s is absent from %zu of %zu"),
		    endpoint->expand, list->unexpanded, list->count);
		list_lower(list, COVERAGE_FIELD_REASON, strbuf_view(&text));
	} else if (list->count == 0 && endpoint->is_never_empty) {
		list_lower(list, COVERAGE_INCONSISTENT_REASON,
		    SV_("nothing is listed, and no tenant is without"));
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
	struct json *copy = arena_alloc(list->keep, 1, sizeof(*copy));

	*copy = expand_kept(list->keep, raw);
	list->cut = arena_grow(list->keep, list->cut, list->cut_count,
	    &list->cut_cap, sizeof(const struct json *));
	list->cut[list->cut_count++] = copy;
}

static void
on_page(void *cookie, const struct json *values)
{
	struct list *list = cookie;

	for (size_t i = 0; i < values->count; i++) {
		const struct json *raw = &values->items[i];
		list->unexpanded += expand_is_absent(list->endpoint, raw);
		if (expand_is_cut(list->endpoint, raw))
			keep_cut(list, raw);
		else
			list_add(list, expand_none(list, raw));
	}
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
	arena_reset(list->keep);
	arena_reset(list->arena);
}

/* A resource that is not there: nobody can hold a right on it. */
static bool
is_missing(const struct list *list)
{
	return list->endpoint->may_be_missing &&
	       list->status == COVERAGE_NOT_COLLECTED &&
	       list->reason == COVERAGE_UNSUPPORTED_REASON &&
	       sv_has(
		   strbuf_view(&list->detail), SV("Request_ResourceNotFound"));
}

static void
set_complete(struct list *list)
{
	list->status = COVERAGE_COMPLETE;
	list->reason = COVERAGE_NONE_REASON;
	strbuf_clear(&list->detail);
}

static void
on_end(void *cookie, const struct pages_end *end)
{
	struct list *list = cookie;

	list->status = end->status;
	list->reason = end->reason;
	strbuf_add(&list->detail, end->words);
	if (is_missing(list))
		set_complete(list);
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

	list->is_started = true;
	list->arena = arena_new();
	list->keep = arena_new();
	endpoint_url(endpoint,
	    is_exchange ? strbuf_view(&list->session->exchange)
			: sv_from(settings->cloud.graph),
	    signin_tenant(list->session->signin), settings->page_size, &url);
	if (is_exchange)
		endpoint_body(endpoint, &body);
	pages_start(list->session,
	    &(struct pages_request){.service = endpoint->service,
		.form = endpoint->is_single ? ANSWER_SINGLE : ANSWER_LIST,
		.url = strbuf_view(&url),
		.body = strbuf_view(&body),
		.cmdlet = endpoint->cmdlet,
		.page_size = endpoint_page_size(endpoint, settings->page_size),
		.tally = &list->tally},
	    list->arena, &handler, list);
}
