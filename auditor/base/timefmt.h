/*
 * timefmt.h - points in time, as the services spell them and as we do.
 */
#ifndef AUDITOR_BASE_TIMEFMT_H
#define AUDITOR_BASE_TIMEFMT_H

#include <stdbool.h>
#include <stdint.h>

#include "auditor/base/strbuf.h"
#include "auditor/base/strview.h"

#define TIME_DAY INT64_C(86400)

struct moment {
	int64_t seconds; /* since 1970-01-01T00:00:00Z */
	uint32_t nanos;  /* below 1000000000 */
};

/*
 * moment_read(text, moment):
 * Read an RFC 3339 time with zone (any number of fraction digits, of which
 * nine count), or the /Date(milliseconds)/ of Windows PowerShell with either
 * kind of slash escaping, of the years 0 to 9999.  Return false for anything
 * else, a time without a zone among it.
 */
bool moment_read(strview text, struct moment *moment) MUST_USE;

/* moment_write(buf, moment): RFC 3339 in UTC, fraction without end zeros. */
void moment_write(struct strbuf *buf, const struct moment *moment);

/* time_read(text, seconds): moment_read without the fraction. */
bool time_read(strview text, int64_t *seconds) MUST_USE;

/* time_write(buf, seconds): 2026-11-22T01:25:00Z. */
void time_write(struct strbuf *buf, int64_t seconds);

/* Room for time_text. */
#define TIME_TEXT_MAX 40
/* time_text(seconds, text): as time_write, terminated; returns ${text}. */
const char *time_text(int64_t seconds, char text[TIME_TEXT_MAX]);

/* time_now(): the clock of this host, seconds. */
int64_t time_now(void);

/* time_monotonic_ms(): milliseconds of a clock that never runs back. */
int64_t time_monotonic_ms(void);

#endif
