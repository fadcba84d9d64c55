/*
 * names.h - the shapes of names that the campaign of 2022 left behind.
 *
 * All patterns run on fold() of the name.
 */
#ifndef AUDITOR_CHECK_NAMES_H
#define AUDITOR_CHECK_NAMES_H

#include <stdbool.h>

#include "auditor/base/arena.h"
#include "auditor/base/strview.h"

/* names_is_ran(folded): ^ran_[a-z]{5}$ */
bool names_is_ran(strview folded);

/* names_is_test(folded): ^test(0[1-9]|01[0-2]|1[0-2])$ */
bool names_is_test(strview folded);

/*
 * names_is_domain_app(folded, domain):
 * ^(domain|first label of it)_[a-z]{3}$; ${domain} in lower case.
 */
bool names_is_domain_app(strview folded, strview domain);

/* names_is_wizard(name): "Inbound from " and a GUID; gives the GUID. */
bool names_is_wizard(strview name, strview *guid);

/*
 * names_disguise(name, arena):
 * What hides in ${name}, in words, or "" when nothing does.
 */
strview names_disguise(strview name, struct arena *arena);

/* A name made ready for comparison. */
struct name_shape {
	strview skeleton; /* UTS #39, made plain too */
	strview plain;    /* without blanks, ASCII lower case */
};

struct name_shape names_shape(strview name, struct arena *arena);

/*
 * names_look_alike(a, b):
 * They read the same and are not; letter case and blanks alone do not count.
 */
bool names_look_alike(const struct name_shape *a, const struct name_shape *b);

/* names_is_plain(name): printable ASCII, as most names are. */
bool names_is_plain(strview name);

/* names_fold(name, arena): fold(), at less cost for most names. */
strview names_fold(strview name, struct arena *arena);

/*
 * names_loose(name, arena):
 * A plain ${name} so that all that have one skeleton are the same here; some
 * that have not are too.
 */
strview names_loose(strview name, struct arena *arena);

#endif
