/*
 * hold_internal.h - what those share who judge a baseline.
 */
#ifndef AUDITOR_AUDIT_HOLD_INTERNAL_H
#define AUDITOR_AUDIT_HOLD_INTERNAL_H

#include "auditor/audit/result.h"

/* Seconds by which the clocks of two machines may differ. */
#define HOLD_CLOCK_SLACK 300

/* Days before its end from which on a document is said to expire soon. */
#define HOLD_WARN_DAYS 14

/* hold_refuse(arena, verdict, state, problem, hint): it is not trusted. */
void hold_refuse(struct arena *arena, struct baseline_verdict *verdict,
    enum baseline_state state, strview problem, const char *hint);

/* hold_note(verdict, arena, note): something people should know. */
void hold_note(
    struct baseline_verdict *verdict, struct arena *arena, strview note);

#endif
