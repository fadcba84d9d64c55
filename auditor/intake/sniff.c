/*
 * sniff.c - which format a file is in, by its first bytes.
 */
#include "auditor/intake/sniff.h"

#include "auditor/base/attr.h"

#include "auditor/base/banned.h"

/* Behind what may stand before the root: declaration, comments, type. */
static strview
skip_prolog(strview text)
{
	static const struct {
		strview open;
		strview close;
	} parts[] = {
	    {SV_INIT("<?"), SV_INIT("?>")},
	    {SV_INIT("<!--"), SV_INIT("-->")},
	    /* The reader of XML refuses it; what is declared may hold >. */
	    {SV_INIT("<!DOCTYPE"), SV_INIT("]>")},
	    {SV_INIT("<!DOCTYPE"), SV_INIT(">")},
	};
	size_t i = 0;

	while (i < COUNT_OF(parts)) {
		text = sv_trim(text);
		if (!sv_starts(text, parts[i].open)) {
			i++;
			continue;
		}
		size_t end = sv_find(text, parts[i].close);
		if (end == text.len) {
			i++;
			continue;
		}
		text = sv_slice(text, end + parts[i].close.len, text.len);
		i = 0;
	}
	return text;
}

static bool
is_element(strview text, strview name)
{
	text = sv_slice(text, 1, text.len);
	/* A prefix of a namespace may stand before it. */
	size_t colon = sv_find(text, SV(":"));
	if (colon < sv_find(text, SV(" ")) && colon < sv_find(text, SV(">")))
		text = sv_slice(text, colon + 1, text.len);
	if (!sv_starts(text, name) || text.len == name.len)
		return false;
	char next = text.ptr[name.len];
	return next == '>' || next == ' ' || next == '/' || next == '\t' ||
	       next == '\r' || next == '\n';
}

/* A table of records of the unified audit log: AuditData is a column. */
static bool
is_records(strview text)
{
	size_t line = sv_find(text, SV("\n"));

	if (sv_starts(text, SV("#TYPE"))) {
		text = sv_slice(text, line + 1, text.len);
		line = sv_find(text, SV("\n"));
	}
	strview head = sv_slice(text, 0, line);
	return (sv_has(head, SV(",")) || sv_has(head, SV(";")) ||
		   sv_has(head, SV("\t"))) &&
	       sv_find_fold(head, SV("AuditData")) < head.len;
}

enum format
sniff_format(strview head)
{
	strview text = sv_trim(head);

	if (text.len == 0)
		return FORMAT_EMPTY;
	if (sv_starts(head, SV("PK\x03\x04")) ||
	    sv_starts(head, SV("PK\x05\x06")))
		return FORMAT_ZIP;
	if (text.ptr[0] == '{' || text.ptr[0] == '[')
		return FORMAT_JSON;
	if (text.ptr[0] != '<')
		return is_records(text) ? FORMAT_CSV : FORMAT_UNKNOWN;
	text = skip_prolog(text);
	if (is_element(text, SV("Objs")))
		return FORMAT_CLIXML;
	return is_element(text, SV("rules")) ? FORMAT_RULES : FORMAT_XML;
}
