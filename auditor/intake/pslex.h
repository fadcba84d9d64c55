/*
 * pslex.h - the words of a command line of PowerShell: blanks, comments,
 * quoted texts, bare words (about_Parsing, about_Quoting_Rules).
 *
 * PowerShell takes typographic quotes and dashes for straight ones, and so does
 * this.  What would have to be run to be known is refused.
 */
#ifndef AUDITOR_INTAKE_PSLEX_H
#define AUDITOR_INTAKE_PSLEX_H

#include <stdbool.h>

#include "auditor/base/arena.h"
#include "auditor/base/err.h"

struct pslex {
	strview all;
	size_t at; /* offset of the character at hand */
	struct arena *arena;
	struct err *err;
};

/* pslex_fail(lex, at, what): ${what}, an N_() text, at offset ${at}. */
int pslex_fail(const struct pslex *lex, size_t at, const char *what);

/* pslex_peek(lex, ahead): the byte ${ahead} of the one at hand; or NUL. */
char pslex_peek(const struct pslex *lex, size_t ahead);

/*
 * pslex_blanks(lex, has_break):
 * Skip blanks, line breaks, comments, and line breaks that a backtick
 * continues.  ${has_break}, which may be NULL: one was not continued.
 */
int pslex_blanks(struct pslex *lex, bool *has_break) MUST_USE;

/*
 * pslex_quote(lex, kind):
 * The length of the quote at hand, 0 when there is none, and whether it is
 * single or double: '\'' or '"'.
 */
size_t pslex_quote(const struct pslex *lex, char *kind);

/* pslex_dash(lex): take the dash at hand when a name follows it. */
bool pslex_dash(struct pslex *lex);

/* pslex_is_name(c): it may stand in the name of a parameter. */
bool pslex_is_name(char c);

/* pslex_ends_word(lex): nothing is at hand that a word could hold. */
bool pslex_ends_word(const struct pslex *lex);

/*
 * pslex_quoted(lex, text), pslex_word(lex, text):
 * Take the quoted text, or the bare word, at hand as it is kept (utf8.h).
 */
int pslex_quoted(struct pslex *lex, strview *text) MUST_USE;
int pslex_word(struct pslex *lex, strview *text) MUST_USE;

#endif
