/*
 * guid_test.c - what is a GUID, and that one which is made is one.
 */
#include "auditor/base/guid.h"

#include "tests/support/kit_rows.h"

static const struct guid_row {
	const char *name;
	strview text;
	bool is_one;
} rows[] = {
    {"lower case", SV_INIT("7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a957"), true},
    {"capitals", SV_INIT("7D2B6C1E-95A4-4F0E-8C3D-1B6F0E42A957"), true},
    {"nothing but zeros", SV_INIT("00000000-0000-0000-0000-000000000000"),
	true},
    {"nothing", SV_INIT(""), false},
    {"one digit less", SV_INIT("7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a95"), false},
    {"one digit more", SV_INIT("7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a9577"), false},
    {"in braces", SV_INIT("{7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a957}"), false},
    {"no digit", SV_INIT("7d2b6c1g-95a4-4f0e-8c3d-1b6f0e42a957"), false},
    {"a dash too early", SV_INIT("7d2b6c1-e95a4-4f0e-8c3d-1b6f0e42a957"),
	false},
    {"a dash in place of a digit",
	SV_INIT("7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a95-"), false},
    {"a name of that length", SV_INIT("Contoso mail gateway, second site xx"),
	false},
};

static void
tells(const void *at)
{
	const struct guid_row *row = at;

	KIT_INT(guid_is(row->text), row->is_one);
}

static void
makes(const void *at)
{
	char one[GUID_SIZE];
	char other[GUID_SIZE];

	(void)at;
	KIT_TRUE(guid_is(sv_from(guid_make(one))));
	KIT_INT(one[14], '4');
	KIT_TRUE(!sv_eq(sv_from(one), sv_from(guid_make(other))));
}

int
main(void)
{
	KIT_ROWS(rows, tells);
	kit_case("one that is made", makes);
	return kit_finish();
}
