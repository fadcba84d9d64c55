/*
 * baseline_pending.h - a baseline that waits for signatures.
 */
#ifndef CMD_BASELINE_PENDING_H
#define CMD_BASELINE_PENDING_H

#include "cmd/session.h"

/*
 * baseline_pending_install(session, path, arena, problem, err):
 * Put the document that waits beside ${path} in its place, when it rests on
 * the one there and enough people have signed it; ${problem} says why not, or
 * is "".
 */
int baseline_pending_install(const struct session *session, const char *path,
    struct arena *arena, strview *problem, struct err *err) MUST_USE;

#endif
