/*
 * carry.h - what is known from before where nothing could be read now.
 */
#ifndef AUDITOR_AUDIT_CARRY_H
#define AUDITOR_AUDIT_CARRY_H

#include "auditor/model/snapshot.h"

/*
 * carry_forward(now, base, arena, carried):
 * ${now}, with the objects of ${base} added to each list that was not read
 * whole; what was seen now wins, and where an object came without some of its
 * properties, those are as they were.  Coverage stays that of ${now}.  Borrows from
 * both; returns ${now} itself when there is nothing to add.  ${carried} is set
 * to the kinds not read whole of which ${base} has a complete list.
 */
const struct snapshot *carry_forward(const struct snapshot *now,
    const struct snapshot *base, struct arena *arena, kind_set *carried);

#endif
