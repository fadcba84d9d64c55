/*
 * coverage.h - how much of a list was read, and why not all.
 */
#ifndef AUDITOR_MODEL_COVERAGE_H
#define AUDITOR_MODEL_COVERAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "auditor/base/lang.h"
#include "auditor/base/strview.h"

enum coverage_status {
	COVERAGE_NOT_COLLECTED, /* nothing is known */
	COVERAGE_PARTIAL,       /* what is there is real; more may be missing */
	COVERAGE_COMPLETE,
};

#define COVERAGE_REASONS(X)                                                    \
	X(NONE, "")                                                            \
	X(NOT_REQUESTED, N_("not-requested"))                                  \
	X(PERMISSION, N_("permission"))                                        \
	X(THROTTLED, N_("throttled"))                                          \
	X(TIMEOUT, N_("timeout"))                                              \
	X(NETWORK, N_("network"))                                              \
	X(TRUNCATED, N_("truncated"))                                          \
	X(MALFORMED, N_("malformed"))                                          \
	X(INCONSISTENT, N_("inconsistent"))                                    \
	X(FIELD, N_("field"))                                                  \
	X(LICENCE, N_("licence"))                                              \
	X(UNSUPPORTED, N_("unsupported"))                                      \
	X(SERVICE, N_("service"))                                              \
	X(SIGN_IN, N_("sign-in"))

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

/* coverage_status_word(status): not-collected, partial, complete; the word of
 * machine formats, here and below: lang() of it is for people. */
const char *coverage_status_word(enum coverage_status status);
bool coverage_status_find(strview word, enum coverage_status *status);

/* coverage_reason_word(reason): "" for COVERAGE_NONE_REASON. */
const char *coverage_reason_word(enum coverage_reason reason);
bool coverage_reason_find(strview word, enum coverage_reason *reason);

#endif
