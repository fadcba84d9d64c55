/*
 * token_device.c - a person signs in elsewhere, with a code (RFC 8628).
 *
 * One service asks the person; the others wait for the refresh token that
 * comes of it.  Source of the errors: Microsoft identity platform, "device
 * authorization grant"; slow_down is of RFC 8628 section 3.5.
 */
#include "auditor/base/lang.h"
#include "graph/token_source.h"

#include "auditor/base/decimal.h"
#include "auditor/base/limits.h"
#include "auditor/base/timefmt.h"
#include "graph/connect.h"
#include "graph/form.h"

#include "auditor/base/banned.h"

#define GRANT_DEVICE "urn:ietf:params:oauth:grant-type:device_code"
/* RFC 8628 section 3.5. */
#define INTERVAL_MS INT64_C(5000)
#define SLOWER_MS   INT64_C(5000)
#define EXPIRES_S   INT64_C(900)
/* How often a service looks whether the person has signed in. */
#define LOOK_MS 250

#define SECONDS_MOST 999999

static int
device_check(const struct credential *credential, struct err *err)
{
	(void)credential;
	(void)err;
	return 0;
}

static void
begin_form(struct token_way *way, const char *path, strview secret,
    struct token_request *request)
{
	form_room(&request->body, 4 * KIB + 3 * secret.len);
	strbuf_printf(&request->url, "%s/%s", strbuf_cstr(&way->login), path);
	form_add(
	    &request->body, "client_id", sv_from(way->settings->client_id));
}

static void
add_scope(const char *scope, struct token_request *request)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};

	strbuf_printf(&text, "%s offline_access", scope);
	form_add(&request->body, "scope", strbuf_view(&text));
}

static int
fail(struct token_way *way, struct err *err)
{
	if (err != NULL)
		*err = way->device.err;
	return -1;
}

static int
device_write(struct token_way *way, const char *scope,
    struct token_request *request, struct err *err)
{
	strview code = secret_view(&way->device.code);
	strview refresh = secret_view(&way->device.refresh);

	switch (way->device.state) {
	case DEVICE_IDLE:
		way->device.scope = scope;
		way->device.state = DEVICE_STARTING;
		break;
	case DEVICE_STARTING:
	case DEVICE_POLLING:
		if (way->device.scope != scope) {
			request->wait_ms = LOOK_MS;
			return 0;
		}
		break;
	case DEVICE_SIGNED:
		begin_form(way, "token", refresh, request);
		form_add(&request->body, "grant_type", SV("refresh_token"));
		form_add(&request->body, "refresh_token", refresh);
		add_scope(scope, request);
		return 0;
	case DEVICE_FAILED:
		return fail(way, err);
	}
	if (way->device.state == DEVICE_STARTING) {
		begin_form(way, "devicecode", SV(""), request);
		add_scope(scope, request);
		return 0;
	}
	begin_form(way, "token", code, request);
	form_add(&request->body, "grant_type", SV(GRANT_DEVICE));
	form_add(&request->body, "device_code", code);
	return 0;
}

/* A number of seconds in ${body}, ${usual} when there is none. */
static int64_t
seconds_of(const struct json *body, strview key, int64_t usual)
{
	uint64_t value;

	return decimal_read(json_get_text(body, key), SECONDS_MOST, &value)
		   ? (int64_t)value
		   : usual;
}

static enum token_verdict
judge(const struct http_answer *answer, struct token_body *body,
    struct token_reading *reading)
{
	return token_judge(answer, body, reading->now, reading->arena,
	    &reading->token, &reading->reason, &reading->err);
}

static enum token_verdict
wait(const struct token_way *way, struct token_reading *reading)
{
	reading->wait_ms = (uint32_t)way->device.interval_ms;
	return TOKEN_WAITING;
}

/* The code has come: show it. */
static enum token_verdict
begin(struct token_way *way, struct token_body *read,
    struct token_reading *reading)
{
	const struct json *body = read->json;
	const struct collect_settings *settings = way->settings;
	int64_t seconds = seconds_of(body, SV("expires_in"), EXPIRES_S);
	int64_t interval = seconds_of(body, SV("interval"), INTERVAL_MS / 1000);

	secret_done(&way->device.code);
	way->device.code = read->code;
	read->code = (struct secret){0};
	way->device.interval_ms = (interval > 0 ? interval : 1) * 1000;
	way->device.expires_ms = time_monotonic_ms() + seconds * 1000;
	way->device.state = DEVICE_POLLING;
	if (settings->prompt != NULL)
		settings->prompt(settings->cookie,
		    &(struct collect_prompt){
			.address = json_get_text(body, SV("verification_uri")),
			.code = json_get_text(body, SV("user_code")),
			.seconds = seconds});
	return wait(way, reading);
}

static const struct {
	const char *error;
	const char *text;
	const char *hint;
} endings[] = {
    {"access_denied", N_("the sign-in was declined"), N_("sign in again")},
    {"authorization_declined", N_("the sign-in was declined"),
	N_("sign in again")},
    {"bad_verification_code", N_("the service does not know the code any more"),
	N_("sign in again")},
    {"code_expired", N_("nobody signed in in time"), N_("sign in again")},
    {"expired_token", N_("nobody signed in in time"), N_("sign in again")},
};

static enum token_verdict
refuse(struct token_way *way, struct token_reading *reading)
{
	way->device.err = reading->err;
	way->device.state = DEVICE_FAILED;
	reading->reason = COVERAGE_SIGN_IN_REASON;
	return TOKEN_REFUSED;
}

static enum token_verdict
expire(struct token_way *way, struct token_reading *reading)
{
	(void)err_set(&reading->err, ERR_AUTH, "nobody signed in in time");
	(void)err_hint(&reading->err, "sign in again");
	return refuse(way, reading);
}

/* The person has not signed in yet, or will not. */
static enum token_verdict
poll(struct token_way *way, struct token_body *body,
    const struct http_answer *answer, struct token_reading *reading)
{
	strview error = json_get_text(body->json, SV("error"));

	if (sv_eq(error, SV("slow_down")))
		way->device.interval_ms += SLOWER_MS;
	if (sv_eq(error, SV("slow_down")) ||
	    sv_eq(error, SV("authorization_pending")))
		return time_monotonic_ms() < way->device.expires_ms
			   ? wait(way, reading)
			   : expire(way, reading);
	for (size_t i = 0; i < COUNT_OF(endings); i++) {
		if (!sv_eq(error, sv_from(endings[i].error)))
			continue;
		(void)err_set(
		    &reading->err, ERR_AUTH, "%s", lang(endings[i].text));
		(void)err_hint(&reading->err, "%s", lang(endings[i].hint));
		return refuse(way, reading);
	}
	enum token_verdict verdict = judge(answer, body, reading);
	return verdict == TOKEN_REFUSED ? refuse(way, reading) : verdict;
}

/* A token: the other services get theirs with what came with it. */
static enum token_verdict
accept(struct token_way *way, struct token_body *body,
    const struct http_answer *answer, struct token_reading *reading)
{
	enum token_verdict verdict = judge(answer, body, reading);

	if (verdict != TOKEN_GOOD)
		return verdict;
	if (way->device.state != DEVICE_SIGNED)
		http_allow(way->http, connect_budget_ms(way->settings));
	if (body->refresh.len > 0) {
		secret_done(&way->device.refresh);
		way->device.refresh = body->refresh;
		body->refresh = (struct secret){0};
		way->device.state = DEVICE_SIGNED;
	} else if (way->device.state != DEVICE_SIGNED) {
		(void)err_set(&way->device.err, ERR_AUTH,
		    "the sign-in gave a token for one service only");
		(void)err_hint(
		    &way->device.err, "allow the application offline_access");
		way->device.state = DEVICE_FAILED;
	}
	return TOKEN_GOOD;
}

static enum token_verdict
device_read(struct token_way *way, const struct http_answer *answer,
    struct token_reading *reading)
{
	CLEANUP(token_body_done) struct token_body body = {0};

	if (answer->outcome == HTTP_ANSWERED)
		token_body_read(answer->body, reading->arena, &body);
	if (body.json == NULL)
		return judge(answer, &body, reading);
	if (body.access.len > 0)
		return accept(way, &body, answer, reading);
	if (way->device.state == DEVICE_POLLING)
		return poll(way, &body, answer, reading);
	if (way->device.state == DEVICE_STARTING && body.code.len > 0)
		return begin(way, &body, reading);
	enum token_verdict verdict = judge(answer, &body, reading);
	return verdict == TOKEN_REFUSED && way->device.state != DEVICE_SIGNED
		   ? refuse(way, reading)
		   : verdict;
}

const struct token_source token_source_device = {
    .name = "device-code",
    .needs_client = true,
    .check = device_check,
    .write = device_write,
    .read = device_read,
};
