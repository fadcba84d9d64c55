/*
 * header.c - the header of a stored snapshot, and the link that fixes it.
 */
#include "auditor/store/header.h"

#include "auditor/model/normal.h"
#include "auditor/store/kinds.h"

#include "auditor/base/banned.h"

static void
part_kinds(struct digest_run *run, kind_set kinds)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};

	kinds_write(kinds, &text);
	digest_part(run, strbuf_view(&text));
}

struct digest
header_link(const struct header *header)
{
	struct digest_run *run = digest_begin();

	digest_part(run, SV("link"));
	digest_part(run, header->canon);
	digest_part(run, header->tenant);
	digest_part(run, header->series);
	digest_part_number(run, header->number);
	digest_part(run, header->tenant_name);
	digest_part(run, header->tool_version);
	digest_part_number(run, header->started);
	digest_part_number(run, header->finished);
	part_kinds(run, header->complete);
	part_kinds(run, header->partial);
	digest_part(run, header->coverage);
	digest_part_digest(run, &header->content_digest);
	digest_part_digest(run, &header->previous_link);
	return digest_end(run);
}

int
header_read(const struct query *query, struct arena *arena,
    struct header *header, struct err *err)
{
	struct header read = {
	    .series_id = query_int(query, 0),
	    .number = query_int(query, 1),
	    .canon = arena_dup(arena, query_text(query, 2)),
	    .tenant = arena_dup(arena, query_text(query, 3)),
	    .series = arena_dup(arena, query_text(query, 4)),
	    .tenant_name = arena_dup(arena, query_text(query, 5)),
	    .tool_version = arena_dup(arena, query_text(query, 6)),
	    .started = query_int(query, 7),
	    .finished = query_int(query, 8),
	    .coverage = arena_dup(arena, query_text(query, 14)),
	};

	if (!kinds_read(query_text(query, 9), &read.complete) ||
	    !kinds_read(query_text(query, 10), &read.partial) ||
	    !sv_eq(read.canon, SV(OBJECT_CANON))) {
		(void)err_set(err, ERR_STORE,
		    "history %s: snapshot %lld holds what this program does "
		    "not know",
		    query->store->path, (long long)read.number);
		return err_hint(err,
		    "use the program that wrote it, version " SV_FMT,
		    SV_ARG(read.tool_version));
	}
	if (!query_digest(query, 11, &read.content_digest) ||
	    !query_digest(query, 12, &read.previous_link) ||
	    !query_digest(query, 13, &read.link))
		return db_altered(query->store, err,
		    "the header of snapshot %lld is not whole",
		    (long long)read.number);
	*header = read;
	return 0;
}

int
header_load(struct store *store, strview tenant, strview series, int64_t number,
    struct arena *arena, struct header *header, bool *found, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};

	TRY(query_begin(store, number == 0 ? SQL_HEADER_NEWEST : SQL_HEADER_AT,
	    &query, err));
	query_put_text(&query, tenant);
	query_put_text(&query, series);
	if (number != 0)
		query_put_int(&query, number);
	TRY(query_step(&query, found, err));
	return *found ? header_read(&query, arena, header, err) : 0;
}

static int
read_link(struct store *store, int64_t series_id, int64_t number,
    struct digest *link, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	bool has_row;

	TRY(query_begin(store, SQL_LINK_AT, &query, err));
	query_put_int(&query, series_id);
	query_put_int(&query, number);
	TRY(query_step(&query, &has_row, err));
	if (!has_row || !query_digest(&query, 0, link))
		return db_altered(store, err,
		    "snapshot %lld is missing from the chain",
		    (long long)number);
	return 0;
}

int
header_verify(struct store *store, const struct header *header, struct err *err)
{
	struct digest link = header_link(header);
	struct digest previous = {0};

	if (!digest_eq(&link, &header->link))
		return db_altered(store, err,
		    "the header of snapshot %lld does not agree with its link",
		    (long long)header->number);
	if (header->number > 1)
		TRY(read_link(store, header->series_id, header->number - 1,
		    &previous, err));
	if (!digest_eq(&previous, &header->previous_link))
		return db_altered(store, err,
		    "the chain is broken before snapshot %lld",
		    (long long)header->number);
	return 0;
}

int
header_add(struct store *store, const struct header *header, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	CLEANUP(strbuf_done) struct strbuf complete = {0};
	CLEANUP(strbuf_done) struct strbuf partial = {0};

	kinds_write(header->complete, &complete);
	kinds_write(header->partial, &partial);
	TRY(query_begin(store, SQL_HEADER_ADD, &query, err));
	query_put_int(&query, header->series_id);
	query_put_int(&query, header->number);
	query_put_text(&query, header->canon);
	query_put_text(&query, header->tenant_name);
	query_put_text(&query, header->tool_version);
	query_put_int(&query, header->started);
	query_put_int(&query, header->finished);
	query_put_text(&query, strbuf_view(&complete));
	query_put_text(&query, strbuf_view(&partial));
	query_put_digest(&query, &header->content_digest);
	query_put_digest(&query, &header->previous_link);
	query_put_digest(&query, &header->link);
	query_put_text(&query, header->coverage);
	return query_run(&query, err);
}

static int
find_series(struct store *store, strview tenant, strview series, int64_t *id,
    bool *found, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};

	TRY(query_begin(store, SQL_SERIES_FIND, &query, err));
	query_put_text(&query, tenant);
	query_put_text(&query, series);
	TRY(query_step(&query, found, err));
	if (*found)
		*id = query_int(&query, 0);
	return 0;
}

int
header_series(struct store *store, strview tenant, strview series, int64_t *id,
    struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	bool found;

	TRY(find_series(store, tenant, series, id, &found, err));
	if (found)
		return 0;
	TRY(query_begin(store, SQL_SERIES_ADD, &query, err));
	query_put_text(&query, tenant);
	query_put_text(&query, series);
	TRY(query_run(&query, err));
	*id = sqlite3_last_insert_rowid(store->handle);
	return 0;
}

static int
fail_missing(const struct store *store, strview tenant, strview series,
    int64_t number, struct err *err)
{
	if (number == 0)
		(void)err_set(err, ERR_NOT_FOUND,
		    "history %s: no snapshot of tenant " SV_FMT
		    " in series " SV_FMT,
		    store->path, SV_ARG(tenant), SV_ARG(series));
	else
		(void)err_set(err, ERR_NOT_FOUND,
		    "history %s: no snapshot %lld of tenant " SV_FMT
		    " in series " SV_FMT,
		    store->path, (long long)number, SV_ARG(tenant),
		    SV_ARG(series));
	return err_hint(err, "`exoaudit history` shows what there is");
}

int
header_find(struct store *store, strview tenant, strview series, int64_t number,
    struct arena *arena, struct header *header, struct err *err)
{
	bool found;

	TRY(header_load(store, normal_id(tenant, arena), series, number, arena,
	    header, &found, err));
	return found ? 0 : fail_missing(store, tenant, series, number, err);
}
