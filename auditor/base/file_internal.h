/*
 * file_internal.h - between file.c and draft.c.
 */
#ifndef AUDITOR_BASE_FILE_INTERNAL_H
#define AUDITOR_BASE_FILE_INTERNAL_H

#include "auditor/base/err.h"

/* file_fail(err, fmt, ...): what could not be done, a msgid such as "cannot read
 * %s", then errno in words, with a hint where there is one.  Return -1. */
int file_fail(struct err *err, const char *fmt, ...) PRINTF(2, 3);

/* file_close(fd): close for CLEANUP; -1 and the standard ones stay. */
void file_close(int *fd);

#endif
