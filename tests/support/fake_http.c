/*
 * fake_http - the HTTPS server, one thread per connection.
 */
#include "tests/support/fake_http.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <microhttpd.h>

#include "tests/support/fake_batch.h"
#include "tests/support/fake_control.h"
#include "tests/support/fake_error.h"
#include "tests/support/fake_exchange.h"
#include "tests/support/fake_faults.h"
#include "tests/support/fake_graph.h"
#include "tests/support/fake_label.h"
#include "tests/support/fake_send.h"
#include "tests/support/fake_stats.h"
#include "tests/support/fake_token.h"

#define BODY_MAX        (1U << 20)
#define CONNECTIONS_MAX 512U

/* A request while its bytes arrive. */
struct exchange {
	struct fake_request req;
	bool is_started;
};

static void *
on_target(void *cls, const char *target, struct MHD_Connection *connection)
{
	struct exchange *exchange = fake_alloc(1, sizeof(*exchange));

	(void)cls;
	(void)connection;
	exchange->req.target = fake_string(target);
	return exchange;
}

static void
on_completed(void *cls, struct MHD_Connection *connection, void **state,
    enum MHD_RequestTerminationCode code)
{
	struct exchange *exchange = *state;

	(void)cls;
	(void)connection;
	(void)code;
	if (exchange == NULL)
		return;
	fake_request_done(&exchange->req);
	free(exchange);
	*state = NULL;
}

static void
on_connection(void *cls, struct MHD_Connection *connection, void **state,
    enum MHD_ConnectionNotificationCode code)
{
	(void)cls;
	(void)connection;
	(void)state;
	fake_stats_connection(code == MHD_CONNECTION_NOTIFY_STARTED ? 1 : -1);
}

static const char *
header(struct MHD_Connection *connection, const char *name)
{
	const char *value =
	    MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);

	return value == NULL ? "" : value;
}

static enum fake_api
api_of(const char *path)
{
	if (fake_has_prefix(path, "/v1.0/") || fake_has_prefix(path, "/beta/"))
		return FAKE_API_GRAPH;
	if (strncasecmp(path, "/adminapi/", 10) == 0)
		return FAKE_API_EXCHANGE;
	if (strstr(path, "/oauth2/v2.0/token") != NULL ||
	    strstr(path, "/oauth2/v2.0/devicecode") != NULL ||
	    fake_has_prefix(path, "/metadata/identity/oauth2/token") ||
	    fake_has_prefix(path, "/msi/token"))
		return FAKE_API_TOKEN;
	return FAKE_API_OTHER;
}

static void
complete_request(struct fake_request *req, struct MHD_Connection *connection,
    const char *method)
{
	req->method = method;
	fake_request_read_target(req);
	req->api = api_of(req->path);
	req->host = header(connection, "Host");
	req->authorization = header(connection, "Authorization");
	req->content_type = header(connection, "Content-Type");
	req->prefer = header(connection, "Prefer");
	req->client_request_id = header(connection, "client-request-id");
	req->metadata = header(connection, "Metadata");
	req->identity_header = header(connection, "X-IDENTITY-HEADER");
	fake_guid(req->request_id);
	req->cmdlet = req->api == FAKE_API_EXCHANGE ? fake_exchange_cmdlet(req)
						    : fake_string("");
}

static void
serve(const struct fake_site *site, const struct fake_request *req,
    struct fake_reply *reply)
{
	switch (req->api) {
	case FAKE_API_TOKEN:
		fake_token_handle(site, req, reply);
		break;
	case FAKE_API_GRAPH:
		if (fake_batch_is(req))
			fake_batch_handle(site, req, reply);
		else
			fake_graph_handle(site, req, reply);
		break;
	case FAKE_API_EXCHANGE:
		fake_exchange_handle(site, req, reply);
		break;
	case FAKE_API_OTHER:
		fake_error_status(req, reply, 404);
		break;
	}
}

static enum MHD_Result
answer(const struct fake_site *site, struct fake_request *req,
    struct MHD_Connection *connection)
{
	FAKE_CLEANUP(fake_reply_clear) struct fake_reply reply = {0};
	FAKE_CLEANUP(fake_free_string) char *label = fake_label(req);
	struct fake_picks picks = {0};

	if (fake_has_prefix(req->path, "/_fake/")) {
		fake_control_handle(req, &reply);
		fake_reply_render(&reply);
		return fake_send(connection, req, &reply);
	}
	fake_stats_begin();
	fake_sleep_ms(site->delay_ms);
	fake_faults_pick(req, &picks);
	fake_faults_prepare(&picks, req);
	if (!fake_faults_replace(&picks, req, &reply))
		serve(site, req, &reply);
	fake_faults_spoil(&picks, req, &reply);
	fake_reply_render(&reply);
	enum MHD_Result result = fake_send(connection, req, &reply);
	fake_stats_end(label, reply.status);
	return result;
}

static enum MHD_Result
on_request(void *cls, struct MHD_Connection *connection, const char *url,
    const char *method, const char *version, const char *data, size_t *size,
    void **state)
{
	struct exchange *exchange = *state;

	(void)url;
	(void)version;
	if (!exchange->is_started) {
		exchange->is_started = true;
		return MHD_YES;
	}
	if (*size > 0) {
		if (exchange->req.body.len + *size > BODY_MAX)
			return MHD_NO;
		fake_text_add(&exchange->req.body, data, *size);
		*size = 0;
		return MHD_YES;
	}
	complete_request(&exchange->req, connection, method);
	return answer(cls, &exchange->req, connection);
}

struct MHD_Daemon *
fake_http_start(struct fake_site *site, const char *bind, char *certificate,
    char *key, unsigned short *port)
{
	struct sockaddr_in address = {.sin_family = AF_INET};
	unsigned flags = MHD_USE_THREAD_PER_CONNECTION |
			 MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL |
			 MHD_USE_SUPPRESS_DATE_NO_CLOCK;
	struct MHD_OptionItem tls[] = {
	    {MHD_OPTION_HTTPS_MEM_CERT, 0, NULL},
	    {MHD_OPTION_HTTPS_MEM_KEY, 0, NULL},
	    {MHD_OPTION_END, 0, NULL},
	};

	if (inet_pton(AF_INET, bind, &address.sin_addr) != 1)
		return NULL;
	if (certificate != NULL) {
		flags |= MHD_USE_TLS;
		tls[0].ptr_value = certificate;
		tls[1].ptr_value = key;
	} else {
		tls[0].option = MHD_OPTION_END;
	}
	struct MHD_Daemon *daemon = MHD_start_daemon(flags, 0, NULL, NULL,
	    on_request, site, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
	    MHD_OPTION_ARRAY, tls, MHD_OPTION_URI_LOG_CALLBACK, on_target, NULL,
	    MHD_OPTION_NOTIFY_COMPLETED, on_completed, NULL,
	    MHD_OPTION_NOTIFY_CONNECTION, on_connection, NULL,
	    MHD_OPTION_CONNECTION_LIMIT, CONNECTIONS_MAX,
	    MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)65536, MHD_OPTION_END);
	if (daemon == NULL)
		return NULL;
	*port = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
	return daemon;
}

void
fake_http_stop(struct MHD_Daemon *daemon)
{
	fake_stop();
	MHD_stop_daemon(daemon);
}
