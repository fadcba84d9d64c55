/*
 * xml_calls.c - what libxml2 calls back for, as a queue of events.
 */
#include "auditor/base/lang.h"
#include "auditor/base/xml_internal.h"

#include <libxml/parserInternals.h>
#include <string.h>

#include "auditor/base/mem.h"

#include "auditor/base/banned.h"

static void
keep_message(void *context, xmlErrorPtr error)
{
	struct xml *xml = context;
	strview text = sv_trim(sv_from(error->message));

	if (xml->message[0] != '\0' || error->level < XML_ERR_ERROR)
		return;
	xml->is_short = error->code == XML_ERR_DOCUMENT_END;
	text = sv_slice(text, 0, sv_find(text, SV("\n")));
	text = sv_slice(text, 0, sizeof(xml->message) - 1);
	if (text.len == 0)
		text = SV_("unknown error");
	memcpy(xml->message, text.ptr, text.len);
	xml->message_line = error->line;
}

static void
refuse(struct xml *xml, const char *what)
{
	if (xml->is_refused)
		return;
	xml->is_refused = true;
	(void)err_set(&xml->failure, ERR_FORMAT, "line %d: %s",
	    xml->parser->input != NULL ? xml->parser->input->line : 0, what);
	xmlStopParser(xml->parser);
}

static struct event *
add_event(struct xml *xml, enum xml_node node, const xmlChar *name)
{
	if (xml->count == xml->cap) {
		xml->cap = xml->cap > 0 ? 2 * xml->cap : 256;
		xml->events =
		    mem_resize(xml->events, xml->cap, sizeof(*xml->events));
	}
	struct event *event = &xml->events[xml->count++];
	*event = (struct event){
	    .node = node,
	    .line = (unsigned)xml->parser->input->line,
	    .name = sv_from((const char *)name),
	    .at = xml->bytes.len,
	    .attributes = xml->attribute_count,
	};
	return event;
}

struct event *
xml_open_text(const struct xml *xml)
{
	struct event *last =
	    xml->count > xml->next ? &xml->events[xml->count - 1] : NULL;

	return last != NULL && last->node == XML_TEXT ? last : NULL;
}

/* White space is text where nothing else is between two tags of one element. */
static void
drop_blank(struct xml *xml, bool is_alone)
{
	const struct event *text = xml_open_text(xml);

	if (text == NULL || is_alone)
		return;
	strview view =
	    sv_slice(strbuf_view(&xml->bytes), text->at, text->at + text->len);
	if (sv_is_blank(view))
		xml->count--;
}

static void
add_attribute(struct xml *xml, const xmlChar **from)
{
	if (xml->attribute_count == xml->attribute_cap) {
		xml->attribute_cap =
		    xml->attribute_cap > 0 ? 2 * xml->attribute_cap : 256;
		xml->attributes = mem_resize(xml->attributes,
		    xml->attribute_cap, sizeof(*xml->attributes));
	}
	/* Name, prefix, namespace, and where the value begins and ends. */
	strview value = {(const char *)from[3], (size_t)(from[4] - from[3])};
	xml->attributes[xml->attribute_count++] = (struct attribute){
	    (const char *)from[0], xml->bytes.len, value.len};
	strbuf_add(&xml->bytes, value);
}

static void
on_start(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
    int attribute_count, int default_count, const xmlChar **attributes)
{
	struct xml *xml = context;

	(void)prefix;
	(void)uri;
	(void)namespace_count;
	(void)namespaces;
	(void)default_count;
	drop_blank(xml, false);
	struct event *event = add_event(xml, XML_START, name);
	event->attribute_count = (size_t)attribute_count;
	for (size_t i = 0; i < event->attribute_count; i++)
		add_attribute(xml, attributes + 5 * i);
	xml->last_tag = XML_START;
}

static void
on_end(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct xml *xml = context;

	(void)prefix;
	(void)uri;
	drop_blank(xml, xml->last_tag == XML_START);
	(void)add_event(xml, XML_END, name);
	xml->last_tag = XML_END;
}

static void
on_text(void *context, const xmlChar *text, int len)
{
	struct xml *xml = context;
	struct event *event = xml_open_text(xml);

	if (event == NULL)
		event = add_event(xml, XML_TEXT, NULL);
	if (event->len + (size_t)len > XML_MAX_TEXT_LENGTH) {
		refuse(xml, _("a text of more than 10000000 bytes"));
		return;
	}
	strbuf_add(&xml->bytes, (strview){(const char *)text, (size_t)len});
	event->len += (size_t)len;
}

/* White space on one side of it is no text. */
static void
on_comment(void *context, const xmlChar *text)
{
	(void)text;
	drop_blank(context, false);
}

static void
on_document_type(void *context, const xmlChar *name, const xmlChar *external,
    const xmlChar *uri)
{
	(void)name;
	(void)external;
	(void)uri;
	refuse(context, _("a document type or an entity of its own, which no "
			  "export has, is "
			  "refused"));
}

const xmlSAXHandler xml_calls = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = on_document_type,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .ignorableWhitespace = on_text,
    .comment = on_comment,
    .serror = keep_message,
};
