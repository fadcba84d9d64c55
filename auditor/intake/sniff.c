/*
 * sniff.c - which format a file is in, by its first bytes.
 */
#include "auditor/intake/sniff.h"

#include "auditor/base/attr.h"
#include "auditor/intake/table.h"

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

/* gzip, xz, bzip2, zstd, 7z, RAR. */
static bool
is_packed(strview head)
{
	static const strview marks[] = {SV_INIT("\x1f\x8b"),
	    SV_INIT("\xfd\x37zXZ"), SV_INIT("BZh"), SV_INIT("\x28\xb5\x2f\xfd"),
	    SV_INIT("7z\xbc\xaf\x27\x1c"), SV_INIT("Rar!\x1a\x07")};

	for (size_t i = 0; i < COUNT_OF(marks); i++) {
		if (sv_starts(head, marks[i]))
			return true;
	}
	return false;
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
	if (is_packed(head))
		return FORMAT_PACKED;
	if (sv_starts(text, SV("#< CLIXML")))
		return FORMAT_CLIXML;
	if (text.ptr[0] == '{' || text.ptr[0] == '[')
		return FORMAT_JSON;
	if (text.ptr[0] != '<')
		return table_is(text) ? FORMAT_CSV : FORMAT_UNKNOWN;
	text = skip_prolog(text);
	if (is_element(text, SV("Objs")))
		return FORMAT_CLIXML;
	return is_element(text, SV("rules")) ? FORMAT_RULES : FORMAT_XML;
}
