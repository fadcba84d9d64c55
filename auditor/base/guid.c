/*
 * guid.c - GUIDs: made at random, and recognised.
 */
#include "auditor/base/guid.h"

#include <openssl/rand.h>
#include <stdio.h>
#include <stdlib.h>

#include "auditor/base/banned.h"

static void
fill(unsigned char *bytes, int len)
{
	/* A host without randomness can sign nothing safely. */
	if (RAND_bytes(bytes, len) != 1)
		abort();
}

const char *
guid_make(char guid[GUID_SIZE])
{
	unsigned char b[16];

	fill(b, sizeof(b));
	b[6] = (unsigned char)((b[6] & 0x0f) | 0x40);
	b[8] = (unsigned char)((b[8] & 0x3f) | 0x80);
	(void)snprintf(guid, GUID_SIZE,
	    "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
	    "%02x%02x%02x%02x%02x%02x",
	    b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10],
	    b[11], b[12], b[13], b[14], b[15]);
	return guid;
}

bool
guid_is(strview text)
{
	if (text.len != GUID_LEN)
		return false;
	for (size_t i = 0; i < GUID_LEN; i++) {
		char c = text.ptr[i];
		bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
		bool is_hex = (c >= '0' && c <= '9') ||
			      ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
		if (is_dash ? c != '-' : !is_hex)
			return false;
	}
	return true;
}

uint32_t
guid_random(void)
{
	uint32_t value;

	fill((unsigned char *)&value, sizeof(value));
	return value;
}
