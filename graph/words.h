/*
 * words.h - the service's own words, fit to be kept in a report.
 */
#ifndef GRAPH_WORDS_H
#define GRAPH_WORDS_H

#include "auditor/base/strbuf.h"

/* Most bytes of one message. */
#define WORDS_MAX 400

/*
 * words_add(buf, foreign):
 * Append ${foreign} as one line of at most WORDS_MAX bytes: line breaks and
 * tabs become blanks, odd bytes their escapes (utf8.h), and whatever looks
 * like a credential becomes [redacted].  It stays foreign text, to be escaped
 * where it is shown.
 */
void words_add(struct strbuf *buf, strview foreign);

#endif
