/*
 * clixml.c - what Export-Clixml may have written: a value of it that is written
 * as CLIXML again is the same value.
 */
#include "auditor/intake/clixml.h"
#include "auditor/base/jsonw.h"
#include "auditor/base/utf8.h"
#include "tests/fuzz/fuzz.h"

#define MOST_BYTES 65536

/* As the serialiser of PowerShell: _xHHHH_ for what may be misread. */
static void
put_text(struct strbuf *out, strview text)
{
	while (text.len > 0) {
		uint32_t point;
		(void)utf8_next(&text, &point);
		if (point < 0x80 && point >= ' ' && point != '<' &&
		    point != '&' && point != '"' && point != '_')
			strbuf_add_char(out, (char)point);
		else if (point < 0x10000)
			strbuf_printf(out, "_x%04X_", (unsigned)point);
		else
			strbuf_printf(out, "_x%04X__x%04X_",
			    (unsigned)(0xd7c0 + (point >> 10)),
			    (unsigned)(0xdc00 + (point & 0x3ff)));
	}
}

static void put_value(
    struct strbuf *out, const struct json *value, unsigned *ref);

static void
put_items(struct strbuf *out, const struct json *value, unsigned *ref)
{
	bool is_list = value->type == JSON_ARRAY;

	strbuf_add_text(out, is_list ? "<LST>" : "<MS>");
	for (size_t i = 0; i < value->count; i++)
		put_value(out, &value->items[i], ref);
	strbuf_add_text(out, is_list ? "</LST></Obj>" : "</MS></Obj>");
}

static void
put_name(struct strbuf *out, const char *tag, strview name)
{
	strbuf_printf(out, "<%s", tag);
	if (name.len > 0) {
		strbuf_add_text(out, " N=\"");
		put_text(out, name);
		strbuf_add_char(out, '"');
	}
}

static void
put_value(struct strbuf *out, const struct json *value, unsigned *ref)
{
	static const char *const tags[] = {
	    [JSON_BOOL] = "B", [JSON_NUMBER] = "I64", [JSON_STRING] = "S"};

	if (value->type == JSON_NULL) {
		put_name(out, "Nil", value->key);
		strbuf_add_text(out, "/>");
		return;
	}
	if (value->type == JSON_ARRAY || value->type == JSON_OBJECT) {
		put_name(out, "Obj", value->key);
		strbuf_printf(out, " RefId=\"%u\">", (*ref)++);
		put_items(out, value, ref);
		return;
	}
	put_name(out, tags[value->type], value->key);
	strbuf_add_char(out, '>');
	if (value->type == JSON_BOOL)
		strbuf_add_text(out, value->truth ? "true" : "false");
	else
		put_text(out, value->text);
	strbuf_printf(out, "</%s>", tags[value->type]);
}

/* Values as JSON, and as CLIXML unless they hold what is not written so. */
struct written {
	struct strbuf json;
	struct strbuf xml;
	unsigned ref;
	bool is_odd;
};

static bool
has_odd(const struct json *value)
{
	if (text_is_odd(value->text) || text_is_odd(value->key))
		return true;
	for (size_t i = 0; i < value->count; i++) {
		if (has_odd(&value->items[i]))
			return true;
	}
	return false;
}

static int
take(void *cookie, const struct clixml_item *item, struct err *err)
{
	struct written *written = cookie;
	struct jsonw w = {.out = &written->json};
	struct json value = *item->value;

	value.key = SV("");
	written->is_odd |= has_odd(&value);
	jsonw_value(&w, NULL, &value);
	/* A list at the top is handed over piece by piece. */
	if (value.type == JSON_OBJECT)
		put_value(&written->xml, &value, &written->ref);
	else
		written->is_odd = true;
	return written->json.len > MOST_BYTES
		   ? err_set(err, ERR_LIMIT, "enough")
		   : 0;
}

static bool
is_list(void *cookie, strview key)
{
	(void)cookie;
	return sv_eq(key, SV("value"));
}

static void
note_list(void *cookie, strview key)
{
	(void)cookie;
	(void)key;
}

static void
written_done(struct written *written)
{
	strbuf_done(&written->json);
	strbuf_done(&written->xml);
}

static int
read_bytes(strview bytes, struct written *written)
{
	const struct clixml_sink sink = {take, is_list, note_list, written};
	const struct feed_source source = feed_from_bytes(&bytes);
	CLEANUP(feed_done) struct feed feed;
	struct err err;

	feed_init(&feed, &source, 10 * MOST_BYTES, 0);
	return clixml_read(&feed, &sink, &err);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(written_done) struct written first = {0};
	CLEANUP(written_done) struct written second = {0};
	CLEANUP(strbuf_done) struct strbuf document = {0};

	if (read_bytes(fuzz_view(data, size), &first) != 0 || first.is_odd)
		return 0;
	strbuf_add_text(&document, "<Objs>");
	strbuf_add(&document, strbuf_view(&first.xml));
	strbuf_add_text(&document, "</Objs>");
	FUZZ_CHECK(read_bytes(strbuf_view(&document), &second) == 0);
	FUZZ_CHECK(sv_eq(strbuf_view(&first.json), strbuf_view(&second.json)));
	return 0;
}
