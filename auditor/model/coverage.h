/*
 * coverage.h - how much of a list was read, and why not all.
 */
#ifndef AUDITOR_MODEL_COVERAGE_H
#define AUDITOR_MODEL_COVERAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "auditor/base/strview.h"

enum coverage_status {
	COVERAGE_NOT_COLLECTED, /* nothing is known */
	COVERAGE_PARTIAL,       /* what is there is real; more may be missing */
	COVERAGE_COMPLETE,
};

#define COVERAGE_REASONS(X)                                                    \
	X(NONE, "")                                                            \
	X(NOT_REQUESTED, "not-requested")                                      \
	X(PERMISSION, "permission")                                            \
	X(THROTTLED, "throttled")                                              \
	X(TIMEOUT, "timeout")                                                  \
	X(NETWORK, "network")                                                  \
	X(TRUNCATED, "truncated")                                              \
	X(MALFORMED, "malformed")                                              \
	X(INCONSISTENT, "inconsistent")                                        \
	X(FIELD, "field")                                                      \
	X(LICENCE, "licence")                                                  \
	X(UNSUPPORTED, "unsupported")                                          \
	X(SERVICE, "service")                                                  \
	X(SIGN_IN, "sign-in")

enum coverage_reason {
#define COVERAGE_ENUM(constant, word) COVERAGE_##constant##_REASON,
	COVERAGE_REASONS(COVERAGE_ENUM)
#undef COVERAGE_ENUM
};

struct coverage {
	enum coverage_status status;
	enum coverage_reason reason; /* NONE when complete */
	strview detail;      /* the service's own words, foreign text; or "" */
	unsigned requests;   /* sent, retries included */
	uint64_t bytes;      /* of answers */
	unsigned ms;         /* from the first request to the last answer */
	strview request_ids; /* of the service, separated by blanks */
};

/* coverage_status_word(status): not-collected, partial, complete. */
const char *coverage_status_word(enum coverage_status status);
bool coverage_status_find(strview word, enum coverage_status *status);

/* coverage_reason_word(reason): "" for COVERAGE_NONE_REASON. */
const char *coverage_reason_word(enum coverage_reason reason);
bool coverage_reason_find(strview word, enum coverage_reason *reason);

#endif
