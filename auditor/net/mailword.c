/*
 * mailword.c - text in the header of a mail (RFC 2047).
 */
#include "auditor/net/mailword.h"

#include <stdbool.h>

#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

#define HEAD "=?UTF-8?Q?"
#define TAIL "?="
/* An encoded word has at most 75 characters (section 2). */
#define ROOM (75 - (sizeof(HEAD TAIL) - 1))

static bool
is_plain(strview text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] < ' ' || text.ptr[i] > '~')
			return false;
	}
	/* What looks like an encoded word would be read as one. */
	return sv_find(text, SV("=?")) == text.len;
}

/* Section 4.2: what needs no code in any header. */
static bool
is_safe(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

/* One character in code: at most 12 bytes. */
static void
add_character(struct strbuf *word, strview bytes)
{
	for (size_t i = 0; i < bytes.len; i++) {
		char c = bytes.ptr[i];
		if (c == ' ')
			strbuf_add_char(word, '_');
		else if (is_safe(c))
			strbuf_add_char(word, c);
		else
			strbuf_printf(word, "=%02X", (unsigned char)c);
	}
}

void
mailword_add(struct strbuf *out, strview text)
{
	size_t used = 0;

	if (is_plain(text)) {
		strbuf_add(out, text);
		return;
	}
	strbuf_add_text(out, HEAD);
	for (strview rest = text; rest.len > 0;) {
		CLEANUP(strbuf_done) struct strbuf code = {0};
		const strview before = rest;
		uint32_t point;
		(void)utf8_next(&rest, &point);
		add_character(
		    &code, sv_slice(before, 0, before.len - rest.len));
		if (used + code.len > ROOM) {
			strbuf_add_text(out, TAIL "\r\n " HEAD);
			used = 0;
		}
		strbuf_add(out, strbuf_view(&code));
		used += code.len;
	}
	strbuf_add_text(out, TAIL);
}
