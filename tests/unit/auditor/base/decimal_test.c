/*
 * decimal_test.c - whole numbers as they are written.
 */
#include "auditor/base/decimal.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	strview text;
	uint64_t most;
	bool is_good;
	uint64_t want;
};

static const struct row rows[] = {
    {"zero", SV_INIT("0"), 9, true, 0},
    {"leading zeros", SV_INIT("007"), 9, true, 7},
    {"the most", SV_INIT("4294967295"), UINT32_MAX, true, UINT32_MAX},
    {"one more", SV_INIT("4294967296"), UINT32_MAX, false, 0},
    {"a digit above a small limit", SV_INIT("9"), 8, false, 0},
    {"all that fits", SV_INIT("18446744073709551615"), UINT64_MAX, true,
	UINT64_MAX},
    {"more than fits", SV_INIT("18446744073709551616"), UINT64_MAX, false, 0},
    {"a digit more than fits", SV_INIT("99999999999999999999"), UINT64_MAX,
	false, 0},
    {"nothing", SV_INIT(""), 9, false, 0},
    {"a null view", {NULL, 0}, 9, false, 0},
    {"a sign", SV_INIT("-1"), 9, false, 0},
    {"a plus", SV_INIT("+1"), 9, false, 0},
    {"a blank", SV_INIT("1 "), 9, false, 0},
    {"a fraction", SV_INIT("1.0"), 99, false, 0},
    {"a NUL", SV_INIT("1\0"), 99, false, 0},
    {"a digit of another script", SV_INIT("\xd9\xa1"), 99, false, 0},
};

static void
reads(const void *at)
{
	const struct row *row = at;
	uint64_t number = 77;

	KIT_INT(decimal_read(row->text, row->most, &number), row->is_good);
	KIT_TRUE(number == (row->is_good ? row->want : 77));
}

int
main(void)
{
	KIT_ROWS(rows, reads);
	return kit_finish();
}
