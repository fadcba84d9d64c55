/*
 * html_table.h - tables that turn into cards on a narrow screen.
 */
#ifndef AUDITOR_REPORT_HTML_TABLE_H
#define AUDITOR_REPORT_HTML_TABLE_H

#include "auditor/report/html_internal.h"

/* html_table(report, caption, columns, count): open a table and its body. */
void html_table(struct html_report *report, const char *caption,
    const char *const *columns, size_t count);
void html_table_end(struct html_report *report);

/* html_cell(report, label): open a cell; ${label} is its column. */
void html_cell(struct html_report *report, const char *label);

/* html_object(report, kind, id, name): kind, name and id of an object. */
void html_object(
    struct html_report *report, enum kind kind, strview id, strview name);

#endif
