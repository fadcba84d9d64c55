/*
 * sarif.h - SARIF 2.1.0 (OASIS Standard) for code scanning services.
 *
 * A finding is a result; an accepted one is suppressed, a resolved one absent.
 * What was not assessed is a notification of the invocation.  Objects of a
 * tenant have no file: their location is the path KIND/ID below TENANT.
 */
#ifndef AUDITOR_REPORT_SARIF_H
#define AUDITOR_REPORT_SARIF_H

#include "auditor/report/report.h"

/* sarif_render(result, style, out): see report.h; no style matters. */
void sarif_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out);

#endif
