/*
 * xml_test.c - XML as a stream of nodes.
 */
#include "auditor/base/xml.h"

#include <string.h>

#include "auditor/base/strbuf.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	const char *xml;
	const char *want;  /* the nodes as text */
	const char *error; /* part of the message; NULL: it is good */
};

static const struct row rows[] = {
    {"elements and texts", "<a x=\"1\"><b>t</b><c/></a>",
	"<a x=1><b>t</b><c></c></a>.", NULL},
    {"white space between elements", "<a>\n  <b/>\n</a>\n", "<a><b></b></a>.",
	NULL},
    {"white space that is a text", "<a> </a>", "<a> </a>.", NULL},
    {"a section is a text", "<a><![CDATA[<&]]></a>", "<a><&</a>.", NULL},
    {"what is skipped", "<?xml version=\"1.0\"?><!-- c --><a><?p q?></a>",
	"<a></a>.", NULL},
    {"the encoding that is declared is ignored",
	"<?xml version=\"1.0\" encoding=\"utf-16\"?><a>\xc3\xa9</a>",
	"<a>\xc3\xa9</a>.", NULL},
    {"the five entities", "<a x=\"&quot;\">&lt;&amp;&#65;</a>",
	"<a x=\"><&A</a>.", NULL},
    {"a namespace", "<p:a xmlns:p=\"urn:x\"/>", "<a></a>.", NULL},
    {"a document type", "<!DOCTYPE a><a/>", NULL, "line 1: a document type"},
    {"an entity of its own", "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>", NULL,
	"a document type"},
    {"an unknown entity", "<a>&e;</a>", NULL, "not well-formed"},
    {"not closed", "<a>\n<b></b>", NULL, "line 2: not well-formed"},
    {"closed by another", "<a></b>", NULL, "not well-formed"},
    {"two roots", "<a/><b/>", NULL, "not well-formed"},
    {"no UTF-8", "<a>\xff</a>", NULL, "not well-formed"},
    {"nothing", "", NULL, "not well-formed"},
    {"no XML", "hello", NULL, "not well-formed"},
};

static int
read_bytes(void *cookie, char *buf, size_t size, size_t *got, struct err *err)
{
	strview *rest = cookie;

	(void)err;
	/* Small pieces: the reader joins them. */
	*got = rest->len < 7 ? rest->len : 7;
	*got = *got < size ? *got : size;
	if (*got > 0)
		memcpy(buf, rest->ptr, *got);
	*rest = sv_slice(*rest, *got, rest->len);
	return 0;
}

static void
put_node(struct strbuf *out, const struct xml *xml, enum xml_node node)
{
	strview x;

	switch (node) {
	case XML_START:
		strbuf_add_char(out, '<');
		strbuf_add(out, xml_name(xml));
		x = xml_attribute(xml, "x");
		strbuf_add_text(out, x.len > 0 ? " x=" : "");
		strbuf_add(out, x);
		strbuf_add_char(out, '>');
		return;
	case XML_END:
		strbuf_add_text(out, "</");
		strbuf_add(out, xml_name(xml));
		strbuf_add_char(out, '>');
		return;
	case XML_TEXT:
		strbuf_add(out, xml_text(xml));
		return;
	case XML_CLOSED:
		strbuf_add_char(out, '.');
		return;
	}
}

static void
reads(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf have = {0};
	strview bytes = sv_from(row->xml);
	const struct xml_source source = {read_bytes, &bytes};
	CLEANUP(xml_drop) struct xml *xml = xml_open(&source);
	enum xml_node node = XML_START;
	struct err err = {0};
	int status = 0;

	while (status == 0 && node != XML_CLOSED) {
		status = xml_next(xml, &node, &err);
		if (status == 0)
			put_node(&have, xml, node);
	}
	if (row->error != NULL) {
		KIT_INT(status, -1);
		KIT_HAS(sv_from(err.text), row->error);
		return;
	}
	KIT_GOOD(status, &err);
	KIT_TEXT(strbuf_view(&have), sv_from(row->want));
}

/* What the source says is what is said. */
static int
fail_to_read(void *cookie, char *buf, size_t size, size_t *got, struct err *err)
{
	(void)cookie;
	(void)buf;
	(void)size;
	(void)got;
	return err_set(err, ERR_IO, "the disk is gone");
}

static void
source_fails(const void *unused)
{
	const struct xml_source source = {fail_to_read, NULL};
	CLEANUP(xml_drop) struct xml *xml = xml_open(&source);
	enum xml_node node;
	struct err err = {0};

	(void)unused;
	KIT_INT(xml_next(xml, &node, &err), -1);
	KIT_TEXT(sv_from(err.text), SV("the disk is gone"));
}

static void
is_deep(const void *unused)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};
	struct err err = {0};
	enum xml_node node;
	int status = 0;

	(void)unused;
	for (int i = 0; i <= XML_DEPTH; i++)
		strbuf_add_text(&text, "<a>");
	strview bytes = strbuf_view(&text);
	const struct xml_source source = {read_bytes, &bytes};
	CLEANUP(xml_drop) struct xml *xml = xml_open(&source);
	while (status == 0)
		status = xml_next(xml, &node, &err);
	KIT_HAS(sv_from(err.text), "nested deeper than 128 elements");
	KIT_INT(err.code, ERR_LIMIT);
}

int
main(void)
{
	KIT_ROWS(rows, reads);
	kit_case("the source fails", source_fails);
	kit_case("the depth has a limit", is_deep);
	return kit_finish();
}
