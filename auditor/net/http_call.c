/*
 * http_call.c - one request: its options, its bytes, and what came of it.
 */
#include <string.h>

#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/mem.h"
#include "auditor/net/http_internal.h"
#include "auditor/net/url.h"

#include "auditor/base/banned.h"

/* All header lines of one answer. */
#define LIMIT_HEAD (256 * KIB)

/* Room from the start, so that growing leaves no copy of a secret behind. */
static void
keep(struct strbuf *buf, strview bytes)
{
	buf->ptr = mem_new(size_add(bytes.len, 1), 1);
	buf->cap = bytes.len + 1;
	strbuf_add(buf, bytes);
}

static void
wipe(struct strbuf *buf)
{
	if (buf->ptr != NULL)
		explicit_bzero(buf->ptr, buf->cap);
	strbuf_done(buf);
}

static void
add_header(struct http_call *call, strview line)
{
	CLEANUP(wipe) struct strbuf text = {0};

	keep(&text, line);
	/* Its own copy; out of memory has ended the process. */
	call->headers = curl_slist_append(call->headers, strbuf_cstr(&text));
}

struct http_call *
http_call_new(const struct http_request *request)
{
	struct http_call *call = mem_new(1, sizeof(*call));

	keep(&call->url, request->url);
	keep(&call->request_body, request->body);
	call->head.max = LIMIT_HEAD;
	call->lane = request->lane;
	call->quota = request->quota;
	call->weight = request->weight > 0 ? request->weight : 1;
	call->is_local = request->is_local;
	call->is_post = strcmp(request->method, "POST") == 0;
	call->is_identity = request->is_identity;
	call->is_fresh = request->is_fresh;
	call->jar = request->jar;
	for (size_t i = 0; i < request->header_count; i++)
		add_header(call, request->headers[i]);
	if (call->is_identity)
		add_header(call, SV("Accept-Encoding: identity"));
	return call;
}

void
http_call_free(struct http_call *call)
{
	if (call == NULL)
		return;
	curl_easy_cleanup(call->easy);
	for (struct curl_slist *at = call->headers; at != NULL; at = at->next)
		explicit_bzero(at->data, strlen(at->data));
	curl_slist_free_all(call->headers);
	wipe(&call->url);
	wipe(&call->request_body);
	wipe(&call->head);
	wipe(&call->body);
	mem_free(call);
}

static size_t
take_head(char *ptr, size_t size, size_t count, void *cookie)
{
	struct http_call *call = cookie;
	strview line = {ptr, size * count};

	/* An interim answer, or that of a proxy, went before. */
	if (sv_starts(line, SV("HTTP/")))
		strbuf_clear(&call->head);
	strbuf_add(&call->head, line);
	return call->head.overflow ? 0 : line.len;
}

/* Growing leaves no copy behind: it may be of a token. */
static void
make_room(struct strbuf *buf, size_t more)
{
	struct strbuf larger = {.max = buf->max};
	size_t need = size_add(size_add(buf->len, more), 1);

	if (need <= buf->cap || need > buf->max)
		return;
	larger.cap = size_mul(buf->cap, 2);
	if (larger.cap < need)
		larger.cap = need;
	larger.ptr = mem_new(larger.cap, 1);
	strbuf_add(&larger, strbuf_view(buf));
	wipe(buf);
	*buf = larger;
}

static size_t
take_body(char *ptr, size_t size, size_t count, void *cookie)
{
	struct http_call *call = cookie;
	strview bytes = {ptr, size * count};

	make_room(&call->body, bytes.len);
	strbuf_add(&call->body, bytes);
	return call->body.overflow ? 0 : bytes.len;
}

static unsigned
set_trust(
    CURL *easy, const struct http_settings *settings, const char *protocols)
{
	unsigned bad = 0;

	bad |= curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, protocols);
	bad |= curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "https");
	bad |= curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
	bad |= curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
	bad |= curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
	bad |= curl_easy_setopt(
	    easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (settings->ca_file != NULL) {
		bad |=
		    curl_easy_setopt(easy, CURLOPT_CAINFO, settings->ca_file);
		bad |= curl_easy_setopt(easy, CURLOPT_CAPATH, NULL);
		bad |= curl_easy_setopt(
		    easy, CURLOPT_PROXY_CAINFO, settings->ca_file);
		bad |= curl_easy_setopt(easy, CURLOPT_PROXY_CAPATH, NULL);
	}
	return bad;
}

static unsigned
set_proxy(const struct http_call *call, const struct http_settings *settings)
{
	CURL *easy = call->easy;
	unsigned bad = 0;

	if (call->is_local)
		return curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
	/* The words of the proxy are not those of the service. */
	bad |= curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
	bad |= curl_easy_setopt(easy, CURLOPT_PROXYAUTH, (long)CURLAUTH_ANY);
	if (settings->proxy != NULL)
		bad |= curl_easy_setopt(easy, CURLOPT_PROXY, settings->proxy);
	if (settings->no_proxy != NULL)
		bad |=
		    curl_easy_setopt(easy, CURLOPT_NOPROXY, settings->no_proxy);
	if (settings->proxy_user.len > 0)
		bad |= curl_easy_setopt(
		    easy, CURLOPT_PROXYUSERPWD, settings->proxy_user.ptr);
	return bad;
}

static unsigned
set_limits(CURL *easy, const struct http_settings *settings, int64_t timeout_ms)
{
	unsigned bad = 0;

	bad |= curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	/* A name server that is silent must not hold up the end. */
	bad |= curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
	bad |= curl_easy_setopt(
	    easy, CURLOPT_CONNECTTIMEOUT_MS, (long)settings->connect_ms);
	bad |= curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)timeout_ms);
	return bad;
}

static unsigned
set_content(struct http_call *call, const struct http_settings *settings)
{
	CURL *easy = call->easy;
	unsigned bad = 0;

	bad |= curl_easy_setopt(easy, CURLOPT_URL, strbuf_cstr(&call->url));
	bad |= curl_easy_setopt(easy, CURLOPT_HTTPHEADER, call->headers);
	bad |= curl_easy_setopt(easy, CURLOPT_USERAGENT, settings->user_agent);
	bad |= curl_easy_setopt(
	    easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
	/* One connection for all where HTTP/2 is spoken. */
	bad |= curl_easy_setopt(easy, CURLOPT_PIPEWAIT, 1L);
	bad |= curl_easy_setopt(
	    easy, CURLOPT_FRESH_CONNECT, call->is_fresh ? 1L : 0L);
	if (!call->is_identity)
		bad |= curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
	if (!call->is_post)
		return bad;
	bad |= curl_easy_setopt(easy, CURLOPT_POST, 1L);
	bad |= curl_easy_setopt(
	    easy, CURLOPT_POSTFIELDS, strbuf_cstr(&call->request_body));
	bad |= curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
	    (curl_off_t)call->request_body.len);
	return bad;
}

static unsigned
set_callbacks(struct http_call *call, CURLSH *share)
{
	CURL *easy = call->easy;
	unsigned bad = 0;

	bad |= curl_easy_setopt(easy, CURLOPT_PRIVATE, call);
	bad |= curl_easy_setopt(easy, CURLOPT_SHARE, share);
	bad |= curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, call->problem);
	bad |= curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_head);
	bad |= curl_easy_setopt(easy, CURLOPT_HEADERDATA, call);
	bad |= curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
	bad |= curl_easy_setopt(easy, CURLOPT_WRITEDATA, call);
	if (call->jar == NULL)
		return bad;
	/* No file: this switches cookies on. */
	bad |= curl_easy_setopt(easy, CURLOPT_COOKIEFILE, "");
	for (const struct curl_slist *at = call->jar->cookies; at != NULL;
	     at = at->next)
		bad |= curl_easy_setopt(easy, CURLOPT_COOKIELIST, at->data);
	return bad;
}

bool
http_call_start(struct http_call *call, const struct http_settings *settings,
    CURLSH *share, int64_t timeout_ms)
{
	struct url url;

	bool is_good = call->is_local
			   ? url_read_local(strbuf_view(&call->url), &url)
			   : url_read(strbuf_view(&call->url), &url);
	if (!is_good)
		return false;
	call->body.max =
	    settings->body_max > 0 ? settings->body_max : LIMIT_BODY;
	call->easy = curl_easy_init();
	if (call->easy == NULL)
		return false;
	return (set_trust(call->easy, settings,
		    call->is_local ? "http,https" : "https") |
		   set_proxy(call, settings) |
		   set_limits(call->easy, settings, timeout_ms) |
		   set_content(call, settings) | set_callbacks(call, share)) ==
	       0;
}

static const struct {
	CURLcode code;
	enum http_outcome outcome;
} outcomes[] = {
    {CURLE_OK, HTTP_ANSWERED},
    {CURLE_OPERATION_TIMEDOUT, HTTP_TIMED_OUT},
    {CURLE_PEER_FAILED_VERIFICATION, HTTP_UNTRUSTED},
    {CURLE_SSL_CACERT_BADFILE, HTTP_UNTRUSTED},
    {CURLE_SSL_ISSUER_ERROR, HTTP_UNTRUSTED},
    {CURLE_SSL_INVALIDCERTSTATUS, HTTP_UNTRUSTED},
    {CURLE_BAD_CONTENT_ENCODING, HTTP_BAD_ENCODING},
    {CURLE_URL_MALFORMAT, HTTP_BAD_REQUEST},
    {CURLE_UNSUPPORTED_PROTOCOL, HTTP_BAD_REQUEST},
};

static enum http_outcome
outcome_of(CURLcode code)
{
	for (size_t i = 0; i < COUNT_OF(outcomes); i++) {
		if (outcomes[i].code == code)
			return outcomes[i].outcome;
	}
	return HTTP_UNREACHABLE;
}

/* The next request with this jar carries the cookies of this answer. */
static void
keep_cookies(struct http_call *call)
{
	struct curl_slist *cookies = NULL;

	if (call->jar == NULL || curl_easy_getinfo(call->easy,
				     CURLINFO_COOKIELIST, &cookies) != CURLE_OK)
		return;
	curl_slist_free_all(call->jar->cookies);
	call->jar->cookies = cookies;
}

static const char *
problem_of(const struct http_call *call, CURLcode code)
{
	long status = 0;

	(void)curl_easy_getinfo(call->easy, CURLINFO_HTTP_CONNECTCODE, &status);
	if (status == 407)
		return _("the proxy wants a name and a password (status 407)");
	return call->problem[0] != '\0' ? call->problem
					: curl_easy_strerror(code);
}

void
http_call_answer(
    struct http_call *call, CURLcode code, struct http_answer *answer)
{
	long status = 0;

	*answer = (struct http_answer){.outcome = outcome_of(code),
	    .headers = strbuf_view(&call->head),
	    .problem = ""};
	keep_cookies(call);
	if (call->head.overflow || call->body.overflow)
		answer->outcome = HTTP_TOO_LARGE;
	if (code != CURLE_OK)
		answer->problem = problem_of(call, code);
	if (answer->outcome != HTTP_ANSWERED)
		return;
	(void)curl_easy_getinfo(call->easy, CURLINFO_RESPONSE_CODE, &status);
	answer->status = (unsigned)status;
	answer->body = strbuf_view(&call->body);
}
