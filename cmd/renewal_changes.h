/*
 * renewal_changes.h - what changed since the baseline, to be taken or left.
 */
#ifndef CMD_RENEWAL_CHANGES_H
#define CMD_RENEWAL_CHANGES_H

#include "auditor/diff/diff.h"
#include "baselines/baseline.h"

enum renewal_choice {
	RENEWAL_UNDECIDED, /* left, unless it is decided later */
	RENEWAL_LEFT,
	RENEWAL_TAKEN,
};

/* All that changed of one object, or a property that came to all of a kind. */
struct renewal_unit {
	enum kind kind;
	strview id;                   /* "" for a property */
	strview name;                 /* foreign; of a property: its name */
	const struct change *changes; /* of that object */
	size_t count;
	const struct schema_note *note; /* or NULL */
	enum renewal_choice choice;
};

struct renewal_units {
	struct diff diff;
	struct renewal_unit *at;
	size_t count;
};

/*
 * renewal_units_find(base, now, scope, arena, units):
 * What changed from ${base} to ${now} in the kinds of ${scope} that ${base}
 * judges.
 */
void renewal_units_find(const struct baseline *base, const struct snapshot *now,
    kind_set scope, struct arena *arena, struct renewal_units *units);

/*
 * renewal_units_choose(units, word, err):
 * Take the unit that ${word} names: KIND:ID or KIND:NAME.
 */
int renewal_units_choose(
    struct renewal_units *units, const char *word, struct err *err) MUST_USE;

/*
 * renewal_units_apply(units, base, now, scope, err):
 * The objects of the next baseline, for snapshot_free: those of ${base} with
 * the changes that were taken, and the lists of ${now} that ${scope} adds,
 * which have to be whole; what is not in ${scope} is there as in ${now}, since
 * objects name each other.  Borrows from both.
 */
int renewal_units_apply(const struct renewal_units *units,
    const struct baseline *base, const struct snapshot *now, kind_set scope,
    struct snapshot **objects, struct err *err) MUST_USE;

/* renewal_units_put(unit, arena, out): append it, safe for a terminal. */
void renewal_units_put(
    const struct renewal_unit *unit, struct arena *arena, struct strbuf *out);

#endif
