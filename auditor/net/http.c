/*
 * http.c - the loop as an object: what is queued in it, and its end.
 */
#include "auditor/net/http.h"

#include <unistd.h>

#include "auditor/base/mem.h"
#include "auditor/base/timefmt.h"
#include "auditor/net/http_internal.h"

#include "auditor/base/banned.h"

struct http *
http_new(const struct http_settings *settings, struct err *err)
{
	if (settings->ca_file != NULL && access(settings->ca_file, R_OK) != 0) {
		(void)err_set(err, ERR_CONFIG,
		    "cannot read the certificates in %s", settings->ca_file);
		(void)err_hint(err, "check `ca-file:` in the configuration");
		return NULL;
	}
	if (http_curl_begin(err) != 0)
		return NULL;
	struct http *http = mem_new(1, sizeof(*http));
	http_texts_copy(settings, &http->texts, &http->settings);
	for (size_t i = 0; i < HTTP_LANES; i++)
		pace_begin(&http->paces[i], &settings->lanes[i]);
	for (size_t i = 1; i < HTTP_QUOTAS; i++)
		pace_begin(&http->quotas[i], &settings->quotas[i]);
	http->multi = curl_multi_init();
	http->share = curl_share_init();
	/* A second connection to a host needs no whole handshake. */
	(void)curl_share_setopt(
	    http->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
	return http;
}

void
http_detach(struct http *http, struct http_call *call)
{
	struct http_call **at = &http->under_way;

	while (*at != NULL && *at != call)
		at = &(*at)->next;
	if (*at != NULL)
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
		while ((call = http_lane_take(&http->lanes[i], NULL)) != NULL)
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
	for (size_t i = 0; i < HTTP_LANES; i++)
		pace_end(&http->paces[i]);
	for (size_t i = 0; i < HTTP_QUOTAS; i++)
		pace_end(&http->quotas[i]);
	http_texts_done(&http->texts);
	mem_free(http);
}

void
http_drop(struct http **http)
{
	http_free(*http);
}

void
http_send(struct http *http, const struct http_request *request,
    void (*done)(void *cookie, const struct http_answer *answer), void *cookie)
{
	struct http_call *call = http_call_new(request);
	struct http_lane *lane = &http->lanes[request->lane];

	call->done = done;
	call->cookie = cookie;
	http_lane_add(lane, call);
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
