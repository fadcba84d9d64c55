/*
 * answer_words.h - code and words inside an error of Graph or Exchange.
 */
#ifndef GRAPH_ANSWER_WORDS_H
#define GRAPH_ANSWER_WORDS_H

#include "auditor/base/arena.h"
#include "auditor/base/json.h"

struct answer_words {
	strview code;    /* Graph's code, "" if none */
	strview type;    /* .NET type of Exchange, "" if none */
	strview message; /* the most telling text */
};

/*
 * answer_words_error(body):
 * The error object of ${body}, under any of the names it goes by; NULL when
 * ${body} reports none.
 */
const struct json *answer_words_error(const struct json *body);

/*
 * answer_words_read(error, arena, words):
 * Fill ${words} from ${error}, which may be NULL.  Messages that are JSON
 * themselves, and "|Type|text" of Exchange, are opened.
 */
void answer_words_read(
    const struct json *error, struct arena *arena, struct answer_words *words);

#endif
