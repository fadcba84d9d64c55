/*
 * store_verify.c - every digest and every link of a history, recomputed.
 */

#include "auditor/store/query.h"
#include "auditor/store/store_event.h"
#include "auditor/store/verify.h"

#include "auditor/base/banned.h"

static int
check_lost(struct store *store, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	bool has_row;

	TRY(query_begin(store, SQL_SERIES_LOST, &query, err));
	TRY(query_step(&query, &has_row, err));
	if (query_int(&query, 0) == 0)
		return 0;
	(void)db_altered(store, err,
	    "%lld snapshots belong to a series that is missing",
	    (long long)query_int(&query, 0));
	return err_hint(err,
	    "a series was taken out: keep this file, and restore the newest "
	    "copy in which `exoaudit history` lists it");
}

static int
verify_all(struct store *store, struct arena *arena,
    struct store_chain **chains, size_t *count, struct err *err)
{
	CLEANUP(txn_done) struct txn txn = {0};
	struct store_series *series;

	/* Each body is read once: to keep its page is no use. */
	TRY(db_run(store, "PRAGMA cache_size = -1024", err));
	TRY(txn_read(store, &txn, err));
	TRY(check_lost(store, err));
	TRY(store_verify_baselines(store, err));
	TRY(store_series(store, arena, &series, count, err));
	*chains = arena_alloc(arena, *count, sizeof(**chains));
	for (size_t i = 0; i < *count; i++)
		TRY(verify_series(
		    store, &series[i], arena, &(*chains)[i], err));
	return 0;
}

/* The events that each snapshot brought, until one is not what it was. */
static int
verify_events(struct store *store, struct arena *arena,
    struct store_chain *chain, struct err *err)
{
	struct err problem = {0};
	bool is_pruned;

	for (int64_t i = 1; i <= chain->count && chain->problem.len == 0; i++) {
		if (store_verify_events(store, chain->tenant, chain->series, i,
			&is_pruned, &problem) == 0)
			continue;
		if (problem.code != ERR_STORE) {
			*err = problem;
			return -1;
		}
		chain->broken_at = i;
		verify_tell(chain, &problem, arena);
	}
	return 0;
}

int
store_verify(struct store *store, struct arena *arena,
    struct store_chain **chains, size_t *count, struct err *err)
{
	TRY(verify_all(store, arena, chains, count, err));
	for (size_t i = 0; i < *count; i++)
		TRY(verify_events(store, arena, &(*chains)[i], err));
	return 0;
}
