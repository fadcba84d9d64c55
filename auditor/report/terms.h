/*
 * terms.h - how the points of a finding came about, term by term.
 */
#ifndef AUDITOR_REPORT_TERMS_H
#define AUDITOR_REPORT_TERMS_H

#include "auditor/audit/result.h"
#include "auditor/base/strbuf.h"

/*
 * terms_explain(result, which, arena, out, err):
 * Append for people all terms of each finding that ${which}, "CHECK" or
 * "CHECK:ID", names: base points, factors, the score of its object, and its
 * part in the chain.  Fail with ERR_USAGE, naming what there is, when there is
 * no such finding.
 */
int terms_explain(const struct audit_result *result, strview which,
    struct arena *arena, struct strbuf *out, struct err *err) MUST_USE;

#endif
