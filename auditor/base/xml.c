/*
 * xml.c - one guarded reader of XML, as a stream.
 *
 * The parser is pushed a piece of the text at a time and calls back for what
 * is in it; the calls are kept in a queue, from which xml_next takes.  That
 * takes half the time of the reader of libxml2, which builds a tree to take
 * it down again.
 */
#include "auditor/base/xml.h"

#include <stdlib.h>
#include <string.h>

#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/mem.h"
#include "auditor/base/xml_internal.h"

#include "auditor/base/banned.h"

#define PIECE (4 * KIB) /* so that its queue stays close to the processor */

static void *
xml_alloc(size_t size)
{
	return mem_resize(NULL, size, 1);
}

static void *
xml_realloc(void *ptr, size_t size)
{
	return mem_resize(ptr, size, 1);
}

static char *
xml_dup(const char *text)
{
	size_t size = strlen(text) + 1;
	char *copy = mem_resize(NULL, size, 1);

	memcpy(copy, text, size);
	return copy;
}

/* Exhausted memory ends the process; libxml2 would end the document early. */
static void
hook_memory(void)
{
	(void)xmlMemSetup(mem_free, xml_alloc, xml_realloc, xml_dup);
}

struct xml *
xml_open(const struct xml_source *source)
{
	xmlSAXHandler calls = xml_calls;
	struct xml *xml = mem_new(1, sizeof(*xml));

	hook_memory();
	xml->source = *source;
	xml->parser = xmlCreatePushParserCtxt(&calls, xml, NULL, 0, NULL);
	if (xml->parser == NULL)
		mem_exhausted("XML parser");
	/* The bytes are UTF-8, whatever they say; of entities there are but
	 * the five, so to replace them reaches for nothing. */
	(void)xmlCtxtUseOptions(xml->parser,
	    XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC);
	xml->bytes.max = LIMIT_IMPORT;
	return xml;
}

void
xml_close(struct xml *xml)
{
	if (xml == NULL)
		return;
	xmlFreeParserCtxt(xml->parser);
	mem_free(xml->events);
	mem_free(xml->attributes);
	strbuf_done(&xml->bytes);
	mem_free(xml);
}

void
xml_drop(struct xml **xml)
{
	xml_close(*xml);
}

/* The one that xml_next gave last. */
static const struct event *
current(const struct xml *xml)
{
	static const struct event none;

	return xml->next > 0 ? &xml->events[xml->next - 1] : &none;
}

unsigned
xml_line(const struct xml *xml)
{
	return xml->line;
}

/* All but a text that goes on was taken: the queue begins anew with it. */
static void
rewind_queue(struct xml *xml)
{
	const struct event *open = xml_open_text(xml);

	xml->attribute_count = 0;
	xml->next = 0;
	xml->count = 0;
	if (open == NULL) {
		strbuf_clear(&xml->bytes);
		return;
	}
	struct event text = *open;
	memmove(xml->bytes.ptr, xml->bytes.ptr + text.at, text.len);
	xml->bytes.len = text.len;
	text.at = 0;
	xml->events[xml->count++] = text;
}

static void
push_piece(struct xml *xml)
{
	char piece[PIECE];
	size_t got = 0;

	if (xml->source.read(xml->source.cookie, piece, sizeof(piece), &got,
		&xml->failure) != 0) {
		xml->has_failed = true;
		xml->is_over = true;
		return;
	}
	(void)xmlParseChunk(xml->parser, piece, (int)got, got == 0);
	xml->is_over = got == 0 || xml->is_refused || !xml->parser->wellFormed;
}

/* Until one is whole, or no more comes. */
static void
fill_queue(struct xml *xml)
{
	while (!xml->is_over &&
	       (xml->next == xml->count || (xml->next + 1 == xml->count &&
					       xml_open_text(xml) != NULL))) {
		rewind_queue(xml);
		push_piece(xml);
	}
}

/* The parser stopped: at the end, or for a reason. */
static int
fail_reading(const struct xml *xml, struct err *err)
{
	if (xml->has_failed || xml->is_refused) {
		if (err != NULL)
			*err = xml->failure;
		return -1;
	}
	if (xml->message[0] == '\0')
		return err_set(err, ERR_FORMAT, "line %u: not well-formed XML",
		    xml_line(xml));
	/* libxml2 has one complaint for text too little and text too much. */
	return err_set(err, ERR_FORMAT, "line %d: not well-formed XML: %s",
	    xml->message_line,
	    xml->is_short && xml->depth > 0
		? _("the text ends inside an element")
		: xml->message);
}

static int
check_start(struct xml *xml, struct err *err)
{
	if (xml->depth >= XML_DEPTH)
		return err_set(err, ERR_LIMIT,
		    "line %u: nested deeper than %d elements", xml_line(xml),
		    XML_DEPTH);
	if (xml_name(xml).len > XML_NAME)
		return err_set(err, ERR_LIMIT,
		    "line %u: a name of more than %d bytes", xml_line(xml),
		    XML_NAME);
	if (++xml->nodes > 5 * LIMIT_NODES)
		return err_set(err, ERR_LIMIT,
		    "line %u: more than %zu elements", xml_line(xml),
		    5 * LIMIT_NODES);
	return 0;
}

static int
finish(struct xml *xml, enum xml_node *node, struct err *err)
{
	if (!xml->is_root_closed || xml->message[0] != '\0' ||
	    xml->has_failed || xml->is_refused)
		return fail_reading(xml, err);
	*node = XML_CLOSED;
	return 0;
}

int
xml_next(struct xml *xml, enum xml_node *node, struct err *err)
{
	if (xml->next + 1 >= xml->count)
		fill_queue(xml);
	if (xml->next == xml->count)
		return finish(xml, node, err);
	const struct event *event = &xml->events[xml->next++];
	*node = event->node;
	xml->line = event->line;
	if (*node == XML_START) {
		TRY(check_start(xml, err));
		xml->depth++;
	}
	if (*node == XML_END) {
		xml->depth--;
		xml->is_root_closed = xml->depth == 0;
	}
	return 0;
}

strview
xml_name(const struct xml *xml)
{
	return current(xml)->name;
}

strview
xml_text(const struct xml *xml)
{
	const struct event *event = current(xml);

	return sv_slice(
	    strbuf_view(&xml->bytes), event->at, event->at + event->len);
}

strview
xml_attribute(const struct xml *xml, const char *name)
{
	const struct event *event = current(xml);

	for (size_t i = 0; i < event->attribute_count; i++) {
		const struct attribute *at =
		    &xml->attributes[event->attributes + i];
		if (strcmp(at->name, name) == 0)
			return sv_slice(
			    strbuf_view(&xml->bytes), at->at, at->at + at->len);
	}
	return SV("");
}

unsigned
xml_depth(const struct xml *xml)
{
	return xml->depth > 0 ? xml->depth - 1 : 0;
}

int
xml_skip(struct xml *xml, struct err *err)
{
	unsigned outside = xml->depth - 1;
	enum xml_node node;

	while (xml->depth > outside)
		TRY(xml_next(xml, &node, err));
	return 0;
}
