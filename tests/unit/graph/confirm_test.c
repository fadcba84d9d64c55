/*
 * confirm_test.c - what a list no longer holds is asked for by id.
 */
#include "graph/confirm.h"
#include "tests/unit/graph/collect_kit.h"

#define BUDGET_MS 20000
#define NOBODY    "00000000-1111-2222-3333-444444444444"

/* What settings->expected says: of one kind, the rest is not known. */
struct memory {
	enum kind kind;
	strview ids[CONFIRM_MAX + 50];
	size_t count;
	bool fails;
};

static int
remember(void *cookie, strview tenant, enum kind kind, struct arena *arena,
    strview **ids, size_t *count, struct err *err)
{
	struct memory *memory = cookie;

	(void)arena;
	KIT_TEXT(tenant, SV(KIT_TENANT));
	*ids = memory->ids;
	*count = kind == memory->kind ? memory->count : 0;
	if (memory->fails)
		return err_set(err, ERR_STORE, "the history was altered");
	return 0;
}

static struct snapshot *
read_with(const char *faults, unsigned budget_ms, struct memory *memory)
{
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	struct snapshot *snapshot = NULL;
	struct err err;

	collect_kit_init(&kit,
	    kit_fake_start(&(struct kit_fake_options){.faults = faults}),
	    budget_ms);
	if (memory != NULL) {
		kit.settings.kinds = KIND_BIT(memory->kind);
		kit.settings.expected = remember;
		kit.settings.cookie = memory;
	}
	KIT_GOOD(collect_in_time(&kit, &snapshot, &err), &err);
	return snapshot;
}

/* The tenant as it was. */
static const struct snapshot *
before(void)
{
	static struct snapshot *snapshot;

	if (snapshot == NULL)
		snapshot = read_with(NULL, BUDGET_MS, NULL);
	return snapshot;
}

struct row {
	const char *name;
	enum kind kind;
	const char *list;  /* part of the request for it */
	const char *fault; /* of the request for the object; NULL: none */
	enum coverage_status status;
	enum coverage_reason reason;
	const char *detail;
};

#define STILL                                                                  \
	COVERAGE_PARTIAL, COVERAGE_INCONSISTENT_REASON,                        \
	    "1 not listed any more and still there by id"

static const struct row rows[] = {
    {"a principal is still there", KIND_SERVICE_PRINCIPAL,
	"v1.0/servicePrincipals?", NULL, STILL},
    {"an application", KIND_APPLICATION, "v1.0/applications?", NULL, STILL},
    {"a grant, of one of three resources", KIND_APP_ROLE_ASSIGNMENT,
	"appRoleAssignedTo?", NULL, STILL},
    {"a consent", KIND_OAUTH2_PERMISSION_GRANT, "oauth2PermissionGrants?", NULL,
	STILL},
    {"a domain", KIND_DOMAIN, "v1.0/domains?", NULL, STILL},
    {"a policy", KIND_CONDITIONAL_ACCESS_POLICY, "conditionalAccess/policies",
	NULL, STILL},
    {"an eligible person", KIND_ROLE_ELIGIBILITY_SCHEDULE,
	"roleEligibilitySchedules", NULL, STILL},
    {"a connector", KIND_INBOUND_CONNECTOR, "Get-InboundConnector", NULL,
	STILL},
    {"a rule", KIND_TRANSPORT_RULE, "Get-TransportRule", NULL, STILL},
    {"a question refused", KIND_OAUTH2_PERMISSION_GRANT,
	"oauth2PermissionGrants?", "oauth2PermissionGrants/ always 403",
	COVERAGE_PARTIAL, COVERAGE_PERMISSION_REASON,
	"asked for by id: Authorization_Request"},
    {"a question not answered", KIND_OAUTH2_PERMISSION_GRANT,
	"oauth2PermissionGrants?", "oauth2PermissionGrants/ always 429 60",
	COVERAGE_PARTIAL, COVERAGE_THROTTLED_REASON,
	"asked for by id: TooManyRequests"},
    {"a question throttled once", KIND_OAUTH2_PERMISSION_GRANT,
	"oauth2PermissionGrants?", "oauth2PermissionGrants/ 1 429 0.1", STILL},
    {"an answer that says nothing", KIND_TRANSPORT_RULE, "Get-TransportRule",
	"Get-TransportRule after=1 body {\"value\": []}", COVERAGE_PARTIAL,
	COVERAGE_INCONSISTENT_REASON, "neither there nor said to be gone"},
    {"an object that is gone", KIND_OAUTH2_PERMISSION_GRANT,
	"oauth2PermissionGrants?", "oauth2PermissionGrants/ always 404",
	COVERAGE_COMPLETE, COVERAGE_NONE_REASON, ""},
};

static void
fill(const struct snapshot *snapshot, enum kind kind, struct memory *memory)
{
	const struct object_list *list = snapshot_list(snapshot, kind);

	*memory = (struct memory){.kind = kind};
	for (size_t i = 0; i < list->count; i++)
		memory->ids[memory->count++] = list->objects[i].id;
}

/* The list without its last object, which is still there by its id. */
static void
is_doubted(const void *at)
{
	const struct row *row = at;
	const struct snapshot *then = before();
	const struct object_list *list = snapshot_list(then, row->kind);
	CLEANUP(snapshot_drop) struct snapshot *now = NULL;
	CLEANUP(strbuf_done) struct strbuf faults = {0};
	struct memory memory;

	fill(then, row->kind, &memory);
	KIT_TRUE(list->count > 0);
	/* Exchange is asked for the object by the same cmdlet. */
	strbuf_printf(&faults, "%s %s hide " SV_FMT "\n%s", row->list,
	    row->list[0] == 'G' ? "1" : "always",
	    SV_ARG(list->objects[list->count - 1].id),
	    row->fault != NULL ? row->fault : "");
	now = read_with(strbuf_cstr(&faults), 3000, &memory);
	const struct object_list *fresh = snapshot_list(now, row->kind);
	KIT_INT(fresh->count, list->count - 1);
	KIT_INT(fresh->coverage.status, row->status);
	KIT_INT(fresh->coverage.reason, row->reason);
	KIT_HAS(fresh->coverage.detail, row->detail);
}

static void
remember_nobodies(struct memory *memory, size_t count, struct strbuf *room)
{
	strbuf_add_text(room, "");
	for (size_t i = 0; i < count; i++)
		strbuf_printf(room, NOBODY "%03zu", i);
	for (size_t i = 0; i < count; i++)
		memory->ids[memory->count++] = sv_slice(strbuf_view(room),
		    i * (sizeof(NOBODY) + 2), (i + 1) * (sizeof(NOBODY) + 2));
}

static unsigned
stat_of(const struct json *stats, const char *route)
{
	strview text =
	    json_get_text(json_get(stats, SV("routes")), sv_from(route));
	unsigned value = 0;

	for (size_t i = 0; i < text.len; i++)
		value = value * 10 + (unsigned)(text.ptr[i] - '0');
	return value;
}

/* A tenant that lost very many is asked for some of them, twenty at once. */
static void
is_bounded(const void *at)
{
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf room = {0};
	struct memory memory = {.kind = KIND_SERVICE_PRINCIPAL};
	struct err err;

	(void)at;
	remember_nobodies(&memory, CONFIRM_MAX + 50, &room);
	collect_kit_init(&kit,
	    kit_fake_start(&(struct kit_fake_options){.page_size = 0}),
	    BUDGET_MS);
	kit.settings.kinds = KIND_BIT(memory.kind);
	kit.settings.expected = remember;
	kit.settings.cookie = &memory;
	KIT_GOOD(collect_in_time(&kit, &snapshot, &err), &err);
	KIT_TRUE(snapshot_is_complete(snapshot, memory.kind));
	const struct json *stats = collect_kit_stats(&kit, arena);
	KIT_INT(stat_of(stats, "GET /v1.0/servicePrincipals/#"), CONFIRM_MAX);
	/* Owners are read so as well. */
	KIT_TRUE(
	    stat_of(stats, "POST /v1.0/$batch") <= CONFIRM_MAX / BATCH_MAX + 1);
}

static void
fails_with_the_history(const void *at)
{
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	struct memory memory = {.kind = KIND_DOMAIN, .fails = true};
	struct snapshot *snapshot = NULL;
	struct err err = {0};

	(void)at;
	collect_kit_init(&kit,
	    kit_fake_start(&(struct kit_fake_options){.page_size = 0}),
	    BUDGET_MS);
	kit.settings.kinds = KIND_BIT(memory.kind);
	kit.settings.expected = remember;
	kit.settings.cookie = &memory;
	KIT_INT(collect_in_time(&kit, &snapshot, &err), -1);
	KIT_INT(err.code, ERR_STORE);
}

int
main(void)
{
	KIT_ROWS(rows, is_doubted);
	kit_case("so many and no more", is_bounded);
	kit_case("a history that cannot be read", fails_with_the_history);
	return kit_finish();
}
