/*
 * http_kit.h - a loop, and answers kept, for the tests of net.
 */
#ifndef TESTS_UNIT_AUDITOR_NET_HTTP_KIT_H
#define TESTS_UNIT_AUDITOR_NET_HTTP_KIT_H

#include "auditor/base/strbuf.h"
#include "auditor/base/timefmt.h"
#include "auditor/net/http.h"
#include "tests/support/kit_fake.h"
#include "tests/support/kit_rows.h"

#define STATS "/_fake/stats"
#define ANY   "/nothing/here"

/* An answer, kept beyond its callback. */
struct kept {
	unsigned count;
	enum http_outcome outcome;
	unsigned status;
	bool is_deadline;
	struct strbuf body;
	struct strbuf headers;
	struct strbuf problem;
};

static inline void
kept_done(struct kept *kept)
{
	strbuf_done(&kept->body);
	strbuf_done(&kept->headers);
	strbuf_done(&kept->problem);
}

static inline void
keep(void *cookie, const struct http_answer *answer)
{
	struct kept *kept = cookie;

	kept->count++;
	kept->outcome = answer->outcome;
	kept->status = answer->status;
	kept->is_deadline = answer->is_deadline;
	strbuf_add(&kept->body, answer->body);
	strbuf_add(&kept->headers, answer->headers);
	strbuf_add_text(&kept->problem, answer->problem);
}

static inline struct http *
open_http(unsigned request_ms, unsigned budget_ms, size_t body_max)
{
	CLEANUP(strbuf_done) struct strbuf ca = {0};
	struct err err;
	struct http *http =
	    http_new(&(struct http_settings){.ca_file = kit_cert("ca.pem", &ca),
			 .user_agent = "test",
			 .connect_ms = 5000,
			 .request_ms = request_ms,
			 .deadline_ms = time_monotonic_ms() + budget_ms,
			 .in_flight = 4,
			 .body_max = body_max},
		&err);

	KIT_TRUE(http != NULL);
	return http;
}

static inline void
ask(struct http *http, const char *method, unsigned port, const char *path,
    bool is_identity, struct kept *kept)
{
	CLEANUP(strbuf_done) struct strbuf url = {0};

	strbuf_printf(&url, "https://localhost:%u%s", port, path);
	http_send(http,
	    &(struct http_request){.method = method,
		.url = strbuf_view(&url),
		.is_identity = is_identity},
	    keep, kept);
}

#endif
