/*
 * rulefile.c - the result of Export-TransportRuleCollection itself.
 */
#include "auditor/intake/rulefile.h"

#include "auditor/base/codec.h"
#include "auditor/intake/bounds.h"
#include "auditor/intake/rulexml.h"
#include "auditor/intake/sniff.h"

#include "auditor/base/banned.h"

/* Ordinary base64 in the letters of base64url, without padding and breaks. */
static bool
read_text(strview text, struct strbuf *bytes)
{
	CLEANUP(strbuf_done) struct strbuf letters = {0};
	struct err err;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c == '+' || c == '/')
			strbuf_add_char(&letters, c == '+' ? '-' : '_');
		else if (c != '=' && c != '\r' && c != '\n')
			strbuf_add_char(&letters, c);
	}
	return codec_base64url_decode(strbuf_view(&letters), bytes, &err) == 0;
}

static bool
read_numbers(const struct json *list, struct strbuf *bytes)
{
	for (size_t i = 0; i < list->count; i++) {
		strview text = list->items[i].text;
		unsigned sum = 0;
		if (list->items[i].type != JSON_NUMBER || text.len > 3)
			return false;
		for (size_t j = 0; j < text.len; j++)
			sum = sum * 10 + (unsigned)(text.ptr[j] - '0');
		strbuf_add_char(bytes, (char)(unsigned char)sum);
	}
	return true;
}

static bool
read_bytes(const struct json *data, struct strbuf *bytes)
{
	return (json_is_type(data, JSON_STRING) &&
		   read_text(data->text, bytes)) ||
	       (json_is_type(data, JSON_ARRAY) && read_numbers(data, bytes));
}

/* The rules have an arena of their own: the object is still looked at. */
static int
take_rules(struct harvest *harvest, struct feed *feed, struct err *err)
{
	CLEANUP(arena_drop) struct arena *own = arena_new();
	struct arena *kept = harvest->scratch;

	harvest->objects++;
	harvest->scratch = own;
	int status = rulexml_read(feed, harvest, err);
	harvest->scratch = kept;
	return status;
}

int
rulefile_take(struct harvest *harvest, const struct json *object, bool *is_one,
    struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {.max = BOUND_ELEMENT};
	CLEANUP(feed_done) struct feed feed = {0};

	*is_one = false;
	if (!read_bytes(json_get(object, SV("FileData")), &bytes))
		return 0;
	strview rest = strbuf_view(&bytes);
	const struct feed_source source = feed_from_bytes(&rest);
	feed_init(&feed, &source, BOUND_ELEMENT, 0);
	TRY(feed_want(&feed, SNIFF_BYTES, err));
	*is_one = sniff_format(feed_view(&feed)) == FORMAT_RULES;
	return *is_one ? take_rules(harvest, &feed, err) : 0;
}
