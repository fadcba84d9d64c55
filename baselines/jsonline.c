/*
 * jsonline.c - JSON with one entry a line.
 */
#include "baselines/jsonline.h"

#include "auditor/base/banned.h"

static bool
stay(struct jsonw *w)
{
	bool was_pretty = w->pretty;

	w->pretty = false;
	return was_pretty;
}

bool
jsonline_object(struct jsonw *w, const char *key)
{
	jsonw_object(w, key);
	return stay(w);
}

bool
jsonline_array(struct jsonw *w, const char *key)
{
	jsonw_array(w, key);
	return stay(w);
}

void
jsonline_end(struct jsonw *w, bool was_pretty)
{
	jsonw_end(w);
	w->pretty = was_pretty;
}

void
jsonline_words(
    struct jsonw *w, const char *key, const strview *words, size_t count)
{
	bool was_pretty = jsonline_array(w, key);

	for (size_t i = 0; i < count; i++)
		jsonw_text(w, NULL, words[i]);
	jsonline_end(w, was_pretty);
}
