/*
 * form.c - application/x-www-form-urlencoded, and parts of addresses.
 */
#include "graph/form.h"

#include <openssl/crypto.h>

#include "auditor/base/mem.h"

#include "auditor/base/banned.h"

static bool
is_unreserved(char c)
{
	return (c >= '0' && c <= '9') ||
	       ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' ||
	       c == '_' || c == '.' || c == '~';
}

void
form_encode(struct strbuf *buf, strview text)
{
	static const char digits[] = "0123456789ABCDEF";

	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		if (is_unreserved(text.ptr[i])) {
			strbuf_add_char(buf, text.ptr[i]);
			continue;
		}
		strbuf_add_char(buf, '%');
		strbuf_add_char(buf, digits[c >> 4]);
		strbuf_add_char(buf, digits[c & 0x0f]);
	}
}

void
form_add(struct strbuf *buf, const char *name, strview value)
{
	if (buf->len > 0)
		strbuf_add_char(buf, '&');
	strbuf_add_text(buf, name);
	strbuf_add_char(buf, '=');
	form_encode(buf, value);
}

void
form_room(struct strbuf *buf, size_t size)
{
	buf->cap = size_add(size, 1);
	buf->ptr = mem_new(buf->cap, 1);
}

void
form_wipe(struct strbuf *buf)
{
	if (buf->ptr != NULL)
		OPENSSL_cleanse(buf->ptr, buf->cap);
	strbuf_done(buf);
}
