/*
 * normal_test.c - from what services and exports say to canonical form.
 */
#include "auditor/model/normal.h"

#include "auditor/base/limits.h"
#include "tests/support/kit_rows.h"

#define IC KIND_INBOUND_CONNECTOR
#define TR KIND_TRANSPORT_RULE
#define AP KIND_APPLICATION

static void
make(enum kind kind, strview raw, struct arena *arena, struct object *object)
{
	const struct json *root;
	struct err err = {0};

	KIT_GOOD(json_parse(raw, JSON_WIRE, arena, &root, &err), &err);
	KIT_GOOD(normal_object(kind, root, arena, object, &err), &err);
}

struct identity_row {
	const char *name;
	enum kind kind;
	strview raw;
	const char *id;
	const char *shown;
};

static const struct identity_row identities[] = {
    {"Guid", IC,
	SV_INIT("{\"Name\":\"N\",\"Guid\":\"C0000000-0000-4000-8000-"
		"00000000000A\"}"),
	"c0000000-0000-4000-8000-00000000000a", "N"},
    {"Guid before others", IC,
	SV_INIT(
	    "{\"ExchangeObjectId\":\"d0000000-0000-4000-8000-000000000001\","
	    "\"Guid\":\"c0000000-0000-4000-8000-000000000001\"}"),
	"c0000000-0000-4000-8000-000000000001", ""},
    {"ExchangeObjectId", IC,
	SV_INIT("{\"ExchangeObjectId\":\"D0000000-0000-4000-8000-"
		"00000000000B\",\"Guid\":null}"),
	"d0000000-0000-4000-8000-00000000000b", ""},
    {"Guid of zeros is none", IC,
	SV_INIT("{\"Name\":\"N\",\"Guid\":\"00000000-0000-0000-0000-"
		"000000000000\"}"),
	"N", "N"},
    {"ImmutableId", TR,
	SV_INIT("{\"Name\":\"N\",\"ImmutableId\":\"E0000000-0000-4000-8000-"
		"000000000001\"}"),
	"e0000000-0000-4000-8000-000000000001", "N"},
    {"name when there is no other", TR,
	SV_INIT("{\"Name\":\"Test01\",\"Guid\":\"\"}"), "Test01", "Test01"},
    {"domain name of an import", KIND_ACCEPTED_DOMAIN,
	SV_INIT("{\"DomainName\":\"Contoso.COM\"}"), "contoso.com",
	"contoso.com"},
    {"domain of Graph", KIND_DOMAIN, SV_INIT("{\"id\":\"Contoso.COM\"}"),
	"contoso.com", "contoso.com"},
    {"Graph id", AP,
	SV_INIT("{\"id\":\"A0000000-0000-4000-8000-000000000001\","
		"\"displayName\":\"contoso_xyz\"}"),
	"a0000000-0000-4000-8000-000000000001", "contoso_xyz"},
    {"id that is no GUID is exact", KIND_APP_ROLE_ASSIGNMENT,
	SV_INIT("{\"id\":\" AbC_-9 \",\"principalDisplayName\":\"p\"}"),
	"AbC_-9", "p"},
    {"one of its kind", KIND_ARC_CONFIG,
	SV_INIT("{\"ArcTrustedSealers\":[\"a.example\"]}"), "arc-config", ""},
    {"one of its kind, with a Guid", KIND_TRANSPORT_CONFIG,
	SV_INIT("{\"Name\":\"Transport Settings\",\"Guid\":"
		"\"C0000000-0000-4000-8000-00000000000A\"}"),
	"transport-config", ""},
    {"one of its kind, in Graph", KIND_SECURITY_DEFAULTS,
	SV_INIT("{\"id\":\"00000000-0000-0000-0000-000000000005\"}"),
	"security-defaults", ""},
    {"a partner", KIND_CROSS_TENANT_ACCESS_POLICY,
	SV_INIT("{\"tenantId\":\"D0000000-0000-4000-8000-00000000000B\"}"),
	"d0000000-0000-4000-8000-00000000000b", ""},
    {"all other partners", KIND_CROSS_TENANT_ACCESS_POLICY,
	SV_INIT("{\"isServiceDefault\":true}"), "cross-tenant-access-policy",
	""},
    {"a value without identity", KIND_TENANT_ALLOW_BLOCK_LIST_ITEM,
	SV_INIT("{\"Value\":\"a.example\",\"Action\":\"Allow\"}"), "a.example",
	"a.example"},
    {"a domain that signs", KIND_DKIM_SIGNING_CONFIG,
	SV_INIT("{\"Domain\":\"contoso.com\",\"Enabled\":true}"), "contoso.com",
	"contoso.com"},
    {"no name", KIND_ROLE_ASSIGNMENT, SV_INIT("{\"id\":\"x\"}"), "x", ""},
    {"odd name", TR,
	SV_INIT("{\"Name\":\"a\\u0000\",\"Guid\":\"e0000000-0000-4000-8000-"
		"000000000001\"}"),
	"e0000000-0000-4000-8000-000000000001",
	"\x1a"
	"a\\u0000"},
};

static void
identifies(const void *at)
{
	const struct identity_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct object object;

	make(row->kind, row->raw, arena, &object);
	KIT_TEXT(object.id, sv_from(row->id));
	KIT_TEXT(object.name, sv_from(row->shown));
}

static void
admits_no_identity(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct object one;
	struct object same;
	struct object other;

	(void)at;
	make(IC, SV("{\"Enabled\":true}"), arena, &one);
	make(IC, SV("{\"Enabled\":\"true\"}"), arena, &same);
	make(IC, SV("{\"Enabled\":false}"), arena, &other);
	KIT_TRUE(sv_starts(one.id, SV("unidentified:")));
	KIT_INT(one.id.len, 13 + 64);
	KIT_TEXT(one.id, same.id);
	KIT_TRUE(!sv_eq(one.id, other.id));
}

/* An entry of an access list is what it says. */
static void
content_is_identity(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct object one;
	struct object same;
	struct object other;

	(void)at;
	make(KIND_MAILBOX_PERMISSION,
	    SV("{\"Identity\":\"ceo\",\"User\":\"a\",\"AccessRights\":"
	       "[\"FullAccess\",\"ReadPermission\"]}"),
	    arena, &one);
	make(KIND_MAILBOX_PERMISSION,
	    SV("{\"User\":\"a\",\"Identity\":\"ceo\",\"AccessRights\":"
	       "[\"ReadPermission\",\"FullAccess\"]}"),
	    arena, &same);
	make(KIND_MAILBOX_PERMISSION,
	    SV("{\"Identity\":\"ceo\",\"User\":\"b\",\"AccessRights\":"
	       "[\"FullAccess\"]}"),
	    arena, &other);
	KIT_INT(one.id.len, 64);
	KIT_TEXT(one.id, same.id);
	KIT_TRUE(!sv_eq(one.id, other.id));
}

/* What another list brings is as if it had come with the object. */
static void
joins_states(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct object object;
	struct object more;
	struct object whole;
	struct err err;

	(void)at;
	make(KIND_GROUP,
	    SV("{\"id\":\"g\",\"displayName\":\"n\",\"members\":[\"b\",\"a\"],"
	       "\"createdDateTime\":\"2026-01-02T03:04:05Z\"}"),
	    arena, &object);
	make(KIND_GROUP,
	    SV("{\"id\":\"g\",\"owners\":[{\"id\":\"o\",\"x\":1}]}"), arena,
	    &more);
	make(KIND_GROUP,
	    SV("{\"owners\":\"o\",\"id\":\"g\",\"displayName\":\"n\","
	       "\"members\":[\"a\",\"b\"],"
	       "\"createdDateTime\":\"2026-01-02T03:04:05Z\"}"),
	    arena, &whole);
	KIT_GOOD(normal_join(&object, &more, arena, &err), &err);
	KIT_TEXT(object.body, whole.body);
	KIT_TEXT(object.id, whole.id);
	KIT_TEXT(object.name, whole.name);
	KIT_TRUE(digest_eq(&object.state_digest, &whole.state_digest));
	KIT_TRUE(digest_eq(&object.record_digest, &whole.record_digest));
}

static void
sets_stamps_apart(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct object before;
	struct object after;

	(void)at;
	make(TR,
	    SV("{\"Name\":\"a\",\"LastModifiedBy\":\"Eve\",\"WhenChanged\":"
	       "\"2026-11-10T03:20:00Z\"}"),
	    arena, &before);
	make(TR,
	    SV("{\"Name\":\"a\",\"LastModifiedBy\":\"Bob\",\"WhenChanged\":"
	       "\"2026-11-10T03:20:00Z\"}"),
	    arena, &after);
	KIT_TEXT(before.body,
	    SV("{\"stamps\":{\"LastModifiedBy\":\"Eve\",\"WhenChanged\":"
	       "\"2026-11-10T03:20:00Z\"},\"state\":{\"Name\":\"a\"}}"));
	KIT_TRUE(digest_eq(&before.state_digest, &after.state_digest));
	KIT_TRUE(!digest_eq(&before.record_digest, &after.record_digest));
}

struct differ_row {
	const char *name;
	strview a;
	strview b;
	enum kind kind;
	bool same;
};

/* No false drift, no hidden drift. */
static const struct differ_row differs[] = {
    {"as text and as number", SV_INIT("{\"SetSCL\":\"-1\"}"),
	SV_INIT("{\"SetSCL\":-1}"), TR, true},
    {"order of a set",
	SV_INIT("{\"SenderIPAddresses\":[\"192.0.2.1\",\"192.0.2.2\"]}"),
	SV_INIT("{\"SenderIPAddresses\":[\"192.0.2.2\",\"192.0.2.1\"]}"), IC,
	true},
    {"scalar and list of one",
	SV_INIT("{\"SmartHosts\":1,\"SenderIPAddresses\":\"192.0.2.1\"}"),
	SV_INIT("{\"SmartHosts\":1,\"SenderIPAddresses\":[\"192.0.2.1\"]}"), IC,
	true},
    {"null and []", SV_INIT("{\"CopyTo\":null}"), SV_INIT("{\"CopyTo\":[]}"),
	TR, true},
    {"case of a header", SV_INIT("{\"RemoveHeader\":\"DKIM-Signature\"}"),
	SV_INIT("{\"RemoveHeader\":\"dkim-signature\"}"), TR, true},
    {"spelling of a date",
	SV_INIT("{\"ExpiryDate\":\"2026-05-04T16:44:02+09:00\"}"),
	SV_INIT("{\"ExpiryDate\":\"/Date(1777880642000)/\"}"), TR, true},
    {"case of a pattern", SV_INIT("{\"SubjectMatchesPatterns\":[\"\\\\d\"]}"),
	SV_INIT("{\"SubjectMatchesPatterns\":[\"\\\\D\"]}"), TR, false},
    {"case of a subject",
	SV_INIT(
	    "{\"federatedIdentityCredentials\":[{\"subject\":\"repo:a/b\"}]}"),
	SV_INIT(
	    "{\"federatedIdentityCredentials\":[{\"subject\":\"repo:A/b\"}]}"),
	AP, false},
    {"case of a name", SV_INIT("{\"Name\":\"a\"}"), SV_INIT("{\"Name\":\"A\"}"),
	TR, false},
    {"emptied list", SV_INIT("{\"CopyTo\":[\"a@x\"]}"),
	SV_INIT("{\"CopyTo\":[]}"), TR, false},
    {"empty and absent", SV_INIT("{\"CopyTo\":null}"), SV_INIT("{}"), TR,
	false},
    {"neighbours beyond 2^53", SV_INIT("{\"X\":9007199254740993}"),
	SV_INIT("{\"X\":9007199254740992}"), TR, false},
    {"behind NUL", SV_INIT("{\"X\":\"admin\\u0000x\"}"),
	SV_INIT("{\"X\":\"admin\\u0000y\"}"), TR, false},
    {"number and its text", SV_INIT("{\"X\":1}"), SV_INIT("{\"X\":\"1\"}"), TR,
	false},
    {"of equal keys the last", SV_INIT("{\"SetSCL\":5,\"SetSCL\":-1}"),
	SV_INIT("{\"SetSCL\":-1}"), TR, true},
};

static void
tells_apart(const void *at)
{
	const struct differ_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct object a;
	struct object b;

	make(row->kind, row->a, arena, &a);
	make(row->kind, row->b, arena, &b);
	KIT_INT(digest_eq(&a.state_digest, &b.state_digest), row->same);
}

static void
kinds_differ(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct object a;
	struct object b;

	(void)at;
	make(IC, SV("{\"Name\":\"a\"}"), arena, &a);
	make(KIND_OUTBOUND_CONNECTOR, SV("{\"Name\":\"a\"}"), arena, &b);
	KIT_TEXT(a.body, b.body);
	KIT_TRUE(!digest_eq(&a.state_digest, &b.state_digest));
	KIT_TRUE(!digest_eq(&a.record_digest, &b.record_digest));
}

struct bad_row {
	const char *name;
	strview text;
};

static const struct bad_row no_objects[] = {
    {"text for an object", SV_INIT("\"x\"")},
    {"list for an object", SV_INIT("[{}]")},
    {"null for an object", SV_INIT("null")},
};

static void
refuses_raw(const void *at)
{
	const struct bad_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const struct json *root;
	struct object object;
	struct err err = {0};

	KIT_GOOD(json_parse(row->text, JSON_WIRE, arena, &root, &err), &err);
	KIT_INT(normal_object(IC, root, arena, &object, &err), -1);
	KIT_INT(err.code, ERR_FORMAT);
	KIT_HAS(sv_from(err.text), "inbound-connector: an object expected");
}

/* As deep as the wire allows: kept, written and read back. */
static void
keeps_deep_objects(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf raw = {0};
	struct object object;
	struct object again;
	struct err err = {0};

	(void)at;
	for (unsigned i = 0; i < LIMIT_WIRE_DEPTH; i++)
		strbuf_add_text(&raw, "{\"a\":");
	strbuf_add_text(&raw, "1");
	for (unsigned i = 0; i < LIMIT_WIRE_DEPTH; i++)
		strbuf_add_char(&raw, '}');
	make(TR, strbuf_view(&raw), arena, &object);
	KIT_TRUE(sv_has(object.body, strbuf_view(&raw)));
	KIT_GOOD(
	    normal_restore(TR, object.id, object.body, arena, &again, &err),
	    &err);
}

int
main(void)
{
	KIT_ROWS(identities, identifies);
	kit_case("no identity at all", admits_no_identity);
	kit_case("an entry of an access list", content_is_identity);
	kit_case("what another list brings", joins_states);
	kit_case("stamps are no state", sets_stamps_apart);
	KIT_ROWS(differs, tells_apart);
	kit_case("equal objects of two kinds", kinds_differ);
	KIT_ROWS(no_objects, refuses_raw);
	kit_case("an object of many levels", keeps_deep_objects);
	return kit_finish();
}
