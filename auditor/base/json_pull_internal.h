/*
 * json_pull_internal.h - shared by the files json_pull*.c.
 */
#ifndef AUDITOR_BASE_JSON_PULL_INTERNAL_H
#define AUDITOR_BASE_JSON_PULL_INTERNAL_H

#include "auditor/base/json_pull.h"

/*
 * json_pull_drop_repeats(object, arena):
 * Of members with equal keys keep the last one.
 */
void json_pull_drop_repeats(struct json *object, struct arena *arena);

#endif
