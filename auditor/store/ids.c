/*
 * ids.c - which objects were there when a list was last known.
 */
#include "auditor/store/ids.h"

#include "auditor/model/normal.h"
#include "auditor/store/query.h"

#include "auditor/base/banned.h"

static int
find_series(struct store *store, strview tenant, strview series, int64_t *id,
    bool *found, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	CLEANUP(arena_drop) struct arena *scratch = arena_new();

	TRY(query_begin(store, SQL_SERIES_FIND, &query, err));
	query_put_text(&query, normal_id(tenant, scratch));
	query_put_text(&query, series);
	TRY(query_step(&query, found, err));
	if (*found)
		*id = query_int(&query, 0);
	return 0;
}

int
store_ids(struct store *store, strview tenant, strview series, enum kind kind,
    struct arena *arena, strview **ids, size_t *count, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	strview *made = NULL;
	size_t made_count = 0;
	size_t cap = 0;
	int64_t series_id = 0;
	bool has_row = false;

	TRY(find_series(store, tenant, series, &series_id, &has_row, err));
	if (has_row) {
		TRY(query_begin(store, SQL_VERSIONS_OPEN, &query, err));
		query_put_int(&query, series_id);
		query_put_text(&query, sv_from(kind_name(kind)));
		TRY(query_step(&query, &has_row, err));
	}
	while (has_row) {
		made = arena_grow(arena, made, made_count, &cap, sizeof(*made));
		made[made_count++] = arena_dup(arena, query_text(&query, 0));
		TRY(query_step(&query, &has_row, err));
	}
	*ids = made;
	*count = made_count;
	return 0;
}
