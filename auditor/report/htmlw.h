/*
 * htmlw.h - streaming writer of HTML: nesting and escaping in one place.
 *
 * Everything that is not a tag of ours goes through one escape function.
 * Names of tags, attributes and classes are literals.
 */
#ifndef AUDITOR_REPORT_HTMLW_H
#define AUDITOR_REPORT_HTMLW_H

#include <stdbool.h>

#include "auditor/base/strbuf.h"

#define HTMLW_DEPTH 32

struct htmlw {
	struct strbuf *out;            /* borrowed */
	const char *open[HTMLW_DEPTH]; /* names, innermost last */
	size_t depth;
	bool is_in_tag; /* ">" of the innermost is not written yet */
};

/* htmlw_begin(w, tag, class): open an element; ${class} may be NULL. */
void htmlw_begin(struct htmlw *w, const char *tag, const char *class);

/* htmlw_attr(w, name, value): of the element just begun. */
void htmlw_attr(struct htmlw *w, const char *name, strview value);

void htmlw_text(struct htmlw *w, strview text);

/* htmlw_end(w): close the innermost element. */
void htmlw_end(struct htmlw *w);

/* htmlw_leaf(w, tag, class, text): an element with nothing but text. */
void htmlw_leaf(
    struct htmlw *w, const char *tag, const char *class, strview text);

/* htmlw_say(w, tag, class, text): htmlw_leaf for what is ours. */
void htmlw_say(
    struct htmlw *w, const char *tag, const char *class, const char *text);

/* htmlw_newline(w): a line break inside pre. */
void htmlw_newline(struct htmlw *w);

/* htmlw_style(w, css): a style element; ${css} is ours and holds no "<". */
void htmlw_style(struct htmlw *w, const char *css);

/* htmlw_doctype(w): the first line of a page. */
void htmlw_doctype(struct htmlw *w);

/*
 * htmlw_escape(out, text):
 * Append ${text} for content and quoted attributes: markup as character
 * references; what draws nothing, turns the text around it, or may not stand
 * in HTML as \u{XX} or \xXX; the tag of odd text is dropped.
 */
void htmlw_escape(struct strbuf *out, strview text);

/*
 * htmlw_plain(out, text):
 * The same without references: what a reader sees of htmlw_escape, to be
 * measured and cut before it is written.
 */
void htmlw_plain(struct strbuf *out, strview text);

#endif
