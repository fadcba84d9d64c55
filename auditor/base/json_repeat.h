/*
 * json_repeat.h - objects in which a key stands twice.
 *
 * One of the two values would be hidden, and another reader may have shown the
 * other one.
 */
#ifndef AUDITOR_BASE_JSON_REPEAT_H
#define AUDITOR_BASE_JSON_REPEAT_H

#include "auditor/base/json.h"

/*
 * json_repeat(members, count, arena, key):
 * Whether two of the ${count} ${members} have the same ${key}: that of the
 * second.
 */
bool json_repeat(const struct json *members, size_t count, struct arena *arena,
    strview *key);

/* json_repeat_drop(object, arena): of equal keys leave the last one. */
void json_repeat_drop(struct json *object, struct arena *arena);

#endif
