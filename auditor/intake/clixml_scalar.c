/*
 * clixml_scalar.c - the pieces that values of CLIXML are made of.
 */
#include "auditor/base/lang.h"
#include "auditor/intake/clixml_internal.h"
#include "auditor/intake/clixml_text.h"

#include "auditor/base/banned.h"

#define CLIXML_SHOWN 80
#define ENUM_MARK    "!" /* before the type name of an enumeration */

enum content {
	CONTENT_TEXT,
	CONTENT_NUMBER,
	CONTENT_BOOL,
	CONTENT_CHAR,
	CONTENT_SPAN,
	CONTENT_NIL,
	CONTENT_BYTES,
	CONTENT_SECRET, /* never kept */
};

/* MS-PSRP, section 2.2.5.1: the primitive types. */
static const struct {
	strview name;
	enum content content;
} primitives[] = {
    {SV_INIT("S"), CONTENT_TEXT},
    {SV_INIT("B"), CONTENT_BOOL},
    {SV_INIT("Nil"), CONTENT_NIL},
    {SV_INIT("I32"), CONTENT_NUMBER},
    {SV_INIT("DT"), CONTENT_TEXT},
    {SV_INIT("G"), CONTENT_TEXT},
    {SV_INIT("I64"), CONTENT_NUMBER},
    {SV_INIT("BA"), CONTENT_BYTES},
    {SV_INIT("C"), CONTENT_CHAR},
    {SV_INIT("TS"), CONTENT_SPAN},
    {SV_INIT("By"), CONTENT_NUMBER},
    {SV_INIT("SB"), CONTENT_NUMBER},
    {SV_INIT("U16"), CONTENT_NUMBER},
    {SV_INIT("I16"), CONTENT_NUMBER},
    {SV_INIT("U32"), CONTENT_NUMBER},
    {SV_INIT("U64"), CONTENT_NUMBER},
    {SV_INIT("Sg"), CONTENT_NUMBER},
    {SV_INIT("Db"), CONTENT_NUMBER},
    {SV_INIT("D"), CONTENT_NUMBER},
    {SV_INIT("URI"), CONTENT_TEXT},
    {SV_INIT("Version"), CONTENT_TEXT},
    {SV_INIT("XD"), CONTENT_TEXT},
    {SV_INIT("SBK"), CONTENT_TEXT},
    {SV_INIT("SS"), CONTENT_SECRET},
    {SV_INIT("PR"), CONTENT_SECRET},
};

bool
clixml_is_list(strview name)
{
	return sv_eq(name, SV("LST")) || sv_eq(name, SV("IE")) ||
	       sv_eq(name, SV("QUE")) || sv_eq(name, SV("STK"));
}

int
clixml_next_element(struct clixml *reader, bool *has_one, struct err *err)
{
	enum xml_node node;

	do {
		TRY(xml_next(reader->xml, &node, err));
	} while (node == XML_TEXT);
	*has_one = node == XML_START;
	return 0;
}

/* Text in pieces, around a comment or in sections: ${node} begins one. */
static int
read_pieces(
    struct clixml *reader, enum xml_node node, strview *text, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	strbuf_add(&buf, *text);
	while (node == XML_TEXT) {
		strbuf_add(&buf, xml_text(reader->xml));
		TRY(xml_next(reader->xml, &node, err));
	}
	if (node != XML_END)
		return err_set(err, ERR_FORMAT,
		    "line %u: an element where text was expected",
		    xml_line(reader->xml));
	*text = arena_dup(reader->scratch, strbuf_view(&buf));
	return strbuf_check(&buf, "a text", err);
}

int
clixml_content(struct clixml *reader, strview *text, struct err *err)
{
	enum xml_node node;

	*text = SV("");
	TRY(xml_next(reader->xml, &node, err));
	if (node == XML_TEXT) {
		*text = arena_dup(reader->scratch, xml_text(reader->xml));
		TRY(xml_next(reader->xml, &node, err));
	}
	return node == XML_END ? 0 : read_pieces(reader, node, text, err);
}

static bool
is_number(strview text)
{
	size_t from = sv_starts(text, SV("-")) ? 1 : 0;
	size_t digits = 0;

	for (size_t i = from; i < text.len; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return false;
		digits++;
	}
	return digits > 0 && (digits == 1 || text.ptr[from] != '0');
}

static strview
read_char(strview text, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf escape = {0};
	unsigned unit = 0;

	if (!is_number(text) || text.len > 5)
		return text;
	for (size_t i = 0; i < text.len; i++)
		unit = unit * 10 + (unsigned)(text.ptr[i] - '0');
	strbuf_printf(&escape, "_x%04X_", unit & 0xffff);
	return clixml_text(arena_dup(arena, strbuf_view(&escape)), arena);
}

static struct json
primitive(struct clixml *reader, enum content content, strview text)
{
	struct json value = {.type = JSON_STRING};

	text = clixml_text(text, reader->scratch);
	value.text = text;
	switch (content) {
	case CONTENT_NIL:
	case CONTENT_SECRET:
		return (struct json){.type = JSON_NULL};
	case CONTENT_BOOL:
		value.type = JSON_BOOL;
		value.truth = sv_eq_fold(text, SV("true"));
		value.text = SV("");
		break;
	case CONTENT_NUMBER:
		value.type = is_number(text) ? JSON_NUMBER : JSON_STRING;
		break;
	case CONTENT_CHAR:
		value.text = read_char(text, reader->scratch);
		break;
	case CONTENT_SPAN:
		value.text = clixml_span(text, reader->scratch);
		break;
	case CONTENT_TEXT:
	case CONTENT_BYTES:
		break;
	}
	return value;
}

static int
read_content(struct clixml *reader, enum content content, struct json *value,
    bool *is_one, struct err *err)
{
	strview text;
	bool is_binary =
	    content == CONTENT_BYTES &&
	    sv_eq(xml_attribute(reader->xml, "N"), SV("SerializationData"));

	*is_one = content != CONTENT_SECRET && !is_binary;
	if (!*is_one)
		return xml_skip(reader->xml, err);
	TRY(clixml_content(reader, &text, err));
	*value = primitive(reader, content, text);
	return 0;
}

int
clixml_type(
    struct clixml *reader, bool *is_enum, strview *name, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf kept = {0};
	strview id =
	    arena_dup(reader->scratch, xml_attribute(reader->xml, "RefId"));
	bool has_one = true;
	strview text;

	*is_enum = false;
	if (sv_eq(xml_name(reader->xml), SV("TNRef"))) {
		*name = clixml_refs_type(&reader->refs, id);
		*is_enum = sv_starts(*name, SV(ENUM_MARK));
		*name = sv_slice(*name, *is_enum ? 1 : 0, name->len);
		return xml_skip(reader->xml, err);
	}
	*name = SV("");
	while (has_one) {
		TRY(clixml_next_element(reader, &has_one, err));
		if (!has_one)
			break;
		TRY(clixml_content(reader, &text, err));
		if (name->len == 0)
			*name = text;
		*is_enum |= sv_ends(text, SV("System.Enum"));
	}
	strbuf_add_text(&kept, *is_enum ? ENUM_MARK : "");
	strbuf_add(&kept, *name);
	return clixml_refs_keep_type(
	    &reader->refs, id, strbuf_view(&kept), err);
}

/* A later version of the protocol, or no CLIXML: kept as text, and said. */
static int
read_unknown(struct clixml *reader, struct json *value, struct err *err)
{
	unsigned line = xml_line(reader->xml);
	strview name = arena_dup(
	    reader->scratch, sv_slice(xml_name(reader->xml), 0, CLIXML_SHOWN));

	*value = (struct json){.type = JSON_STRING};
	if (clixml_content(reader, &value->text, err) != 0)
		return err_wrap(err,
		    "the element " SV_FMT " is of no known type", SV_ARG(name));
	value->text = clixml_text(value->text, reader->scratch);
	if (reader->odd.len == 0)
		reader->odd = arena_printf(reader->scratch,
		    _("line %u: the element " SV_FMT
		      " is of no known type and was kept as text"),
		    line, SV_ARG(name));
	return 0;
}

int
clixml_primitive(
    struct clixml *reader, struct json *value, bool *is_one, struct err *err)
{
	strview name = xml_name(reader->xml);

	for (size_t i = 0; i < COUNT_OF(primitives); i++) {
		if (sv_eq(name, primitives[i].name))
			return read_content(
			    reader, primitives[i].content, value, is_one, err);
	}
	*is_one = true;
	return read_unknown(reader, value, err);
}
