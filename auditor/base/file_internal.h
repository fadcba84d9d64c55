/*
 * file_internal.h - between file.c and draft.c.
 */
#ifndef AUDITOR_BASE_FILE_INTERNAL_H
#define AUDITOR_BASE_FILE_INTERNAL_H

#include "auditor/base/err.h"

/* file_fail(err, doing, path): errno in words, with a hint where there is one.
 * Return -1. */
int file_fail(struct err *err, const char *doing, const char *path);

/* file_close(fd): close for CLEANUP; -1 and the standard ones stay. */
void file_close(int *fd);

#endif
