/*
 * fold.h - names without disguise.
 *
 * Patterns run on fold(); ICU's skeleton, which maps ASCII too (Test01 becomes
 * TestOl), serves only to compare two names with each other.
 */
#ifndef AUDITOR_BASE_FOLD_H
#define AUDITOR_BASE_FOLD_H

#include <stdbool.h>

#include "auditor/base/arena.h"
#include "auditor/base/strview.h"

/*
 * fold(name, arena):
 * NFKC, invisible and odd characters dropped, look-alikes mapped to Latin,
 * white space collapsed and trimmed, ASCII lower case.  Folding again changes
 * nothing.  Of a name longer than a megabyte the rest is left out.
 */
strview fold(strview name, struct arena *arena) MUST_USE;

/* fold_skeleton(name, arena): UTS #39 skeleton, for comparing two names. */
strview fold_skeleton(strview name, struct arena *arena) MUST_USE;

/*
 * fold_domain(domain, arena):
 * What a domain reads as: labels in Punycode (xn--, RFC 3492) as their letters.
 * What cannot be decoded, and a domain longer than a kilobyte, as it stands.
 */
strview fold_domain(strview domain, struct arena *arena) MUST_USE;

/*
 * What hides in a name; pure Japanese, Cyrillic or Greek names hide nothing,
 * nor do the joiners of emoji and of scripts that need them.
 */
enum fold_disguise {
	FOLD_INVISIBLE = 1, /* zero-width or direction-changing characters */
	FOLD_MIXED = 2,     /* Latin mixed with Cyrillic, Greek and the like */
	FOLD_FULLWIDTH = 4, /* full-width ASCII without any Japanese text */
	FOLD_ODD = 8,       /* odd text (utf8.h) */
};

/* fold_disguises(name): a set of enum fold_disguise. */
unsigned fold_disguises(strview name);

/* fold_has_letter(name): some letter or digit of any script is there. */
bool fold_has_letter(strview name);

#endif
