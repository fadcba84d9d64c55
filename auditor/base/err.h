/*
 * err.h - what went wrong, for the person who has to act on it.
 */
#ifndef AUDITOR_BASE_ERR_H
#define AUDITOR_BASE_ERR_H

#include "auditor/base/attr.h"

/* Code and the word that names it in logs. */
#define ERR_CODES(X)                                                           \
	X(NONE, "none")                                                        \
	X(USAGE, "usage")                                                      \
	X(CONFIG, "configuration")                                             \
	X(FORMAT, "format")                                                    \
	X(LIMIT, "limit")                                                      \
	X(IO, "file")                                                          \
	X(NOT_FOUND, "not-found")                                              \
	X(AUTH, "sign-in")                                                     \
	X(PERMISSION, "permission")                                            \
	X(NETWORK, "network")                                                  \
	X(TIMEOUT, "timeout")                                                  \
	X(STORE, "store")                                                      \
	X(TRUST, "trust")                                                      \
	X(CRYPTO, "crypto")

enum err_code {
#define ERR_ENUM(name, word) ERR_##name,
	ERR_CODES(ERR_ENUM)
#undef ERR_ENUM
};

struct err {
	enum err_code code;
	/* Lower case, no full stop, in the language of the reader; may hold
	 * foreign text. */
	char text[1536];
	char hint[512]; /* advice, or "" */
};

/*
 * err_set(err, code, fmt, ...):
 * Fill ${err} with ${code} and the text, forgetting hint and earlier text.
 * ${fmt}, a msgid, is translated (lang.h), here and below.
 * Return -1, so that it can be returned.  ${err} may be NULL; the arguments may
 * be texts of ${err} itself, here and below.
 */
int err_set(struct err *err, enum err_code code, const char *fmt, ...)
    PRINTF(3, 4);

/*
 * err_hint(err, fmt, ...):
 * Add one line of advice to ${err}.  Return -1.
 */
int err_hint(struct err *err, const char *fmt, ...) PRINTF(2, 3);

/*
 * err_wrap(err, fmt, ...):
 * Put the text and a colon before the text of ${err}, so that the reader sees
 * outer before inner.  Return -1.
 */
int err_wrap(struct err *err, const char *fmt, ...) PRINTF(2, 3);

/* err_errno(number): what ${number} of errno(3) means, in the language of the
 * reader where it is a common one. */
const char *err_errno(int number);

/* err_word(code): the word that names ${code}. */
const char *err_word(enum err_code code);

/* Pass a failure up.  The only macro with control flow. */
#define TRY(call)                                                              \
	do {                                                                   \
		if ((call) != 0)                                               \
			return -1;                                             \
	} while (0)

#endif
