/*
 * near.h - the word that was probably meant by a mistyped one.
 */
#ifndef AUDITOR_BASE_NEAR_H
#define AUDITOR_BASE_NEAR_H

#include <stddef.h>

#include "auditor/base/strview.h"

struct near {
	strview word;    /* as it was typed */
	strview found;   /* the nearest so far; empty: none is near */
	size_t distance; /* of it */
};

/*
 * near_try(near, candidate):
 * Keep ${candidate} when it is nearer than what was found, and near enough: a
 * third of the longer word may be wrong, at most two letters.  Letters are
 * missing, too many, others, or two of them swapped; case does not count.
 */
void near_try(struct near *near, strview candidate);

#endif
