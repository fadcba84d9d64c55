/*
 * http_setup.c - what a loop is made of: curl, copied settings, cookies, queues.
 */
#include <string.h>

#include "auditor/base/mem.h"
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
	size_t size = size_add(strlen(text), 1);
	char *copy = mem_new(size, 1);

	/* The last byte is zero already. */
	memcpy(copy, text, size - 1);
	return copy;
}

int
http_curl_begin(struct err *err)
{
	if (curl_global_init_mem(CURL_GLOBAL_DEFAULT, lib_malloc, mem_free,
		lib_realloc, lib_strdup, lib_calloc) != CURLE_OK)
		return err_set(err, ERR_NETWORK, "curl cannot be started");
	return 0;
}

static const char *
copy_text(struct strbuf *buf, const char *text)
{
	if (text == NULL)
		return NULL;
	strbuf_add_text(buf, text);
	return strbuf_cstr(buf);
}

void
http_texts_copy(const struct http_settings *from, struct http_texts *texts,
    struct http_settings *to)
{
	*to = *from;
	to->user_agent = copy_text(&texts->user_agent, from->user_agent);
	to->ca_file = copy_text(&texts->ca_file, from->ca_file);
	to->proxy = copy_text(&texts->proxy, from->proxy);
	to->no_proxy = copy_text(&texts->no_proxy, from->no_proxy);
	if (from->proxy_user.len > 0) {
		/* Room from the start: growing would leave a copy behind. */
		texts->proxy_user.cap = from->proxy_user.len + 1;
		texts->proxy_user.ptr = mem_new(texts->proxy_user.cap, 1);
		strbuf_add(&texts->proxy_user, from->proxy_user);
	}
	to->proxy_user = strbuf_view(&texts->proxy_user);
}

void
http_texts_done(struct http_texts *texts)
{
	strbuf_done(&texts->ca_file);
	strbuf_done(&texts->user_agent);
	strbuf_wipe(&texts->proxy);
	strbuf_done(&texts->no_proxy);
	strbuf_wipe(&texts->proxy_user);
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
http_lane_add(struct http_lane *lane, struct http_call *call)
{
	if (lane->last != NULL)
		lane->last->next = call;
	else
		lane->first = call;
	lane->last = call;
}

struct http_call *
http_lane_take(struct http_lane *lane, struct http_call *before)
{
	struct http_call **at = before != NULL ? &before->next : &lane->first;
	struct http_call *call = *at;

	if (call == NULL)
		return NULL;
	*at = call->next;
	if (lane->last == call)
		lane->last = before;
	call->next = NULL;
	return call;
}
