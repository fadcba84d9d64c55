/*
 * store_baseline.c - the memory of accepted baselines.
 */

#include "auditor/model/normal.h"
#include "auditor/store/memory.h"
#include "auditor/store/query.h"
#include "auditor/store/store.h"
#include "auditor/store/verify.h"

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
		return db_altered(store, err, "baseline %lld is not whole",
		    (long long)baseline->serial);
	return 0;
}

int
store_last_baseline(struct store *store, strview tenant,
    struct store_baseline *baseline, bool *has, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	return read_last(store, normal_id(tenant, arena), baseline, has, err);
}

/* Over a row and the mark of the one before, of the same tenant. */
static struct digest
mark_of(strview tenant, const struct store_baseline *baseline,
    const struct digest *before)
{
	struct digest_run *run = digest_begin();

	digest_part(run, SV("baseline"));
	digest_part(run, tenant);
	digest_part_number(run, baseline->serial);
	digest_part(
	    run, (strview){(const char *)baseline->digest.bytes, DIGEST_SIZE});
	digest_part_number(run, baseline->accepted);
	digest_part(run, (strview){(const char *)before->bytes, DIGEST_SIZE});
	return digest_end(run);
}

static int
fail_memory(struct store *store, int64_t serial, struct err *err)
{
	(void)db_altered(store, err, "the memory of baseline %lld was altered",
	    (long long)serial);
	return err_hint(err,
	    "somebody may want an old baseline accepted again: keep this file, "
	    "restore the newest copy that verifies, and compare the serial of "
	    "the baseline in use with the last one signed");
}

/*
 * Walk the rows of ${tenant}, or of all when "", and leave the mark of the last
 * one in ${mark}.  Rows of a time without marks come first.
 */
static int
follow_marks(
    struct store *store, strview tenant, struct digest *mark, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(query_done) struct query query = {0};
	const struct digest none = {0};
	strview last = {0};
	bool has_row;

	*mark = none;
	TRY(query_begin(store, SQL_BASELINES, &query, err));
	query_put_text(&query, tenant);
	TRY(query_step(&query, &has_row, err));
	while (has_row) {
		struct store_baseline at = {
		    .serial = query_int(&query, 0),
		    .accepted = query_int(&query, 2),
		};
		struct digest found = none;
		if (!sv_eq(last, query_text(&query, 4)))
			*mark = none;
		last = arena_dup(arena, query_text(&query, 4));
		bool is_whole = query_digest(&query, 1, &at.digest);
		struct digest wanted = mark_of(last, &at, mark);
		bool is_old =
		    !query_digest(&query, 3, &found) && digest_eq(mark, &none);
		if (!is_whole || (!is_old && !digest_eq(&found, &wanted)))
			return fail_memory(store, at.serial, err);
		*mark = found;
		TRY(query_step(&query, &has_row, err));
	}
	return 0;
}

int
store_verify_baselines(struct store *store, struct err *err)
{
	struct digest mark;

	return follow_marks(store, SV(""), &mark, err);
}

static int
add(struct store *store, strview tenant, const struct store_baseline *baseline,
    struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	struct digest before;

	TRY(follow_marks(store, tenant, &before, err));
	struct digest mark = mark_of(tenant, baseline, &before);
	TRY(query_begin(store, SQL_BASELINE_ADD, &query, err));
	query_put_text(&query, tenant);
	query_put_int(&query, baseline->serial);
	query_put_digest(&query, &baseline->digest);
	query_put_int(&query, baseline->accepted);
	query_put_digest(&query, &mark);
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
		    "baseline %lld of tenant " SV_FMT
		    ": baseline %lld was already accepted",
		    (long long)baseline->serial, SV_ARG(id),
		    (long long)last.serial);
		return err_hint(err, "use the newest signed baseline");
	}
	TRY(add(store, id, baseline, err));
	return txn_commit(&txn, err);
}

/* What was accepted last there, unless this knows as much. */
static int
take_last(struct store *store, strview tenant,
    const struct store_baseline *there, struct err *err)
{
	struct store_baseline here;
	bool has_here;

	TRY(read_last(store, tenant, &here, &has_here, err));
	if (has_here && there->serial <= here.serial)
		return 0;
	return add(store, tenant, there, err);
}

int
memory_take(struct store *store, struct store *other, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	bool has_row;

	TRY(query_begin(other, SQL_BASELINE_NAMES, &query, err));
	TRY(query_step(&query, &has_row, err));
	while (has_row) {
		CLEANUP(arena_drop) struct arena *arena = arena_new();
		strview tenant = arena_dup(arena, query_text(&query, 0));
		struct store_baseline there;
		bool has;
		TRY(read_last(other, tenant, &there, &has, err));
		if (has)
			TRY(take_last(store, tenant, &there, err));
		TRY(query_step(&query, &has_row, err));
	}
	return 0;
}
