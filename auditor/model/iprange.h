/*
 * iprange.h - addresses, prefixes and ranges as Exchange spells them.
 */
#ifndef AUDITOR_MODEL_IPRANGE_H
#define AUDITOR_MODEL_IPRANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "auditor/base/strbuf.h"
#include "auditor/base/strview.h"

/* First and last address, 16 bytes, IPv4 as ::ffff:a.b.c.d (RFC 4291). */
struct iprange {
	unsigned char first[16];
	unsigned char last[16];
	bool is_v4;
};

/*
 * iprange_read(text, range):
 * Read 192.0.2.1, 192.0.2.0/24, 192.0.2.1-192.0.2.9, 2001:db8::/32 and the
 * like, host bits behind a prefix cleared.  Return false for anything else.
 */
bool iprange_read(strview text, struct iprange *range);

/*
 * iprange_write(buf, range):
 * The one spelling: address, prefix where the range is one, else first-last.
 */
void iprange_write(struct strbuf *buf, const struct iprange *range);

/* iprange_contains(outer, inner): every address of inner lies in outer. */
bool iprange_contains(const struct iprange *outer, const struct iprange *inner);

bool iprange_overlaps(const struct iprange *a, const struct iprange *b);

/* iprange_count(range): how many addresses, UINT64_MAX when more. */
uint64_t iprange_count(const struct iprange *range);

#endif
