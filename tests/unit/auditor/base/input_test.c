/*
 * input_test.c - what a path names, and what cannot be read of it.
 */
#include "auditor/base/input.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/support/kit_rows.h"

static const char *
path_of(const char *name)
{
	static char path[4096];

	KIT_TRUE(snprintf(path, sizeof(path), "%s/%s", kit_folder(), name) <
		 (int)sizeof(path));
	return path;
}

/* All that one read gives, or why there is none. */
static int
read_once(
    const char *path, char *buf, size_t size, size_t *got, struct err *err)
{
	CLEANUP(input_done) struct input input = {.fd = -1};

	TRY(input_open(path, "it", &input, err));
	return input_read(&input, buf, size, got, err);
}

static void
fails(const char *path, enum err_code code, const char *why)
{
	struct err err = {0};
	char buf[16];
	size_t got;

	KIT_INT(read_once(path, buf, sizeof(buf), &got, &err), -1);
	KIT_INT(err.code, code);
	KIT_HAS(sv_from(err.text), why);
}

static void
a_file(const void *unused)
{
	const char *path = path_of("file");
	struct err err = {0};
	FILE *file = fopen(path, "w");
	char buf[16];
	size_t got;

	(void)unused;
	KIT_TRUE(file != NULL && fputs("abc", file) >= 0 && fclose(file) == 0);
	KIT_GOOD(read_once(path, buf, sizeof(buf), &got, &err), &err);
	KIT_TEXT(((strview){buf, got}), SV("abc"));
}

static void
nothing_there(const void *unused)
{
	(void)unused;
	fails(path_of("none"), ERR_NOT_FOUND, "cannot open it: No such file");
	KIT_INT(symlink("loop", path_of("loop")), 0);
	fails(path_of("loop"), ERR_IO, "cannot open it: Too many levels");
	fails(kit_folder(), ERR_IO, "it is a folder, not a file");
}

static void
a_socket(const void *unused)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	const char *path = path_of("socket");
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	(void)unused;
	KIT_TRUE(strlen(path) < sizeof(address.sun_path));
	memcpy(address.sun_path, path, strlen(path));
	KIT_INT(bind(fd, (struct sockaddr *)&address, sizeof(address)), 0);
	fails(path, ERR_IO, "it is a socket, not a file");
	KIT_INT(close(fd), 0);
}

static void
a_pipe_without_writer(const void *unused)
{
	const char *path = path_of("lonely");

	(void)unused;
	KIT_INT(mkfifo(path, 0600), 0);
	fails(path, ERR_IO, "it is a pipe that nobody writes to");
}

/* The writer has it open and is slow: the first read has to wait. */
static void
a_pipe_with_writer(const void *unused)
{
	CLEANUP(input_done) struct input input = {.fd = -1};
	const char *path = path_of("pipe");
	struct err err = {0};
	char buf[16];
	size_t got = 0;

	(void)unused;
	KIT_INT(mkfifo(path, 0600), 0);
	int both = open(path, O_RDWR | O_CLOEXEC);
	KIT_TRUE(both >= 0);
	KIT_GOOD(input_open(path, "it", &input, &err), &err);
	pid_t child = fork();
	if (child == 0)
		_exit(write(both, "abc", 3) == 3 ? 0 : 1);
	KIT_GOOD(input_read(&input, buf, sizeof(buf), &got, &err), &err);
	KIT_TEXT(((strview){buf, got}), SV("abc"));
	KIT_INT(close(both), 0);
	KIT_GOOD(input_read(&input, buf, sizeof(buf), &got, &err), &err);
	KIT_INT(got, 0);
}

int
main(void)
{
	kit_case("a file", a_file);
	kit_case("nothing that can be read", nothing_there);
	kit_case("a socket", a_socket);
	kit_case("a pipe that nobody writes to", a_pipe_without_writer);
	kit_case("a pipe that somebody writes to", a_pipe_with_writer);
	return kit_finish();
}
