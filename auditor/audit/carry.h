/*
 * carry.h - what is known from before where nothing could be read now.
 */
#ifndef AUDITOR_AUDIT_CARRY_H
#define AUDITOR_AUDIT_CARRY_H

#include "auditor/model/snapshot.h"

/*
 * carry_forward(now, base, arena):
 * ${now}, with the objects of ${base} added to each list that was not read
 * whole; objects seen now win.  Coverage stays that of ${now}.  Borrows from
 * both; returns ${now} itself when there is nothing to add.  ${carried} is set
 * to the kinds that were filled up from a complete list.
 */
const struct snapshot *carry_forward(const struct snapshot *now,
    const struct snapshot *base, struct arena *arena, kind_set *carried);

#endif
