/*
 * behaviour_test.c - what changes the fingerprint of an object, and what not.
 */
#include "auditor/model/behaviour.h"

#include "auditor/base/strbuf.h"
#include "tests/support/kit_rows.h"

#define TR KIND_TRANSPORT_RULE
#define IC KIND_INBOUND_CONNECTOR
#define OC KIND_OUTBOUND_CONNECTOR
#define AP KIND_APPLICATION
#define GR KIND_OAUTH2_PERMISSION_GRANT

#define RULE "\"RemoveHeader\":\"Received-SPF\",\"SetSCL\":-1"
#define KEY1 "\"keyId\":\"00000000-0000-4000-8000-000000000001\""
#define KEY2 "\"keyId\":\"00000000-0000-4000-8000-000000000002\""

struct row {
	const char *name;
	strview before; /* members of the object */
	strview after;
	enum kind kind;
	bool same;
};

static const struct row rows[] = {
    {"nothing", SV_INIT(RULE), SV_INIT(RULE), TR, true},
    {"new name", SV_INIT(RULE ",\"Name\":\"Test01\""),
	SV_INIT(RULE ",\"Name\":\"Tidy\""), TR, true},
    {"new id", SV_INIT(RULE ",\"Guid\":\"1\",\"ImmutableId\":\"1\""),
	SV_INIT(RULE ",\"Guid\":\"2\",\"ImmutableId\":\"2\""), TR, true},
    {"comment", SV_INIT(RULE), SV_INIT(RULE ",\"Comments\":\"approved\""), TR,
	true},
    {"priority", SV_INIT(RULE ",\"Priority\":0"),
	SV_INIT(RULE ",\"Priority\":7"), TR, true},
    {"off and on", SV_INIT(RULE ",\"State\":\"Disabled\""),
	SV_INIT(RULE ",\"State\":\"Enabled\""), TR, true},
    {"audit and enforce", SV_INIT(RULE ",\"Mode\":\"Audit\""),
	SV_INIT(RULE ",\"Mode\":\"Enforce\""), TR, true},
    {"times", SV_INIT(RULE ",\"WhenChanged\":\"2026-11-10T03:20:00Z\""),
	SV_INIT(RULE ",\"WhenChanged\":\"2026-11-11T03:20:00Z\",\"ExpiryDate\":"
		     "\"2027-01-01T00:00:00Z\""),
	TR, true},
    {"who changed it", SV_INIT(RULE ",\"LastModifiedBy\":\"a\""),
	SV_INIT(RULE ",\"LastModifiedBy\":\"b\""), TR, true},
    {"new property, null", SV_INIT(RULE),
	SV_INIT(RULE ",\"NewPredicate\":null"), TR, true},
    {"new property, false", SV_INIT(RULE), SV_INIT(RULE ",\"NewAction\":false"),
	TR, true},
    {"known property, null", SV_INIT(RULE),
	SV_INIT(RULE ",\"From\":null,\"SentTo\":[]"), TR, true},
    {"known property, false", SV_INIT(RULE),
	SV_INIT(RULE ",\"DeleteMessage\":false,\"Quarantine\":\"False\""), TR,
	true},
    {"case of a header", SV_INIT("\"RemoveHeader\":\"DKIM-Signature\""),
	SV_INIT("\"RemoveHeader\":\" dkim-SIGNATURE\""), TR, true},
    {"order of words", SV_INIT("\"SubjectContainsWords\":[\"a\",\"b\"]"),
	SV_INIT("\"SubjectContainsWords\":[\"b\",\"a\"]"), TR, true},
    {"spelling of a number", SV_INIT("\"SetSCL\":\"-1\""),
	SV_INIT("\"SetSCL\":-1"), TR, true},

    {"pattern inverted by case",
	SV_INIT("\"SubjectMatchesPatterns\":[\"\\\\d\"]"),
	SV_INIT("\"SubjectMatchesPatterns\":[\"\\\\D\"]"), TR, false},
    {"another header", SV_INIT("\"RemoveHeader\":\"a\""),
	SV_INIT("\"RemoveHeader\":\"b\""), TR, false},
    {"recipient added", SV_INIT(RULE),
	SV_INIT(RULE ",\"BlindCopyTo\":[\"eve@evil.example\"]"), TR, false},
    {"recipients given as objects",
	SV_INIT("\"BlindCopyTo\":[{\"Address\":\"a@x\"}]"),
	SV_INIT("\"BlindCopyTo\":[{\"Address\":\"b@x\"}]"), TR, false},
    {"list emptied", SV_INIT(RULE ",\"From\":[\"a@x\"]"),
	SV_INIT(RULE ",\"From\":[]"), TR, false},
    {"predicate to exception",
	SV_INIT(RULE ",\"FromScope\":\"InOrganization\""),
	SV_INIT(RULE ",\"ExceptIfFromScope\":\"InOrganization\""), TR, false},
    {"exception added", SV_INIT(RULE),
	SV_INIT(RULE ",\"ExceptIfSentTo\":[\"a@x\"]"), TR, false},
    {"action switched on", SV_INIT(RULE ",\"DeleteMessage\":false"),
	SV_INIT(RULE ",\"DeleteMessage\":true"), TR, false},
    {"unknown action by class name", SV_INIT("\"Actions\":[\"AAction\"]"),
	SV_INIT("\"Actions\":[\"AAction\",\"NewAction\"]"), TR, false},
    {"value moved to another field", SV_INIT("\"SetHeaderName\":\"x\""),
	SV_INIT("\"SetHeaderValue\":\"x\""), TR, false},

    {"range of a connector", SV_INIT("\"SenderIPAddresses\":[\"192.0.2.1\"]"),
	SV_INIT("\"SenderIPAddresses\":[\"192.0.2.0/24\"]"), IC, false},
    {"range spelt otherwise", SV_INIT("\"SenderIPAddresses\":[\"192.0.2.1\"]"),
	SV_INIT("\"SenderIPAddresses\":[\"192.0.2.1/32\"]"), IC, true},
    {"connector on and off", SV_INIT("\"RequireTls\":true,\"Enabled\":true"),
	SV_INIT("\"RequireTls\":true,\"Enabled\":false"), IC, true},
    {"hidden source of a connector", SV_INIT("\"ConnectorSource\":\"Default\""),
	SV_INIT("\"ConnectorSource\":\"HybridWizard\""), IC, true},
    {"smart host", SV_INIT("\"SmartHosts\":[\"a.example\"]"),
	SV_INIT("\"SmartHosts\":[\"b.example\"]"), OC, false},

    {"scope order", SV_INIT("\"scope\":\"Mail.Read User.Read\""),
	SV_INIT("\"scope\":\" User.Read Mail.Read \""), GR, true},
    {"scope added", SV_INIT("\"scope\":\"User.Read\""),
	SV_INIT("\"scope\":\"User.Read Mail.Read\""), GR, false},

    {"credential renamed",
	SV_INIT("\"passwordCredentials\":[{" KEY1 ",\"displayName\":\"a\"}]"),
	SV_INIT("\"passwordCredentials\":[{" KEY1 ",\"displayName\":\"b\"}]"),
	AP, true},
    {"credentials renamed across each other",
	SV_INIT("\"passwordCredentials\":[{" KEY1
		",\"displayName\":\"a\"},{" KEY2 ",\"displayName\":\"b\"}]"),
	SV_INIT("\"passwordCredentials\":[{" KEY1
		",\"displayName\":\"z\"},{" KEY2 ",\"displayName\":\"b\"}]"),
	AP, true},
    {"another certificate under the same id",
	SV_INIT(
	    "\"keyCredentials\":[{" KEY1 ",\"customKeyIdentifier\":\"AA\"}]"),
	SV_INIT(
	    "\"keyCredentials\":[{" KEY1 ",\"customKeyIdentifier\":\"BB\"}]"),
	AP, false},
    {"credential prolonged",
	SV_INIT("\"keyCredentials\":[{" KEY1
		",\"endDateTime\":\"2027-01-01T00:00:00Z\"},{" KEY2
		",\"endDateTime\":\"2027-06-01T00:00:00Z\"}]"),
	SV_INIT("\"keyCredentials\":[{" KEY1
		",\"endDateTime\":\"2029-01-01T00:00:00Z\"},{" KEY2
		",\"endDateTime\":\"2027-06-01T00:00:00Z\"}]"),
	AP, true},
    {"credential added", SV_INIT("\"passwordCredentials\":[{" KEY1 "}]"),
	SV_INIT("\"passwordCredentials\":[{" KEY1 "},{" KEY2 "}]"), AP, false},
    {"credential exchanged", SV_INIT("\"passwordCredentials\":[{" KEY1 "}]"),
	SV_INIT("\"passwordCredentials\":[{" KEY2 "}]"), AP, false},
    {"credential of the other sort",
	SV_INIT("\"passwordCredentials\":[{" KEY1 "}]"),
	SV_INIT("\"keyCredentials\":[{" KEY1 "}]"), AP, false},
    {"owner renamed",
	SV_INIT("\"owners\":[{\"id\":\"1\",\"displayName\":\"a\"}]"),
	SV_INIT("\"owners\":[{\"id\":\"1\",\"displayName\":\"b\"}]"), AP, true},
    {"owner added", SV_INIT("\"owners\":[{\"id\":\"1\"}]"),
	SV_INIT("\"owners\":[{\"id\":\"1\"},{\"id\":\"2\"}]"), AP, false},
    {"permission raised",
	SV_INIT("\"requiredResourceAccess\":[{\"resourceAppId\":\"r\","
		"\"resourceAccess\":[{\"id\":\"1\",\"type\":\"Scope\"}]}]"),
	SV_INIT("\"requiredResourceAccess\":[{\"resourceAppId\":\"r\","
		"\"resourceAccess\":[{\"id\":\"1\",\"type\":\"Role\"}]}]"),
	AP, false},
    {"new member of a credential", SV_INIT("\"keyCredentials\":[{" KEY1 "}]"),
	SV_INIT("\"keyCredentials\":[{" KEY1 ",\"newMember\":\"x\"}]"), AP,
	true},
};

static const struct coverage complete = {.status = COVERAGE_COMPLETE};

static void
add(struct snapshot *snapshot, enum kind kind, strview members)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf text = {0};
	const struct json *root;
	struct err err = {0};

	strbuf_printf(&text, "{" SV_FMT "}", SV_ARG(members));
	KIT_GOOD(json_parse(strbuf_view(&text), JSON_WIRE, arena, &root, &err),
	    &err);
	KIT_GOOD(snapshot_add(snapshot, kind, root, &err), &err);
	snapshot_cover(snapshot, kind, &complete);
}

static struct snapshot *
empty(void)
{
	return snapshot_new(
	    SV("11111111-2222-4333-8444-555555555555"), SV("live"), SV("1"));
}

static struct digest
fingerprint(enum kind kind, strview members)
{
	CLEANUP(snapshot_drop) struct snapshot *snapshot = empty();

	add(snapshot, kind, members);
	snapshot_seal(snapshot);
	return snapshot_list(snapshot, kind)->objects[0].behaviour_digest;
}

static void
compares(const void *at)
{
	const struct row *row = at;
	struct digest before = fingerprint(row->kind, row->before);
	struct digest after = fingerprint(row->kind, row->after);

	KIT_INT(digest_eq(&before, &after), row->same);
}

static void
kinds_differ(const void *at)
{
	struct digest in = fingerprint(IC, SV("\"Name\":\"a\""));
	struct digest out = fingerprint(OC, SV("\"Name\":\"a\""));

	(void)at;
	KIT_TRUE(!digest_eq(&in, &out));
}

#define RELAY  "\"Guid\":\"d0000000-0000-4000-8000-000000000001\",\"Name\":"
#define OTHER  "\"Guid\":\"d0000000-0000-4000-8000-000000000002\",\"Name\":"
#define ROUTE  "\"RouteMessageOutboundConnector\":"
#define RELAYS "[\"D0000000-0000-4000-8000-000000000001\"]"

struct route_row {
	const char *name;
	strview connector; /* members of one, "" for none */
	strview rule;
	bool same; /* as the first row */
};

static const struct route_row routes[] = {
    {"by name", SV_INIT(RELAY "\"To relay\""), SV_INIT(ROUTE "\"To relay\""),
	true},
    {"connector renamed", SV_INIT(RELAY "\"Away\""), SV_INIT(ROUTE "\"Away\""),
	true},
    {"name in other case", SV_INIT(RELAY "\"To relay\""),
	SV_INIT(ROUTE "\"TO RELAY\""), true},
    {"by id", SV_INIT(RELAY "\"To relay\""),
	SV_INIT(ROUTE "\"d0000000-0000-4000-8000-000000000001\""), true},
    {"by id in capitals", SV_INIT(RELAY "\"To relay\""), SV_INIT(ROUTE RELAYS),
	true},
    {"another of that name", SV_INIT(OTHER "\"To relay\""),
	SV_INIT(ROUTE "\"To relay\""), false},
    {"no such connector", SV_INIT(RELAY "\"Away\""),
	SV_INIT(ROUTE "\"To relay\""), false},
    {"connectors unread", SV_INIT(""), SV_INIT(ROUTE "\"To relay\""), false},
};

static struct digest
route(const struct route_row *row)
{
	CLEANUP(snapshot_drop) struct snapshot *snapshot = empty();

	if (row->connector.len > 0)
		add(snapshot, OC, row->connector);
	add(snapshot, TR, row->rule);
	snapshot_seal(snapshot);
	return snapshot_list(snapshot, TR)->objects[0].behaviour_digest;
}

static void
resolves(const void *at)
{
	struct digest first = route(&routes[0]);
	struct digest digest = route(at);

	KIT_INT(
	    digest_eq(&first, &digest), ((const struct route_row *)at)->same);
}

int
main(void)
{
	KIT_ROWS(rows, compares);
	kit_case("equal objects of two kinds", kinds_differ);
	KIT_ROWS(routes, resolves);
	return kit_finish();
}
