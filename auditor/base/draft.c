/*
 * draft.c - files that are written first and appear later, all or none.
 */
#include "auditor/base/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "auditor/base/file_internal.h"
#include "auditor/base/mem.h"

#include "auditor/base/banned.h"

/* As many as Linux follows. */
#define LINKS_MAX 40

static void
path_drop(char **path)
{
	mem_free(*path);
}

/* The folder of ${path} with its slash, "" for the current one. */
static strview
folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return (strview){path, slash != NULL ? (size_t)(slash - path) + 1 : 0};
}

/* The folder is there, what is to be in it is not. */
static int
place_in_folder(const char *path, struct strbuf *place, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf folder = {0};
	strview head = folder_of(path);

	strbuf_add(&folder, head.len > 0 ? head : SV("."));
	CLEANUP(path_drop) char *real = realpath(strbuf_cstr(&folder), NULL);
	if (real == NULL)
		return file_fail(err, "cannot create %s", path);
	strbuf_add_text(place, real);
	if (!sv_ends(strbuf_view(place), SV("/")))
		strbuf_add_char(place, '/');
	strbuf_add_text(place, path + head.len);
	return 0;
}

/* Make ${path} what the link of that name leads to; false when it is none. */
static bool
follow(struct strbuf *path)
{
	CLEANUP(strbuf_done) struct strbuf next = {0};
	char target[PATH_MAX];
	ssize_t len = readlink(strbuf_cstr(path), target, sizeof(target));

	if (len <= 0 || (size_t)len == sizeof(target))
		return false;
	if (target[0] != '/')
		strbuf_add(&next, folder_of(strbuf_cstr(path)));
	strbuf_add(&next, (strview){target, (size_t)len});
	strbuf_clear(path);
	strbuf_add(path, strbuf_view(&next));
	return true;
}

int
draft_place(const char *path, struct strbuf *place, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf at = {0};

	strbuf_add_text(&at, path);
	for (size_t i = 0; i < LINKS_MAX; i++) {
		CLEANUP(path_drop)
		char *real = realpath(strbuf_cstr(&at), NULL);
		if (real != NULL) {
			strbuf_add_text(place, real);
			return 0;
		}
		if (errno != ENOENT)
			break;
		if (!follow(&at))
			return place_in_folder(strbuf_cstr(&at), place, err);
	}
	return file_fail(err, "cannot create %s", path);
}

bool
draft_is_device(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && !S_ISREG(info.st_mode) &&
	       !S_ISDIR(info.st_mode);
}

static int
write_all(int fd, strview bytes, const char *path, struct err *err)
{
	while (bytes.len > 0) {
		ssize_t put = write(fd, bytes.ptr, bytes.len);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return file_fail(err, "cannot write %s", path);
		bytes = sv_slice(bytes, (size_t)put, bytes.len);
	}
	if (fsync(fd) != 0 && errno != EINVAL && errno != EROFS)
		return file_fail(err, "cannot synchronise %s", path);
	return 0;
}

int
draft_write(const char *path, strview bytes, mode_t mode, struct draft *draft,
    struct err *err)
{
	struct stat info;

	draft->bytes = bytes;
	if (draft_is_device(path)) {
		strbuf_add_text(&draft->place, path);
		return 0;
	}
	TRY(draft_place(path, &draft->place, err));
	if (stat(strbuf_cstr(&draft->place), &info) == 0 &&
	    S_ISDIR(info.st_mode)) {
		errno = EISDIR;
		return file_fail(err, "cannot replace %s", path);
	}
	strbuf_printf(
	    &draft->temp, SV_FMT ".XXXXXX", SV_ARG(strbuf_view(&draft->place)));
	CLEANUP(file_close) int fd = mkostemp(draft->temp.ptr, O_CLOEXEC);
	if (fd < 0) {
		strbuf_clear(&draft->temp);
		return file_fail(err, "cannot create %s", path);
	}
	if (fchmod(fd, mode) != 0)
		return file_fail(err, "cannot set the mode of %s", path);
	return write_all(fd, bytes, path, err);
}

static int
write_through(const struct draft *draft, struct err *err)
{
	const char *path = strbuf_cstr(&draft->place);
	CLEANUP(file_close)
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return file_fail(err, "cannot open %s", path);
	return write_all(fd, draft->bytes, path, err);
}

/* A renamed file is there after a power cut only once its folder is. */
static void
sync_folder_of(const char *path)
{
	CLEANUP(strbuf_done) struct strbuf folder = {0};

	strbuf_add(&folder, folder_of(path));
	CLEANUP(file_close)
	int fd = open(strbuf_cstr(&folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0)
		(void)fsync(fd);
}

/* The temporary file has its place now. */
static int
settle(struct draft *draft)
{
	strbuf_clear(&draft->temp);
	sync_folder_of(strbuf_cstr(&draft->place));
	return 0;
}

int
draft_publish(struct draft *draft, struct err *err)
{
	const char *place = strbuf_cstr(&draft->place);

	if (draft->temp.len == 0)
		return write_through(draft, err);
	if (rename(draft->temp.ptr, place) != 0)
		return file_fail(err, "cannot replace %s", place);
	return settle(draft);
}

int
draft_create(struct draft *draft, struct err *err)
{
	const char *place = strbuf_cstr(&draft->place);

	errno = EEXIST;
	if (draft->temp.len == 0 || renameat2(AT_FDCWD, draft->temp.ptr,
					AT_FDCWD, place, RENAME_NOREPLACE) != 0)
		return file_fail(err, "cannot create %s", place);
	return settle(draft);
}

void
draft_done(struct draft *draft)
{
	if (draft->temp.len > 0)
		(void)unlink(draft->temp.ptr);
	strbuf_done(&draft->place);
	strbuf_done(&draft->temp);
}
