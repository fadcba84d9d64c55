/*
 * value_test.c - values of all types in canonical form.
 */
#include "auditor/model/value.h"

#include "auditor/model/normal.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	enum kind kind;
	strview raw;
	const char *state; /* in canonical form */
};

#define IC KIND_INBOUND_CONNECTOR
#define TR KIND_TRANSPORT_RULE
#define AP KIND_APPLICATION
#define RD KIND_REMOTE_DOMAIN

/* Each type of field. */
static const struct row types[] = {
    {"text is exact", TR, SV_INIT("{\"Comments\":\" A b\\n\"}"),
	"{\"Comments\":\" A b\\n\"}"},
    {"bool", IC, SV_INIT("{\"Enabled\":true,\"RequireTls\":false}"),
	"{\"Enabled\":true,\"RequireTls\":false}"},
    {"bool as text", IC,
	SV_INIT("{\"Enabled\":\"True\",\"RequireTls\":\"FALSE\"}"),
	"{\"Enabled\":true,\"RequireTls\":false}"},
    {"bool that is none", IC, SV_INIT("{\"Enabled\":\"maybe\"}"),
	"{\"Enabled\":\"maybe\"}"},
    {"number", TR, SV_INIT("{\"SetSCL\":-1}"), "{\"SetSCL\":-1}"},
    {"number as text", TR, SV_INIT("{\"SetSCL\":\" -1 \"}"), "{\"SetSCL\":-1}"},
    {"number beyond 2^63", RD,
	SV_INIT("{\"MessageCountThreshold\":15394007230974001153}"),
	"{\"MessageCountThreshold\":15394007230974001153}"},
    {"unlisted number beyond 2^63", TR,
	SV_INIT("{\"RuleIdentity\":15394007230974001153}"),
	"{\"RuleIdentity\":15394007230974001153}"},
    {"number that is none", TR, SV_INIT("{\"SetSCL\":\"high\"}"),
	"{\"SetSCL\":\"high\"}"},
    {"number with leading zeros", TR, SV_INIT("{\"SetSCL\":\"007\"}"),
	"{\"SetSCL\":\"007\"}"},
    {"number 0", TR, SV_INIT("{\"Priority\":0}"), "{\"Priority\":0}"},
    {"number with fraction", TR, SV_INIT("{\"Priority\":5.0}"),
	"{\"Priority\":\"5.0\"}"},
    {"reference", KIND_GROUP,
	SV_INIT("{\"members\":[{\"id\":\"B0000000-0000-4000-8000-"
		"00000000000B\",\"x\":1},\"A0000000-0000-4000-8000-"
		"00000000000A\",\" n \"]}"),
	"{\"members\":[\"a0000000-0000-4000-8000-00000000000a\","
	"\"b0000000-0000-4000-8000-00000000000b\",\"n\"]}"},
    {"reference to one", KIND_GROUP, SV_INIT("{\"owners\":{\"id\":\"o\"}}"),
	"{\"owners\":[\"o\"]}"},
    {"reference without id", KIND_GROUP,
	SV_INIT("{\"owners\":[{\"name\":\"o\"}]}"),
	"{\"owners\":[{\"name\":\"o\"}]}"},
    {"federation of an import", KIND_DOMAIN,
	SV_INIT("{\"federationConfiguration\":{\"issuerUri\":\"http://A/\","
		"\"federatedIdpMfaBehavior\":\"ACCEPTIFMFADONEBYFEDERATEDIDP"
		"\"}}"),
	"{\"federationConfiguration\":[{\"federatedIdpMfaBehavior\":"
	"\"acceptIfMfaDoneByFederatedIdp\",\"issuerUri\":\"http://A/\"}]}"},
    {"time in UTC", TR,
	SV_INIT("{\"ExpiryDate\":\"2026-11-22T10:25:00.5000000+09:00\"}"),
	"{\"ExpiryDate\":\"2026-11-22T01:25:00.5Z\"}"},
    {"time without zone", TR,
	SV_INIT("{\"ExpiryDate\":\"2026-11-22T10:25:00\"}"),
	"{\"ExpiryDate\":\"2026-11-22T10:25:00\"}"},
    {"time of PowerShell", TR,
	SV_INIT("{\"ExpiryDate\":\"/Date(1777880642000)/\"}"),
	"{\"ExpiryDate\":\"2026-05-04T07:44:02Z\"}"},
    {"time of PowerShell, slash escaped", TR,
	SV_INIT("{\"ExpiryDate\":\"\\/Date(1777880642000)\\/\"}"),
	"{\"ExpiryDate\":\"2026-05-04T07:44:02Z\"}"},
    {"time of PowerShell, escaped twice", TR,
	SV_INIT("{\"ExpiryDate\":\"\\\\/Date(1777880642000)\\\\/\"}"),
	"{\"ExpiryDate\":\"2026-05-04T07:44:02Z\"}"},
    {"year 1 is empty", TR,
	SV_INIT("{\"ExpiryDate\":\"0001-01-01T00:00:00Z\"}"),
	"{\"ExpiryDate\":null}"},
    {"year 1 without zone is empty", TR,
	SV_INIT("{\"ExpiryDate\":\"0001-01-01T00:00:00\"}"),
	"{\"ExpiryDate\":null}"},
    {"year 1 east of Greenwich is empty", TR,
	SV_INIT("{\"ExpiryDate\":\"0001-01-01T00:00:00+09:00\"}"),
	"{\"ExpiryDate\":null}"},
    {"year 1 of PowerShell is empty", TR,
	SV_INIT("{\"ExpiryDate\":\"/Date(-62135596800000)/\"}"),
	"{\"ExpiryDate\":null}"},
    {"year 2 is a time", TR,
	SV_INIT("{\"ExpiryDate\":\"0002-01-01T00:00:00Z\"}"),
	"{\"ExpiryDate\":\"0002-01-01T00:00:00Z\"}"},
    {"unlisted time", TR,
	SV_INIT("{\"WhenSeen\":\"2026-11-22T10:25:00.000+09:00\",\"RotateOn\":"
		"\"/Date(1777880642000)/\"}"),
	"{\"RotateOn\":\"2026-05-04T07:44:02Z\",\"WhenSeen\":\"2026-11-22T01:"
	"25:00Z\"}"},
    {"unlisted text", TR, SV_INIT("{\"WhenSeen\":\"Yesterday \"}"),
	"{\"WhenSeen\":\"Yesterday \"}"},
    {"enum", IC, SV_INIT("{\"ConnectorType\":\" onPREMISES\"}"),
	"{\"ConnectorType\":\"OnPremises\"}"},
    {"enum with a new value", IC, SV_INIT("{\"ConnectorType\":\"SomeThing\"}"),
	"{\"ConnectorType\":\"something\"}"},
    {"guid", IC, SV_INIT("{\"Guid\":\"C0000000-0000-4000-8000-00000000000A\"}"),
	"{\"Guid\":\"c0000000-0000-4000-8000-00000000000a\"}"},
    {"domain", IC,
	SV_INIT("{\"TlsSenderCertificateName\":\" Mail.CONTOSO.com\"}"),
	"{\"TlsSenderCertificateName\":\"mail.contoso.com\"}"},
    {"case beyond ASCII stays", IC,
	SV_INIT("{\"TlsSenderCertificateName\":\"\\u00c4.COM\"}"),
	"{\"TlsSenderCertificateName\":\"\xc3\x84.com\"}"},
    {"address", TR, SV_INIT("{\"BlindCopyTo\":[\"SMTP:Eve@Evil.EXAMPLE\"]}"),
	"{\"BlindCopyTo\":[\"eve@evil.example\"]}"},
    {"address with two schemes", TR,
	SV_INIT("{\"BlindCopyTo\":[\"SMTP:smtp: Eve@x\"]}"),
	"{\"BlindCopyTo\":[\"eve@x\"]}"},
    {"address that is a name", TR, SV_INIT("{\"BlindCopyTo\":[\"Eve Adams\"]}"),
	"{\"BlindCopyTo\":[\"Eve Adams\"]}"},
    {"header", TR, SV_INIT("{\"RemoveHeader\":\" dKIM-sIGNATURE \"}"),
	"{\"RemoveHeader\":\"dkim-signature\"}"},
    {"range", IC,
	SV_INIT("{\"SenderIPAddresses\":[\"192.0.2.9/29\",\"2001:DB8::/32\"]}"),
	"{\"SenderIPAddresses\":[\"192.0.2.8/29\",\"2001:db8::/32\"]}"},
    {"ranges are not merged", IC,
	SV_INIT("{\"SenderIPAddresses\":[\"192.0.2.1\",\"192.0.2.0/24\"]}"),
	"{\"SenderIPAddresses\":[\"192.0.2.0/24\",\"192.0.2.1\"]}"},
    {"range that is none", IC,
	SV_INIT("{\"SenderIPAddresses\":[\"anywhere \"]}"),
	"{\"SenderIPAddresses\":[\"anywhere \"]}"},
    {"address space", IC,
	SV_INIT("{\"SenderDomains\":[\"SMTP:Contoso.com;5\"]}"),
	"{\"SenderDomains\":[\"smtp:contoso.com;5\"]}"},
    {"address space, short", IC,
	SV_INIT(
	    "{\"SenderDomains\":[\"*\",\"smtp:a.example\",\"b.example;2\"]}"),
	"{\"SenderDomains\":[\"smtp:*;1\",\"smtp:a.example;1\",\"smtp:b."
	"example;2\"]}"},
    {"address space, nothing in it", IC,
	SV_INIT("{\"SenderDomains\":[null,\"\",\" \"]}"),
	"{\"SenderDomains\":null}"},
    {"words", KIND_OAUTH2_PERMISSION_GRANT,
	SV_INIT("{\"scope\":\" Mail.Read  User.Read Mail.Read\"}"),
	"{\"scope\":\"Mail.Read User.Read\"}"},
    {"words between other white space", KIND_OAUTH2_PERMISSION_GRANT,
	SV_INIT("{\"scope\":\"c\\t b\\r\\na\"}"), "{\"scope\":\"a b c\"}"},
    {"words, none", KIND_OAUTH2_PERMISSION_GRANT, SV_INIT("{\"scope\":\"  \"}"),
	"{\"scope\":null}"},
    {"object", AP,
	SV_INIT("{\"web\":{\"redirectUris\":[\"https://b\",\"https://"
		"A\"],\"x\":{\"b\":1,\"a\":[]}}}"),
	"{\"web\":{\"redirectUris\":[\"https://A\",\"https://"
	"b\"],\"x\":{\"a\":null,\"b\":1}}}"},
    {"exception as its predicate", TR,
	SV_INIT("{\"ExceptIfSenderDomainIs\":[\"B.example\",\"a.example\"]}"),
	"{\"ExceptIfSenderDomainIs\":[\"a.example\",\"b.example\"]}"},
};

/* Value, empty, absent; sets and lists; what is not kept. */
static const struct row forms[] = {
    {"nothing", TR, SV_INIT("{}"), "{}"},
    {"spellings of empty", TR,
	SV_INIT("{\"From\":null,\"SentTo\":\"\",\"CopyTo\":[],\"BlindCopyTo\":{"
		"},\"X\":[],\"Y\":\"\"}"),
	"{\"BlindCopyTo\":null,\"CopyTo\":null,\"From\":null,\"SentTo\":null,"
	"\"X\":null,\"Y\":null}"},
    {"false and 0 are values", TR,
	SV_INIT("{\"DeleteMessage\":false,\"Priority\":0}"),
	"{\"DeleteMessage\":false,\"Priority\":0}"},
    {"a list of empties is empty", TR,
	SV_INIT("{\"CopyTo\":[null,\"\",[],{}],\"X\":[{},[null]]}"),
	"{\"CopyTo\":null,\"X\":null}"},
    {"members are sorted", TR, SV_INIT("{\"b\":1,\"a\":2,\"B\":3,\"aa\":4}"),
	"{\"B\":3,\"a\":2,\"aa\":4,\"b\":1}"},
    {"set in any order", IC,
	SV_INIT(
	    "{\"EFSkipIPs\":[\"192.0.2.2\",\"192.0.2.1\",\"192.0.2.2/32\"]}"),
	"{\"EFSkipIPs\":[\"192.0.2.1\",\"192.0.2.2\"]}"},
    {"set with letter case", IC,
	SV_INIT("{\"AssociatedAcceptedDomains\":[\"B.example\",\"a.example\","
		"\"b.EXAMPLE\"]}"),
	"{\"AssociatedAcceptedDomains\":[\"a.example\",\"b.example\"]}"},
    {"unlisted list keeps its order", IC,
	SV_INIT("{\"X\":[\"b\",\"a\",\"b\"]}"), "{\"X\":[\"b\",\"a\",\"b\"]}"},
    {"scalar for a list", IC, SV_INIT("{\"SenderIPAddresses\":\"192.0.2.1\"}"),
	"{\"SenderIPAddresses\":[\"192.0.2.1\"]}"},
    {"list of one for a scalar", TR,
	SV_INIT("{\"RemoveHeader\":[\"DKIM-Signature\"],\"SetSCL\":[\"-1\"],"
		"\"DeleteMessage\":[true]}"),
	"{\"DeleteMessage\":true,\"RemoveHeader\":\"dkim-signature\","
	"\"SetSCL\":-1}"},
    {"list of one and nothing for a scalar", TR,
	SV_INIT("{\"RemoveHeader\":[null,[[\"A\"]]]}"),
	"{\"RemoveHeader\":\"a\"}"},
    {"list of two for a scalar", TR,
	SV_INIT("{\"RemoveHeader\":[\"B\",\"A\"]}"),
	"{\"RemoveHeader\":[\"b\",\"a\"]}"},
    {"list of PowerShell 5.1", IC,
	SV_INIT("{\"SenderDomains\":{\"value\":[\"b;1\",\"a\"],\"Count\":2}}"),
	"{\"SenderDomains\":[\"smtp:a;1\",\"smtp:b;1\"]}"},
    {"object for a list of objects", AP,
	SV_INIT("{\"passwordCredentials\":{\"keyId\":\"A0000000-0000-4000-8000-"
		"000000000001\"}}"),
	"{\"passwordCredentials\":[{\"keyId\":\"a0000000-0000-4000-8000-"
	"000000000001\"}]}"},
    {"set of objects", AP,
	SV_INIT("{\"requiredResourceAccess\":[{\"resourceAppId\":\"B\","
		"\"resourceAccess\":[{\"type\":\"role\",\"id\":\"2\"},{\"id\":"
		"\"1\",\"type\":\"Scope\"}]},{\"resourceAppId\":\"A\","
		"\"resourceAccess\":[]}]}"),
	"{\"requiredResourceAccess\":[{\"resourceAccess\":null,"
	"\"resourceAppId\":\"a\"},{\"resourceAccess\":[{\"id\":\"1\",\"type\":"
	"\"Scope\"},{\"id\":\"2\",\"type\":\"Role\"}],\"resourceAppId\":\"b\"}]"
	"}"},
    {"sidecar keys", TR,
	SV_INIT("{\"Priority@data.type\":\"System.Int32\",\"Priority\":1,\"@"
		"odata.etag\":\"x\",\"Guid@odata.type\":\"#Guid\"}"),
	"{\"Priority\":1}"},
    {"sidecar keys inside", AP,
	SV_INIT("{\"owners\":[{\"@odata.type\":\"#microsoft.graph.user\","
		"\"id\":\"A\"}]}"),
	"{\"owners\":[{\"id\":\"a\"}]}"},
    {"noise", IC,
	SV_INIT("{\"OriginatingServer\":\"x\",\"RunspaceId\":\"y\","
		"\"ObjectState\":\"Changed\",\"Enabled\":true}"),
	"{\"Enabled\":true}"},
    {"stamps stand apart", IC,
	SV_INIT(
	    "{\"WhenChangedUTC\":\"/Date(1777880642000)/\",\"Enabled\":true}"),
	"{\"Enabled\":true}"},
    {"secrets", AP,
	SV_INIT("{\"keyCredentials\":[{\"keyId\":\"1\",\"key\":\"S3CRET\"}],"
		"\"passwordCredentials\":[{\"keyId\":\"2\",\"secretText\":"
		"\"S3CRET\",\"hint\":\"S3C\"}]}"),
	"{\"keyCredentials\":[{\"keyId\":\"1\"}],\"passwordCredentials\":[{"
	"\"keyId\":\"2\"}]}"},
    {"secrets of a principal", KIND_SERVICE_PRINCIPAL,
	SV_INIT("{\"keyCredentials\":{\"keyId\":\"1\",\"key\":\"S3CRET\"},"
		"\"passwordCredentials\":{\"keyId\":\"2\",\"secretText\":"
		"\"S3CRET\",\"hint\":\"S3C\"}}"),
	"{\"keyCredentials\":[{\"keyId\":\"1\"}],\"passwordCredentials\":[{"
	"\"keyId\":\"2\"}]}"},
    {"odd text", TR, SV_INIT("{\"Comments\":\"a\\u0000b\"}"),
	"{\"Comments\":\"\\u001aa\\\\u0000b\"}"},
    {"odd text is exact", IC,
	SV_INIT("{\"TlsSenderCertificateName\":\" A\\u0000\"}"),
	"{\"TlsSenderCertificateName\":\"\\u001a A\\\\u0000\"}"},
    {"odd key", TR, SV_INIT("{\"a\\u0000\":1}"), "{\"\\u001aa\\\\u0000\":1}"},
    {"odd byte and its neighbours", TR,
	SV_INIT("{\"Comments\":\"\xff\",\"SetSCL\":\"-1\",\"CopyTo\":["
		"\"\\ud800@x\",\"B@x\"]}"),
	"{\"Comments\":\"\\u001a\\\\xFF\",\"CopyTo\":[\"\\u001a\\\\uD800@x\","
	"\"b@x\"],\"SetSCL\":-1}"},
};

static void
make(enum kind kind, strview raw, struct arena *arena, struct object *object)
{
	const struct json *root;
	struct err err = {0};

	KIT_GOOD(json_parse(raw, JSON_WIRE, arena, &root, &err), &err);
	KIT_GOOD(normal_object(kind, root, arena, object, &err), &err);
}

static void
normalises(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	struct object object;
	struct object again;
	struct err err = {0};

	make(row->kind, row->raw, arena, &object);
	normal_write(object.state, &buf);
	KIT_TEXT(strbuf_view(&buf), sv_from(row->state));
	KIT_INT(object.is_odd, sv_has(strbuf_view(&buf), SV("\\u001a")));

	/* The canonical form of the canonical form is itself. */
	make(row->kind, strbuf_view(&buf), arena, &again);
	if (!object.is_odd)
		KIT_TRUE(digest_eq(&object.state_digest, &again.state_digest));

	/* Restored, it is the same in all that is digested. */
	KIT_GOOD(normal_restore(
		     row->kind, object.id, object.body, arena, &again, &err),
	    &err);
	KIT_TEXT(again.body, object.body);
	KIT_TEXT(again.id, object.id);
	KIT_TEXT(again.name, object.name);
	KIT_INT(again.is_odd, object.is_odd);
	KIT_TRUE(digest_eq(&object.state_digest, &again.state_digest));
	KIT_TRUE(digest_eq(&object.record_digest, &again.record_digest));
}

int
main(void)
{
	KIT_ROWS(types, normalises);
	KIT_ROWS(forms, normalises);
	return kit_finish();
}
