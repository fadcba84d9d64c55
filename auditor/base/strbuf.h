/*
 * strbuf.h - owned bytes that grow up to a maximum, always terminated.
 *
 * Adding beyond the maximum adds nothing more and is remembered: ask once, at
 * the end, with strbuf_check.
 */
#ifndef AUDITOR_BASE_STRBUF_H
#define AUDITOR_BASE_STRBUF_H

#include <stdbool.h>
#include <stddef.h>

#include "auditor/base/attr.h"
#include "auditor/base/err.h"
#include "auditor/base/strview.h"

/* {0} is an empty buffer whose maximum is LIMIT_STRBUF. */
struct strbuf {
	char *ptr;     /* NULL or terminated */
	size_t len;    /* bytes without the terminator */
	size_t cap;    /* bytes allocated, at most one more than max */
	size_t max;    /* most bytes; 0 stands for LIMIT_STRBUF */
	bool overflow; /* something did not fit */
};

/* strbuf_done(buf): free the bytes; ${buf} is empty again. */
void strbuf_done(struct strbuf *buf);
/* strbuf_wipe(buf): overwrite the bytes of a secret, then strbuf_done. */
void strbuf_wipe(struct strbuf *buf);
/* strbuf_clear(buf): empty ${buf}, keep its memory. */
void strbuf_clear(struct strbuf *buf);

/* strbuf_add(buf, sv): append ${sv}, which is no part of ${buf}; the others
 * likewise. */
void strbuf_add(struct strbuf *buf, strview sv);
void strbuf_add_text(struct strbuf *buf, const char *text);
void strbuf_printf(struct strbuf *buf, const char *fmt, ...) PRINTF(2, 3);

/* Inline: texts are quoted, and odd ones decoded, by the character. */
static inline void
strbuf_add_char(struct strbuf *buf, char c)
{
	if (buf->overflow || buf->cap - buf->len < 2) {
		strbuf_add(buf, (strview){&c, 1});
		return;
	}
	buf->ptr[buf->len++] = c;
	buf->ptr[buf->len] = '\0';
}

/* strbuf_view(buf): the bytes, borrowed until the next change. */
strview strbuf_view(const struct strbuf *buf);
/* strbuf_cstr(buf): the bytes, terminated; "" when empty. */
const char *strbuf_cstr(const struct strbuf *buf);

/* strbuf_check(buf, what, err): fail when ${buf} overflowed; ${what}, a msgid
 * such as "a name", is translated (lang.h). */
int strbuf_check(
    const struct strbuf *buf, const char *what, struct err *err) MUST_USE;

#endif
