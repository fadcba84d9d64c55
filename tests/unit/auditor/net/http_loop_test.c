/*
 * http_loop_test.c - many requests, timers, and the deadline that ends all.
 */
#include "tests/unit/auditor/net/http_kit.h"

/* Each answer asks once more, as a list of pages does. */
struct chain {
	struct http *http;
	unsigned port;
	unsigned left;
	struct kept kept;
};

static void ask_next(struct chain *chain);

static void
on_link(void *cookie, const struct http_answer *answer)
{
	struct chain *chain = cookie;

	keep(&chain->kept, answer);
	if (--chain->left > 0 && !answer->is_deadline)
		ask_next(chain);
}

static void
ask_next(struct chain *chain)
{
	CLEANUP(strbuf_done) struct strbuf url = {0};

	strbuf_printf(&url, "https://localhost:%u%s", chain->port, STATS);
	http_send(chain->http,
	    &(struct http_request){.method = "GET", .url = strbuf_view(&url)},
	    on_link, chain);
}

static void
answers_may_ask(const void *at)
{
	CLEANUP(http_drop) struct http *http = open_http(5000, 10000, 0);
	struct chain chains[9] = {{0}};

	(void)at;
	unsigned port = kit_fake_start(&(struct kit_fake_options){0});
	/* More than may be under way at once. */
	for (size_t i = 0; i < COUNT_OF(chains); i++) {
		chains[i] =
		    (struct chain){.http = http, .port = port, .left = 3};
		ask_next(&chains[i]);
	}
	http_run(http);
	for (size_t i = 0; i < COUNT_OF(chains); i++) {
		KIT_INT(chains[i].left, 0);
		KIT_INT(chains[i].kept.count, 3);
		KIT_INT(chains[i].kept.status, 200);
		kept_done(&chains[i].kept);
	}
}

static void
deadline_ends_all(const void *at)
{
	CLEANUP(http_drop) struct http *http = open_http(60000, 400, 0);
	struct chain chains[9] = {{0}};

	(void)at;
	unsigned port = kit_fake_start(
	    &(struct kit_fake_options){.faults = "nothing always hang"});
	int64_t began = time_monotonic_ms();
	for (size_t i = 0; i < COUNT_OF(chains); i++) {
		CLEANUP(strbuf_done) struct strbuf url = {0};
		chains[i].left = 5;
		chains[i].http = http;
		strbuf_printf(&url, "https://localhost:%u%s", port, ANY);
		http_send(http,
		    &(struct http_request){
			.method = "GET", .url = strbuf_view(&url)},
		    on_link, &chains[i]);
	}
	http_run(http);
	KIT_TRUE(time_monotonic_ms() - began < 2000);
	for (size_t i = 0; i < COUNT_OF(chains); i++) {
		KIT_INT(chains[i].kept.count, 1);
		KIT_INT(chains[i].kept.outcome, HTTP_TIMED_OUT);
		KIT_TRUE(chains[i].kept.is_deadline);
		kept_done(&chains[i].kept);
	}
	KIT_INT(http_left_ms(http), 0);
}

/* What timers note: the order in which they fire. */
struct order {
	struct http *http;
	struct strbuf *log;
	char letter;
};

static void
on_fire(void *cookie)
{
	const struct order *order = cookie;

	strbuf_add_char(order->log, order->letter);
	if (order->letter == 'z')
		http_end(order->http);
}

static void
timers_fire_in_time(const void *at)
{
	CLEANUP(http_drop) struct http *http = open_http(1000, 60000, 0);
	CLEANUP(strbuf_done) struct strbuf log = {0};
	struct order orders[] = {{http, &log, 'c'}, {http, &log, 'a'},
	    {http, &log, 'z'}, {http, &log, 'b'}, {http, &log, 'x'}};
	static const int64_t waits[] = {60, 0, 90, 30, 50000};

	(void)at;
	for (size_t i = 0; i < COUNT_OF(orders); i++)
		http_after(http, waits[i], on_fire, &orders[i]);
	http_run(http);
	/* z ended the loop, so x did not wait. */
	KIT_TEXT(strbuf_view(&log), SV("abczx"));
}

static void
nothing_to_do_ends_at_once(const void *at)
{
	CLEANUP(http_drop) struct http *http = open_http(1000, 60000, 0);

	(void)at;
	http_run(http);
	KIT_TRUE(http_left_ms(http) > 0);
}

/* Freed with work left: nobody is told, nothing is lost. */
static void
unfinished_work_is_dropped(const void *at)
{
	CLEANUP(kept_done) struct kept kept = {0};
	CLEANUP(http_drop) struct http *http = open_http(1000, 60000, 0);
	CLEANUP(strbuf_done) struct strbuf log = {0};
	struct order order = {http, &log, 'a'};

	(void)at;
	ask(http, "GET", 1, ANY, false, &kept);
	http_after(http, 1000, on_fire, &order);
	http_free(TAKE(http));
	KIT_INT(kept.count, 0);
	KIT_INT(log.len, 0);
}

int
main(void)
{
	kit_case("answers may ask again", answers_may_ask);
	kit_case("the deadline ends all", deadline_ends_all);
	kit_case("timers fire in time", timers_fire_in_time);
	kit_case("nothing to do", nothing_to_do_ends_at_once);
	kit_case("unfinished work is dropped", unfinished_work_is_dropped);
	int status = kit_finish();
	kit_fake_stop();
	return status;
}
