/*
 * renewal_walk.h - changes decided one by one, as `git add -p` does it.
 */
#ifndef CMD_RENEWAL_WALK_H
#define CMD_RENEWAL_WALK_H

#include "cmd/renewal_changes.h"

/*
 * renewal_walk(units, arena, err):
 * Show each change on standard output and read from standard input what is to
 * become of it; what was skipped is asked for once more.  Fail (ERR_USAGE)
 * when the input ends before all is decided.
 */
int renewal_walk(
    struct renewal_units *units, struct arena *arena, struct err *err) MUST_USE;

#endif
