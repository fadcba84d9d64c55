/*
 * pem.c - one block of PEM (RFC 7468), in one spelling.
 */
#include "baselines/pem.h"

#include <openssl/evp.h>

#include "auditor/base/limits.h"

#include "auditor/base/banned.h"

/* Characters of a line, and the bytes they stand for. */
#define LINE_CHARS 64
#define LINE_BYTES 48

void
pem_write(strview bytes, const char *label, struct strbuf *text)
{
	unsigned char line[LINE_CHARS + 1];

	strbuf_printf(text, "-----BEGIN %s-----\n", label);
	for (size_t at = 0; at < bytes.len; at += LINE_BYTES) {
		strview part = sv_slice(bytes, at, at + LINE_BYTES);
		int len = EVP_EncodeBlock(
		    line, (const unsigned char *)part.ptr, (int)part.len);
		strbuf_add(text, (strview){(const char *)line, (size_t)len});
		strbuf_add_char(text, '\n');
	}
	strbuf_printf(text, "-----END %s-----\n", label);
}

/* Decode one line; what is odd in it shows when the block is written again. */
static bool
add_line(strview line, struct strbuf *bytes)
{
	unsigned char part[LINE_BYTES + 1];

	if (line.len == 0 || line.len > LINE_CHARS || line.len % 4 != 0)
		return false;
	int len = EVP_DecodeBlock(
	    part, (const unsigned char *)line.ptr, (int)line.len);
	size_t padding =
	    (size_t)sv_ends(line, SV("=")) + (size_t)sv_ends(line, SV("=="));
	if (len < (int)padding)
		return false;
	strbuf_add(bytes, (strview){(const char *)part, (size_t)len - padding});
	return true;
}

static void
normalise(strview text, struct strbuf *plain)
{
	strview rest = sv_trim(text);
	strview line;

	while (sv_cut(&rest, '\n', &line)) {
		if (sv_ends(line, SV("\r")))
			line.len--;
		strbuf_add(plain, line);
		strbuf_add_char(plain, '\n');
	}
}

/* The lines between head and end, decoded. */
static bool
decode(strview plain, struct strbuf *bytes)
{
	strview line;

	(void)sv_cut(&plain, '\n', &line);
	while (sv_cut(&plain, '\n', &line)) {
		if (sv_starts(line, SV("-----")))
			return true;
		if (!add_line(line, bytes))
			return false;
	}
	return false;
}

bool
pem_is_labelled(strview text, const char *label)
{
	CLEANUP(strbuf_done) struct strbuf begin = {0};

	strbuf_printf(&begin, "-----BEGIN %s-----", label);
	return sv_starts(sv_trim(text), strbuf_view(&begin));
}

bool
pem_extract(strview text, const char *label, struct strbuf *block)
{
	CLEANUP(strbuf_done) struct strbuf begin = {0};
	CLEANUP(strbuf_done) struct strbuf end = {0};

	strbuf_printf(&begin, "-----BEGIN %s-----", label);
	strbuf_printf(&end, "-----END %s-----", label);
	size_t from = sv_find(text, strbuf_view(&begin));
	strview rest = sv_slice(text, from, text.len);
	size_t to = sv_find(rest, strbuf_view(&end));
	if (to == rest.len)
		return false;
	strbuf_add(block, sv_slice(rest, 0, to + end.len));
	strbuf_add_char(block, '\n');
	return true;
}

int
pem_read(strview text, const char *label, struct strbuf *bytes, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf plain = {0};
	CLEANUP(strbuf_done) struct strbuf found = {0};
	CLEANUP(strbuf_done) struct strbuf again = {0};

	if (text.len > LIMIT_SIGNATURE)
		return err_set(
		    err, ERR_LIMIT, "more than %zu bytes", LIMIT_SIGNATURE);
	normalise(text, &plain);
	if (decode(strbuf_view(&plain), &found))
		pem_write(strbuf_view(&found), label, &again);
	if (found.len == 0 || !sv_eq(strbuf_view(&plain), strbuf_view(&again)))
		return err_set(err, ERR_FORMAT,
		    "not one PEM block \"%s\" and nothing else", label);
	strbuf_add(bytes, strbuf_view(&found));
	return 0;
}
