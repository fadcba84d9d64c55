/*
 * rebuild.c - a snapshot put together from versions, each list as it was at
 * some stored snapshot.
 */
#include "auditor/store/rebuild.h"

#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

int
rebuild_open(struct source *source, struct arena *arena, struct err *err)
{
	const struct header *header = &source->header;
	struct err why = {0};

	TRY(header_verify(source->store, header, err));
	if (record_read(header->coverage, header->complete, header->partial,
		arena, source->records, &why) != 0)
		return db_altered(source->store, err,
		    "the coverage of snapshot %lld cannot be read: %s",
		    (long long)header->number, why.text);
	return 0;
}

static int
restore(const struct source *source, const struct query *query, enum kind kind,
    struct snapshot *snapshot, struct err *err)
{
	strview id = query_text(query, 0);
	struct object object;
	struct digest digest;
	struct err why;

	if (normal_restore(kind, id, query_text(query, 2), snapshot->arena,
		&object, &why) != 0 ||
	    !query_digest(query, 1, &digest) ||
	    !digest_eq(&digest, &object.record_digest))
		return db_altered(source->store, err,
		    "%s " SV_FMT
		    " of snapshot %lld does not agree with its digest",
		    kind_name(kind), SV_ARG(id),
		    (long long)source->header.number);
	snapshot_add_object(snapshot, &object);
	return 0;
}

/* Of a partial list, only the objects that were seen are known. */
static bool
was_seen(const struct record *record, strview id)
{
	return record->coverage.status == COVERAGE_COMPLETE ||
	       record_saw(record, id);
}

/* ${record} tells which of the objects were there; NULL: all. */
static int
take_versions(const struct source *source, enum kind kind, enum sql sql,
    const struct record *record, struct snapshot *snapshot, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	bool has_row;

	TRY(query_begin(source->store, sql, &query, err));
	query_put_int(&query, source->header.series_id);
	query_put_text(&query, sv_from(kind_name(kind)));
	query_put_int(&query, source->header.number);
	TRY(query_step(&query, &has_row, err));
	while (has_row) {
		if (record == NULL || was_seen(record, query_text(&query, 0)))
			TRY(restore(source, &query, kind, snapshot, err));
		TRY(query_step(&query, &has_row, err));
	}
	return 0;
}

static int
take_list(const struct source *source, enum kind kind,
    struct snapshot *snapshot, struct err *err)
{
	const struct record *record = &source->records[kind];

	snapshot_cover(snapshot, kind, &record->coverage);
	if (record->coverage.status == COVERAGE_NOT_COLLECTED)
		return 0;
	TRY(take_versions(
	    source, kind, SQL_VERSIONS_STILL_OPEN, record, snapshot, err));
	return take_versions(
	    source, kind, SQL_VERSIONS_CLOSED_LATER, record, snapshot, err);
}

int
rebuild_known(const struct source *source, enum kind kind, bool is_whole,
    struct snapshot *snapshot, struct err *err)
{
	struct coverage coverage = {.status = COVERAGE_COMPLETE};

	TRY(take_versions(
	    source, kind, SQL_VERSIONS_STILL_OPEN, NULL, snapshot, err));
	TRY(take_versions(
	    source, kind, SQL_VERSIONS_CLOSED_LATER, NULL, snapshot, err));
	if (!is_whole) {
		coverage = source->records[kind].coverage;
		coverage.status = snapshot->lists[kind].count > 0
				      ? COVERAGE_PARTIAL
				      : COVERAGE_NOT_COLLECTED;
	}
	snapshot_cover(snapshot, kind, &coverage);
	return 0;
}

/* What was put together from the versions is the list that was put. */
static int
check_list(const struct source *source, enum kind kind,
    const struct snapshot *snapshot, struct err *err)
{
	const struct record *record = &source->records[kind];
	const struct object_list *list = snapshot_list(snapshot, kind);

	if (record->coverage.status == COVERAGE_NOT_COLLECTED)
		return 0;
	struct digest objects = record_objects(list);
	if (list->count == record->count &&
	    digest_eq(&objects, &record->objects))
		return 0;
	return db_altered(source->store, err,
	    "the %s list of snapshot %lld is not what was put there",
	    kind_name(kind), (long long)source->header.number);
}

int
rebuild_lists(struct source *const sources[KIND_COUNT],
    struct snapshot *snapshot, struct err *err)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (sources[i] != NULL)
			TRY(take_list(sources[i], (enum kind)i, snapshot, err));
	}
	snapshot_seal(snapshot);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (sources[i] != NULL)
			TRY(check_list(
			    sources[i], (enum kind)i, snapshot, err));
	}
	return 0;
}

struct snapshot *
rebuild_begin(const struct header *header)
{
	struct snapshot *snapshot =
	    snapshot_new(header->tenant, header->series, header->tool_version);

	snapshot->tenant_name = arena_dup(snapshot->arena, header->tenant_name);
	snapshot->started = header->started;
	snapshot->finished = header->finished;
	snapshot->number = header->number;
	snapshot->link = header->link;
	snapshot->previous_link = header->previous_link;
	return snapshot;
}
