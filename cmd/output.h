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

/* output_error(err): one line on standard error, and one for the hint. */
void output_error(const struct err *err);

/* output_note(is_quiet, fmt, ...): one line on standard error. */
void output_note(bool is_quiet, const char *fmt, ...) PRINTF(2, 3);

#endif
