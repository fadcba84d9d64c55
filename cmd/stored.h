/*
 * stored.h - what is said of a snapshot once it is in the history.
 */
#ifndef CMD_STORED_H
#define CMD_STORED_H

#include "auditor/model/snapshot.h"

/* stored_announce(snapshot, err): number, counts and link, to stdout. */
int stored_announce(const struct snapshot *snapshot, struct err *err) MUST_USE;

/* stored_is_complete(snapshot): every list and all events were read whole. */
bool stored_is_complete(const struct snapshot *snapshot);

#endif
