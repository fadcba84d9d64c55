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
    {"the name, a colon and blanks", NEW "-Name: 'x' -Quarantine:$false",
	"{\"Name\":\"x\",\"Quarantine\":false}", NULL},
    {"array", NEW "-From @('a','b')", "{\"From\":[\"a\",\"b\"]}", NULL},
    {"array of one", NEW "-From @(\"a\")", "{\"From\":[\"a\"]}", NULL},
    {"array of none", NEW "-From @( )", "{\"From\":[]}", NULL},
    {"lines, semicolons and comments separate what an array holds",
	NEW "-From @(\n'a' # one\r\n'b'; 'c'\n;\n)",
	"{\"From\":[\"a\",\"b\",\"c\"]}", NULL},
    {"a line break behind a comma", NEW "-From 'a',\r\n  'b'",
	"{\"From\":[\"a\",\"b\"]}", NULL},
    {"arrays in an array", NEW "-From @(@('a'),@('b','c'))",
	"{\"From\":[[\"a\"],[\"b\",\"c\"]]}", NULL},
    {"an array alone in an array is that array", NEW "-From @(@('a','b'))",
	"{\"From\":[\"a\",\"b\"]}", NULL},
    {"arrays with a comma between", NEW "-From @('a'),'b'",
	"{\"From\":[[\"a\"],\"b\"]}", NULL},
    {"a list in parentheses", NEW "-From ('a', 'b') -SetSCL (-1)",
	"{\"From\":[\"a\",\"b\"],\"SetSCL\":\"-1\"}", NULL},
    {"numbers in an array", NEW "-SetSCL @(-1, 0x10,10MB,1.5)",
	"{\"SetSCL\":[\"-1\",\"0x10\",\"10MB\",\"1.5\"]}", NULL},
    {"constants in an array", NEW "-From @($null,$True, $FALSE)",
	"{\"From\":[null,true,false]}", NULL},
    {"hash table", NEW "-From @{Key='v'; k2=\"v2\";3=$true}",
	"{\"From\":{\"Key\":\"v\",\"k2\":\"v2\",\"3\":true}}", NULL},
    {"hash table of no key", NEW "-From @{}", "{\"From\":{}}", NULL},
    {"hash table over lines", NEW "-From @{\n 'a b' = 1\n c =\n 'd','e'\n}",
	"{\"From\":{\"a b\":\"1\",\"c\":[\"d\",\"e\"]}}", NULL},
    {"classifications",
	NEW "-MessageContainsDataClassifications "
	    "@(@{name=\"Credit Card Number\";minCount=1},@{Name='x'})",
	"{\"MessageContainsDataClassifications\":[{\"name\":\"Credit Card "
	"Number\",\"minCount\":\"1\"},{\"Name\":\"x\"}]}",
	NULL},
    {"hash tables with a comma between", NEW "-From @{a='1'}, @{b='2'}",
	"{\"From\":[{\"a\":\"1\"},{\"b\":\"2\"}]}", NULL},
    {"hash table in a hash table", NEW "-From @{a=@{b=@('c')}}",
	"{\"From\":{\"a\":{\"b\":[\"c\"]}}}", NULL},
    {"a comment", NEW "-Mode Audit # -Enabled $false", "{\"Mode\":\"Audit\"}",
	NULL},
    {"a comment between", NEW "<# it's -Name x #> -Mode Audit<#no", NULL,
	"a redirection"},
    {"a comment in brackets", NEW "<# it's #> -Mode <##> Audit",
	"{\"Mode\":\"Audit\"}", NULL},
    {"a number sign inside a word", NEW "-Name a#b", "{\"Name\":\"a#b\"}",
	NULL},
    {"a blank beyond ASCII",
	NEW "-Name\xc2\xa0"
	    "a\xc2\xa0-Mode Audit",
	"{\"Name\":\"a\",\"Mode\":\"Audit\"}", NULL},
    {"typographic double quotes",
	NEW "-Name \xe2\x80\x9c"
	    "a'b\xe2\x80\x9d\xe2\x80\x9e"
	    "c\"",
	"{\"Name\":\"a'b\xe2\x80\x9e"
	"c\"}",
	NULL},
    {"a doubled typographic quote", NEW "-Name 'it\xe2\x80\x99\xe2\x80\x99s'",
	"{\"Name\":\"it\xe2\x80\x99s\"}", NULL},
    {"a dollar sign of no variable", NEW "-Name \"^a$|$ 5$\"",
	"{\"Name\":\"^a$|$ 5$\"}", NULL},
    {"backtick escapes of PowerShell 7", NEW "-Name \"`u{1F4E7}`u{41}\"",
	"{\"Name\":\"\xf0\x9f\x93\xa7"
	"A\"}",
	NULL},
    {"backtick and line break inside a text", NEW "-Name \"a`\nb\"",
	"{\"Name\":\"a\\nb\"}", NULL},
    {"a semicolon at the end", NEW "-Mode Audit ; ", "{\"Mode\":\"Audit\"}",
	NULL},
    {"here-string", NEW "-Name @'\nx\n'@", NULL,
	"offset 24 of the command: a here-string"},
    {"here-string of double quotes", NEW "-Name @\"\nx\n\"@", NULL,
	"here-string"},
    {"here-string in an array", NEW "-From @('a',@'\nx\n'@)", NULL,
	"offset 30 of the command: a here-string"},
    {"variable", NEW "-Name $x", NULL, "not followed"},
    {"variable in braces", NEW "-Name ${true}", NULL, "not followed"},
    {"variable inside a text", NEW "-Name \"a $x\"", NULL, "not followed"},
    {"variable inside a word", NEW "-Name a$x", NULL, "not followed"},
    {"variable in an array", NEW "-From @('a',$x)", NULL, "not followed"},
    {"variable as key", NEW "-From @{$x='a'}", NULL, "not followed"},
    {"subexpression", NEW "-Name $(Get-Date)", NULL,
	"offset 24 of the command: a subexpression"},
    {"subexpression inside a text", NEW "-Name \"$(x)\"", NULL, "not followed"},
    {"splatting", NEW "@x", NULL, "-Parameter was expected"},
    {"command in an array", NEW "-From @(Get-Date)", NULL,
	"offset 26 of the command: a command or an operator"},
    {"command in a hash table", NEW "-From @{a=b}", NULL,
	"a command or an operator"},
    {"command in parentheses", NEW "-From ('a' | x)", NULL,
	"a command or an operator"},
    {"operator", NEW "-From @('a'+'b')", NULL, "runs on"},
    {"range", NEW "-From @(1..9)", NULL, "a command or an operator"},
    {"format", NEW "-From ('a' -f 'b')", NULL, "a command or an operator"},
    {"method", NEW "-From 'a'.Length", NULL, "runs on"},
    {"method of a group", NEW "-From ('a').Length", NULL, "runs on"},
    {"index", NEW "-From ('a')[0]", NULL, "runs on"},
    {"nothing in parentheses", NEW "-From ()", NULL, "value was expected"},
    {"array without end", NEW "-From @('a'", NULL, "not closed"},
    {"hash table without end", NEW "-From @{a=1", NULL, "not closed"},
    {"hash table without value", NEW "-From @{a=}", NULL, "one command"},
    {"hash table without key", NEW "-From @{='a'}", NULL, "key was expected"},
    {"hash table without equals sign", NEW "-From @{a 'b'}", NULL,
	"equals sign"},
    {"a key twice", NEW "-From @{a=1;A=2}", NULL, "key twice"},
    {"too deep",
	NEW "-From @(@(@(@(@(@(@(@(@(@(@(@(@(@(@(@(@(1)))))))))))))))))", NULL,
	"nested deeper than 16"},
    {"a point of no character", NEW "-Name \"`u{110000}\"", NULL,
	"no character"},
    {"a backtick at the end", NEW "-Name \"a`", NULL, "backtick"},
    {"comment without end", NEW "-Name x <# y", NULL, "comment without end"},
    {"second command", NEW "-Name x; Remove-Item y", NULL,
	"offset 25 of the command: a second command"},
    {"background", NEW "-Name x & y", NULL, "a second command"},
    {"pipe", NEW "-Name x | y", NULL, "a pipeline"},
    {"redirection", NEW "-Name x > y", NULL, "a redirection"},
    {"call", "& New-TransportRule -Name x", NULL, "name of a command"},
    {"a line of its own", NEW "-Name x\nRemove-Item y", NULL,
	"-Parameter was expected"},
    {"text without end", NEW "-Name 'x", NULL, "without end"},
    {"text runs on", NEW "-Name 'x'y", NULL, "runs on"},
    {"a parameter twice", NEW "-Name x -NAME y", NULL, "twice"},
    {"comma at the end", NEW "-From a,", NULL, "comma"},
    {"no value behind a colon", NEW "-Name: -Mode Audit", NULL,
	"a value was expected"},
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
