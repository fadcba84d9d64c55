/*
 * pscommand_write.c - a command line of PowerShell from its parts.
 */
#include "auditor/base/utf8.h"
#include "auditor/intake/pscommand.h"

#include "auditor/base/banned.h"

/* Between single quotes only the quote itself has to be doubled. */
static void
put_text(struct strbuf *buf, strview text)
{
	static const strview quotes[] = {SV_INIT("'"), SV_INIT("\xe2\x80\x98"),
	    SV_INIT("\xe2\x80\x99"), SV_INIT("\xe2\x80\x9a"),
	    SV_INIT("\xe2\x80\x9b")};

	strbuf_add_char(buf, '\'');
	for (size_t i = 0; i < text.len; i++) {
		strview rest = sv_slice(text, i, text.len);
		for (size_t j = 0; j < COUNT_OF(quotes); j++) {
			if (sv_starts(rest, quotes[j]))
				strbuf_add(buf, quotes[j]);
		}
		strbuf_add_char(buf, text.ptr[i]);
	}
	strbuf_add_char(buf, '\'');
}

static void put_value(
    struct strbuf *buf, const struct json *value, bool is_nested);

/* A list of one, of none, or in another one shows its brackets. */
static void
put_list(struct strbuf *buf, const struct json *list, bool is_nested)
{
	bool has_brackets = is_nested || list->count < 2;

	strbuf_add_text(buf, has_brackets ? "@(" : "");
	for (size_t i = 0; i < list->count; i++) {
		strbuf_add_text(buf, i > 0 ? "," : "");
		put_value(buf, &list->items[i], true);
	}
	strbuf_add_text(buf, has_brackets ? ")" : "");
}

static void
put_table(struct strbuf *buf, const struct json *table)
{
	strbuf_add_text(buf, "@{");
	for (size_t i = 0; i < table->count; i++) {
		strbuf_add_text(buf, i > 0 ? ";" : "");
		put_text(buf, table->items[i].key);
		strbuf_add_char(buf, '=');
		put_value(buf, &table->items[i], true);
	}
	strbuf_add_char(buf, '}');
}

static void
put_value(struct strbuf *buf, const struct json *value, bool is_nested)
{
	switch (value->type) {
	case JSON_NULL:
		strbuf_add_text(buf, "$null");
		return;
	case JSON_BOOL:
		strbuf_add_text(buf, value->truth ? "$true" : "$false");
		return;
	case JSON_NUMBER:
	case JSON_STRING:
		put_text(buf, value->text);
		return;
	case JSON_ARRAY:
		put_list(buf, value, is_nested);
		return;
	case JSON_OBJECT:
		put_table(buf, value);
		return;
	}
}

void
pscommand_write(strview name, const struct json *parameters, struct strbuf *buf)
{
	strbuf_add(buf, name);
	for (size_t i = 0; i < parameters->count; i++) {
		strbuf_add_text(buf, " -");
		strbuf_add(buf, parameters->items[i].key);
		strbuf_add_char(buf, ':');
		put_value(buf, &parameters->items[i], false);
	}
}
