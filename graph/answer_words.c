/*
 * answer_words.c - code and words inside an error of Graph or Exchange.
 */
#include "graph/answer_words.h"

#include "auditor/base/attr.h"

#include "auditor/base/banned.h"

static const strview error_names[] = {
    SV_INIT("error"),
    SV_INIT("@odata.error"),
    SV_INIT("odata.error"),
    SV_INIT("@adminapi.errors"),
};

const struct json *
answer_words_error(const struct json *body)
{
	for (size_t i = 0; i < COUNT_OF(error_names); i++) {
		const struct json *error = json_get(body, error_names[i]);
		if (!json_is_empty(error))
			return error;
	}
	return NULL;
}

/* "|Type|text" or "Code|Type|text": what Exchange puts into a message. */
static void
split_typed(strview text, struct answer_words *words)
{
	strview first;
	strview type;

	if (!sv_cut(&text, '|', &first) || !sv_cut(&text, '|', &type) ||
	    text.ptr == NULL)
		return;
	if (words->type.len == 0)
		words->type = type;
	words->message = text;
}

/* Both services put JSON into a message at times. */
static void
open_nested(struct arena *arena, struct answer_words *words)
{
	const struct json *inner = NULL;
	strview text = words->message;

	if (text.len == 0 || text.ptr[0] != '{' ||
	    json_parse(text, JSON_WIRE, arena, &inner, NULL) != 0)
		return;
	strview message = json_get_text(inner, SV("message"));
	if (message.len == 0)
		message = json_get_text(inner, SV("Message"));
	if (message.len > 0)
		words->message = message;
	strview type = json_get_text(inner, SV("TypeName"));
	if (type.len > 0)
		words->type = type;
	strview code = json_get_text(inner, SV("errorCode"));
	if (code.len > 0)
		words->code = code;
}

static const struct json *
first_of(const struct json *array)
{
	return json_is_type(array, JSON_ARRAY) && array->count > 0
		   ? &array->items[0]
		   : NULL;
}

/* The cause, which Exchange hides below general words. */
static void
read_cause(const struct json *error, struct answer_words *words)
{
	const struct json *inner = json_get(error, SV("innererror"));
	const struct json *cause = json_get(inner, SV("internalexception"));
	const struct json *detail = first_of(json_get(error, SV("details")));
	strview message = json_get_text(cause, SV("message"));

	words->type = json_get_text(cause, SV("type"));
	if (message.len == 0)
		message = json_get_text(detail, SV("message"));
	if (message.len > 0)
		words->message = message;
}

void
answer_words_read(
    const struct json *error, struct arena *arena, struct answer_words *words)
{
	*words = (struct answer_words){0};
	if (json_is_type(error, JSON_ARRAY))
		error = first_of(error);
	if (json_is_type(error, JSON_STRING)) {
		words->message = json_text(error);
		return;
	}
	words->code = json_get_text(error, SV("code"));
	words->message = json_get_text(error, SV("message"));
	/* OData version 3 wraps the text: {"lang":…,"value":…}. */
	if (words->message.len == 0)
		words->message =
		    json_get_text(json_get(error, SV("message")), SV("value"));
	read_cause(error, words);
	split_typed(words->message, words);
	open_nested(arena, words);
}
