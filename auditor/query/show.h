/*
 * show.h - the rows of a statement as table, CSV or JSON.
 *
 * What is shown may be foreign text and may be shown on a terminal: control,
 * invisible and direction-changing characters are escaped in all three.
 */
#ifndef AUDITOR_QUERY_SHOW_H
#define AUDITOR_QUERY_SHOW_H

#include "auditor/query/select.h"

enum show_format {
	SHOW_TABLE, /* columns under their names */
	SHOW_CSV,   /* RFC 4180; a text that a spreadsheet would take for a
	               formula has an apostrophe in front */
	SHOW_JSON,  /* an array with an object a row */
};

/* show_find(word, format): table, csv or json. */
bool show_find(strview word, enum show_format *format);

/*
 * show_rows(select, format, out, count, err):
 * Step ${select}, which was begun, to its end; append what it gives to ${out}
 * and set ${count} to the number of rows.
 */
int show_rows(struct select *select, enum show_format format,
    struct strbuf *out, size_t *count, struct err *err) MUST_USE;

#endif
