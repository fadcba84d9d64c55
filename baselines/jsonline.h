/*
 * jsonline.h - JSON with one entry a line, so that git diff is readable.
 *
 * For a writer that is pretty: what is opened here stays on one line until it
 * is closed.
 */
#ifndef BASELINES_JSONLINE_H
#define BASELINES_JSONLINE_H

#include "auditor/base/jsonw.h"

/*
 * jsonline_object(w, key), jsonline_array(w, key):
 * As jsonw_object and jsonw_array; return what jsonline_end is to be given.
 */
bool jsonline_object(struct jsonw *w, const char *key);
bool jsonline_array(struct jsonw *w, const char *key);
/* jsonline_end(w, was_pretty): as jsonw_end. */
void jsonline_end(struct jsonw *w, bool was_pretty);

/* jsonline_words(w, key, words, count): an array of texts on one line. */
void jsonline_words(
    struct jsonw *w, const char *key, const strview *words, size_t count);

#endif
