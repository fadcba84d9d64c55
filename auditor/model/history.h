/*
 * history.h - earlier states of a tenant, as the checks read them.
 *
 * A table of functions: the store implements it over its rows, tests over
 * snapshots in memory.  All is of one tenant and one series, up to and with
 * the snapshot that is judged.
 */
#ifndef AUDITOR_MODEL_HISTORY_H
#define AUDITOR_MODEL_HISTORY_H

#include "auditor/model/snapshot.h"

/* One snapshot of the series. */
struct history_snapshot {
	int64_t number;
	int64_t started; /* seconds */
	int64_t finished;
	kind_set complete;
	struct digest link;
	struct digest previous_link;
};

/* One state of one object: from its first snapshot up to, not with, another. */
struct history_version {
	struct object object; /* behaviour digest without joins, see below */
	int64_t first;        /* number of a snapshot */
	int64_t until;        /* likewise; 0: still there */
};

struct history {
	/*
	 * list_snapshots(history, arena, snapshots, count, err): oldest
	 * first.
	 */
	int (*list_snapshots)(const struct history *history,
	    struct arena *arena, struct history_snapshot **snapshots,
	    size_t *count, struct err *err) MUST_USE;
	/*
	 * list_versions(history, kind, arena, versions, count, err):
	 * All states of all objects of ${kind}, by id and then by first.
	 * Names of other objects stand for themselves in the behaviour
	 * digest, so that versions of different snapshots compare.
	 */
	int (*list_versions)(const struct history *history, enum kind kind,
	    struct arena *arena, struct history_version **versions,
	    size_t *count, struct err *err) MUST_USE;
	void *context; /* of the implementation */
};

/*
 * history_digest(object):
 * The behaviour digest as versions have it, for an object of a snapshot.
 */
struct digest history_digest(const struct object *object);

/*
 * history_of_snapshots(snapshots, count, arena, history):
 * Make ${history} of sealed ${snapshots}, oldest first, the last of which is
 * the one that is judged.  A list that is not complete ends no state.  It
 * borrows from ${snapshots} and lives in ${arena}.
 */
void history_of_snapshots(const struct snapshot *const *snapshots, size_t count,
    struct arena *arena, struct history *history);

#endif
