/*
 * fake_util - time, random ids, and files of the fake tenant.
 */
#include "tests/support/fake_util.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <openssl/rand.h>

#define SLEEP_STEP_MS 50

static int64_t clock_offset;
static atomic_bool stopping;

void
fake_die(const char *fmt, ...)
{
	va_list args;

	(void)fputs("fake-tenant: ", stderr);
	va_start(args, fmt);
	(void)vfprintf(stderr, fmt, args);
	va_end(args);
	(void)fputc('\n', stderr);
	exit(2); /* NOLINT(concurrency-mt-unsafe): before any thread */
}

void
fake_clock_set_offset(int64_t seconds)
{
	clock_offset = seconds;
}

int64_t
fake_now(void)
{
	return (int64_t)time(NULL) + clock_offset;
}

void
fake_date(char out[FAKE_DATE_SIZE], int64_t at, const char *format)
{
	time_t when = (time_t)at;
	struct tm utc;

	gmtime_r(&when, &utc);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	if (strftime(out, FAKE_DATE_SIZE, format, &utc) == 0)
		out[0] = '\0';
#pragma GCC diagnostic pop
}

void
fake_http_date(char out[FAKE_DATE_SIZE], int64_t at)
{
	fake_date(out, at, "%a, %d %b %Y %H:%M:%S GMT");
}

void
fake_guid(char out[FAKE_GUID_SIZE])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char raw[16];
	size_t at = 0;

	if (RAND_bytes(raw, sizeof(raw)) != 1)
		abort();
	raw[6] = (unsigned char)((raw[6] & 0x0f) | 0x40);
	raw[8] = (unsigned char)((raw[8] & 0x3f) | 0x80);
	for (size_t i = 0; i < sizeof(raw); i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			out[at++] = '-';
		out[at++] = digits[raw[i] >> 4];
		out[at++] = digits[raw[i] & 0x0f];
	}
	out[at] = '\0';
}

void
fake_sleep_ms(unsigned ms)
{
	while (ms > 0 && !fake_stopping()) {
		unsigned step = ms < SLEEP_STEP_MS ? ms : SLEEP_STEP_MS;
		struct timespec wait = {0, (long)step * 1000000L};

		nanosleep(&wait, NULL);
		ms -= step;
	}
}

void
fake_stop(void)
{
	atomic_store(&stopping, true);
}

bool
fake_stopping(void)
{
	return atomic_load(&stopping);
}

bool
fake_read_file(const char *path, struct fake_text *out)
{
	FILE *file = fopen(path, "rbe");
	char chunk[4096];
	size_t got;

	if (file == NULL)
		return false;
	while ((got = fread(chunk, 1, sizeof(chunk), file)) > 0)
		fake_text_add(out, chunk, got);
	bool good = ferror(file) == 0;
	(void)fclose(file);
	return good;
}

bool
fake_is_number(const char *text)
{
	size_t len = strlen(text);

	return len > 0 && len < 10 && strspn(text, "0123456789") == len;
}

unsigned
fake_number(const char *text)
{
	if (!fake_is_number(text))
		return 0;
	return (unsigned)strtoul(text, NULL, 10);
}
