/*
 * fake_reply.h - one request, and the answer being made for it.
 */
#ifndef TESTS_SUPPORT_FAKE_REPLY_H
#define TESTS_SUPPORT_FAKE_REPLY_H

#include <stdbool.h>
#include <stddef.h>

#include <cjson/cJSON.h>

#include "tests/support/fake_text.h"
#include "tests/support/fake_util.h"

#define FAKE_HEADERS_MAX 16

/* Which service a path belongs to; each has its own error shape. */
enum fake_api {
	FAKE_API_OTHER,
	FAKE_API_TOKEN,
	FAKE_API_GRAPH,
	FAKE_API_EXCHANGE,
};

struct fake_pair {
	char *name;
	char *value;
};

/* A request, read whole.  Texts are never NULL; absent is "". */
struct fake_request {
	enum fake_api api;
	const char *method;
	char *target; /* path and query as sent */
	char *path;   /* decoded, without the query */
	struct fake_pair *query;
	size_t query_count;
	struct fake_text body;
	const char *host;
	const char *authorization;
	const char *content_type;
	const char *prefer;
	const char *client_request_id;
	const char *metadata;        /* of a managed identity's endpoint */
	const char *identity_header; /* likewise */
	char request_id[FAKE_GUID_SIZE];
	char *cmdlet;   /* Exchange: the cmdlet asked for */
	bool duplicate; /* a fault: repeat an object across pages */
};

/* How the bytes of an answer travel. */
enum fake_delivery {
	FAKE_DELIVER_WHOLE,
	FAKE_DELIVER_CUT,   /* limit bytes, then the connection closes */
	FAKE_DELIVER_SLOW,  /* chunk bytes every wait_ms */
	FAKE_DELIVER_HANG,  /* nothing, the connection stays open */
	FAKE_DELIVER_CLOSE, /* nothing, the connection closes */
};

struct fake_reply {
	unsigned status;
	cJSON *json; /* rendered into body when not NULL */
	struct fake_text body;
	const char *content_type;
	struct fake_pair headers[FAKE_HEADERS_MAX];
	size_t header_count;
	enum fake_delivery delivery;
	size_t limit;     /* CUT: bytes that are sent */
	size_t chunk;     /* SLOW: bytes per piece */
	unsigned wait_ms; /* SLOW: before each piece */
};

/* fake_query(req, name): the value of query member ${name}, or NULL. */
const char *fake_query(const struct fake_request *req, const char *name);

/* fake_request_read_target(req): set path and query by the target. */
void fake_request_read_target(struct fake_request *req);

/* fake_request_done(req): free what ${req} owns. */
void fake_request_done(struct fake_request *req);

/* fake_reply_header(reply, name, value): add a header. */
void fake_reply_header(
    struct fake_reply *reply, const char *name, const char *value);

/* fake_reply_json(reply, status, json): answer ${json}, taking it. */
void fake_reply_json(struct fake_reply *reply, unsigned status, cJSON *json);

/* fake_reply_bytes(reply, status, type, data, len): answer these bytes. */
void fake_reply_bytes(struct fake_reply *reply, unsigned status,
    const char *type, const char *data, size_t len);

/* fake_reply_clear(reply): forget body and headers. */
void fake_reply_clear(struct fake_reply *reply);

/* fake_reply_render(reply): turn the JSON into body bytes. */
void fake_reply_render(struct fake_reply *reply);

#endif
