/*
 * foreign.c - files that look as if they could be imported, and cannot.
 */
#include "auditor/intake/foreign.h"

#include "auditor/base/attr.h"
#include "auditor/base/lang.h"

#include "auditor/base/banned.h"

#define ENTRY_NAME 30 /* of the first entry of a zip archive */
#define STARS      SV("**********")
#define SEEN_LINES 10

/* Office Open XML: a zip archive whose first entries have these names. */
static bool
is_office(strview head)
{
	static const strview names[] = {SV_INIT("[Content_Types].xml"),
	    SV_INIT("_rels/.rels"), SV_INIT("docProps/")};

	if (!sv_starts(head, SV("PK\x03\x04")))
		return false;
	head = sv_slice(head, ENTRY_NAME, head.len);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		if (sv_starts(head, names[i]))
			return true;
	}
	return false;
}

/* What a browser noted: {"log": {"version": …, "entries": [… */
static bool
is_har(strview head)
{
	static const strview parts[] = {SV_INIT("{"), SV_INIT("\"log\""),
	    SV_INIT(":"), SV_INIT("{"), SV_INIT("\"version\"")};

	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		head = sv_trim(head);
		if (!sv_starts(head, parts[i]))
			return false;
		head = sv_slice(head, parts[i].len, head.len);
	}
	return true;
}

/* The text of Start-Transcript begins and ends with a line of stars. */
static bool
is_transcript(strview head)
{
	return sv_starts(sv_trim(head), STARS);
}

static bool
next_line(strview *rest, strview *line)
{
	while (rest->len > 0) {
		(void)sv_cut(rest, '\n', line);
		*line = sv_trim(*line);
		if (line->len > 0)
			return true;
	}
	return false;
}

/* "Name       : value": where the colon is; 0: it is no such line. */
static size_t
colon_of(strview line)
{
	size_t at = sv_find(line, SV(" : "));

	if (sv_ends(line, SV(" :")) && at == line.len)
		at = line.len - 2;
	return sv_has(sv_trim(sv_slice(line, 0, at)), SV(" ")) || at == line.len
		   ? 0
		   : at;
}

static bool
is_rule(strview line)
{
	for (size_t i = 0; i < line.len; i++) {
		if (line.ptr[i] != '-' && line.ptr[i] != ' ')
			return false;
	}
	return sv_starts(line, SV("--"));
}

/*
 * What PowerShell shows: a list with its colons in one column, or a table.
 * JSON may have its colons there as well.
 */
static bool
is_shown(strview head)
{
	strview line;
	size_t column = 0;

	head = sv_trim(head);
	if (sv_has(SV("{[<"), sv_slice(head, 0, 1)))
		return false;
	for (size_t i = 0; i < SEEN_LINES && next_line(&head, &line); i++) {
		size_t colon = colon_of(line);
		if ((i == 1 && is_rule(line)) || (colon > 0 && colon == column))
			return true;
		column = colon;
	}
	return false;
}

/* Four bytes for each character, most of them NUL, read as UTF-8 or UTF-16. */
static bool
is_utf32(strview head)
{
	static const strview starts[] = {SV_INIT("<\0"), SV_INIT("[\0"),
	    SV_INIT("{\0"), SV_INIT("\0<\0"), SV_INIT("\0[\0"),
	    SV_INIT("\0{\0"), SV_INIT("\0\0\xfe\xff"), SV_INIT("\0\0\0<"),
	    SV_INIT("\0\0\0["), SV_INIT("\0\0\0{")};

	for (size_t i = 0; i < COUNT_OF(starts); i++) {
		if (sv_starts(head, starts[i]))
			return true;
	}
	return false;
}

static const struct {
	bool (*is)(strview head);
	const char *why;
} forms[] = {
    {is_office, N_("a document of Office: save its table as CSV, or export "
		   "objects with Export-Clixml -Depth 10")},
    {is_har, N_("what a browser recorded: save the answers in it, each as a "
		"file of JSON")},
    {is_transcript, N_("a transcript: export objects with Export-Clixml "
		       "-Depth 10")},
    {is_utf32, N_("text in UTF-32: save it as UTF-8")},
    {is_shown, N_("text as PowerShell shows it, with lists cut short: export "
		  "objects with Export-Clixml -Depth 10")},
};

const char *
foreign_why(strview head)
{
	for (size_t i = 0; i < COUNT_OF(forms); i++) {
		if (forms[i].is(head))
			return lang(forms[i].why);
	}
	return NULL;
}
