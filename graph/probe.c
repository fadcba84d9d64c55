/*
 * probe.c - sign in and ask every list for one element.
 */
#include "graph/probe.h"

#include "auditor/base/guid.h"
#include "auditor/base/mem.h"
#include "graph/call.h"

#include "auditor/base/banned.h"

/* One element of a list is proof enough. */
#define PAGE_SIZE 1

/* A list under way. */
struct asked {
	struct probe *probe;
	struct probe_row row;
	struct tally tally;
	struct strbuf url;
	struct strbuf body;
	struct strbuf words;
	struct arena *arena;
	struct http_jar *jar;
};

struct opening {
	struct probe *probe;
	enum service service;
};

struct probe {
	struct session session;
	struct opening openings[SERVICE_COUNT];
	struct asked *asked;
	struct probe_row *rows;
	size_t count;
};

void
probe_free(struct probe *probe)
{
	if (probe == NULL)
		return;
	/* Requests under way look at nothing any more. */
	http_free(probe->session.http);
	signin_free(probe->session.signin);
	for (size_t i = 0; i < probe->count; i++) {
		struct asked *asked = &probe->asked[i];
		strbuf_done(&asked->tally.request_ids);
		strbuf_done(&asked->url);
		strbuf_done(&asked->body);
		strbuf_done(&asked->words);
		arena_free(asked->arena);
		http_jar_free(asked->jar);
	}
	mem_free(probe->asked);
	mem_free(probe->rows);
	strbuf_done(&probe->session.exchange);
	mem_free(probe);
}

void
probe_drop(struct probe **probe)
{
	probe_free(*probe);
}

const struct probe_row *
probe_rows(const struct probe *probe, size_t *count)
{
	*count = probe->count;
	return probe->rows;
}

const struct jwt_claims *
probe_claims(const struct probe *probe, enum service service)
{
	return signin_claims(probe->session.signin, service);
}

strview
probe_tenant(const struct probe *probe)
{
	return signin_tenant(probe->session.signin);
}

/* Exchange wants both: the permission, and a role that says what it is for. */
static bool
holds(const struct probe *probe, const struct endpoint *endpoint)
{
	const struct jwt_claims *claims =
	    signin_claims(probe->session.signin, endpoint->service);

	if (claims == NULL)
		return false;
	if (endpoint->service != SERVICE_EXCHANGE)
		return jwt_holds(claims, endpoint->permission);
	return (jwt_holds(claims, "Exchange.ManageAsApp") ||
		   jwt_holds(claims, "Exchange.Manage")) &&
	       !json_is_empty(claims->wids);
}

static void
on_result(void *cookie, const struct call_result *result)
{
	struct asked *asked = cookie;
	struct probe_row *row = &asked->row;
	const struct tally *tally = &asked->tally;

	/* What is not there holds nothing; it was not refused. */
	row->is_answered = result->page != NULL ||
			   (row->endpoint->may_be_missing &&
			       result->reason == COVERAGE_UNSUPPORTED_REASON);
	row->reason = row->is_answered ? COVERAGE_NONE_REASON : result->reason;
	if (!row->is_answered)
		strbuf_add(&asked->words, result->words);
	row->requests = tally->requests;
	if (tally->last_ms > tally->first_ms)
		row->ms = (unsigned)(tally->last_ms - tally->first_ms);
}

static void
write_url(struct asked *asked)
{
	const struct session *session = &asked->probe->session;
	const struct endpoint *endpoint = asked->row.endpoint;
	const struct jwt_claims *claims =
	    signin_claims(session->signin, endpoint->service);
	bool is_exchange = endpoint->service == SERVICE_EXCHANGE;
	strview base = is_exchange ? strbuf_view(&session->exchange)
				   : sv_from(session->settings->cloud.graph);
	/* Whom to ask for is not known yet: the auditor itself will do. */
	const strview self = claims != NULL && guid_is(claims->object_id)
				 ? claims->object_id
				 : signin_tenant(session->signin);

	if (endpoint->holders_of != 0)
		endpoint_ids_url(endpoint, base, &self, 1, &asked->url);
	else
		endpoint_url(endpoint, base, signin_tenant(session->signin),
		    PAGE_SIZE, &asked->url);
	if (is_exchange)
		endpoint_body(endpoint, &asked->body);
}

static void
ask(struct asked *asked)
{
	const struct endpoint *endpoint = asked->row.endpoint;

	asked->row.holds = holds(asked->probe, endpoint);
	asked->arena = arena_new();
	write_url(asked);
	if (endpoint->service == SERVICE_EXCHANGE)
		asked->jar = http_jar_new();
	call_start(&asked->probe->session,
	    &(struct call_request){.service = endpoint->service,
		.form = endpoint->is_single ? ANSWER_SINGLE : ANSWER_LIST,
		.url = strbuf_view(&asked->url),
		.body = strbuf_view(&asked->body),
		.cmdlet = endpoint->cmdlet,
		.page_size = endpoint_page_size(endpoint, PAGE_SIZE),
		.jar = asked->jar,
		.tally = &asked->tally},
	    asked->arena, on_result, asked);
}

static void
on_opening(void *cookie, const struct signin_result *result)
{
	const struct opening *opening = cookie;
	struct probe *probe = opening->probe;

	(void)result;
	for (size_t i = 0; i < probe->count; i++) {
		struct asked *asked = &probe->asked[i];
		if (asked->row.endpoint->service == opening->service)
			ask(asked);
	}
}

static void
make_rows(struct probe *probe)
{
	const struct endpoint *table = endpoint_table(&probe->count);

	probe->asked = mem_new(probe->count, sizeof(*probe->asked));
	probe->rows = mem_new(probe->count, sizeof(*probe->rows));
	for (size_t i = 0; i < probe->count; i++)
		probe->asked[i] = (struct asked){
		    .probe = probe, .row = {.endpoint = &table[i]}};
}

static void
run(struct probe *probe)
{
	for (unsigned i = 0; i < SERVICE_COUNT; i++) {
		probe->openings[i] = (struct opening){probe, (enum service)i};
		signin_get(probe->session.signin, (enum service)i, on_opening,
		    &probe->openings[i]);
	}
	http_run(probe->session.http);
	for (size_t i = 0; i < probe->count; i++) {
		probe->rows[i] = probe->asked[i].row;
		probe->rows[i].words = strbuf_view(&probe->asked[i].words);
	}
}

/* Why nothing can be said at all. */
static int
judge(const struct probe *probe, struct err *err)
{
	const struct session *session = &probe->session;
	const struct err *foreign = signin_foreign(session->signin);
	const struct err *cause = signin_error(session->signin);

	TRY(connect_stopped(session->settings, err));
	if (foreign != NULL)
		cause = foreign;
	else if (signin_tenant(session->signin).len > 0)
		return 0;
	if (cause == NULL)
		return err_set(
		    err, ERR_TIMEOUT, "the time budget ended before sign-in");
	if (err != NULL)
		*err = *cause;
	return err_wrap(err, "sign-in to tenant %s", session->settings->tenant);
}

int
probe_run(const struct collect_settings *settings, struct probe **probe,
    struct err *err)
{
	CLEANUP(probe_drop) struct probe *fresh = mem_new(1, sizeof(*fresh));
	struct session *session = &fresh->session;

	session->settings = settings;
	TRY(connect_open(settings, &session->connection, &session->http, err));
	TRY(signin_new(settings, session->http, &session->signin, err));
	strbuf_add_text(&session->exchange, settings->cloud.exchange);
	(void)guid_make(session->connection_id);
	make_rows(fresh);
	run(fresh);
	TRY(judge(fresh, err));
	*probe = TAKE(fresh);
	return 0;
}
