/*
 * clixml_test.c - values of CLIXML as JSON.
 */
#include "auditor/intake/clixml.h"

#include "auditor/base/jsonw.h"
#include "auditor/intake/clixml_text.h"
#include "tests/support/kit_rows.h"

#define OBJS(inside)                                                           \
	"<Objs Version=\"1.1.0.1\" "                                           \
	"xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">" inside    \
	"</Objs>"
#define OBJ(inside) OBJS("<Obj RefId=\"0\"><Props>" inside "</Props></Obj>")

struct row {
	const char *name;
	const char *xml;
	const char *want; /* each value, one behind the other; NULL: refused */
	const char *error;
};

static const struct row rows[] = {
    {"nothing", OBJS(""), "", NULL},
    {"a text", OBJS("<S>x</S>"), "\"x\"", NULL},
    {"primitives",
	OBJ("<S N=\"a\">x</S><B N=\"b\">true</B><I32 N=\"c\">-5</I32>"
	    "<Nil N=\"d\" /><G N=\"e\">0-1</G><C N=\"f\">65</C>"
	    "<Version N=\"g\">1.2</Version><Db N=\"h\">1E5</Db>"),
	"{\"a\":\"x\",\"b\":true,\"c\":-5,\"d\":null,\"e\":\"0-1\","
	"\"f\":\"A\",\"g\":\"1.2\",\"h\":\"1E5\"}",
	NULL},
    {"the other primitives",
	OBJ("<DT N=\"a\">2026-05-04T07:44:02Z</DT><By N=\"b\">1</By>"
	    "<SB N=\"c\">-1</SB><U16 N=\"d\">2</U16><I16 N=\"e\">-2</I16>"
	    "<U32 N=\"f\">3</U32><U64 N=\"g\">18446744073709551615</U64>"
	    "<I64 N=\"h\">-4</I64><Sg N=\"i\">1.5</Sg><D N=\"j\">2.50</D>"
	    "<URI N=\"k\">http://x/</URI><XD N=\"l\">&lt;a/&gt;</XD>"
	    "<SBK N=\"m\">Get-Date</SBK><Db N=\"n\">INF</Db>"),
	"{\"a\":\"2026-05-04T07:44:02Z\",\"b\":1,\"c\":-1,\"d\":2,"
	"\"e\":-2,\"f\":3,\"g\":18446744073709551615,\"h\":-4,"
	"\"i\":\"1.5\",\"j\":\"2.50\",\"k\":\"http://x/\","
	"\"l\":\"<a/>\",\"m\":\"Get-Date\",\"n\":\"INF\"}",
	NULL},
    {"progress and secure strings are no values",
	OBJ("<SS N=\"a\">01000000d08c</SS><PR N=\"b\"><AV>x</AV></PR>"
	    "<S N=\"c\">d</S>"),
	"{\"c\":\"d\"}", NULL},
    {"a primitive of no known type", OBJ("<ZZ N=\"a\">b_x0041_</ZZ>"),
	"{\"a\":\"bA\"}(line 1: the element ZZ is of no known type and was "
	"kept as text)",
	NULL},
    {"no primitive, and of no known type", OBJ("<ZZ N=\"a\"><S>b</S></ZZ>"),
	NULL, "the element ZZ is of no known type: line 1"},
    {"several objects",
	OBJS("<Obj RefId=\"0\"><Props><S N=\"a\">1</S></Props>"
	     "</Obj><Obj RefId=\"1\"><Props><S N=\"a\">2</S>"
	     "</Props></Obj>"),
	"{\"a\":\"1\"}{\"a\":\"2\"}", NULL},
    {"an escaped text and an escaped name",
	OBJ("<S N=\"a_x0020_b\">1_x000D__x000a_2_x005F_x0041_</S>"),
	"{\"a b\":\"1\\u000d\\n2_x0041_\"}", NULL},
    {"an escaped pair of surrogates", OBJ("<S N=\"a\">_xD83D__xDCE7_</S>"),
	"{\"a\":\"\xf0\x9f\x93\xa7\"}", NULL},
    {"half a pair is odd", OBJ("<S N=\"a\">\\_xD83D_</S>"),
	"{\"a\":\"\\u001a\\\\\\\\\\\\uD83D\"}", NULL},
    {"an enumeration",
	OBJ("<Obj N=\"a\" RefId=\"1\"><TN RefId=\"0\"><T>M</T>"
	    "<T>System.Enum</T></TN><ToString>Enforce"
	    "</ToString><I32>2</I32></Obj><Obj N=\"b\" "
	    "RefId=\"2\"><TNRef RefId=\"0\" /><ToString>Audit"
	    "</ToString><I32>0</I32></Obj>"),
	"{\"a\":\"Enforce\",\"b\":\"Audit\"}", NULL},
    {"lists of each kind",
	OBJ("<Obj N=\"a\" RefId=\"1\"><LST><S>x</S><S>y</S></LST></Obj>"
	    "<Obj N=\"b\" RefId=\"2\"><IE><I32>1</I32></IE></Obj>"
	    "<Obj N=\"c\" RefId=\"3\"><QUE /></Obj>"
	    "<Obj N=\"d\" RefId=\"4\"><STK><Nil /></STK></Obj>"),
	"{\"a\":[\"x\",\"y\"],\"b\":[1],\"c\":[],\"d\":[null]}", NULL},
    {"a dictionary",
	OBJ("<Obj N=\"a\" RefId=\"1\"><DCT><En><S N=\"Key\">k</S>"
	    "<S N=\"Value\">v</S></En></DCT></Obj>"),
	"{\"a\":{\"k\":\"v\"}}", NULL},
    {"what has a text of its own",
	OBJ("<Obj N=\"a\" RefId=\"1\"><TN RefId=\"0\"><T>X.Domain</T></TN>"
	    "<ToString>contoso.com</ToString><Props><S N=\"Address\">no</S>"
	    "</Props></Obj>"),
	"{\"a\":\"contoso.com\"}", NULL},
    {"what has not",
	OBJ("<Obj N=\"a\" RefId=\"1\"><TN RefId=\"0\"><T>Deserialized.X.Key"
	    "</T></TN><ToString>X.Key</ToString><Props><S N=\"k\">v</S>"
	    "</Props></Obj>"),
	"{\"a\":{\"k\":\"v\",\"@clixml.type\":\"Deserialized.X.Key\"}}", NULL},
    {"a reference",
	OBJ("<Obj N=\"a\" RefId=\"1\"><LST><S>x</S></LST></Obj>"
	    "<Ref N=\"b\" RefId=\"1\" />"),
	"{\"a\":[\"x\"],\"b\":[\"x\"]}", NULL},
    {"a reference to a part of an earlier object",
	OBJS("<Obj RefId=\"0\"><Props><Obj N=\"a\" RefId=\"1\"><ToString>x"
	     "</ToString><Props /></Obj></Props></Obj><Obj RefId=\"2\"><Props>"
	     "<Ref N=\"a\" RefId=\"1\" /></Props></Obj>"),
	"{\"a\":\"x\"}{\"a\":\"x\"}", NULL},
    {"a reference to itself is lost",
	OBJ("<Obj N=\"a\" RefId=\"1\"><LST><Ref RefId=\"1\" /></LST></Obj>"),
	"{\"a\":[null]}(lost)", NULL},
    {"a reference to nothing", OBJ("<Ref N=\"a\" RefId=\"77\" />"),
	"{\"a\":null}(lost)", NULL},
    {"serialisation data and secrets are left out",
	OBJS("<Obj RefId=\"0\"><Props><SS N=\"p\">010000</SS><BA N=\"k\">AQI="
	     "</BA></Props><MS><BA N=\"SerializationData\">AAEAAAD/////</BA>"
	     "<S N=\"z\">1</S></MS></Obj>"),
	"{\"k\":\"AQI=\",\"z\":\"1\"}", NULL},
    {"a note property counts before the property",
	OBJS("<Obj RefId=\"0\"><Props><S N=\"a\">1</S></Props><MS>"
	     "<S N=\"a\">2</S></MS></Obj>"),
	"{\"a\":\"2\"}", NULL},
    {"wherever it stands",
	OBJS("<Obj RefId=\"0\"><MS><S N=\"a\">2</S></MS><Props>"
	     "<S N=\"a\">1</S><S N=\"b\">3</S></Props></Obj>"),
	"{\"a\":\"2\",\"b\":\"3\"}", NULL},
    {"a property twice", OBJ("<S N=\"a\">1</S>\n<S N=\"a\">2</S>"), NULL,
	"line 2: the property \"a\" occurs twice in one object"},
    {"a property twice, once with an escape",
	OBJ("<S N=\"a\">1</S><S N=\"_x0061_\">2</S>"), NULL,
	"the property \"a\" occurs twice"},
    {"a key of a dictionary twice",
	OBJ("<Obj N=\"a\" RefId=\"1\"><DCT><En><S N=\"Key\">k</S><S "
	    "N=\"Value\">1</S></En><En><S N=\"Key\">k</S><S N=\"Value\">2"
	    "</S></En></DCT></Obj>"),
	NULL, "\"k\" occurs twice"},
    {"a type of its own choice",
	OBJS("<Obj RefId=\"0\"><TN RefId=\"0\"><T>X.A</T></TN><Props>"
	     "<S N=\"@clixml.type\">X.B</S></Props></Obj>"),
	"{\"@clixml.type\":\"X.A\"}", NULL},
    {"the same object twice",
	OBJS("<Obj RefId=\"0\"><Props><S N=\"a\">1</S></Props></Obj>"
	     "<Ref RefId=\"0\" />"),
	"{\"a\":\"1\"}", NULL},
    {"of an object only the text",
	OBJS("<Obj RefId=\"0\"><TN RefId=\"0\"><T>X.A</T></TN><ToString>x"
	     "</ToString></Obj>"),
	"{\"@clixml.type\":\"X.A\"}", NULL},
    {"the list is the file",
	OBJS("<Obj RefId=\"0\"><LST><Obj RefId=\"1\"><ToString>x</ToString>"
	     "<Props><S N=\"a\">1</S></Props></Obj></LST></Obj>"),
	"(list){\"a\":\"1\"}", NULL},
    {"the dictionary is the file",
	OBJS("<Obj RefId=\"0\"><DCT><En><S N=\"Key\">Domain</S><Obj "
	     "N=\"Value\" RefId=\"1\"><LST><Obj RefId=\"2\"><Props>"
	     "<S N=\"id\">x</S></Props></Obj></LST></Obj></En></DCT></Obj>"),
	"(list Domain)Domain={\"id\":\"x\"}", NULL},
    {"a time span", OBJ("<TS N=\"a\">P90D</TS>"), "{\"a\":\"90.00:00:00\"}",
	NULL},
    {"text in sections", OBJ("<S N=\"a\">a<![CDATA[<b>]]>c<!-- x -->d</S>"),
	"{\"a\":\"a<b>cd\"}", NULL},
    {"a document type",
	"<!DOCTYPE Objs [<!ENTITY e \"x\">]>" OBJ("<S N=\"a\">&e;</S>"), NULL,
	"document type"},
    {"an entity of the outside",
	"<!DOCTYPE Objs SYSTEM \"file:///etc/passwd\">" OBJS(""), NULL,
	"document type"},
    {"an unknown entity", OBJ("<S N=\"a\">&e;</S>"), NULL, "line 1"},
    {"cut off", "<Objs Version=\"1\"><Obj RefId=\"0\"><Props>", NULL, "line 1"},
    {"another root", "<html />", NULL, "Objs was expected"},
    {"an element in a text", OBJ("<S N=\"a\"><B>x</B></S>"), NULL,
	"where text was expected"},
    {"a RefId beyond the bound", OBJ("<Obj N=\"a\" RefId=\"99999999\" />"),
	NULL, "the most is"},
    {"text behind the root", OBJS("") "<x/>", NULL, "not well-formed"},
};

static int
take(void *cookie, const struct clixml_item *item, struct err *err)
{
	struct strbuf *text = cookie;
	struct jsonw w = {.out = text};

	(void)err;
	if (item->key.len > 0) {
		strbuf_add(text, item->key);
		strbuf_add_char(text, '=');
	}
	jsonw_value(&w, NULL, item->value);
	strbuf_add_text(text, item->has_lost ? "(lost)" : "");
	strbuf_add_text(text, item->is_rest ? "(rest)" : "");
	if (item->odd.len > 0)
		strbuf_printf(text, "(" SV_FMT ")", SV_ARG(item->odd));
	return 0;
}

static bool
is_list(void *cookie, strview key)
{
	(void)cookie;
	return sv_eq(key, SV("Domain"));
}

static void
list(void *cookie, strview key)
{
	struct strbuf *text = cookie;

	strbuf_add_text(text, key.len > 0 ? "(list " : "(list");
	strbuf_add(text, key);
	strbuf_add_char(text, ')');
}

static void
reads(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf have = {0};
	const struct clixml_sink sink = {take, is_list, list, &have};
	strview bytes = sv_from(row->xml);
	const struct feed_source source = feed_from_bytes(&bytes);
	CLEANUP(feed_done) struct feed feed;
	struct err err = {0};

	feed_init(&feed, &source, 1000000, 0);
	int status = clixml_read(&feed, &sink, &err);
	if (row->error != NULL) {
		KIT_INT(status, -1);
		KIT_HAS(sv_from(err.text), row->error);
		return;
	}
	KIT_GOOD(status, &err);
	KIT_TEXT(strbuf_view(&have), sv_from(row->want));
}

struct span_row {
	const char *name;
	const char *text;
	const char *want;
};

static const struct span_row spans[] = {
    {"days", "P14D", "14.00:00:00"},
    {"all parts", "P1DT2H3M4.5S", "1.02:03:04.5000000"},
    {"minutes", "PT90M", "01:30:00"},
    {"negative", "-PT1S", "-00:00:01"},
    {"months are no span", "P1M", "P1M"},
    {"nothing in it", "P", "P"},
    {"no time behind T", "P1DT", "P1DT"},
    {"order", "PT1S2H", "PT1S2H"},
    {"another text", "Unlimited", "Unlimited"},
};

static void
spells(const void *at)
{
	const struct span_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	KIT_TEXT(clixml_span(sv_from(row->text), arena), sv_from(row->want));
}

int
main(void)
{
	KIT_ROWS(rows, reads);
	KIT_ROWS(spans, spells);
	return kit_finish();
}
