/*
 * rebuild.h - a snapshot put together from versions, each list as it was at
 * some stored snapshot.
 */
#ifndef AUDITOR_STORE_REBUILD_H
#define AUDITOR_STORE_REBUILD_H

#include "auditor/store/header.h"
#include "auditor/store/record.h"

/* A stored snapshot that lists are taken from. */
struct source {
	struct store *store;
	struct header header;
	struct record records[KIND_COUNT];
};

/*
 * rebuild_open(source, arena, err):
 * Verify source->header and read the records.
 */
int rebuild_open(
    struct source *source, struct arena *arena, struct err *err) MUST_USE;

/* rebuild_begin(header): a snapshot with that header, for snapshot_free. */
struct snapshot *rebuild_begin(const struct header *header) MUST_USE;

/*
 * rebuild_lists(sources, snapshot, err):
 * Fill and seal ${snapshot}, each kind from its source, NULL for none.
 * Digests of objects and lists are recomputed and compared.
 */
int rebuild_lists(struct source *const sources[KIND_COUNT],
    struct snapshot *snapshot, struct err *err) MUST_USE;

/*
 * rebuild_known(source, kind, is_whole, snapshot, err):
 * Give ${snapshot}, which is not sealed, the objects of ${kind} in the state
 * in which they were last seen up to ${source}, in whatever list; they are
 * taken for a complete one when ${is_whole}.
 */
int rebuild_known(const struct source *source, enum kind kind, bool is_whole,
    struct snapshot *snapshot, struct err *err) MUST_USE;

#endif
