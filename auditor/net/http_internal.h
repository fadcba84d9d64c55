/*
 * http_internal.h - what the loop and a single request share.
 */
#ifndef AUDITOR_NET_HTTP_INTERNAL_H
#define AUDITOR_NET_HTTP_INTERNAL_H

#include <curl/curl.h>

#include "auditor/base/strbuf.h"
#include "auditor/net/http.h"

struct http_jar {
	struct curl_slist *cookies; /* one a line, as curl gives them */
};

/* One request, queued or under way. */
struct http_call {
	struct http_call *next;
	CURL *easy; /* NULL while queued */
	struct curl_slist *headers;
	struct strbuf url;
	struct strbuf request_body;
	struct strbuf head; /* header lines of the answer */
	struct strbuf body;
	unsigned lane;
	unsigned quota;
	unsigned weight;
	bool is_post;
	bool is_local;
	bool is_identity;
	bool is_fresh;
	struct http_jar *jar;
	void (*done)(void *cookie, const struct http_answer *answer);
	void *cookie;
	char problem[CURL_ERROR_SIZE];
};

struct http_timer {
	struct http_timer *next;
	int64_t due_ms; /* time_monotonic_ms */
	void (*fire)(void *cookie);
	void *cookie;
};

/* Requests that share a bound on how many are under way. */
struct http_lane {
	struct http_call *first; /* queued, in order */
	struct http_call *last;
	unsigned under_way;
};

/* The texts that copied settings point to. */
struct http_texts {
	struct strbuf ca_file;
	struct strbuf user_agent;
	struct strbuf proxy;
	struct strbuf no_proxy;
	struct strbuf proxy_user;
};

struct http {
	struct http_settings settings;
	struct http_texts texts;
	CURLM *multi;
	CURLSH *share; /* of TLS sessions */
	struct http_lane lanes[HTTP_LANES];
	struct pace_window paces[HTTP_LANES];
	struct pace_window quotas[HTTP_QUOTAS];
	int64_t held_ms;             /* until a bound lets a request begin */
	struct http_call *under_way; /* in no order */
	struct http_timer *timers;   /* in no order */
};

/* http_lane_add(lane, call): put ${call} at the end of the queue. */
void http_lane_add(struct http_lane *lane, struct http_call *call);

/*
 * http_lane_take(lane, before):
 * Take the call behind ${before} (NULL: the first) out of the queue; NULL when
 * there is none.
 */
struct http_call *http_lane_take(
    struct http_lane *lane, struct http_call *before) MUST_USE;

/* http_detach(http, call): ${call} is no longer under way. */
void http_detach(struct http *http, struct http_call *call);

/* http_texts_copy(from, texts, to): ${to} as ${from}, texts in ${texts}. */
void http_texts_copy(const struct http_settings *from, struct http_texts *texts,
    struct http_settings *to);
void http_texts_done(struct http_texts *texts);

/* http_curl_begin(err): start curl, with our memory; curl_global_cleanup. */
int http_curl_begin(struct err *err) MUST_USE;

/* http_call_new(request): a copy of ${request}, for http_call_free. */
struct http_call *http_call_new(const struct http_request *request) MUST_USE;
void http_call_free(struct http_call *call);

/*
 * http_call_start(call, settings, share, timeout_ms):
 * Make the handle that carries out ${call}.  Return false if curl refuses.
 */
bool http_call_start(struct http_call *call,
    const struct http_settings *settings, CURLSH *share,
    int64_t timeout_ms) MUST_USE;

/* http_call_answer(call, code, answer): what came of it; lent by ${call}. */
void http_call_answer(
    struct http_call *call, CURLcode code, struct http_answer *answer);

#endif
