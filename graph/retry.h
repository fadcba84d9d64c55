/*
 * retry.h - how long to wait before asking again.
 */
#ifndef GRAPH_RETRY_H
#define GRAPH_RETRY_H

#include <stdbool.h>
#include <stdint.h>

#include "auditor/base/err.h"
#include "auditor/base/strview.h"
#include "auditor/net/http.h"

#define RETRY_AFTER_MAX_MS   UINT32_C(300000)
#define RETRY_BACKOFF_MAX_MS UINT32_C(30000)

/*
 * retry_after_ms(value, now, wait_ms, err):
 * Read a Retry-After header ${value}: seconds, decimal seconds (Graph sends
 * "2.128") or a date, compared with ${now} (seconds since 1970).  Store the
 * wait, rounded up, at most RETRY_AFTER_MAX_MS, in ${wait_ms}.  On failure
 * leave ${wait_ms} alone, fill ${err}, and return -1.
 */
int retry_after_ms(
    strview value, int64_t now, uint32_t *wait_ms, struct err *err) MUST_USE;

/*
 * retry_backoff_ms(tries, random):
 * The wait after ${tries} failures (at least one) when the service names none:
 * doubling from half a second up to RETRY_BACKOFF_MAX_MS, less up to a half of
 * it by ${random}, so that many callers do not come back at once.
 */
uint32_t retry_backoff_ms(unsigned tries, uint32_t random);

/*
 * retry_wait_ms(answer, tries, random, is_told):
 * The wait after ${answer}, the ${tries}th failure: what its Retry-After says,
 * a date being compared with the service's own clock, else the back-off.
 * Store in ${is_told} which of them it is.  A service that says "at once"
 * again and again is not taken at its word.
 */
uint32_t retry_wait_ms(const struct http_answer *answer, unsigned tries,
    uint32_t random, bool *is_told);

#endif
