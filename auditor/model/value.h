/*
 * value.h - one value in canonical form; for normal.c and behaviour.c.
 */
#ifndef AUDITOR_MODEL_VALUE_H
#define AUDITOR_MODEL_VALUE_H

#include "auditor/base/json.h"
#include "auditor/base/strbuf.h"
#include "auditor/model/kind.h"

/* Where the work on one object stands. */
struct value_context {
	enum kind kind;
	struct arena *arena; /* of the results */
	struct strbuf path;  /* of the member at hand: "keyCredentials.keyId" */
	bool is_odd;         /* odd text was met */
};

/*
 * value_normalise(ctx, field, raw, result):
 * Write the canonical form of ${raw} to ${result}; ${field} is the row of
 * ctx->path or NULL.  ${result} has no key.
 */
void value_normalise(struct value_context *ctx, const struct field *field,
    const struct json *raw, struct json *result);

/* value_sort_members(object): order the members by name. */
void value_sort_members(struct json *object);

#endif
