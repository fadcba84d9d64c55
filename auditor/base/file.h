/*
 * file.h - files read with a limit and published whole or not at all.
 */
#ifndef AUDITOR_BASE_FILE_H
#define AUDITOR_BASE_FILE_H

#include <stdbool.h>
#include <sys/types.h>

#include "auditor/base/err.h"
#include "auditor/base/strbuf.h"
#include "auditor/base/strview.h"

/*
 * file_read(path, max_bytes, buf, err):
 * Append what ${path} holds to ${buf}; "-" is standard input.  Fail as
 * input_open and input_read do (input.h), or with ERR_LIMIT above
 * ${max_bytes}.
 */
int file_read(const char *path, size_t max_bytes, struct strbuf *buf,
    struct err *err) MUST_USE;

/*
 * file_publish(path, bytes, mode, err):
 * Make ${path} hold ${bytes}: written beside it, synchronised and renamed, so
 * that a reader sees the old file or the new one.  On failure the old file is
 * untouched and nothing is left behind.  A device or a pipe is written to as
 * it stands; behind a symbolic link the target is replaced.
 */
int file_publish(
    const char *path, strview bytes, mode_t mode, struct err *err) MUST_USE;

/* file_create(path, bytes, mode, err): the same, where nothing is yet. */
int file_create(
    const char *path, strview bytes, mode_t mode, struct err *err) MUST_USE;

/* file_make_folder(path, err): create ${path} (0700) and what is above it. */
int file_make_folder(const char *path, struct err *err) MUST_USE;

bool file_exists(const char *path);

/* file_is_plain(path): neither folder nor device nor pipe, links followed. */
bool file_is_plain(const char *path);

#endif
