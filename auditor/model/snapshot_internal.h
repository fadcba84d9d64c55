/*
 * snapshot_internal.h - shared by snapshot.c and snapshot_lean.c.
 */
#ifndef AUDITOR_MODEL_SNAPSHOT_INTERNAL_H
#define AUDITOR_MODEL_SNAPSHOT_INTERNAL_H

#include "auditor/model/snapshot.h"

/*
 * snapshot_note_fields(snapshot, list, members):
 * Add the names of ${members}, which are sorted, to list->fields.
 */
void snapshot_note_fields(struct snapshot *snapshot, struct object_list *list,
    const struct json *members);

/* snapshot_add_lean: snapshot_add of a lean snapshot. */
int snapshot_add_lean(struct snapshot *snapshot, enum kind kind,
    const struct json *raw, struct err *err) MUST_USE;

#endif
