/*
 * markdown.h - a summary for tickets and chat (CommonMark with GFM tables).
 *
 * Foreign text stands in code spans and nowhere else.
 */
#ifndef AUDITOR_REPORT_MARKDOWN_H
#define AUDITOR_REPORT_MARKDOWN_H

#include "auditor/report/report.h"

/* markdown_render(result, style, out): see report.h; no style matters. */
void markdown_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out);

#endif
