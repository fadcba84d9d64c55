/*
 * kinds.c - sets of kinds as text: " domain transport-rule ".
 */
#include "auditor/store/kinds.h"

#include "auditor/base/banned.h"

void
kinds_write(kind_set kinds, struct strbuf *buf)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((kinds & KIND_BIT(i)) == 0)
			continue;
		if (buf->len == 0)
			strbuf_add_char(buf, ' ');
		strbuf_add_text(buf, kind_name((enum kind)i));
		strbuf_add_char(buf, ' ');
	}
}

bool
kinds_read(strview text, kind_set *kinds)
{
	kind_set result = 0;
	strview name;

	while (sv_cut(&text, ' ', &name)) {
		enum kind kind;
		if (name.len == 0)
			continue;
		if (!kind_find(name, &kind))
			return false;
		result |= KIND_BIT(kind);
	}
	*kinds = result;
	return true;
}

void
kinds_key(enum kind kind, struct strbuf *buf)
{
	strbuf_printf(buf, " %s ", kind_name(kind));
}
