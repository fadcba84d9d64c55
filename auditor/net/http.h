/*
 * http.h - HTTPS requests side by side, on one loop without threads.
 *
 * Only https, never redirected by itself, certificates and names always
 * verified, TLS 1.2 or later, HTTP/2 where the server speaks it.  Answers are
 * bytes with a length, and bounded.  Proxies come from the settings, else from
 * the usual environment variables (https_proxy, HTTPS_PROXY, no_proxy,
 * NO_PROXY).
 */
#ifndef AUDITOR_NET_HTTP_H
#define AUDITOR_NET_HTTP_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "auditor/base/err.h"
#include "auditor/base/strview.h"
#include "auditor/net/pace.h"

/* Requests of one lane share a bound on how many are under way at once. */
#define HTTP_LANES 3
/* A request may also fall under a quota, whatever its lane; 0 is none. */
#define HTTP_QUOTAS 4

struct http; /* the loop; opaque */
struct http_answer;

/* A request and what came of it, for who keeps a record.  Lent. */
struct http_seen {
	unsigned lane;
	const char *method;
	strview url;
	strview body; /* of a POST */
	const struct http_answer *answer;
};

struct http_settings {
	const char *ca_file; /* PEM, in place of the system's; NULL: those */
	const char *user_agent;
	unsigned connect_ms; /* most for one connection to be made */
	unsigned request_ms; /* most for one request in whole */
	int64_t deadline_ms; /* time_monotonic_ms when all has to end */
	unsigned in_flight;  /* requests under way at once, per lane */
	size_t body_max;     /* bytes of an answer; 0: LIMIT_BODY */
	struct pace lanes[HTTP_LANES];   /* requests begun; zero: no bound */
	struct pace quotas[HTTP_QUOTAS]; /* likewise; the first is unused */
	const char *proxy;    /* http://host:port; NULL: the environment's */
	const char *no_proxy; /* hosts asked without; NULL: likewise */
	strview proxy_user;   /* "name:password"; empty: of the address */
	/* Set by a signal handler: the deadline is now.  NULL: never. */
	const volatile sig_atomic_t *is_stopped;
	/* Called some times a second while the loop works; NULL: not. */
	void (*tick)(void *cookie);
	/* Called for each answer, before its owner; NULL: not. */
	void (*seen)(void *cookie, const struct http_seen *seen);
	void *cookie; /* of both */
};

/*
 * http_new(settings, err):
 * A loop with nothing to do, for http_free.  Fail with ERR_CONFIG when the
 * file of certificates cannot be read.  ${settings} and its texts are copied.
 */
struct http *http_new(
    const struct http_settings *settings, struct err *err) MUST_USE;
/* http_free(http): end what is under way without a word to its owner. */
void http_free(struct http *http);
void http_drop(struct http **http);

/* Cookies that live between the requests that carry the same jar. */
struct http_jar; /* opaque */
struct http_jar *http_jar_new(void) MUST_USE;
void http_jar_free(struct http_jar *jar);

struct http_request {
	const char *method; /* GET or POST */
	strview url;
	const strview *headers; /* "Name: value" each */
	size_t header_count;
	strview body;     /* of a POST */
	unsigned lane;    /* below HTTP_LANES */
	bool is_identity; /* ask for a body without content encoding */
	bool is_fresh;    /* on a connection of its own */
	unsigned quota;   /* below HTTP_QUOTAS */
	unsigned weight;  /* counts as so many; 0: as one */
	/* To a service of this host (url_read_local): http will do, and no
	 * proxy is asked. */
	bool is_local;
	struct http_jar *jar; /* NULL: no cookies; outlives the request */
};

enum http_outcome {
	HTTP_ANSWERED, /* status, headers and body are there */
	HTTP_TIMED_OUT,
	HTTP_UNREACHABLE,  /* no name, no connection, cut off */
	HTTP_UNTRUSTED,    /* the server's certificate is not trusted */
	HTTP_BAD_ENCODING, /* the body is not encoded as it says */
	HTTP_TOO_LARGE,    /* body or headers beyond the limit */
	HTTP_BAD_REQUEST,  /* not an https address, or nothing curl can send */
};

struct http_answer {
	enum http_outcome outcome;
	unsigned status;     /* of HTTP_ANSWERED */
	strview headers;     /* lines as they came */
	strview body;        /* any bytes */
	const char *problem; /* words of the transport, "" if answered */
	bool is_deadline;    /* the deadline of the loop ended it */
};

/*
 * http_send(http, request, done, cookie):
 * Queue ${request}; what it points to is copied, the jar excepted.  ${done} is
 * called once, from http_run, and may send more.  The answer is lent to it for
 * the call only and wiped afterwards.
 */
void http_send(struct http *http, const struct http_request *request,
    void (*done)(void *cookie, const struct http_answer *answer), void *cookie);

/* http_after(http, wait_ms, fire, cookie): call ${fire} from http_run. */
void http_after(struct http *http, int64_t wait_ms, void (*fire)(void *cookie),
    void *cookie);

/*
 * http_run(http):
 * Work until no request and no timer is left.  At the deadline every request,
 * present or new, ends as HTTP_TIMED_OUT with is_deadline, and every timer
 * fires at once: whoever sends again after is_deadline never comes to an end.
 */
void http_run(struct http *http);

/* http_end(http): let the deadline be now. */
void http_end(struct http *http);

/* http_allow(http, budget_ms): let the deadline be so far from now. */
void http_allow(struct http *http, int64_t budget_ms);

/* What the loop is about. */
struct http_load {
	unsigned under_way; /* requests */
	unsigned queued;    /* held back by a bound */
	unsigned waiting;   /* timers */
	int64_t wait_ms;    /* until the last of them fires */
};

/* http_load_read(http, load): fill ${load}. */
void http_load_read(const struct http *http, struct http_load *load);

/* http_left_ms(http): until the deadline; never negative. */
int64_t http_left_ms(const struct http *http);

/*
 * http_header(answer, name):
 * Value of the last header ${name}, letter case ignored, trimmed; empty if
 * there is none.
 */
strview http_header(const struct http_answer *answer, const char *name);

/*
 * http_date(text, seconds):
 * Read a date as headers carry it (RFC 9110 section 5.6.7).  Return false for
 * anything else.
 */
bool http_date(strview text, int64_t *seconds) MUST_USE;

#endif
