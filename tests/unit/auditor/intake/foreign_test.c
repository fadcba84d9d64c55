/*
 * foreign_test.c - what is near to an export and is none: said what it is.
 */
#include "auditor/intake/foreign.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	strview head;
	const char *part; /* of what is said; NULL: nothing */
};

static const struct row rows[] = {
    {"Format-List",
	SV_INIT("\r\n\r\nName           : R1\r\nState          : Enabled\r\n"),
	"as PowerShell shows it"},
    {"Format-List with an empty value, and a value in lines",
	SV_INIT("\r\nComments       :\r\nRecipients     : {a@a.example,\r\n"
		"                 b@b.example...}\r\nName           : R1\r\n"),
	"as PowerShell shows it"},
    {"Format-Table",
	SV_INIT("\r\nName   State   Mode\r\n----   -----   ----\r\n"
		"R1     Enabled Enforce\r\n"),
	"as PowerShell shows it"},
    {"a transcript",
	SV_INIT("**********************\r\nWindows PowerShell transcript start"
		"\r\nStart time: 20260101101010\r\n"),
	"a transcript"},
    {"a spreadsheet",
	SV_INIT(
	    "PK\x03\x04\x14\0\0\0\x08\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\x13\0"
	    "\0\0[Content_Types].xml"),
	"a document of Office"},
    {"another archive",
	SV_INIT(
	    "PK\x03\x04\x14\0\0\0\x08\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\x13\0"
	    "\0\0export/rules.xml"),
	NULL},
    {"what a browser recorded",
	SV_INIT("{\n  \"log\": {\n    \"version\": \"1.2\",\n"),
	"what a browser recorded"},
    {"a document with a log", SV_INIT("{\"log\": [{\"version\": 1}]}"), NULL},
    {"JSON in UTF-32", SV_INIT("[\0\0\0\"\0\0\0"), "UTF-32"},
    {"XML in UTF-32, its mark taken for one of UTF-16", SV_INIT("\0\0\xfe\xff"),
	"UTF-32"},
    {"JSON with its colons in one column",
	SV_INIT("{\n\"Name\"  : \"a\",\n\"State\" : \"b\"\n}"), NULL},
    {"YAML", SV_INIT("a: b\nb: c\n"), NULL},
    {"prose", SV_INIT("Dear all : see below.\nRegards : Bob\n"), NULL},
    {"an empty file", SV_INIT(""), NULL},
    {"stars in a text", SV_INIT("** a **\n"), NULL},
};

static void
is_told(const void *at)
{
	const struct row *row = at;
	const char *why = foreign_why(row->head);

	if (row->part == NULL)
		KIT_TRUE(why == NULL);
	else
		KIT_HAS(sv_from(why != NULL ? why : ""), row->part);
}

int
main(void)
{
	KIT_ROWS(rows, is_told);
	return kit_finish();
}
