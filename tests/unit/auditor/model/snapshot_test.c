/*
 * snapshot_test.c - lists of objects, sealed.
 */
#include "auditor/model/snapshot.h"

#include "auditor/base/strbuf.h"
#include "tests/support/kit_rows.h"

#define TENANT "11111111-2222-4333-8444-55555555555A"
#define ONE    "\"Guid\":\"c0000000-0000-4000-8000-000000000001\","
#define TWO    "\"Guid\":\"c0000000-0000-4000-8000-000000000002\","
/* What a remote domain has to have. */
#define REST "\"DomainName\":\"a.example\""

static const struct coverage complete = {.status = COVERAGE_COMPLETE};

static struct snapshot *
snapshot_of(enum kind kind, strview list)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct snapshot *snapshot =
	    snapshot_new(SV(TENANT), SV("live"), SV("1"));
	const struct json *root;
	struct err err = {0};

	KIT_GOOD(json_parse(list, JSON_WIRE, arena, &root, &err), &err);
	for (size_t i = 0; i < root->count; i++)
		KIT_GOOD(
		    snapshot_add(snapshot, kind, &root->items[i], &err), &err);
	snapshot_cover(snapshot, kind, &complete);
	return snapshot;
}

struct row {
	const char *name;
	enum kind kind;
	strview list;
	size_t count;
	enum coverage_status status;
	enum coverage_reason reason;
	const char *detail;
	const char *names; /* of the objects, in order of their ids */
};

static const struct row rows[] = {
    {"empty list", KIND_REMOTE_DOMAIN, SV_INIT("[]"), 0, COVERAGE_COMPLETE,
	COVERAGE_NONE_REASON, "", ""},
    {"sorted by id", KIND_REMOTE_DOMAIN,
	SV_INIT(
	    "[{" TWO REST ",\"Name\":\"b\"},{" ONE REST ",\"Name\":\"a\"}]"),
	2, COVERAGE_COMPLETE, COVERAGE_NONE_REASON, "", "a;b;"},
    {"same object twice", KIND_REMOTE_DOMAIN,
	SV_INIT("[{" ONE REST ",\"Name\":\"a\"},{" TWO REST
		"},{\"Name\":\"a\"," ONE REST "}]"),
	2, COVERAGE_COMPLETE, COVERAGE_NONE_REASON, "", "a;;"},
    {"two states of one object", KIND_REMOTE_DOMAIN,
	SV_INIT("[{" ONE REST ",\"Name\":\"old\"},{" ONE REST
		",\"Name\":\"new\"}]"),
	1, COVERAGE_PARTIAL, COVERAGE_INCONSISTENT_REASON, "two states",
	"new;"},
    {"put back within one list", KIND_REMOTE_DOMAIN,
	SV_INIT("[{" ONE REST ",\"Name\":\"a\"},{" ONE REST
		",\"Name\":\"b\"},{" ONE REST ",\"Name\":\"a\"}]"),
	1, COVERAGE_PARTIAL, COVERAGE_INCONSISTENT_REASON, "two states", "a;"},
    {"only stamps differ", KIND_REMOTE_DOMAIN,
	SV_INIT("[{" ONE REST
		",\"WhenChangedUTC\":\"2026-11-10T03:20:00Z\"},{" ONE REST
		",\"WhenChangedUTC\":\"2026-11-10T03:21:00Z\"}]"),
	1, COVERAGE_COMPLETE, COVERAGE_NONE_REASON, "", ";"},
    {"expected field absent", KIND_REMOTE_DOMAIN,
	SV_INIT("[{" ONE REST "},{" TWO "\"Name\":\"b\"}]"), 2,
	COVERAGE_PARTIAL, COVERAGE_FIELD_REASON,
	"DomainName is absent from 1 of 2", ";b;"},
    {"expected field empty", KIND_REMOTE_DOMAIN,
	SV_INIT("[{" ONE "\"DomainName\":null}]"), 1, COVERAGE_COMPLETE,
	COVERAGE_NONE_REASON, "", ";"},
    {"no identity", KIND_REMOTE_DOMAIN,
	SV_INIT("[{\"DomainName\":null,\"IsInternal\":true}]"), 1,
	COVERAGE_PARTIAL, COVERAGE_MALFORMED_REASON, "without identity", ";"},
};

static void
seals(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf names = {0};
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot = snapshot_of(row->kind, row->list);

	snapshot_seal(snapshot);
	const struct object_list *list = snapshot_list(snapshot, row->kind);
	KIT_INT(list->count, row->count);
	KIT_INT(list->coverage.status, row->status);
	KIT_INT(list->coverage.reason, row->reason);
	KIT_HAS(list->coverage.detail, row->detail);
	KIT_INT(snapshot_is_complete(snapshot, row->kind),
	    row->status == COVERAGE_COMPLETE);
	for (size_t i = 0; i < list->count; i++) {
		const struct object *object = &list->objects[i];
		strbuf_printf(&names, SV_FMT ";", SV_ARG(object->name));
		KIT_TRUE(
		    snapshot_find(snapshot, row->kind, object->id) == object);
	}
	KIT_TEXT(strbuf_view(&names), sv_from(row->names));
}

static void
keeps_other_reasons(const void *at)
{
	const struct coverage partial = {.status = COVERAGE_PARTIAL,
	    .reason = COVERAGE_THROTTLED_REASON,
	    .detail = SV_INIT("page 3"),
	    .request_ids = SV_INIT("a b"),
	    .requests = 4};
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot =
	    snapshot_of(KIND_REMOTE_DOMAIN, SV("[{" ONE "\"Name\":\"x\"}]"));

	(void)at;
	snapshot_cover(snapshot, KIND_REMOTE_DOMAIN, &partial);
	snapshot_seal(snapshot);
	const struct object_list *list =
	    snapshot_list(snapshot, KIND_REMOTE_DOMAIN);
	KIT_INT(list->coverage.status, COVERAGE_PARTIAL);
	KIT_INT(list->coverage.reason, COVERAGE_THROTTLED_REASON);
	KIT_TEXT(list->coverage.detail, SV("page 3"));
	KIT_TEXT(list->coverage.request_ids, SV("a b"));
	KIT_INT(list->coverage.requests, 4);
}

static void
begins_unread(const void *at)
{
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot =
	    snapshot_new(SV(TENANT), SV("import:x"), SV("9"));

	(void)at;
	snapshot_seal(snapshot);
	KIT_TEXT(snapshot->tenant, SV("11111111-2222-4333-8444-55555555555a"));
	KIT_TEXT(snapshot->series, SV("import:x"));
	KIT_TEXT(snapshot->tool_version, SV("9"));
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct object_list *list =
		    snapshot_list(snapshot, (enum kind)i);
		KIT_INT(list->kind, i);
		KIT_INT(list->coverage.status, COVERAGE_NOT_COLLECTED);
		KIT_INT(list->coverage.reason, COVERAGE_NOT_REQUESTED_REASON);
	}
	snapshot_free(NULL);
}

static void
collects_field_sets(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf names = {0};
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot = snapshot_of(KIND_REMOTE_DOMAIN,
	    SV("[{" ONE "\"b\":1,\"RunspaceId\":\"x\"},"
	       "{" TWO "\"a\":null,\"WhenChangedUTC\":\"x\"}]"));

	(void)at;
	snapshot_seal(snapshot);
	const struct object_list *list =
	    snapshot_list(snapshot, KIND_REMOTE_DOMAIN);
	for (size_t i = 0; i < list->field_count; i++)
		strbuf_printf(&names, SV_FMT ";", SV_ARG(list->fields[i]));
	KIT_TEXT(strbuf_view(&names), SV("Guid;WhenChangedUTC;a;b;"));
}

static void
finds_by_text(const void *at)
{
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot = snapshot_of(KIND_REMOTE_DOMAIN,
	    SV("[{" TWO "\"Name\":\"\"},{" ONE "\"Name\":\"To Relay\"}]"));
	const enum kind kind = KIND_REMOTE_DOMAIN;

	(void)at;
	snapshot_seal(snapshot);
	const struct object *found =
	    snapshot_find_by(snapshot, kind, "Name", SV("TO relay"));
	KIT_TRUE(found != NULL);
	if (found != NULL)
		KIT_TEXT(found->name, SV("To Relay"));
	KIT_TRUE(snapshot_find_by(snapshot, kind, "Name", SV("x")) == NULL);
	KIT_TRUE(snapshot_find_by(snapshot, kind, "Name", SV("")) == NULL);
	KIT_TRUE(snapshot_find(snapshot, kind, SV("x")) == NULL);
	KIT_TRUE(snapshot_find(snapshot, KIND_DOMAIN, SV("x")) == NULL);
}

/* One connector as the service gives it ... */
#define AS_REST                                                                \
	"{\"Guid@data.type\":\"System.Guid\","                                 \
	"\"Guid\":\"C0000000-0000-4000-8000-000000000001\","                   \
	"\"Enabled\":true,\"ConnectorType\":\"OnPremises\","                   \
	"\"SenderIPAddresses@odata.type\":\"#Collection(String)\","            \
	"\"SenderIPAddresses\":[\"192.0.2.1\",\"192.0.2.0/25\"],"              \
	"\"SenderDomains\":[\"smtp:*;1\"],\"TlsSenderCertificateName\":\"\","  \
	"\"EFUsers\":[],\"Comment\":\"\",\"NextCheck\":"                       \
	"\"2026-05-04T07:44:02.0000000Z\",\"Name\":\"Ran_x\","                 \
	"\"WhenChangedUTC\":\"2026-05-04T07:44:02.0000000Z\"}"
/* ... and as Windows PowerShell 5.1 writes it. */
#define AS_POWERSHELL                                                          \
	"{\"Name\":\"Ran_x\",\"Enabled\":true,"                                \
	"\"ConnectorType\":\"onPremises\","                                    \
	"\"SenderIPAddresses\":[\"192.0.2.0/25\",\"192.0.2.1/32\"],"           \
	"\"SenderDomains\":\"SMTP:*;1\",\"TlsSenderCertificateName\":null,"    \
	"\"EFUsers\":null,\"Comment\":null,"                                   \
	"\"NextCheck\":\"\\/Date(1777880642000)\\/\","                         \
	"\"ObjectState\":\"Unchanged\",\"RunspaceId\":\"x\","                  \
	"\"Guid\":\"c0000000-0000-4000-8000-000000000001\","                   \
	"\"WhenChangedUTC\":\"\\/Date(1777880699000)\\/\"}"
#define PLAIN                                                                  \
	"\"Enabled\":false,\"ConnectorType\":\"Partner\","                     \
	"\"SenderIPAddresses\":[],\"TlsSenderCertificateName\":null}"
#define OTHER "{" TWO PLAIN

struct content_row {
	const char *name;
	strview a;
	strview b;
	bool same;
};

static const struct content_row contents[] = {
    {"REST and PowerShell 5.1", SV_INIT("[" AS_REST "]"),
	SV_INIT("[" AS_POWERSHELL "]"), true},
    {"order of a list", SV_INIT("[" AS_REST "," OTHER "]"),
	SV_INIT("[" OTHER "," AS_REST "]"), true},
    {"a repeat", SV_INIT("[" AS_REST "]"),
	SV_INIT("[" AS_REST "," AS_POWERSHELL "]"), true},
    {"one object more", SV_INIT("[" AS_REST "]"),
	SV_INIT("[" AS_REST "," OTHER "]"), false},
    {"no object", SV_INIT("[" AS_REST "]"), SV_INIT("[]"), false},
    {"same state, other id", SV_INIT("[{" ONE PLAIN "]"),
	SV_INIT("[{" TWO PLAIN "]"), false},
};

static void
digests_content(const void *at)
{
	const struct content_row *row = at;
	CLEANUP(snapshot_drop)
	struct snapshot *a = snapshot_of(KIND_INBOUND_CONNECTOR, row->a);
	CLEANUP(snapshot_drop)
	struct snapshot *b = snapshot_of(KIND_INBOUND_CONNECTOR, row->b);

	/* Neither time nor series nor version is content. */
	a->started = 5;
	b->series = SV("import:x");
	b->tool_version = SV("2");
	snapshot_seal(a);
	snapshot_seal(b);
	KIT_TRUE(snapshot_is_complete(a, KIND_INBOUND_CONNECTOR));
	KIT_TRUE(snapshot_is_complete(b, KIND_INBOUND_CONNECTOR));
	KIT_INT(digest_eq(&a->content_digest, &b->content_digest), row->same);
}

struct scope_row {
	const char *name;
	const char *tenant;
	enum coverage_status status;
	bool same;
};

static const struct scope_row scopes[] = {
    {"same tenant in lower case", "11111111-2222-4333-8444-55555555555a",
	COVERAGE_COMPLETE, true},
    {"other tenant", "11111111-2222-4333-8444-55555555555b", COVERAGE_COMPLETE,
	false},
    {"partial list", TENANT, COVERAGE_PARTIAL, false},
};

static void
digests_scope(const void *at)
{
	const struct scope_row *row = at;
	const struct coverage coverage = {.status = row->status};
	CLEANUP(snapshot_drop)
	struct snapshot *a = snapshot_new(SV(TENANT), SV("live"), SV("1"));
	CLEANUP(snapshot_drop)
	struct snapshot *b =
	    snapshot_new(sv_from(row->tenant), SV("live"), SV("1"));

	snapshot_cover(a, KIND_TRANSPORT_RULE, &complete);
	snapshot_cover(b, KIND_TRANSPORT_RULE, &coverage);
	snapshot_seal(a);
	snapshot_seal(b);
	KIT_INT(digest_eq(&a->content_digest, &b->content_digest), row->same);
}

/* Objects outlive what they were read from. */
static void
borrows_nothing(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf text = {0};
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot =
	    snapshot_new(SV(TENANT), SV("live"), SV("1"));
	const struct json *root;
	struct err err = {0};

	(void)at;
	for (unsigned i = 0; i < 100; i++) {
		strbuf_clear(&text);
		strbuf_printf(&text,
		    "{\"id\":\"%03u\",\"displayName\":\"name %u\","
		    "\"owners\":[{\"id\":\"owner %u\"}]}",
		    99 - i, i, i);
		KIT_GOOD(json_parse(
			     strbuf_view(&text), JSON_WIRE, arena, &root, &err),
		    &err);
		KIT_GOOD(
		    snapshot_add(snapshot, KIND_APPLICATION, root, &err), &err);
		arena_reset(arena);
	}
	snapshot_seal(snapshot);
	const struct object *object =
	    snapshot_find(snapshot, KIND_APPLICATION, SV("042"));
	KIT_TEXT(object->name, SV("name 57"));
	KIT_TEXT(object->body,
	    SV("{\"stamps\":{},\"state\":{\"displayName\":\"name 57\","
	       "\"id\":\"042\",\"owners\":[{\"id\":\"owner 57\"}]}}"));
}

static void
refuses_no_object(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot =
	    snapshot_new(SV(TENANT), SV("live"), SV("1"));
	const struct json *root;
	struct err err = {0};

	(void)at;
	KIT_GOOD(json_parse(SV("[1]"), JSON_WIRE, arena, &root, &err), &err);
	KIT_INT(snapshot_add(snapshot, KIND_DOMAIN, &root->items[0], &err), -1);
	KIT_INT(snapshot_list(snapshot, KIND_DOMAIN)->count, 0);
}

static void
names_the_tenant(const void *at)
{
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot = snapshot_of(KIND_ORGANIZATION,
	    SV("[{\"id\":\"x\",\"displayName\":\"Contoso\"}]"));

	(void)at;
	snapshot_seal(snapshot);
	KIT_TEXT(snapshot->tenant_name, SV("Contoso"));
}

struct lack_row {
	const char *name;
	enum kind kind;
	enum coverage_status status;
	bool lacks;
};

static const struct lack_row lacks[] = {
    {"read whole", KIND_DOMAIN, COVERAGE_COMPLETE, false},
    {"read in part", KIND_DOMAIN, COVERAGE_PARTIAL, true},
    {"not read", KIND_DOMAIN, COVERAGE_NOT_COLLECTED, true},
    {"of imports, read whole", KIND_MAILBOX, COVERAGE_COMPLETE, false},
    {"of imports, read in part", KIND_MAILBOX, COVERAGE_PARTIAL, true},
    {"of imports, not there", KIND_MAILBOX, COVERAGE_NOT_COLLECTED, false},
};

static void
lacks_lists(const void *at)
{
	const struct lack_row *row = at;
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot =
	    snapshot_new(SV(TENANT), SV("live"), SV("1"));
	const struct coverage coverage = {.status = row->status};

	snapshot_cover(snapshot, row->kind, &coverage);
	KIT_INT(snapshot_lacks(snapshot, row->kind), row->lacks);
}

int
main(void)
{
	KIT_ROWS(rows, seals);
	kit_case("a list that is partial stays so", keeps_other_reasons);
	kit_case("a new snapshot is unread", begins_unread);
	kit_case("field sets", collects_field_sets);
	kit_case("finding by text", finds_by_text);
	KIT_ROWS(contents, digests_content);
	KIT_ROWS(scopes, digests_scope);
	kit_case("objects borrow nothing", borrows_nothing);
	kit_case("what is no object is refused", refuses_no_object);
	kit_case("the tenant's name", names_the_tenant);
	KIT_ROWS(lacks, lacks_lists);
	return kit_finish();
}
