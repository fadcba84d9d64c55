/*
 * kind_words.h - kinds named on the command line.
 */
#ifndef CMD_KIND_WORDS_H
#define CMD_KIND_WORDS_H

#include "auditor/base/err.h"
#include "auditor/base/strbuf.h"
#include "auditor/model/kind.h"

/*
 * kind_words_read(option, text, kinds, err):
 * The kinds that ${text}, the value of ${option}, names, with commas between.
 */
int kind_words_read(const char *option, const char *text, kind_set *kinds,
    struct err *err) MUST_USE;

/* kind_words_put(kinds, out): append their names, with commas. */
void kind_words_put(kind_set kinds, struct strbuf *out);

#endif
