/*
 * mem_test.c - memory that is always there, and how the process ends else.
 */
#include "auditor/base/mem.h"

#include <openssl/crypto.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/kit_rows.h"

struct end_row {
	const char *name;
	void (*run)(void);
	const char *says;
};

static void
adds_too_much(void)
{
	(void)size_add(SIZE_MAX, 1);
}

static void
multiplies_too_much(void)
{
	(void)size_mul(SIZE_MAX / 2, 3);
}

static void
wants_too_much(void)
{
	volatile size_t count = SIZE_MAX / 2;

	mem_free(mem_new(count, 3));
}

static void
grows_too_much(void)
{
	volatile size_t count = SIZE_MAX / 2;

	mem_free(mem_resize(NULL, count, 3));
}

static void
says_so(void)
{
	mem_exhausted("the last drop");
}

static const struct end_row ends[] = {
    {"sum overflows", adds_too_much, "out of memory: size overflow"},
    {"product overflows", multiplies_too_much, "size overflow"},
    {"new overflows", wants_too_much, "size overflow"},
    {"resize overflows", grows_too_much, "size overflow"},
    {"exhausted", says_so, "exoaudit: out of memory: the last drop\n"},
};

/* Run ${run} in a process of its own; its exit status and its words. */
static int
run_apart(void (*run)(void), char *said, size_t size)
{
	int ends_of_pipe[2];
	int status = 0;

	KIT_INT(pipe(ends_of_pipe), 0);
	pid_t child = fork();
	if (child == 0) {
		(void)dup2(ends_of_pipe[1], STDERR_FILENO);
		run();
		_exit(0);
	}
	(void)close(ends_of_pipe[1]);
	ssize_t len = 0;
	for (ssize_t got = 1; got > 0; len += got)
		got = read(ends_of_pipe[0], said + len, size - 1 - (size_t)len);
	said[len] = '\0';
	(void)close(ends_of_pipe[0]);
	KIT_INT(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
ends_the_process(const void *at)
{
	const struct end_row *row = at;
	char said[256];

	KIT_INT(run_apart(row->run, said, sizeof(said)), 2);
	KIT_HAS(sv_from(said), row->says);
}

static void
is_zeroed(const void *at)
{
	unsigned char *bytes = mem_new(100, 3);
	unsigned sum = 0;

	(void)at;
	for (size_t i = 0; i < 300; i++)
		sum += bytes[i];
	KIT_INT(sum, 0);
	mem_free(bytes);
}

static void
is_never_null(const void *at)
{
	void *nothing = mem_new(0, 8);
	void *grown = mem_resize(NULL, 0, 8);

	(void)at;
	KIT_TRUE(nothing != NULL);
	KIT_TRUE(grown != NULL);
	mem_free(nothing);
	mem_free(grown);
	mem_free(NULL);
}

static void
keeps_bytes(const void *at)
{
	char *bytes = mem_new(4, 1);

	(void)at;
	memcpy(bytes, "abc", 4);
	bytes = mem_resize(bytes, 4000, 1);
	KIT_TEXT(sv_from(bytes), SV("abc"));
	mem_free(bytes);
}

/* CRYPTO_realloc(3): size 0 frees and gives NULL. */
static void
hooks_openssl(const void *at)
{
	void *bytes = OPENSSL_malloc(16);

	(void)at;
	KIT_TRUE(bytes != NULL);
	bytes = OPENSSL_realloc(bytes, 32);
	KIT_TRUE(bytes != NULL);
	KIT_TRUE(OPENSSL_realloc(bytes, 0) == NULL);
	KIT_TRUE(OPENSSL_malloc(0) == NULL);
}

int
main(void)
{
	mem_hook_libraries();
	KIT_ROWS(ends, ends_the_process);
	kit_case("new memory is zero", is_zeroed);
	kit_case("no bytes are some memory", is_never_null);
	kit_case("resize keeps the bytes", keeps_bytes);
	kit_case("OpenSSL allocates here", hooks_openssl);
	return kit_finish();
}
