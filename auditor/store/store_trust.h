/*
 * store_trust.h - the memory of trust documents, so that none goes back.
 */
#ifndef AUDITOR_STORE_STORE_TRUST_H
#define AUDITOR_STORE_STORE_TRUST_H

#include "auditor/store/store.h"

/*
 * store_last_trust(store, tenant, trust, has, err),
 * store_accept_trust(store, tenant, trust, err):
 * As store_last_baseline and store_accept_baseline; the serial is the version.
 */
int store_last_trust(struct store *store, strview tenant,
    struct store_baseline *trust, bool *has, struct err *err) MUST_USE;
int store_accept_trust(struct store *store, strview tenant,
    const struct store_baseline *trust, struct err *err) MUST_USE;

#endif
