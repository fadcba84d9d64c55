/*
 * ocsf.h - events of the Open Cybersecurity Schema Framework, version 1.5.0:
 * one JSON array, an event a line.
 *
 * A finding is a Detection Finding (2004).  A control is a Compliance Finding
 * (2003): those of the control tables, or where no profile has any, those of
 * published frameworks that checks refer to, which fail while one of these
 * checks has an open finding, and are unknown while one was not assessed.
 */
#ifndef AUDITOR_REPORT_OCSF_H
#define AUDITOR_REPORT_OCSF_H

#include "auditor/report/report.h"

/* ocsf_render(result, style, out): see report.h; no style matters. */
void ocsf_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out);

#endif
