/*
 * baseline_internal.h - what writing and reading a baseline share.
 */
#ifndef BASELINES_BASELINE_INTERNAL_H
#define BASELINES_BASELINE_INTERNAL_H

#include "auditor/base/strbuf.h"
#include "baselines/baseline.h"

/*
 * baseline_write(baseline, objects, out, err):
 * Append the document of ${baseline} over ${objects}, whose lists in scope must
 * be complete; baseline->objects and baseline->digest play no part.  Fail when
 * it says something that no baseline may say.
 */
int baseline_write(const struct baseline *baseline,
    const struct snapshot *objects, struct strbuf *out,
    struct err *err) MUST_USE;

#endif
