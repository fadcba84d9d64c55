/*
 * store_event.c - events in the history: what runs have read, taken together.
 */
#include "auditor/store/store_event.h"

#include "auditor/model/normal.h"
#include "auditor/store/event_run.h"
#include "auditor/store/header.h"

#include "auditor/base/banned.h"

/* Whose events, as of which snapshot. */
struct asked {
	struct store *store;
	struct header header;
	struct arena *arena;
};

/* --- runs ---------------------------------------------------------------- */

/* One row of the runs. */
struct row {
	int64_t number;
	int64_t pruned; /* events before that are gone; 0: none */
	struct event_run run;
};

static int
read_row(const struct asked *asked, const struct query *query, struct row *row,
    struct err *err)
{
	struct err why = {0};

	row->number = query_int(query, 0);
	row->pruned = query_int(query, 2);
	if (event_run_read(
		query_text(query, 1), asked->arena, &row->run, &why) != 0)
		return db_altered(asked->store, err,
		    "what snapshot %lld read of events cannot be read: %s",
		    (long long)row->number, why.text);
	return 0;
}

/* The end of what a run read, of whatever type. */
static int64_t
last_end(const struct event_run *run)
{
	int64_t last = 0;

	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		if (run->covers[i].window.to > last)
			last = run->covers[i].window.to;
	}
	return last;
}

struct rows {
	struct row *at; /* newest first */
	size_t count;
	size_t cap;
};

/* Runs up to the snapshot, back to the last that does not reach ${from}. */
static int
read_rows(
    const struct asked *asked, int64_t from, struct rows *rows, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	bool has_row;

	TRY(query_begin(asked->store, SQL_EVENT_RUNS, &query, err));
	query_put_int(&query, asked->header.series_id);
	query_put_int(&query, asked->header.number);
	TRY(query_step(&query, &has_row, err));
	while (has_row) {
		rows->at = arena_grow(asked->arena, rows->at, rows->count,
		    &rows->cap, sizeof(*rows->at));
		struct row *row = &rows->at[rows->count];
		TRY(read_row(asked, &query, row, err));
		if (last_end(&row->run) < from && last_end(&row->run) > 0)
			break;
		rows->count++;
		TRY(query_step(&query, &has_row, err));
	}
	return 0;
}

/* Of what was pruned nothing is known any more. */
static int64_t
last_pruned(const struct rows *rows)
{
	int64_t last = 0;

	for (size_t i = 0; i < rows->count; i++) {
		if (rows->at[i].pruned > last)
			last = rows->at[i].pruned;
	}
	return last;
}

static void
take_windows(const struct asked *asked, const struct rows *rows,
    enum event_type type, int64_t from, struct event_log *log)
{
	int64_t pruned = last_pruned(rows);

	for (size_t i = 0; i < rows->count; i++) {
		struct event_window window =
		    rows->at[i].run.covers[type].window;
		if (window.from < pruned)
			window.from = pruned;
		if (window.from < from)
			window.from = from;
		event_log_widen(log, asked->arena, type, window);
	}
}

/* --- events -------------------------------------------------------------- */

static int
take_event(const struct asked *asked, const struct query *query,
    struct event_log *log, struct err *err)
{
	strview id = query_text(query, 1);
	enum event_type type;
	struct event event;
	struct err why;

	if (!event_type_find(query_text(query, 0), &type) ||
	    event_restore(
		type, query_text(query, 3), asked->arena, &event, &why) != 0 ||
	    event.time != query_int(query, 2) || !sv_eq(event.id, id))
		return db_altered(asked->store, err,
		    "event " SV_FMT " is not what was put there", SV_ARG(id));
	event_log_add(log, asked->arena, &event);
	return 0;
}

/* The newest come first; ${from} is put behind those that are too many. */
static int
take_events(const struct asked *asked, enum event_type type, int64_t *from,
    struct event_log *log, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	size_t before = log->count;
	bool has_row;

	TRY(query_begin(asked->store, SQL_EVENTS_SINCE, &query, err));
	query_put_int(&query, asked->header.series_id);
	query_put_text(&query, sv_from(event_type_name(type)));
	query_put_int(&query, *from);
	query_put_int(&query, asked->header.number);
	query_put_int(&query, STORE_EVENTS_MOST);
	TRY(query_step(&query, &has_row, err));
	while (has_row) {
		TRY(take_event(asked, &query, log, err));
		TRY(query_step(&query, &has_row, err));
	}
	if (log->count - before >= STORE_EVENTS_MOST)
		*from = log->at[log->count - 1].time + 1;
	return 0;
}

static int
verify_rows(const struct asked *asked, const struct rows *rows, struct err *err)
{
	for (size_t i = 0; i < rows->count; i++) {
		const struct row *row = &rows->at[i];
		if (row->pruned == 0)
			TRY(event_run_verify(asked->store,
			    asked->header.series_id, row->number, &row->run,
			    err));
	}
	return 0;
}

int
store_events(struct store *store, strview tenant, strview series,
    int64_t number, const int64_t from[EVENT_TYPE_COUNT], struct arena *arena,
    struct event_log *log, struct err *err)
{
	CLEANUP(txn_done) struct txn txn = {0};
	struct asked asked = {.store = store, .arena = arena};
	struct rows rows = {0};
	int64_t oldest = INT64_MAX;

	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++)
		oldest = from[i] < oldest ? from[i] : oldest;

	TRY(txn_read(store, &txn, err));
	TRY(header_find(
	    store, tenant, series, number, arena, &asked.header, err));
	TRY(read_rows(&asked, oldest, &rows, err));
	TRY(verify_rows(&asked, &rows, err));
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		enum event_type type = (enum event_type)i;
		int64_t since = from[i];
		TRY(take_events(&asked, type, &since, log, err));
		take_windows(&asked, &rows, type, since, log);
	}
	if (rows.count > 0 && rows.at[0].number == asked.header.number) {
		for (size_t i = 0; i < EVENT_TYPE_COUNT; i++)
			log->covers[i] = rows.at[0].run.covers[i];
	}
	event_log_seal(log);
	return 0;
}

int
store_event_ends(struct store *store, strview tenant, strview series,
    int64_t ends[EVENT_TYPE_COUNT], struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(txn_done) struct txn txn = {0};
	struct asked asked = {.store = store, .arena = arena};
	struct rows rows = {0};
	bool found;

	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++)
		ends[i] = 0;
	TRY(txn_read(store, &txn, err));
	TRY(header_load(store, normal_id(tenant, arena), series, 0, arena,
	    &asked.header, &found, err));
	if (!found)
		return 0;
	TRY(read_rows(&asked, 0, &rows, err));
	for (size_t i = 0; i < rows.count; i++) {
		for (size_t j = 0; j < EVENT_TYPE_COUNT; j++) {
			const struct event_window *window =
			    &rows.at[i].run.covers[j].window;
			if (window->from < window->to && window->to > ends[j])
				ends[j] = window->to;
		}
	}
	return 0;
}

/* --- verifying, pruning -------------------------------------------------- */

/* The text of the run is what the coverage, and so the link, fixes. */
static int
verify_text(const struct asked *asked, strview text, struct err *err)
{
	const struct json *root;
	struct digest want;
	struct digest have = digest_of(text);
	struct err why = {0};

	if (json_parse(asked->header.coverage, JSON_OWN, asked->arena, &root,
		&why) != 0)
		return db_altered(asked->store, err,
		    "the coverage of snapshot %lld cannot be read: %s",
		    (long long)asked->header.number, why.text);
	strview said = json_get_text(root, SV(EVENT_RUN_MEMBER));
	bool is_same =
	    text.len == 0 ? said.len == 0
			  : digest_read(said, &want) && digest_eq(&want, &have);
	if (is_same)
		return 0;
	(void)db_altered(asked->store, err,
	    "what snapshot %lld read of events is not what its link fixes",
	    (long long)asked->header.number);
	return event_run_advise(err);
}

int
store_verify_events(struct store *store, strview tenant, strview series,
    int64_t number, bool *is_pruned, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(query_done) struct query query = {0};
	CLEANUP(txn_done) struct txn txn = {0};
	struct asked asked = {.store = store, .arena = arena};
	struct event_run run = {0};
	bool has_row;

	TRY(txn_read(store, &txn, err));
	TRY(header_find(
	    store, tenant, series, number, arena, &asked.header, err));
	TRY(header_verify(store, &asked.header, err));
	TRY(query_begin(store, SQL_EVENT_RUN_AT, &query, err));
	query_put_int(&query, asked.header.series_id);
	query_put_int(&query, asked.header.number);
	TRY(query_step(&query, &has_row, err));
	strview text = has_row ? query_text(&query, 0) : SV("");
	TRY(verify_text(&asked, text, err));
	*is_pruned = has_row && query_int(&query, 1) != 0;
	if (*is_pruned)
		return 0;
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++)
		run.covers[i].coverage.reason = COVERAGE_NOT_REQUESTED_REASON;
	if (has_row)
		TRY(event_run_read(text, arena, &run, err));
	return event_run_verify(
	    store, asked.header.series_id, asked.header.number, &run, err);
}

int
store_prune_events(struct store *store, strview tenant, strview series,
    int64_t before, int64_t *removed, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(txn_done) struct txn txn = {0};
	CLEANUP(query_done) struct query mark = {0};
	CLEANUP(query_done) struct query prune = {0};
	struct asked asked = {.store = store, .arena = arena};

	TRY(txn_write(store, &txn, err));
	TRY(header_find(store, tenant, series, 0, arena, &asked.header, err));
	TRY(query_begin(store, SQL_EVENT_RUNS_PRUNE, &mark, err));
	query_put_int(&mark, asked.header.series_id);
	query_put_int(&mark, before);
	TRY(query_run(&mark, err));
	TRY(query_begin(store, SQL_EVENTS_PRUNE, &prune, err));
	query_put_int(&prune, asked.header.series_id);
	query_put_int(&prune, before);
	TRY(query_run(&prune, err));
	*removed = sqlite3_changes64(store->handle);
	return txn_commit(&txn, err);
}
