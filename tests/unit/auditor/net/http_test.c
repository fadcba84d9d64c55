/*
 * http_test.c - single requests, against a server over real TLS.
 */
#include <stdio.h>

#include "auditor/net/http_internal.h"
#include "tests/unit/auditor/net/http_kit.h"

struct row {
	const char *name;
	const char *faults;
	const char *method;
	const char *path;
	bool is_identity;
	size_t body_max;
	enum http_outcome outcome;
	unsigned status;
	const char *headers; /* part of them */
};

static const struct row rows[] = {
    {"an answer", NULL, "GET", STATS, false, 0, HTTP_ANSWERED, 200,
	"Content-Type: application/json"},
    {"not found is an answer", NULL, "GET", ANY, false, 0, HTTP_ANSWERED, 404,
	""},
    {"a POST", NULL, "POST", "/_fake/reset", false, 0, HTTP_ANSWERED, 200, ""},
    {"a redirect is not followed",
	"nothing always redirect https://localhost:{port}/_fake/stats", "GET",
	ANY, false, 0, HTTP_ANSWERED, 302, "/_fake/stats"},
    {"an empty body", "nothing always empty", "GET", ANY, false, 0,
	HTTP_ANSWERED, 200, ""},
    {"wrong encoding", "nothing always encoding gzip", "GET", ANY, false, 0,
	HTTP_BAD_ENCODING, 0, ""},
    {"wrong encoding, none asked for", "nothing always encoding gzip", "GET",
	ANY, true, 0, HTTP_ANSWERED, 404, "Content-Encoding: gzip"},
    {"cut off", "nothing always cut 3", "GET", ANY, false, 0, HTTP_UNREACHABLE,
	0, ""},
    {"closed", "nothing always close", "GET", ANY, false, 0, HTTP_UNREACHABLE,
	0, ""},
    {"hanging", "nothing always hang", "GET", ANY, false, 0, HTTP_TIMED_OUT, 0,
	""},
    {"dribbling", "nothing always slow 100 1", "GET", ANY, false, 0,
	HTTP_TIMED_OUT, 0, ""},
    {"too large", NULL, "GET", STATS, false, 16, HTTP_TOO_LARGE, 0, ""},
    {"just not too large", "nothing always body 7", "GET", ANY, false, 1,
	HTTP_ANSWERED, 200, ""},
};

static void
is_answered(const void *at)
{
	const struct row *row = at;
	CLEANUP(kept_done) struct kept kept = {0};
	CLEANUP(http_drop)
	struct http *http = open_http(700, 10000, row->body_max);

	unsigned port =
	    kit_fake_start(&(struct kit_fake_options){.faults = row->faults});
	ask(http, row->method, port, row->path, row->is_identity, &kept);
	KIT_INT(kept.count, 0);
	http_run(http);
	KIT_INT(kept.count, 1);
	KIT_INT(kept.outcome, row->outcome);
	KIT_INT(kept.status, row->status);
	KIT_TRUE(!kept.is_deadline);
	KIT_HAS(strbuf_view(&kept.headers), row->headers);
	KIT_INT(kept.problem.len > 0, row->outcome != HTTP_ANSWERED);
}

static void
bodies_keep_nul_bytes(const void *at)
{
	static const char nuls[16];
	CLEANUP(kept_done) struct kept kept = {0};
	CLEANUP(http_drop) struct http *http = open_http(5000, 10000, 0);

	(void)at;
	unsigned port = kit_fake_start(
	    &(struct kit_fake_options){.faults = "adminapi always 403"});
	ask(http, "POST", port, "/adminapi/beta/x/InvokeCommand", false, &kept);
	http_run(http);
	KIT_INT(kept.status, 403);
	KIT_TEXT(strbuf_view(&kept.body), ((strview){nuls, sizeof(nuls)}));
}

/* --- who is trusted ----------------------------------------------------------- */

struct trust {
	const char *name;
	const char *bind;
	const char *ca;
	const char *url; /* with a place for the port */
	enum http_outcome outcome;
};

static const struct trust trusts[] = {
    {"our authority", "127.0.0.1", "ca.pem", "https://localhost:%u/",
	HTTP_ANSWERED},
    {"by address", "127.0.0.1", "ca.pem", "https://127.0.0.1:%u/",
	HTTP_ANSWERED},
    {"another authority", "127.0.0.1", "other-ca.pem", "https://localhost:%u/",
	HTTP_UNTRUSTED},
    {"another name", "127.0.0.2", "ca.pem", "https://127.0.0.2:%u/",
	HTTP_UNTRUSTED},
    {"plain HTTP", "127.0.0.1", "ca.pem", "http://localhost:%u/",
	HTTP_BAD_REQUEST},
    {"a file", "127.0.0.1", "ca.pem", "file:///etc/hostname?%u",
	HTTP_BAD_REQUEST},
    {"no address", "127.0.0.1", "ca.pem", "localhost:%u", HTTP_BAD_REQUEST},
};

static void
is_trusted(const void *at)
{
	const struct trust *row = at;
	CLEANUP(strbuf_done) struct strbuf ca = {0};
	CLEANUP(kept_done) struct kept kept = {0};
	char url[64];
	struct err err;
	CLEANUP(http_drop)
	struct http *http =
	    http_new(&(struct http_settings){.ca_file = kit_cert(row->ca, &ca),
			 .user_agent = "test",
			 .connect_ms = 5000,
			 .request_ms = 5000,
			 .deadline_ms = time_monotonic_ms() + 10000,
			 .in_flight = 1},
		&err);

	unsigned port =
	    kit_fake_start(&(struct kit_fake_options){.bind = row->bind});
	/* The rows hold one place for a number. */
	CLEANUP(strbuf_done) struct strbuf text = {0};
	strview rest = sv_from(row->url);
	strview head;
	KIT_TRUE(sv_cut(&rest, '%', &head));
	strbuf_add(&text, head);
	(void)snprintf(url, sizeof(url), "%u", port);
	strbuf_add_text(&text, url);
	strbuf_add(&text, sv_slice(rest, 1, rest.len));
	http_send(http,
	    &(struct http_request){.method = "GET", .url = strbuf_view(&text)},
	    keep, &kept);
	http_run(http);
	KIT_INT(kept.count, 1);
	KIT_INT(kept.outcome, row->outcome);
}

static void
jars_keep_cookies(const void *at)
{
	CLEANUP(kept_done) struct kept kept = {0};
	CLEANUP(http_drop) struct http *http = open_http(5000, 10000, 0);
	CLEANUP(strbuf_done) struct strbuf url = {0};
	struct http_jar *jar = http_jar_new();

	(void)at;
	unsigned port = kit_fake_start(&(struct kit_fake_options){0});
	/* A cookie that came earlier is still there after an answer. */
	jar->cookies = curl_slist_append(
	    NULL, "Set-Cookie: region=7; domain=localhost; path=/");
	strbuf_printf(&url, "https://localhost:%u%s", port, STATS);
	http_send(http,
	    &(struct http_request){
		.method = "GET", .url = strbuf_view(&url), .jar = jar},
	    keep, &kept);
	http_run(http);
	KIT_INT(kept.status, 200);
	KIT_TRUE(jar->cookies != NULL);
	KIT_HAS(sv_from(jar->cookies->data), "region\t7");
	http_jar_free(jar);
}

/* --- headers ------------------------------------------------------------------------ */

struct header {
	const char *name;
	const char *headers;
	const char *key;
	const char *want;
};

static const struct header headers[] = {
    {"by name", "HTTP/1.1 200 OK\r\nA: 1\r\nB: 2\r\n\r\n", "B", "2"},
    {"letter case", "retry-after: 3\r\n", "Retry-After", "3"},
    {"the last of two", "A: 1\r\nA: 2\r\n", "A", "2"},
    {"blanks", "A:  \t x y \r\n", "A", "x y"},
    {"colons in the value", "Location: https://x:1/\r\n", "Location",
	"https://x:1/"},
    {"empty value", "A:\r\n", "A", ""},
    {"not there", "AB: 1\r\n", "A", ""},
    {"no colon", "A\r\n", "A", ""},
    {"nothing", "", "A", ""},
};

static void
is_found(const void *at)
{
	const struct header *row = at;
	const struct http_answer answer = {.headers = sv_from(row->headers)};

	KIT_TEXT(http_header(&answer, row->key), sv_from(row->want));
}

int
main(void)
{
	KIT_ROWS(rows, is_answered);
	kit_case("bodies keep NUL bytes", bodies_keep_nul_bytes);
	KIT_ROWS(trusts, is_trusted);
	kit_case("jars keep cookies", jars_keep_cookies);
	KIT_ROWS(headers, is_found);
	int status = kit_finish();
	kit_fake_stop();
	return status;
}
