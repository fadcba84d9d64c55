/*
 * http_bounds_test.c - bounds, interruption and who looks on, against a server
 * over real TLS.
 */
#include <stdio.h>

#include "auditor/base/strbuf.h"
#include "auditor/base/timefmt.h"
#include "auditor/net/http.h"
#include "tests/support/kit_fake.h"
#include "tests/support/kit_rows.h"

#define REQUESTS 6

/* What the callbacks saw. */
struct watch {
	unsigned answered;
	unsigned ended; /* by the deadline */
	unsigned ticks;
	unsigned seen;
	unsigned most; /* under way at once */
	struct http *http;
	volatile sig_atomic_t is_stopped;
	unsigned stop_after; /* ticks; 0: never */
};

static void
on_answer(void *cookie, const struct http_answer *answer)
{
	struct watch *watch = cookie;

	watch->answered += answer->outcome == HTTP_ANSWERED;
	watch->ended += answer->is_deadline;
}

static void
on_tick(void *cookie)
{
	struct watch *watch = cookie;
	struct http_load load;

	watch->ticks++;
	if (watch->stop_after > 0 && watch->ticks >= watch->stop_after)
		watch->is_stopped = 1;
	http_load_read(watch->http, &load);
	if (load.under_way > watch->most)
		watch->most = load.under_way;
}

static void
on_seen(void *cookie, const struct http_seen *seen)
{
	struct watch *watch = cookie;

	KIT_TRUE(sv_has(seen->url, SV("/nothing/here")));
	KIT_TEXT(sv_from(seen->method), SV("GET"));
	watch->seen++;
}

static void
open_http(struct watch *watch, struct http_settings *settings)
{
	CLEANUP(strbuf_done) struct strbuf ca = {0};
	struct err err;

	settings->ca_file = kit_cert("ca.pem", &ca);
	settings->user_agent = "test";
	settings->connect_ms = 5000;
	settings->request_ms = 5000;
	settings->deadline_ms = time_monotonic_ms() + 20000;
	settings->tick = on_tick;
	settings->seen = on_seen;
	settings->cookie = watch;
	settings->is_stopped = &watch->is_stopped;
	watch->http = http_new(settings, &err);
	KIT_TRUE(watch->http != NULL);
}

static void
ask(struct watch *watch, unsigned port, unsigned lane, unsigned quota)
{
	CLEANUP(strbuf_done) struct strbuf url = {0};

	strbuf_printf(&url, "https://localhost:%u/nothing/here", port);
	http_send(watch->http,
	    &(struct http_request){.method = "GET",
		.url = strbuf_view(&url),
		.lane = lane,
		.quota = quota},
	    on_answer, watch);
}

struct row {
	const char *name;
	struct pace lane;
	struct pace quota;
	unsigned in_flight;
	int64_t least_ms; /* that all must take */
};

static const struct row rows[] = {
    {"no bound", {0, 0}, {0, 0}, 4, 0},
    {"two in 200 ms", {2, 200}, {0, 0}, 4, 400},
    {"one in 100 ms by a quota", {0, 0}, {1, 100}, 4, 500},
    {"one at a time", {0, 0}, {0, 0}, 1, 0},
};

static void
is_bounded(const void *at)
{
	const struct row *row = at;
	struct watch watch = {0};
	struct http_settings settings = {
	    .in_flight = row->in_flight,
	    .lanes = {row->lane},
	    .quotas = {[1] = row->quota},
	};
	unsigned port = kit_fake_start(&(struct kit_fake_options){0});
	int64_t began_ms = time_monotonic_ms();

	open_http(&watch, &settings);
	for (unsigned i = 0; i < REQUESTS; i++)
		ask(&watch, port, 0, 1);
	http_run(watch.http);
	int64_t took_ms = time_monotonic_ms() - began_ms;
	KIT_INT(watch.answered, REQUESTS);
	KIT_INT(watch.seen, REQUESTS);
	KIT_TRUE(watch.ticks > 0);
	KIT_TRUE(watch.most <= row->in_flight);
	KIT_TRUE(took_ms >= row->least_ms);
	http_free(watch.http);
}

/* What one quota holds back holds back nothing else of its lane. */
static void
others_pass(const void *at)
{
	struct watch watch = {0};
	struct http_settings settings = {
	    .in_flight = 4, .quotas = {[1] = {1, 600000}}};
	unsigned port = kit_fake_start(&(struct kit_fake_options){0});

	(void)at;
	open_http(&watch, &settings);
	watch.stop_after = 10;
	ask(&watch, port, 0, 1);
	ask(&watch, port, 0, 1);
	ask(&watch, port, 0, 0);
	http_run(watch.http);
	KIT_INT(watch.answered, 2);
	KIT_INT(watch.ended, 1);
	http_free(watch.http);
}

static void
a_signal_ends_it(const void *at)
{
	struct watch watch = {.stop_after = 3};
	struct http_settings settings = {.in_flight = 4};
	unsigned port = kit_fake_start(
	    &(struct kit_fake_options){.faults = "nothing always hang"});
	int64_t began_ms = time_monotonic_ms();

	(void)at;
	open_http(&watch, &settings);
	for (unsigned i = 0; i < REQUESTS; i++)
		ask(&watch, port, i % 2, 0);
	http_run(watch.http);
	KIT_INT(watch.ended, REQUESTS);
	KIT_TRUE(time_monotonic_ms() - began_ms < 3000);
	http_free(watch.http);
}

int
main(void)
{
	KIT_ROWS(rows, is_bounded);
	kit_case("others pass", others_pass);
	kit_case("a signal ends it", a_signal_ends_it);
	return kit_finish();
}
