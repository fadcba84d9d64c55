/*
 * call.c - one page asked for until there is a page or a reason why not.
 */
#include "graph/call.h"

#include "auditor/base/guid.h"
#include "auditor/base/lang.h"
#include "auditor/base/log.h"
#include "auditor/base/mem.h"
#include "auditor/base/timefmt.h"
#include "graph/form.h"
#include "graph/quota.h"
#include "graph/redirect.h"
#include "graph/retry.h"
#include "graph/words.h"

#include "auditor/base/banned.h"

/* Failures of one page in a row, unless the service itself names a wait. */
#define TRIES_MAX 8
/* Answers that are not what they should be seldom get better. */
#define TRIES_MALFORMED_MAX 4
/* Ids for support; a long list has more than anyone will name. */
#define REQUEST_IDS_MAX 2048
/* Exchange routes a session by the system mailbox of the tenant. */
#define ANCHOR "APP:SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}"

struct call {
	struct session *session;
	struct call_request request;
	struct arena *arena;
	void (*done)(void *cookie, const struct call_result *result);
	void *cookie;
	struct strbuf url;
	unsigned tries;
	unsigned generation; /* of the token sent */
	bool is_renewed;
	bool is_redirected;
	bool is_identity;
	bool is_fresh;
	bool is_gone;
	enum coverage_reason reason; /* of the last failure */
	struct strbuf words;         /* likewise */
};

static void
end(struct call *call, const struct call_result *result)
{
	call->done(call->cookie, result);
	strbuf_done(&call->url);
	strbuf_done(&call->words);
	mem_free(call);
}

static void
end_failed(struct call *call)
{
	end(call, &(struct call_result){.reason = call->reason,
		      .words = strbuf_view(&call->words),
		      .is_gone = call->is_gone,
		      .url = strbuf_view(&call->url)});
}

/* Keep why it failed.  Running out of time only says why once. */
static void
note(struct call *call, enum coverage_reason reason, strview words)
{
	call->reason = reason;
	strbuf_clear(&call->words);
	words_add(&call->words, words);
}

static void
note_request_id(struct tally *tally, strview id)
{
	struct strbuf *ids = &tally->request_ids;

	if (id.len == 0 || ids->len + id.len + 1 > REQUEST_IDS_MAX)
		return;
	if (ids->len > 0)
		strbuf_add_char(ids, ' ');
	words_add(ids, id);
}

static void
count(struct call *call, const struct http_answer *from, size_t bytes)
{
	struct tally *tally = call->request.tally;
	strview url = strbuf_view(&call->url);

	tally->bytes += bytes;
	tally->last_ms = time_monotonic_ms();
	note_request_id(tally, http_header(from, "request-id"));
	/* The query may carry a page token. */
	log_line(LOG_DEBUG, "asked url=" SV_FMT " status=%u bytes=%zu %s",
	    SV_ARG(sv_slice(url, 0, sv_find(url, SV("?")))), from->status,
	    bytes, from->problem);
}

static void send_with_token(void *cookie, const struct signin_result *result);

static void
ask(void *cookie)
{
	struct call *call = cookie;

	signin_get(call->session->signin, call->request.service,
	    send_with_token, call);
}

static void
note_begin(struct tally *tally)
{
	if (tally->first_ms == 0)
		tally->first_ms = time_monotonic_ms();
}

/*
 * Ask again after what the service wants, or after a growing while; give up
 * when the budget ends before.
 */
static void
retry(struct call *call, const struct http_answer *from)
{
	struct http *http = call->session->http;
	unsigned most = call->reason == COVERAGE_MALFORMED_REASON
			    ? TRIES_MALFORMED_MAX
			    : TRIES_MAX;
	bool is_told;

	call->tries++;
	int64_t wait =
	    retry_wait_ms(from, call->tries, guid_random(), &is_told);
	bool is_spent = !is_told && call->tries >= most;
	if (is_spent || from->is_deadline || http_left_ms(http) <= wait)
		end_failed(call);
	else {
		call->request.tally->waits++;
		call->request.tally->wait_ms += (uint64_t)wait;
		http_after(http, wait, ask, call);
	}
}

/* A new token, once; then a refusal is one. */
static void
renew(struct call *call)
{
	if (call->is_renewed) {
		end_failed(call);
		return;
	}
	call->is_renewed = true;
	signin_refuse(
	    call->session->signin, call->request.service, call->generation);
	ask(call);
}

/* Exchange sends to the region of the tenant; anything else is refused. */
static void
follow(struct call *call, const struct http_answer *from, strview location)
{
	struct session *session = call->session;
	CLEANUP(strbuf_done) struct strbuf where = {0};
	CLEANUP(strbuf_done) struct strbuf words = {0};

	if (call->request.service == SERVICE_EXCHANGE && !call->is_redirected &&
	    redirect_follow(
		&session->settings->cloud, location, &session->exchange)) {
		call->is_redirected = true;
		redirect_apply(strbuf_view(&session->exchange), &call->url);
		ask(call);
		return;
	}
	words_add(&where, location);
	strbuf_printf(&words, _("redirected to \"%s\", which is not followed"),
	    strbuf_cstr(&where));
	note(call, COVERAGE_SERVICE_REASON, strbuf_view(&words));
	retry(call, from);
}

/* Do what ${answer}, which was read from ${from}, calls for. */
static void
act(struct call *call, const struct http_answer *from,
    const struct answer *answer)
{
	if (answer->action == ANSWER_PAGE) {
		end(call, &(struct call_result){.page = answer->page,
			      .url = strbuf_view(&call->url)});
		return;
	}
	/* What went wrong before explains why there is no time left. */
	if (!from->is_deadline || call->tries == 0)
		note(call, answer->reason, strbuf_view(&answer->words));
	call->is_identity = call->is_identity || answer->is_garbled;
	call->is_fresh = from->status == 503;
	call->is_gone = answer->is_gone;
	switch (answer->action) {
	case ANSWER_RENEW:
		renew(call);
		return;
	case ANSWER_REDIRECT:
		follow(call, from, answer->location);
		return;
	case ANSWER_EXPIRED_PAGE:
		end(call, &(struct call_result){.reason = call->reason,
			      .words = strbuf_view(&call->words),
			      .is_expired_page = true,
			      .url = strbuf_view(&call->url)});
		return;
	case ANSWER_PAGE:
	case ANSWER_REFUSED:
		end_failed(call);
		return;
	case ANSWER_RETRY:
		break;
	}
	retry(call, from);
}

static void
on_answer(void *cookie, const struct http_answer *from)
{
	struct call *call = cookie;
	CLEANUP(answer_done) struct answer answer = {0};

	count(call, from, from->body.len);
	answer_read(call->request.service, call->request.form, from,
	    call->arena, &answer);
	act(call, from, &answer);
}

static void
on_batch_answer(void *cookie, const struct batch_answer *from)
{
	struct call *call = cookie;
	CLEANUP(answer_done) struct answer answer = {0};

	call->request.tally->requests++;
	count(call, from->from, from->bytes);
	if (from->body != NULL)
		answer_judge(call->request.service, call->request.form,
		    from->from, from->body, call->arena, &answer);
	else
		answer_read(call->request.service, call->request.form,
		    from->from, call->arena, &answer);
	/* Where the whole was spoilt each had better ask for itself. */
	call->request.is_batched = !answer.is_garbled;
	act(call, from->from, &answer);
}

#define HEADERS_MAX 12

/* Lines of a request, with the room they are written into. */
struct head {
	strview lines[HEADERS_MAX];
	size_t count;
	struct arena *arena;
};

static void
add_line(struct head *head, const char *name, strview value)
{
	head->lines[head->count++] =
	    arena_printf(head->arena, "%s: " SV_FMT, name, SV_ARG(value));
}

static void
add_exchange_lines(struct head *head, const struct call *call)
{
	const struct call_request *request = &call->request;
	strview tenant = signin_tenant(call->session->signin);

	add_line(head, "Content-Type", SV("application/json"));
	add_line(head, "X-ResponseFormat", SV("json"));
	add_line(head, "X-CmdletName", sv_from(request->cmdlet));
	add_line(head, "X-AnchorMailbox",
	    arena_printf(head->arena, ANCHOR "@" SV_FMT, SV_ARG(tenant)));
	add_line(head, "connection-id", sv_from(call->session->connection_id));
	if (request->page_size > 0)
		add_line(head, "Prefer",
		    arena_printf(head->arena, "odata.maxpagesize=%u",
			request->page_size));
}

static void
send_request(struct call *call, strview authorization, struct arena *arena)
{
	const struct call_request *request = &call->request;
	struct head head = {.arena = arena};
	char id[GUID_SIZE];

	head.lines[head.count++] = authorization;
	add_line(&head, "Accept", SV("application/json"));
	add_line(&head, "client-request-id", sv_from(guid_make(id)));
	if (request->service == SERVICE_EXCHANGE)
		add_exchange_lines(&head, call);
	note_begin(request->tally);
	request->tally->requests++;
	http_send(call->session->http,
	    &(struct http_request){
		.method = request->service == SERVICE_EXCHANGE ? "POST" : "GET",
		.url = strbuf_view(&call->url),
		.headers = head.lines,
		.header_count = head.count,
		.body = request->body,
		.lane = request->service,
		.quota = quota_of(request->service, strbuf_view(&call->url)),
		.is_identity = call->is_identity,
		.is_fresh = call->is_fresh,
		.jar = request->jar},
	    on_answer, call);
}

static void
send_alone(struct call *call, strview token)
{
	CLEANUP(form_wipe) struct strbuf line = {0};
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	form_room(&line, token.len + 32);
	strbuf_add_text(&line, "Authorization: Bearer ");
	strbuf_add(&line, token);
	send_request(call, strbuf_view(&line), arena);
}

/* Nobody else asks in this turn. */
static void
on_alone(void *cookie)
{
	struct call *call = cookie;

	call->request.is_batched = false;
	ask(call);
}

static void
send_in_batch(struct call *call)
{
	note_begin(call->request.tally);
	batch_ask(call->session->batch,
	    &(struct batch_question){.url = strbuf_view(&call->url),
		.alone = on_alone,
		.done = on_batch_answer,
		.cookie = call});
}

static void
send_with_token(void *cookie, const struct signin_result *result)
{
	struct call *call = cookie;

	if (result->token.len == 0) {
		note(call, result->reason, sv_from(result->err->text));
		end_failed(call);
		return;
	}
	call->generation = result->generation;
	if (call->request.is_batched)
		send_in_batch(call);
	else
		send_alone(call, result->token);
}

void
call_start(struct session *session, const struct call_request *request,
    struct arena *arena,
    void (*done)(void *cookie, const struct call_result *result), void *cookie)
{
	struct call *call = mem_new(1, sizeof(*call));

	call->session = session;
	call->request = *request;
	call->arena = arena;
	call->done = done;
	call->cookie = cookie;
	strbuf_add(&call->url, request->url);
	ask(call);
}
