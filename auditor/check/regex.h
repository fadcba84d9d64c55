/*
 * regex.h - regular expressions of transport rules, tried on short texts.
 *
 * What Exchange takes (.NET syntax) as far as rules use it: characters and
 * escapes, . [] () (?i) (?:) | * + ? {m,n}, also lazy, ^ $ \b \d \s \w and
 * their opposites.  ASCII letter case is ignored, as Exchange does.  Patterns
 * are foreign: steps and depth are bounded.
 */
#ifndef AUDITOR_CHECK_REGEX_H
#define AUDITOR_CHECK_REGEX_H

#include <stdbool.h>

#include "auditor/base/strview.h"

enum regex_verdict {
	REGEX_MISSES,
	REGEX_FINDS,
	REGEX_UNKNOWN, /* not understood, or too much work */
};

/* regex_find(pattern, text): ${pattern} matches somewhere in ${text}. */
enum regex_verdict regex_find(strview pattern, strview text);

#endif
