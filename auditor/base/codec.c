/*
 * codec.c - hexadecimal and base64 (RFC 4648).
 */
#include "auditor/base/codec.h"

#include <stdint.h>
#include <string.h>

#include "auditor/base/banned.h"

static const char alphabet[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

#define NO_DIGIT 64

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
		return (c | 0x20) - 'a' + 10;
	return -1;
}

bool
codec_hex_decode(strview hex, unsigned char *out)
{
	if (hex.len % 2 != 0)
		return false;
	for (size_t i = 0; i < hex.len / 2; i++) {
		int high = hex_digit(hex.ptr[2 * i]);
		int low = hex_digit(hex.ptr[2 * i + 1]);
		if (high < 0 || low < 0)
			return false;
		out[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}

void
codec_base64url(struct strbuf *buf, strview bytes)
{
	for (size_t at = 0; at < bytes.len; at += 3) {
		size_t left = bytes.len - at;
		uint32_t group = 0;
		for (size_t i = 0; i < 3; i++) {
			group <<= 8;
			if (i < left)
				group |= (unsigned char)bytes.ptr[at + i];
		}
		size_t digits = left >= 3 ? 4 : left + 1;
		for (size_t i = 0; i < digits; i++)
			strbuf_add_char(
			    buf, alphabet[group >> (18 - 6 * i) & 0x3f]);
	}
}

static uint32_t
digit_value(char c)
{
	const char *hit = c != '\0' ? strchr(alphabet, c) : NULL;

	return hit != NULL ? (uint32_t)(hit - alphabet) : NO_DIGIT;
}

/* Every digit is known, and what the last one holds too much is zero. */
static int
check_base64url(strview text, struct err *err)
{
	static const uint32_t spare[4] = {0, 0x3f, 0x0f, 0x03};
	uint32_t last = 0;

	for (size_t i = 0; i < text.len; i++) {
		last = digit_value(text.ptr[i]);
		if (last == NO_DIGIT)
			return err_set(err, ERR_FORMAT,
			    "not base64url at character %zu", i + 1);
	}
	if (text.len % 4 == 1 || (last & spare[text.len % 4]) != 0)
		return err_set(err, ERR_FORMAT, "base64url that was cut off");
	return 0;
}

int
codec_base64url_decode(strview text, struct strbuf *buf, struct err *err)
{
	uint32_t group = 0;
	unsigned bits = 0;

	TRY(check_base64url(text, err));
	for (size_t i = 0; i < text.len; i++) {
		group = group << 6 | digit_value(text.ptr[i]);
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			strbuf_add_char(buf, (char)(group >> bits & 0xff));
		}
	}
	return 0;
}
