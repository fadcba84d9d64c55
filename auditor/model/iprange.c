/*
 * iprange.c - addresses, prefixes and ranges as Exchange spells them.
 */
#include "auditor/model/iprange.h"

#include "auditor/base/decimal.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

#include "auditor/base/banned.h"

#define V4_OFFSET 12
static const unsigned char v4_head[V4_OFFSET] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

static bool
read_address(strview text, unsigned char bytes[16], bool *is_v4)
{
	char copy[INET6_ADDRSTRLEN + 1];

	text = sv_trim(text);
	if (text.len == 0 || text.len >= sizeof(copy) ||
	    memchr(text.ptr, '\0', text.len) != NULL)
		return false;
	memcpy(copy, text.ptr, text.len);
	copy[text.len] = '\0';
	if (inet_pton(AF_INET, copy, bytes + V4_OFFSET) == 1) {
		memcpy(bytes, v4_head, V4_OFFSET);
		*is_v4 = true;
		return true;
	}
	if (inet_pton(AF_INET6, copy, bytes) != 1)
		return false;
	*is_v4 = memcmp(bytes, v4_head, V4_OFFSET) == 0;
	return true;
}

static bool
read_prefix(strview text, unsigned max, unsigned *prefix)
{
	uint64_t value;

	if (text.len > 3 || !decimal_read(text, max, &value))
		return false;
	*prefix = (unsigned)value;
	return true;
}

/* Clear the host bits in first, of which ${bits} stay, and set them in last. */
static void
apply_prefix(struct iprange *range, unsigned bits)
{
	memcpy(range->last, range->first, sizeof(range->last));
	for (unsigned bit = bits; bit < 128; bit++) {
		unsigned char mask = (unsigned char)(0x80U >> (bit % 8));
		range->first[bit / 8] &= (unsigned char)~mask;
		range->last[bit / 8] |= mask;
	}
}

static bool
read_pair(strview first, strview last, struct iprange *range)
{
	bool last_v4;

	return read_address(first, range->first, &range->is_v4) &&
	       read_address(last, range->last, &last_v4) &&
	       last_v4 == range->is_v4 &&
	       memcmp(range->first, range->last, sizeof(range->first)) <= 0;
}

bool
iprange_read(strview text, struct iprange *range)
{
	struct iprange result = {0};
	size_t slash = sv_find(text, SV("/"));
	size_t dash = sv_find(text, SV("-"));

	if (dash < text.len) {
		if (!read_pair(sv_slice(text, 0, dash),
			sv_slice(text, dash + 1, text.len), &result))
			return false;
		*range = result;
		return true;
	}
	if (!read_address(
		sv_slice(text, 0, slash), result.first, &result.is_v4))
		return false;
	/* ::ffff:192.0.2.0/120 counts from the front of IPv6. */
	unsigned skipped = sv_has(text, SV(":")) ? 0 : V4_OFFSET * 8;
	unsigned prefix = 128 - skipped;
	if (slash < text.len &&
	    !read_prefix(
		sv_trim(sv_slice(text, slash + 1, text.len)), prefix, &prefix))
		return false;
	apply_prefix(&result, prefix + skipped);
	result.is_v4 = result.is_v4 && prefix + skipped >= V4_OFFSET * 8;
	*range = result;
	return true;
}

/* The prefix length whose network is the range, or -1. */
static int
prefix_of(const struct iprange *range)
{
	int bits = 0;

	while (bits < 128 && range->first[bits / 8] == range->last[bits / 8])
		bits += 8;
	while (bits < 128) {
		unsigned mask = 0x80U >> (bits % 8);
		if ((range->first[bits / 8] ^ range->last[bits / 8]) & mask)
			break;
		bits++;
	}
	for (int bit = bits; bit < 128; bit++) {
		unsigned mask = 0x80U >> (bit % 8);
		if ((range->first[bit / 8] & mask) != 0 ||
		    (range->last[bit / 8] & mask) == 0)
			return -1;
	}
	return range->is_v4 ? bits - 96 : bits;
}

/* Below 1000; lists of addresses are long, and printf is slow. */
static void
write_number(struct strbuf *buf, unsigned number)
{
	if (number >= 100)
		strbuf_add_char(buf, (char)('0' + number / 100));
	if (number >= 10)
		strbuf_add_char(buf, (char)('0' + number / 10 % 10));
	strbuf_add_char(buf, (char)('0' + number % 10));
}

static void
write_address(struct strbuf *buf, const unsigned char bytes[16], bool is_v4)
{
	char text[INET6_ADDRSTRLEN];

	if (!is_v4) {
		(void)inet_ntop(AF_INET6, bytes, text, sizeof(text));
		strbuf_add_text(buf, text);
		return;
	}
	for (size_t i = V4_OFFSET; i < 16; i++) {
		if (i > V4_OFFSET)
			strbuf_add_char(buf, '.');
		write_number(buf, bytes[i]);
	}
}

void
iprange_write(struct strbuf *buf, const struct iprange *range)
{
	int prefix = prefix_of(range);

	write_address(buf, range->first, range->is_v4);
	if (prefix == (range->is_v4 ? 32 : 128))
		return;
	if (prefix >= 0) {
		strbuf_add_char(buf, '/');
		write_number(buf, (unsigned)prefix);
		return;
	}
	strbuf_add_char(buf, '-');
	write_address(buf, range->last, range->is_v4);
}

bool
iprange_contains(const struct iprange *outer, const struct iprange *inner)
{
	return memcmp(outer->first, inner->first, sizeof(inner->first)) <= 0 &&
	       memcmp(outer->last, inner->last, sizeof(inner->last)) >= 0;
}

bool
iprange_overlaps(const struct iprange *a, const struct iprange *b)
{
	return memcmp(a->first, b->last, sizeof(a->first)) <= 0 &&
	       memcmp(b->first, a->last, sizeof(a->first)) <= 0;
}

static uint64_t
read_word(const unsigned char *bytes)
{
	uint64_t word = 0;

	for (size_t i = 0; i < 8; i++)
		word = word << 8 | bytes[i];
	return word;
}

uint64_t
iprange_count(const struct iprange *range)
{
	uint64_t low = read_word(range->last + 8) - read_word(range->first + 8);

	if (read_word(range->first) != read_word(range->last) ||
	    low == UINT64_MAX)
		return UINT64_MAX;
	return low + 1;
}
