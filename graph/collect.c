/*
 * collect.c - the live producer of snapshots: all lists side by side.
 */
#include "graph/collect.h"

#include "auditor/base/guid.h"
#include "auditor/base/mem.h"
#include "auditor/base/timefmt.h"
#include "graph/confirm.h"
#include "graph/connect.h"
#include "graph/cover.h"
#include "graph/events.h"
#include "graph/quota.h"
#include "graph/roster.h"
#include "graph/supplement.h"

#include "auditor/base/banned.h"

_Static_assert(SIGNIN_LANE + 1 == HTTP_LANES, "a lane for each service");

struct collection {
	struct session session;
	struct list *lists; /* one for each row of the endpoints asked for */
	size_t count;
	struct events *events;
};

static void
collection_done(struct collection *collection)
{
	struct session *session = &collection->session;

	for (size_t i = 0; i < collection->count; i++)
		list_done(&collection->lists[i]);
	mem_free(collection->lists);
	events_free(collection->events);
	/* Requests under way look at no list any more. */
	http_free(session->http);
	batch_free(session->batch);
	signin_free(session->signin);
	snapshot_free(session->snapshot);
	strbuf_done(&session->exchange);
}

static bool
is_asked(const struct collect_settings *settings, const struct list *list)
{
	return (settings->kinds & KIND_BIT(list->endpoint->kind)) != 0;
}

/* What other lists had to name first. */
static void
start_rosters(struct collection *collection)
{
	for (size_t i = 0; i < collection->count; i++) {
		struct list *list = &collection->lists[i];
		if (roster_is_due(collection->lists, collection->count, list))
			roster_start(
			    collection->lists, collection->count, list);
	}
}

static void
on_change(void *cookie, struct list *list)
{
	struct collection *collection = cookie;
	const struct collect_settings *settings = collection->session.settings;
	CLEANUP(cover_done) struct cover cover = {0};

	if (list->is_ended)
		start_rosters(collection);
	if (settings->progress == NULL || !is_asked(settings, list))
		return;
	cover_kind(
	    collection->lists, collection->count, list->endpoint->kind, &cover);
	settings->progress(settings->cookie, list->endpoint->kind,
	    cover.objects, cover.is_ended ? &cover.coverage : NULL);
}

/* The lists of a service begin when its token has come, or will not. */
struct opening {
	struct collection *collection;
	enum service service;
};

/* What a quota holds back begins first, so that nothing waits behind it. */
static void
start_service(struct collection *collection, enum service service, bool is_held)
{
	for (size_t i = 0; i < collection->count; i++) {
		struct list *list = &collection->lists[i];
		const struct endpoint *endpoint = list->endpoint;
		bool has_quota = quota_of(service, sv_from(endpoint->path)) > 0;
		if (endpoint->service == service && endpoint->holders_of == 0 &&
		    has_quota == is_held)
			list_start(list);
	}
}

static void
on_opening(void *cookie, const struct signin_result *result)
{
	const struct opening *opening = cookie;
	struct collection *collection = opening->collection;

	(void)result;
	start_service(collection, opening->service, true);
	events_start(collection->events, opening->service);
	start_service(collection, opening->service, false);
}

static void
make_lists(struct collection *collection, kind_set kinds)
{
	size_t count;
	const struct endpoint *rows = endpoint_table(&count);

	collection->lists = mem_new(count, sizeof(*collection->lists));
	for (size_t i = 0; i < count; i++) {
		if ((kinds & KIND_BIT(rows[i].kind)) == 0)
			continue;
		collection->lists[collection->count++] =
		    (struct list){.session = &collection->session,
			.endpoint = &rows[i],
			.changed = on_change,
			.cookie = collection};
	}
}

static void
run(struct collection *collection)
{
	struct opening openings[SERVICE_COUNT];
	struct session *session = &collection->session;
	unsigned services =
	    endpoint_services(endpoint_needed(session->settings->kinds)) |
	    events_services(session->settings);

	/* Without any list it is still of use to know who signs in. */
	if (services == 0)
		services = 1U << SERVICE_GRAPH;
	for (unsigned i = 0; i < SERVICE_COUNT; i++) {
		openings[i] = (struct opening){collection, (enum service)i};
		if ((services & 1U << i) != 0)
			signin_get(session->signin, (enum service)i, on_opening,
			    &openings[i]);
	}
	http_run(session->http);
}

static void
name_tenant(struct snapshot *snapshot)
{
	const struct object_list *organizations =
	    &snapshot->lists[KIND_ORGANIZATION];
	const struct object_list *domains = &snapshot->lists[KIND_DOMAIN];

	if (organizations->count > 0)
		snapshot->tenant_name =
		    object_text(&organizations->objects[0], "displayName");
	for (size_t i = 0; snapshot->tenant_name.len == 0 && i < domains->count;
	     i++) {
		if (object_is(&domains->objects[i], "isInitial"))
			snapshot->tenant_name = domains->objects[i].id;
	}
}

/* Room for all of a kind at once: growing would leave copies behind. */
static void
make_room(
    const struct collection *collection, enum kind kind, struct snapshot *to)
{
	struct object_list *list = &to->lists[kind];

	if (list->cap > 0)
		return;
	for (size_t i = 0; i < collection->count; i++) {
		if (collection->lists[i].endpoint->kind == kind)
			list->cap += collection->lists[i].count;
	}
	list->objects =
	    arena_alloc(to->arena, list->cap, sizeof(*list->objects));
}

static void
move_objects(struct collection *collection, struct snapshot *snapshot)
{
	for (size_t i = 0; i < collection->count; i++) {
		struct list *list = &collection->lists[i];
		if (list->endpoint->joins != NULL ||
		    !is_asked(collection->session.settings, list))
			continue;
		make_room(collection, list->endpoint->kind, snapshot);
		for (size_t j = 0; j < list->count; j++)
			snapshot_add_object(snapshot, &list->objects[j]);
		mem_free(list->objects);
		list->objects = NULL;
	}
}

/* What is listed twice, on two pages, is one object. */
static void
tell_costs(const struct collection *collection, const struct snapshot *snapshot)
{
	const struct collect_settings *settings = collection->session.settings;

	for (size_t i = 0; settings->cost != NULL && i < KIND_COUNT; i++) {
		CLEANUP(cover_done) struct cover cover = {0};
		size_t objects = snapshot->lists[i].count;
		cover_kind(
		    collection->lists, collection->count, (enum kind)i, &cover);
		if (cover.rows == 0 || (settings->kinds & KIND_BIT(i)) == 0)
			continue;
		settings->cost(settings->cookie, (enum kind)i,
		    &(struct collect_cost){.objects = objects,
			.repeats = cover.objects - objects,
			.requests = cover.tally.requests,
			.bytes = cover.tally.bytes,
			.ms = cover.coverage.ms,
			.waits = cover.tally.waits,
			.wait_ms = cover.tally.wait_ms});
	}
}

static void
fill(struct collection *collection, struct snapshot *snapshot)
{
	move_objects(collection, snapshot);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		CLEANUP(cover_done) struct cover cover = {0};
		cover_kind(
		    collection->lists, collection->count, (enum kind)i, &cover);
		if (cover.rows == 0 ||
		    (collection->session.settings->kinds & KIND_BIT(i)) == 0)
			continue;
		snapshot_cover(snapshot, (enum kind)i, &cover.coverage);
	}
	events_fill(collection->events, snapshot);
	name_tenant(snapshot);
	snapshot->finished = time_now();
	snapshot_seal(snapshot);
	tell_costs(collection, snapshot);
}

/* Why there is no snapshot at all. */
static int
fail(const struct session *session, struct err *err)
{
	const struct err *cause = signin_error(session->signin);

	if (cause == NULL) {
		(void)err_set(
		    err, ERR_TIMEOUT, "the time budget ended before sign-in");
		return err_hint(err, "allow a larger budget");
	}
	if (err != NULL)
		*err = *cause;
	return err_wrap(err, "sign-in to tenant %s", session->settings->tenant);
}

int
collect(const struct collect_settings *settings, struct snapshot **snapshot,
    struct err *err)
{
	CLEANUP(collection_done)
	struct collection collection = {
	    .session = {.settings = settings, .started = time_now()}};
	struct session *session = &collection.session;

	if (settings->budget_ms == 0) {
		(void)err_set(err, ERR_CONFIG, "the time budget is empty");
		return err_hint(err, "allow some minutes");
	}
	TRY(connect_open(settings, &session->connection, &session->http, err));
	TRY(signin_new(settings, session->http, &session->signin, err));
	session->batch = batch_new(session);
	strbuf_add_text(&session->exchange, settings->cloud.exchange);
	(void)guid_make(session->connection_id);
	make_lists(&collection, endpoint_needed(settings->kinds));
	collection.events = events_new(session);
	run(&collection);

	TRY(connect_stopped(settings, err));
	const struct err *foreign = signin_foreign(session->signin);
	if (foreign != NULL) {
		if (err != NULL)
			*err = *foreign;
		return -1;
	}
	if (signin_tenant(session->signin).len == 0)
		return fail(session, err);
	TRY(confirm_lists(session, collection.lists, collection.count, err));
	TRY(connect_stopped(settings, err));
	supplement_join(collection.lists, collection.count,
	    session_snapshot(session)->arena);
	fill(&collection, session_snapshot(session));
	*snapshot = TAKE(session->snapshot);
	return 0;
}
