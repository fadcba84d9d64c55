/*
 * strbuf.c - owned bytes that grow up to a maximum, always terminated.
 */
#include "auditor/base/strbuf.h"

#include <openssl/crypto.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/mem.h"

#include "auditor/base/banned.h"

#define FIRST_SIZE 256 /* most buffers hold less */

void
strbuf_done(struct strbuf *buf)
{
	mem_free(buf->ptr);
	*buf = (struct strbuf){.max = buf->max};
}

void
strbuf_wipe(struct strbuf *buf)
{
	if (buf->ptr != NULL)
		OPENSSL_cleanse(buf->ptr, buf->cap);
	strbuf_done(buf);
}

void
strbuf_clear(struct strbuf *buf)
{
	buf->len = 0;
	buf->overflow = false;
	if (buf->ptr != NULL)
		buf->ptr[0] = '\0';
}

static bool
grow(struct strbuf *buf, size_t more)
{
	size_t max = buf->max > 0 ? buf->max : LIMIT_STRBUF;
	size_t need = size_add(buf->len, more);

	if (buf->overflow || need > max) {
		buf->overflow = true;
		return false;
	}
	if (need < buf->cap)
		return true;
	size_t cap = buf->cap > 0 ? buf->cap : FIRST_SIZE;
	while (cap <= need)
		cap = size_mul(cap, 2);
	cap = cap > max ? max + 1 : cap;
	buf->ptr = mem_resize(buf->ptr, cap, 1);
	buf->cap = cap;
	return true;
}

/* Make room for ${more} bytes and a terminator, or note the overflow. */
static inline bool
reserve(struct strbuf *buf, size_t more)
{
	/* Nearly always there is; below cap nothing is beyond the maximum. */
	if (more < buf->cap - buf->len && !buf->overflow)
		return true;
	return grow(buf, more);
}

void
strbuf_add(struct strbuf *buf, strview sv)
{
	if (!reserve(buf, sv.len))
		return;
	if (sv.len > 0)
		memcpy(buf->ptr + buf->len, sv.ptr, sv.len);
	buf->len += sv.len;
	buf->ptr[buf->len] = '\0';
}

void
strbuf_add_text(struct strbuf *buf, const char *text)
{
	strbuf_add(buf, sv_from(text));
}

void
strbuf_printf(struct strbuf *buf, const char *fmt, ...)
{
	va_list args;
	va_list again;

	va_start(args, fmt);
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (len < 0)
		buf->overflow = true; /* longer than any int */
	else if (reserve(buf, (size_t)len)) {
		(void)vsnprintf(
		    buf->ptr + buf->len, (size_t)len + 1, fmt, again);
		buf->len += (size_t)len;
	}
	va_end(again);
}

strview
strbuf_view(const struct strbuf *buf)
{
	return (strview){buf->ptr, buf->len};
}

const char *
strbuf_cstr(const struct strbuf *buf)
{
	return buf->ptr != NULL ? buf->ptr : "";
}

int
strbuf_check(const struct strbuf *buf, const char *what, struct err *err)
{
	if (!buf->overflow)
		return 0;
	return err_set(err, ERR_LIMIT, "%s is larger than %zu bytes",
	    lang(what), buf->max > 0 ? buf->max : LIMIT_STRBUF);
}
