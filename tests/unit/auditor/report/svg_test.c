/*
 * svg_test.c - what of a text fits into a box.
 */
#include "auditor/report/svg.h"

#include "tests/support/kit_rows.h"

#define CUT "\xe2\x80\xa6"

struct fit_row {
	const char *name;
	strview text;
	unsigned room;
	strview want;
};

/* A small letter takes 13, a capital 15, a wide sign 20. */
static const struct fit_row fit_rows[] = {
    {"fits", SV_INIT("abc"), 39, SV_INIT("abc")},
    {"is cut", SV_INIT("abcd"), 51, SV_INIT("ab" CUT)},
    {"capitals are wider", SV_INIT("ABCD"), 59, SV_INIT("AB" CUT)},
    {"narrow letters", SV_INIT("illi"), 28, SV_INIT("illi")},
    {"Japanese", SV_INIT("転送規則"), 79, SV_INIT("転送規" CUT)},
    {"Japanese that fits", SV_INIT("転送規則"), 80, SV_INIT("転送規則")},
    {"escapes are measured",
	SV_INIT("a\x1b"
		"b"),
	65, SV_INIT("a\\u{" CUT)},
    {"empty", SV_INIT(""), 10, SV_INIT("")},
};

static void
fits(const void *at)
{
	const struct fit_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	KIT_TEXT(svg_fit(row->text, row->room, arena), row->want);
}

struct wrap_row {
	const char *name;
	strview text;
	strview first;
	strview second;
};

/* Into a room for ten small letters. */
static const struct wrap_row wrap_rows[] = {
    {"one line", SV_INIT("abcdefghab"), SV_INIT("abcdefghab"), SV_INIT("")},
    {"at a blank", SV_INIT("any sender at all"), SV_INIT("any sender"),
	SV_INIT("at all")},
    {"in a host name", SV_INIT("mx.partner.net"), SV_INIT("mx.partner."),
	SV_INIT("net")},
    {"nowhere to break", SV_INIT("abcdeabcdeabc"), SV_INIT("abcdeabcde"),
	SV_INIT("abc")},
    {"the last is cut", SV_INIT("abcdeabcde abcdeabcdeab"),
	SV_INIT("abcdeabcde"), SV_INIT("abcdeabc" CUT)},
    {"Japanese lines", SV_INIT("転送規則転送規則"), SV_INIT("転送規則転送"),
	SV_INIT("規則")},
};

static void
wraps(const void *at)
{
	const struct wrap_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	strview lines[SVG_LINES];

	svg_wrap(row->text, 130, arena, lines);
	KIT_TEXT(lines[0], row->first);
	KIT_TEXT(lines[1], row->second);
}

int
main(void)
{
	KIT_ROWS(fit_rows, fits);
	KIT_ROWS(wrap_rows, wraps);
	return kit_finish();
}
