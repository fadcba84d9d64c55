/*
 * token_test.c - what answers of the token endpoint mean.
 */
#include "graph/token.h"

#include "graph/token_error.h"
#include "tests/support/kit_rows.h"

/* Sun, 06 Nov 1994 08:49:37 GMT */
#define THEN INT64_C(784111777)

/* {"tid":"T"} as payload */
#define TOKEN "e30.eyJ0aWQiOiJUIn0.s"

struct row {
	const char *name;
	struct http_answer answer;
	enum token_verdict verdict;
	enum coverage_reason reason;
	enum err_code code;
	const char *text;
	const char *hint;
};

#define ANSWER(number, bytes)                                                  \
	{                                                                      \
		.outcome = HTTP_ANSWERED, .status = (number),                  \
		.headers = SV_INIT("HTTP/1.1 200 OK\r\n"                       \
				   "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"), \
		.body = SV_INIT(bytes), .problem = ""                          \
	}
#define AADSTS(code)                                                           \
	"{\"error\":\"invalid_client\",\"error_codes\":[" code                 \
	"],\"error_description\":\"AADSTS" code                                \
	": the words.\\r\\nTrace ID: t\\r\\nTimestamp: x\"}"

static const struct row rows[] = {
    {"a token",
	ANSWER(200, "{\"access_token\":\"" TOKEN "\",\"expires_in\":3599}"),
	TOKEN_GOOD, COVERAGE_SIGN_IN_REASON, ERR_NONE, "", ""},
    {"wrong secret", ANSWER(401, AADSTS("7000215")), TOKEN_REFUSED,
	COVERAGE_SIGN_IN_REASON, ERR_AUTH,
	"the client secret is wrong (AADSTS7000215: the words.)", "value"},
    {"clock ahead", ANSWER(401, AADSTS("700024")), TOKEN_REFUSED,
	COVERAGE_SIGN_IN_REASON, ERR_AUTH, "time range",
	"100 seconds ahead of"},
    {"code in the words only",
	ANSWER(400, "{\"error\":\"x\",\"error_description\":"
		    "\"AADSTS90002: Tenant not found.\"}"),
	TOKEN_REFUSED, COVERAGE_SIGN_IN_REASON, ERR_AUTH,
	"no such tenant (AADSTS90002", "cloud"},
    {"unknown code", ANSWER(400, AADSTS("123456")), TOKEN_REFUSED,
	COVERAGE_SIGN_IN_REASON, ERR_AUTH, "sign-in refused (AADSTS123456",
	"error?code=123456"},
    {"error without words", ANSWER(400, "{\"error\":\"invalid_request\"}"),
	TOKEN_REFUSED, COVERAGE_SIGN_IN_REASON, ERR_AUTH,
	"sign-in refused (invalid_request)", "client-id"},
    {"passing", ANSWER(400, AADSTS("90033")), TOKEN_PASSING,
	COVERAGE_SIGN_IN_REASON, ERR_AUTH, "passing fault", "later"},
    {"server error", ANSWER(503, AADSTS("7000215")), TOKEN_PASSING,
	COVERAGE_SIGN_IN_REASON, ERR_AUTH, "AADSTS7000215", ""},
    {"throttled", ANSWER(429, AADSTS("90055")), TOKEN_PASSING,
	COVERAGE_THROTTLED_REASON, ERR_AUTH, "throttles", "later"},
    {"throttled in plain words", ANSWER(429, "slow down"), TOKEN_PASSING,
	COVERAGE_THROTTLED_REASON, ERR_AUTH, "status 429", "proxy"},
    {"a web page", ANSWER(200, "<html>"), TOKEN_PASSING,
	COVERAGE_MALFORMED_REASON, ERR_AUTH, "status 200 and no token",
	"proxy"},
    {"NUL bytes", ANSWER(403, "\0\0\0"), TOKEN_PASSING,
	COVERAGE_MALFORMED_REASON, ERR_AUTH, "status 403", ""},
    {"nothing", ANSWER(200, ""), TOKEN_PASSING, COVERAGE_MALFORMED_REASON,
	ERR_AUTH, "no token", ""},
    {"no token in it", ANSWER(200, "{\"token_type\":\"Bearer\"}"),
	TOKEN_PASSING, COVERAGE_MALFORMED_REASON, ERR_AUTH, "no token", ""},
    {"a token that is none", ANSWER(200, "{\"access_token\":\"opaque\"}"),
	TOKEN_REFUSED, COVERAGE_SIGN_IN_REASON, ERR_AUTH, "cannot be read",
	"login address"},
    {"a token that splits the header",
	ANSWER(200, "{\"access_token\":\"" TOKEN "\\r\\nHost: x\"}"),
	TOKEN_REFUSED, COVERAGE_SIGN_IN_REASON, ERR_AUTH, "cannot be read",
	"login address"},
    {"unreachable", {.outcome = HTTP_UNREACHABLE, .problem = "no route"},
	TOKEN_PASSING, COVERAGE_NETWORK_REASON, ERR_NETWORK,
	"cannot be reached: no route", "proxy"},
    {"wrong authority", {.outcome = HTTP_UNTRUSTED, .problem = "self-signed"},
	TOKEN_REFUSED, COVERAGE_NETWORK_REASON, ERR_NETWORK,
	"not trusted: self-signed", "ca-file"},
    {"too slow", {.outcome = HTTP_TIMED_OUT, .problem = "30 s"}, TOKEN_PASSING,
	COVERAGE_TIMEOUT_REASON, ERR_TIMEOUT, "in time", "budget"},
    {"no address", {.outcome = HTTP_BAD_REQUEST, .problem = ""}, TOKEN_REFUSED,
	COVERAGE_NETWORK_REASON, ERR_CONFIG, "login address", "cloud"},
};

static void
is_judged(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(token_answer_done) struct token_answer token = {0};
	enum coverage_reason reason = COVERAGE_NONE_REASON;
	struct err err = {0};

	KIT_INT(
	    token_read(&row->answer, THEN + 100, arena, &token, &reason, &err),
	    row->verdict);
	KIT_INT(reason, row->reason);
	KIT_INT(err.code, row->code);
	KIT_HAS(sv_from(err.text), row->text);
	KIT_HAS(sv_from(err.hint), row->hint);
	KIT_TRUE(!sv_has(sv_from(err.text), SV("Trace ID")));
	if (row->verdict == TOKEN_GOOD) {
		KIT_TEXT(secret_view(&token.token), SV(TOKEN));
		KIT_TEXT(token.claims.tenant, SV("T"));
		KIT_INT(token.lifetime_ms, 3599000);
	} else {
		KIT_TRUE(err.hint[0] != '\0');
	}
}

struct lifetime {
	const char *name;
	const char *body;
	int64_t lifetime_ms;
};

static const struct lifetime lifetimes[] = {
    {"lifetime as text",
	"{\"access_token\":\"" TOKEN "\",\"expires_in\":\"60\"}", 60000},
    {"lifetime unknown", "{\"access_token\":\"" TOKEN "\"}", 300000},
    {"lifetime absurd",
	"{\"access_token\":\"" TOKEN
	"\",\"expires_in\":99999999999999999999999}",
	86400000},
};

static void
lifetime_is_read(const void *at)
{
	const struct lifetime *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const struct http_answer answer = {.outcome = HTTP_ANSWERED,
	    .status = 200,
	    .body = sv_from(row->body),
	    .problem = ""};
	CLEANUP(token_answer_done) struct token_answer token = {0};
	enum coverage_reason reason;
	struct err err;

	KIT_INT(token_read(&answer, THEN, arena, &token, &reason, &err),
	    TOKEN_GOOD);
	KIT_INT(token.lifetime_ms, row->lifetime_ms);
}

static void
table_is_sorted(const void *at)
{
	size_t count;
	const struct token_error *rows_of = token_errors(&count);

	(void)at;
	for (size_t i = 0; i < count; i++) {
		KIT_TRUE(i == 0 || rows_of[i - 1].code < rows_of[i].code);
		KIT_TRUE(token_error_find(rows_of[i].code) == &rows_of[i]);
		KIT_TRUE(rows_of[i].text[0] != '\0');
		KIT_TRUE(rows_of[i].hint == NULL || rows_of[i].hint[0] != '\0');
	}
	KIT_TRUE(token_error_find(1) == NULL);
}

int
main(void)
{
	KIT_ROWS(rows, is_judged);
	KIT_ROWS(lifetimes, lifetime_is_read);
	kit_case("the table is sorted", table_is_sorted);
	return kit_finish();
}
