/*
 * csv.h - tables of comma-separated values (RFC 4180), row by row.
 */
#ifndef AUDITOR_INTAKE_CSV_H
#define AUDITOR_INTAKE_CSV_H

#include "auditor/base/json.h"
#include "auditor/intake/feed.h"

/* A table while it is read; {0} before csv_begin, for csv_done. */
struct csv {
	struct feed *feed;
	struct arena *arena; /* of the names of the columns */
	strview *columns;
	size_t column_count;
	char separator; /* comma, semicolon, tab; '\0' until it is known */
	bool is_over;
};

void csv_done(struct csv *csv);

/*
 * csv_begin(csv, feed, err):
 * Read the names of the columns.  A line "#TYPE …", which Export-Csv writes
 * first, is skipped; a line "sep=;" names the separator.
 */
int csv_begin(struct csv *csv, struct feed *feed, struct err *err) MUST_USE;

/*
 * csv_next(csv, arena, object, is_one, err):
 * The next row as an ${object} of texts, in ${arena}; ${is_one} is false at the
 * end.  A row of more cells than there are columns, or of fewer, fails; an
 * empty line is no row.
 */
int csv_next(struct csv *csv, struct arena *arena, struct json *object,
    bool *is_one, struct err *err) MUST_USE;

/* csv_write_row(cells, count, buf): one row, quoted as RFC 4180 says. */
void csv_write_row(const strview *cells, size_t count, struct strbuf *buf);

#endif
