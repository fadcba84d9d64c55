/*
 * fake_codec - base64url and percent escapes of the fake tenant.
 */
#include <stdlib.h>
#include <string.h>

#include "tests/support/fake_util.h"

static const char alphabet[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

char *
fake_base64url(const void *data, size_t len)
{
	const unsigned char *bytes = data;
	char *out = fake_alloc(len / 3 * 4 + 5, 1);
	size_t at = 0;

	for (size_t i = 0; i < len; i += 3) {
		size_t left = len - i;
		unsigned long word = (unsigned long)bytes[i] << 16;

		if (left > 1)
			word |= (unsigned long)bytes[i + 1] << 8;
		if (left > 2)
			word |= bytes[i + 2];
		out[at++] = alphabet[word >> 18 & 63];
		out[at++] = alphabet[word >> 12 & 63];
		if (left > 1)
			out[at++] = alphabet[word >> 6 & 63];
		if (left > 2)
			out[at++] = alphabet[word & 63];
	}
	return out;
}

bool
fake_base64url_decode(const char *text, size_t len, struct fake_text *out)
{
	unsigned long word = 0;
	unsigned bits = 0;

	if (len % 4 == 1)
		return false;
	for (size_t i = 0; i < len; i++) {
		const char *found =
		    text[i] == '\0' ? NULL : strchr(alphabet, text[i]);

		if (found == NULL)
			return false;
		word = (word << 6 | (unsigned long)(found - alphabet)) & 0xffff;
		bits += 6;
		if (bits >= 8) {
			char byte = (char)(word >> (bits - 8) & 0xff);

			fake_text_add(out, &byte, 1);
			bits -= 8;
		}
	}
	return (word & ((1UL << bits) - 1)) == 0;
}

static int
hex_value(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	if (digit >= 'a' && digit <= 'f')
		return digit - 'a' + 10;
	if (digit >= 'A' && digit <= 'F')
		return digit - 'A' + 10;
	return -1;
}

char *
fake_url_decode(const char *text, size_t len, bool plus_is_space)
{
	char *out = fake_alloc(len + 1, 1);
	size_t at = 0;

	for (size_t i = 0; i < len; i++) {
		int high = i + 2 < len ? hex_value(text[i + 1]) : -1;
		int low = i + 2 < len ? hex_value(text[i + 2]) : -1;

		if (text[i] == '%' && high >= 0 && low >= 0) {
			out[at++] = (char)(high * 16 + low);
			i += 2;
			continue;
		}
		char plain = text[i];

		if (plain == '+' && plus_is_space)
			plain = ' ';
		out[at++] = plain;
	}
	return out;
}

void
fake_url_encode(struct fake_text *out, const char *text)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "abcdefghijklmnopqrstuvwxyz0123456789-._~";

	for (const char *at = text; *at != '\0'; at++) {
		if (strchr(plain, *at) != NULL)
			fake_text_add(out, at, 1);
		else
			fake_text_printf(out, "%%%02X", (unsigned char)*at);
	}
}
