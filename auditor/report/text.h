/*
 * text.h - the report for a terminal.
 */
#ifndef AUDITOR_REPORT_TEXT_H
#define AUDITOR_REPORT_TEXT_H

#include "auditor/report/report.h"

/* text_render(result, style, out): see report.h. */
void text_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out);

#endif
