/*
 * connect.c - the loop that a collection or a probe works on.
 */
#include "graph/connect.h"

#include "auditor/base/timefmt.h"
#include "graph/endpoints.h"
#include "graph/quota.h"

#include "auditor/base/banned.h"

#define CONNECT_MS 10000
#define REQUEST_MS 120000
/* Of the budget, to end what is under way and to seal the snapshot. */
#define RESERVE_MS 250

/*
 * Requests of one second, so that a run is a small part of what the services
 * allow an application.  Graph: 3,500 units in 10 seconds in the smallest
 * tenant, at most three a request.  Exchange publishes none.
 */
#define GRAPH_PER_SECOND    100
#define EXCHANGE_PER_SECOND 80
#define IN_FLIGHT           8

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

static void
on_tick(void *cookie)
{
	const struct connection *connection = cookie;
	struct http_load load;

	if (connection->http == NULL)
		return;
	http_load_read(connection->http, &load);
	connection->settings->tick(connection->settings->cookie, &load);
}

/* Answers of the login service hold tokens: nobody keeps them. */
static void
on_seen(void *cookie, const struct http_seen *seen)
{
	const struct connection *connection = cookie;

	if (seen->lane < SERVICE_COUNT)
		connection->settings->seen(connection->settings->cookie, seen);
}

int64_t
connect_budget_ms(const struct collect_settings *settings)
{
	unsigned budget = settings->budget_ms;

	return (int64_t)(budget - least(RESERVE_MS, budget / 10));
}

static struct pace
per_second(unsigned asked, unsigned usual)
{
	return (struct pace){
	    .count = asked > 0 ? asked : usual, .window_ms = 1000};
}

int
connect_open(const struct collect_settings *settings,
    struct connection *connection, struct http **http, struct err *err)
{
	/* A server that hangs leaves time for two more tries. */
	unsigned third = settings->budget_ms / 3 + 1;
	bool is_person = settings->credential.type == CREDENTIAL_DEVICE;
	struct http_settings own = {
	    .ca_file = settings->ca_file,
	    .user_agent = settings->tool_version,
	    .connect_ms = least(CONNECT_MS, third),
	    .request_ms = least(REQUEST_MS, third),
	    .deadline_ms = time_monotonic_ms() + connect_budget_ms(settings) +
			   (is_person ? CONNECT_PERSON_MS : 0),
	    .in_flight =
		settings->in_flight > 0 ? settings->in_flight : IN_FLIGHT,
	    .lanes = {[SERVICE_GRAPH] =
			  per_second(settings->per_second, GRAPH_PER_SECOND),
		[SERVICE_EXCHANGE] =
		    per_second(settings->per_second, EXCHANGE_PER_SECOND)},
	    .proxy = settings->proxy,
	    .no_proxy = settings->no_proxy,
	    .proxy_user = secret_view(&settings->proxy_user),
	    .is_stopped = settings->is_stopped,
	    .tick = settings->tick != NULL ? on_tick : NULL,
	    .seen = settings->seen != NULL ? on_seen : NULL,
	    .cookie = connection,
	};

	for (size_t i = 0; i < HTTP_QUOTAS; i++)
		own.quotas[i] = quota_table()[i];
	connection->settings = settings;
	connection->http = *http = http_new(&own, err);
	return *http != NULL ? 0 : -1;
}

int
connect_stopped(const struct collect_settings *settings, struct err *err)
{
	if (settings->is_stopped == NULL || *settings->is_stopped == 0)
		return 0;
	return err_set(err, ERR_TIMEOUT, "interrupted");
}
