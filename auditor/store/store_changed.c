/*
 * store_changed.c - of two snapshots, what differs between them.
 */

#include "auditor/base/lang.h"
#include "auditor/model/normal.h"
#include "auditor/store/pruning.h"
#include "auditor/store/rebuild.h"
#include "auditor/store/store.h"

#include "auditor/base/banned.h"

/* One of the two. */
struct side {
	struct source source;
	struct snapshot *made;
	/* Of the list at hand: */
	struct digest_run *run;
	size_t count;
	bool holds; /* the version at hand was there */
};

struct work {
	struct store *store;
	struct side sides[2];
	kind_set whole;
};

static void
work_done(struct work *work)
{
	snapshot_free(work->sides[0].made);
	snapshot_free(work->sides[1].made);
}

static bool
was_there(const struct side *side, enum kind kind, const struct query *query)
{
	const struct record *record = &side->source.records[kind];
	int64_t number = side->source.header.number;
	int64_t until = query_int(query, 3);

	if (record->coverage.status == COVERAGE_NOT_COLLECTED ||
	    query_int(query, 2) > number || (until > 0 && until <= number))
		return false;
	return record->coverage.status == COVERAGE_COMPLETE ||
	       record_saw(record, query_text(query, 0));
}

static int
add_object(struct work *work, struct side *side, enum kind kind, strview id,
    const struct digest *digest, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	struct object object;
	bool has_row;
	struct err why;

	TRY(query_begin(work->store, SQL_BODY_AT, &query, err));
	query_put_digest(&query, digest);
	TRY(query_step(&query, &has_row, err));
	if (!has_row ||
	    normal_restore(kind, arena_dup(side->made->arena, id),
		query_text(&query, 0), side->made->arena, &object, &why) != 0 ||
	    !digest_eq(digest, &object.record_digest))
		return db_altered(work->store, err,
		    "%s " SV_FMT
		    " of snapshot %lld does not agree with its digest",
		    kind_name(kind), SV_ARG(id),
		    (long long)side->source.header.number);
	snapshot_add_object(side->made, &object);
	return 0;
}

static int
take_version(struct work *work, enum kind kind, const struct query *query,
    struct err *err)
{
	strview id = query_text(query, 0);
	struct digest digest;
	bool is_same = true;

	if (!query_digest(query, 1, &digest))
		return db_altered(work->store, err,
		    "%s " SV_FMT " has a version that is not whole",
		    kind_name(kind), SV_ARG(id));
	for (size_t i = 0; i < 2; i++) {
		struct side *side = &work->sides[i];
		side->holds = was_there(side, kind, query);
		is_same &= side->holds;
		if (!side->holds)
			continue;
		record_objects_add(side->run, id, &digest);
		side->count++;
	}
	is_same &= (work->whole & KIND_BIT(kind)) == 0;
	for (size_t i = 0; i < 2; i++) {
		struct side *side = &work->sides[i];
		if (is_same)
			side->made->lists[kind].elided++;
		else if (side->holds)
			TRY(add_object(work, side, kind, id, &digest, err));
	}
	return 0;
}

static int
take_versions(struct work *work, enum kind kind, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	bool has_row;

	TRY(query_begin(work->store, SQL_VERSIONS_SPAN, &query, err));
	query_put_int(&query, work->sides[0].source.header.series_id);
	query_put_text(&query, sv_from(kind_name(kind)));
	TRY(query_step(&query, &has_row, err));
	while (has_row) {
		TRY(take_version(work, kind, &query, err));
		TRY(query_step(&query, &has_row, err));
	}
	return 0;
}

static int
check_list(struct work *work, const struct side *side, enum kind kind,
    const struct digest *objects, struct err *err)
{
	const struct record *record = &side->source.records[kind];

	if (record->coverage.status == COVERAGE_NOT_COLLECTED ||
	    (side->count == record->count &&
		digest_eq(objects, &record->objects)))
		return 0;
	return db_altered(work->store, err,
	    "the %s list of snapshot %lld is not what was put there",
	    kind_name(kind), (long long)side->source.header.number);
}

static int
take_list(struct work *work, enum kind kind, struct err *err)
{
	for (size_t i = 0; i < 2; i++) {
		struct side *side = &work->sides[i];
		snapshot_cover(
		    side->made, kind, &side->source.records[kind].coverage);
		side->run = record_objects_begin();
		side->count = 0;
	}
	int status = take_versions(work, kind, err);
	for (size_t i = 0; i < 2; i++) {
		struct side *side = &work->sides[i];
		struct digest objects = digest_end(side->run);
		if (status == 0)
			status = check_list(work, side, kind, &objects, err);
	}
	return status;
}

static int
fail_missing(
    struct store *store, int64_t number, bool was_pruned, struct err *err)
{
	(void)err_set(err, ERR_NOT_FOUND,
	    was_pruned ? N_("history %s: snapshot %lld was pruned")
		       : N_("history %s: snapshot %lld is not in this series"),
	    store->path, (long long)number);
	return err_hint(err, "`exoaudit history` shows what there is");
}

static int
open_side(struct work *work, size_t at, strview tenant, strview series,
    int64_t number, struct arena *arena, struct err *err)
{
	struct side *side = &work->sides[at];
	bool found;

	side->source.store = work->store;
	TRY(header_load(work->store, normal_id(tenant, arena), series, number,
	    arena, &side->source.header, &found, err));
	if (!found)
		return fail_missing(work->store, number, false, err);
	TRY(rebuild_open(&side->source, arena, err));
	for (size_t i = 0; i < KIND_COUNT; i++) {
		bool is_taken;
		TRY(pruning_took(work->store, side->source.header.series_id,
		    (enum kind)i, side->source.header.number, &is_taken, err));
		if (is_taken)
			return fail_missing(work->store, number, true, err);
	}
	side->made = rebuild_begin(&side->source.header);
	return 0;
}

int
store_changed(struct store *store, strview tenant, strview series,
    const int64_t numbers[2], kind_set whole, struct snapshot *snapshots[2],
    struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(txn_done) struct txn txn = {0};
	CLEANUP(work_done) struct work work = {.store = store, .whole = whole};

	/* Each page is read once: to keep it is no use. */
	TRY(db_run(store, "PRAGMA cache_size = -4096", err));
	TRY(txn_read(store, &txn, err));
	for (size_t i = 0; i < 2; i++)
		TRY(open_side(
		    &work, i, tenant, series, numbers[i], arena, err));
	for (size_t i = 0; i < KIND_COUNT; i++)
		TRY(take_list(&work, (enum kind)i, err));
	for (size_t i = 0; i < 2; i++) {
		snapshot_seal(work.sides[i].made);
		work.sides[i].made->content_digest =
		    work.sides[i].source.header.content_digest;
	}
	snapshots[0] = TAKE(work.sides[0].made);
	snapshots[1] = TAKE(work.sides[1].made);
	return 0;
}
