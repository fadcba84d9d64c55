/*
 * sheet.h - tables for spreadsheets (RFC 4180, UTF-8 with a byte order mark).
 *
 * Every field is in quotes; texts that a spreadsheet would take for a formula
 * begin with an apostrophe.
 */
#ifndef AUDITOR_REPORT_SHEET_H
#define AUDITOR_REPORT_SHEET_H

#include "auditor/report/report.h"

/*
 * sheet_render(result, style, out):
 * A row for each finding, whatever its status, and one for each list or check
 * that was not assessed ("not-assessed").  No style matters.
 */
void sheet_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out);

/*
 * sheet_plan_render(result, style, out):
 * A row for each thing to be done, most urgent first, with empty columns for
 * owner and due date: open findings, then what keeps lists from being read.
 */
void sheet_plan_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out);

#endif
