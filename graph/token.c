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

/* Leading digits of ${text}, up to ${most}. */
static int64_t
leading_number(strview text, int64_t most)
{
	int64_t value = 0;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c < '0' || c > '9')
			break;
		value = value * 10 + (c - '0');
		if (value > most)
			return most;
	}
	return value;
}

/* App Service only says when the token ends. */
static int64_t
lifetime_ms(const struct json *body, int64_t now)
{
	strview in = json_get_text(body, SV("expires_in"));
	strview on = json_get_text(body, SV("expires_on"));
	int64_t seconds = LIFETIME_UNKNOWN_S;

	if (in.len > 0)
		seconds = leading_number(in, LIFETIME_MAX_S);
	else if (on.len > 0)
		seconds = leading_number(on, now + LIFETIME_MAX_S) - now;
	return seconds > 0 ? seconds * 1000 : 0;
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

void
token_answer_done(struct token_answer *token)
{
	secret_done(&token->token);
}

enum token_verdict
token_judge(const struct http_answer *answer, struct token_body *body,
    int64_t now, struct arena *arena, struct token_answer *token,
    enum coverage_reason *reason, struct err *err)
{
	struct jwt_claims claims;
	strview text = secret_view(&body->access);

	if (answer->outcome != HTTP_ANSWERED)
		return fail_transport(answer, reason, err);
	if (body->json == NULL)
		return fail_format(answer, reason, err);
	if (json_get_text(body->json, SV("error")).len > 0)
		return fail_status(answer, body->json, now, reason, err);
	if (answer->status != 200 || text.len == 0)
		return fail_format(answer, reason, err);
	*reason = COVERAGE_SIGN_IN_REASON;
	if (!is_bearer(text) || jwt_read(text, arena, &claims, NULL) != 0) {
		(void)err_set(err, ERR_AUTH, "the access token cannot be read");
		(void)err_hint(err, "check the login address");
		return TOKEN_REFUSED;
	}
	token_answer_done(token);
	*token = (struct token_answer){.token = body->access,
	    .lifetime_ms = lifetime_ms(body->json, now),
	    .claims = claims};
	body->access = (struct secret){0};
	return TOKEN_GOOD;
}

enum token_verdict
token_read(const struct http_answer *answer, int64_t now, struct arena *arena,
    struct token_answer *token, enum coverage_reason *reason, struct err *err)
{
	CLEANUP(token_body_done) struct token_body body = {0};

	if (answer->outcome == HTTP_ANSWERED)
		token_body_read(answer->body, arena, &body);
	return token_judge(answer, &body, now, arena, token, reason, err);
}
