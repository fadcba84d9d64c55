/*
 * fake_util.h - time, random ids, files, and text codecs of the fake tenant.
 */
#ifndef TESTS_SUPPORT_FAKE_UTIL_H
#define TESTS_SUPPORT_FAKE_UTIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tests/support/fake_text.h"

#define FAKE_GUID_SIZE 37
#define FAKE_DATE_SIZE 40

/*
 * fake_die(fmt, ...):
 * Print the message with the program's name and end with status 2; used only
 * before the server serves.
 */
_Noreturn void fake_die(const char *fmt, ...) FAKE_FORMAT(1, 2);

/* fake_clock_set_offset(seconds): let the server's clock run off the host's. */
void fake_clock_set_offset(int64_t seconds);

/* fake_now(): return the server's time in UTC seconds. */
int64_t fake_now(void);

/*
 * fake_date(out, at, format):
 * Write UTC time ${at} as strftime ${format} into ${out}.
 */
void fake_date(char out[FAKE_DATE_SIZE], int64_t at, const char *format);

/* fake_http_date(out, at): write ${at} as an HTTP date. */
void fake_http_date(char out[FAKE_DATE_SIZE], int64_t at);

/* fake_guid(out): write a random version 4 GUID. */
void fake_guid(char out[FAKE_GUID_SIZE]);

/* fake_sleep_ms(ms): sleep; end early when the server is asked to stop. */
void fake_sleep_ms(unsigned ms);

/* fake_stop(), fake_stopping(): ask every sleeper to end, and whether so. */
void fake_stop(void);
bool fake_stopping(void);

/*
 * fake_read_file(path, out):
 * Append the bytes of ${path} to ${out}; return false when it cannot be read.
 */
bool fake_read_file(const char *path, struct fake_text *out);

/*
 * fake_base64url(data, len):
 * Return ${len} bytes as unpadded base64url; the caller frees it.
 */
char *fake_base64url(const void *data, size_t len);

/*
 * fake_base64url_decode(text, len, out):
 * Append the bytes that ${len} characters of unpadded base64url at ${text}
 * stand for; return false for any other text.
 */
bool fake_base64url_decode(const char *text, size_t len, struct fake_text *out);

/*
 * fake_url_decode(text, len, plus_is_space):
 * Return ${text} with percent escapes resolved; the caller frees it.
 */
char *fake_url_decode(const char *text, size_t len, bool plus_is_space);

/* fake_url_encode(out, text): append ${text} percent encoded. */
void fake_url_encode(struct fake_text *out, const char *text);

/* fake_is_number(text): is ${text} one to nine decimal digits? */
bool fake_is_number(const char *text);

/* fake_number(text): the value of such a ${text}, else 0. */
unsigned fake_number(const char *text);

#endif
