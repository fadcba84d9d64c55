/*
 * fake_send - sends an answer, whole or spoiled.
 */
#include "tests/support/fake_send.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#define HANG_STEP_MS 50

/* A body on its way in pieces. */
struct stream {
	char *data;
	size_t len;
	size_t limit;
	size_t chunk;
	unsigned wait_ms;
};

static ssize_t
stream_read(void *cls, uint64_t pos, char *buf, size_t max)
{
	const struct stream *stream = cls;
	size_t at = (size_t)pos;
	size_t give = stream->limit - at;

	if (at >= stream->limit || fake_stopping())
		return at >= stream->len ? MHD_CONTENT_READER_END_OF_STREAM
					 : MHD_CONTENT_READER_END_WITH_ERROR;
	if (stream->wait_ms > 0)
		fake_sleep_ms(stream->wait_ms);
	if (give > stream->chunk)
		give = stream->chunk;
	if (give > max)
		give = max;
	memcpy(buf, stream->data + at, give);
	return (ssize_t)give;
}

static void
stream_free(void *cls)
{
	struct stream *stream = cls;

	free(stream->data);
	free(stream);
}

static struct MHD_Response *
make_stream(const struct fake_reply *reply)
{
	struct stream *stream = fake_alloc(1, sizeof(*stream));
	bool is_cut = reply->delivery == FAKE_DELIVER_CUT;

	stream->data = fake_copy(reply->body.data, reply->body.len);
	stream->len = reply->body.len;
	stream->limit =
	    is_cut && reply->limit < stream->len ? reply->limit : stream->len;
	stream->chunk = reply->chunk > 0 ? reply->chunk : 4096;
	stream->wait_ms = reply->wait_ms;
	return MHD_create_response_from_callback(
	    stream->len, 4096, stream_read, stream, stream_free);
}

/* Hold the connection without a word until the client or the server ends. */
static void
hang(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(
	    connection, MHD_CONNECTION_INFO_CONNECTION_FD);
	struct pollfd watch = {
	    .fd = info == NULL ? -1 : info->connect_fd, .events = POLLRDHUP};

	while (!fake_stopping()) {
		if (poll(&watch, 1, HANG_STEP_MS) > 0)
			return;
	}
}

static void
add_headers(struct MHD_Response *response, const struct fake_request *req,
    const struct fake_reply *reply)
{
	char date[FAKE_DATE_SIZE];

	fake_http_date(date, fake_now());
	MHD_add_response_header(response, "Date", date);
	MHD_add_response_header(response, "request-id", req->request_id);
	if (req->client_request_id[0] != '\0')
		MHD_add_response_header(
		    response, "client-request-id", req->client_request_id);
	if (reply->content_type != NULL && reply->content_type[0] != '\0')
		MHD_add_response_header(
		    response, "Content-Type", reply->content_type);
	for (size_t i = 0; i < reply->header_count; i++)
		MHD_add_response_header(
		    response, reply->headers[i].name, reply->headers[i].value);
}

enum MHD_Result
fake_send(struct MHD_Connection *connection, const struct fake_request *req,
    struct fake_reply *reply)
{
	struct MHD_Response *response;

	if (reply->delivery == FAKE_DELIVER_HANG)
		hang(connection);
	if (reply->delivery == FAKE_DELIVER_HANG ||
	    reply->delivery == FAKE_DELIVER_CLOSE)
		return MHD_NO;
	if (reply->delivery == FAKE_DELIVER_WHOLE || reply->body.len == 0)
		response = MHD_create_response_from_buffer(
		    reply->body.len, reply->body.data, MHD_RESPMEM_MUST_COPY);
	else
		response = make_stream(reply);
	if (response == NULL)
		return MHD_NO;
	add_headers(response, req, reply);
	enum MHD_Result result =
	    MHD_queue_response(connection, reply->status, response);
	MHD_destroy_response(response);
	return result;
}
