/*
 * succession.h - does this baseline follow what was accepted before?
 */
#ifndef AUDITOR_AUDIT_SUCCESSION_H
#define AUDITOR_AUDIT_SUCCESSION_H

#include "auditor/audit/hold.h"

/*
 * succession_check(request, baseline, arena, verdict, err):
 * Hold the trusted ${baseline} against the memory of request->store and the
 * documents beside it: refuse in ${verdict} one that goes back, forks, leaves
 * a gap, narrows its scope in silence, or comes from a time that is not yet;
 * note what cannot be known.  Fails only when the store does.
 */
int succession_check(const struct hold_request *request,
    const struct baseline *baseline, struct arena *arena,
    struct baseline_verdict *verdict, struct err *err) MUST_USE;

#endif
