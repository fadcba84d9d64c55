/*
 * form_test.c - encoding of forms and of parts of addresses.
 */
#include "graph/form.h"

#include "auditor/base/guid.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	strview text;
	strview want;
};

static const struct row rows[] = {
    {"unreserved", SV_INIT("aZ09-_.~"), SV_INIT("aZ09-_.~")},
    {"secret", SV_INIT("a+b/c=&%"), SV_INIT("a%2Bb%2Fc%3D%26%25")},
    {"address", SV_INIT("https://x/.default"),
	SV_INIT("https%3A%2F%2Fx%2F.default")},
    {"not ASCII", SV_INIT("\xc3\xa4"), SV_INIT("%C3%A4")},
    {"NUL", SV_INIT("\0"), SV_INIT("%00")},
    {"path", SV_INIT("../x?y#z"), SV_INIT("..%2Fx%3Fy%23z")},
    {"empty", SV_INIT(""), SV_INIT("")},
};

static void
is_encoded(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	form_encode(&buf, row->text);
	KIT_TEXT(strbuf_view(&buf), row->want);
}

static void
fields_are_joined(const void *at)
{
	CLEANUP(form_wipe) struct strbuf buf = {0};

	(void)at;
	form_room(&buf, 64);
	const char *room = buf.ptr;
	form_add(&buf, "a", SV("1 2"));
	form_add(&buf, "b", SV(""));
	KIT_TEXT(strbuf_view(&buf), SV("a=1%202&b="));
	KIT_TRUE(buf.ptr == room);
}

struct guid_row {
	const char *name;
	strview text;
	bool is_one;
};

static const struct guid_row guids[] = {
    {"a GUID", SV_INIT("00000002-0000-0ff1-ce00-00000000000F"), true},
    {"too short", SV_INIT("00000002-0000-0ff1-ce00-00000000000"), false},
    {"misplaced dash", SV_INIT("0000000-20000-0ff1-ce00-000000000000"), false},
    {"not hexadecimal", SV_INIT("00000002-0000-0ff1-ce00-00000000000g"), false},
    {"in braces", SV_INIT("{0000002-0000-0ff1-ce00-00000000000}"), false},
    {"no GUID at all", SV_INIT(""), false},
};

static void
is_recognised(const void *at)
{
	const struct guid_row *row = at;

	KIT_INT(guid_is(row->text), row->is_one);
}

static void
guids_differ(const void *at)
{
	char one[GUID_SIZE];
	char two[GUID_SIZE];

	(void)at;
	KIT_TRUE(guid_is(sv_from(guid_make(one))));
	KIT_TRUE(guid_is(sv_from(guid_make(two))));
	KIT_TRUE(!sv_eq(sv_from(one), sv_from(two)));
	KIT_INT(one[14], '4');
}

int
main(void)
{
	KIT_ROWS(rows, is_encoded);
	kit_case("fields are joined", fields_are_joined);
	KIT_ROWS(guids, is_recognised);
	kit_case("two GUIDs differ", guids_differ);
	return kit_finish();
}
