/*
 * retry_test.c - how long to wait before asking again.
 */
#include "graph/retry.h"

#include "tests/support/kit_rows.h"

/* 2026-11-22T01:25:00Z */
#define NOW INT64_C(1795310700)

struct row {
	const char *name;
	strview value;
	int status;
	uint32_t wait_ms; /* 7: untouched */
};

static const struct row rows[] = {
    {"zero", SV_INIT("0"), 0, 0},
    {"seconds", SV_INIT("12"), 0, 12000},
    {"blanks", SV_INIT(" 12 "), 0, 12000},
    {"decimal", SV_INIT("2.128"), 0, 2128},
    {"one digit", SV_INIT("2.1"), 0, 2100},
    {"rounded up", SV_INIT("0.0001"), 0, 1},
    {"more digits", SV_INIT("1.23456789"), 0, 1235},
    {"only zeros behind", SV_INIT("3.000000"), 0, 3000},
    {"largest", SV_INIT("300"), 0, RETRY_AFTER_MAX_MS},
    {"capped", SV_INIT("99999999999999999999"), 0, RETRY_AFTER_MAX_MS},
    {"capped decimal", SV_INIT("99999999999999999999.9"), 0,
	RETRY_AFTER_MAX_MS},
    {"date", SV_INIT("Sun, 22 Nov 2026 01:25:07 GMT"), 0, 7000},
    {"old date form", SV_INIT("Sunday, 22-Nov-26 01:25:07 GMT"), 0, 7000},
    {"oldest date form", SV_INIT("Sun Nov 22 01:25:07 2026"), 0, 7000},
    {"date in the past", SV_INIT("Fri, 31 Dec 1999 23:59:59 GMT"), 0, 0},
    {"date far ahead", SV_INIT("Fri, 31 Dec 2099 23:59:59 GMT"), 0,
	RETRY_AFTER_MAX_MS},
    {"broken date", SV_INIT("Fri, 31 Dec"), -1, 7},
    {"words", SV_INIT("in a moment"), -1, 7},
    {"digits and words", SV_INIT("12abc"), -1, 7},
    {"negative", SV_INIT("-1"), -1, 7},
    {"point only", SV_INIT("."), -1, 7},
    {"point behind", SV_INIT("1."), -1, 7},
    {"point before", SV_INIT(".5"), -1, 7},
    {"two points", SV_INIT("1.2.3"), -1, 7},
    {"infinite", SV_INIT("inf"), -1, 7},
    {"empty", SV_INIT(""), -1, 7},
    {"NUL", SV_INIT("1\0002"), -1, 7},
};

static void
is_read(const void *at)
{
	const struct row *row = at;
	uint32_t wait_ms = 7;
	struct err err = {0};

	KIT_INT(retry_after_ms(row->value, NOW, &wait_ms, &err), row->status);
	KIT_INT(wait_ms, row->wait_ms);
	if (row->status != 0)
		KIT_HAS(sv_from(err.text), "neither seconds nor a date");
}

struct backoff {
	const char *name;
	unsigned tries;
	uint32_t least_ms;
	uint32_t most_ms;
};

static const struct backoff backoffs[] = {
    {"first", 1, 250, 500},
    {"second", 2, 500, 1000},
    {"third", 3, 1000, 2000},
    {"capped, tries", 9, 15000, 30000},
    {"many", 4000000000, 15000, 30000},
};

static void
grows(const void *at)
{
	static const uint32_t randoms[] = {
	    0, 1, 249, 250, 251, 99999, UINT32_MAX};
	const struct backoff *row = at;
	bool is_most = false;

	for (size_t i = 0; i < COUNT_OF(randoms); i++) {
		uint32_t wait = retry_backoff_ms(row->tries, randoms[i]);
		KIT_TRUE(wait >= row->least_ms && wait <= row->most_ms);
		is_most = is_most || wait == row->most_ms;
	}
	KIT_TRUE(is_most);
}

struct wait {
	const char *name;
	const char *headers;
	unsigned tries;
	uint32_t wait_ms; /* the longest */
	bool is_told;
};

static const struct wait waits[] = {
    {"told", "Retry-After: 2.128\r\n", 1, 2128, true},
    {"told a date, by the service's clock",
	"Date: Fri, 31 Dec 1999 23:59:57 GMT\r\n"
	"Retry-After: Fri, 31 Dec 1999 23:59:59 GMT\r\n",
	1, 2000, true},
    {"told a date, by this clock",
	"Retry-After: Fri, 31 Dec 1999 23:59:59 GMT\r\n", 1, 50, true},
    {"told at once", "Retry-After: 0\r\n", 1, 50, true},
    {"told at once again and again", "Retry-After: 0\r\n", 1000, 5000, true},
    {"not told", "", 2, 1000, false},
    {"told nonsense", "Retry-After: soon\r\n", 2, 1000, false},
};

static void
is_chosen(const void *at)
{
	const struct wait *row = at;
	const struct http_answer answer = {.headers = sv_from(row->headers)};
	bool is_told = !row->is_told;

	KIT_INT(retry_wait_ms(&answer, row->tries, 0, &is_told), row->wait_ms);
	KIT_INT(is_told, row->is_told);
}

int
main(void)
{
	KIT_ROWS(waits, is_chosen);
	KIT_ROWS(rows, is_read);
	KIT_ROWS(backoffs, grows);
	return kit_finish();
}
