/*
 * input.c - what is read as a file: a file, or a pipe that somebody writes to.
 */
#include "auditor/base/input.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "auditor/base/file_internal.h"

#include "auditor/base/banned.h"

void
input_done(struct input *input)
{
	file_close(&input->fd);
	input->fd = -1;
}

/* Reads wait again. */
static int
block(int fd, const char *name, struct err *err)
{
	int flags = fcntl(fd, F_GETFL);

	if (flags < 0 || fcntl(fd, F_SETFL, flags & ~O_NONBLOCK) != 0)
		return file_fail(err, "cannot read %s", name);
	return 0;
}

static int
fail_folder(const char *name, struct err *err)
{
	(void)err_set(err, ERR_IO, "%s is a folder, not a file", name);
	return err_hint(err, "name a file");
}

static int
fail_socket(const char *name, struct err *err)
{
	(void)err_set(err, ERR_IO, "%s is a socket, not a file", name);
	return err_hint(err, "name a file, or a pipe that is written to");
}

static int
fail_device(const char *name, struct err *err)
{
	(void)err_set(err, ERR_IO, "%s is a device, not a file", name);
	return err_hint(err, "name a file, or a pipe that is written to");
}

/* Some devices have no end, and some do things when they are read. */
static bool
is_harmless(int fd, const struct stat *info)
{
	return S_ISCHR(info->st_mode) &&
	       (info->st_rdev == makedev(1, 3) || isatty(fd) == 1);
}

static int
check_type(int fd, const char *name, const struct stat *info, struct err *err)
{
	if (S_ISDIR(info->st_mode))
		return fail_folder(name, err);
	if (S_ISBLK(info->st_mode) ||
	    (S_ISCHR(info->st_mode) && !is_harmless(fd, info)))
		return fail_device(name, err);
	return 0;
}

int
input_open(
    const char *path, const char *name, struct input *input, struct err *err)
{
	struct stat info;

	*input = (struct input){.fd = STDIN_FILENO, .name = name};
	if (strcmp(path, "-") == 0)
		return 0;
	input->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (input->fd < 0 && errno == ENXIO && stat(path, &info) == 0 &&
	    S_ISSOCK(info.st_mode))
		return fail_socket(name, err);
	if (input->fd < 0)
		return file_fail(err, "cannot open %s", name);
	if (fstat(input->fd, &info) != 0)
		return file_fail(err, "cannot look at %s", name);
	TRY(check_type(input->fd, name, &info, err));
	input->is_fresh = S_ISFIFO(info.st_mode);
	return input->is_fresh ? 0 : block(input->fd, input->name, err);
}

/* A pipe without a name had a writer: the one who made it. */
static bool
has_name(int fd)
{
	struct statfs info;

	return fstatfs(fd, &info) != 0 || info.f_type != PIPEFS_MAGIC;
}

/*
 * The first bytes of a pipe.  An end at once says that nobody has it open for
 * writing.
 */
static int
read_fresh(struct input *input, char *buf, size_t size, ssize_t *count,
    struct err *err)
{
	*count = read(input->fd, buf, size);
	if (*count == 0 && has_name(input->fd)) {
		(void)err_set(err, ERR_IO, "%s is a pipe that nobody writes to",
		    input->name);
		return err_hint(err, "start what writes to it first");
	}
	if (*count < 0 && errno != EAGAIN && errno != EINTR)
		return file_fail(err, "cannot read %s", input->name);
	input->is_fresh = false;
	return block(input->fd, input->name, err);
}

int
input_read(
    struct input *input, char *buf, size_t size, size_t *got, struct err *err)
{
	ssize_t count = -1;

	if (input->is_fresh)
		TRY(read_fresh(input, buf, size, &count, err));
	while (count < 0) {
		count = read(input->fd, buf, size);
		if (count < 0 && errno != EINTR)
			return file_fail(err, "cannot read %s", input->name);
	}
	*got = (size_t)count;
	return 0;
}
