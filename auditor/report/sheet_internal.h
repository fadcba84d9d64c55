/*
 * sheet_internal.h - rows of fields; for sheet*.c.
 */
#ifndef AUDITOR_REPORT_SHEET_INTERNAL_H
#define AUDITOR_REPORT_SHEET_INTERNAL_H

#include "auditor/base/strbuf.h"

struct sheet_table {
	struct strbuf *out;
	bool is_in_row;
};

/* sheet_begin(table, names, count): the byte order mark and the head. */
void sheet_begin(
    struct sheet_table *table, const char *const *names, size_t count);

/* sheet_field(table, text), sheet_number(table, number): the next of the row. */
void sheet_field(struct sheet_table *table, strview text);
void sheet_number(struct sheet_table *table, size_t number);

/* sheet_blank(table, count): so many empty fields. */
void sheet_blank(struct sheet_table *table, size_t count);

void sheet_end_row(struct sheet_table *table);

#endif
