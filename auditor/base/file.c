/*
 * file.c - files read with a limit and published whole or not at all.
 */
#include "auditor/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "auditor/base/draft.h"
#include "auditor/base/file_internal.h"
#include "auditor/base/input.h"
#include "auditor/base/lang.h"

#include "auditor/base/banned.h"

#define CHUNK 65536

void
file_close(int *fd)
{
	if (*fd > STDERR_FILENO)
		(void)close(*fd);
}

static const struct {
	int code;
	const char *hint;
} hints[] = {
    {ENOENT, N_("check the path; a relative one begins at the current folder")},
    {EACCES, N_("check who owns it and its mode")},
    {EPERM, N_("check who owns it and its mode")},
    {EROFS, N_("choose a place that can be written to")},
    {ENOSPC, N_("free some space on that disk")},
    {EFBIG, N_("free some space, or raise the limit of file sizes")},
    {EISDIR, N_("name a file")},
};

int
file_fail(struct err *err, const char *fmt, ...)
{
	int code = errno;
	char what[PATH_MAX + 256];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(what, sizeof(what), lang(fmt), args);
	va_end(args);
	(void)err_set(err, code == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s",
	    what, err_errno(code));
	for (size_t i = 0; i < COUNT_OF(hints); i++) {
		if (hints[i].code == code)
			return err_hint(err, "%s", lang(hints[i].hint));
	}
	return -1;
}

int
file_read(
    const char *path, size_t max_bytes, struct strbuf *buf, struct err *err)
{
	CLEANUP(input_done) struct input input = {.fd = -1};
	char chunk[CHUNK];
	size_t total = 0;
	size_t got;

	TRY(input_open(path, path, &input, err));
	for (;;) {
		TRY(input_read(&input, chunk, sizeof(chunk), &got, err));
		if (got == 0)
			break;
		total += got;
		if (total > max_bytes)
			return err_set(err, ERR_LIMIT,
			    "%s is larger than %zu bytes", path, max_bytes);
		strbuf_add(buf, (strview){chunk, got});
	}
	return strbuf_check(buf, path, err);
}

int
file_publish(const char *path, strview bytes, mode_t mode, struct err *err)
{
	CLEANUP(draft_done) struct draft draft = {0};

	TRY(draft_write(path, bytes, mode, &draft, err));
	return draft_publish(&draft, err);
}

int
file_create(const char *path, strview bytes, mode_t mode, struct err *err)
{
	CLEANUP(draft_done) struct draft draft = {0};

	TRY(draft_write(path, bytes, mode, &draft, err));
	return draft_create(&draft, err);
}

static int
check_folder(const char *path, struct err *err)
{
	struct stat info;

	if (stat(path, &info) != 0)
		return file_fail(err, "cannot create folder %s", path);
	if (S_ISDIR(info.st_mode))
		return 0;
	errno = ENOTDIR;
	return file_fail(err, "cannot create folder %s", path);
}

int
file_make_folder(const char *path, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf part = {0};

	strbuf_add_text(&part, path);
	for (size_t i = 1; i <= part.len; i++) {
		if (part.ptr[i] != '/' && part.ptr[i] != '\0')
			continue;
		char kept = part.ptr[i];
		part.ptr[i] = '\0';
		if (mkdir(part.ptr, 0700) != 0 && errno != EEXIST)
			return file_fail(
			    err, "cannot create folder %s", part.ptr);
		part.ptr[i] = kept;
	}
	return check_folder(path, err);
}

bool
file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool
file_is_plain(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}
