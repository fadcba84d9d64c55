/*
 * textw.h - writer of plain text: escaping, wrapping, colour in one place.
 */
#ifndef AUDITOR_REPORT_TEXTW_H
#define AUDITOR_REPORT_TEXTW_H

#include <stdbool.h>

#include "auditor/base/strbuf.h"

/* Widest line of prose; a wider terminal does not make it easier to read. */
#define TEXTW_WIDTH_MAX 100
#define TEXTW_WIDTH_MIN 40
/* Columns of the labels of textw_field. */
#define TEXTW_LABEL 14

enum tone {
	TONE_PLAIN,
	TONE_STRONG,
	TONE_DIM,
	TONE_GOOD,
	TONE_DOUBT,
	TONE_BAD,
};

struct textw {
	struct strbuf *out; /* borrowed */
	unsigned width;     /* columns */
	bool use_colour;
};

/*
 * textw_para(w, indent, hang, tone, text):
 * One paragraph, escaped (term.h) and wrapped by display columns: its first
 * line begins at column ${indent}, the others at ${hang}.
 */
void textw_para(struct textw *w, unsigned indent, unsigned hang, enum tone tone,
    strview text);

/* textw_field(w, indent, label, tone, text): a label, which is ours and
 * translated, and a paragraph. */
void textw_field(struct textw *w, unsigned indent, const char *label,
    enum tone tone, strview text);

/* textw_code(w, indent, label, text): to be copied: escaped, never wrapped.
 * ${label} may be NULL. */
void textw_code(
    struct textw *w, unsigned indent, const char *label, strview text);

/* textw_heading(w, tone, text): a blank line and ${text}, which is ours. */
void textw_heading(struct textw *w, enum tone tone, strview text);

/* textw_blank(w): a blank line. */
void textw_blank(struct textw *w);

#endif
