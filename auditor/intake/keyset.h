/*
 * keyset.h - the keys of one object that is not read as a whole.
 */
#ifndef AUDITOR_INTAKE_KEYSET_H
#define AUDITOR_INTAKE_KEYSET_H

#include "auditor/base/arena.h"

/* {0} is empty, for keyset_done. */
struct keyset {
	struct arena *arena;
	strview *at;
	size_t count;
	size_t cap;
};

void keyset_done(struct keyset *set);

/* keyset_add(set, key): false when ${key} is there already. */
bool keyset_add(struct keyset *set, strview key) MUST_USE;

#endif
