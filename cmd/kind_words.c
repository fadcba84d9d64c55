/*
 * kind_words.c - kinds named on the command line.
 */
#include "cmd/kind_words.h"

#include "auditor/base/banned.h"

void
kind_words_put(kind_set kinds, struct strbuf *out)
{
	const char *between = "";

	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((kinds & KIND_BIT(i)) == 0)
			continue;
		strbuf_printf(out, "%s%s", between, kind_name((enum kind)i));
		between = ", ";
	}
}

int
kind_words_read(
    const char *option, const char *text, kind_set *kinds, struct err *err)
{
	strview rest = sv_from(text);
	strview word;
	enum kind kind;

	*kinds = 0;
	while (sv_cut(&rest, ',', &word)) {
		word = sv_trim(word);
		if (kind_find(word, &kind) || kind_find_key(word, &kind)) {
			*kinds |= KIND_BIT(kind);
			continue;
		}
		(void)err_set(err, ERR_USAGE, "%s: no kind \"" SV_FMT "\"",
		    option, SV_ARG(word));
		return err_hint(err,
		    "such as inbound-connector,transport-rule; `exoaudit "
		    "baseline show` lists them all");
	}
	return 0;
}
