/*
 * http_run.c - the loop at work: lanes of requests, timers, the deadline.
 */
#include <signal.h>

#include "auditor/base/lang.h"
#include "auditor/base/mem.h"
#include "auditor/base/timefmt.h"
#include "auditor/net/http_internal.h"

#include "auditor/base/banned.h"

/* Look at the clock, and whether to stop, at least so often. */
#define POLL_MS 200

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

void
http_allow(struct http *http, int64_t budget_ms)
{
	http->settings.deadline_ms = time_monotonic_ms() + budget_ms;
}

void
http_load_read(const struct http *http, struct http_load *load)
{
	int64_t now_ms = time_monotonic_ms();

	*load = (struct http_load){0};
	for (size_t i = 0; i < HTTP_LANES; i++) {
		load->under_way += http->lanes[i].under_way;
		for (const struct http_call *call = http->lanes[i].first;
		     call != NULL; call = call->next)
			load->queued++;
	}
	for (const struct http_timer *at = http->timers; at != NULL;
	     at = at->next) {
		load->waiting++;
		if (at->due_ms - now_ms > load->wait_ms)
			load->wait_ms = at->due_ms - now_ms;
	}
}

/* Hand the answer to the owner of a call that is in no list any more. */
static void
call_end(
    struct http *http, struct http_call *call, const struct http_answer *answer)
{
	if (http->settings.seen != NULL)
		http->settings.seen(http->settings.cookie,
		    &(struct http_seen){.lane = call->lane,
			.method = call->is_post ? "POST" : "GET",
			.url = strbuf_view(&call->url),
			.body = strbuf_view(&call->request_body),
			.answer = answer});
	call->done(call->cookie, answer);
	http_call_free(call);
}

static void
call_refuse(struct http *http, struct http_call *call,
    enum http_outcome outcome, const char *problem)
{
	const struct http_answer answer = {.outcome = outcome,
	    .problem = problem,
	    .is_deadline = outcome == HTTP_TIMED_OUT};

	call_end(http, call, &answer);
}

static void
call_start(struct http *http, struct http_call *call)
{
	int64_t left = http_left_ms(http);
	int64_t most = (int64_t)http->settings.request_ms;

	if (!http_call_start(call, &http->settings, http->share,
		left < most ? left + 1 : most) ||
	    curl_multi_add_handle(http->multi, call->easy) != CURLM_OK) {
		call_refuse(
		    http, call, HTTP_BAD_REQUEST, _("not a request to send"));
		return;
	}
	http->lanes[call->lane].under_way++;
	call->next = http->under_way;
	http->under_way = call;
}

/* Until the bounds let ${call} begin; 0: now. */
static int64_t
held_ms(const struct http *http, const struct http_call *call, int64_t now_ms)
{
	int64_t lane = pace_wait_ms(&http->paces[call->lane], now_ms);
	int64_t quota = pace_wait_ms(&http->quotas[call->quota], now_ms);

	return lane > quota ? lane : quota;
}

/* A call that its quota holds back does not hold back those behind it. */
static void
start_lane(struct http *http, struct http_lane *lane, int64_t now_ms)
{
	struct http_call *before = NULL;

	while (lane->under_way < http->settings.in_flight) {
		struct http_call *call =
		    before != NULL ? before->next : lane->first;
		if (call == NULL)
			return;
		int64_t held = held_ms(http, call, now_ms);
		if (held > 0) {
			before = call;
			if (held < http->held_ms)
				http->held_ms = held;
			continue;
		}
		for (unsigned i = 0; i < call->weight; i++) {
			pace_take(&http->paces[call->lane], now_ms);
			pace_take(&http->quotas[call->quota], now_ms);
		}
		/* Its owner may queue more: what was before stays before. */
		call_start(http, http_lane_take(lane, before));
	}
}

static void
start_queued(struct http *http)
{
	http->held_ms = INT64_MAX;
	for (size_t i = 0; i < HTTP_LANES; i++)
		start_lane(http, &http->lanes[i], time_monotonic_ms());
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
		call_end(http, call, &answer);
	}
	return is_any;
}

static int64_t
poll_ms(const struct http *http)
{
	int64_t wait = http_left_ms(http);

	if (wait > POLL_MS)
		wait = POLL_MS;
	if (wait > http->held_ms)
		wait = http->held_ms;
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
	const char *problem = _("the time budget is used up");
	struct http_call *call;

	while ((call = http->under_way) != NULL) {
		http_detach(http, call);
		call_refuse(http, call, HTTP_TIMED_OUT, problem);
	}
	for (size_t i = 0; i < HTTP_LANES; i++) {
		while ((call = http_lane_take(&http->lanes[i], NULL)) != NULL)
			call_refuse(http, call, HTTP_TIMED_OUT, problem);
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
		if (http->settings.is_stopped != NULL &&
		    *http->settings.is_stopped != 0)
			http_end(http);
		if (http->settings.tick != NULL)
			http->settings.tick(http->settings.cookie);
		if (http_left_ms(http) > 0)
			step(http);
		else
			end_all(http);
	}
	(void)sigaction(SIGPIPE, &before, NULL);
}
