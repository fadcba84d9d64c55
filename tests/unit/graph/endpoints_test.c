/*
 * endpoints_test.c - every call to a tenant: only reads, all of them whole.
 */
#include "graph/endpoints.h"

#include <string.h>

#include "auditor/base/json.h"
#include "graph/collect.h"
#include "tests/support/kit_rows.h"

#define TENANT "7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a957"

static void
table_is_sound(const void *at)
{
	size_t count;
	const struct endpoint *rows = endpoint_table(&count);
	kind_set kinds = 0;

	(void)at;
	for (size_t i = 0; i < count; i++) {
		const struct endpoint *row = &rows[i];
		KIT_TRUE((unsigned)row->kind < KIND_COUNT);
		KIT_TRUE(row->effect == ENDPOINT_READS);
		KIT_TRUE(row->permission[0] != '\0');
		KIT_TRUE(i == 0 || rows[i - 1].kind <= row->kind);
		/* Rows of one kind say which part each is, in order. */
		bool is_shared = i > 0 && rows[i - 1].kind == row->kind;
		if (is_shared) {
			KIT_TRUE(rows[i - 1].about != NULL);
			KIT_TRUE(row->about != NULL);
			KIT_TRUE(strcmp(rows[i - 1].about, row->about) != 0);
		}
		/* What is brought to others comes behind them. */
		KIT_TRUE(row->joins == NULL || is_shared);
		kinds |= KIND_BIT(row->kind);
	}
	/* Every kind has a way to be read, but those of imports. */
	KIT_TRUE(kinds == kind_collected());
}

static void
graph_rows_are_reads(const void *at)
{
	size_t count;
	const struct endpoint *rows = endpoint_table(&count);

	(void)at;
	for (size_t i = 0; i < count; i++) {
		const struct endpoint *row = &rows[i];
		if (row->service != SERVICE_GRAPH)
			continue;
		KIT_TRUE(row->path[0] == '/');
		KIT_TRUE(row->cmdlet == NULL && row->parameters == NULL);
		KIT_TRUE(row->select == NULL ||
			 sv_starts(sv_from(row->select), SV("id")));
		/* What joins is told by id, and is nothing but that. */
		KIT_TRUE(row->joins == NULL ||
			 sv_eq(sv_from(row->select), SV("id")));
		KIT_TRUE(
		    row->filter == NULL || strchr(row->filter, ' ') == NULL);
		KIT_TRUE(row->page_size <= 999);
	}
}

static void
cmdlets_are_reads(const void *at)
{
	size_t count;
	const struct endpoint *rows = endpoint_table(&count);

	(void)at;
	for (size_t i = 0; i < count; i++) {
		CLEANUP(arena_drop) struct arena *arena = arena_new();
		CLEANUP(strbuf_done) struct strbuf body = {0};
		const struct endpoint *row = &rows[i];
		const struct json *json;
		struct err err;
		if (row->service != SERVICE_EXCHANGE)
			continue;
		KIT_TRUE(sv_starts(sv_from(row->cmdlet), SV("Get-")));
		KIT_TRUE(row->path == NULL && row->expand == NULL &&
			 row->joins == NULL && !row->is_single);
		endpoint_body(row, &body);
		KIT_GOOD(json_parse(
			     strbuf_view(&body), JSON_OWN, arena, &json, &err),
		    &err);
		const struct json *input = json_get(json, SV("CmdletInput"));
		KIT_TEXT(json_get_text(input, SV("CmdletName")),
		    sv_from(row->cmdlet));
		/* An object even when there are none: null is refused. */
		KIT_TRUE(json_is_type(
		    json_get(input, SV("Parameters")), JSON_OBJECT));
	}
}

/* What is selected is what the model knows, secrets left out. */
static void
selected_fields_are_known(const void *at)
{
	size_t count;
	const struct endpoint *rows = endpoint_table(&count);

	(void)at;
	for (size_t i = 0; i < count; i++) {
		if (rows[i].select == NULL)
			continue;
		strview rest = sv_from(rows[i].select);
		strview name;
		while (sv_cut(&rest, ',', &name)) {
			const struct field *field =
			    kind_field(rows[i].kind, name);
			KIT_TRUE(
			    field == NULL || (field->class != FIELD_NOISE &&
						 field->class != FIELD_SECRET));
		}
	}
}

/* What the model expects is asked for. */
static void
expected_fields_are_selected(const void *at)
{
	size_t count;
	const struct endpoint *rows = endpoint_table(&count);

	(void)at;
	for (size_t i = 0; i < count; i++) {
		size_t field_count;
		const struct field *fields =
		    kind_fields(rows[i].kind, &field_count);
		for (size_t j = 0; j < field_count; j++) {
			CLEANUP(strbuf_done) struct strbuf select = {0};
			CLEANUP(strbuf_done) struct strbuf name = {0};
			if (rows[i].select == NULL || rows[i].joins != NULL ||
			    (fields[j].flags & FIELD_EXPECTED) == 0)
				continue;
			strbuf_printf(&select, ",%s,%s,", rows[i].select,
			    rows[i].expand != NULL ? rows[i].expand : "");
			strbuf_printf(&name, ",%s,", fields[j].name);
			KIT_HAS(strbuf_view(&select), strbuf_cstr(&name));
		}
	}
}

struct address {
	const char *name;
	enum kind kind;
	unsigned page_size;
	const char *want; /* part of it */
};

static const struct address addresses[] = {
    {"Graph", KIND_DOMAIN, 0,
	"https://g.example/v1.0/domains?$select=id,authenticationType,"},
    {"page size", KIND_OAUTH2_PERMISSION_GRANT, 0, "&$top=999"},
    {"smaller pages", KIND_OAUTH2_PERMISSION_GRANT, 5, "&$top=5"},
    {"not larger", KIND_OAUTH2_PERMISSION_GRANT, 5000, "&$top=999"},
    {"expanded", KIND_APPLICATION, 0, "&$expand=owners($select=id)&$top"},
    {"by application", KIND_APP_ROLE_ASSIGNMENT, 0,
	"/v1.0/servicePrincipals(appId='00000002-0000-0000-c000-"
	"000000000000')/appRoleAssignedTo?"},
    {"whole objects", KIND_CONDITIONAL_ACCESS_POLICY, 0,
	"https://g.example/v1.0/identity/conditionalAccess/policies"},
    {"filtered, and expanded", KIND_GROUP, 0,
	"&$filter=isAssignableToRole%20eq%20true&$expand=members($select=id)"
	"&$top=999"},
    {"nothing but a filter", KIND_USER_REGISTRATION_DETAILS, 0,
	"/userRegistrationDetails?$filter=isAdmin%20eq%20true"},
    {"Exchange", KIND_TRANSPORT_RULE, 5,
	"https://g.example/adminapi/beta/" TENANT "/InvokeCommand"},
};

static void
address_is_right(const void *at)
{
	const struct address *row = at;
	CLEANUP(strbuf_done) struct strbuf url = {0};
	size_t count;
	const struct endpoint *rows = endpoint_table(&count);
	size_t i = 0;

	while (rows[i].kind != row->kind)
		i++;
	endpoint_url(&rows[i], SV("https://g.example"), SV(TENANT),
	    row->page_size, &url);
	KIT_HAS(strbuf_view(&url), row->want);
	if (rows[i].page_size == 0)
		KIT_TRUE(!sv_has(strbuf_view(&url), SV("$top")));
}

static void
expanded_address_is_right(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf url = {0};
	const struct endpoint row = {.path = "/applications",
	    .expand = "owners",
	    .expand_select = "id",
	    .page_size = 999};
	const struct endpoint apart = {.path = "/domains",
	    .expand = "federationConfiguration",
	    .expand_if = {"authenticationType", "Federated"},
	    .select = "id"};

	(void)at;
	endpoint_expanded_url(
	    &row, SV("https://g.example"), SV("../x?y"), 0, &url);
	KIT_TEXT(strbuf_view(&url),
	    SV("https://g.example/v1.0/applications/..%2Fx%3Fy/owners"
	       "?$select=id&$top=999"));
	strbuf_clear(&url);
	endpoint_expanded_url(
	    &apart, SV("https://g.example"), SV("a.example"), 7, &url);
	KIT_TEXT(
	    strbuf_view(&url), SV("https://g.example/v1.0/domains/a.example/"
				  "federationConfiguration"));
	strbuf_clear(&url);
	endpoint_url(&apart, SV("https://g.example"), SV(TENANT), 7, &url);
	KIT_TEXT(
	    strbuf_view(&url), SV("https://g.example/v1.0/domains?$select=id"));
}

static void
address_by_ids_is_right(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf url = {0};
	const struct endpoint row = {
	    .path = "/users", .select = "id,mail", .page_size = 999};
	const strview ids[] = {SV("a-1"), SV("b'2")};

	(void)at;
	endpoint_ids_url(&row, SV("https://g.example"), ids, 2, &url);
	KIT_TEXT(
	    strbuf_view(&url), SV("https://g.example/v1.0/users?$select=id,mail"
				  "&$filter=id%20in%20('a-1','b%272')"));
}

static void
needs_are_found(const void *at)
{
	kind_set needed = endpoint_needed(KIND_BIT(KIND_USER));

	(void)at;
	KIT_TRUE((needed & KIND_BIT(KIND_USER)) != 0);
	KIT_TRUE((needed & KIND_BIT(KIND_ROLE_ASSIGNMENT)) != 0);
	KIT_TRUE((needed & KIND_BIT(KIND_DOMAIN)) == 0);
	KIT_TRUE(
	    endpoint_needed(KIND_BIT(KIND_DOMAIN)) == KIND_BIT(KIND_DOMAIN));
}

static void
services_are_found(const void *at)
{
	(void)at;
	KIT_INT(endpoint_services(0), 0);
	KIT_INT(endpoint_services(KIND_BIT(KIND_DOMAIN)), 1);
	KIT_INT(endpoint_services(KIND_BIT(KIND_TRANSPORT_RULE)), 2);
	KIT_INT(endpoint_services(
		    KIND_BIT(KIND_TRANSPORT_RULE) | KIND_BIT(KIND_DOMAIN)),
	    3);
}

/* --- clouds --------------------------------------------------------------------- */

struct cloud_row {
	const char *name;
	const char *login;
	const char *graph;
	const char *exchange;
};

static const struct cloud_row clouds[] = {
    {"global", "https://login.microsoftonline.com",
	"https://graph.microsoft.com", "https://outlook.office365.com"},
    {"gcc-high", "https://login.microsoftonline.us",
	"https://graph.microsoft.us", "https://outlook.office365.us"},
    {"dod", "https://login.microsoftonline.us",
	"https://dod-graph.microsoft.us", "https://outlook-dod.office365.us"},
    {"china", "https://login.partner.microsoftonline.cn",
	"https://microsoftgraph.chinacloudapi.cn",
	"https://partner.outlook.cn"},
};

static void
cloud_is_right(const void *at)
{
	const struct cloud_row *row = at;
	const struct cloud *cloud = cloud_find(sv_from(row->name));

	KIT_TRUE(cloud != NULL);
	KIT_TEXT(sv_from(cloud->login), sv_from(row->login));
	KIT_TEXT(sv_from(cloud->graph), sv_from(row->graph));
	KIT_TEXT(sv_from(cloud->exchange), sv_from(row->exchange));
	KIT_TRUE(sv_starts(sv_from(cloud->graph_scope), sv_from(cloud->graph)));
	KIT_TRUE(sv_starts(
	    sv_from(cloud->exchange_scope), sv_from(cloud->exchange)));
	/* Of a whole label, so that no other host ends alike. */
	KIT_TRUE(cloud->exchange_suffix[0] == '.');
}

static void
no_such_cloud(const void *at)
{
	(void)at;
	KIT_TRUE(cloud_find(SV("germany")) == NULL);
	KIT_TRUE(cloud_find(SV("")) == NULL);
}

int
main(void)
{
	kit_case("the table is sound", table_is_sound);
	kit_case("rows of Graph are reads", graph_rows_are_reads);
	kit_case("cmdlets are reads", cmdlets_are_reads);
	kit_case("selected fields are kept", selected_fields_are_known);
	kit_case("expected fields are selected", expected_fields_are_selected);
	KIT_ROWS(addresses, address_is_right);
	kit_case("an expanded address", expanded_address_is_right);
	kit_case("an address by ids", address_by_ids_is_right);
	kit_case("kinds that others need", needs_are_found);
	kit_case("services of kinds", services_are_found);
	KIT_ROWS(clouds, cloud_is_right);
	kit_case("no such cloud", no_such_cloud);
	return kit_finish();
}
