/*
 * secret.c - passwords and keys: locked in memory, wiped, never printed.
 */
#include "auditor/base/secret.h"

#include <openssl/crypto.h>
#include <string.h>
#include <sys/mman.h>

#include "auditor/base/input.h"
#include "auditor/base/limits.h"
#include "auditor/base/mem.h"

#include "auditor/base/banned.h"

/*
 * Pages of its own: mlock(2) does not nest, so that a secret which shares a
 * page would be unlocked with its neighbour.
 */
static struct secret
room(size_t cap)
{
	void *pages = mmap(NULL, cap, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (pages == MAP_FAILED)
		mem_exhausted("a secret");
	/* Best effort: an unprivileged process may lock little or nothing. */
	(void)mlock(pages, cap);
	(void)madvise(pages, cap, MADV_DONTDUMP);
	return (struct secret){.ptr = pages, .cap = cap};
}

/* Put ${fresh} in the place of ${secret}. */
static void
replace(struct secret *secret, struct secret *fresh)
{
	secret_done(secret);
	*secret = *fresh;
	*fresh = (struct secret){0};
}

void
secret_set(struct secret *secret, strview text)
{
	struct secret fresh = room(size_add(text.len, 1));

	if (text.len > 0)
		memcpy(fresh.ptr, text.ptr, text.len);
	fresh.len = text.len;
	replace(secret, &fresh);
}

strview
secret_view(const struct secret *secret)
{
	return (strview){secret->ptr, secret->len};
}

void
secret_done(struct secret *secret)
{
	if (secret->ptr != NULL) {
		OPENSSL_cleanse(secret->ptr, secret->cap);
		(void)munmap(secret->ptr, secret->cap);
	}
	*secret = (struct secret){0};
}

static int
fill(struct input *input, const char *path, struct secret *secret,
    struct err *err)
{
	size_t got;

	while (secret->len < secret->cap) {
		TRY(input_read(input, secret->ptr + secret->len,
		    secret->cap - secret->len, &got, err));
		if (got == 0)
			return 0;
		secret->len += got;
	}
	return err_set(err, ERR_LIMIT,
	    "the secret in %s is longer than %zu bytes", path, LIMIT_SECRET);
}

/* Keep the first line. */
static void
cut_line(struct secret *secret)
{
	char *end = memchr(secret->ptr, '\n', secret->len);

	if (end != NULL)
		secret->len = (size_t)(end - secret->ptr);
	if (secret->len > 0 && secret->ptr[secret->len - 1] == '\r')
		secret->len--;
	OPENSSL_cleanse(secret->ptr + secret->len, secret->cap - secret->len);
}

int
secret_read(const char *path, struct secret *secret, struct err *err)
{
	CLEANUP(secret_done) struct secret fresh = {0};
	CLEANUP(input_done) struct input input = {.fd = -1};

	TRY(input_open(path, path, &input, err));
	fresh = room(LIMIT_SECRET + 1);
	TRY(fill(&input, path, &fresh, err));
	cut_line(&fresh);
	if (fresh.len == 0)
		return err_set(err, ERR_FORMAT, "%s holds no secret", path);
	replace(secret, &fresh);
	return 0;
}
