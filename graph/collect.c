/*
 * collect.c - the live producer of snapshots: all lists side by side.
 */
#include "graph/collect.h"

#include "auditor/base/mem.h"
#include "auditor/base/timefmt.h"
#include "graph/cover.h"
#include "graph/guid.h"

#include "auditor/base/banned.h"

#define IN_FLIGHT  8
#define CONNECT_MS 10000
#define REQUEST_MS 120000
/* Of the budget, to end what is under way and to seal the snapshot. */
#define RESERVE_MS 250

_Static_assert(SIGNIN_LANE + 1 == HTTP_LANES, "a lane for each service");

struct collection {
	struct session session;
	struct list *lists; /* one for each row of the endpoints asked for */
	size_t count;
};

static void
collection_done(struct collection *collection)
{
	struct session *session = &collection->session;

	for (size_t i = 0; i < collection->count; i++)
		list_done(&collection->lists[i]);
	mem_free(collection->lists);
	/* Requests under way look at no list any more. */
	http_free(session->http);
	signin_free(session->signin);
	snapshot_free(session->snapshot);
	strbuf_done(&session->exchange);
}

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

static int
open_http(struct session *session, int64_t began_ms, struct err *err)
{
	const struct collect_settings *settings = session->settings;
	unsigned budget = settings->budget_ms;
	unsigned reserve = least(RESERVE_MS, budget / 10);
	/* A server that hangs leaves time for two more tries. */
	unsigned third = budget / 3 + 1;

	session->http = http_new(
	    &(struct http_settings){.ca_file = settings->ca_file,
		.user_agent = settings->tool_version,
		.connect_ms = least(CONNECT_MS, third),
		.request_ms = least(REQUEST_MS, third),
		.deadline_ms = began_ms + budget - reserve,
		.in_flight =
		    settings->in_flight > 0 ? settings->in_flight : IN_FLIGHT},
	    err);
	return session->http != NULL ? 0 : -1;
}

static void
on_change(void *cookie, struct list *list)
{
	const struct collection *collection = cookie;
	const struct collect_settings *settings = collection->session.settings;
	CLEANUP(cover_done) struct cover cover = {0};

	if (settings->progress == NULL)
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

static void
on_opening(void *cookie, const struct signin_result *result)
{
	const struct opening *opening = cookie;
	struct collection *collection = opening->collection;

	(void)result;
	for (size_t i = 0; i < collection->count; i++) {
		if (collection->lists[i].endpoint->service == opening->service)
			list_start(&collection->lists[i]);
	}
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
	unsigned services = endpoint_services(session->settings->kinds);

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

static void
fill(const struct collection *collection, struct snapshot *snapshot)
{
	for (size_t i = 0; i < collection->count; i++) {
		const struct list *list = &collection->lists[i];
		for (size_t j = 0; j < list->count; j++)
			snapshot_add_object(snapshot, &list->objects[j]);
	}
	for (size_t i = 0; i < KIND_COUNT; i++) {
		CLEANUP(cover_done) struct cover cover = {0};
		cover_kind(
		    collection->lists, collection->count, (enum kind)i, &cover);
		if (cover.rows > 0)
			snapshot_cover(snapshot, (enum kind)i, &cover.coverage);
	}
	name_tenant(snapshot);
	snapshot->finished = time_now();
	snapshot_seal(snapshot);
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
	int64_t began_ms = time_monotonic_ms();

	if (settings->budget_ms == 0) {
		(void)err_set(err, ERR_CONFIG, "the time budget is empty");
		return err_hint(err, "allow some minutes");
	}
	TRY(open_http(session, began_ms, err));
	TRY(signin_new(settings, session->http, &session->signin, err));
	strbuf_add_text(&session->exchange, settings->cloud.exchange);
	(void)guid_make(session->connection_id);
	make_lists(&collection, settings->kinds);
	run(&collection);

	const struct err *foreign = signin_foreign(session->signin);
	if (foreign != NULL) {
		if (err != NULL)
			*err = *foreign;
		return -1;
	}
	if (signin_tenant(session->signin).len == 0)
		return fail(session, err);
	fill(&collection, session_snapshot(session));
	*snapshot = TAKE(session->snapshot);
	return 0;
}
