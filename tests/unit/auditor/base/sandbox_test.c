/*
 * sandbox_test.c - what a process can and cannot do behind sandbox_enter; each
 * row in a process of its own, since nothing can be taken back.
 */
#include "auditor/base/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/kit_rows.h"

static char root[] = "/tmp/exoaudit-test-XXXXXX";
static char readable[64];
static char writable[64];

/* --- deeds: 0 when it can be done, otherwise errno ------------------------ */

static int
open_in(const char *folder, const char *name, int flags)
{
	char path[128];

	(void)snprintf(path, sizeof(path), "%s/%s", folder, name);
	int fd = open(path, flags | O_CLOEXEC, 0600);
	if (fd < 0)
		return errno;
	(void)close(fd);
	return 0;
}

static int
read_given(void)
{
	return open_in(readable, "file", O_RDONLY);
}

static int
write_read_only(void)
{
	return open_in(readable, "file", O_WRONLY);
}

static int
create_read_only(void)
{
	return open_in(readable, "new", O_WRONLY | O_CREAT);
}

static int
read_other(void)
{
	return open_in(root, "secret", O_RDONLY);
}

static int
read_passwords(void)
{
	return open_in("/etc", "passwd", O_RDONLY);
}

static int
find_nothing(void)
{
	return open_in(root, "absent", O_RDONLY);
}

static int
replace_given(void)
{
	char from[128];
	char to[128];
	int failure = open_in(writable, "draft", O_WRONLY | O_CREAT);

	if (failure != 0)
		return failure;
	(void)snprintf(from, sizeof(from), "%s/draft", writable);
	(void)snprintf(to, sizeof(to), "%s/file", writable);
	return rename(from, to) == 0 ? 0 : errno;
}

static int
open_socket(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) >= 0 ? 0 : errno;
}

static int
open_local_socket(void)
{
	return socket(AF_UNIX, SOCK_STREAM, 0) >= 0 ? 0 : errno;
}

static int
run_program(void)
{
	char name[] = "/bin/true";
	char *args[] = {name, NULL};

	return execv(name, args) == 0 ? 0 : errno;
}

static int
use_null(void)
{
	return open_in("/dev", "null", O_WRONLY);
}

static int
enter_again(void)
{
	struct sandbox_lacks lacks = {0};
	struct err err = {0};

	return sandbox_enter(NULL, 0, &lacks, &err) == 0 ? read_given() : -1;
}

/* --- rows ---------------------------------------------------------------- */

static const struct deed_row {
	const char *name;
	int (*deed)(void);
	int expected;
} rows[] = {
    {"a file that was given is read", read_given, 0},
    {"a folder to read is not written to", write_read_only, EACCES},
    {"a folder to read gets no files", create_read_only, EACCES},
    {"a file beside it is not read", read_other, EACCES},
    {"the accounts of the system are not read", read_passwords, EACCES},
    {"what is not there is still said to be missing", find_nothing, ENOENT},
    {"a file is replaced in a folder to write", replace_given, 0},
    {"no socket to the network", open_socket, EPERM},
    {"no socket to a local service", open_local_socket, EPERM},
    {"no other program", run_program, EPERM},
    {"the bin for output stays", use_null, 0},
    {"entered again, less is left", enter_again, EACCES},
};

static int
status_of(const struct deed_row *row)
{
	const struct sandbox_path paths[] = {
	    {readable, SANDBOX_READ},
	    {writable, SANDBOX_WRITE},
	    {"/nonexistent/folder", SANDBOX_WRITE},
	};
	struct sandbox_lacks lacks = {0};
	struct err err = {0};
	pid_t child = fork();
	int status;

	if (child == 0) {
		if (sandbox_enter(paths, COUNT_OF(paths), &lacks, &err) != 0)
			_exit(254);
		if (lacks.has_no_files || lacks.has_no_calls)
			_exit(253);
		_exit(row->deed());
	}
	if (child < 0 || waitpid(child, &status, 0) != child ||
	    !WIFEXITED(status))
		return -1;
	return WEXITSTATUS(status);
}

static void
run_row(const void *at)
{
	const struct deed_row *row = at;
	int status = status_of(row);

	if (status == 253)
		(void)fprintf(stderr, "%s: this kernel lacks it\n", row->name);
	else
		KIT_INT(status, row->expected);
}

static int
put_file(const char *folder, const char *name)
{
	return open_in(folder, name, O_WRONLY | O_CREAT);
}

static void
tidy(void)
{
	char command[128];

	(void)snprintf(command, sizeof(command), "rm -rf '%s'", root);
	(void)!system(command);
}

int
main(void)
{
	if (mkdtemp(root) == NULL)
		return 1;
	(void)snprintf(readable, sizeof(readable), "%s/read", root);
	(void)snprintf(writable, sizeof(writable), "%s/write", root);
	if (mkdir(readable, 0700) != 0 || mkdir(writable, 0700) != 0 ||
	    put_file(root, "secret") != 0 || put_file(readable, "file") != 0)
		return 1;
	KIT_ROWS(rows, run_row);
	int status = kit_finish();
	tidy();
	return status;
}
