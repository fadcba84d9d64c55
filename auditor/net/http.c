/*
 * http.c - the loop as an object: what is queued in it, and its end.
 */
#include "auditor/net/http.h"

#include <string.h>
#include <unistd.h>

#include "auditor/base/mem.h"
#include "auditor/base/timefmt.h"
#include "auditor/net/http_internal.h"

#include "auditor/base/banned.h"

static void *
lib_malloc(size_t size)
{
	return mem_resize(NULL, size, 1);
}

static void *
lib_realloc(void *ptr, size_t size)
{
	return mem_resize(ptr, size, 1);
}

static void *
lib_calloc(size_t count, size_t size)
{
	return mem_new(count, size);
}

static char *
lib_strdup(const char *text)
{
	char *copy = strdup(text);

	if (copy == NULL)
		mem_exhausted("allocation");
	return copy;
}

static void
copy_settings(struct http *http, const struct http_settings *settings)
{
	http->settings = *settings;
	strbuf_add_text(&http->user_agent, settings->user_agent);
	http->settings.user_agent = strbuf_cstr(&http->user_agent);
	if (settings->ca_file == NULL)
		return;
	strbuf_add_text(&http->ca_file, settings->ca_file);
	http->settings.ca_file = strbuf_cstr(&http->ca_file);
}

struct http *
http_new(const struct http_settings *settings, struct err *err)
{
	if (settings->ca_file != NULL && access(settings->ca_file, R_OK) != 0) {
		(void)err_set(err, ERR_CONFIG,
		    "cannot read the certificates in %s", settings->ca_file);
		(void)err_hint(err, "check `ca-file:` in the configuration");
		return NULL;
	}
	if (curl_global_init_mem(CURL_GLOBAL_DEFAULT, lib_malloc, mem_free,
		lib_realloc, lib_strdup, lib_calloc) != CURLE_OK) {
		(void)err_set(err, ERR_NETWORK, "curl cannot be started");
		return NULL;
	}
	struct http *http = mem_new(1, sizeof(*http));
	copy_settings(http, settings);
	http->multi = curl_multi_init();
	http->share = curl_share_init();
	/* A second connection to a host needs no whole handshake. */
	(void)curl_share_setopt(
	    http->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
	return http;
}

struct http_call *
http_lane_take(struct http_lane *lane)
{
	struct http_call *call = lane->first;

	if (call == NULL)
		return NULL;
	lane->first = call->next;
	if (lane->first == NULL)
		lane->last = NULL;
	call->next = NULL;
	return call;
}

void
http_detach(struct http *http, struct http_call *call)
{
	struct http_call **at = &http->under_way;

	while (*at != NULL && *at != call)
		at = &(*at)->next;
	*at = call->next;
	call->next = NULL;
	http->lanes[call->lane].under_way--;
	(void)curl_multi_remove_handle(http->multi, call->easy);
}

void
http_free(struct http *http)
{
	struct http_call *call;

	if (http == NULL)
		return;
	while ((call = http->under_way) != NULL) {
		http_detach(http, call);
		http_call_free(call);
	}
	for (size_t i = 0; i < HTTP_LANES; i++) {
		while ((call = http_lane_take(&http->lanes[i])) != NULL)
			http_call_free(call);
	}
	while (http->timers != NULL) {
		struct http_timer *next = http->timers->next;
		mem_free(http->timers);
		http->timers = next;
	}
	(void)curl_multi_cleanup(http->multi);
	(void)curl_share_cleanup(http->share);
	curl_global_cleanup();
	strbuf_done(&http->ca_file);
	strbuf_done(&http->user_agent);
	mem_free(http);
}

void
http_drop(struct http **http)
{
	http_free(*http);
}

struct http_jar *
http_jar_new(void)
{
	return mem_new(1, sizeof(struct http_jar));
}

void
http_jar_free(struct http_jar *jar)
{
	if (jar == NULL)
		return;
	curl_slist_free_all(jar->cookies);
	mem_free(jar);
}

void
http_send(struct http *http, const struct http_request *request,
    void (*done)(void *cookie, const struct http_answer *answer), void *cookie)
{
	struct http_call *call = http_call_new(request);
	struct http_lane *lane = &http->lanes[request->lane];

	call->done = done;
	call->cookie = cookie;
	if (lane->last != NULL)
		lane->last->next = call;
	else
		lane->first = call;
	lane->last = call;
}

void
http_after(struct http *http, int64_t wait_ms, void (*fire)(void *cookie),
    void *cookie)
{
	struct http_timer *timer = mem_new(1, sizeof(*timer));

	*timer = (struct http_timer){.next = http->timers,
	    .due_ms = time_monotonic_ms() + wait_ms,
	    .fire = fire,
	    .cookie = cookie};
	http->timers = timer;
}
