/*
 * remedy_test.c - no name breaks out of a command.
 */
#include "auditor/check/remedy.h"

#include "tests/support/kit_rows.h"

static struct arena *arena;

struct quote_row {
	const char *name;
	strview text;
	const char *want;
};

static const struct quote_row quotes[] = {
    {"plain", SV_INIT("Ran_kdjwq"), "'Ran_kdjwq'"},
    {"empty", SV_INIT(""), "''"},
    {"Japanese", SV_INIT("本社"), "'本社'"},
    {"quote", SV_INIT("O'Brien"), "'O''Brien'"},
    {"ends the string", SV_INIT("x'; Remove-Mailbox a; '"),
	"'x''; Remove-Mailbox a; '''"},
    {"left quote U+2018", SV_INIT("x\xe2\x80\x98;a"),
	"'x\xe2\x80\x98\xe2\x80\x98;a'"},
    {"right quote U+2019", SV_INIT("x\xe2\x80\x99;a"),
	"'x\xe2\x80\x99\xe2\x80\x99;a'"},
    {"low quote U+201A", SV_INIT("x\xe2\x80\x9a;a"),
	"'x\xe2\x80\x9a\xe2\x80\x9a;a'"},
    {"reversed quote U+201B", SV_INIT("x\xe2\x80\x9b;a"),
	"'x\xe2\x80\x9b\xe2\x80\x9b;a'"},
    {"double quotes stay", SV_INIT("a\"b\xe2\x80\x9c"), "'a\"b\xe2\x80\x9c'"},
    {"variable", SV_INIT("$(calc)$env:x`n"), "'$(calc)$env:x`n'"},
    {"line break", SV_INIT("a\nb"), "('a' + [char]0x0A + 'b')"},
    {"carriage return and tab", SV_INIT("\r\t"),
	"('' + [char]0x0D + '' + [char]0x09 + '')"},
    {"C1 control", SV_INIT("a\xc2\x85"), "('a' + [char]0x85 + '')"},
    {"turns the text",
	SV_INIT("a\xe2\x80\xae"
		"b"),
	"('a' + [char]0x202E + 'b')"},
    {"beyond the first plane", SV_INIT("a\xf3\xa0\x80\x81"),
	"('a' + [char]::ConvertFromUtf32(0xE0001) + '')"},
    {"line break and quote", SV_INIT("a'\n'b"), "('a''' + [char]0x0A + '''b')"},
    {"odd text",
	SV_INIT("\x1a"
		"a\\u0000'b"),
	"'a\\u0000''b'"},
    {"broken byte", SV_INIT("a\xff"), "'a\xef\xbf\xbd'"},
};

static void
quotes_text(const void *at)
{
	const struct quote_row *row = at;

	KIT_TEXT(remedy_quote(row->text, arena), sv_from(row->want));
}

struct identity_row {
	const char *name;
	strview object_name;
	const char *want;
};

static const struct identity_row identities[] = {
    {"its name", SV_INIT("Relay 1"), "Set-X -Identity 'Relay 1' -Y"},
    {"hostile name", SV_INIT("a' -Z"), "Set-X -Identity 'a'' -Z' -Y"},
    {"disguised name", SV_INIT("R\xd0\xb0n"), "Set-X -Identity 'the-id' -Y"},
    {"name of dots", SV_INIT(".. ."), "Set-X -Identity 'the-id' -Y"},
    {"odd name",
	SV_INIT("\x1a"
		"a\\u0000"),
	"Set-X -Identity 'the-id' -Y"},
    {"no name", SV_INIT(""), "Set-X -Identity 'the-id' -Y"},
};

static void
identifies(const void *at)
{
	const struct identity_row *row = at;
	const struct object object = {
	    .id = SV_INIT("the-id"),
	    .name = row->object_name,
	};

	KIT_TEXT(remedy_on("Set-X", &object, " -Y", arena), sv_from(row->want));
}

static void
joins_commands(const void *at)
{
	(void)at;
	strview one = remedy_append(SV(""), SV("a"), arena);

	KIT_TEXT(one, SV("a"));
	KIT_TEXT(remedy_append(one, SV("b"), arena), SV("a; b"));
	KIT_TEXT(remedy_block_principal(SV("i'd"), arena),
	    SV("Update-MgServicePrincipal -ServicePrincipalId 'i''d' "
	       "-AccountEnabled:$false"));
}

static void
ends_commands(const void *at)
{
	strview all = SV("");

	(void)at;
	for (int i = 0; i < 10000; i++)
		all = remedy_append(all, SV("a-command-of-some-length"), arena);
	KIT_TRUE(all.len < 10000);
	KIT_TRUE(sv_ends(all, SV("; # and so on")));
}

int
main(void)
{
	arena = arena_new();
	KIT_ROWS(quotes, quotes_text);
	KIT_ROWS(identities, identifies);
	kit_case("commands one after the other", joins_commands);
	kit_case("no more than anybody reads", ends_commands);
	int status = kit_finish();
	arena_free(arena);
	return status;
}
