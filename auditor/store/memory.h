/*
 * memory.h - the memory of accepted baselines and trust documents, moved.
 */
#ifndef AUDITOR_STORE_MEMORY_H
#define AUDITOR_STORE_MEMORY_H

#include "auditor/store/db.h"

/*
 * memory_take(store, other, err):
 * The highest number that was accepted in ${other}, for each tenant, is known
 * in ${store} from now on.  It is part of the transaction of the caller.
 */
int memory_take(
    struct store *store, struct store *other, struct err *err) MUST_USE;

#endif
