/*
 * baseline_gate.h - no tenant becomes a baseline with open findings.
 */
#ifndef CMD_BASELINE_GATE_H
#define CMD_BASELINE_GATE_H

#include "auditor/check/check.h"

/*
 * baseline_gate(input, scope, arena, err):
 * Run the catalogue on ${input} and name, on standard error, each finding of
 * medium or more that neither policy nor approval covers: those about kinds of
 * ${scope}, and attack chains whatever they are about.  Fail (ERR_USAGE) when
 * there are any.
 */
int baseline_gate(const struct check_input *input, kind_set scope,
    struct arena *arena, struct err *err) MUST_USE;

#endif
