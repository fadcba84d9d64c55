/*
 * secret.h - passwords and keys: locked in memory, wiped, never printed.
 */
#ifndef AUDITOR_BASE_SECRET_H
#define AUDITOR_BASE_SECRET_H

#include "auditor/base/err.h"
#include "auditor/base/strview.h"

/* {0} is the empty secret. */
struct secret {
	char *ptr;
	size_t len;
	size_t cap; /* bytes locked */
};

/*
 * secret_read(path, secret, err):
 * Read the first line of file ${path} ("-" is standard input), without its
 * line break.  Refuse an empty file and more than LIMIT_SECRET bytes.
 */
int secret_read(
    const char *path, struct secret *secret, struct err *err) MUST_USE;

/* secret_set(secret, text): a copy of ${text}. */
void secret_set(struct secret *secret, strview text);

strview secret_view(const struct secret *secret);

/* secret_done(secret): wipe and free. */
void secret_done(struct secret *secret);

#endif
