/*
 * fake_batch - JSON batching of Microsoft Graph: requests in one request.
 */
#include "tests/support/fake_batch.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/fake_error.h"
#include "tests/support/fake_faults.h"
#include "tests/support/fake_graph.h"
#include "tests/support/fake_json.h"
#include "tests/support/fake_label.h"
#include "tests/support/fake_stats.h"

/* As documented. */
#define ITEMS_MAX 20

bool
fake_batch_is(const struct fake_request *req)
{
	return req->api == FAKE_API_GRAPH &&
	       strcmp(req->path, "/v1.0/$batch") == 0;
}

/* The request inside, with what it has of the one around it. */
static void
read_item(const struct fake_request *req, const cJSON *item,
    struct fake_request *inner)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text target = {0};

	fake_text_printf(&target, "/v1.0%s", fake_json_text(item, "url"));
	*inner = *req;
	inner->query = NULL;
	inner->query_count = 0;
	inner->body = (struct fake_text){0};
	inner->method = fake_json_text(item, "method");
	inner->target = fake_string(target.data);
	inner->cmdlet = fake_string("");
	fake_request_read_target(inner);
}

static void
serve_item(const struct fake_site *site, struct fake_request *inner,
    struct fake_reply *reply)
{
	struct fake_picks picks = {0};

	fake_faults_pick(inner, &picks);
	fake_faults_prepare(&picks, inner);
	if (!fake_faults_replace(&picks, inner, reply))
		fake_graph_handle(site, inner, reply);
	fake_faults_spoil(&picks, inner, reply);
	fake_reply_render(reply);
}

/* What is no JSON comes as text. */
static cJSON *
body_of(const struct fake_reply *reply)
{
	cJSON *json = cJSON_ParseWithLength(
	    reply->body.data == NULL ? "" : reply->body.data, reply->body.len);

	if (json != NULL)
		return json;
	FAKE_CLEANUP(fake_free_string)
	char *text = fake_copy(
	    reply->body.data == NULL ? "" : reply->body.data, reply->body.len);
	return cJSON_CreateString(text);
}

static cJSON *
response_of(const cJSON *item, const struct fake_reply *reply)
{
	cJSON *response = cJSON_CreateObject();

	cJSON_AddStringToObject(response, "id", fake_json_text(item, "id"));
	cJSON_AddNumberToObject(response, "status", reply->status);
	cJSON *headers = cJSON_AddObjectToObject(response, "headers");
	cJSON_AddStringToObject(headers, "Content-Type", "application/json");
	for (size_t i = 0; i < reply->header_count; i++)
		cJSON_AddStringToObject(
		    headers, reply->headers[i].name, reply->headers[i].value);
	cJSON_AddItemToObject(response, "body", body_of(reply));
	return response;
}

static void
answer_item(const struct fake_site *site, const struct fake_request *req,
    const cJSON *item, cJSON *responses)
{
	FAKE_CLEANUP(fake_reply_clear) struct fake_reply reply = {0};
	struct fake_request inner;

	read_item(req, item, &inner);
	serve_item(site, &inner, &reply);
	if (reply.delivery != FAKE_DELIVER_HANG &&
	    reply.delivery != FAKE_DELIVER_CLOSE)
		cJSON_InsertItemInArray(
		    responses, 0, response_of(item, &reply));
	FAKE_CLEANUP(fake_free_string) char *label = fake_label(&inner);
	fake_stats_item(label, reply.status);
	fake_request_done(&inner);
}

/* Ids of their own, and only what reads. */
static bool
is_good(const cJSON *requests)
{
	const cJSON *item;
	const cJSON *other;

	if (!cJSON_IsArray(requests) ||
	    cJSON_GetArraySize(requests) > ITEMS_MAX ||
	    cJSON_GetArraySize(requests) == 0)
		return false;
	cJSON_ArrayForEach(item, requests)
	{
		const char *id = fake_json_text(item, "id");
		const char *method = fake_json_text(item, "method");
		const char *url = fake_json_text(item, "url");

		if (id == NULL || method == NULL || url == NULL ||
		    strcmp(method, "GET") != 0 || url[0] != '/')
			return false;
		for (other = item->next; other != NULL; other = other->next) {
			const char *same = fake_json_text(other, "id");
			if (same != NULL && strcmp(id, same) == 0)
				return false;
		}
	}
	return true;
}

void
fake_batch_handle(const struct fake_site *site, const struct fake_request *req,
    struct fake_reply *reply)
{
	FAKE_CLEANUP(fake_json_delete)
	cJSON *body = cJSON_ParseWithLength(
	    req->body.data == NULL ? "" : req->body.data, req->body.len);
	const cJSON *requests = fake_json_get(body, "requests");
	const cJSON *item;

	if (strcmp(req->method, "POST") != 0 || !is_good(requests)) {
		fake_error_graph(req, reply, 400, "BadRequest",
		    "Invalid batch payload format.");
		return;
	}
	cJSON *json = cJSON_CreateObject();
	cJSON *responses = cJSON_AddArrayToObject(json, "responses");
	cJSON_ArrayForEach(item, requests)
	{
		answer_item(site, req, item, responses);
	}
	fake_reply_json(reply, 200, json);
}
