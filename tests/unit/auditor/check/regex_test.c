/*
 * regex_test.c - patterns of transport rules on short texts.
 */
#include "auditor/check/regex.h"

#include "tests/support/kit_rows.h"

struct regex_row {
	const char *name;
	strview pattern;
	strview text;
	enum regex_verdict want;
};

#define FINDS   REGEX_FINDS
#define MISSES  REGEX_MISSES
#define UNKNOWN REGEX_UNKNOWN

static const struct regex_row rows[] = {
    {"word", SV_INIT("alert"), SV_INIT("an Alert"), FINDS},
    {"no word", SV_INIT("alert"), SV_INIT("aler t"), MISSES},
    {"nothing", SV_INIT(""), SV_INIT("x"), FINDS},
    {"nothing in nothing", SV_INIT(""), SV_INIT(""), FINDS},
    {"dots", SV_INIT("sec.r.ty"), SV_INIT("SECURITY"), FINDS},
    {"any", SV_INIT(".*"), SV_INIT(""), FINDS},
    {"some", SV_INIT(".+"), SV_INIT(""), MISSES},
    {"front", SV_INIT("^lert"), SV_INIT("alert"), MISSES},
    {"end", SV_INIT("aler$"), SV_INIT("alert"), MISSES},
    {"both", SV_INIT("^alert$"), SV_INIT("alert"), FINDS},
    {"choice", SV_INIT("a|b|cd"), SV_INIT("xcdx"), FINDS},
    {"choice in a group", SV_INIT("^(ab|cd)e$"), SV_INIT("cde"), FINDS},
    {"choice missed", SV_INIT("^(ab|cd)e$"), SV_INIT("ace"), MISSES},
    {"empty choice", SV_INIT("^(a|)b$"), SV_INIT("b"), FINDS},
    {"flags", SV_INIT("(?i)ALERT"), SV_INIT("alert"), FINDS},
    {"flagged group", SV_INIT("(?i:al)ert"), SV_INIT("alert"), FINDS},
    {"named group", SV_INIT("(?<x>al)ert"), SV_INIT("alert"), FINDS},
    {"digits", SV_INIT("^\\d{3}$"), SV_INIT("123"), FINDS},
    {"too few", SV_INIT("^\\d{3}$"), SV_INIT("12"), MISSES},
    {"too many", SV_INIT("^\\d{3}$"), SV_INIT("1234"), MISSES},
    {"at least", SV_INIT("^\\d{2,}$"), SV_INIT("12345"), FINDS},
    {"between", SV_INIT("^\\d{1,2}$"), SV_INIT("123"), MISSES},
    {"between, fits", SV_INIT("^\\d{1,2}x$"), SV_INIT("12x"), FINDS},
    {"none to some", SV_INIT("^ab{0,2}c$"), SV_INIT("ac"), FINDS},
    {"repeated group", SV_INIT("^(ab){2}$"), SV_INIT("abab"), FINDS},
    {"once or never", SV_INIT("^colou?r$"), SV_INIT("color"), FINDS},
    {"lazy", SV_INIT("^a.*?b$"), SV_INIT("axxb"), FINDS},
    {"not a digit", SV_INIT("^\\D+$"), SV_INIT("ab1"), MISSES},
    {"blank", SV_INIT("sign\\s*in"), SV_INIT("Sign \tin"), FINDS},
    {"set", SV_INIT("^[a-c5]+$"), SV_INIT("ab5C"), FINDS},
    {"opposite set", SV_INIT("^[^a-c]+$"), SV_INIT("xbx"), MISSES},
    {"bracket in a set", SV_INIT("^[]x]+$"), SV_INIT("]x"), FINDS},
    {"minus in a set", SV_INIT("^[a-]+$"), SV_INIT("a-a"), FINDS},
    {"class in a set", SV_INIT("^[\\d-]+$"), SV_INIT("1-2"), FINDS},
    {"escaped dot", SV_INIT("a\\.b"), SV_INIT("axb"), MISSES},
    {"hexadecimal", SV_INIT("\\x61lert"), SV_INIT("alert"), FINDS},
    {"by number", SV_INIT("\\u0061lert"), SV_INIT("alert"), FINDS},
    {"edge of a word", SV_INIT("\\bsoc\\b"), SV_INIT("to soc."), FINDS},
    {"inside a word", SV_INIT("\\bsoc\\b"), SV_INIT("soccer"), MISSES},
    {"Japanese", SV_INIT("不審な.*サインイン"),
	SV_INIT("不審な国からのサインイン"), FINDS},
    {"steps forwards and back", SV_INIT("(a*)*b"),
	SV_INIT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac"), MISSES},
    {"look ahead", SV_INIT("(?=a)a"), SV_INIT("a"), UNKNOWN},
    {"look behind", SV_INIT("(?<=a)b"), SV_INIT("ab"), UNKNOWN},
    {"what a group took", SV_INIT("(a)\\1"), SV_INIT("aa"), UNKNOWN},
    {"category", SV_INIT("\\p{L}"), SV_INIT("a"), UNKNOWN},
    {"open group", SV_INIT("(a"), SV_INIT("a"), UNKNOWN},
    {"closed group", SV_INIT("a)"), SV_INIT("a"), UNKNOWN},
    {"open set", SV_INIT("[a"), SV_INIT("a"), UNKNOWN},
    {"nothing to repeat", SV_INIT("*a"), SV_INIT("a"), UNKNOWN},
    {"backslash at the end", SV_INIT("a\\"), SV_INIT("a"), UNKNOWN},
    {"count of nothing", SV_INIT("a{}"), SV_INIT("a"), UNKNOWN},
    {"count backwards", SV_INIT("a{3,2}"), SV_INIT("a"), UNKNOWN},
    {"count of thousands", SV_INIT("a{5000}"), SV_INIT("a"), UNKNOWN},
    {"counts that multiply", SV_INIT("((a{30}){30}){30}"), SV_INIT("a"),
	UNKNOWN},
    {"deep", SV_INIT("((((((((((((((((((((((((((a"), SV_INIT("a"), UNKNOWN},
    {"NUL", SV_INIT("a\0b"), SV_INIT("a\0b"), FINDS},
    {"escaped NUL", SV_INIT("a\\\0b"), SV_INIT("a\0b"), FINDS},
};

static void
finds(const void *at)
{
	const struct regex_row *row = at;

	KIT_INT(regex_find(row->pattern, row->text), row->want);
}

/* Longer than any rule of Exchange. */
static void
refuses_length(const void *at)
{
	static char text[3000];

	(void)at;
	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = 'a';
	KIT_INT(regex_find((strview){text, sizeof(text)}, SV("a")), UNKNOWN);
}

int
main(void)
{
	KIT_ROWS(rows, finds);
	kit_case("too long", refuses_length);
	return kit_finish();
}
