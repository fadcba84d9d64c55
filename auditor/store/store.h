/*
 * store.h - history in SQLite: snapshots, versions, accepted baselines.
 *
 * A version row (series, kind, id, digest, from, to) is written when a state
 * begins and closed when it ends: by a new state whatever the coverage, by
 * disappearance only from a complete list.  Bodies are stored once by digest.
 */
#ifndef AUDITOR_STORE_STORE_H
#define AUDITOR_STORE_STORE_H

#include "auditor/model/history.h"

struct store; /* opaque */

enum store_mode {
	STORE_READ,  /* puts nothing in; works on read-only media */
	STORE_WRITE, /* creates the file (0600) and its folder when missing */
};

/* How long to wait for another run that writes, unless told otherwise. */
#define STORE_WAIT_MS 10000

/*
 * store_open(path, mode, store, err):
 * Open the history.  ERR_NOT_FOUND when reading what is not there; ERR_STORE
 * with a hint for: a newer version, not a history, damaged, read-only, full,
 * locked by another run.  What a killed run left half done is undone.
 */
int store_open(const char *path, enum store_mode mode, struct store **store,
    struct err *err) MUST_USE;
void store_close(struct store *store);
/* store_drop(store): store_close for CLEANUP. */
void store_drop(struct store **store);

/* store_set_wait(store, wait_ms): for another run; STORE_WAIT_MS at start. */
void store_set_wait(struct store *store, int wait_ms);

/*
 * store_put(store, snapshot, err):
 * Add the sealed ${snapshot} to its series in one transaction and fill in its
 * number, previous link and link.  Refuse one that began before the newest of
 * the series ended (a clock that ran back).  On failure nothing was added.
 * Objects in a list that was not collected are not kept.
 */
int store_put(
    struct store *store, struct snapshot *snapshot, struct err *err) MUST_USE;

/* Header of a stored snapshot. */
struct store_header {
	int64_t number;
	strview tenant;
	strview tenant_name;
	strview series;
	int64_t started;
	int64_t finished;
	struct digest content_digest;
	struct digest link;
	struct digest previous_link;
	kind_set complete;
	kind_set partial;
};

/*
 * store_headers(store, tenant, series, arena, headers, count, err):
 * All headers, oldest first; ${tenant} and ${series} "" for any.  Links are as
 * stored; store_get recomputes them.
 */
int store_headers(struct store *store, strview tenant, strview series,
    struct arena *arena, struct store_header **headers, size_t *count,
    struct err *err) MUST_USE;

/*
 * store_get(store, tenant, series, number, snapshot, err):
 * Snapshot ${number}, 0 for the newest, sealed and with all digests, for
 * snapshot_free.  Digests are recomputed and compared: ERR_STORE, naming the
 * object, list or header, when the history was altered.  ERR_NOT_FOUND when
 * there is none.  A list that lacks a field which this program has come to
 * expect is partial, though it was complete when it was put.
 */
int store_get(struct store *store, strview tenant, strview series,
    int64_t number, struct snapshot **snapshot, struct err *err) MUST_USE;

/*
 * store_changed(store, tenant, series, numbers, whole, snapshots, err):
 * The two snapshots ${numbers} without the objects that are the same in both,
 * but with all of the kinds in ${whole}.  Headers, coverage and the digests of
 * all lists are verified as by store_get; the bodies that are left out are not
 * read.  list->elided says how many.
 */
int store_changed(struct store *store, strview tenant, strview series,
    const int64_t numbers[2], kind_set whole, struct snapshot *snapshots[2],
    struct err *err) MUST_USE;

/*
 * store_base(store, tenant, series, number, snapshot, err):
 * The state to compare snapshot ${number} with: of each kind the last list
 * before it that was complete; kinds that never were are not collected.
 * ${number} is as in store_get.  Number, times and links are those of the
 * newest snapshot that a list was taken from.  NULL in ${snapshot} when
 * nothing complete came before.
 */
int store_base(struct store *store, strview tenant, strview series,
    int64_t number, struct snapshot **snapshot, struct err *err) MUST_USE;

/*
 * store_history(store, tenant, series, arena, history):
 * Make ${history} of all that is stored of a series; it reads when it is asked,
 * from ${store}, which has to stay open.  ERR_STORE from its functions when the
 * history was altered.
 */
void store_history(struct store *store, strview tenant, strview series,
    struct arena *arena, struct history *history);

/*
 * store_known(store, tenant, series, number, snapshot, err):
 * What was known before snapshot ${number}: as store_base, and of each list
 * that was read in part since, what was seen of it then.  A kind that was never
 * complete is partial with what was ever seen of it.  NULL in ${snapshot} when
 * it is the first of its series.
 */
int store_known(struct store *store, strview tenant, strview series,
    int64_t number, struct snapshot **snapshot, struct err *err) MUST_USE;

/* A series of snapshots of one tenant. */
struct store_series {
	int64_t id; /* row */
	strview tenant;
	strview name; /* "live" or "import:<label>" */
};

/* store_series(store, arena, series, count, err): by tenant, then name. */
int store_series(struct store *store, struct arena *arena,
    struct store_series **series, size_t *count, struct err *err) MUST_USE;

/* What became of verifying one series. */
struct store_chain {
	strview tenant;
	strview series;
	int64_t count;        /* snapshots */
	struct digest *links; /* of each, from 1 */
	int64_t *finished;    /* of each, seconds */
	int64_t pruned_below; /* bodies of states ended by then are gone; 0 */
	struct digest *prunings; /* each fixes what stays of what it took */
	size_t pruning_count;
	int64_t broken_at; /* first snapshot that does not hold; 0: none, or
	                         it is not known which */
	strview problem;   /* why, or "" */
	strview hint;      /* what to do about it, or "" */
	/* Links are those of all snapshots; else of those before the break. */
	bool is_followed;
};

/*
 * store_verify(store, arena, chains, count, err):
 * Recompute every digest and every link of all series: bodies, states, lists,
 * contents, headers, prunings, and the memory of baselines.  The problems are
 * in ${chains}; it fails when the history as such cannot be read, or when what
 * belongs to no series was altered.
 */
int store_verify(struct store *store, struct arena *arena,
    struct store_chain **chains, size_t *count, struct err *err) MUST_USE;

/* What is kept whole of each series: both, and the newest anyway. */
struct store_keep {
	int64_t newest; /* so many snapshots */
	int64_t since;  /* those that ended then or later, seconds; 0: none */
	int64_t now;
};

struct store_pruned {
	size_t snapshots; /* that can no longer be read whole */
	size_t states;    /* whose bodies went */
	size_t events;    /* that went */
};

/*
 * store_prune(store, tenant, keep, pruned, err):
 * Drop the bodies of states that ended before what is kept, for ${tenant} or,
 * when "", for all.  Headers, links, ids, digests and fingerprints (what an
 * object was called and what it did) stay for ever, so that store_verify and
 * store_life still work.  A state that still holds, or held in a snapshot that
 * is kept, stays whole.
 */
int store_prune(struct store *store, strview tenant,
    const struct store_keep *keep, struct store_pruned *pruned,
    struct err *err) MUST_USE;

/*
 * store_export(store, path, err):
 * Write all of the history into the new file ${path}, as one that can be read
 * from read-only media.  ERR_IO when there is something at ${path} already.
 */
int store_export(
    struct store *store, const char *path, struct err *err) MUST_USE;

/* What became of taking in one series. */
struct store_moved {
	strview tenant;
	strview series;
	int64_t had;          /* snapshots that were here */
	int64_t has;          /* snapshots that are here now */
	int64_t pruned_below; /* what was pruned here stays so; 0: nothing */
};

/*
 * store_import(store, path, arena, moved, count, err):
 * Take in the history in the file ${path}, which is verified first.  A series
 * that is here already has to be the beginning of the one there, or the other
 * way round: ERR_TRUST, naming the first snapshot in which they differ.  What
 * came after is added, and nothing that was pruned here comes back.  The memory
 * of baselines comes with it.  On failure nothing was changed.
 */
int store_import(struct store *store, const char *path, struct arena *arena,
    struct store_moved **moved, size_t *count, struct err *err) MUST_USE;

/* One state of an object. */
struct store_state {
	int64_t first; /* snapshot in which it began */
	int64_t until; /* in which it was no longer; 0: it holds */
	struct object object;
	bool is_pruned; /* name and what it did, no more */
};

/* One object over time, by id; states by first. */
struct store_life {
	int64_t series_id;
	strview tenant;
	strview series;
	enum kind kind;
	strview id;
	struct store_state *states;
	size_t count;
};

/*
 * store_life(store, tenant, series, word, arena, lives, count, err):
 * The objects whose id is ${word}, or that were ever called so, of all kinds;
 * "kind/word" narrows it to one kind.  ${tenant} and ${series} "" for any.
 */
int store_life(struct store *store, strview tenant, strview series,
    strview word, struct arena *arena, struct store_life **lives, size_t *count,
    struct err *err) MUST_USE;

/*
 * store_finished(store, series_id, number, finished, err):
 * When snapshot ${number} ended, seconds; ERR_STORE when it is missing.
 */
int store_finished(struct store *store, int64_t series_id, int64_t number,
    int64_t *finished, struct err *err) MUST_USE;

/* A baseline that was accepted by an audit, so that none goes back. */
struct store_baseline {
	int64_t serial;
	struct digest digest;
	int64_t accepted; /* seconds */
};

/*
 * store_last_baseline(store, tenant, baseline, has, err),
 * store_accept_baseline(store, tenant, baseline, err):
 * The memory of serials, one for each tenant.  The last one is that with the
 * highest serial.  Accepting it again does nothing; ERR_TRUST for a serial
 * below it, or the same with another digest.
 */
int store_last_baseline(struct store *store, strview tenant,
    struct store_baseline *baseline, bool *has, struct err *err) MUST_USE;
int store_accept_baseline(struct store *store, strview tenant,
    const struct store_baseline *baseline, struct err *err) MUST_USE;

#endif
