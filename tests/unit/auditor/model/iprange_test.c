/*
 * iprange_test.c - reading, writing and comparing address ranges.
 */
#include "auditor/model/iprange.h"

#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	strview text;
	strview want; /* "" when it is refused */
	uint64_t count;
};

static const struct row rows[] = {
    {"address", SV_INIT("192.0.2.1"), SV_INIT("192.0.2.1"), 1},
    {"prefix", SV_INIT("192.0.2.0/24"), SV_INIT("192.0.2.0/24"), 256},
    {"host bits", SV_INIT("192.0.2.9/29"), SV_INIT("192.0.2.8/29"), 8},
    {"whole prefix", SV_INIT("192.0.2.1/32"), SV_INIT("192.0.2.1"), 1},
    {"pair", SV_INIT("192.0.2.1-192.0.2.9"), SV_INIT("192.0.2.1-192.0.2.9"), 9},
    {"pair is prefix", SV_INIT("192.0.2.0-192.0.2.255"),
	SV_INIT("192.0.2.0/24"), 256},
    {"everything", SV_INIT("0.0.0.0/0"), SV_INIT("0.0.0.0/0"),
	UINT64_C(1) << 32},
    {"IPv6", SV_INIT("2001:DB8::1"), SV_INIT("2001:db8::1"), 1},
    {"IPv6 prefix", SV_INIT("2001:db8::/32"), SV_INIT("2001:db8::/32"),
	UINT64_MAX},
    {"IPv4 in IPv6", SV_INIT("::ffff:192.0.2.1"), SV_INIT("192.0.2.1"), 1},
    {"prefix of IPv4 in IPv6", SV_INIT("::ffff:192.0.2.0/120"),
	SV_INIT("192.0.2.0/24"), 256},
    {"all IPv4 in IPv6", SV_INIT("::ffff:0:0/96"), SV_INIT("0.0.0.0/0"),
	UINT64_C(1) << 32},
    {"more than IPv4 in IPv6", SV_INIT("::ffff:0:0/95"),
	SV_INIT("::fffe:0:0/95"), UINT64_C(1) << 33},
    {"everything in IPv6", SV_INIT("::/0"), SV_INIT("::/0"), UINT64_MAX},
    {"prefix without digits", SV_INIT("192.0.2.0/"), SV_INIT(""), 0},
    {"prefix with sign", SV_INIT("192.0.2.0/+8"), SV_INIT(""), 0},
    {"blanks", SV_INIT(" 192.0.2.1 "), SV_INIT("192.0.2.1"), 1},
    {"backwards", SV_INIT("192.0.2.9-192.0.2.1"), SV_INIT(""), 0},
    {"mixed families", SV_INIT("192.0.2.9-2001:db8::1"), SV_INIT(""), 0},
    {"prefix too long", SV_INIT("192.0.2.0/33"), SV_INIT(""), 0},
    {"words", SV_INIT("everywhere"), SV_INIT(""), 0},
    {"empty", SV_INIT(""), SV_INIT(""), 0},
    {"NUL inside", SV_INIT("192.0.2.1\0x"), SV_INIT(""), 0},
};

static void
reads_and_writes(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	struct iprange range;
	bool is_good = iprange_read(row->text, &range);

	KIT_INT(is_good, row->want.len > 0);
	if (!is_good)
		return;
	iprange_write(&buf, &range);
	KIT_TEXT(strbuf_view(&buf), row->want);
	KIT_TRUE(iprange_count(&range) == row->count);
}

struct pair_row {
	const char *name;
	strview outer;
	strview inner;
	bool contains;
	bool overlaps;
};

static const struct pair_row pairs[] = {
    {"equal ranges", SV_INIT("192.0.2.0/24"), SV_INIT("192.0.2.0/24"), true,
	true},
    {"inside", SV_INIT("192.0.2.0/24"), SV_INIT("192.0.2.255"), true, true},
    {"larger", SV_INIT("192.0.2.0/25"), SV_INIT("192.0.2.0/24"), false, true},
    {"across the end", SV_INIT("192.0.2.0/25"),
	SV_INIT("192.0.2.127-192.0.2.128"), false, true},
    {"across the start", SV_INIT("192.0.2.128/25"),
	SV_INIT("192.0.2.127-192.0.2.128"), false, true},
    {"next to it", SV_INIT("192.0.2.0/25"), SV_INIT("192.0.2.128/25"), false,
	false},
    {"IPv4 in all of IPv6", SV_INIT("::/0"), SV_INIT("192.0.2.1"), true, true},
    {"IPv6 and IPv4", SV_INIT("2001:db8::/32"), SV_INIT("192.0.2.1"), false,
	false},
};

static void
compares(const void *at)
{
	const struct pair_row *row = at;
	struct iprange outer;
	struct iprange inner;

	KIT_TRUE(iprange_read(row->outer, &outer));
	KIT_TRUE(iprange_read(row->inner, &inner));
	KIT_INT(iprange_contains(&outer, &inner), row->contains);
	KIT_INT(iprange_overlaps(&outer, &inner), row->overlaps);
	KIT_INT(iprange_overlaps(&inner, &outer), row->overlaps);
}

int
main(void)
{
	KIT_ROWS(rows, reads_and_writes);
	KIT_ROWS(pairs, compares);
	return kit_finish();
}
