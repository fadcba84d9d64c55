/*
 * schema.h - members that a service began, or ceased, to return for a kind.
 *
 * Such a member differs in every object at once and says nothing about any of
 * them: it is noted once.  One that comes or goes with single objects is not
 * of this sort.
 */
#ifndef AUDITOR_DIFF_SCHEMA_H
#define AUDITOR_DIFF_SCHEMA_H

#include "auditor/diff/pairing.h"

struct schema_path {
	const strview *keys; /* {"keyCredentials", "keyId"} */
	size_t depth;        /* of keys, 1 for a field of the object itself */
	strview shown;       /* "keyCredentials.keyId" */
	bool has_appeared;
};

struct schema {
	enum kind kind;
	struct schema_path *at; /* by what is shown; appeared ones last */
	size_t count;
	size_t cap;
};

/*
 * schema_find(before, after, pairing, arena, schema):
 * Find the members that no object of one list has, and of the other list every
 * object that is in both.  ${schema} lives in ${arena} and borrows from both
 * lists.
 */
void schema_find(const struct object_list *before,
    const struct object_list *after, const struct pairing *pairing,
    struct arena *arena, struct schema *schema);

#endif
