/*
 * output.h - results to standard output, the rest to standard error.
 */
#ifndef CMD_OUTPUT_H
#define CMD_OUTPUT_H

#include "auditor/base/err.h"
#include "auditor/base/strbuf.h"

/* output_write(text, err): to standard output, all of it. */
int output_write(strview text, struct err *err) MUST_USE;

/*
 * output_to(path, text, err):
 * Into the file ${path}, or, for NULL and "-", as output_write does.
 */
int output_to(const char *path, strview text, struct err *err) MUST_USE;

/*
 * output_is_coloured():
 * Is standard output a terminal that shows colours, and may it: neither
 * NO_COLOR (https://no-color.org) nor TERM=dumb?
 */
bool output_is_coloured(void);

/* output_error(err): one line on standard error, and one for the hint. */
void output_error(const struct err *err);

/* output_note(is_quiet, fmt, ...): one line on standard error. */
void output_note(bool is_quiet, const char *fmt, ...) PRINTF(2, 3);

/*
 * output_line(out, indent, fmt, ...):
 * Append a line to ${out}: ${indent} blanks and the text of ${fmt}, a msgid,
 * which is translated.  What is foreign in it is escaped here.
 */
void output_line(struct strbuf *out, unsigned indent, const char *fmt, ...)
    PRINTF(3, 4);

/*
 * output_cell(out, width, text):
 * Append ${text}, not escaped, and blanks up to ${width} columns, at least one.
 */
void output_cell(struct strbuf *out, size_t width, const char *text);

/* output_pair(out, width, label, value): a line: a cell, then ${value}, which
 * is escaped. */
void output_pair(
    struct strbuf *out, size_t width, const char *label, strview value);

#endif
