/*
 * der_test.c - one spelling for each value.
 */
#include "baselines/der.h"

#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	strview bytes;
	bool is_good;
	unsigned tag;
	strview body;
};

#define FILL_126                                                               \
	"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"     \
	"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcd"

static const struct row rows[] = {
    {"short length",
	SV_INIT("\x04\x02"
		"ab"),
	true, DER_OCTETS, SV_INIT("ab")},
    {"empty", SV_INIT("\x05\x00"), true, DER_NULL, SV_INIT("")},
    {"constructed", SV_INIT("\x30\x02\x05\x00"), true, DER_SEQUENCE,
	SV_INIT("\x05\x00")},
    {"long length", SV_INIT("\x04\x81\x80" FILL_126 "xy"), true, DER_OCTETS,
	SV_INIT(FILL_126 "xy")},
    {"long length that would be short", SV_INIT("\x04\x81\x7e" FILL_126), false,
	0, SV_INIT("")},
    {"two bytes where one does", SV_INIT("\x04\x82\x00\x80" FILL_126 "xy"),
	false, 0, SV_INIT("")},
    {"indefinite", SV_INIT("\x30\x80\x05\x00\x00\x00"), false, 0, SV_INIT("")},
    {"five length bytes", SV_INIT("\x04\x85\x00\x00\x00\x00\x01x"), false, 0,
	SV_INIT("")},
    {"length beyond the end",
	SV_INIT("\x04\x03"
		"ab"),
	false, 0, SV_INIT("")},
    {"huge length",
	SV_INIT("\x04\x84\xff\xff\xff\xff"
		"ab"),
	false, 0, SV_INIT("")},
    {"length bytes cut off", SV_INIT("\x04\x82\x01"), false, 0, SV_INIT("")},
    {"tag of two bytes", SV_INIT("\x1f\x81\x00"), false, 0, SV_INIT("")},
    {"tag alone", SV_INIT("\x04"), false, 0, SV_INIT("")},
    {"nothing", SV_INIT(""), false, 0, SV_INIT("")},
    {"trailing byte", SV_INIT("\x05\x00x"), false, 0, SV_INIT("")},
};

static void
reads(const void *at)
{
	const struct row *row = at;
	struct der element = {0};
	strview rest = row->bytes;
	bool is_good = der_next(&rest, &element) && rest.len == 0;

	KIT_INT(is_good, row->is_good);
	if (!is_good)
		return;
	KIT_INT(element.tag, row->tag);
	KIT_TEXT(element.body, row->body);
	KIT_TEXT(element.whole, row->bytes);
	KIT_TRUE(der_only(row->bytes, row->tag, &element));
	KIT_TRUE(!der_only(row->bytes, row->tag ^ 1, &element));
}

static void
counts(const void *at)
{
	size_t count = 7;

	(void)at;
	KIT_TRUE(der_count(SV(""), &count));
	KIT_INT(count, 0);
	KIT_TRUE(der_count(SV("\x05\x00\x04\x01x"), &count));
	KIT_INT(count, 2);
	KIT_TRUE(!der_count(SV("\x05\x00\x04\x02x"), &count));
}

int
main(void)
{
	KIT_ROWS(rows, reads);
	kit_case("count", counts);
	return kit_finish();
}
