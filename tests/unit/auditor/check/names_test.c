/*
 * names_test.c - names of the campaign, disguised and not.
 */
#include "auditor/check/names.h"

#include "auditor/base/fold.h"
#include "tests/support/kit_rows.h"

static struct arena *arena;

/* --- patterns on fold() -------------------------------------------------- */

struct pattern_row {
	const char *name;
	strview text;
	bool is_ran;
	bool is_test;
	bool is_app; /* of contoso.com */
};

static const struct pattern_row patterns[] = {
    {"Test01", SV_INIT("Test01"), false, true, false},
    {"Test09", SV_INIT("Test09"), false, true, false},
    {"Test010", SV_INIT("Test010"), false, true, false},
    {"Test012", SV_INIT("Test012"), false, true, false},
    {"test12", SV_INIT("test12"), false, true, false},
    {"TEST05", SV_INIT("TEST05"), false, true, false},
    {"test013", SV_INIT("test013"), false, false, false},
    {"test13", SV_INIT("test13"), false, false, false},
    {"test00", SV_INIT("test00"), false, false, false},
    {"test1", SV_INIT("test1"), false, false, false},
    {"Test01 copy", SV_INIT("Test01 copy"), false, false, false},
    {"test", SV_INIT("test"), false, false, false},
    {"full-width Test01", SV_INIT("Ｔｅｓｔ０１"), false, true, false},
    {"zero-width Test01", SV_INIT("Te\xe2\x80\x8bst01"), false, true, false},
    {"soft hyphen",
	SV_INIT("Test\xc2\xad"
		"01"),
	false, true, false},
    {"Cyrillic Test01", SV_INIT("Те\xd1\x95t01"), false, true, false},
    {"blanks around", SV_INIT("  Test01 "), false, true, false},
    {"ran_mwxyz", SV_INIT("ran_mwxyz"), true, false, false},
    {"Ran_KDJWQ", SV_INIT("Ran_KDJWQ"), true, false, false},
    {"Ran_Tokyo_DC", SV_INIT("Ran_Tokyo_DC"), false, false, false},
    {"Ranger", SV_INIT("Ranger"), false, false, false},
    {"Ran_abcd", SV_INIT("Ran_abcd"), false, false, false},
    {"Ran_abcdef", SV_INIT("Ran_abcdef"), false, false, false},
    {"Ran_ab1de", SV_INIT("Ran_ab1de"), false, false, false},
    {"full-width Ran_", SV_INIT("Ｒａｎ＿ｍｗｘｙｚ"), true, false, false},
    {"zero-width Ran_", SV_INIT("Ran_m\xe2\x80\x8dwxyz"), true, false, false},
    {"Cyrillic Ran_", SV_INIT("R\xd0\xb0n_mwxyz"), true, false, false},
    {"Greek omicron", SV_INIT("Ran_m\xce\xbfxyz"), true, false, false},
    {"no-break space", SV_INIT("Ran_mwxyz\xc2\xa0"), true, false, false},
    {"contoso.com_abc", SV_INIT("contoso.com_abc"), false, false, true},
    {"contoso_qzk", SV_INIT("contoso_qzk"), false, false, true},
    {"contoso_ERP", SV_INIT("contoso_ERP"), false, false, true},
    {"Cyrillic contoso", SV_INIT("c\xd0\xbentoso_qzk"), false, false, true},
    {"full-width contoso", SV_INIT("ｃｏｎｔｏｓｏ＿ｑｚｋ"), false, false,
	true},
    {"zero-width contoso", SV_INIT("contoso\xef\xbb\xbf_qzk"), false, false,
	true},
    {"four letters", SV_INIT("contoso_abcd"), false, false, false},
    {"digits", SV_INIT("contoso_ab1"), false, false, false},
    {"dash", SV_INIT("contoso-abc"), false, false, false},
    {"other domain", SV_INIT("fabrikam_abc"), false, false, false},
    {"no stem", SV_INIT("_abc"), false, false, false},
    {"nothing", SV_INIT(""), false, false, false},
};

static void
matches(const void *at)
{
	const struct pattern_row *row = at;
	strview folded = fold(row->text, arena);

	KIT_INT(names_is_ran(folded), row->is_ran);
	KIT_INT(names_is_test(folded), row->is_test);
	KIT_INT(names_is_domain_app(folded, SV("contoso.com")), row->is_app);
}

/* --- disguises ----------------------------------------------------------- */

struct disguise_row {
	const char *name;
	strview text;
	const char *found; /* "" for none */
};

static const struct disguise_row disguises[] = {
    {"plain", SV_INIT("Relay"), ""},
    {"Japanese", SV_INIT("本社複合機"), ""},
    {"Japanese and Latin", SV_INIT("本社 relay"), ""},
    {"all Cyrillic", SV_INIT("Сканер"), ""},
    {"mixed", SV_INIT("R\xd0\xb0n"), "Cyrillic or Greek"},
    {"zero-width", SV_INIT("Re\xe2\x80\x8blay"), "cannot be seen"},
    {"right to left", SV_INIT("Re\xe2\x80\xaelay"), "cannot be seen"},
    {"full-width", SV_INIT("Ｒｅｌａｙ"), "full-width"},
};

static void
sees_disguise(const void *at)
{
	const struct disguise_row *row = at;
	strview found = names_disguise(row->text, arena);

	if (row->found[0] == '\0')
		KIT_TEXT(found, SV(""));
	else
		KIT_HAS(found, row->found);
}

/* --- look-alikes --------------------------------------------------------- */

struct pair_row {
	const char *name;
	strview a;
	strview b;
	bool is_alike;
};

static const struct pair_row pairs[] = {
    {"zero for O", SV_INIT("Test01"), SV_INIT("TestO1"), true},
    {"l for 1", SV_INIT("Relay1"), SV_INIT("Relayl"), true},
    {"Cyrillic a", SV_INIT("Relay"), SV_INIT("Rel\xd0\xb0y"), true},
    {"rn for m", SV_INIT("modem"), SV_INIT("modern"), true},
    {"letter case only", SV_INIT("Relay"), SV_INIT("RELAY"), false},
    {"blanks only", SV_INIT("Relay 1"), SV_INIT("Relay  1"), false},
    {"other number", SV_INIT("Rule 1"), SV_INIT("Rule 2"), false},
    {"the same", SV_INIT("Rule 1"), SV_INIT("Rule 1"), false},
    {"both empty", SV_INIT(""), SV_INIT(" "), false},
};

static void
compares(const void *at)
{
	const struct pair_row *row = at;
	struct name_shape a = names_shape(row->a, arena);
	struct name_shape b = names_shape(row->b, arena);

	KIT_INT(names_look_alike(&a, &b), row->is_alike);
	KIT_INT(names_look_alike(&b, &a), row->is_alike);
}

/* --- the wizard's names -------------------------------------------------- */

struct wizard_row {
	const char *name;
	strview text;
	strview guid; /* "" when it is not one */
};

static const struct wizard_row wizards[] = {
    {"made by the wizard",
	SV_INIT("Inbound from 8d4f1c0e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"),
	SV_INIT("8d4f1c0e-5a6b-4c7d-8e9f-0a1b2c3d4e5f")},
    {"no GUID", SV_INIT("Inbound from headquarters"), SV_INIT("")},
    {"more behind it",
	SV_INIT("Inbound from 8d4f1c0e-5a6b-4c7d-8e9f-0a1b2c3d4e5f x"),
	SV_INIT("")},
    {"dashes elsewhere",
	SV_INIT("Inbound from 8d4f1c0e5a6b-4c7d-8e9f-0a1b2c3d4e5f-"),
	SV_INIT("")},
};

static void
reads_wizard(const void *at)
{
	const struct wizard_row *row = at;
	strview guid = SV("");

	KIT_INT(names_is_wizard(row->text, &guid), row->guid.len > 0);
	KIT_TEXT(guid, row->guid);
}

int
main(void)
{
	arena = arena_new();
	KIT_ROWS(patterns, matches);
	KIT_ROWS(disguises, sees_disguise);
	KIT_ROWS(pairs, compares);
	KIT_ROWS(wizards, reads_wizard);
	int status = kit_finish();
	arena_free(arena);
	return status;
}
