/*
 * connect.h - the loop that a collection or a probe works on.
 */
#ifndef GRAPH_CONNECT_H
#define GRAPH_CONNECT_H

#include "graph/collect.h"

/* What the loop's callbacks need; outlives the loop. */
struct connection {
	const struct collect_settings *settings;
	struct http *http;
};

/* How long a person may take to sign in (Entra: 15 minutes). */
#define CONNECT_PERSON_MS INT64_C(960000)

/*
 * connect_open(settings, connection, http, err):
 * Make a loop with the deadline, bounds, proxy and callbacks of ${settings},
 * for http_free.
 */
int connect_open(const struct collect_settings *settings,
    struct connection *connection, struct http **http,
    struct err *err) MUST_USE;

/* connect_budget_ms(settings): what the loop may use of the budget. */
int64_t connect_budget_ms(const struct collect_settings *settings);

/* connect_stopped(settings, err): fail with ERR_TIMEOUT when stopped. */
int connect_stopped(
    const struct collect_settings *settings, struct err *err) MUST_USE;

#endif
