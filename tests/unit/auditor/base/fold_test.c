/*
 * fold_test.c - names without disguise.
 */
#include "auditor/base/fold.h"

#include "auditor/base/strbuf.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	strview text;
	strview want;
	unsigned disguises;
};

static const struct row rows[] = {
    /* As published: patterns see what was typed. */
    {"Test01", SV_INIT("Test01"), SV_INIT("test01"), 0},
    {"Test012", SV_INIT("Test012"), SV_INIT("test012"), 0},
    {"ran_mwxyz", SV_INIT("Ran_mwxyz"), SV_INIT("ran_mwxyz"), 0},
    {"contoso.com_abc", SV_INIT("contoso.com_abc"), SV_INIT("contoso.com_abc"),
	0},
    {"capitals", SV_INIT("RAN_MWXYZ"), SV_INIT("ran_mwxyz"), 0},
    {"all of ASCII", SV_INIT("0O1lI|rnm!~\"'\\"), SV_INIT("0o1li|rnm!~\"'\\"),
	0},
    {"empty", SV_INIT(""), SV_INIT(""), 0},
    {"no bytes", {NULL, 0}, SV_INIT(""), 0},

    /* Look-alikes of other scripts. */
    {"Cyrillic a", SV_INIT("R\xd0\xb0n_mwxyz"), SV_INIT("ran_mwxyz"),
	FOLD_MIXED},
    {"Cyrillic o", SV_INIT("c\xd0\xbent\xd0\xbeso"), SV_INIT("contoso"),
	FOLD_MIXED},
    {"Cyrillic Te and es",
	SV_INIT("\xd0\xa2"
		"e\xd1\x95t01"),
	SV_INIT("test01"), FOLD_MIXED},
    {"Cyrillic I",
	SV_INIT("M\xd1\x96"
		"crosoft"),
	SV_INIT("microsoft"), FOLD_MIXED},
    {"Cyrillic capitals",
	SV_INIT("\xd0\xa2\xd0\x95\xd0\x85\xd0\xa2"
		"01"),
	SV_INIT("test01"), 0},
    {"Cyrillic En",
	SV_INIT("\xd0\x9d"
		"elp"),
	SV_INIT("help"), FOLD_MIXED},
    {"Greek omicron", SV_INIT("c\xce\xbfntoso"), SV_INIT("contoso"),
	FOLD_MIXED},
    {"Greek Alpha", SV_INIT("R\xce\x91n_mwxyz"), SV_INIT("ran_mwxyz"),
	FOLD_MIXED},
    {"Greek Nu", SV_INIT("RA\xce\x9d_mwxyz"), SV_INIT("ran_mwxyz"), FOLD_MIXED},
    {"Greek nu",
	SV_INIT("\xce\xbd"
		"ia"),
	SV_INIT("via"), FOLD_MIXED},
    {"Greek Tau",
	SV_INIT("\xce\xa4"
		"est01"),
	SV_INIT("test01"), FOLD_MIXED},
    {"Greek Iota",
	SV_INIT("M\xce\x99"
		"crosoft"),
	SV_INIT("microsoft"), FOLD_MIXED},
    {"Greek Upsilon", SV_INIT("mwx\xce\xa5z"), SV_INIT("mwxyz"), FOLD_MIXED},
    {"Greek Eta",
	SV_INIT("\xce\x97"
		"elp"),
	SV_INIT("help"), FOLD_MIXED},
    {"Cherokee",
	SV_INIT("\xe1\x8e\xa1"
		"an_mwxyz"),
	SV_INIT("ran_mwxyz"), FOLD_MIXED},
    {"Coptic", SV_INIT("c\xe2\xb2\x9fntoso"), SV_INIT("contoso"), FOLD_MIXED},
    {"Armenian", SV_INIT("c\xd6\x85ntoso"), SV_INIT("contoso"), FOLD_MIXED},
    {"Latin alpha", SV_INIT("R\xc9\x91n_mwxyz"), SV_INIT("ran_mwxyz"), 0},
    {"dotless i",
	SV_INIT("m\xc4\xb1"
		"crosoft"),
	SV_INIT("microsoft"), 0},
    {"Hebrew samekh", SV_INIT("c\xd7\xa1ntoso"), SV_INIT("contoso"), 0},
    {"accents stay", SV_INIT("R\xc3\xa4n"), SV_INIT("r\xc3\xa4n"), 0},
    {"accents compose", SV_INIT("Ra\xcc\x88n"), SV_INIT("r\xc3\xa4n"), 0},

    /* Compatibility forms. */
    {"full-width", SV_INIT("Ｒａｎ＿ｍｗｘｙｚ"), SV_INIT("ran_mwxyz"),
	FOLD_FULLWIDTH},
    {"full-width digits", SV_INIT("Test０１"), SV_INIT("test01"),
	FOLD_FULLWIDTH},
    {"bold mathematics",
	SV_INIT(
	    "\xf0\x9d\x90\x93\xf0\x9d\x90\x9e\xf0\x9d\x90\xac\xf0\x9d\x90\xad"
	    "01"),
	SV_INIT("test01"), 0},
    {"circled letters",
	SV_INIT("\xe2\x93\xa3"
		"est01"),
	SV_INIT("test01"), 0},

    /* Invisible characters. */
    {"zero-width joiner",
	SV_INIT("Zq\xe2\x80\x8d"
		"Ktw"),
	SV_INIT("zqktw"), FOLD_INVISIBLE},
    {"zero-width space", SV_INIT("Te\xe2\x80\x8bst01"), SV_INIT("test01"),
	FOLD_INVISIBLE},
    {"soft hyphen", SV_INIT("Te\xc2\xadst01"), SV_INIT("test01"),
	FOLD_INVISIBLE},
    {"word joiner",
	SV_INIT("Test\xe2\x81\xa0"
		"01"),
	SV_INIT("test01"), FOLD_INVISIBLE},
    {"byte order mark", SV_INIT("\xef\xbb\xbfTest01"), SV_INIT("test01"),
	FOLD_INVISIBLE},
    {"right-to-left override", SV_INIT("\xe2\x80\xaeTest01"), SV_INIT("test01"),
	FOLD_INVISIBLE},
    {"tag characters",
	SV_INIT("Test\xf3\xa0\x81\x81"
		"01"),
	SV_INIT("test01"), FOLD_INVISIBLE},
    {"variation selector",
	SV_INIT("Test\xef\xb8\x8f"
		"01"),
	SV_INIT("test01"), FOLD_INVISIBLE},
    {"Hangul filler",
	SV_INIT("Test\xe3\x85\xa4"
		"01"),
	SV_INIT("test01"), FOLD_INVISIBLE},
    {"joiner inside an accent", SV_INIT("Ra\xe2\x80\x8d\xcc\x88n"),
	SV_INIT("r\xc3\xa4n"), FOLD_INVISIBLE},
    {"published and disguised", SV_INIT("R\xd0\xb0n_Zq\xe2\x80\x8dKtw"),
	SV_INIT("ran_zqktw"), FOLD_MIXED | FOLD_INVISIBLE},
    {"NUL inside", SV_INIT("\x1aRan_m\\u0000wxyz"), SV_INIT("ran_mwxyz"),
	FOLD_ODD},
    {"broken byte inside", SV_INIT("\x1aTest\\xFF01"), SV_INIT("test01"),
	FOLD_ODD},
    {"backslash in odd text",
	SV_INIT("\x1a"
		"a\\\\b\\u0001"),
	SV_INIT("a\\b"), FOLD_ODD},

    /* White space. */
    {"blanks around", SV_INIT("  Test01 "), SV_INIT("test01"), 0},
    {"blanks inside", SV_INIT("a \t\xc2\xa0\xe3\x80\x80 b"), SV_INIT("a b"), 0},
    {"dots and a no-break space", SV_INIT("..\xc2\xa0."), SV_INIT(".. ."), 0},

    /* What people write hides nothing. */
    {"Japanese", SV_INIT("メール転送"), SV_INIT("メール転送"), 0},
    {"Japanese with long sound", SV_INIT("プリンター中継"),
	SV_INIT("プリンター中継"), 0},
    {"Japanese and Latin", SV_INIT("東京DC ルール1"), SV_INIT("東京dc ルール1"),
	0},
    {"Japanese and full-width", SV_INIT("東京ＤＣ（予備）"),
	SV_INIT("東京dc(予備)"), 0},
    {"kanji that look Latin", SV_INIT("口工二ニ一ー"), SV_INIT("口工二ニ一ー"),
	0},
    {"kanji with variant",
	SV_INIT("葛\xf3\xa0\x84\x80"
		"城"),
	SV_INIT("葛城"), 0},
    {"Korean", SV_INIT("메일 전달"), SV_INIT("메일 전달"), 0},
    {"Chinese", SV_INIT("邮件转发"), SV_INIT("邮件转发"), 0},
    {"emoji family", SV_INIT("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb ok"),
	SV_INIT("\xf0\x9f\x91\xa9\xf0\x9f\x92\xbb ok"), 0},
    {"emoji with skin",
	SV_INIT("\xf0\x9f\x91\xa9\xf0\x9f\x8f\xbd\xe2\x80\x8d\xf0\x9f\x92\xbb"),
	SV_INIT("\xf0\x9f\x91\xa9\xf0\x9f\x8f\xbd\xf0\x9f\x92\xbb"), 0},
    {"emoji heart", SV_INIT("\xe2\x9d\xa4\xef\xb8\x8f"),
	SV_INIT("\xe2\x9d\xa4"), 0},
    {"keycap", SV_INIT("1\xef\xb8\x8f\xe2\x83\xa3 first"),
	SV_INIT("1\xe2\x83\xa3 first"), 0},
    {"override behind an emoji", SV_INIT("\xf0\x9f\x93\xa7\xe2\x80\xaeTest01"),
	SV_INIT("\xf0\x9f\x93\xa7test01"), FOLD_INVISIBLE},
    {"Persian joiner", SV_INIT("\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae"),
	SV_INIT("\xd9\x85\xdb\x8c\xd8\xae"), 0},
    {"accented Latin", SV_INIT("Zürich Überwachung"),
	SV_INIT("zürich Überwachung"), 0},
};

static void
folds(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	strview once = fold(row->text, arena);

	KIT_TEXT(once, row->want);
	KIT_TEXT(fold(once, arena), once);
	KIT_INT(fold_disguises(row->text), row->disguises);
}

struct pure_row {
	const char *name;
	strview text;
};

static const struct pure_row pures[] = {
    {"pure Cyrillic", SV_INIT("Пересылка почты")},
    {"pure Greek", SV_INIT("Προώθηση")},
    {"pure Hebrew", SV_INIT("העברת דואר")},
    {"pure Arabic", SV_INIT("إعادة توجيه")},
    {"pure Thai", SV_INIT("ส่งต่อ")},
    {"pure Hindi", SV_INIT("अग्रेषण क्\xe2\x80\x8dष")},
};

static void
hides_nothing(const void *at)
{
	const struct pure_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	strview once = fold(row->text, arena);

	KIT_INT(fold_disguises(row->text), 0);
	KIT_TEXT(fold(once, arena), once);
	KIT_TRUE(fold_has_letter(row->text));
}

struct twin_row {
	const char *name;
	strview a;
	strview b;
	bool same;
};

static const struct twin_row twins[] = {
    {"twin in Cyrillic", SV_INIT("paypal"), SV_INIT("\xd1\x80\xd0\xb0ypal"),
	true},
    {"twin in case", SV_INIT("Contoso"), SV_INIT("CONTOSO"), true},
    {"twin with joiner", SV_INIT("relay"), SV_INIT("re\xe2\x80\x8dlay"), true},
    {"twin of rn", SV_INIT("modern"), SV_INIT("modem"), true},
    {"twin of one", SV_INIT("mai1"), SV_INIT("mail"), true},
    {"no twin", SV_INIT("relay1"), SV_INIT("relay2"), false},
    {"no twin in length", SV_INIT("relay"), SV_INIT("relays"), false},
};

static void
compares_skeletons(const void *at)
{
	const struct twin_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	KIT_INT(
	    sv_eq(fold_skeleton(row->a, arena), fold_skeleton(row->b, arena)),
	    row->same);
}

struct domain_row {
	const char *name;
	strview text;
	strview want;
};

static const struct domain_row domains[] = {
    {"encoded label", SV_INIT("mail.XN--contso-zqf.com"),
	SV_INIT("mail.cont\xd0\xbeso.com")},
    {"two encoded labels", SV_INIT("xn--wgv71a119e.xn--wgv71a119e"),
	SV_INIT("日本語.日本語")},
    {"domain of ASCII", SV_INIT("Contoso.com"), SV_INIT("Contoso.com")},
    {"domain of letters", SV_INIT("cont\xd0\xbeso.com"),
	SV_INIT("cont\xd0\xbeso.com")},
    {"no domain", SV_INIT(""), SV_INIT("")},
    {"mark alone", SV_INIT("xn--"), SV_INIT("xn--\xef\xbf\xbd")},
};

static void
decodes_domain(const void *at)
{
	const struct domain_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	KIT_TEXT(fold_domain(row->text, arena), row->want);
}

struct letter_row {
	const char *name;
	strview text;
	bool has;
};

static const struct letter_row letters[] = {
    {"a letter", SV_INIT("..a"), true},
    {"a digit", SV_INIT("-1-"), true},
    {"a kanji", SV_INIT("・転"), true},
    {"only dots", SV_INIT("..\xc2\xa0."), false},
    {"only invisible", SV_INIT("\xe2\x80\x8b\xe3\x85\xa4"), false},
    {"only odd characters", SV_INIT("\x1a.\\u0000\\xFF"), false},
    {"odd with a letter",
	SV_INIT("\x1a"
		"a\\u0000"),
	true},
    {"no text", SV_INIT(""), false},
};

static void
finds_letters(const void *at)
{
	const struct letter_row *row = at;

	KIT_INT(fold_has_letter(row->text), row->has);
}

static void
folds_long_names(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	(void)at;
	/* U+FDFA comes to 18 characters in NFKC, the most there is. */
	for (size_t i = 0; i < 5000; i++)
		strbuf_add_text(&buf, "\xef\xb7\xba");
	strview folded = fold(strbuf_view(&buf), arena);
	KIT_TRUE(folded.len > (size_t)5000 * 18);
	KIT_TEXT(fold(folded, arena), folded);
}

int
main(void)
{
	KIT_ROWS(rows, folds);
	KIT_ROWS(pures, hides_nothing);
	KIT_ROWS(twins, compares_skeletons);
	KIT_ROWS(domains, decodes_domain);
	KIT_ROWS(letters, finds_letters);
	kit_case("a name that grows", folds_long_names);
	return kit_finish();
}
