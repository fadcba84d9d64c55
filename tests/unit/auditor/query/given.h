/*
 * given.h - a small tenant for the tests of queries.
 */
#ifndef TESTS_UNIT_AUDITOR_QUERY_GIVEN_H
#define TESTS_UNIT_AUDITOR_QUERY_GIVEN_H

#include "auditor/query/select.h"
#include "tests/support/kit_rows.h"

/* 2026-11-22T00:00:00Z, when the tenant is judged. */
#define GIVEN_NOW INT64_C(1795305600)

static inline void
given_add(struct snapshot *snapshot, enum kind kind, const char *text)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const struct coverage whole = {.status = COVERAGE_COMPLETE};
	const struct json *root = NULL;
	struct err err = {0};

	KIT_GOOD(
	    json_parse(sv_from(text), JSON_WIRE, arena, &root, &err), &err);
	KIT_GOOD(snapshot_add(snapshot, kind, root, &err), &err);
	snapshot_cover(snapshot, kind, &whole);
}

/* Three connectors and two rules; mailboxes were not to be had. */
static inline struct snapshot *
given_tenant(void)
{
	const struct coverage refused = {
	    .status = COVERAGE_NOT_COLLECTED,
	    .reason = COVERAGE_PERMISSION_REASON,
	    .detail = SV_INIT("needs Global Reader"),
	};
	struct snapshot *snapshot =
	    snapshot_new(SV("11111111-2222-4333-8444-555555555555"),
		SV("import:test"), SV("test"));

	given_add(snapshot, KIND_INBOUND_CONNECTOR,
	    "{\"Guid\":\"c1\",\"Name\":\"Relay\",\"Enabled\":true,"
	    "\"ConnectorType\":\"OnPremises\",\"TlsSenderCertificateName\":"
	    "null,\"SenderIPAddresses\":[\"192.0.2.1\",\"192.0.2.9\"],"
	    "\"WhenChangedUTC\":\"2026-11-21T00:00:00Z\"}");
	given_add(snapshot, KIND_INBOUND_CONNECTOR,
	    "{\"Guid\":\"c2\",\"Name\":\"=1+1\",\"Enabled\":false,"
	    "\"ConnectorType\":\"Partner\",\"TlsSenderCertificateName\":"
	    "\"mx.example\",\"SenderIPAddresses\":[]}");
	given_add(snapshot, KIND_INBOUND_CONNECTOR,
	    "{\"Guid\":\"c3\",\"Name\":\"\\u0420elay \\u202e\","
	    "\"Enabled\":true,\"ConnectorType\":\"Partner\","
	    "\"TlsSenderCertificateName\":\"mx.example\","
	    "\"SenderIPAddresses\":[],\"Comment\":\"two\\nlines, \\\"q\\\"\"}");
	given_add(snapshot, KIND_TRANSPORT_RULE,
	    "{\"Guid\":\"r1\",\"Name\":\"Strip\",\"Priority\":0,"
	    "\"RemoveHeader\":\"Received\",\"ExceptIfSentToScope\":"
	    "\"InOrganization\"}");
	given_add(snapshot, KIND_TRANSPORT_RULE,
	    "{\"Guid\":\"r2\",\"Name\":\"Banner\",\"Priority\":-7}");
	snapshot_cover(snapshot, KIND_MAILBOX, &refused);
	snapshot_seal(snapshot);
	return snapshot;
}

static inline struct querydb *
given_open(const struct snapshot *now, const struct snapshot *baseline)
{
	const struct querydb_source source = {
	    .now = now, .baseline = baseline, .as_of = GIVEN_NOW};
	struct querydb *db = NULL;
	struct err err = {0};

	KIT_GOOD(querydb_open(&source, &db, &err), &err);
	return db;
}

#endif
