/*
 * strip.h - values without the members that came or went everywhere.
 */
#ifndef AUDITOR_DIFF_STRIP_H
#define AUDITOR_DIFF_STRIP_H

#include "auditor/diff/schema.h"

/*
 * strip_member(schema, member, arena):
 * The field ${member} without the nested members listed in ${schema}, its sets
 * in order again; ${member} itself when there is nothing to leave out.
 * ${schema} may be NULL.
 */
const struct json *strip_member(const struct schema *schema,
    const struct json *member, struct arena *arena);

#endif
