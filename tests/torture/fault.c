/*
 * fault.c - loaded before the C library: lets the n-th allocation, or the n-th
 * change of a file, fail.
 *
 *   FAULT_KIND   alloc, io or kill (io, but the process dies before it)
 *   FAULT_AT     which one, from 1; 0 or none: no failure
 *   FAULT_COUNT  file that gets the number of them at the end
 *
 * SQLite makes its calls through pointers to these functions, so its own
 * writes count with ours.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum kind { NOTHING, ALLOC, IO, KILL };

static enum kind kind;
static unsigned long at;
static unsigned long count;
static bool is_ready;

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t elements, size_t size);
extern void *__libc_realloc(void *ptr, size_t size);

__attribute__((constructor)) static void
begin(void)
{
	const char *name = getenv("FAULT_KIND");
	const char *number = getenv("FAULT_AT");

	if (name == NULL)
		return;
	kind = strcmp(name, "alloc") == 0 ? ALLOC
	       : strcmp(name, "io") == 0  ? IO
					  : KILL;
	at = number != NULL ? strtoul(number, NULL, 10) : 0;
	is_ready = true;
}

__attribute__((destructor)) static void
end(void)
{
	const char *path = getenv("FAULT_COUNT");
	FILE *file = path != NULL ? fopen(path, "w") : NULL;

	is_ready = false;
	if (file == NULL)
		return;
	(void)fprintf(file, "%lu\n", count);
	(void)fclose(file);
}

static bool
fails(enum kind of)
{
	bool is_counted = is_ready && (kind == of || (kind == KILL && of == IO));

	if (!is_counted || ++count != at)
		return false;
	if (kind == KILL)
		(void)kill(getpid(), SIGKILL);
	errno = of == ALLOC ? ENOMEM : ENOSPC;
	return true;
}

/* --- allocations --------------------------------------------------------- */

void *
malloc(size_t size)
{
	return fails(ALLOC) ? NULL : __libc_malloc(size);
}

void *
calloc(size_t elements, size_t size)
{
	return fails(ALLOC) ? NULL : __libc_calloc(elements, size);
}

void *
realloc(void *ptr, size_t size)
{
	return fails(ALLOC) ? NULL : __libc_realloc(ptr, size);
}

/* --- changes of files ---------------------------------------------------- */

/* Standard output and error are not files of ours. */
static bool
fails_on(int fd)
{
	return fd > STDERR_FILENO && fails(IO);
}

#define REAL(result, name, ...)                                                \
	static result (*real)(__VA_ARGS__);                                    \
	if (real == NULL) {                                                    \
		void *found = dlsym(RTLD_NEXT, #name);                         \
		memcpy(&real, &found, sizeof(real));                           \
	}

ssize_t
write(int fd, const void *bytes, size_t size)
{
	REAL(ssize_t, write, int, const void *, size_t)
	return fails_on(fd) ? -1 : real(fd, bytes, size);
}

ssize_t
pwrite(int fd, const void *bytes, size_t size, off_t offset)
{
	REAL(ssize_t, pwrite, int, const void *, size_t, off_t)
	return fails_on(fd) ? -1 : real(fd, bytes, size, offset);
}

ssize_t
pwrite64(int fd, const void *bytes, size_t size, off64_t offset)
{
	REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t)
	return fails_on(fd) ? -1 : real(fd, bytes, size, offset);
}

int
ftruncate(int fd, off_t size)
{
	REAL(int, ftruncate, int, off_t)
	return fails_on(fd) ? -1 : real(fd, size);
}

int
ftruncate64(int fd, off64_t size)
{
	REAL(int, ftruncate64, int, off64_t)
	return fails_on(fd) ? -1 : real(fd, size);
}

int
fsync(int fd)
{
	REAL(int, fsync, int)
	return fails_on(fd) ? -1 : real(fd);
}

int
fdatasync(int fd)
{
	REAL(int, fdatasync, int)
	return fails_on(fd) ? -1 : real(fd);
}

int
rename(const char *from, const char *to)
{
	REAL(int, rename, const char *, const char *)
	return fails(IO) ? -1 : real(from, to);
}

int
unlink(const char *path)
{
	REAL(int, unlink, const char *)
	return fails(IO) ? -1 : real(path);
}
