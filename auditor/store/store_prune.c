/*
 * store_prune.c - bodies of states long gone leave the history.
 */
#include <inttypes.h>

#include "auditor/model/history.h"
#include "auditor/model/normal.h"
#include "auditor/store/header.h"
#include "auditor/store/pruning.h"
#include "auditor/store/store_event.h"

#include "auditor/base/banned.h"

/* One state that goes. */
struct leaving {
	struct digest digest;
	struct digest state;
	struct digest behaviour;
	strview sketch;
};

struct leavings {
	struct leaving *at;
	size_t count;
	size_t cap;
	struct arena *arena;
};

static int
take(struct leavings *leavings, const struct query *query, struct err *err)
{
	CLEANUP(arena_drop) struct arena *scratch = arena_new();
	CLEANUP(strbuf_done) struct strbuf sketch = {0};
	struct leaving made;
	struct object object;
	enum kind kind;
	struct err why;

	if (!query_digest(query, 1, &made.digest) ||
	    !kind_find(query_text(query, 0), &kind) ||
	    normal_restore(kind, SV(""), query_text(query, 2), scratch, &object,
		&why) != 0 ||
	    !digest_eq(&object.record_digest, &made.digest))
		return db_altered(query->store, err,
		    "a state of " SV_FMT " does not agree with its digest",
		    SV_ARG(query_text(query, 0)));
	pruning_sketch(&object, &sketch);
	made.state = object.state_digest;
	made.behaviour = history_digest(&object);
	made.sketch = arena_dup(leavings->arena, strbuf_view(&sketch));
	leavings->at = arena_grow(leavings->arena, leavings->at,
	    leavings->count, &leavings->cap, sizeof(made));
	leavings->at[leavings->count++] = made;
	return 0;
}

static int
list_leaving(struct store *store, int64_t series_id, int64_t below,
    struct leavings *leavings, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	bool has_row;

	TRY(query_begin(store, SQL_PRUNING_LIST, &query, err));
	query_put_int(&query, series_id);
	query_put_int(&query, below);
	TRY(query_step(&query, &has_row, err));
	while (has_row) {
		TRY(take(leavings, &query, err));
		TRY(query_step(&query, &has_row, err));
	}
	return 0;
}

static int
add_fingerprints(struct store *store, int64_t series_id, int64_t number,
    const struct leavings *leavings, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};

	TRY(query_begin(store, SQL_FINGERPRINT_ADD, &query, err));
	for (size_t i = 0; i < leavings->count; i++) {
		const struct leaving *at = &leavings->at[i];
		query_put_int(&query, series_id);
		query_put_digest(&query, &at->digest);
		query_put_int(&query, number);
		query_put_digest(&query, &at->state);
		query_put_digest(&query, &at->behaviour);
		query_put_text(&query, at->sketch);
		TRY(query_run(&query, err));
	}
	return 0;
}

/* The oldest snapshot of a series that is kept whole. */
static int64_t
oldest_kept(const struct store_header *headers, size_t count,
    const struct store_keep *keep)
{
	size_t first = count;

	while (
	    first > 0 && (count - first < (size_t)keep->newest ||
			     (keep->since > 0 &&
				 headers[first - 1].finished >= keep->since)))
		first--;
	if (first == count)
		first = count - 1;
	return headers[first].number;
}

static int
prune_series(struct store *store, const struct store_header *headers,
    size_t count, const struct store_keep *keep, struct store_pruned *pruned,
    struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct leavings leavings = {.arena = arena};
	struct pruning last;
	int64_t series_id;
	int64_t below = oldest_kept(headers, count, keep);

	TRY(header_series(
	    store, headers->tenant, headers->series, &series_id, err));
	TRY(pruning_last(store, series_id, &last, err));
	if (below <= last.below || below == 1)
		return 0;
	TRY(list_leaving(store, series_id, below, &leavings, err));
	struct pruning made = {
	    .number = last.number + 1,
	    .below = below,
	    .made = keep->now,
	    .previous = last.digest,
	};
	TRY(pruning_add(store, series_id, &made, err));
	TRY(add_fingerprints(store, series_id, made.number, &leavings, err));
	TRY(pruning_seal(store, series_id, &made, err));
	pruned->snapshots +=
	    (size_t)(below - (last.below > 1 ? last.below : 1));
	pruned->states += leavings.count;
	return 0;
}

static int
blank(struct store *store, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};

	TRY(query_begin(store, SQL_PRUNING_BLANK, &query, err));
	return query_run(&query, err);
}

/* Events of before the oldest snapshot that is kept whole. */
static int
prune_events(struct store *store, const struct store_header *headers,
    size_t count, const struct store_keep *keep, struct store_pruned *pruned,
    struct err *err)
{
	int64_t kept = oldest_kept(headers, count, keep);
	int64_t removed;

	if (kept <= 1)
		return 0;
	TRY(store_prune_events(store, headers->tenant, headers->series,
	    headers[kept - 2].finished, &removed, err));
	pruned->events += (size_t)removed;
	return 0;
}

/* Have ${prune} see the headers of each series. */
static int
each_series(struct store *store, strview tenant, const struct store_keep *keep,
    int (*prune)(struct store *store, const struct store_header *headers,
	size_t count, const struct store_keep *keep,
	struct store_pruned *pruned, struct err *err),
    struct store_pruned *pruned, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct store_series *series;
	size_t series_count;

	TRY(store_series(store, arena, &series, &series_count, err));
	for (size_t i = 0; i < series_count; i++) {
		struct store_header *headers;
		size_t count;
		if (tenant.len > 0 && !sv_eq(series[i].tenant, tenant))
			continue;
		TRY(store_headers(store, series[i].tenant, series[i].name,
		    arena, &headers, &count, err));
		if (count > 0)
			TRY(prune(store, headers, count, keep, pruned, err));
	}
	return 0;
}

int
store_prune(struct store *store, strview tenant, const struct store_keep *keep,
    struct store_pruned *pruned, struct err *err)
{
	CLEANUP(txn_done) struct txn txn = {0};
	struct store_pruned done = {0};

	TRY(txn_write(store, &txn, err));
	TRY(each_series(store, tenant, keep, prune_series, &done, err));
	TRY(blank(store, err));
	TRY(txn_commit(&txn, err));
	TRY(each_series(store, tenant, keep, prune_events, &done, err));
	/* What went leaves the file too. */
	TRY(db_run(store, "VACUUM", err));
	*pruned = done;
	return 0;
}
