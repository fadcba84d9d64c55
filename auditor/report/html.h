/*
 * html.h - the report as one self-contained page.
 *
 * No script, no request to anywhere: the page says so itself in its content
 * security policy, which allows its one style sheet by digest.
 */
#ifndef AUDITOR_REPORT_HTML_H
#define AUDITOR_REPORT_HTML_H

#include "auditor/report/report.h"

/* html_render(result, style, out): see report.h; no style matters. */
void html_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out);

#endif
