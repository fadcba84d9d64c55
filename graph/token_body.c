/*
 * token_body.c - an answer of the login service, its secrets taken out.
 */
#include "graph/token_body.h"

#include <openssl/crypto.h>
#include <stddef.h>
#include <string.h>

#include "graph/form.h"

#include "auditor/base/banned.h"

/* Members that hold a secret, and where it goes; id_token goes nowhere. */
static const struct {
	strview mark;
	size_t offset;
	bool is_dropped;
} members[] = {
    {SV_INIT("\"access_token\""), offsetof(struct token_body, access), false},
    {SV_INIT("\"device_code\""), offsetof(struct token_body, code), false},
    {SV_INIT("\"id_token\""), 0, true},
    {SV_INIT("\"refresh_token\""), offsetof(struct token_body, refresh), false},
};

static size_t
skip_blanks(strview text, size_t at)
{
	while (
	    at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t' ||
				 text.ptr[at] == '\r' || text.ptr[at] == '\n'))
		at++;
	return at;
}

/* Where the text behind the member's name at ${at} stands; false: none. */
static bool
find_value(strview text, size_t at, size_t *from, size_t *to)
{
	at = skip_blanks(text, at);
	if (at >= text.len || text.ptr[at] != ':')
		return false;
	at = skip_blanks(text, at + 1);
	if (at >= text.len || text.ptr[at] != '"')
		return false;
	*from = ++at;
	while (at < text.len && text.ptr[at] != '"')
		at += text.ptr[at] == '\\' ? 2 : 1;
	*to = at < text.len ? at : text.len;
	return true;
}

static void
cut(struct strbuf *text, size_t from, size_t to)
{
	memmove(text->ptr + from, text->ptr + to, text->len - to);
	OPENSSL_cleanse(text->ptr + text->len - (to - from), to - from);
	text->len -= to - from;
}

static void
take(struct strbuf *text, strview mark, struct secret *secret)
{
	size_t at = 0;

	for (;;) {
		strview rest = sv_slice(strbuf_view(text), at, text->len);
		size_t found = sv_find(rest, mark);
		size_t from;
		size_t to;
		if (found >= rest.len)
			return;
		at += found + mark.len;
		if (!find_value(strbuf_view(text), at, &from, &to))
			continue;
		if (secret != NULL)
			secret_set(
			    secret, sv_slice(strbuf_view(text), from, to));
		cut(text, from, to);
	}
}

void
token_body_read(strview bytes, struct arena *arena, struct token_body *body)
{
	CLEANUP(form_wipe) struct strbuf text = {0};

	*body = (struct token_body){0};
	form_room(&text, bytes.len);
	strbuf_add(&text, bytes);
	for (size_t i = 0; i < COUNT_OF(members); i++) {
		struct secret *secret =
		    (struct secret *)((char *)body + members[i].offset);
		take(&text, members[i].mark,
		    members[i].is_dropped ? NULL : secret);
	}
	(void)!json_parse(
	    strbuf_view(&text), JSON_WIRE, arena, &body->json, NULL);
}

void
token_body_done(struct token_body *body)
{
	secret_done(&body->access);
	secret_done(&body->refresh);
	secret_done(&body->code);
}
