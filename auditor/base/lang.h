/*
 * lang.h - texts in the language of the reader, through gettext(3).
 *
 * The msgid is the English text itself.  Translated is what people read:
 * sentences, labels, headings, advice.  Never translated are names and
 * properties of objects, ids, words of machine formats, and what is typed:
 * commands, options, keys of the configuration.
 *
 * A sentence is one msgid with its values as %s in it, never pieces put
 * together: other languages order them otherwise.  err_set, err_hint, err_wrap,
 * yaml_fail, log_line, output_note and output_line translate the format they are
 * given; everywhere else a text is marked where it stands.
 */
#ifndef AUDITOR_BASE_LANG_H
#define AUDITOR_BASE_LANG_H

#include "auditor/base/attr.h"
#include "auditor/base/strview.h"

/* The text here and now; in the language of the reader. */
#define _(text) lang(text)

/* The same as a view. */
#define SV_(text) sv_from(lang(text))

/* A text of a constant table: found by xgettext here, translated with lang()
 * where it is used. */
#define N_(text) "" text

/* The form of a text for ${count}: both are literals. */
#define PLURAL(count, one, many) lang_plural(one, many, count)

/*
 * lang_start():
 * Take the language from LANGUAGE, LC_ALL, LC_MESSAGES or LANG, and read its
 * catalogue now: a sandbox may keep it out of reach later.  Catalogues lie
 * where they were installed, or in TEXTDOMAINDIR when that is set.  Until then,
 * and where there is no catalogue, texts are English.
 */
void lang_start(void);

/* lang(text): the translation of ${text}; ${text} when there is none. */
const char *lang(const char *text) __attribute__((format_arg(1)));

/* lang_plural(one, many, count): the form that ${count} takes. */
const char *lang_plural(const char *one, const char *many, unsigned long count)
    __attribute__((format_arg(1), format_arg(2)));

/*
 * lang_code():
 * The language that texts are in, as a tag of BCP 47: what the catalogue says
 * of itself; "en" without a catalogue, or when it says no such tag.
 */
const char *lang_code(void);

#endif
