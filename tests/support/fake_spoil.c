/*
 * fake_spoil - faults that spoil the service's own answer.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "tests/support/fake_error.h"
#include "tests/support/fake_faults.h"
#include "tests/support/fake_json.h"

#define SLOW_CHUNK 64

static cJSON *
values(const struct fake_reply *reply)
{
	return cJSON_GetObjectItemCaseSensitive(reply->json, "value");
}

/* Remove a member and the annotations beside it. */
static void
drop_member(cJSON *object, const char *name)
{
	size_t len = strlen(name);
	cJSON *member = object->child;

	while (member != NULL) {
		cJSON *next = member->next;

		if (strncmp(member->string, name, len) == 0 &&
		    (member->string[len] == '\0' || member->string[len] == '@'))
			cJSON_Delete(
			    cJSON_DetachItemViaPointer(object, member));
		member = next;
	}
}

static void
edit_object(const struct fake_fault *fault, cJSON *object)
{
	drop_member(object, fault->first);
	if (fault->action == FAKE_ACT_ADD)
		cJSON_AddItemToObject(
		    object, fault->first, cJSON_Duplicate(fault->json, 1));
}

/* Each object of a list; an answer that is one object itself. */
static void
edit_objects(const struct fake_fault *fault, const struct fake_reply *reply)
{
	cJSON *list = values(reply);
	cJSON *object;

	if (!cJSON_IsArray(list)) {
		edit_object(fault, reply->json);
		return;
	}
	cJSON_ArrayForEach(object, list)
	{
		edit_object(fault, object);
	}
}

static void
hide_object(const char *id, const struct fake_reply *reply)
{
	cJSON *list = values(reply);
	cJSON *object = list == NULL ? NULL : list->child;

	while (object != NULL) {
		cJSON *next = object->next;
		const char *have = fake_json_id(object);

		if (have != NULL && strcasecmp(have, id) == 0)
			cJSON_Delete(cJSON_DetachItemViaPointer(list, object));
		object = next;
	}
}

static void
set_next(const struct fake_reply *reply, const char *link)
{
	fake_json_put(reply->json, "@odata.nextLink", cJSON_CreateString(link));
}

/* A link to this very page. */
static void
link_here(const struct fake_request *req, const struct fake_reply *reply)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text link = {0};

	fake_text_printf(&link, "https://%s%s", req->host, req->target);
	set_next(reply, link.data);
}

/* The true next page (or this one), on another host. */
static void
link_abroad(const struct fake_request *req, const char *base,
    const struct fake_reply *reply)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text link = {0};
	const char *next = fake_json_text(reply->json, "@odata.nextLink");
	const char *path = next == NULL ? NULL : strstr(next + 8, "/");

	fake_text_puts(&link, base == NULL ? "https://foreign.example" : base);
	fake_text_puts(&link, path == NULL ? req->target : path);
	set_next(reply, link.data);
}

/* No objects, and a link to the page that should have been this one. */
static void
empty_page(const struct fake_request *req, const struct fake_reply *reply)
{
	fake_json_put(reply->json, "value", cJSON_CreateArray());
	link_here(req, reply);
}

static void
add_warning(const struct fake_reply *reply)
{
	cJSON *list = cJSON_CreateArray();

	cJSON_AddItemToArray(list,
	    cJSON_CreateString("There are more results available than are "
			       "currently displayed. To view them, increase "
			       "the value for the ResultSize parameter."));
	fake_json_put(reply->json, "@adminapi.warnings", list);
}

/* An error beside the values, or ("alone") in their place. */
static void
embed_error(
    const struct fake_request *req, const char *how, struct fake_reply *reply)
{
	FAKE_CLEANUP(fake_reply_clear) struct fake_reply other = {0};
	bool is_alone = how != NULL && strcmp(how, "alone") == 0;

	fake_error_status(req, &other, 500);
	cJSON *error =
	    cJSON_DetachItemFromObjectCaseSensitive(other.json, "error");
	if (error == NULL)
		error = cJSON_CreateString("server_error");
	if (is_alone) {
		cJSON_Delete(reply->json);
		reply->json = cJSON_CreateObject();
	}
	fake_json_put(
	    reply->json, how == NULL || is_alone ? "error" : how, error);
}

static void
spoil_json(const struct fake_fault *fault, const struct fake_request *req,
    struct fake_reply *reply)
{
	switch ((int)fault->action) {
	case FAKE_ACT_WARN:
		add_warning(reply);
		break;
	case FAKE_ACT_ERROR200:
		embed_error(req, fault->first, reply);
		break;
	case FAKE_ACT_LOOP:
		link_here(req, reply);
		break;
	case FAKE_ACT_FOREIGN_NEXT:
		link_abroad(req, fault->first, reply);
		break;
	case FAKE_ACT_NO_NEXT:
		drop_member(reply->json, "@odata.nextLink");
		break;
	case FAKE_ACT_EMPTY_PAGE:
		empty_page(req, reply);
		break;
	case FAKE_ACT_DROP:
	case FAKE_ACT_ADD:
		edit_objects(fault, reply);
		break;
	case FAKE_ACT_HIDE:
		hide_object(fault->first, reply);
		break;
	default:
		break;
	}
}

static void
put_raw(const struct fake_fault *fault, struct fake_reply *reply)
{
	struct fake_text out = {0};
	size_t len = strlen(fault->first);
	size_t at = 0;

	while (at < reply->body.len) {
		if (len > 0 && reply->body.len - at >= len &&
		    memcmp(reply->body.data + at, fault->first, len) == 0) {
			for (const char *hex = fault->second; hex[0] && hex[1];
			     hex += 2) {
				char pair[3] = {hex[0], hex[1], '\0'};
				char byte = (char)strtoul(pair, NULL, 16);

				fake_text_add(&out, &byte, 1);
			}
			at += len;
			continue;
		}
		fake_text_add(&out, reply->body.data + at, 1);
		at++;
	}
	fake_text_done(&reply->body);
	reply->body = out;
}

static void
spoil_bytes(const struct fake_fault *fault, struct fake_reply *reply)
{
	switch ((int)fault->action) {
	case FAKE_ACT_RAW:
		put_raw(fault, reply);
		break;
	case FAKE_ACT_TRUNCATE:
		if (fake_number(fault->first) < reply->body.len)
			reply->body.len = fake_number(fault->first);
		break;
	case FAKE_ACT_ENCODING:
		fake_reply_header(reply, "Content-Encoding", fault->first);
		break;
	case FAKE_ACT_CUT:
		reply->delivery = FAKE_DELIVER_CUT;
		reply->limit = fake_number(fault->first);
		break;
	case FAKE_ACT_SLOW:
		reply->delivery = FAKE_DELIVER_SLOW;
		reply->wait_ms = fake_number(fault->first);
		reply->chunk = fault->second == NULL
				   ? SLOW_CHUNK
				   : fake_number(fault->second);
		break;
	default:
		break;
	}
}

void
fake_faults_spoil(const struct fake_picks *picks,
    const struct fake_request *req, struct fake_reply *reply)
{
	for (size_t i = 0; i < picks->count; i++)
		if (reply->json != NULL && reply->status == 200)
			spoil_json(picks->at[i], req, reply);
	fake_reply_render(reply);
	for (size_t i = 0; i < picks->count; i++)
		spoil_bytes(picks->at[i], reply);
}
