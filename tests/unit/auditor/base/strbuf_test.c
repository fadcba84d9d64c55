/*
 * strbuf_test.c - growing, overflow and reuse of buffers.
 */
#include "auditor/base/strbuf.h"

#include <string.h>

#include "auditor/base/limits.h"
#include "tests/support/kit_rows.h"

struct max_row {
	const char *name;
	size_t max;
	strview add;
	strview more;
	strview want;
	bool overflow;
};

static const struct max_row rows[] = {
    {"fits", 6, SV_INIT("abc"), SV_INIT("def"), SV_INIT("abcdef"), false},
    {"one too many", 5, SV_INIT("abc"), SV_INIT("def"), SV_INIT("abc"), true},
    {"first too large", 2, SV_INIT("abc"), SV_INIT("d"), SV_INIT(""), true},
    {"nothing more fits", 3, SV_INIT("abc"), SV_INIT(""), SV_INIT("abc"),
	false},
    {"any bytes", 9, SV_INIT("\0\xff"), SV_INIT("\0"), SV_INIT("\0\xff\0"),
	false},
};

static void
keeps_to_its_maximum(const void *at)
{
	const struct max_row *row = at;
	CLEANUP(strbuf_done) struct strbuf buf = {.max = row->max};
	struct err err;

	strbuf_add(&buf, row->add);
	strbuf_add(&buf, row->more);
	KIT_TEXT(strbuf_view(&buf), row->want);
	KIT_INT(strbuf_cstr(&buf)[buf.len], 0);
	KIT_INT(buf.overflow, row->overflow);
	KIT_INT(strbuf_check(&buf, "the page", &err), row->overflow ? -1 : 0);
	if (!row->overflow)
		return;
	KIT_INT(err.code, ERR_LIMIT);
	KIT_HAS(sv_from(err.text), "the page is larger than");

	/* Overflow is remembered until the buffer is cleared. */
	strbuf_add_char(&buf, 'x');
	KIT_TEXT(strbuf_view(&buf), row->want);
	strbuf_clear(&buf);
	strbuf_add_char(&buf, 'x');
	KIT_TEXT(strbuf_view(&buf), SV("x"));
	KIT_GOOD(strbuf_check(&buf, "the page", &err), &err);
}

static void
is_empty(const void *at)
{
	struct strbuf buf = {0};
	struct err err;

	(void)at;
	KIT_TEXT(strbuf_view(&buf), SV(""));
	KIT_TEXT(sv_from(strbuf_cstr(&buf)), SV(""));
	KIT_GOOD(strbuf_check(&buf, "x", &err), &err);
	strbuf_clear(&buf);
	strbuf_done(&buf);
	strbuf_done(&buf);
}

static void
formats(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf buf = {.max = 600};

	(void)at;
	strbuf_printf(&buf, "%s=%d;", "a", 1);
	strbuf_printf(&buf, "%500s", "b");
	KIT_INT(buf.len, 504);
	KIT_TRUE(sv_starts(strbuf_view(&buf), SV("a=1;   ")));
	strbuf_printf(&buf, "%200s", "c");
	KIT_INT(buf.len, 504);
	KIT_TRUE(buf.overflow);
}

static void
grows_by_chars(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	(void)at;
	for (size_t i = 0; i < 100000; i++)
		strbuf_add_char(&buf, (char)('a' + i % 26));
	KIT_INT(buf.len, 100000);
	KIT_INT(strlen(buf.ptr), 100000);
	KIT_INT(buf.ptr[99999], 'a' + 99999 % 26);
}

static void
done_keeps_the_maximum(const void *at)
{
	struct strbuf buf = {.max = 3};

	(void)at;
	strbuf_add_text(&buf, "abc");
	strbuf_done(&buf);
	KIT_INT(buf.len, 0);
	KIT_INT(buf.max, 3);
	strbuf_add_text(&buf, "abcd");
	KIT_TRUE(buf.overflow);
	strbuf_done(&buf);
}

int
main(void)
{
	KIT_ROWS(rows, keeps_to_its_maximum);
	kit_case("empty buffer", is_empty);
	kit_case("formatted text", formats);
	kit_case("char by char", grows_by_chars);
	kit_case("done keeps the maximum", done_keeps_the_maximum);
	return kit_finish();
}
