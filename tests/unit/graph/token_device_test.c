/*
 * token_device_test.c - a person signs in elsewhere, or does not.
 */
#include "auditor/base/mem.h"
#include "tests/unit/graph/token_kit.h"

static struct http *
open_http(void)
{
	struct err err;
	struct http *http = http_new(
	    &(struct http_settings){.user_agent = "test", .in_flight = 1},
	    &err);

	KIT_TRUE(http != NULL);
	return http;
}

struct told {
	unsigned count;
	struct strbuf text;
};

static void
tell(void *cookie, const struct collect_prompt *prompt)
{
	struct told *told = cookie;

	told->count++;
	strbuf_printf(&told->text, SV_FMT " " SV_FMT, SV_ARG(prompt->address),
	    SV_ARG(prompt->code));
}

static enum token_verdict
hear(struct token_way *way, const char *body, struct token_reading *reading)
{
	const struct http_answer answer = {.outcome = HTTP_ANSWERED,
	    .status = sv_has(sv_from(body), SV("error")) ? 400 : 200,
	    .body = sv_from(body),
	    .problem = ""};

	reading->err = (struct err){0};
	reading->wait_ms = 0;
	return way->source->read(way, &answer, reading);
}

static uint32_t
ask(struct token_way *way, const char *scope, const char *part)
{
	CLEANUP(token_request_done) struct token_request request = {0};
	struct err err = {0};

	KIT_GOOD(way->source->write(way, scope, &request, &err), &err);
	if (request.wait_ms == 0)
		KIT_HAS(strbuf_view(&request.body), part);
	return request.wait_ms;
}

#define CODE                                                                   \
	"{\"device_code\":\"dc\",\"user_code\":\"UC\",\"verification_uri\":"   \
	"\"https://v\",\"expires_in\":\"900\",\"interval\":2}"

static void
a_person_signs_in(const void *at)
{
	CLEANUP(http_drop) struct http *http = open_http();
	struct collect_settings settings = settings_of(CREDENTIAL_DEVICE);
	CLEANUP(token_way_done) struct token_way way = {0};
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(token_reading_done)
	struct token_reading reading = {.now = 1000, .arena = arena};
	struct told told = {0};
	struct err err = {0};

	(void)at;
	settings.prompt = tell;
	settings.cookie = &told;
	const char *scope = SCOPE;
	const char *other = OTHER;
	KIT_GOOD(token_way_open(&settings, http, &way, &err), &err);
	KIT_INT(ask(&way, scope, "offline_access"), 0);
	KIT_TRUE(ask(&way, other, "") > 0);
	KIT_INT(hear(&way, CODE, &reading), TOKEN_WAITING);
	KIT_INT(reading.wait_ms, 2000);
	KIT_INT(told.count, 1);
	KIT_TEXT(strbuf_view(&told.text), SV("https://v UC"));
	KIT_INT(ask(&way, scope, "device_code=dc"), 0);
	KIT_TRUE(ask(&way, other, "") > 0);
	KIT_INT(hear(&way, "{\"error\":\"authorization_pending\"}", &reading),
	    TOKEN_WAITING);
	KIT_INT(reading.wait_ms, 2000);
	KIT_INT(
	    hear(&way, "{\"error\":\"slow_down\"}", &reading), TOKEN_WAITING);
	KIT_INT(reading.wait_ms, 7000);
	KIT_INT(hear(&way,
		    "{\"access_token\":\"" TOKEN
		    "\",\"expires_in\":60,\"refresh_token\":\"rt\"}",
		    &reading),
	    TOKEN_GOOD);
	KIT_INT(
	    ask(&way, other, "grant_type=refresh_token&refresh_token=rt"), 0);
	KIT_INT(ask(&way, scope, "refresh_token=rt"), 0);
	KIT_INT(told.count, 1);
	strbuf_done(&told.text);
}

struct ending {
	const char *name;
	const char *body;
	const char *text;
};

static const struct ending endings[] = {
    {"declined", "{\"error\":\"authorization_declined\"}", "was declined"},
    {"denied", "{\"error\":\"access_denied\"}", "was declined"},
    {"too late", "{\"error\":\"expired_token\"}", "nobody signed in"},
    {"wrong code", "{\"error\":\"bad_verification_code\"}", "does not know"},
    {"blocked",
	"{\"error\":\"invalid_grant\",\"error_codes\":[53003],"
	"\"error_description\":\"AADSTS53003: x\"}",
	"Conditional Access"},
};

static void
a_person_does_not(const void *at)
{
	const struct ending *row = at;
	struct collect_settings settings = settings_of(CREDENTIAL_DEVICE);
	CLEANUP(token_way_done) struct token_way way = {0};
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(token_request_done) struct token_request request = {0};
	CLEANUP(token_reading_done)
	struct token_reading reading = {.now = 1000, .arena = arena};
	struct err err = {0};

	KIT_GOOD(token_way_open(&settings, NULL, &way, &err), &err);
	(void)ask(&way, SCOPE, "");
	KIT_INT(hear(&way, CODE, &reading), TOKEN_WAITING);
	KIT_INT(hear(&way, row->body, &reading), TOKEN_REFUSED);
	KIT_HAS(sv_from(reading.err.text), row->text);
	/* Whoever waits is told as well. */
	KIT_INT(way.source->write(&way, OTHER, &request, &err), -1);
	KIT_HAS(sv_from(err.text), row->text);
}

int
main(void)
{
	kit_case("a person signs in", a_person_signs_in);
	KIT_ROWS(endings, a_person_does_not);
	return kit_finish();
}
