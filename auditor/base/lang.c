/*
 * lang.c - texts in the language of the reader, through gettext(3).
 */
#include "auditor/base/lang.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>

#include "auditor/base/banned.h"

#define DOMAIN "exoaudit"

/* False until a catalogue was found: most runs need no look-up at all. */
static bool is_translated;

void
lang_start(void)
{
	/* NOLINTBEGIN(concurrency-mt-unsafe): there are no threads */
	const char *folder = getenv("TEXTDOMAINDIR");

	if (folder == NULL || folder[0] == '\0')
		folder = LOCALEDIR;
	if (setlocale(LC_MESSAGES, "") == NULL)
		return;
	/* NOLINTEND(concurrency-mt-unsafe) */
	(void)bindtextdomain(DOMAIN, folder);
	(void)bind_textdomain_codeset(DOMAIN, "UTF-8");
	/* The translation of "" is the head of the catalogue. */
	is_translated = dgettext(DOMAIN, "")[0] != '\0';
	/* What none has is looked for in each language of a list, so that all
	 * are read now. */
	(void)dgettext(DOMAIN, "-");
}

/* The empty text has a translation: the head of the catalogue. */
const char *
lang(const char *text)
{
	return is_translated && text[0] != '\0' ? dgettext(DOMAIN, text) : text;
}

const char *
lang_plural(const char *one, const char *many, unsigned long count)
{
	if (is_translated)
		return dngettext(DOMAIN, one, many, count);
	return count == 1 ? one : many;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The shape of a tag (RFC 5646, 2.1): a language of 2 to 8 letters, then
 * subtags of 1 to 8 letters and digits. */
static bool
is_tag(strview text)
{
	strview subtag;

	for (size_t i = 0; sv_cut(&text, '-', &subtag); i++) {
		if (subtag.len == 0 || subtag.len > 8 ||
		    (i == 0 && subtag.len == 1))
			return false;
		for (size_t j = 0; j < subtag.len; j++) {
			char c = subtag.ptr[j];
			bool is_digit = c >= '0' && c <= '9';
			if (!is_letter(c) && (i == 0 || !is_digit))
				return false;
		}
	}
	return true;
}

const char *
lang_code(void)
{
	/* TRANSLATORS: no word but the language of your texts, as one tag of
	 * BCP 47: "ja", "pt-BR".  Pages say it in their lang attribute. */
	const char *code = _("en");

	return is_tag(sv_from(code)) ? code : "en";
}
