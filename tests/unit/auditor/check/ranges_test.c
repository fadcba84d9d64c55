/*
 * ranges_test.c - how wide ranges are, and whose.
 */
#include "auditor/check/ranges.h"

#include "tests/support/kit_rows.h"

struct range_row {
	const char *name;
	strview text;
	unsigned prefix;
	bool is_wider;
	const char *service; /* or NULL */
	uint64_t weight;
};

static const struct range_row rows[] = {
    {"address", SV_INIT("203.0.113.9"), 28, false, NULL, 1},
    {"as wide", SV_INIT("203.0.113.0/28"), 28, false, NULL, 16},
    {"wider", SV_INIT("203.0.113.0/27"), 28, true, NULL, 32},
    {"one more", SV_INIT("203.0.113.0-203.0.113.16"), 28, true, NULL, 17},
    {"all", SV_INIT("0.0.0.0/0"), 1, true, "Exchange Online",
	UINT64_C(4294967296)},
    {"network of IPv6", SV_INIT("2001:db8::/64"), 28, false, NULL, 1},
    {"two networks of IPv6", SV_INIT("2001:db8::/63"), 28, true, NULL,
	UINT32_MAX},
    {"Amazon", SV_INIT("54.240.8.9"), 28, false, "Amazon SES", 1},
    {"next to Amazon", SV_INIT("54.239.255.255"), 28, false, NULL, 1},
    {"around Amazon", SV_INIT("54.0.0.0/8"), 8, false, "Amazon SES",
	UINT64_C(16777216)},
    {"Mailchimp", SV_INIT("198.2.128.1"), 28, false, "Mailchimp", 1},
    {"every tenant", SV_INIT("2a01:111:f403::1"), 28, false, "Exchange Online",
	1},
};

static void
measures(const void *at)
{
	const struct range_row *row = at;
	struct iprange range;

	KIT_TRUE(iprange_read(row->text, &range));
	KIT_INT(ranges_is_wider(&range, row->prefix), row->is_wider);
	KIT_TEXT(sv_from(ranges_host(&range)), sv_from(row->service));
	KIT_TRUE(ranges_weight(&range) == row->weight);
}

int
main(void)
{
	KIT_ROWS(rows, measures);
	return kit_finish();
}
