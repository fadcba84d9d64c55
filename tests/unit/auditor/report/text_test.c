/*
 * text_test.c - text report: commands to copy, one a line.
 */
#include "auditor/report/text.h"

#include "tests/support/kit_rows.h"
#include "tests/unit/auditor/report/results.h"

struct row {
	const char *name;
	strview commands;
	const char *want;
};

static const struct row rows[] = {
    {"one", SV_INIT("Disable-TransportRule -Identity 'a'"),
	"      Disable-TransportRule -Identity 'a'\n"},
    {"each on its line", SV_INIT("Get-A -Identity 'a'; Get-B; Get-C"),
	"      Get-A -Identity 'a'\n      Get-B\n      Get-C\n"},
    {"a name that looks like two",
	SV_INIT("Get-A -Identity 'x''; Remove-B; '; Get-C"),
	"      Get-A -Identity 'x''; Remove-B; '\n      Get-C\n"},
    {"a text in double quotes", SV_INIT("Get-A -Name \"it's; so\"; Get-B"),
	"      Get-A -Name \"it's; so\"\n      Get-B\n"},
    {"a block", SV_INIT("Get-A | Where-Object {$_.B; $true}; Get-C"),
	"      Get-A | Where-Object {$_.B; $true}\n      Get-C\n"},
    {"a list in brackets", SV_INIT("Set-A -B @('x';'y; z'); Get-C"),
	"      Set-A -B @('x';'y; z')\n      Get-C\n"},
    {"there is more", SV_INIT("Get-A; # and so on"),
	"      Get-A\n      # and so on\n"},
    {"a comment is no command", SV_INIT("Get-A # look; Remove-B"),
	"      Get-A # look; Remove-B\n"},
    {"a text that never ends", SV_INIT("Get-A 'x; Get-B"),
	"      Get-A 'x; Get-B\n"},
    {"nothing behind", SV_INIT("Get-A; "), "      Get-A\n"},
};

static void
shows(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf out = {0};
	CLEANUP(strbuf_done) struct strbuf want = {0};
	const struct report_style style = {.width = 80};
	struct made made;

	made_incomplete(&made);
	KIT_INT(made.result.findings.count, 1);
	made.result.findings.at[0].remediation = row->commands;
	text_render(&made.result, &style, &out);
	made_done(&made);
	strbuf_printf(&want, "owner.\n%s\nNOT ASSESSED", row->want);
	KIT_HAS(strbuf_view(&out), strbuf_cstr(&want));
}

int
main(void)
{
	KIT_ROWS(rows, shows);
	return kit_finish();
}
