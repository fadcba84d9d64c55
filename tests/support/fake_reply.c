/*
 * fake_reply - one request, and the answer being made for it.
 */
#include "tests/support/fake_reply.h"

#include <stdlib.h>
#include <string.h>

const char *
fake_query(const struct fake_request *req, const char *name)
{
	for (size_t i = 0; i < req->query_count; i++)
		if (strcmp(req->query[i].name, name) == 0)
			return req->query[i].value;
	return NULL;
}

static void
read_query(struct fake_request *req)
{
	const char *at = strchr(req->target, '?');
	size_t count = 1;

	at = at == NULL ? "" : at + 1;
	for (const char *c = at; *c != '\0'; c++)
		count += *c == '&';
	req->query = fake_alloc(count, sizeof(*req->query));
	while (*at != '\0') {
		size_t len = strcspn(at, "&");
		const char *eq = memchr(at, '=', len);
		size_t name = eq == NULL ? len : (size_t)(eq - at);
		size_t skip = eq == NULL ? len : name + 1;

		req->query[req->query_count++] = (struct fake_pair){
		    fake_url_decode(at, name, true),
		    fake_url_decode(at + skip, len - skip, true),
		};
		at += len;
		at += *at == '&';
	}
}

void
fake_request_read_target(struct fake_request *req)
{
	req->path =
	    fake_url_decode(req->target, strcspn(req->target, "?"), false);
	read_query(req);
}

void
fake_request_done(struct fake_request *req)
{
	for (size_t i = 0; i < req->query_count; i++) {
		free(req->query[i].name);
		free(req->query[i].value);
	}
	free(req->query);
	free(req->target);
	free(req->path);
	free(req->cmdlet);
	fake_text_done(&req->body);
}

void
fake_reply_header(struct fake_reply *reply, const char *name, const char *value)
{
	if (reply->header_count == FAKE_HEADERS_MAX)
		abort();
	reply->headers[reply->header_count++] =
	    (struct fake_pair){fake_string(name), fake_string(value)};
}

void
fake_reply_json(struct fake_reply *reply, unsigned status, cJSON *json)
{
	reply->status = status;
	cJSON_Delete(reply->json);
	reply->json = json;
	if (reply->content_type == NULL)
		reply->content_type = "application/json; charset=utf-8";
}

void
fake_reply_bytes(struct fake_reply *reply, unsigned status, const char *type,
    const char *data, size_t len)
{
	reply->status = status;
	reply->content_type = type;
	cJSON_Delete(reply->json);
	reply->json = NULL;
	reply->body.len = 0;
	fake_text_add(&reply->body, data, len);
}

void
fake_reply_clear(struct fake_reply *reply)
{
	for (size_t i = 0; i < reply->header_count; i++) {
		free(reply->headers[i].name);
		free(reply->headers[i].value);
	}
	reply->header_count = 0;
	cJSON_Delete(reply->json);
	reply->json = NULL;
	reply->content_type = NULL;
	fake_text_done(&reply->body);
}

void
fake_reply_render(struct fake_reply *reply)
{
	if (reply->json == NULL)
		return;
	char *text = cJSON_PrintUnformatted(reply->json);

	if (text == NULL)
		abort();
	reply->body.len = 0;
	fake_text_puts(&reply->body, text);
	cJSON_free(text);
	cJSON_Delete(reply->json);
	reply->json = NULL;
}
