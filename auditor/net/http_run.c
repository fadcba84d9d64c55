/*
 * http_run.c - the loop at work: lanes of requests, timers, the deadline.
 */
#include <signal.h>

#include "auditor/base/mem.h"
#include "auditor/base/timefmt.h"
#include "auditor/net/http_internal.h"

#include "auditor/base/banned.h"

/* Look at the clock at least so often. */
#define POLL_MS 1000

int64_t
http_left_ms(const struct http *http)
{
	int64_t left = http->settings.deadline_ms - time_monotonic_ms();

	return left > 0 ? left : 0;
}

void
http_end(struct http *http)
{
	http->settings.deadline_ms = 0;
}

/* Hand the answer to the owner of a call that is in no list any more. */
static void
call_end(struct http_call *call, const struct http_answer *answer)
{
	call->done(call->cookie, answer);
	http_call_free(call);
}

static void
call_refuse(
    struct http_call *call, enum http_outcome outcome, const char *problem)
{
	const struct http_answer answer = {.outcome = outcome,
	    .problem = problem,
	    .is_deadline = outcome == HTTP_TIMED_OUT};

	call_end(call, &answer);
}

static void
call_start(struct http *http, struct http_call *call)
{
	int64_t left = http_left_ms(http);
	int64_t most = (int64_t)http->settings.request_ms;

	if (!http_call_start(call, &http->settings, http->share,
		left < most ? left + 1 : most) ||
	    curl_multi_add_handle(http->multi, call->easy) != CURLM_OK) {
		call_refuse(call, HTTP_BAD_REQUEST, "not a request to send");
		return;
	}
	http->lanes[call->lane].under_way++;
	call->next = http->under_way;
	http->under_way = call;
}

static void
start_queued(struct http *http)
{
	for (size_t i = 0; i < HTTP_LANES; i++) {
		struct http_lane *lane = &http->lanes[i];
		while (lane->first != NULL &&
		       lane->under_way < http->settings.in_flight)
			call_start(http, http_lane_take(lane));
	}
}

/* Fire what is due by ${now_ms}; each timer is out of the list before. */
static bool
fire_timers(struct http *http, int64_t now_ms)
{
	struct http_timer **at = &http->timers;

	while (*at != NULL && (*at)->due_ms > now_ms)
		at = &(*at)->next;
	if (*at == NULL)
		return false;
	struct http_timer timer = **at;
	mem_free(*at);
	*at = timer.next;
	timer.fire(timer.cookie);
	return true;
}

/* Hand out finished requests; true if there were any. */
static bool
reap(struct http *http)
{
	const CURLMsg *message;
	bool is_any = false;
	int left;

	while ((message = curl_multi_info_read(http->multi, &left)) != NULL) {
		struct http_call *call = NULL;
		struct http_answer answer;
		CURLcode code = message->data.result;
		if (message->msg != CURLMSG_DONE ||
		    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE,
			&call) != CURLE_OK)
			continue;
		is_any = true;
		http_detach(http, call);
		http_call_answer(call, code, &answer);
		answer.is_deadline =
		    answer.outcome == HTTP_TIMED_OUT && http_left_ms(http) == 0;
		call_end(call, &answer);
	}
	return is_any;
}

static int64_t
poll_ms(const struct http *http)
{
	int64_t wait = http_left_ms(http);

	if (wait > POLL_MS)
		wait = POLL_MS;
	for (const struct http_timer *at = http->timers; at != NULL;
	     at = at->next) {
		int64_t left = at->due_ms - time_monotonic_ms();
		if (left < wait)
			wait = left > 0 ? left : 0;
	}
	return wait;
}

static bool
has_queued(const struct http *http)
{
	for (size_t i = 0; i < HTTP_LANES; i++) {
		if (http->lanes[i].first != NULL)
			return true;
	}
	return false;
}

static bool
has_work(const struct http *http)
{
	return http->under_way != NULL || http->timers != NULL ||
	       has_queued(http);
}

static void
step(struct http *http)
{
	int running;

	while (fire_timers(http, time_monotonic_ms()))
		continue;
	start_queued(http);
	if (curl_multi_perform(http->multi, &running) != CURLM_OK) {
		http_end(http);
		return;
	}
	if (reap(http) || !has_work(http))
		return;
	(void)curl_multi_poll(http->multi, NULL, 0, (int)poll_ms(http), NULL);
}

/* Time is up: one round of endings.  They may add more. */
static void
end_all(struct http *http)
{
	static const char problem[] = "the time budget is used up";
	struct http_call *call;

	while ((call = http->under_way) != NULL) {
		http_detach(http, call);
		call_refuse(call, HTTP_TIMED_OUT, problem);
	}
	for (size_t i = 0; i < HTTP_LANES; i++) {
		while ((call = http_lane_take(&http->lanes[i])) != NULL)
			call_refuse(call, HTTP_TIMED_OUT, problem);
	}
	while (fire_timers(http, INT64_MAX))
		continue;
}

void
http_run(struct http *http)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN};
	struct sigaction before;

	/* With CURLOPT_NOSIGNAL curl leaves a broken pipe to us. */
	(void)sigaction(SIGPIPE, &ignore, &before);
	while (has_work(http)) {
		if (http_left_ms(http) > 0)
			step(http);
		else
			end_all(http);
	}
	(void)sigaction(SIGPIPE, &before, NULL);
}
