/*
 * store_headers.c - what snapshots there are.
 */
#include "auditor/model/normal.h"
#include "auditor/store/header.h"
#include "auditor/store/store.h"

#include "auditor/base/banned.h"

int
store_headers(struct store *store, strview tenant, strview series,
    struct arena *arena, struct store_header **headers, size_t *count,
    struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	struct store_header *list = NULL;
	size_t len = 0;
	size_t cap = 0;
	bool has_row;

	TRY(query_begin(store, SQL_HEADERS, &query, err));
	query_put_text(&query, normal_id(tenant, arena));
	query_put_text(&query, series);
	TRY(query_step(&query, &has_row, err));
	while (has_row) {
		struct header header;
		TRY(header_read(&query, arena, &header, err));
		list = arena_grow(arena, list, len, &cap, sizeof(*list));
		list[len++] = (struct store_header){
		    .number = header.number,
		    .tenant = header.tenant,
		    .tenant_name = header.tenant_name,
		    .series = header.series,
		    .started = header.started,
		    .finished = header.finished,
		    .content_digest = header.content_digest,
		    .link = header.link,
		    .previous_link = header.previous_link,
		    .complete = header.complete,
		    .partial = header.partial,
		};
		TRY(query_step(&query, &has_row, err));
	}
	*headers = list;
	*count = len;
	return 0;
}

int
store_series(struct store *store, struct arena *arena,
    struct store_series **series, size_t *count, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	struct store_series *list = NULL;
	size_t len = 0;
	size_t cap = 0;
	bool has_row;

	TRY(query_begin(store, SQL_SERIES_ALL, &query, err));
	TRY(query_step(&query, &has_row, err));
	while (has_row) {
		list = arena_grow(arena, list, len, &cap, sizeof(*list));
		list[len++] = (struct store_series){
		    .id = query_int(&query, 0),
		    .tenant = arena_dup(arena, query_text(&query, 1)),
		    .name = arena_dup(arena, query_text(&query, 2)),
		};
		TRY(query_step(&query, &has_row, err));
	}
	*series = list;
	*count = len;
	return 0;
}
