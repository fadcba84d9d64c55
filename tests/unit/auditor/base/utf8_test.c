/*
 * utf8_test.c - code points, and how odd text is kept.
 */
#include "auditor/base/utf8.h"

#include "tests/support/kit_rows.h"

struct point_row {
	const char *name;
	strview bytes;
	bool valid;
	uint32_t point;
	size_t used;
};

static const struct point_row points[] = {
    {"ASCII", SV_INIT("ab"), true, 'a', 1},
    {"NUL", SV_INIT("\0"), true, 0, 1},
    {"two bytes, least", SV_INIT("\xc2\x80"), true, 0x80, 2},
    {"two bytes, most", SV_INIT("\xdf\xbf"), true, 0x7ff, 2},
    {"three bytes, least", SV_INIT("\xe0\xa0\x80"), true, 0x800, 3},
    {"three bytes, most", SV_INIT("\xef\xbf\xbf"), true, 0xffff, 3},
    {"four bytes, least", SV_INIT("\xf0\x90\x80\x80"), true, 0x10000, 4},
    {"four bytes, most", SV_INIT("\xf4\x8f\xbf\xbf"), true, 0x10ffff, 4},
    {"behind the last plane", SV_INIT("\xf4\x90\x80\x80"), false, 0xf4, 1},
    {"overlong slash", SV_INIT("\xc0\xaf"), false, 0xc0, 1},
    {"overlong three", SV_INIT("\xe0\x9f\xbf"), false, 0xe0, 1},
    {"overlong four", SV_INIT("\xf0\x8f\xbf\xbf"), false, 0xf0, 1},
    {"high surrogate", SV_INIT("\xed\xa0\x80"), false, 0xed, 1},
    {"low surrogate", SV_INIT("\xed\xbf\xbf"), false, 0xed, 1},
    {"stray continuation", SV_INIT("\x80"), false, 0x80, 1},
    {"cut off", SV_INIT("\xe3\x81"), false, 0xe3, 1},
    {"no continuation", SV_INIT("\xc3z"), false, 0xc3, 1},
    {"five bytes", SV_INIT("\xf8\x88\x80\x80\x80"), false, 0xf8, 1},
    {"never a byte", SV_INIT("\xff"), false, 0xff, 1},
};

static void
takes_points(const void *at)
{
	const struct point_row *row = at;
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	strview rest = row->bytes;
	uint32_t point = 1;

	KIT_INT(utf8_next(&rest, &point), row->valid);
	KIT_INT(point, row->point);
	KIT_INT(row->bytes.len - rest.len, row->used);
	if (!row->valid)
		return;
	utf8_add(&buf, point);
	KIT_TEXT(strbuf_view(&buf), sv_slice(row->bytes, 0, row->used));
}

struct keep_row {
	const char *name;
	strview bytes;
	strview kept;
	strview visible; /* what is left without the odd characters */
};

static const struct keep_row keeps[] = {
    {"plain", SV_INIT("abc"), SV_INIT("abc"), SV_INIT("abc")},
    {"empty", SV_INIT(""), SV_INIT(""), SV_INIT("")},
    {"Japanese", SV_INIT("転送"), SV_INIT("転送"), SV_INIT("転送")},
    {"white space", SV_INIT("a\t\r\nb"), SV_INIT("a\t\r\nb"),
	SV_INIT("a\t\r\nb")},
    {"plain backslash", SV_INIT("\\u0000"), SV_INIT("\\u0000"),
	SV_INIT("\\u0000")},
    {"NUL inside", SV_INIT("a\0b"),
	SV_INIT("\x1a"
		"a\\u0000b"),
	SV_INIT("ab")},
    {"escape", SV_INIT("\x1b[2J"), SV_INIT("\x1a\\u001B[2J"), SV_INIT("[2J")},
    {"the tag itself", SV_INIT("\x1a"), SV_INIT("\x1a\\u001A"), SV_INIT("")},
    {"delete", SV_INIT("\x7f"), SV_INIT("\x1a\\u007F"), SV_INIT("")},
    {"C1 control", SV_INIT("\xc2\x9b"), SV_INIT("\x1a\\u009B"), SV_INIT("")},
    {"broken byte", SV_INIT("a\xff"),
	SV_INIT("\x1a"
		"a\\xFF"),
	SV_INIT("a")},
    {"coded surrogate", SV_INIT("\xed\xa0\x80"), SV_INIT("\x1a\\xED\\xA0\\x80"),
	SV_INIT("")},
    {"odd with backslash", SV_INIT("\\\0"), SV_INIT("\x1a\\\\\\u0000"),
	SV_INIT("\\")},
    {"odd that looks escaped", SV_INIT("\\u0041\0"),
	SV_INIT("\x1a\\\\u0041\\u0000"), SV_INIT("\\u0041")},
    {"odd Japanese", SV_INIT("転\x01送"), SV_INIT("\x1a転\\u0001送"),
	SV_INIT("転送")},
};

static void
keeps_text(const void *at)
{
	const struct keep_row *row = at;
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	CLEANUP(strbuf_done) struct strbuf visible = {0};
	bool is_odd = text_keep(&buf, row->bytes);
	strview kept = strbuf_view(&buf);

	KIT_TEXT(kept, row->kept);
	KIT_INT(is_odd, !sv_eq(row->bytes, row->kept));
	KIT_INT(text_is_odd(kept), is_odd);
	KIT_TEXT(text_shown(kept), sv_slice(kept, is_odd, kept.len));
	text_visible(&visible, kept);
	KIT_TEXT(strbuf_view(&visible), row->visible);
}

struct clip_row {
	const char *name;
	strview text;
	size_t most;
	strview clipped;
};

static const struct clip_row clips[] = {
    {"shorter", SV_INIT("abc"), 4, SV_INIT("abc")},
    {"as long", SV_INIT("abc"), 3, SV_INIT("abc")},
    {"longer", SV_INIT("abc"), 2, SV_INIT("ab")},
    {"nothing of it", SV_INIT("abc"), 0, SV_INIT("")},
    {"behind a character", SV_INIT("転送"), 3, SV_INIT("転")},
    {"in a character", SV_INIT("転送"), 5, SV_INIT("転")},
    {"in the first", SV_INIT("転送"), 2, SV_INIT("")},
    {"nothing but tails", SV_INIT("\x80\x80\x80"), 2, SV_INIT("")},
};

static void
clips_text(const void *at)
{
	const struct clip_row *row = at;

	KIT_TEXT(utf8_clip(row->text, row->most), row->clipped);
}

static void
visible_never_fails(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	(void)at;
	text_visible(&buf, SV("\x1a"
			      "a\\"));
	text_visible(&buf, SV("\x1a"
			      "b\\u12"));
	text_visible(&buf, SV("\x1a"
			      "c\\x"));
	text_visible(&buf, SV("\x1a"));
	KIT_TEXT(strbuf_view(&buf), SV("abc"));
}

int
main(void)
{
	KIT_ROWS(points, takes_points);
	KIT_ROWS(keeps, keeps_text);
	KIT_ROWS(clips, clips_text);
	kit_case("visible part of broken escapes", visible_never_fails);
	return kit_finish();
}
