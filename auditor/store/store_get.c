/*
 * store_get.c - snapshots out of the history, as they were put.
 */

#include "auditor/store/kinds.h"
#include "auditor/store/pruning.h"
#include "auditor/store/rebuild.h"
#include "auditor/store/store.h"

#include "auditor/base/banned.h"

/*
 * Compare the content digest.  A list that this program no longer takes for
 * complete has left it; what is in that list was compared by itself.
 */
static int
check_content(
    const struct source *source, struct snapshot *snapshot, struct err *err)
{
	const struct header *header = &source->header;
	bool is_lowered = false;

	for (size_t i = 0; i < KIND_COUNT; i++)
		is_lowered |= snapshot->lists[i].coverage.status !=
			      source->records[i].coverage.status;
	if (!is_lowered &&
	    !digest_eq(&snapshot->content_digest, &header->content_digest))
		return db_altered(source->store, err,
		    "snapshot %lld does not agree with its content digest",
		    (long long)header->number);
	snapshot->content_digest = header->content_digest;
	return 0;
}

static int
fail_pruned(const struct header *header, struct store *store, struct err *err)
{
	(void)err_set(err, ERR_NOT_FOUND,
	    "history %s: snapshot %lld of series " SV_FMT
	    " was pruned: its link is kept, its contents are not",
	    store->path, (long long)header->number, SV_ARG(header->series));
	return err_hint(err, "choose a newer one; `exoaudit history` shows "
			     "which are kept whole");
}

static int
check_pruned(struct store *store, const struct header *header, struct err *err)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		bool is_taken;
		TRY(pruning_took(store, header->series_id, (enum kind)i,
		    header->number, &is_taken, err));
		if (is_taken)
			return fail_pruned(header, store, err);
	}
	return 0;
}

int
store_get(struct store *store, strview tenant, strview series, int64_t number,
    struct snapshot **snapshot, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(txn_done) struct txn txn = {0};
	CLEANUP(snapshot_drop) struct snapshot *made = NULL;
	struct source source = {.store = store};
	struct source *sources[KIND_COUNT];

	TRY(txn_read(store, &txn, err));
	TRY(header_find(
	    store, tenant, series, number, arena, &source.header, err));
	TRY(rebuild_open(&source, arena, err));
	TRY(check_pruned(store, &source.header, err));
	for (size_t i = 0; i < KIND_COUNT; i++)
		sources[i] = &source;
	made = rebuild_begin(&source.header);
	TRY(rebuild_lists(sources, made, err));
	TRY(check_content(&source, made, err));
	*snapshot = TAKE(made);
	return 0;
}

/*
 * The last snapshot before ${header} that read ${kind} whole, or 0, also when
 * that was pruned.
 */
static int
find_base(struct store *store, const struct header *header, enum kind kind,
    int64_t *number, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	CLEANUP(strbuf_done) struct strbuf key = {0};
	bool has_row;
	bool is_taken = false;

	kinds_key(kind, &key);
	TRY(query_begin(store, SQL_COMPLETE_BEFORE, &query, err));
	query_put_int(&query, header->series_id);
	query_put_int(&query, header->number);
	query_put_text(&query, strbuf_view(&key));
	TRY(query_step(&query, &has_row, err));
	int64_t found = has_row ? query_int(&query, 0) : 0;
	if (has_row)
		TRY(pruning_took(
		    store, header->series_id, kind, found, &is_taken, err));
	*number = is_taken ? 0 : found;
	return 0;
}

/* Snapshot ${number}, opened, unless one of ${sources} is it already. */
static int
need_source(struct store *store, const struct header *of, int64_t number,
    struct arena *arena, struct source *const sources[KIND_COUNT],
    struct source **source, struct err *err)
{
	bool found;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (sources[i] != NULL && sources[i]->header.number == number) {
			*source = sources[i];
			return 0;
		}
	}
	struct source *made = arena_alloc(arena, 1, sizeof(*made));
	made->store = store;
	TRY(header_load(store, of->tenant, of->series, number, arena,
	    &made->header, &found, err));
	TRY(rebuild_open(made, arena, err));
	*source = made;
	return 0;
}

/* The source of each kind before ${header}, and the newest of them. */
static int
find_sources(struct store *store, const struct header *header,
    struct arena *arena, struct source *sources[KIND_COUNT],
    const struct source **newest, struct err *err)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		int64_t number;
		TRY(find_base(store, header, (enum kind)i, &number, err));
		if (number == 0)
			continue;
		TRY(need_source(
		    store, header, number, arena, sources, &sources[i], err));
		if (*newest == NULL || number > (*newest)->header.number)
			*newest = sources[i];
	}
	return 0;
}

int
store_base(struct store *store, strview tenant, strview series, int64_t number,
    struct snapshot **snapshot, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(txn_done) struct txn txn = {0};
	CLEANUP(snapshot_drop) struct snapshot *made = NULL;
	struct source *sources[KIND_COUNT] = {0};
	const struct source *newest = NULL;
	struct header header;

	TRY(txn_read(store, &txn, err));
	TRY(header_find(store, tenant, series, number, arena, &header, err));
	TRY(find_sources(store, &header, arena, sources, &newest, err));
	if (newest != NULL) {
		made = rebuild_begin(&newest->header);
		TRY(rebuild_lists(sources, made, err));
	}
	*snapshot = TAKE(made);
	return 0;
}

/* All kinds as they were known at ${last}, the snapshot before ${header}. */
static int
take_known(struct store *store, const struct header *header,
    struct source *last, struct snapshot *snapshot, struct err *err)
{
	struct source *sources[KIND_COUNT] = {0};

	for (size_t i = 0; i < KIND_COUNT; i++) {
		int64_t whole;
		bool is_taken;
		TRY(pruning_took(store, header->series_id, (enum kind)i,
		    last->header.number, &is_taken, err));
		if (is_taken)
			continue;
		TRY(find_base(store, header, (enum kind)i, &whole, err));
		if (whole == last->header.number)
			sources[i] = last;
		else
			TRY(rebuild_known(
			    last, (enum kind)i, whole > 0, snapshot, err));
	}
	return rebuild_lists(sources, snapshot, err);
}

int
store_known(struct store *store, strview tenant, strview series, int64_t number,
    struct snapshot **snapshot, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(txn_done) struct txn txn = {0};
	CLEANUP(snapshot_drop) struct snapshot *made = NULL;
	struct source last = {.store = store};
	struct header header;
	bool found;

	*snapshot = NULL;
	TRY(txn_read(store, &txn, err));
	TRY(header_find(store, tenant, series, number, arena, &header, err));
	if (header.number == 1)
		return 0;
	TRY(header_load(store, header.tenant, series, header.number - 1, arena,
	    &last.header, &found, err));
	TRY(rebuild_open(&last, arena, err));
	made = rebuild_begin(&last.header);
	TRY(take_known(store, &header, &last, made, err));
	*snapshot = TAKE(made);
	return 0;
}
