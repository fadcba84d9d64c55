/*
 * retry.c - how long to wait before asking again.
 */
#include "graph/retry.h"

#include "auditor/base/timefmt.h"

#include "auditor/base/banned.h"

#define BACKOFF_FIRST_MS UINT32_C(500)
/* Least wait that a service may ask for, times the failures so far. */
#define FLOOR_MS     UINT32_C(50)
#define FLOOR_MAX_MS UINT32_C(5000)

/* Digits only, as number times ${unit}; beyond the cap it only must not wrap. */
static bool
read_digits(strview text, uint64_t unit, uint64_t *value)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c < '0' || c > '9')
			return false;
		if (sum < RETRY_AFTER_MAX_MS)
			sum = sum * 10 + (uint64_t)(c - '0');
	}
	*value = sum * unit;
	return text.len > 0;
}

/* Seconds with or without a fraction, in milliseconds rounded up. */
static bool
read_seconds(strview text, uint32_t *wait_ms)
{
	strview whole;
	uint64_t value;
	uint64_t part = 0;
	uint64_t beyond = 0;

	if (!sv_cut(&text, '.', &whole) || !read_digits(whole, 1000, &value))
		return false;
	if (text.ptr != NULL) {
		static const uint64_t units[] = {0, 100, 10, 1};
		strview millis = sv_slice(text, 0, 3);
		strview rest = sv_slice(text, 3, text.len);
		if (!read_digits(millis, units[millis.len], &part) ||
		    (rest.len > 0 && !read_digits(rest, 1, &beyond)))
			return false;
	}
	value += part + (beyond > 0);
	*wait_ms =
	    value < RETRY_AFTER_MAX_MS ? (uint32_t)value : RETRY_AFTER_MAX_MS;
	return true;
}

int
retry_after_ms(strview value, int64_t now, uint32_t *wait_ms, struct err *err)
{
	int64_t at;

	value = sv_trim(value);
	if (read_seconds(value, wait_ms))
		return 0;
	/* A date has a comma or blanks; "12abc" is no date. */
	if (!sv_has(value, SV(" ")) || !http_date(value, &at))
		return err_set(err, ERR_FORMAT,
		    "Retry-After \"" SV_FMT "\" is neither seconds nor a date",
		    SV_ARG(sv_slice(value, 0, 64)));
	if (at <= now)
		*wait_ms = 0;
	else if (at - now >= RETRY_AFTER_MAX_MS / 1000)
		*wait_ms = RETRY_AFTER_MAX_MS;
	else
		*wait_ms = (uint32_t)(at - now) * 1000;
	return 0;
}

uint32_t
retry_backoff_ms(unsigned tries, uint32_t random)
{
	uint32_t wait = BACKOFF_FIRST_MS;

	for (unsigned i = 1; i < tries && wait < RETRY_BACKOFF_MAX_MS; i++)
		wait *= 2;
	if (wait > RETRY_BACKOFF_MAX_MS)
		wait = RETRY_BACKOFF_MAX_MS;
	return wait - random % (wait / 2 + 1);
}

uint32_t
retry_wait_ms(const struct http_answer *answer, unsigned tries, uint32_t random,
    bool *is_told)
{
	uint32_t least =
	    tries < FLOOR_MAX_MS / FLOOR_MS ? tries * FLOOR_MS : FLOOR_MAX_MS;
	uint32_t wait = 0;
	int64_t now;

	if (!http_date(http_header(answer, "Date"), &now))
		now = time_now();
	*is_told = retry_after_ms(http_header(answer, "Retry-After"), now,
		       &wait, NULL) == 0;
	if (!*is_told)
		return retry_backoff_ms(tries, random);
	return wait > least ? wait : least;
}
