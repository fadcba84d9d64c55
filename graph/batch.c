/*
 * batch.c - questions to Microsoft Graph that travel in one request.
 */
#include "graph/batch.h"

#include <stdio.h>

#include "auditor/base/arena.h"
#include "auditor/base/decimal.h"
#include "auditor/base/guid.h"
#include "auditor/base/jsonw.h"
#include "auditor/base/mem.h"
#include "auditor/net/url.h"
#include "graph/form.h"
#include "graph/session.h"

#include "auditor/base/banned.h"

#define VERSION "/v1.0"
#define ID_SIZE 24

struct item {
	struct item *next;
	struct batch_question question;
	struct strbuf url; /* behind the version */
	bool is_answered;
};

struct batch {
	struct session *session;
	struct item *first;
	struct item **last;
	bool is_due; /* a turn of the loop is waited for */
};

/* Questions that are under way together. */
struct group {
	struct session *session;
	struct item *items[BATCH_MAX]; /* their ids are the indexes */
	size_t count;
};

struct batch *
batch_new(struct session *session)
{
	struct batch *batch = mem_new(1, sizeof(*batch));

	batch->session = session;
	batch->last = &batch->first;
	return batch;
}

static void
item_free(struct item *item)
{
	strbuf_done(&item->url);
	mem_free(item);
}

void
batch_free(struct batch *batch)
{
	if (batch == NULL)
		return;
	while (batch->first != NULL) {
		struct item *next = batch->first->next;
		item_free(batch->first);
		batch->first = next;
	}
	mem_free(batch);
}

static void
answer(struct item *item, const struct batch_answer *answer)
{
	if (item->is_answered)
		return;
	item->is_answered = true;
	item->question.done(item->question.cookie, answer);
}

/* All that have no answer yet get this one; the group ends. */
static void
finish(struct group *group, const struct http_answer *from)
{
	for (size_t i = 0; i < group->count; i++) {
		answer(group->items[i], &(struct batch_answer){.from = from});
		item_free(group->items[i]);
	}
	mem_free(group);
}

/* The question that ${response} answers, or NULL. */
static struct item *
find_item(const struct group *group, const struct json *response)
{
	strview id = json_get_text(response, SV("id"));
	char text[ID_SIZE];

	for (size_t i = 0; i < group->count; i++) {
		(void)snprintf(text, sizeof(text), "%zu", i);
		if (sv_eq(id, sv_from(text)))
			return group->items[i];
	}
	return NULL;
}

/* What the whole answer says of time and request, then the item's own. */
static void
write_headers(const struct http_answer *whole, const struct json *response,
    struct strbuf *lines)
{
	static const char *const shared[] = {"Date", "request-id"};
	const struct json *headers = json_get(response, SV("headers"));

	for (size_t i = 0; i < COUNT_OF(shared); i++)
		strbuf_printf(lines, "%s: " SV_FMT "\r\n", shared[i],
		    SV_ARG(http_header(whole, shared[i])));
	for (size_t i = 0; headers != NULL && i < headers->count; i++) {
		const struct json *header = &headers->items[i];
		/* No line of its own out of a value. */
		if (!sv_has(json_text(header), SV("\n")))
			strbuf_printf(lines, SV_FMT ": " SV_FMT "\r\n",
			    SV_ARG(header->key), SV_ARG(json_text(header)));
	}
}

static unsigned
status_of(const struct json *response)
{
	strview text = json_get_text(response, SV("status"));
	uint64_t status;

	return text.len == 3 && decimal_read(text, 999, &status)
		   ? (unsigned)status
		   : 0;
}

static void
read_response(const struct group *group, const struct http_answer *whole,
    const struct json *response)
{
	CLEANUP(strbuf_done) struct strbuf lines = {0};
	struct item *item = find_item(group, response);
	const struct json *body = json_get(response, SV("body"));
	unsigned status = status_of(response);

	if (item == NULL || status == 0)
		return;
	write_headers(whole, response, &lines);
	const struct http_answer from = {.outcome = HTTP_ANSWERED,
	    .status = status,
	    .headers = strbuf_view(&lines),
	    .problem = ""};
	answer(item, &(struct batch_answer){.from = &from,
			 .body = body,
			 .bytes = whole->body.len / group->count});
}

static void
on_answer(void *cookie, const struct http_answer *from)
{
	struct group *group = cookie;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const struct json *body = NULL;
	/* Who is not in the answer has got an empty one. */
	struct http_answer missing = *from;

	if (from->outcome != HTTP_ANSWERED || from->status != 200) {
		finish(group, from);
		return;
	}
	missing.body = (strview){NULL, 0};
	if (json_parse(from->body, JSON_WIRE, arena, &body, NULL) == 0) {
		const struct json *responses = json_get(body, SV("responses"));
		for (size_t i = 0; responses != NULL && i < responses->count;
		     i++)
			read_response(group, from, &responses->items[i]);
	}
	finish(group, &missing);
}

static void
write_body(const struct group *group, struct strbuf *body)
{
	struct jsonw w = {.out = body};

	jsonw_object(&w, NULL);
	jsonw_array(&w, "requests");
	for (size_t i = 0; i < group->count; i++) {
		char id[ID_SIZE];
		(void)snprintf(id, sizeof(id), "%zu", i);
		jsonw_object(&w, NULL);
		jsonw_cstr(&w, "id", id);
		jsonw_cstr(&w, "method", "GET");
		jsonw_text(&w, "url", strbuf_view(&group->items[i]->url));
		jsonw_end(&w);
	}
	jsonw_end(&w);
	jsonw_end(&w);
}

static void
send_group(struct group *group, strview authorization)
{
	CLEANUP(strbuf_done) struct strbuf url = {0};
	CLEANUP(strbuf_done) struct strbuf body = {0};
	CLEANUP(strbuf_done) struct strbuf id_line = {0};
	char id[GUID_SIZE];

	strbuf_printf(&url, "%s" VERSION "/$batch",
	    group->session->settings->cloud.graph);
	strbuf_printf(&id_line, "client-request-id: %s", guid_make(id));
	write_body(group, &body);
	const strview lines[] = {authorization, SV("Accept: application/json"),
	    SV("Content-Type: application/json"), strbuf_view(&id_line)};
	http_send(group->session->http,
	    &(struct http_request){.method = "POST",
		.url = strbuf_view(&url),
		.headers = lines,
		.header_count = COUNT_OF(lines),
		.body = strbuf_view(&body),
		.lane = SERVICE_GRAPH,
		.weight = (unsigned)group->count},
	    on_answer, group);
}

static void
send_with_token(void *cookie, const struct signin_result *result)
{
	/* Each then asks for a token of its own, and hears why not. */
	static const struct http_answer no_token = {
	    .outcome = HTTP_ANSWERED, .status = 401, .problem = ""};
	struct group *group = cookie;
	CLEANUP(form_wipe) struct strbuf line = {0};

	if (result->token.len == 0) {
		finish(group, &no_token);
		return;
	}
	form_room(&line, result->token.len + 32);
	strbuf_add_text(&line, "Authorization: Bearer ");
	strbuf_add(&line, result->token);
	send_group(group, strbuf_view(&line));
}

static void
start_group(struct batch *batch)
{
	struct group *group = mem_new(1, sizeof(*group));

	group->session = batch->session;
	while (batch->first != NULL && group->count < BATCH_MAX) {
		struct item *item = batch->first;
		batch->first = item->next;
		group->items[group->count++] = item;
	}
	if (batch->first == NULL)
		batch->last = &batch->first;
	if (group->count > 1) {
		signin_get(batch->session->signin, SERVICE_GRAPH,
		    send_with_token, group);
		return;
	}
	group->items[0]->is_answered = true;
	group->items[0]->question.alone(group->items[0]->question.cookie);
	finish(group, NULL);
}

static void
flush(void *cookie)
{
	struct batch *batch = cookie;

	batch->is_due = false;
	while (batch->first != NULL)
		start_group(batch);
}

void
batch_ask(struct batch *batch, const struct batch_question *question)
{
	strview base = sv_from(batch->session->settings->cloud.graph);
	struct item *item = mem_new(1, sizeof(*item));

	item->question = *question;
	strbuf_add(
	    &item->url, sv_slice(question->url, base.len + sizeof(VERSION) - 1,
			    question->url.len));
	*batch->last = item;
	batch->last = &item->next;
	if (batch->is_due)
		return;
	batch->is_due = true;
	http_after(batch->session->http, 0, flush, batch);
}
