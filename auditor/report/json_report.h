/*
 * json_report.h - the report for programs.
 *
 * One document of schema AUDIT_SCHEMA: every member is always there, null
 * where nothing is known; times are RFC 3339 in UTC.  Odd text (utf8.h) is
 * written in its escaped form without the tag.
 */
#ifndef AUDITOR_REPORT_JSON_REPORT_H
#define AUDITOR_REPORT_JSON_REPORT_H

#include "auditor/report/report.h"

/* json_report_render(result, style, out): see report.h; no style matters. */
void json_report_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out);

#endif
