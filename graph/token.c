/*
 * token.c - what the token endpoint answered.
 */
#include "graph/token.h"

#include "auditor/base/strbuf.h"
#include "graph/token_error.h"
#include "graph/words.h"

#include "auditor/base/banned.h"

#define LIFETIME_MAX_S INT64_C(86400)
/* When nothing says how long it lives. */
#define LIFETIME_UNKNOWN_S INT64_C(300)

static int64_t
lifetime_ms(const struct json *body)
{
	strview text = json_get_text(body, SV("expires_in"));
	int64_t seconds = 0;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c < '0' || c > '9')
			break;
		seconds = seconds * 10 + (c - '0');
		if (seconds > LIFETIME_MAX_S)
			seconds = LIFETIME_MAX_S;
	}
	return (text.len > 0 ? seconds : LIFETIME_UNKNOWN_S) * 1000;
}

/* By how many seconds this host is ahead of the service; 0 if unknown. */
static int64_t
clock_skew(const struct http_answer *answer, int64_t now)
{
	int64_t there;

	if (!http_date(http_header(answer, "Date"), &there))
		return 0;
	return now - there;
}

static enum token_verdict
fail_transport(const struct http_answer *answer, enum coverage_reason *reason,
    struct err *err)
{
	switch (answer->outcome) {
	case HTTP_UNTRUSTED:
		*reason = COVERAGE_NETWORK_REASON;
		(void)err_set(err, ERR_NETWORK,
		    "the certificate of the login service is not trusted: %s",
		    answer->problem);
		(void)err_hint(err,
		    "check `ca-file:` in the configuration, and "
		    "whether a proxy opens the connection");
		return TOKEN_REFUSED;
	case HTTP_BAD_REQUEST:
		*reason = COVERAGE_NETWORK_REASON;
		(void)err_set(
		    err, ERR_CONFIG, "the login address is not one to ask");
		(void)err_hint(err, "check the cloud in the configuration");
		return TOKEN_REFUSED;
	case HTTP_TIMED_OUT:
		*reason = COVERAGE_TIMEOUT_REASON;
		(void)err_set(err, ERR_TIMEOUT,
		    "the login service did not answer in time: %s",
		    answer->problem);
		(void)err_hint(err, "check the network and the proxy settings, "
				    "or allow a larger budget");
		return TOKEN_PASSING;
	case HTTP_ANSWERED:
	case HTTP_UNREACHABLE:
	case HTTP_BAD_ENCODING:
	case HTTP_TOO_LARGE:
		break;
	}
	*reason = COVERAGE_NETWORK_REASON;
	(void)err_set(err, ERR_NETWORK,
	    "the login service cannot be reached: %s", answer->problem);
	(void)err_hint(err, "check the network, the proxy settings and the "
			    "cloud in the configuration");
	return TOKEN_PASSING;
}

static enum token_verdict
fail_status(const struct http_answer *answer, const struct json *body,
    int64_t now, enum coverage_reason *reason, struct err *err)
{
	const struct token_error *row =
	    token_error_find(token_error_code(body));
	bool is_throttled = answer->status == 429;
	bool is_passing = is_throttled || answer->status >= 500 ||
			  answer->status == 408 ||
			  (row != NULL && row->is_passing);

	*reason =
	    is_throttled ? COVERAGE_THROTTLED_REASON : COVERAGE_SIGN_IN_REASON;
	(void)token_error_explain(body, clock_skew(answer, now), err);
	return is_passing ? TOKEN_PASSING : TOKEN_REFUSED;
}

/* Something that is not the token endpoint answered, or it is broken. */
static enum token_verdict
fail_format(const struct http_answer *answer, enum coverage_reason *reason,
    struct err *err)
{
	bool is_throttled = answer->status == 429;

	*reason = is_throttled ? COVERAGE_THROTTLED_REASON
			       : COVERAGE_MALFORMED_REASON;
	(void)err_set(err, ERR_AUTH,
	    "the login service answered with status %u and no token",
	    answer->status);
	(void)err_hint(err, "check the login address, and whether a proxy "
			    "answers in its place");
	return TOKEN_PASSING;
}

/* A header takes it: the characters of RFC 6750 section 2.1. */
static bool
is_bearer(strview text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (!(c >= '0' && c <= '9') &&
		    !((c | 0x20) >= 'a' && (c | 0x20) <= 'z') && c != '-' &&
		    c != '.' && c != '_' && c != '~' && c != '+' && c != '/' &&
		    c != '=')
			return false;
	}
	return true;
}

enum token_verdict
token_read(const struct http_answer *answer, int64_t now, struct arena *arena,
    struct token_answer *token, enum coverage_reason *reason, struct err *err)
{
	const struct json *body = NULL;

	if (answer->outcome != HTTP_ANSWERED)
		return fail_transport(answer, reason, err);
	if (json_parse(answer->body, JSON_WIRE, arena, &body, NULL) != 0)
		return fail_format(answer, reason, err);
	if (json_get_text(body, SV("error")).len > 0)
		return fail_status(answer, body, now, reason, err);
	strview text = json_get_text(body, SV("access_token"));
	if (answer->status != 200 || text.len == 0)
		return fail_format(answer, reason, err);
	*reason = COVERAGE_SIGN_IN_REASON;
	*token = (struct token_answer){
	    .token = text, .lifetime_ms = lifetime_ms(body)};
	if (!is_bearer(text) ||
	    jwt_read(text, arena, &token->claims, NULL) != 0) {
		(void)err_set(err, ERR_AUTH, "the access token cannot be read");
		(void)err_hint(err, "check the login address");
		return TOKEN_REFUSED;
	}
	return TOKEN_GOOD;
}
