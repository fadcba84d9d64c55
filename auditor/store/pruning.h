/*
 * pruning.h - what went from a series, and what stays of it for ever.
 *
 * A pruning takes the bodies of states that ended at or before a snapshot.
 * Headers, links, ids and record digests stay as they are, and of each body a
 * fingerprint: its state digest, what it does, and a sketch: a body with the
 * name and, of the objects that direct mail, the behaviour.  The digest of a
 * pruning covers its fingerprints and the pruning before it.
 */
#ifndef AUDITOR_STORE_PRUNING_H
#define AUDITOR_STORE_PRUNING_H

#include "auditor/base/strbuf.h"
#include "auditor/model/snapshot.h"
#include "auditor/store/query.h"

struct pruning {
	int64_t number; /* in its series, from 1 */
	int64_t below;  /* states that ended up to here went */
	int64_t made;   /* seconds */
	struct digest previous;
	struct digest digest;
};

/*
 * pruning_last(store, series_id, last, err):
 * The newest one; all zero when there was none.
 */
int pruning_last(struct store *store, int64_t series_id, struct pruning *last,
    struct err *err) MUST_USE;

/*
 * pruning_digest(store, series_id, pruning, digest, err):
 * The digest over ${pruning} and the fingerprints that stand in the history.
 */
int pruning_digest(struct store *store, int64_t series_id,
    const struct pruning *pruning, struct digest *digest,
    struct err *err) MUST_USE;

/*
 * pruning_add(store, series_id, pruning, err),
 * pruning_seal(store, series_id, pruning, err):
 * Begin ${pruning}, without a digest yet; and when its fingerprints are there,
 * fill the digest in, here and in ${pruning}.
 */
int pruning_add(struct store *store, int64_t series_id,
    const struct pruning *pruning, struct err *err) MUST_USE;
int pruning_seal(struct store *store, int64_t series_id,
    struct pruning *pruning, struct err *err) MUST_USE;

/*
 * pruning_verify(store, series_id, arena, prunings, count, err):
 * All of them, oldest first; fail at the first that does not agree with its
 * digest or the one before.
 */
int pruning_verify(struct store *store, int64_t series_id, struct arena *arena,
    struct pruning **prunings, size_t *count, struct err *err) MUST_USE;

/* pruning_sketch(object, buf): append the sketch of ${object}. */
void pruning_sketch(const struct object *object, struct strbuf *buf);

/*
 * pruning_took(store, series_id, kind, number, taken, err):
 * Whether some object of ${kind} in snapshot ${number} has lost its body.
 */
int pruning_took(struct store *store, int64_t series_id, enum kind kind,
    int64_t number, bool *taken, struct err *err) MUST_USE;

#endif
