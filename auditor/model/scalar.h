/*
 * scalar.h - one scalar, spelt by the type of its field.
 */
#ifndef AUDITOR_MODEL_SCALAR_H
#define AUDITOR_MODEL_SCALAR_H

#include "auditor/base/arena.h"
#include "auditor/base/json.h"
#include "auditor/model/field.h"

/*
 * scalar_normalise(field, raw, arena):
 * The canonical form of ${raw}, which is no array and no object; ${field} is
 * its row or NULL.  What does not read as its type stays as it is, odd text
 * too.  The result lives in ${arena} and has no key.
 */
struct json scalar_normalise(const struct field *field, const struct json *raw,
    struct arena *arena) MUST_USE;

#endif
