/*
 * pscommand_test.c - command lines of PowerShell.
 */
#include "auditor/intake/pscommand.h"

#include "auditor/base/jsonw.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	const char *line;
	const char *want;  /* parameters as JSON; NULL: refused */
	const char *error; /* part of the message */
};

#define NEW "New-TransportRule "

static const struct row rows[] = {
    {"no parameter", NEW, "{}", NULL},
    {"bare", NEW "-Mode Enforce", "{\"Mode\":\"Enforce\"}", NULL},
    {"quoted", NEW "-Name 'a b'", "{\"Name\":\"a b\"}", NULL},
    {"quote doubled", NEW "-Name 'it''s'", "{\"Name\":\"it's\"}", NULL},
    {"nothing between quotes", NEW "-Name ''", "{\"Name\":\"\"}", NULL},
    {"two quotes alone", NEW "-Name ''''", "{\"Name\":\"'\"}", NULL},
    {"typographic quotes close each other",
	NEW "-Name \xe2\x80\x98x\xe2\x80\x99", "{\"Name\":\"x\"}", NULL},
    {"a typographic quote ends a straight one",
	NEW "-Name 'x\xe2\x80\x99 -Mode Audit",
	"{\"Name\":\"x\",\"Mode\":\"Audit\"}", NULL},
    {"line breaks inside", NEW "-Comments ' \r\n\n'",
	"{\"Comments\":\" \\u000d\\n\\n\"}", NULL},
    {"a line that goes on", NEW "`\r\n -Mode `\n Audit", "{\"Mode\":\"Audit\"}",
	NULL},
    {"a parameter inside a text", NEW "-Name '-Enabled $false; x'",
	"{\"Name\":\"-Enabled $false; x\"}", NULL},
    {"switch", NEW "-Quarantine -Mode Audit",
	"{\"Quarantine\":true,\"Mode\":\"Audit\"}", NULL},
    {"switch at the end", NEW "-Quarantine", "{\"Quarantine\":true}", NULL},
    {"$false", NEW "-Enabled $false", "{\"Enabled\":false}", NULL},
    {"colon", NEW "-Enabled:$TRUE", "{\"Enabled\":true}", NULL},
    {"$null", NEW "-Comments $null", "{\"Comments\":null}", NULL},
    {"negative number", NEW "-SetSCL -1", "{\"SetSCL\":\"-1\"}", NULL},
    {"list", NEW "-From a@x.example,'b c' , d",
	"{\"From\":[\"a@x.example\",\"b c\",\"d\"]}", NULL},
    {"double quotes", NEW "-Name \"a \"\"b\"\" `t`$x\"",
	"{\"Name\":\"a \\\"b\\\" \\u0009$x\"}", NULL},
    {"a backtick makes one character bare", NEW "-Name a` b",
	"{\"Name\":\"a b\"}", NULL},
    {"a dash of typography", NEW "\xe2\x80\x93Mode Audit",
	"{\"Mode\":\"Audit\"}", NULL},
    {"here-string", NEW "-Name @'\nx\n'@", NULL, "here-string"},
    {"here-string of double quotes", NEW "-Name @\"\nx\n\"@", NULL,
	"here-string"},
    {"variable", NEW "-Name $x", NULL, "not followed"},
    {"variable inside a text", NEW "-Name \"a $x\"", NULL, "not followed"},
    {"subexpression", NEW "-Name $(Get-Date)", NULL, "not followed"},
    {"array expression", NEW "-From @('a')", NULL, "not followed"},
    {"hash table", NEW "-From @{a=1}", NULL, "not followed"},
    {"second command", NEW "-Name x; Remove-Item y", NULL, "offset 25"},
    {"pipe", NEW "-Name x | y", NULL, "-Parameter was expected"},
    {"comment", NEW "-Name #x", NULL, "more than one command"},
    {"text without end", NEW "-Name 'x", NULL, "without end"},
    {"text runs on", NEW "-Name 'x'y", NULL, "runs on"},
    {"a parameter twice", NEW "-Name x -NAME y", NULL, "twice"},
    {"comma at the end", NEW "-From a,", NULL, "comma"},
    {"no value behind a colon", NEW "-Name: -Mode Audit", NULL,
	"-Parameter was expected"},
    {"value without parameter", NEW "x", NULL, "-Parameter was expected"},
    {"no command", "-Name x", NULL, "name of a command"},
    {"nothing", "", NULL, "name of a command"},
    {"control character", NEW "-Name \x01", "{\"Name\":\"\\u001a\\\\u0001\"}",
	NULL},
};

/* Written as a line it says the same. */
static void
says_it_again(strview name, const struct json *parameters, strview want,
    struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf line = {0};
	CLEANUP(strbuf_done) struct strbuf have = {0};
	struct jsonw w = {.out = &have};
	struct json again;
	struct err err = {0};

	pscommand_write(name, parameters, &line);
	KIT_GOOD(
	    pscommand_parse(strbuf_view(&line), arena, &name, &again, &err),
	    &err);
	jsonw_value(&w, NULL, &again);
	KIT_TEXT(strbuf_view(&have), want);
}

static void
parses(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf have = {0};
	struct jsonw w = {.out = &have};
	struct json parameters;
	struct err err = {0};
	strview name;
	int status = pscommand_parse(
	    sv_from(row->line), arena, &name, &parameters, &err);

	if (row->error != NULL) {
		KIT_INT(status, -1);
		KIT_HAS(sv_from(err.text), row->error);
		KIT_HAS(sv_from(err.text), "offset ");
		return;
	}
	KIT_GOOD(status, &err);
	KIT_TEXT(name, SV("New-TransportRule"));
	jsonw_value(&w, NULL, &parameters);
	KIT_TEXT(strbuf_view(&have), sv_from(row->want));
	if (!sv_has(strbuf_view(&have), SV("\\u001a")))
		says_it_again(name, &parameters, strbuf_view(&have), arena);
}

int
main(void)
{
	KIT_ROWS(rows, parses);
	return kit_finish();
}
