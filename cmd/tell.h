/*
 * tell.h - notify those whom the configuration names.
 */
#ifndef CMD_TELL_H
#define CMD_TELL_H

#include "cmd/session.h"

/*
 * tell_people(session, result, is_quiet, arena):
 * What changed since they were last told; that is kept beside the history.
 * Whatever goes wrong is reported on standard error and fails no audit.
 */
void tell_people(const struct session *session,
    const struct audit_result *result, bool is_quiet, struct arena *arena);

#endif
