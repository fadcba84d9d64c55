/*
 * xml_internal.h - shared by xml.c and xml_calls.c.
 */
#ifndef AUDITOR_BASE_XML_INTERNAL_H
#define AUDITOR_BASE_XML_INTERNAL_H

#include <libxml/parser.h>

#include "auditor/base/strbuf.h"
#include "auditor/base/xml.h"

struct attribute {
	const char *name; /* owned by the parser */
	size_t at;        /* in bytes: its value */
	size_t len;
};

struct event {
	enum xml_node node;
	unsigned line;
	strview name; /* of an element, owned by the parser */
	size_t at;    /* in bytes: a text */
	size_t len;
	size_t attributes; /* the first of its attributes */
	size_t attribute_count;
};

struct xml {
	xmlParserCtxtPtr parser;
	struct xml_source source;
	bool has_failed; /* the source did, for this reason */
	struct err failure;
	bool is_over;    /* all was pushed, or there is no use in more */
	bool is_refused; /* a document type, or a text that is too long */
	struct event *events;
	size_t count;
	size_t cap;
	size_t next; /* the one that xml_next gives */
	struct attribute *attributes;
	size_t attribute_count;
	size_t attribute_cap;
	struct strbuf bytes; /* texts and values of attributes */
	enum xml_node last_tag;
	bool is_root_closed;
	size_t nodes;
	unsigned depth;
	unsigned line;     /* of the event given last */
	bool is_short;     /* it complained of the end */
	char message[256]; /* the first complaint of libxml2 */
	int message_line;
};

/* xml_open_text(xml): the last event, a text to which more may come; or NULL. */
struct event *xml_open_text(const struct xml *xml);

/* xml_calls: what puts events into the queue; their context is the xml. */
extern const xmlSAXHandler xml_calls;

#endif
