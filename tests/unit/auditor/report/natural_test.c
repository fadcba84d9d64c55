/*
 * natural_test.c - names in the order people expect.
 */
#include "auditor/report/natural.h"

#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	strview a;
	strview b;
	int want;
};

static const struct row rows[] = {
    {"equal", SV_INIT("Test01"), SV_INIT("Test01"), 0},
    {"both empty", SV_INIT(""), SV_INIT(""), 0},
    {"empty first", SV_INIT(""), SV_INIT("a"), -1},
    {"prefix first", SV_INIT("Test"), SV_INIT("Test01"), -1},
    {"by letter", SV_INIT("Alpha"), SV_INIT("Beta"), -1},
    {"by number", SV_INIT("Test02"), SV_INIT("Test010"), -1},
    {"by number without zeros", SV_INIT("Test9"), SV_INIT("Test12"), -1},
    {"behind the number", SV_INIT("a1z"), SV_INIT("a1b"), 1},
    {"only zeros differ", SV_INIT("a01"), SV_INIT("a1"), -1},
    {"zero and nothing", SV_INIT("a0"), SV_INIT("a"), 1},
    {"digit and letter", SV_INIT("a1"), SV_INIT("ab"), -1},
    {"very large", SV_INIT("99999999999999999999999998"),
	SV_INIT("99999999999999999999999999"), -1},
    {"high bytes", SV_INIT("z"), SV_INIT("\xe6\xa0\xaa"), -1},
};

static int
sign(int order)
{
	return (order > 0) - (order < 0);
}

static void
orders(const void *at)
{
	const struct row *row = at;

	KIT_INT(sign(natural_compare(row->a, row->b)), row->want);
	KIT_INT(sign(natural_compare(row->b, row->a)), -row->want);
}

int
main(void)
{
	KIT_ROWS(rows, orders);
	return kit_finish();
}
