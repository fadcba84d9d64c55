/*
 * matrix_test.c - each kind in each form that an export has: objects without
 * any word of what they are, told by their properties, and all of them taken.
 * The objects are those of the fixture tenant.
 */
#include "auditor/base/json.h"
#include "auditor/base/jsonw.h"
#include "tests/unit/auditor/intake/taken.h"

#define FIXTURE_TENANT "7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a957"

#define FOLDER "fixtures/tenants/before/"

struct row {
	const char *name; /* of a file there */
	enum kind kind;
	const char *type; /* of objects that are looked at, if not all are */
	const char *text; /* objects that are in no file */
};

#define LIST(name, kind)                                                       \
	{                                                                      \
		name, KIND_##kind, NULL, NULL                                  \
	}

static const struct row rows[] = {
    LIST("accepted-domains", ACCEPTED_DOMAIN),
    LIST("admin-audit-log-config", ADMIN_AUDIT_LOG_CONFIG),
    LIST("anti-phish-policies", ANTI_PHISH_POLICY),
    LIST("anti-phish-rules", ANTI_PHISH_RULE),
    LIST("app-role-assignments", APP_ROLE_ASSIGNMENT),
    LIST("application-access-policies", APPLICATION_ACCESS_POLICY),
    LIST("applications", APPLICATION),
    LIST("arc-config", ARC_CONFIG),
    LIST("authorization-policy", AUTHORIZATION_POLICY),
    LIST("cas-mailbox-plans", CAS_MAILBOX_PLAN),
    LIST("conditional-access-policies", CONDITIONAL_ACCESS_POLICY),
    LIST("cross-tenant-access-default", CROSS_TENANT_ACCESS_POLICY),
    LIST("cross-tenant-access-partners", CROSS_TENANT_ACCESS_POLICY),
    LIST("delegated-admin-relationships", DELEGATED_ADMIN_RELATIONSHIP),
    LIST("deleted-applications", DELETED_APPLICATION),
    LIST("dkim-signing-configs", DKIM_SIGNING_CONFIG),
    LIST("domains", DOMAIN),
    LIST("exchange-service-principals", EXCHANGE_SERVICE_PRINCIPAL),
    LIST("external-in-outlook", EXTERNAL_IN_OUTLOOK),
    LIST("hosted-connection-filter-policies", HOSTED_CONNECTION_FILTER_POLICY),
    LIST("hosted-content-filter-policies", HOSTED_CONTENT_FILTER_POLICY),
    LIST("hosted-content-filter-rules", HOSTED_CONTENT_FILTER_RULE),
    LIST("hosted-outbound-spam-filter-policies",
	HOSTED_OUTBOUND_SPAM_FILTER_POLICY),
    LIST("hosted-outbound-spam-filter-rules", HOSTED_OUTBOUND_SPAM_FILTER_RULE),
    LIST("inbound-connectors", INBOUND_CONNECTOR),
    LIST("intra-organization-connectors", INTRA_ORGANIZATION_CONNECTOR),
    LIST("journal-rules", JOURNAL_RULE),
    LIST("mailbox-audit-bypass-associations", MAILBOX_AUDIT_BYPASS_ASSOCIATION),
    LIST("mailbox-plans", MAILBOX_PLAN),
    LIST("mail-contacts", MAIL_CONTACT),
    LIST("malware-filter-policies", MALWARE_FILTER_POLICY),
    LIST("malware-filter-rules", MALWARE_FILTER_RULE),
    LIST("management-role-assignments", MANAGEMENT_ROLE_ASSIGNMENT),
    LIST("named-locations", NAMED_LOCATION),
    LIST("oauth2-permission-grants", OAUTH2_PERMISSION_GRANT),
    LIST("on-premises-organizations", ON_PREMISES_ORGANIZATION),
    LIST("on-premises-synchronization", ON_PREMISES_SYNCHRONIZATION),
    LIST("organization-config", ORGANIZATION_CONFIG),
    LIST("organization-relationships", ORGANIZATION_RELATIONSHIP),
    LIST("organization", ORGANIZATION),
    LIST("outbound-connectors", OUTBOUND_CONNECTOR),
    LIST("permission-grant-policies", PERMISSION_GRANT_POLICY),
    LIST("quarantine-policies", QUARANTINE_POLICY),
    LIST("remote-domains", REMOTE_DOMAIN),
    LIST("role-assignment-policies", ROLE_ASSIGNMENT_POLICY),
    LIST("role-assignments", ROLE_ASSIGNMENT),
    LIST("role-definitions", ROLE_DEFINITION),
    LIST("role-eligibility-schedules", ROLE_ELIGIBILITY_SCHEDULE),
    LIST("role-groups", ROLE_GROUP),
    LIST("security-defaults", SECURITY_DEFAULTS),
    LIST("service-principals", SERVICE_PRINCIPAL),
    LIST("tenant-allow-block-list-items", TENANT_ALLOW_BLOCK_LIST_ITEM),
    LIST("tenant-allow-block-list-spoof-items",
	TENANT_ALLOW_BLOCK_LIST_SPOOF_ITEM),
    LIST("transport-config", TRANSPORT_CONFIG),
    LIST("transport-rules", TRANSPORT_RULE),
    LIST("user-registration-details", USER_REGISTRATION_DETAILS),
    {"users", KIND_USER, "#microsoft.graph.user", NULL},
    {"groups", KIND_GROUP, "#microsoft.graph.group", NULL},
    {"exo-phish-sim-override-rules", KIND_EXO_PHISH_SIM_OVERRIDE_RULE, NULL,
	"[{\"Name\": \"_Exe:PhishSimOverr:a\", \"Domains\": [\"b.example\"]}]"},
    {"phish-sim-override-policies", KIND_PHISH_SIM_OVERRIDE_POLICY, NULL,
	"[{\"Name\": \"PhishSimOverridePolicy\", \"Enabled\": true}]"},
    {"exo-sec-ops-override-rules", KIND_EXO_SEC_OPS_OVERRIDE_RULE, NULL,
	"[{\"Name\": \"_Exe:SecOpsOverrid:a\", \"SentTo\": "
	"[\"soc@b.example\"]}]"},
    {"sec-ops-override-policies", KIND_SEC_OPS_OVERRIDE_POLICY, NULL,
	"[{\"Name\": \"SecOpsOverridePolicy\", \"SentTo\": "
	"[\"soc@b.example\"]}]"},
};

/* --- the objects --------------------------------------------------------- */

static const struct json *
parse(strview text, struct arena *arena)
{
	const struct json *value;
	struct err err = {0};

	KIT_GOOD(json_parse(text, JSON_WIRE, arena, &value, &err), &err);
	return value;
}

/* "CN={Name}" with the members that it names. */
static strview
fill(const struct json *object, const struct json *defaults, strview text,
    struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	strview plain;
	strview name;

	while (text.ptr != NULL && sv_has(text, SV("{"))) {
		(void)sv_cut(&text, '{', &plain);
		(void)sv_cut(&text, '}', &name);
		strbuf_add(&buf, plain);
		strbuf_add(&buf,
		    json_get_text(
			json_get(object, name) != NULL ? object : defaults,
			name));
	}
	strbuf_add(&buf, text);
	return arena_dup(arena, strbuf_view(&buf));
}

/* What is never served, and what says of what kind it is. */
static bool
is_dropped(strview key)
{
	return sv_starts(key, SV("_")) || sv_has(key, SV("@")) ||
	       sv_eq(key, SV("ObjectCategory")) ||
	       sv_eq(key, SV("ObjectClass"));
}

/* As tests/support/fake_data.h says. */
static struct json
complete(
    const struct json *object, const struct json *defaults, struct arena *arena)
{
	size_t more = defaults != NULL ? defaults->count : 0;
	struct json whole = {.type = JSON_OBJECT};

	whole.items =
	    arena_alloc(arena, object->count + more, sizeof(*whole.items));
	for (size_t i = 0; i < object->count; i++) {
		if (!is_dropped(object->items[i].key))
			whole.items[whole.count++] = object->items[i];
	}
	for (size_t i = 0; i < more; i++) {
		const struct json *member = &defaults->items[i];
		if (is_dropped(member->key) ||
		    json_get(object, member->key) != NULL)
			continue;
		struct json *slot = &whole.items[whole.count++];
		*slot = *member;
		if (slot->type == JSON_STRING)
			slot->text = fill(object, defaults, slot->text, arena);
	}
	return whole;
}

static strview
fixture(const struct row *row, struct arena *arena)
{
	strview path = arena_printf(arena, FOLDER "%s.json",
	    row->type != NULL ? "directory-objects" : row->name);

	return row->text != NULL ? sv_from(row->text) : kit_file(path.ptr);
}

static struct json
objects_of(const struct row *row, struct arena *arena)
{
	const struct json *own = parse(fixture(row, arena), arena);
	const struct json *defaults =
	    json_get(parse(kit_file(FOLDER "defaults.json"), arena),
		sv_from(row->type != NULL ? "directory-objects" : row->name));
	struct json list = {.type = JSON_ARRAY};

	list.items = arena_alloc(arena, own->count, sizeof(*list.items));
	for (size_t i = 0; i < own->count; i++) {
		strview type = json_get_text(&own->items[i], SV("@odata.type"));
		if (row->type == NULL || sv_eq(type, sv_from(row->type)))
			list.items[list.count++] =
			    complete(&own->items[i], defaults, arena);
	}
	KIT_TRUE(list.count > 0);
	return list;
}

/* --- the forms ----------------------------------------------------------- */

static void
put_array(struct strbuf *out, const struct json *list)
{
	struct jsonw w = {.out = out};

	jsonw_value(&w, NULL, list);
}

/* One object, as ConvertTo-Json writes a list of one; or lines of them. */
static void
put_lines(struct strbuf *out, const struct json *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct jsonw w = {.out = out};
		jsonw_value(&w, NULL, &list->items[i]);
		strbuf_add_text(out, "\r\n");
	}
}

static void
put_answer(struct strbuf *out, const struct json *list)
{
	strbuf_add_text(out,
	    "{\"@odata.context\": \"https://outlook.office365.com/adminapi/"
	    "beta/x/$metadata#Collection(Exchange.GenericHashTable)\", "
	    "\"adminapi.warnings@odata.type\": \"#Collection(String)\", "
	    "\"@adminapi.warnings\": [], \"value\": ");
	put_array(out, list);
	strbuf_add_char(out, '}');
}

static void
put_wrapped(struct strbuf *out, const struct json *list)
{
	strbuf_add_text(out, "{\"value\": ");
	put_array(out, list);
	strbuf_printf(out, ", \"Count\": %zu}", list->count);
}

static void
put_xml_text(struct strbuf *out, strview text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		if (c == '<' || c == '&')
			strbuf_add_text(out, c == '<' ? "&lt;" : "&amp;");
		else if (c < ' ')
			strbuf_printf(out, "_x%04X_", c);
		else
			strbuf_add_char(out, (char)c);
	}
}

static void
put_xml_scalar(struct strbuf *out, const char *tag, strview name, strview text)
{
	strbuf_printf(out, "<%s N=\"" SV_FMT "\">", tag, SV_ARG(name));
	put_xml_text(out, text);
	strbuf_printf(out, "</%s>", tag);
}

/* As Select-Object leaves objects: custom ones. */
static void
put_xml(struct strbuf *out, const struct json *value)
{
	bool is_list = value->type == JSON_ARRAY;

	switch (value->type) {
	case JSON_NULL:
		strbuf_printf(
		    out, "<Nil N=\"" SV_FMT "\"/>", SV_ARG(value->key));
		return;
	case JSON_BOOL:
		put_xml_scalar(out, "B", value->key,
		    value->truth ? SV("true") : SV("false"));
		return;
	case JSON_NUMBER:
		put_xml_scalar(out, "I64", value->key, value->text);
		return;
	case JSON_STRING:
		put_xml_scalar(out, "S", value->key, value->text);
		return;
	case JSON_ARRAY:
	case JSON_OBJECT:
		break;
	}
	strbuf_printf(out, "<Obj N=\"" SV_FMT "\"><TN><T>%s</T></TN>%s",
	    SV_ARG(value->key),
	    is_list ? "System.Object[]"
		    : "Selected.System.Management.Automation.PSCustomObject",
	    is_list ? "<LST>" : "<MS>");
	for (size_t i = 0; i < value->count; i++)
		put_xml(out, &value->items[i]);
	strbuf_add_text(out, is_list ? "</LST></Obj>" : "</MS></Obj>");
}

static void
put_clixml(struct strbuf *out, const struct json *list)
{
	strbuf_add_text(out, "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas."
			     "microsoft.com/powershell/2004/04\">\n");
	for (size_t i = 0; i < list->count; i++)
		put_xml(out, &list->items[i]);
	strbuf_add_text(out, "</Objs>");
}

static const struct {
	const char *name;
	void (*put)(struct strbuf *out, const struct json *list);
} forms[] = {
    {"array", put_array},
    {"lines", put_lines},
    {"answer", put_answer},
    {"wrapped array", put_wrapped},
    {"CLIXML", put_clixml},
};

/* --- what became of them ------------------------------------------------- */

static void
put_outcome(struct strbuf *out, const struct snapshot *snapshot,
    const struct import_report *report)
{
	for (size_t i = 0; i < report->count; i++) {
		if (report->lines[i].what != IMPORT_TOOK)
			strbuf_printf(out, "skipped " SV_FMT " ",
			    SV_ARG(report->lines[i].subject));
	}
	for (size_t i = 0; i < KIND_COUNT; i++) {
		size_t count = snapshot_list(snapshot, (enum kind)i)->count;
		if (count > 0)
			strbuf_printf(
			    out, "%s %zu", kind_name((enum kind)i), count);
	}
}

static void
is_told(const struct row *row, size_t form, const struct json *list,
    struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};
	CLEANUP(strbuf_done) struct strbuf have = {0};

	forms[form].put(&text, list);
	CLEANUP(taken_done)
	struct taken taken =
	    taken_bytes(strbuf_view(&text), forms[form].name, FIXTURE_TENANT);
	KIT_GOOD(taken.status, &taken.err);
	strbuf_printf(&have, "%s: ", forms[form].name);
	put_outcome(&have, taken.snapshot, &taken.report);
	KIT_TEXT(strbuf_view(&have),
	    arena_printf(arena, "%s: %s %zu", forms[form].name,
		kind_name(row->kind), list->count));
}

/* All of them, and the first one alone. */
static void
in_each_form(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct json list = objects_of(row, arena);

	for (size_t i = 0; i < COUNT_OF(forms); i++)
		is_told(row, i, &list, arena);
	list.count = 1;
	for (size_t i = 0; i < COUNT_OF(forms); i++)
		is_told(row, i, &list, arena);
}

static void
each_live_kind_is_here(const void *unused)
{
	kind_set met = 0;

	(void)unused;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		met |= KIND_BIT(rows[i].kind);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (kind_is_collected((enum kind)i) && (met & KIND_BIT(i)) == 0)
			KIT_TEXT(sv_from(kind_name((enum kind)i)), SV(""));
	}
}

int
main(void)
{
	KIT_ROWS(rows, in_each_form);
	kit_case("each kind that is read live is here", each_live_kind_is_here);
	return kit_finish();
}
