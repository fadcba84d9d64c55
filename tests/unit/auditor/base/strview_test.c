/*
 * strview_test.c - borrowed bytes: slices, comparison, search, cutting.
 */
#include "auditor/base/strview.h"

#include <string.h>

#include "auditor/base/strbuf.h"
#include "tests/support/kit_rows.h"

struct slice_row {
	const char *name;
	strview text;
	size_t from;
	size_t to;
	strview want;
};

static const struct slice_row slices[] = {
    {"slice all", SV_INIT("abc"), 0, 3, SV_INIT("abc")},
    {"slice middle", SV_INIT("abc"), 1, 2, SV_INIT("b")},
    {"slice clipped", SV_INIT("abc"), 1, 99, SV_INIT("bc")},
    {"slice behind the end", SV_INIT("abc"), 7, 9, SV_INIT("")},
    {"slice backwards", SV_INIT("abc"), 2, 1, SV_INIT("")},
    {"slice of nothing", {NULL, 0}, 1, 2, SV_INIT("")},
};

static void
slices_bytes(const void *at)
{
	const struct slice_row *row = at;

	KIT_TEXT(sv_slice(row->text, row->from, row->to), row->want);
}

struct trim_row {
	const char *name;
	strview text;
	strview want;
};

static const struct trim_row trims[] = {
    {"trim both ends", SV_INIT(" \t\r\n\v\fa b\n "), SV_INIT("a b")},
    {"trim blanks only", SV_INIT("  \n"), SV_INIT("")},
    {"trim nothing", SV_INIT(""), SV_INIT("")},
    {"trim keeps NUL", SV_INIT("\0 "), SV_INIT("\0")},
    {"trim keeps no-break space", SV_INIT("\xc2\xa0"), SV_INIT("\xc2\xa0")},
};

static void
trims_ends(const void *at)
{
	const struct trim_row *row = at;

	KIT_TEXT(sv_trim(row->text), row->want);
	KIT_INT(sv_is_blank(row->text), row->want.len == 0);
}

struct pair_row {
	const char *name;
	strview a;
	strview b;
	int order;
	bool same_folded;
};

static const struct pair_row pairs[] = {
    {"equal", SV_INIT("abc"), SV_INIT("abc"), 0, true},
    {"shorter first", SV_INIT("ab"), SV_INIT("abc"), -1, false},
    {"by bytes", SV_INIT("b"), SV_INIT("abc"), 1, false},
    {"bytes are unsigned", SV_INIT("\xc3"), SV_INIT("z"), 1, false},
    {"letter case", SV_INIT("aBC"), SV_INIT("AbC"), 1, true},
    {"case of ASCII only", SV_INIT("\xc3\x84"), SV_INIT("\xc3\xa4"), -1, false},
    {"brackets are no letters", SV_INIT("["), SV_INIT("{"), -1, false},
    {"nothing and empty", {NULL, 0}, SV_INIT(""), 0, true},
    {"NUL counts", SV_INIT("a\0b"), SV_INIT("a\0c"), -1, false},
};

static void
compares(const void *at)
{
	const struct pair_row *row = at;
	int order = sv_cmp(row->a, row->b);
	int back = sv_cmp(row->b, row->a);

	KIT_INT((order > 0) - (order < 0), row->order);
	KIT_INT((back > 0) - (back < 0), -row->order);
	KIT_INT(sv_eq(row->a, row->b), row->order == 0);
	KIT_INT(sv_eq_fold(row->a, row->b), row->same_folded);
}

struct find_row {
	const char *name;
	strview text;
	strview what;
	size_t at; /* text.len when it is not there */
	size_t folded;
};

static const struct find_row finds[] = {
    {"find first", SV_INIT("abab"), SV_INIT("ab"), 0, 0},
    {"find last byte", SV_INIT("abc"), SV_INIT("c"), 2, 2},
    {"find not there", SV_INIT("abc"), SV_INIT("x"), 3, 3},
    {"find too long", SV_INIT("ab"), SV_INIT("abc"), 2, 2},
    {"find empty", SV_INIT("ab"), SV_INIT(""), 0, 0},
    {"find in nothing", {NULL, 0}, SV_INIT("a"), 0, 0},
    {"find behind NUL", SV_INIT("a\0b"), SV_INIT("b"), 2, 2},
    {"find other case", SV_INIT("xAB"), SV_INIT("ab"), 3, 1},
};

static void
finds_bytes(const void *at)
{
	const struct find_row *row = at;
	bool is_there = row->at < row->text.len || row->what.len == 0;

	KIT_INT(sv_find(row->text, row->what), row->at);
	KIT_INT(sv_find_fold(row->text, row->what), row->folded);
	KIT_INT(sv_has(row->text, row->what), is_there);
}

struct end_row {
	const char *name;
	strview text;
	strview part;
	bool starts;
	bool starts_fold;
	bool ends;
	bool ends_fold;
};

static const struct end_row part_rows[] = {
    {"part is all", SV_INIT("ab"), SV_INIT("ab"), true, true, true, true},
    {"part in front", SV_INIT("abc"), SV_INIT("ab"), true, true, false, false},
    {"part at the end", SV_INIT("abc"), SV_INIT("bc"), false, false, true,
	true},
    {"part of other case", SV_INIT("aa"), SV_INIT("A"), false, true, false,
	true},
    {"part too long", SV_INIT("a"), SV_INIT("aa"), false, false, false, false},
    {"part is empty", SV_INIT("a"), SV_INIT(""), true, true, true, true},
};

static void
knows_ends(const void *at)
{
	const struct end_row *row = at;

	KIT_INT(sv_starts(row->text, row->part), row->starts);
	KIT_INT(sv_starts_fold(row->text, row->part), row->starts_fold);
	KIT_INT(sv_ends(row->text, row->part), row->ends);
	KIT_INT(sv_ends_fold(row->text, row->part), row->ends_fold);
}

struct cut_row {
	const char *name;
	strview text;
	const char *want; /* pieces, each in brackets */
};

static const struct cut_row cuts[] = {
    {"cut three", SV_INIT("a,b,c"), "[a][b][c]"},
    {"cut one", SV_INIT("a"), "[a]"},
    {"cut empty ends", SV_INIT(",a,"), "[][a][]"},
    {"cut empty text", SV_INIT(""), "[]"},
    {"cut nothing", {NULL, 0}, ""},
    {"cut only separators", SV_INIT(",,"), "[][][]"},
};

static void
cuts_pieces(const void *at)
{
	const struct cut_row *row = at;
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	strview rest = row->text;
	strview head;

	while (sv_cut(&rest, ',', &head))
		strbuf_printf(&buf, "[" SV_FMT "]", SV_ARG(head));
	KIT_TEXT(strbuf_view(&buf), sv_from(row->want));
	KIT_TRUE(rest.ptr == NULL);
}

struct fold_row {
	const char *name;
	strview text;
	const char *other;
	bool want;
};

static const struct fold_row folds[] = {
    {"fold to itself", SV_INIT("Guid"), "Guid", true},
    {"fold other case", SV_INIT("gUID"), "Guid", true},
    {"fold another", SV_INIT("Guib"), "Guid", false},
    {"fold shorter", SV_INIT("Gui"), "Guid", false},
    {"fold longer", SV_INIT("Guids"), "Guid", false},
    {"fold no letters", SV_INIT("a@"), "a`", false},
    {"fold NUL", SV_INIT("Guid\0x"), "Guid", false},
    {"fold nothing", {NULL, 0}, "", true},
};

static void
folds_case(const void *at)
{
	const struct fold_row *row = at;

	KIT_INT(sv_is_fold(row->text, row->other), row->want);
}

/* Every byte, at every place of texts of every length up to three words. */
static void
knows_plain(const void *at)
{
	char text[24];

	(void)at;
	KIT_TRUE(sv_is_plain((strview){NULL, 0}));
	for (size_t len = 1; len <= sizeof(text); len++) {
		for (size_t place = 0; place < len; place++) {
			for (int byte = 0; byte < 256; byte++) {
				memset(text, '~', sizeof(text));
				text[place] = (char)byte;
				bool want = byte >= ' ' && byte <= '~' &&
					    byte != '"' && byte != '\\';
				KIT_INT(
				    sv_is_plain((strview){text, len}), want);
			}
		}
	}
}

static void
takes_strings(const void *at)
{
	(void)at;
	KIT_INT(sv_from(NULL).len, 0);
	KIT_TEXT(sv_from("abc"), SV("abc"));
	KIT_INT(SV("a\0b").len, 3);
}

int
main(void)
{
	KIT_ROWS(slices, slices_bytes);
	KIT_ROWS(trims, trims_ends);
	KIT_ROWS(pairs, compares);
	KIT_ROWS(finds, finds_bytes);
	KIT_ROWS(part_rows, knows_ends);
	KIT_ROWS(cuts, cuts_pieces);
	KIT_ROWS(folds, folds_case);
	kit_case("plain text", knows_plain);
	kit_case("views of strings", takes_strings);
	return kit_finish();
}
