/*
 * signin.c - access tokens, asked for side by side and renewed.
 */
#include "graph/signin.h"

#include "auditor/base/guid.h"
#include "auditor/base/mem.h"
#include "auditor/base/timefmt.h"
#include "graph/retry.h"
#include "graph/token_source.h"

#include "auditor/base/banned.h"

/* Asking in vain: a host that is not there is not waited for. */
#define TRIES_MAX         5
#define TRIES_NETWORK_MAX 3
/* Renew so long before the end, or a fifth of the lifetime if that is less. */
#define MARGIN_MS INT64_C(300000)

enum source_state {
	SOURCE_EMPTY,
	SOURCE_ASKING,
	SOURCE_READY,
	SOURCE_FAILED,
};

struct waiter {
	struct waiter *next;
	void (*done)(void *cookie, const struct signin_result *result);
	void *cookie;
};

/* The token for one service. */
struct source {
	struct signin *signin;
	const char *scope;
	enum source_state state;
	struct secret token;
	struct arena *arena; /* of the claims */
	struct jwt_claims claims;
	unsigned generation;
	int64_t asked_ms;
	int64_t renew_ms;
	int64_t expires_ms; /* 0: not known to be good */
	unsigned tries;
	struct waiter *first;
	struct waiter **last;
	enum coverage_reason reason;
	struct err err;
};

struct signin {
	const struct collect_settings *settings;
	struct http *http;
	struct token_way way;
	struct strbuf tenant; /* tid */
	bool is_foreign;
	struct err foreign;
	struct source sources[SERVICE_COUNT];
};

int
signin_new(const struct collect_settings *settings, struct http *http,
    struct signin **signin, struct err *err)
{
	const struct cloud *cloud = &settings->cloud;
	CLEANUP(token_way_done) struct token_way way = {0};

	TRY(token_way_open(settings, http, &way, err));
	struct signin *fresh = mem_new(1, sizeof(*fresh));
	fresh->settings = settings;
	fresh->http = http;
	fresh->way = way;
	way = (struct token_way){0};
	for (size_t i = 0; i < SERVICE_COUNT; i++) {
		struct source *source = &fresh->sources[i];
		source->signin = fresh;
		source->arena = arena_new();
		source->last = &source->first;
	}
	fresh->sources[SERVICE_GRAPH].scope = cloud->graph_scope;
	fresh->sources[SERVICE_EXCHANGE].scope = cloud->exchange_scope;
	*signin = fresh;
	return 0;
}

void
signin_free(struct signin *signin)
{
	if (signin == NULL)
		return;
	for (size_t i = 0; i < SERVICE_COUNT; i++) {
		struct source *source = &signin->sources[i];
		while (source->first != NULL) {
			struct waiter *next = source->first->next;
			mem_free(source->first);
			source->first = next;
		}
		secret_done(&source->token);
		arena_free(source->arena);
	}
	token_way_done(&signin->way);
	strbuf_done(&signin->tenant);
	mem_free(signin);
}

void
signin_drop(struct signin **signin)
{
	signin_free(*signin);
}

const struct err *
signin_foreign(const struct signin *signin)
{
	return signin->is_foreign ? &signin->foreign : NULL;
}

strview
signin_tenant(const struct signin *signin)
{
	return strbuf_view(&signin->tenant);
}

const struct jwt_claims *
signin_claims(const struct signin *signin, enum service service)
{
	const struct source *source = &signin->sources[service];

	return source->generation > 0 ? &source->claims : NULL;
}

const struct err *
signin_error(const struct signin *signin)
{
	for (size_t i = 0; i < SERVICE_COUNT; i++) {
		if (signin->sources[i].state == SOURCE_FAILED)
			return &signin->sources[i].err;
	}
	return NULL;
}

/* Tell all who wait.  Each may ask again, so the list is taken one by one. */
static void
deliver(struct source *source)
{
	while (source->state != SOURCE_ASKING && source->first != NULL) {
		struct waiter *waiter = source->first;
		struct signin_result result = {
		    .reason = source->reason, .err = &source->err};
		if (source->state == SOURCE_READY)
			result = (struct signin_result){
			    .token = secret_view(&source->token),
			    .generation = source->generation};
		source->first = waiter->next;
		if (source->first == NULL)
			source->last = &source->first;
		waiter->done(waiter->cookie, &result);
		mem_free(waiter);
	}
}

static void
fail(struct source *source)
{
	bool is_still_good = source->expires_ms > time_monotonic_ms() &&
			     !source->signin->is_foreign;

	/* Early renewal failed: the token at hand is used to its end. */
	source->state = is_still_good ? SOURCE_READY : SOURCE_FAILED;
	source->renew_ms = source->expires_ms;
	deliver(source);
}

/* All tokens have to be for one tenant: the configured one. */
static int
check_tenant(struct signin *signin, strview tenant, struct err *err)
{
	strview configured = sv_from(signin->settings->tenant);
	strview known = signin_tenant(signin);

	if (!guid_is(tenant)) {
		(void)err_set(err, ERR_AUTH, "the token names no tenant");
		return err_hint(err, "check the login address");
	}
	bool is_other =
	    (guid_is(configured) && !sv_eq_fold(tenant, configured)) ||
	    (known.len > 0 && !sv_eq_fold(tenant, known));
	if (!is_other) {
		if (known.len == 0)
			strbuf_add(&signin->tenant, tenant);
		return 0;
	}
	(void)err_set(err, ERR_AUTH,
	    "the token is for tenant " SV_FMT ", not " SV_FMT, SV_ARG(tenant),
	    SV_ARG(known.len > 0 ? known : configured));
	return err_hint(err,
	    "check `tenant:`, `client-id:` and the login address in the "
	    "configuration");
}

static void
accept_token(struct source *source, struct token_answer *token)
{
	struct signin *signin = source->signin;
	int64_t margin = token->lifetime_ms / 5;

	if (check_tenant(signin, token->claims.tenant, &source->err) != 0) {
		signin->is_foreign = true;
		signin->foreign = source->err;
		source->reason = COVERAGE_SIGN_IN_REASON;
		fail(source);
		http_end(signin->http);
		return;
	}
	secret_done(&source->token);
	source->token = token->token;
	token->token = (struct secret){0};
	source->claims = token->claims;
	source->generation++;
	source->expires_ms = source->asked_ms + token->lifetime_ms;
	source->renew_ms =
	    source->expires_ms - (margin < MARGIN_MS ? margin : MARGIN_MS);
	source->state = SOURCE_READY;
	deliver(source);
}

static void ask(void *cookie);

/* Ask again later, or give up when that can lead to nothing. */
static void
retry(struct source *source, const struct http_answer *answer,
    const struct token_reading *reading)
{
	struct http *http = source->signin->http;
	bool is_network = reading->reason == COVERAGE_NETWORK_REASON ||
			  reading->reason == COVERAGE_TIMEOUT_REASON;
	unsigned most = is_network ? TRIES_NETWORK_MAX : TRIES_MAX;
	bool is_told;

	if (reading->tries_max > 0)
		most = reading->tries_max;
	source->tries++;
	int64_t wait =
	    retry_wait_ms(answer, source->tries, guid_random(), &is_told);
	if (!is_told && reading->wait_ms > 0)
		wait = reading->wait_ms;
	if (answer->is_deadline || http_left_ms(http) <= wait ||
	    source->tries >= most)
		fail(source);
	else
		http_after(http, wait, ask, source);
}

static void
on_answer(void *cookie, const struct http_answer *answer)
{
	struct source *source = cookie;
	struct token_way *way = &source->signin->way;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(token_reading_done)
	struct token_reading reading = {
	    .now = time_now(), .arena = arena, .scope = source->scope};
	enum token_verdict verdict = way->source->read(way, answer, &reading);

	source->reason = reading.reason;
	if (reading.err.code != ERR_NONE)
		source->err = reading.err;
	switch (verdict) {
	case TOKEN_GOOD:
		/* Claims of the token before may still be looked at. */
		arena_free(source->arena);
		source->arena = TAKE(arena);
		accept_token(source, &reading.token);
		return;
	case TOKEN_REFUSED:
		fail(source);
		return;
	case TOKEN_WAITING:
		http_after(source->signin->http, reading.wait_ms, ask, source);
		return;
	case TOKEN_PASSING:
		break;
	}
	retry(source, answer, &reading);
}

static void
send_request(struct source *source, const struct token_request *request)
{
	const strview headers[] = {
	    SV("Accept: application/json"),
	    request->is_get
		? strbuf_view(&request->head)
		: SV("Content-Type: application/x-www-form-urlencoded"),
	};

	source->asked_ms = time_monotonic_ms();
	http_send(source->signin->http,
	    &(struct http_request){.method = request->is_get ? "GET" : "POST",
		.url = strbuf_view(&request->url),
		.headers = headers,
		.header_count = COUNT_OF(headers),
		.body = strbuf_view(&request->body),
		.lane = SIGNIN_LANE,
		.is_local = request->is_local},
	    on_answer, source);
}

static void
ask(void *cookie)
{
	struct source *source = cookie;
	struct token_way *way = &source->signin->way;
	CLEANUP(token_request_done) struct token_request request = {0};

	int status =
	    way->source->write(way, source->scope, &request, &source->err);
	if (status == 0 && request.wait_ms > 0 &&
	    http_left_ms(source->signin->http) == 0)
		status = err_set(&source->err, ERR_TIMEOUT,
		    "the time budget ended before sign-in");
	if (status != 0) {
		source->reason = COVERAGE_SIGN_IN_REASON;
		fail(source);
		return;
	}
	if (request.wait_ms > 0)
		http_after(source->signin->http, request.wait_ms, ask, source);
	else
		send_request(source, &request);
}

void
signin_get(struct signin *signin, enum service service,
    void (*done)(void *cookie, const struct signin_result *result),
    void *cookie)
{
	struct source *source = &signin->sources[service];
	struct waiter *waiter = mem_new(1, sizeof(*waiter));
	bool is_stale = source->state == SOURCE_EMPTY ||
			(source->state == SOURCE_READY &&
			    time_monotonic_ms() >= source->renew_ms);

	*waiter = (struct waiter){.done = done, .cookie = cookie};
	*source->last = waiter;
	source->last = &waiter->next;
	if (is_stale) {
		source->state = SOURCE_ASKING;
		source->tries = 0;
		ask(source);
		return;
	}
	deliver(source);
}

void
signin_refuse(struct signin *signin, enum service service, unsigned generation)
{
	struct source *source = &signin->sources[service];

	if (source->state != SOURCE_READY || source->generation != generation)
		return;
	source->state = SOURCE_EMPTY;
	source->expires_ms = 0;
}
