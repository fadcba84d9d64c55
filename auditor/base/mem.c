/*
 * mem.c - memory that is always there: running out of it ends the process.
 */
#include "auditor/base/mem.h"

#include <cjson/cJSON.h>
#include <openssl/crypto.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "auditor/base/banned.h"

_Noreturn void
mem_exhausted(const char *what)
{
	static const char head[] = "exoaudit: out of memory: ";

	/* No stdio: it may want memory itself. */
	(void)!write(STDERR_FILENO, head, sizeof(head) - 1);
	(void)!write(STDERR_FILENO, what, strlen(what));
	(void)!write(STDERR_FILENO, "\n", 1);
	_exit(2);
}

void *
mem_new(size_t count, size_t size)
{
	size_t bytes = size_mul(count, size);
	void *ptr = calloc(bytes > 0 ? bytes : 1, 1);

	if (ptr == NULL)
		mem_exhausted("allocation");
	return ptr;
}

void *
mem_resize(void *ptr, size_t count, size_t size)
{
	size_t bytes = size_mul(count, size);
	void *grown = realloc(ptr, bytes > 0 ? bytes : 1);

	if (grown == NULL)
		mem_exhausted("allocation");
	return grown;
}

void
mem_free(void *ptr)
{
	free(ptr);
}

static void *
plain_alloc(size_t size)
{
	return mem_resize(NULL, size, 1);
}

static void *
crypto_alloc(size_t size, const char *file, int line)
{
	(void)file;
	(void)line;
	return size > 0 ? plain_alloc(size) : NULL;
}

static void *
crypto_realloc(void *ptr, size_t size, const char *file, int line)
{
	(void)file;
	(void)line;
	/* CRYPTO_realloc(3): no size frees. */
	if (size == 0) {
		free(ptr);
		return NULL;
	}
	return mem_resize(ptr, size, 1);
}

static void
crypto_free(void *ptr, const char *file, int line)
{
	(void)file;
	(void)line;
	free(ptr);
}

void
mem_hook_libraries(void)
{
	cJSON_Hooks hooks = {.malloc_fn = plain_alloc, .free_fn = free};

	cJSON_InitHooks(&hooks);
	(void)CRYPTO_set_mem_functions(
	    crypto_alloc, crypto_realloc, crypto_free);
}
