/*
 * given_whole.h - objects of tests that name only what matters.
 */
#ifndef TESTS_UNIT_AUDITOR_DIFF_GIVEN_WHOLE_H
#define TESTS_UNIT_AUDITOR_DIFF_GIVEN_WHOLE_H

#include <string.h>

#include "auditor/base/json.h"
#include "auditor/model/kind.h"

/* Add the expected fields that ${raw} leaves out, as empty. */
static inline struct json
given_whole(enum kind kind, const struct json *raw, struct arena *room)
{
	struct json whole = *raw;
	size_t count;
	const struct field *fields = kind_fields(kind, &count);

	whole.items = arena_alloc(room, raw->count + count, sizeof(*raw));
	memcpy(whole.items, raw->items, raw->count * sizeof(*raw));
	for (size_t i = 0; i < count; i++) {
		strview name = sv_from(fields[i].name);
		if ((fields[i].flags & FIELD_EXPECTED) != 0 &&
		    json_get(raw, name) == NULL)
			whole.items[whole.count++] =
			    (struct json){.type = JSON_NULL, .key = name};
	}
	return whole;
}

#endif
