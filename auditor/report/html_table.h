/*
 * html_table.h - tables that turn into cards on a narrow screen.
 */
#ifndef AUDITOR_REPORT_HTML_TABLE_H
#define AUDITOR_REPORT_HTML_TABLE_H

#include "auditor/report/html_internal.h"

/* html_table(report, caption, columns, count): open a table and its body. */
void html_table(struct html_report *report, const char *caption,
    const struct html_column *columns, size_t count);
void html_table_end(struct html_report *report);

/* html_row(report, columns): open a row of that table; htmlw_end ends it. */
void html_row(struct html_report *report, const struct html_column *columns);

/* html_cell(report): open the next cell of the row; htmlw_end ends it. */
void html_cell(struct html_report *report);

/* html_number(report, number): a cell. */
void html_number(struct html_report *report, uint64_t number);

/* html_object(report, kind, id, name): kind, name and id of an object. */
void html_object(
    struct html_report *report, enum kind kind, strview id, strview name);

#endif
