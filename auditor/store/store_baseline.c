/*
 * store_baseline.c - the memory of accepted baselines.
 */
#include <inttypes.h>

#include "auditor/model/normal.h"
#include "auditor/store/query.h"
#include "auditor/store/store.h"

#include "auditor/base/banned.h"

static int
read_last(struct store *store, strview tenant, struct store_baseline *baseline,
    bool *has, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};

	TRY(query_begin(store, SQL_BASELINE_LAST, &query, err));
	query_put_text(&query, tenant);
	TRY(query_step(&query, has, err));
	if (!*has)
		return 0;
	baseline->serial = query_int(&query, 0);
	baseline->accepted = query_int(&query, 2);
	if (!query_digest(&query, 1, &baseline->digest))
		return db_altered(store, err,
		    "baseline %" PRId64 " is not whole", baseline->serial);
	return 0;
}

int
store_last_baseline(struct store *store, strview tenant,
    struct store_baseline *baseline, bool *has, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	return read_last(store, normal_id(tenant, arena), baseline, has, err);
}

static int
add(struct store *store, strview tenant, const struct store_baseline *baseline,
    struct err *err)
{
	CLEANUP(query_done) struct query query = {0};

	TRY(query_begin(store, SQL_BASELINE_ADD, &query, err));
	query_put_text(&query, tenant);
	query_put_int(&query, baseline->serial);
	query_put_digest(&query, &baseline->digest);
	query_put_int(&query, baseline->accepted);
	return query_run(&query, err);
}

int
store_accept_baseline(struct store *store, strview tenant,
    const struct store_baseline *baseline, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(txn_done) struct txn txn = {0};
	strview id = normal_id(tenant, arena);
	struct store_baseline last;
	bool has_last;

	TRY(txn_write(store, &txn, err));
	TRY(read_last(store, id, &last, &has_last, err));
	if (has_last && baseline->serial == last.serial &&
	    digest_eq(&baseline->digest, &last.digest))
		return 0;
	if (has_last && baseline->serial <= last.serial) {
		(void)err_set(err, ERR_TRUST,
		    "baseline %" PRId64 " of tenant " SV_FMT
		    ": baseline %" PRId64 " was already accepted",
		    baseline->serial, SV_ARG(id), last.serial);
		return err_hint(err, "use the newest signed baseline");
	}
	TRY(add(store, id, baseline, err));
	return txn_commit(&txn, err);
}
