/*
 * ids.h - which objects were there when a list was last known.
 */
#ifndef AUDITOR_STORE_IDS_H
#define AUDITOR_STORE_IDS_H

#include "auditor/model/kind.h"
#include "auditor/store/store.h"

/*
 * store_ids(store, tenant, series, kind, arena, ids, count, err):
 * The ids of all objects of ${kind} whose state has not ended, sorted; none
 * when there is no such series.
 */
int store_ids(struct store *store, strview tenant, strview series,
    enum kind kind, struct arena *arena, strview **ids, size_t *count,
    struct err *err) MUST_USE;

#endif
