/*
 * store_put.c - adding a snapshot to the history.
 */

#include "auditor/base/timefmt.h"
#include "auditor/store/event_run.h"
#include "auditor/store/header.h"
#include "auditor/store/record.h"
#include "auditor/store/store.h"

#include "auditor/base/banned.h"

/* What a list does to the versions of its kind. */
struct plan {
	const struct header *header;
	enum kind kind;
	bool is_whole;   /* what is missing from it is gone */
	strview *closed; /* ids whose open version ends */
	size_t closed_count;
	size_t closed_cap;
	const struct object **begun; /* whose state begins */
	size_t begun_count;
	size_t begun_cap;
	struct arena *arena;
};

static void
plan_close(struct plan *plan, strview id)
{
	plan->closed = arena_grow(plan->arena, plan->closed, plan->closed_count,
	    &plan->closed_cap, sizeof(strview));
	plan->closed[plan->closed_count++] = arena_dup(plan->arena, id);
}

static void
plan_begin(struct plan *plan, const struct object *object)
{
	plan->begun = arena_grow(plan->arena, plan->begun, plan->begun_count,
	    &plan->begun_cap, sizeof(const struct object *));
	plan->begun[plan->begun_count++] = object;
}

/*
 * One open version ${query} against the objects from ${at} on: those before
 * it are new; it ends when its object is gone or has another state.
 */
static int
plan_version(struct plan *plan, const struct object_list *list, size_t *at,
    const struct query *query, struct err *err)
{
	strview id = query_text(query, 0);
	struct digest digest;
	int order = 1;

	if (!query_digest(query, 1, &digest))
		return db_altered(query->store, err,
		    "%s " SV_FMT " has a version that is not whole",
		    kind_name(plan->kind), SV_ARG(id));
	for (; *at < list->count; (*at)++) {
		order = sv_cmp(list->objects[*at].id, id);
		if (order >= 0)
			break;
		plan_begin(plan, &list->objects[*at]);
	}
	if (*at == list->count || order > 0) {
		if (plan->is_whole)
			plan_close(plan, id);
		return 0;
	}
	const struct object *object = &list->objects[(*at)++];
	if (digest_eq(&digest, &object->record_digest))
		return 0;
	plan_close(plan, id);
	plan_begin(plan, object);
	return 0;
}

static int
make_plan(struct store *store, const struct object_list *list,
    struct plan *plan, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	size_t at = 0;
	bool has_row;

	TRY(query_begin(store, SQL_VERSIONS_OPEN, &query, err));
	query_put_int(&query, plan->header->series_id);
	query_put_text(&query, sv_from(kind_name(plan->kind)));
	TRY(query_step(&query, &has_row, err));
	while (has_row) {
		TRY(plan_version(plan, list, &at, &query, err));
		TRY(query_step(&query, &has_row, err));
	}
	for (; at < list->count; at++)
		plan_begin(plan, &list->objects[at]);
	return 0;
}

static int
close_versions(struct store *store, const struct plan *plan, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};

	TRY(query_begin(store, SQL_VERSION_CLOSE, &query, err));
	for (size_t i = 0; i < plan->closed_count; i++) {
		query_put_int(&query, plan->header->series_id);
		query_put_text(&query, sv_from(kind_name(plan->kind)));
		query_put_text(&query, plan->closed[i]);
		query_put_int(&query, plan->header->number);
		TRY(query_run(&query, err));
	}
	return 0;
}

static int
begin_versions(struct store *store, const struct plan *plan, struct err *err)
{
	CLEANUP(query_done) struct query body = {0};
	CLEANUP(query_done) struct query version = {0};

	TRY(query_begin(store, SQL_BODY_ADD, &body, err));
	TRY(query_begin(store, SQL_VERSION_ADD, &version, err));
	for (size_t i = 0; i < plan->begun_count; i++) {
		const struct object *object = plan->begun[i];
		query_put_digest(&body, &object->record_digest);
		query_put_text(&body, object->body);
		TRY(query_run(&body, err));
		query_put_int(&version, plan->header->series_id);
		query_put_text(&version, sv_from(kind_name(plan->kind)));
		query_put_text(&version, object->id);
		query_put_int(&version, plan->header->number);
		query_put_digest(&version, &object->record_digest);
		TRY(query_run(&version, err));
	}
	return 0;
}

static int
put_list(struct store *store, const struct header *header,
    const struct object_list *list, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct plan plan = {
	    .header = header,
	    .kind = list->kind,
	    .is_whole = list->coverage.status == COVERAGE_COMPLETE,
	    .arena = arena,
	};

	if (list->coverage.status == COVERAGE_NOT_COLLECTED)
		return 0;
	TRY(make_plan(store, list, &plan, err));
	TRY(close_versions(store, &plan, err));
	return begin_versions(store, &plan, err);
}

static int
fail_clock(struct store *store, const struct snapshot *snapshot,
    const struct header *newest, struct err *err)
{
	char began[TIME_TEXT_MAX];
	char ended[TIME_TEXT_MAX];

	(void)time_text(snapshot->started, began);
	(void)time_text(newest->finished, ended);
	if (sv_starts(snapshot->series, SV("import:"))) {
		(void)err_set(err, ERR_STORE,
		    "history %s: this was taken at %s, before snapshot "
		    "%lld of series " SV_FMT ", which ended at %s",
		    store->path, began, (long long)newest->number,
		    SV_ARG(snapshot->series), ended);
		return err_hint(err,
		    "import the oldest files first, or give these a label of "
		    "their own: it makes a new series");
	}
	(void)err_set(err, ERR_STORE,
	    "history %s: this snapshot began at %s, before snapshot %lld of "
	    "series " SV_FMT " ended at %s: the clock ran back, or two "
	    "runs overlapped",
	    store->path, began, (long long)newest->number,
	    SV_ARG(snapshot->series), ended);
	return err_hint(err, "check the clock of this host, and try again");
}

static int
check_clock(struct store *store, const struct snapshot *snapshot,
    const struct header *newest, struct err *err)
{
	char began[TIME_TEXT_MAX];
	char ended[TIME_TEXT_MAX];

	/* Equal seconds occur when runs are fast. */
	if (newest->number > 0 && snapshot->started < newest->finished)
		return fail_clock(store, snapshot, newest, err);
	if (snapshot->finished >= snapshot->started)
		return 0;
	(void)err_set(err, ERR_STORE,
	    "history %s: this snapshot began at %s and ended at %s: the clock "
	    "ran back",
	    store->path, time_text(snapshot->started, began),
	    time_text(snapshot->finished, ended));
	return err_hint(err, "check the clock of this host, and try again");
}

static kind_set
kinds_with(const struct snapshot *snapshot, enum coverage_status status)
{
	kind_set kinds = 0;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (snapshot->lists[i].coverage.status == status)
			kinds |= KIND_BIT(i);
	}
	return kinds;
}

/* The header of ${snapshot} as next of its series. */
static int
make_header(struct store *store, const struct snapshot *snapshot,
    struct arena *arena, strview coverage, struct header *header,
    struct err *err)
{
	struct header newest = {0};
	bool has_newest;

	TRY(header_load(store, snapshot->tenant, snapshot->series, 0, arena,
	    &newest, &has_newest, err));
	TRY(check_clock(store, snapshot, &newest, err));
	*header = (struct header){
	    .number = newest.number + 1,
	    .canon = SV(OBJECT_CANON),
	    .tenant = snapshot->tenant,
	    .series = snapshot->series,
	    .tenant_name = snapshot->tenant_name,
	    .tool_version = snapshot->tool_version,
	    .started = snapshot->started,
	    .finished = snapshot->finished,
	    .complete = kinds_with(snapshot, COVERAGE_COMPLETE),
	    .partial = kinds_with(snapshot, COVERAGE_PARTIAL),
	    .content_digest = snapshot->content_digest,
	    .previous_link = newest.link,
	    .coverage = coverage,
	};
	header->link = header_link(header);
	return header_series(
	    store, snapshot->tenant, snapshot->series, &header->series_id, err);
}

/* Coverage is part of the link, and says what was read of events. */
static void
write_coverage(const struct snapshot *snapshot, const struct event_plan *events,
    struct strbuf *coverage)
{
	char hex[DIGEST_HEX_MAX];
	strview text = strbuf_view(&events->text);
	struct digest digest = digest_of(text);

	record_write(
	    snapshot, text.len > 0 ? digest_hex(&digest, hex) : NULL, coverage);
}

int
store_put(struct store *store, struct snapshot *snapshot, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf coverage = {0};
	CLEANUP(event_plan_done) struct event_plan events = {0};
	CLEANUP(txn_done) struct txn txn = {0};
	struct header header;

	TRY(txn_write(store, &txn, err));
	TRY(header_series(
	    store, snapshot->tenant, snapshot->series, &header.series_id, err));
	TRY(event_plan_make(
	    store, header.series_id, &snapshot->events, arena, &events, err));
	write_coverage(snapshot, &events, &coverage);
	TRY(strbuf_check(&coverage, "the coverage of a snapshot", err));
	TRY(make_header(
	    store, snapshot, arena, strbuf_view(&coverage), &header, err));
	TRY(header_add(store, &header, err));
	for (size_t i = 0; i < KIND_COUNT; i++)
		TRY(put_list(store, &header, &snapshot->lists[i], err));
	TRY(event_plan_put(
	    store, header.series_id, header.number, &events, err));
	TRY(txn_commit(&txn, err));
	snapshot->number = header.number;
	snapshot->previous_link = header.previous_link;
	snapshot->link = header.link;
	return 0;
}
