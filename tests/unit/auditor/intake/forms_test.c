/*
 * forms_test.c - the same objects as REST, PowerShell 5.1, PowerShell 7 and
 * CLIXML write them: one content.
 */
#include "auditor/base/jsonw.h"
#include "auditor/base/utf8.h"
#include "tests/unit/auditor/intake/taken.h"

enum type { TEXT, NUMBER, BOOL, ENUM, LIST, TIME, VERSION, GUID, NOTHING };

struct value {
	const char *name;
	enum type type;
	const char *text;   /* lists: elements between | */
	const char *number; /* of an enumeration; of a time milliseconds */
};

/* Quotes, odd characters, what XML and JSON escape, an _x of its own. */
#define HARD "<b>\"&'\\ _x0041_ \xc3\xbc\xe2\x80\xae\xf0\x9f\x93\xa7\tend"

static const struct value rule[] = {
    {"Name", TEXT, HARD, NULL},
    {"Guid", GUID, "E0000000-0000-4000-8000-000000000001", NULL},
    {"ImmutableId", GUID, "e0000000-0000-4000-8000-000000000001", NULL},
    {"State", ENUM, "Enabled", "0"},
    {"Mode", ENUM, "Enforce", "2"},
    {"Priority", NUMBER, "0", NULL},
    {"Comments", TEXT, "", NULL},
    {"RuleVersion", VERSION, "14.0.0.0", NULL},
    {"FromScope", ENUM, "NotInOrganization", "1"},
    {"SenderIpRanges", LIST, "192.0.2.0/24", NULL},
    {"SubjectContainsWords", LIST, "one|two words|_x0042_", NULL},
    {"BlindCopyTo", LIST, "Copy@mail.example", NULL},
    {"CopyTo", NOTHING, NULL, NULL},
    {"RedirectMessageTo", NOTHING, NULL, NULL},
    {"AddToRecipients", NOTHING, NULL, NULL},
    {"SetHeaderName", NOTHING, NULL, NULL},
    {"RemoveHeader", TEXT, "DKIM-Signature", NULL},
    {"DeleteMessage", BOOL, "false", NULL},
    {"StopRuleProcessing", BOOL, "true", NULL},
    {"WhenChanged", TIME, "2026-05-04T07:44:02.0000000Z", "1777880642000"},
    {"SetSCL", NUMBER, "-1", NULL},
};

static const struct value connector[] = {
    {"Name", TEXT, "Inbound from partner", NULL},
    {"Guid", GUID, "e0000000-0000-4000-8000-000000000002", NULL},
    {"Enabled", BOOL, "true", NULL},
    {"ConnectorType", ENUM, "Partner", "2"},
    {"ConnectorSource", ENUM, "HybridWizard", "2"},
    {"SenderDomains", LIST, "smtp:*;1|smtp:contoso.com;5", NULL},
    {"SenderIPAddresses", LIST, "192.0.2.1|198.51.100.0/24", NULL},
    {"TlsSenderCertificateName", TEXT, "mail.partner.example", NULL},
    {"RequireTls", BOOL, "true", NULL},
    {"EFSkipIPs", LIST, "", NULL},
    {"WhenChangedUTC", TIME, "2026-05-04T07:44:02.0000000Z", "1777880642000"},
};

static const struct {
	const char *key;
	const struct value *values;
	size_t count;
} objects[] = {
    {"TransportRule", rule, COUNT_OF(rule)},
    {"InboundConnector", connector, COUNT_OF(connector)},
};

enum form { REST, PS5, PS7, CLIXML };

static void
put_list(struct strbuf *out, const struct value *value, enum form form)
{
	strview rest = sv_from(value->text);
	strview one;
	bool is_alone = !sv_has(rest, SV("|")) && form == PS5 && rest.len > 0;

	if (!is_alone)
		strbuf_add_char(out, '[');
	for (size_t i = 0; rest.len > 0 && sv_cut(&rest, '|', &one); i++) {
		strbuf_add_text(out, i > 0 ? ", " : "");
		jsonw_quote(out, one);
	}
	if (!is_alone)
		strbuf_add_char(out, ']');
}

static void
put_version(struct strbuf *out, const struct value *value, enum form form)
{
	if (form == REST)
		jsonw_quote(out, sv_from(value->text));
	else
		strbuf_add_text(out,
		    "{\"Major\": 14, \"Minor\": 0, \"Build\": 0, "
		    "\"Revision\": 0, \"MajorRevision\": 0, "
		    "\"MinorRevision\": 0}");
}

static void
put_json(struct strbuf *out, const struct value *value, enum form form)
{
	switch (value->type) {
	case NOTHING:
		strbuf_add_text(out, "null");
		return;
	case NUMBER:
	case BOOL:
		strbuf_add_text(out, value->text);
		return;
	case ENUM:
		if (form != REST) {
			strbuf_add_text(out, value->number);
			return;
		}
		break;
	case LIST:
		put_list(out, value, form);
		return;
	case TIME:
		if (form == PS5) {
			strbuf_printf(out, "\"\\/Date(%s)\\/\"", value->number);
			return;
		}
		break;
	case VERSION:
		put_version(out, value, form);
		return;
	case GUID:
		if (form == PS5) {
			strbuf_printf(out,
			    "{\"value\": \"%s\", \"Guid\": \"%s\"}",
			    value->text, value->text);
			return;
		}
		break;
	case TEXT:
		break;
	}
	jsonw_quote(out, sv_from(value->text));
}

static void
put_json_object(struct strbuf *out, const struct value *values, size_t count,
    enum form form)
{
	strbuf_add_char(out, '{');
	for (size_t i = 0; i < count; i++) {
		/* The order of members has no meaning. */
		const struct value *value =
		    &values[form == PS7 ? count - 1 - i : i];
		strbuf_add_text(out, i > 0 ? ",\n" : "");
		if (form == REST && value->type == LIST)
			strbuf_printf(out,
			    "\"%s@odata.type\": \"#Collection(String)\", ",
			    value->name);
		strbuf_printf(out, "\"%s\": ", value->name);
		put_json(out, value, form);
	}
	strbuf_add_char(out, '}');
}

static void
put_json_document(struct strbuf *out, enum form form)
{
	for (size_t i = 0; i < COUNT_OF(objects); i++) {
		strbuf_printf(
		    out, "%s\"%s\": ", i > 0 ? ", " : "{", objects[i].key);
		if (form == REST)
			strbuf_add_text(out,
			    "{\"@odata.context\": \"https://outlook.office365."
			    "com/adminapi/beta/x/$metadata#Collection(Exchange."
			    "GenericHashTable)\", \"value\": [");
		put_json_object(out, objects[i].values, objects[i].count, form);
		if (form == REST)
			strbuf_add_text(out, "]}");
	}
	strbuf_add_char(out, '}');
}

/* As the serialiser writes text: _xHHHH_ for what XML does not hold. */
static void
put_xml_text(struct strbuf *out, const char *text)
{
	for (const char *at = text; *at != '\0'; at++) {
		if (*at == '<')
			strbuf_add_text(out, "&lt;");
		else if (*at == '&')
			strbuf_add_text(out, "&amp;");
		else if (*at == '\t')
			strbuf_add_text(out, "_x0009_");
		else if (at[0] == '_' && at[1] == 'x')
			strbuf_add_text(out, "_x005F_");
		else
			strbuf_add_char(out, *at);
	}
}

static void
put_element(
    struct strbuf *out, const char *tag, const char *name, const char *text)
{
	strbuf_printf(out, "<%s N=\"%s\">", tag, name);
	put_xml_text(out, text);
	strbuf_printf(out, "</%s>\n", tag);
}

static void
put_xml_list(struct strbuf *out, const struct value *value, int ref)
{
	strview rest = sv_from(value->text);
	strview one;

	strbuf_printf(out, "<Obj N=\"%s\" RefId=\"%d\"><TN RefId=\"%d\"><T>",
	    value->name, ref, ref);
	strbuf_add_text(out, "Deserialized.Microsoft.Exchange.Data."
			     "MultiValuedProperty`1[[System.String]]</T></TN>"
			     "<LST>");
	while (rest.len > 0 && sv_cut(&rest, '|', &one)) {
		CLEANUP(strbuf_done) struct strbuf element = {0};
		strbuf_add(&element, one);
		strbuf_add_text(out, "<S>");
		put_xml_text(out, strbuf_cstr(&element));
		strbuf_add_text(out, "</S>");
	}
	strbuf_add_text(out, "</LST></Obj>\n");
}

static void
put_xml_enum(struct strbuf *out, const struct value *value, int ref)
{
	strbuf_printf(out,
	    "<Obj N=\"%s\" RefId=\"%d\"><TN RefId=\"%d\"><T>Some.Enumeration"
	    "</T><T>System.Enum</T></TN><ToString>%s</ToString><I32>%s</I32>"
	    "</Obj>\n",
	    value->name, ref, ref, value->text, value->number);
}

static void
put_xml(struct strbuf *out, const struct value *value, int ref)
{
	static const char *const tags[] = {[TEXT] = "S",
	    [NUMBER] = "I32",
	    [BOOL] = "B",
	    [TIME] = "DT",
	    [VERSION] = "Version",
	    [GUID] = "G"};

	if (value->type == NOTHING)
		strbuf_printf(out, "<Nil N=\"%s\" />", value->name);
	else if (value->type == LIST)
		put_xml_list(out, value, ref);
	else if (value->type == ENUM)
		put_xml_enum(out, value, ref);
	else
		put_element(out, tags[value->type], value->name, value->text);
}

static void
put_clixml(struct strbuf *out)
{
	static const char *const types[] = {
	    "Deserialized.Microsoft.Exchange.MessagingPolicies.Rules.Tasks."
	    "Rule",
	    "Deserialized.Microsoft.Exchange.Data.Directory."
	    "SystemConfiguration.TenantInboundConnector"};
	int ref = 0;

	strbuf_add_text(out, "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas."
			     "microsoft.com/powershell/2004/04\">\n");
	for (size_t i = 0; i < COUNT_OF(objects); i++) {
		strbuf_printf(out,
		    "<Obj RefId=\"%d\"><TN RefId=\"%d\"><T>%s</T><T>System."
		    "Object</T></TN><ToString>x</ToString><Props>\n",
		    ref, ref, types[i]);
		for (size_t j = 0; j < objects[i].count; j++)
			put_xml(out, &objects[i].values[j], ++ref);
		strbuf_add_text(out,
		    "</Props><MS><BA N=\"SerializationData\">AAEAAAD</BA>"
		    "<S N=\"PSComputerName\">host</S></MS></Obj>\n");
		ref++;
	}
	strbuf_add_text(out, "</Objs>\n");
}

enum encoding { UTF8, UTF8_MARK, UTF16LE, UTF16LE_MARK, UTF16BE_MARK };

struct row {
	const char *name;
	enum form form;
	enum encoding encoding;
};

static const struct row rows[] = {
    {"REST", REST, UTF8},
    {"Windows PowerShell 5.1", PS5, UTF8},
    {"Windows PowerShell 5.1, UTF-16LE", PS5, UTF16LE_MARK},
    {"PowerShell 7", PS7, UTF8},
    {"PowerShell 7, UTF-8 with a mark", PS7, UTF8_MARK},
    {"PowerShell 7, UTF-16BE", PS7, UTF16BE_MARK},
    {"CLIXML", CLIXML, UTF8},
    {"CLIXML, UTF-8 with a mark", CLIXML, UTF8_MARK},
    {"CLIXML, UTF-16LE with a mark", CLIXML, UTF16LE_MARK},
    {"CLIXML, UTF-16LE without", CLIXML, UTF16LE},
};

static void
put_unit(struct strbuf *out, uint32_t unit, bool is_little)
{
	char low = (char)(unit & 0xff);
	char high = (char)(unit >> 8);

	strbuf_add_char(out, is_little ? low : high);
	strbuf_add_char(out, is_little ? high : low);
}

static void
put_utf16(struct strbuf *out, strview text, bool is_little)
{
	while (text.len > 0) {
		uint32_t point;
		(void)utf8_next(&text, &point);
		if (point < 0x10000) {
			put_unit(out, point, is_little);
			continue;
		}
		put_unit(out, 0xd7c0 + (point >> 10), is_little);
		put_unit(out, 0xdc00 + (point & 0x3ff), is_little);
	}
}

static void
encode(struct strbuf *out, strview text, enum encoding encoding)
{
	if (encoding == UTF8_MARK)
		strbuf_add_text(out, "\xef\xbb\xbf");
	if (encoding == UTF16LE_MARK)
		strbuf_add_text(out, "\xff\xfe");
	if (encoding == UTF16BE_MARK)
		strbuf_add_text(out, "\xfe\xff");
	if (encoding == UTF8 || encoding == UTF8_MARK)
		strbuf_add(out, text);
	else
		put_utf16(out, text, encoding != UTF16BE_MARK);
}

static struct digest
digest_in(enum form form, enum encoding encoding)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};
	CLEANUP(strbuf_done) struct strbuf bytes = {0};

	if (form == CLIXML)
		put_clixml(&text);
	else
		put_json_document(&text, form);
	encode(&bytes, strbuf_view(&text), encoding);
	CLEANUP(taken_done)
	struct taken taken = taken_bytes(strbuf_view(&bytes), "export", TENANT);
	KIT_GOOD(taken.status, &taken.err);
	const struct object_list *rules =
	    snapshot_list(taken.snapshot, KIND_TRANSPORT_RULE);
	const struct object_list *connectors =
	    snapshot_list(taken.snapshot, KIND_INBOUND_CONNECTOR);
	KIT_INT(rules->count, 1);
	KIT_INT(connectors->count, 1);
	KIT_INT(rules->coverage.status, COVERAGE_COMPLETE);
	KIT_INT(connectors->coverage.status, COVERAGE_COMPLETE);
	KIT_TEXT(rules->objects[0].name, SV(HARD));
	return taken.snapshot->content_digest;
}

static void
is_the_same(const void *at)
{
	const struct row *row = at;
	struct digest one = digest_in(REST, UTF8);
	struct digest other = digest_in(row->form, row->encoding);

	KIT_TRUE(digest_eq(&one, &other));
}

int
main(void)
{
	KIT_ROWS(rows, is_the_same);
	return kit_finish();
}
