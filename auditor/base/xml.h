/*
 * xml.h - one guarded reader of XML, as a stream.
 *
 * libxml2 with all off that reaches beyond the bytes: a document type is
 * refused, so that there are no entities but the five of the standard, and
 * nothing is fetched.  Comments, processing instructions and the white space
 * between elements are skipped.
 */
#ifndef AUDITOR_BASE_XML_H
#define AUDITOR_BASE_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "auditor/base/err.h"
#include "auditor/base/strview.h"

/* Nesting; CLIXML of depth 10 nests about 40. */
#define XML_DEPTH 128
/* Most bytes of a name of an element or attribute. */
#define XML_NAME 256

/* Where the bytes, always UTF-8, come from. */
struct xml_source {
	/* Put at most ${size} bytes into ${buf}; ${got} is 0 at the end. */
	int (*read)(
	    void *cookie, char *buf, size_t size, size_t *got, struct err *err);
	void *cookie;
};

enum xml_node {
	XML_START,
	XML_END, /* also of <a/> */
	XML_TEXT,
	XML_CLOSED, /* the end of the document, its root closed */
};

struct xml; /* opaque */

/*
 * xml_open(source):
 * A reader for xml_close.  An encoding that the document declares is ignored:
 * files in UTF-8 are found that still declare utf-16.
 */
struct xml *xml_open(const struct xml_source *source) MUST_USE;
void xml_close(struct xml *xml);
/* xml_drop(xml): xml_close for CLEANUP. */
void xml_drop(struct xml **xml);

/*
 * xml_next(xml, node, err):
 * Go to the next node.  Fail, naming the line, on what is not well formed, on
 * a document type, beyond a limit, and when the source fails.
 */
int xml_next(struct xml *xml, enum xml_node *node, struct err *err) MUST_USE;

/* xml_name(xml): local name of the element at hand; until xml_next. */
strview xml_name(const struct xml *xml);
/* xml_text(xml): the text at hand; until xml_next. */
strview xml_text(const struct xml *xml);
/* xml_attribute(xml, name): at XML_START; "" when it is not there. */
strview xml_attribute(const struct xml *xml, const char *name);
/* xml_depth(xml): elements around; 0 for the root itself. */
unsigned xml_depth(const struct xml *xml);
unsigned xml_line(const struct xml *xml);

/* xml_skip(xml, err): go to the end of the element that began. */
int xml_skip(struct xml *xml, struct err *err) MUST_USE;

#endif
