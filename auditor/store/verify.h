/*
 * verify.h - parts of verifying a history.
 */
#ifndef AUDITOR_STORE_VERIFY_H
#define AUDITOR_STORE_VERIFY_H

#include "auditor/store/db.h"
#include "auditor/store/store.h"

/*
 * verify_series(store, series, arena, chain, err):
 * Recompute all of one series but its events.  What does not hold is in
 * ${chain}; it fails only when the history cannot be read.
 */
int verify_series(struct store *store, const struct store_series *series,
    struct arena *arena, struct store_chain *chain, struct err *err) MUST_USE;

/* verify_tell(chain, problem, arena): what does not hold, and what to do. */
void verify_tell(
    struct store_chain *chain, const struct err *problem, struct arena *arena);

/*
 * store_verify_baselines(store, err):
 * The memory of accepted baselines is what was put there.
 */
int store_verify_baselines(struct store *store, struct err *err) MUST_USE;

#endif
