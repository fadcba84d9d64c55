/*
 * policy_match_test.c - what a policy covers.
 */
#include "tests/unit/baselines/tenant.h"

#include "baselines/policy.h"

struct text_row {
	const char *name;
	strview pattern;
	strview text;
	bool matches;
};

static const struct text_row texts[] = {
    {"same", SV_INIT("mail.contoso.com"), SV_INIT("mail.contoso.com"), true},
    {"letter case", SV_INIT("mail.contoso.com"), SV_INIT("MAIL.Contoso.com"),
	true},
    {"longer", SV_INIT("mail.contoso.com"), SV_INIT("x.mail.contoso.com"),
	false},
    {"wildcard", SV_INIT("*.contoso.com"), SV_INIT("mail.contoso.com"), true},
    {"two labels", SV_INIT("*.contoso.com"), SV_INIT("a.b.contoso.com"), true},
    {"wildcard itself", SV_INIT("*.contoso.com"), SV_INIT("*.contoso.com"),
	true},
    {"wildcard below", SV_INIT("*.contoso.com"), SV_INIT("*.a.contoso.com"),
	true},
    {"wildcard above", SV_INIT("*.a.contoso.com"), SV_INIT("*.contoso.com"),
	false},
    {"name under a wildcard only", SV_INIT("mail.contoso.com"),
	SV_INIT("*.contoso.com"), false},
    {"domain itself", SV_INIT("*.contoso.com"), SV_INIT("contoso.com"), false},
    {"no label", SV_INIT("*.contoso.com"), SV_INIT(".contoso.com"), false},
    {"empty label", SV_INIT("*.contoso.com"), SV_INIT("a..contoso.com"), false},
    {"inside a label", SV_INIT("*.contoso.com"), SV_INIT("evilcontoso.com"),
	false},
    {"continued", SV_INIT("*.contoso.com"), SV_INIT("a.contoso.com.evil.com"),
	false},
    {"issuer and subject", SV_INIT("*.contoso.com"),
	SV_INIT("<I>CN=Evil<S>CN=evil.example,O=x.contoso.com"), false},
    {"list", SV_INIT("*.contoso.com"), SV_INIT("evil.example,a.contoso.com"),
	false},
    {"escaped odd text", SV_INIT("*.contoso.com"),
	SV_INIT("\x1a"
		"evil.example\\u0000.contoso.com"),
	false},
    {"host in brackets", SV_INIT("192.0.2.1"), SV_INIT("[192.0.2.1]"), true},
    {"name in brackets", SV_INIT("mail.contoso.com"),
	SV_INIT("[mail.contoso.com]"), false},
    {"mailbox", SV_INIT("a@archive.example"), SV_INIT("A@archive.example"),
	true},
    {"other mailbox", SV_INIT("a@archive.example"),
	SV_INIT("b@archive.example"), false},
    {"domain's mailbox", SV_INIT("@archive.example"),
	SV_INIT("any@Archive.example"), true},
    {"subdomain's mailbox", SV_INIT("@archive.example"),
	SV_INIT("any@x.archive.example"), false},
    {"domain alone", SV_INIT("@archive.example"), SV_INIT("@archive.example"),
	false},
    {"two addresses", SV_INIT("@archive.example"),
	SV_INIT("a@evil.example,b@archive.example"), false},
    {"display name", SV_INIT("@archive.example"),
	SV_INIT("\"a\"<b@archive.example"), false},
    {"empty text", SV_INIT("*.contoso.com"), SV_INIT(""), false},
};

static void
matches_text(const void *at)
{
	const struct text_row *row = at;
	struct policy_pattern both[] = {
	    {SV("unrelated.example"), SV("x")}, {row->pattern, SV("x")}};
	const struct policy_patterns list = {both, COUNT_OF(both)};
	const struct policy_patterns none = {NULL, 0};

	KIT_INT(policy_matches(&list, row->text), row->matches);
	KIT_TRUE(!policy_matches(&none, row->text));
}

struct range_row {
	const char *name;
	strview range;
	strview object;
	bool is_covered;
};

/* 192.0.2.0/28 for any, 198.51.100.0/24 for "c2" and "c4". */
static const struct range_row ranges[] = {
    {"inside", SV_INIT("192.0.2.4/30"), SV_INIT("c1"), true},
    {"whole", SV_INIT("192.0.2.0/28"), SV_INIT("c1"), true},
    {"beyond", SV_INIT("192.0.2.0/27"), SV_INIT("c1"), false},
    {"across", SV_INIT("192.0.2.15-192.0.2.16"), SV_INIT("c1"), false},
    {"for the one", SV_INIT("198.51.100.7"), SV_INIT("c4"), true},
    {"not for another", SV_INIT("198.51.100.7"), SV_INIT("c3"), false},
    {"for nobody known", SV_INIT("198.51.100.7"), SV_INIT(""), false},
    {"everything", SV_INIT("0.0.0.0/0"), SV_INIT("c2"), false},
    {"other family", SV_INIT("2001:db8::1"), SV_INIT("c1"), false},
};

static void
covers_range(const void *at)
{
	const struct range_row *row = at;
	strview objects[] = {SV_INIT("c2"), SV_INIT("c4")};
	struct policy_range entries[] = {
	    {.text = SV("192.0.2.0/28")},
	    {.text = SV("198.51.100.0/24"),
		.objects = objects,
		.object_count = 2},
	};
	struct policy policy = {.ranges = entries, .range_count = 2};
	struct iprange range;

	for (size_t i = 0; i < COUNT_OF(entries); i++)
		KIT_TRUE(iprange_read(entries[i].text, &entries[i].range));
	KIT_TRUE(iprange_read(row->range, &range));
	KIT_INT(
	    policy_covers_range(&policy, &range, row->object), row->is_covered);
	/* What may send through a connector may not skip the filters. */
	KIT_TRUE(!policy_allows_range(&policy, &range));
}

struct allow_row {
	const char *name;
	strview range;
	bool is_allowed;
};

/* 192.0.2.64/27 is on the allow list. */
static const struct allow_row allows[] = {
    {"allowed: whole", SV_INIT("192.0.2.64/27"), true},
    {"allowed: inside", SV_INIT("192.0.2.70"), true},
    {"allowed: beyond", SV_INIT("192.0.2.64/26"), false},
    {"allowed: other family", SV_INIT("2001:db8::1"), false},
};

static void
allows_range(const void *at)
{
	const struct allow_row *row = at;
	struct policy_range entry = {.text = SV("192.0.2.64/27")};
	struct policy policy = {.allow_ranges = &entry, .allow_range_count = 1};
	struct iprange range;

	KIT_TRUE(iprange_read(entry.text, &entry.range));
	KIT_TRUE(iprange_read(row->range, &range));
	KIT_INT(policy_allows_range(&policy, &range), row->is_allowed);
	KIT_TRUE(!policy_covers_range(&policy, &range, SV("")));
}

static void
set_is_searched(const void *at)
{
	strview words[] = {SV_INIT("a"), SV_INIT("b/c"), SV_INIT("b/d")};
	const struct policy_set set = {words, COUNT_OF(words)};
	const struct policy_set none = {NULL, 0};

	(void)at;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		KIT_TRUE(policy_set_has(&set, words[i]));
	KIT_TRUE(!policy_set_has(&set, SV("b")));
	KIT_TRUE(!policy_set_has(&set, SV("")));
	KIT_TRUE(!policy_set_has(&none, SV("a")));
}

static void
words_are_told_apart(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	(void)at;
	KIT_TEXT(policy_grant_word(SV("r"), SV("g"), arena), SV("r/g"));
	KIT_TEXT(policy_role_word(SV("r"), SV("/"), arena), SV("r@/"));
	KIT_TEXT(
	    policy_delegated_word(SV("r"), SV("s"), SV(""), arena), SV("r/s"));
	KIT_TEXT(policy_delegated_word(SV("r"), SV("s"), SV("u"), arena),
	    SV("r/s for u"));
}

static void
expect_set(const struct policy_set *set, const char *want)
{
	CLEANUP(strbuf_done) struct strbuf have = {0};

	for (size_t i = 0; i < set->count; i++) {
		strbuf_add(&have, set->at[i]);
		strbuf_add_char(&have, '\n');
	}
	KIT_TEXT(strbuf_view(&have), sv_from(want));
}

/* Exactly what it has: sorted, nothing twice, nothing of others. */
static void
application_is_bound(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop) struct snapshot *snapshot = tenant_snapshot(0);
	struct policy_application app = {.app_id = SV(BACKUP_APP)};

	(void)at;
	KIT_TRUE(policy_bind(snapshot, app.app_id, arena, &app));
	expect_set(&app.grants, EXCHANGE
	    "/" MANAGE "\n90000000-0000-4000-8000-00000000dead/" MANAGE "\n");
	expect_set(&app.delegated,
	    EXCHANGE "/EWS.AccessAsUser.All\n" EXCHANGE "/Mail.Read\n" EXCHANGE
		     "/Mail.Send for " USER_ID "\n");
	expect_set(&app.roles, ADMIN_ROLE "@/\n");
	expect_set(&app.credentials, KEY_ID "\n" SECRET_ID "\n");
	expect_set(&app.owners, OWNER_ID "\n");
	KIT_TRUE(!policy_bind(snapshot, SV(EXCHANGE_ID), arena, &app));
}

/* Without the list of principals nobody can say whose a grant is. */
static void
unread_is_not_bound(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot =
	    tenant_snapshot(KIND_BIT(KIND_SERVICE_PRINCIPAL));
	struct policy_application app = {.app_id = SV(BACKUP_APP)};

	(void)at;
	KIT_TRUE(policy_bind(snapshot, app.app_id, arena, &app));
	expect_set(&app.grants, "");
	expect_set(&app.roles, "");
	expect_set(&app.credentials, SECRET_ID "\n");
}

struct resource_row {
	const char *name;
	const char *grant;
	strview want;
};

static const struct resource_row resources[] = {
    {"by the list",
	"{\"id\":\"g\",\"resourceId\":\"" EXCHANGE_ID
	"\",\"resourceAppId\":\"" BACKUP_APP "\"}",
	SV_INIT(EXCHANGE)},
    {"as joined in",
	"{\"id\":\"g\",\"resourceId\":\"x\",\"resourceAppId\":"
	"\"" BACKUP_APP "\"}",
	SV_INIT(BACKUP_APP)},
    {"its own id", "{\"id\":\"g\",\"resourceId\":\"x\"}", SV_INIT("x")},
    {"unknown", "{\"id\":\"g\"}", SV_INIT("")},
};

static void
resource_is_found(const void *at)
{
	const struct resource_row *row = at;
	CLEANUP(snapshot_drop) struct snapshot *snapshot = tenant_snapshot(0);
	CLEANUP(strbuf_done) struct strbuf list = {0};
	CLEANUP(snapshot_drop)
	struct snapshot *own = snapshot_new(SV(TENANT_ID), SV("live"), SV(""));

	strbuf_printf(&list, "[%s]", row->grant);
	tenant_add(own, KIND_APP_ROLE_ASSIGNMENT, strbuf_cstr(&list));
	KIT_TEXT(policy_resource(snapshot,
		     &snapshot_list(own, KIND_APP_ROLE_ASSIGNMENT)->objects[0]),
	    row->want);
}

static void
sets_have_a_behaviour(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop) struct snapshot *snapshot = tenant_snapshot(0);
	const struct object *a =
	    snapshot_find(snapshot, KIND_TRANSPORT_RULE, SV(RULE_BANNER));
	const struct object *b =
	    snapshot_find(snapshot, KIND_TRANSPORT_RULE, SV(RULE_SHARED));
	struct object edited = *b;

	(void)at;
	edited.behaviour_digest = digest_of(SV("other"));
	struct digest both =
	    policy_set_behaviour((const struct object *[]){a, b}, 2, arena);
	struct digest turned =
	    policy_set_behaviour((const struct object *[]){b, a}, 2, arena);
	struct digest one =
	    policy_set_behaviour((const struct object *[]){a}, 1, arena);
	struct digest changed = policy_set_behaviour(
	    (const struct object *[]){a, &edited}, 2, arena);
	KIT_TRUE(digest_eq(&both, &turned));
	KIT_TRUE(!digest_eq(&both, &one));
	KIT_TRUE(!digest_eq(&both, &changed));
}

/* --- rotations and trusted tokens ---------------------------------------- */

struct rotation_row {
	const char *name;
	strview app_id;
	strview key_id;
	const char *ticket; /* or NULL */
};

static const struct rotation_row rotations[] = {
    {"exactly this key", SV_INIT("app-1"), SV_INIT("key-2"), "CHG-2"},
    {"key in capitals", SV_INIT("APP-1"), SV_INIT("KEY-2"), "CHG-2"},
    {"any key of it", SV_INIT("app-1"), SV_INIT("key-9"), "CHG-1"},
    {"another application", SV_INIT("app-9"), SV_INIT("key-2"), NULL},
    {"not the announced key", SV_INIT("app-2"), SV_INIT("key-9"), NULL},
};

static void
finds_rotation(const void *at)
{
	const struct rotation_row *row = at;
	struct policy_rotation entries[] = {
	    {SV("app-1"), SV(""), SV("CHG-1"), SV("r")},
	    {SV("app-1"), SV("key-2"), SV("CHG-2"), SV("r")},
	    {SV("app-2"), SV("key-3"), SV("CHG-3"), SV("r")},
	};
	const struct policy policy = {
	    .rotations = entries, .rotation_count = COUNT_OF(entries)};
	const struct policy_rotation *found =
	    policy_find_rotation(&policy, row->app_id, row->key_id);

	KIT_INT(found != NULL, row->ticket != NULL);
	if (found != NULL)
		KIT_TEXT(found->ticket, sv_from(row->ticket));
}

static void
binds_federated(const void *at)
{
	static const char apps[] =
	    "[{\"id\":\"a1\",\"appId\":\"" BACKUP_APP
	    "\",\"federatedIdentityCredentials\":[{\"id\":\"f\",\"issuer\":"
	    "\"https://i.example\",\"subject\":\"repo:a b\"}]}]";
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot =
	    snapshot_new(SV(TENANT_ID), SV("live"), SV("test"));
	struct policy_application application = {0};

	(void)at;
	tenant_add(snapshot, KIND_APPLICATION, apps);
	snapshot_seal(snapshot);
	KIT_TRUE(policy_bind(snapshot, SV(BACKUP_APP), arena, &application));
	KIT_TRUE(policy_set_has(&application.credentials,
	    policy_federated_word(
		SV("https://i.example"), SV("repo:a b"), arena)));
	KIT_TRUE(!policy_set_has(&application.credentials,
	    policy_federated_word(
		SV("https://i.example"), SV("repo:a"), arena)));
}

int
main(void)
{
	KIT_ROWS(texts, matches_text);
	KIT_ROWS(ranges, covers_range);
	KIT_ROWS(allows, allows_range);
	KIT_ROWS(resources, resource_is_found);
	kit_case("set is searched", set_is_searched);
	kit_case("words are told apart", words_are_told_apart);
	kit_case("application is bound", application_is_bound);
	kit_case("unread is not bound", unread_is_not_bound);
	kit_case("sets have a behaviour", sets_have_a_behaviour);
	KIT_ROWS(rotations, finds_rotation);
	kit_case("trusted tokens are bound", binds_federated);
	return kit_finish();
}
