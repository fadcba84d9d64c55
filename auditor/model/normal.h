/*
 * normal.h - from what a service or an export says to canonical form.
 */
#ifndef AUDITOR_MODEL_NORMAL_H
#define AUDITOR_MODEL_NORMAL_H

#include "auditor/base/strbuf.h"
#include "auditor/model/object.h"

/*
 * normal_object(kind, raw, arena, object, err):
 * Make ${object} of the JSON object ${raw} as REST or PowerShell gave it:
 * keys with @ dropped, noise and secrets dropped, stamps set apart, values
 * spelt by their type.  Identity, name, body, state digest and record digest
 * are filled; the behaviour digest follows in snapshot_seal, when names of
 * other objects can be resolved.  Fail when ${raw} is no object.  ${object}
 * lives in ${arena} and borrows nothing from ${raw}.
 *
 * An object without any identity gets "unidentified:" and its digest as id.
 */
int normal_object(enum kind kind, const struct json *raw, struct arena *arena,
    struct object *object, struct err *err) MUST_USE;

/*
 * normal_restore(kind, id, body, arena, object, err):
 * Make ${object} of a stored ${id} and ${body}, as normal_object would have;
 * fails when ${body} is not in canonical form.
 */
int normal_restore(enum kind kind, strview id, strview body,
    struct arena *arena, struct object *object, struct err *err) MUST_USE;

/*
 * normal_join(object, more, arena):
 * ${object} with the state of ${more}, of the same kind and id, added to its
 * own; where both have a member, that of ${more} counts.  The result lives in
 * ${arena} and borrows from both.
 */
int normal_join(struct object *object, const struct object *more,
    struct arena *arena, struct err *err) MUST_USE;

/* normal_id(text, arena): ${text} as identity: a GUID in lower case. */
strview normal_id(strview text, struct arena *arena);

/* normal_write(value, buf): append ${value} in canonical form. */
void normal_write(const struct json *value, struct strbuf *buf);

/* normal_compare(a, b): total order of canonical values; 0 when equal. */
int normal_compare(const struct json *a, const struct json *b);

#endif
