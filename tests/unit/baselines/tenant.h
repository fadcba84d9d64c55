/*
 * tenant.h - a small tenant for the tests of policies and baselines.
 */
#ifndef TESTS_UNIT_BASELINES_TENANT_H
#define TESTS_UNIT_BASELINES_TENANT_H

#include "auditor/base/json.h"
#include "auditor/model/snapshot.h"
#include "tests/support/kit_rows.h"
#include "tests/unit/auditor/diff/given_whole.h"

#define TENANT_ID   "aaaaaaaa-0000-4000-8000-000000000001"
#define TENANT_TIME INT64_C(1800000000) /* 2027-01-15T08:00:00Z */
#define TENANT_END  INT64_C(1807776000) /* 90 days later */

#define PRINTERS    "c0000000-0000-4000-8000-000000000001"
#define GATEWAY     "c0000000-0000-4000-8000-000000000002"
#define RULE_BANNER "e0000000-0000-4000-8000-000000000001"
#define RULE_SHARED "e0000000-0000-4000-8000-000000000002"
#define BACKUP_APP  "b0000000-0000-4000-8000-000000000001"
#define BACKUP_ID   "90000000-0000-4000-8000-000000000001"
#define EXCHANGE    "00000002-0000-0ff1-ce00-000000000000"
#define EXCHANGE_ID "90000000-0000-4000-8000-000000000002"
#define MANAGE      "dc50a0fb-09a3-484d-be87-e023b12c6440"
#define ADMIN_ROLE  "29232cdf-9323-42fd-ade2-1d097af3e4de"
#define KEY_ID      "40000000-0000-4000-8000-000000000001"
#define SECRET_ID   "40000000-0000-4000-8000-000000000002"
#define OWNER_ID    "70000000-0000-4000-8000-000000000001"
#define USER_ID     "70000000-0000-4000-8000-000000000002"

static const char tenant_connectors[] =
    "[{\"Guid\":\"" GATEWAY "\",\"Name\":\"From gateway\","
    "\"ConnectorType\":\"Partner\",\"Enabled\":true,\"SenderIPAddresses\":"
    "[\"192.0.2.64/27\"],\"TlsSenderCertificateName\":\"*.gateway.example\","
    "\"WhenChangedUTC\":\"2026-01-02T03:04:05Z\"},"
    "{\"Guid\":\"" PRINTERS "\",\"Name\":\"Printer relay\",\"Enabled\":true,"
    "\"ConnectorType\":\"OnPremises\",\"SenderIPAddresses\":"
    "[\"198.51.100.8\",\"198.51.100.4\"],\"TlsSenderCertificateName\":null,"
    "\"Comment\":\"odd \\u0000 text\"}]";

static const char tenant_rules[] =
    "[{\"Guid\":\"" RULE_BANNER "\",\"Name\":\"Banner\",\"State\":\"Enabled\","
    "\"Mode\":\"Enforce\",\"Priority\":0,\"PrependSubject\":\"[外部] \"},"
    "{\"Guid\":\"" RULE_SHARED "\",\"Name\":\"From gateway\",\"State\":"
    "\"Enabled\",\"Mode\":\"Enforce\",\"Priority\":1,\"SetSCL\":-1}]";

static const char tenant_apps[] =
    "[{\"id\":\"a0000000-0000-4000-8000-000000000001\",\"appId\":\"" BACKUP_APP
    "\",\"displayName\":\"Backup\",\"passwordCredentials\":[{\"keyId\":"
    "\"" SECRET_ID "\"}],\"keyCredentials\":[],\"owners\":[{\"id\":\"" OWNER_ID
    "\"}]}]";

static const char tenant_principals[] =
    "[{\"id\":\"" BACKUP_ID "\",\"appId\":\"" BACKUP_APP "\",\"displayName\":"
    "\"Backup\",\"passwordCredentials\":[],\"keyCredentials\":[{\"keyId\":"
    "\"" KEY_ID "\"},{\"keyId\":\"" SECRET_ID "\"}]},"
    "{\"id\":\"" EXCHANGE_ID "\",\"appId\":\"" EXCHANGE "\",\"displayName\":"
    "\"Office 365 Exchange Online\",\"passwordCredentials\":[],"
    "\"keyCredentials\":[]}]";

static const char tenant_grants[] =
    "[{\"id\":\"g1\",\"principalId\":\"" BACKUP_ID "\",\"appRoleId\":\"" MANAGE
    "\",\"resourceId\":\"" EXCHANGE_ID "\"},"
    "{\"id\":\"g2\",\"principalId\":\"" BACKUP_ID "\",\"appRoleId\":\"" MANAGE
    "\",\"resourceId\":\"90000000-0000-4000-8000-00000000dead\"},"
    "{\"id\":\"g3\",\"principalId\":\"" EXCHANGE_ID
    "\",\"appRoleId\":\"" ADMIN_ROLE "\",\"resourceId\":\"" EXCHANGE_ID "\"}]";

static const char tenant_delegated[] =
    "[{\"id\":\"d1\",\"clientId\":\"" BACKUP_ID "\",\"consentType\":"
    "\"AllPrincipals\",\"resourceId\":\"" EXCHANGE_ID "\",\"scope\":"
    "\" EWS.AccessAsUser.All Mail.Read\"},"
    "{\"id\":\"d2\",\"clientId\":\"" BACKUP_ID "\",\"consentType\":"
    "\"Principal\",\"principalId\":\"" USER_ID
    "\",\"resourceId\":\"" EXCHANGE_ID "\",\"scope\":\"Mail.Send\"},"
    "{\"id\":\"d3\",\"clientId\":\"" EXCHANGE_ID "\",\"consentType\":"
    "\"AllPrincipals\",\"resourceId\":\"" EXCHANGE_ID "\",\"scope\":"
    "\"User.Read\"}]";

static const char tenant_roles[] =
    "[{\"id\":\"r1\",\"principalId\":\"" BACKUP_ID
    "\",\"roleDefinitionId\":\"" ADMIN_ROLE "\",\"directoryScopeId\":\"/\"},"
    "{\"id\":\"r2\",\"principalId\":\"" USER_ID
    "\",\"roleDefinitionId\":\"" ADMIN_ROLE "\",\"directoryScopeId\":\"/\"}]";

static const struct {
	enum kind kind;
	const char *objects;
} tenant_lists[] = {
    {KIND_INBOUND_CONNECTOR, tenant_connectors},
    {KIND_TRANSPORT_RULE, tenant_rules},
    {KIND_ACCEPTED_DOMAIN, "[]"},
    {KIND_APPLICATION, tenant_apps},
    {KIND_SERVICE_PRINCIPAL, tenant_principals},
    {KIND_APP_ROLE_ASSIGNMENT, tenant_grants},
    {KIND_OAUTH2_PERMISSION_GRANT, tenant_delegated},
    {KIND_ROLE_ASSIGNMENT, tenant_roles},
};

/* Put the objects of the JSON list ${text} into ${snapshot}. */
static inline void
tenant_add(struct snapshot *snapshot, enum kind kind, const char *text)
{
	const struct coverage whole = {.status = COVERAGE_COMPLETE};
	const struct json *list = NULL;
	struct err err = {0};

	KIT_GOOD(
	    json_parse(sv_from(text), JSON_WIRE, snapshot->arena, &list, &err),
	    &err);
	for (size_t i = 0; i < list->count; i++) {
		struct json item =
		    given_whole(kind, &list->items[i], snapshot->arena);
		KIT_GOOD(snapshot_add(snapshot, kind, &item, &err), &err);
	}
	snapshot_cover(snapshot, kind, &whole);
}

/* All lists but those of ${without}; as the history gives it. */
static inline struct snapshot *
tenant_snapshot(kind_set without)
{
	struct snapshot *snapshot =
	    snapshot_new(SV(TENANT_ID), SV("live"), SV("test"));

	for (size_t i = 0; i < COUNT_OF(tenant_lists); i++) {
		if ((without & KIND_BIT(tenant_lists[i].kind)) == 0)
			tenant_add(snapshot, tenant_lists[i].kind,
			    tenant_lists[i].objects);
	}
	snapshot->tenant_name = SV("contoso.example");
	snapshot->started = TENANT_TIME - 60;
	snapshot->finished = TENANT_TIME;
	snapshot->number = 7;
	snapshot->link = digest_of(SV("link"));
	snapshot_seal(snapshot);
	return snapshot;
}

/* The kinds that ${snapshot} has whole. */
static inline kind_set
tenant_scope(const struct snapshot *snapshot)
{
	kind_set scope = 0;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (snapshot_is_complete(snapshot, (enum kind)i))
			scope |= KIND_BIT(i);
	}
	return scope;
}

#endif
