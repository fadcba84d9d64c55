/*
 * store.h - history in SQLite: snapshots, versions, accepted baselines.
 *
 * A version row (series, kind, id, digest, from, to) is written when a state
 * begins and closed when it ends: by a new state whatever the coverage, by
 * disappearance only from a complete list.  Bodies are stored once by digest.
 */
#ifndef AUDITOR_STORE_STORE_H
#define AUDITOR_STORE_STORE_H

#include "auditor/model/snapshot.h"

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
 * store_base(store, tenant, series, number, snapshot, err):
 * The state to compare snapshot ${number} with: of each kind the last list
 * before it that was complete; kinds that never were are not collected.
 * ${number} is as in store_get.  Number, times and links are those of the
 * newest snapshot that a list was taken from.  NULL in ${snapshot} when
 * nothing complete came before.
 */
int store_base(struct store *store, strview tenant, strview series,
    int64_t number, struct snapshot **snapshot, struct err *err) MUST_USE;

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
