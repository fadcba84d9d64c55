/*
 * markup_test.c - where HTML leads, and what it hides.
 */
#include "auditor/check/markup.h"

#include "tests/support/kit_rows.h"

struct host_row {
	const char *name;
	strview html;
	strview hosts; /* separated by blanks */
};

/* clang-format off */
static const struct host_row rows[] = {
    {"link", SV_INIT("<a href=\"https://a.example/x\">y</a>"),
	SV_INIT("a.example")},
    {"capitals", SV_INIT("<A HREF='HTTPS://A.Example'>"), SV_INIT("a.example")},
    {"without scheme", SV_INIT("<img src=//a.example/p.png>"),
	SV_INIT("a.example")},
    {"backslashes", SV_INIT("<a href=\"https:\\\\a.example\\x\">"),
	SV_INIT("a.example")},
    {"more slashes", SV_INIT("https:////a.example"), SV_INIT("a.example")},
    {"user and port", SV_INIT("https://contoso.com@a.example:8443/"),
	SV_INIT("a.example")},
    {"IPv6", SV_INIT("http://[2001:db8::1]/x"), SV_INIT("[2001:db8::1]")},
    {"in a style", SV_INIT("background:url(https://a.example/b)"),
	SV_INIT("a.example")},
    {"by number", SV_INIT("https:&#47&#47;a&#x2E;example"),
	SV_INIT("a.example")},
    {"by name", SV_INIT("https&colon;&sol;&sol;a&period;example"),
	SV_INIT("a.example")},
    {"line end within", SV_INIT("https:/\n/a.exa\nmple/"),
	SV_INIT("a.example")},
    {"two, one of them twice",
	SV_INIT("https://a.example https://b.example https://a.example/2"),
	SV_INIT("a.example b.example")},
    {"link that clients make", SV_INIT("see www.a.example today"),
	SV_INIT("www.a.example")},
    {"namespace", SV_INIT("<html xmlns=\"http://www.w3.org/TR/REC-html40\">"),
	SV_INIT("")},
    {"text", SV_INIT("<p>EXTERNAL 1/2 &amp; more</p>"), SV_INIT("")},
    {"number that is none", SV_INIT("&#; &#x; &#99999999; &"), SV_INIT("")},
    {"nothing", SV_INIT(""), SV_INIT("")},
};

struct hidden_row {
	const char *name;
	strview html;
	bool hides;
};

static const struct hidden_row hidden[] = {
    {"not displayed", SV_INIT("<p style=\"Display : none\">"), true},
    {"no size", SV_INIT("<p style=\"font-size:0\">"), true},
    {"no size, with a unit", SV_INIT("<p style=\"font-size:0px\">"), true},
    {"half a size", SV_INIT("<p style=\"font-size:0.5em\">"), false},
    {"half, then none", SV_INIT("font-size:0.5em;font-size:0"), true},
    {"for Outlook", SV_INIT("<p style='mso-hide:all'>"), true},
    {"written by number", SV_INIT("display&#58;none"), true},
    {"plain", SV_INIT("<p>x</p>"), false},
};
/* clang-format on */

static void
finds_hosts(const void *at)
{
	const struct host_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct markup_hosts hosts = markup_hosts(row->html, arena);
	strview rest = row->hosts;
	strview host;

	for (size_t i = 0; i < hosts.count; i++) {
		KIT_TRUE(sv_cut(&rest, ' ', &host));
		KIT_TEXT(hosts.at[i], host);
	}
	KIT_INT(rest.len, 0);
}

static void
sees_hidden(const void *at)
{
	const struct hidden_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	KIT_INT(markup_hides(row->html, arena), row->hides);
}

int
main(void)
{
	KIT_ROWS(rows, finds_hosts);
	KIT_ROWS(hidden, sees_hidden);
	return kit_finish();
}
