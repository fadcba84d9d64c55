/*
 * recreate.h - what was removed and came back under another id.
 */
#ifndef AUDITOR_DIFF_RECREATE_H
#define AUDITOR_DIFF_RECREATE_H

#include "auditor/diff/pairing.h"

/*
 * recreate_find(before, after, pairing, arena, count):
 * Pair removed with added objects whose behaviour is equal and says something:
 * when the name is equal too, or when no other object of either list behaves
 * so, since otherwise nothing tells which became which.  The pairs, by id of
 * what was added, are taken out of ${pairing}.
 */
struct pair *recreate_find(const struct object_list *before,
    const struct object_list *after, struct pairing *pairing,
    struct arena *arena, size_t *count);

#endif
