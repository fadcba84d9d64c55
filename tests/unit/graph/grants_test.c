/*
 * grants_test.c - what reads, what is needed, and the quotas of lists.
 */
#include "graph/grants.h"

#include <string.h>

#include "auditor/base/guid.h"
#include "graph/quota.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	bool reads;
};

static const struct row rows[] = {
    {"Application.Read.All", true},
    {"Mail.ReadBasic.All", true},
    {"AuditLogsQuery-Exchange.Read.All", true},
    {"RoleManagement.Read.Directory", true},
    {"Exchange.ManageAsApp", true},
    {"offline_access", true},
    {"Application.ReadWrite.All", false},
    {"RoleManagement.ReadWrite.Exchange", false},
    {"application.readwrite.ownedby", false},
    {"Mail.Send", false},
    {"Directory.AccessAsUser.All", false},
    {"full_access_as_app", false},
    {"Exchange.ManageAsAppV2", false},
    {"Sites.FullControl.All", false},
    {"Threads.All", false},
    {"", false},
};

static void
is_told_apart(const void *at)
{
	const struct row *row = at;

	KIT_INT(grants_reads(sv_from(row->name)), row->reads);
}

/* What a list wants can be granted: its name leads to an id. */
static void
each_list_has_a_grant(const void *at)
{
	size_t count;
	const struct endpoint *endpoints = endpoint_table(&count);

	(void)at;
	for (size_t i = 0; i < count; i++) {
		strview name = endpoints[i].service == SERVICE_EXCHANGE
				   ? SV("Exchange.ManageAsApp")
				   : sv_from(endpoints[i].permission);
		const struct grant *grant =
		    grants_find(endpoints[i].service, name);
		KIT_TRUE(grant != NULL);
		KIT_TRUE(grants_is_needed(grant));
	}
}

static void
tables_are_sound(const void *at)
{
	size_t count;
	const struct grant *grants = grants_table(&count);

	(void)at;
	for (size_t i = 0; i < count; i++) {
		KIT_TRUE(guid_is(sv_from(grants[i].id)));
		KIT_TRUE(grants_reads(sv_from(grants[i].name)));
		if (i > 0 && grants[i - 1].service == grants[i].service)
			KIT_TRUE(
			    strcmp(grants[i - 1].name, grants[i].name) < 0);
	}
	const struct directory_role *roles = grants_roles(&count);
	for (size_t i = 0; i < count; i++) {
		KIT_TRUE(guid_is(sv_from(roles[i].id)));
		KIT_TRUE(i == 0 || strcmp(roles[i - 1].id, roles[i].id) < 0);
		KIT_TRUE(grants_role(sv_from(roles[i].id)) == &roles[i]);
		/* An administrator administers. */
		KIT_TRUE(strstr(roles[i].name, "Administrator") == NULL ||
			 !roles[i].reads);
	}
	KIT_TRUE(
	    grants_role(SV("F2EF992C-3AFB-46B9-B7CF-A126EE74C451"))->reads);
	KIT_TRUE(grants_role(SV("")) == NULL);
	KIT_TRUE(grants_find(SERVICE_EXCHANGE, SV("Mail.Read")) == NULL);
}

struct quota {
	const char *name; /* of the address */
	enum service service;
	unsigned count; /* of its pace; 0: none */
};

static const struct quota quotas[] = {
    {"https://g/v1.0/domains?$select=id", SERVICE_GRAPH, 0},
    {"https://g/v1.0/applications?$select=id,keyCredentials", SERVICE_GRAPH,
	140},
    {"https://g/v1.0/auditLogs/signIns", SERVICE_GRAPH, 4},
    {"https://g/v1.0/reports/authenticationMethods/userRegistrationDetails",
	SERVICE_GRAPH, 4},
    {"https://g/v1.0/identity/conditionalAccess/policies", SERVICE_GRAPH, 1},
    {"https://e/adminapi/beta/T/InvokeCommand", SERVICE_EXCHANGE, 0},
};

static void
has_quota(const void *at)
{
	const struct quota *row = at;
	unsigned quota = quota_of(row->service, sv_from(row->name));

	KIT_TRUE(quota < HTTP_QUOTAS);
	KIT_INT(quota_table()[quota].count, row->count);
}

int
main(void)
{
	KIT_ROWS(rows, is_told_apart);
	KIT_ROWS(quotas, has_quota);
	kit_case("each list has a grant", each_list_has_a_grant);
	kit_case("the tables are sound", tables_are_sound);
	return kit_finish();
}
