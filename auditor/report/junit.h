/*
 * junit.h - the audit as a run of tests, for the gates of pipelines.
 *
 * A suite for the baseline, the lists, drift, and each check; the run fails
 * exactly when the audit's exit status is not 0:
 *	failure   a finding or a change at or above the threshold
 *	error     what was not read whole, a baseline not trusted
 *	skipped   a check that could not be assessed
 * What weighs less or is accepted passes and stands in system-out.
 */
#ifndef AUDITOR_REPORT_JUNIT_H
#define AUDITOR_REPORT_JUNIT_H

#include "auditor/report/report.h"

/* junit_render(result, style, out): see report.h; no style matters. */
void junit_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out);

#endif
