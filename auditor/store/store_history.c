/*
 * store_history.c - the past of a series, for checks that look at it.
 */
#include "auditor/model/normal.h"
#include "auditor/store/life.h"
#include "auditor/store/store.h"

#include "auditor/base/banned.h"

struct source {
	struct store *store;
	strview tenant;
	strview series;
};

static int
list_snapshots(const struct history *history, struct arena *arena,
    struct history_snapshot **snapshots, size_t *count, struct err *err)
{
	const struct source *source = history->context;
	struct store_header *headers;
	struct history_snapshot *made;

	TRY(store_headers(source->store, source->tenant, source->series, arena,
	    &headers, count, err));
	made = arena_alloc(arena, *count, sizeof(*made));
	for (size_t i = 0; i < *count; i++)
		made[i] = (struct history_snapshot){
		    .number = headers[i].number,
		    .started = headers[i].started,
		    .finished = headers[i].finished,
		    .complete = headers[i].complete,
		    .link = headers[i].link,
		    .previous_link = headers[i].previous_link,
		};
	*snapshots = made;
	return 0;
}

struct versions {
	struct arena *arena;
	struct history_version *at;
	size_t count;
	size_t cap;
};

static int
take(const struct query *query, enum kind kind, struct versions *versions,
    struct err *err)
{
	struct life_row row;

	TRY(life_read(query, kind, versions->arena, &row, err));
	versions->at = arena_grow(versions->arena, versions->at,
	    versions->count, &versions->cap, sizeof(*versions->at));
	versions->at[versions->count++] = (struct history_version){
	    .object = row.object, .first = row.first, .until = row.until};
	return 0;
}

static int
find_series(const struct source *source, struct arena *arena, int64_t *id,
    bool *found, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};

	TRY(query_begin(source->store, SQL_SERIES_FIND, &query, err));
	query_put_text(&query, normal_id(source->tenant, arena));
	query_put_text(&query, source->series);
	TRY(query_step(&query, found, err));
	if (*found)
		*id = query_int(&query, 0);
	return 0;
}

static int
list_versions(const struct history *history, enum kind kind,
    struct arena *arena, struct history_version **versions, size_t *count,
    struct err *err)
{
	const struct source *source = history->context;
	CLEANUP(query_done) struct query query = {0};
	struct versions made = {.arena = arena};
	int64_t series_id = 0;
	bool has_row = false;

	TRY(find_series(source, arena, &series_id, &has_row, err));
	if (has_row) {
		TRY(query_begin(source->store, SQL_VERSIONS_ALL, &query, err));
		query_put_int(&query, series_id);
		query_put_text(&query, sv_from(kind_name(kind)));
		TRY(query_step(&query, &has_row, err));
	}
	while (has_row) {
		TRY(take(&query, kind, &made, err));
		TRY(query_step(&query, &has_row, err));
	}
	*versions = made.at;
	*count = made.count;
	return 0;
}

void
store_history(struct store *store, strview tenant, strview series,
    struct arena *arena, struct history *history)
{
	struct source *source = arena_alloc(arena, 1, sizeof(*source));

	*source = (struct source){store, tenant, series};
	*history = (struct history){
	    .list_snapshots = list_snapshots,
	    .list_versions = list_versions,
	    .context = source,
	};
}
