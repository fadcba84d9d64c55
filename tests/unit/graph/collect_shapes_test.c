/*
 * collect_shapes_test.c - lists that are more than one chain of pages: members
 * and objects that other lists bring, single objects, lists in parts.
 */
#include "auditor/model/normal.h"
#include "tests/unit/graph/collect_kit.h"

#define BUDGET_MS 20000

/* --- members and lists that other lists bring -------------------------------- */

/* A fixture folder that is `before` with one list more over it. */
static const char *
make_root_with(const char *list, const char *json, struct strbuf *path)
{
	CLEANUP(strbuf_done) struct strbuf file = {0};
	struct err err;

	(void)collect_kit_root("\"tokenLifetimeSeconds\": 3599", path);
	strbuf_printf(&file, "%s/%s.json", strbuf_cstr(path), list);
	KIT_GOOD(
	    file_publish(strbuf_cstr(&file), sv_from(json), 0600, &err), &err);
	return strbuf_cstr(path);
}

static const char federated[] =
    "[{\"id\": \"contoso.co.jp\", \"authenticationType\": \"Federated\","
    "\"_federationConfiguration\": [{\"id\": \"f\", \"issuerUri\": "
    "\"http://sts.contoso.co.jp/adfs/services/trust\","
    "\"federatedIdpMfaBehavior\": \"acceptIfMfaDoneByFederatedIdp\"}]}]";

struct brought {
	const char *name;
	const char *faults;
	enum kind kind;
	enum coverage_status status;
	enum coverage_reason reason;
	const char *detail;
	const char *id; /* of an object */
	const char *member;
	const char *want; /* part of its canonical form; NULL: it is absent */
	size_t count;     /* of objects */
};

#define WHOLE        COVERAGE_COMPLETE, COVERAGE_NONE_REASON, ""
#define PART(why)    COVERAGE_PARTIAL, COVERAGE_##why##_REASON
#define SERVICE_DESK "dd85fc8e-7a25-44a3-8b84-24402960b431"
#define AOKI         "e88edd50-5042-4947-984d-bd487b982ff1"

static const struct brought brought[] = {
    {"federation of a domain", NULL, KIND_DOMAIN, WHOLE, "contoso.co.jp",
	"federationConfiguration", "sts.contoso.co.jp/adfs", 5},
    {"no federation of a managed one", NULL, KIND_DOMAIN, WHOLE, "contoso.com",
	"federationConfiguration", "null", 5},
    {"federation that is refused", "*federationConfiguration* always 403",
	KIND_DOMAIN, PART(PERMISSION), "Domain.Read.All", "contoso.co.jp",
	"federationConfiguration", NULL, 5},
    {"owners of a group", NULL, KIND_GROUP, WHOLE, SERVICE_DESK, "owners",
	"[\"2a4abf0b-c32d-41c6-b8fc-1b9f9c323459\"]", 2},
    {"members of a group", NULL, KIND_GROUP, WHOLE, SERVICE_DESK, "members",
	"[\"6d49c9d8-a620-4e8e-acba-2b799e3b3748\",\"" AOKI "\"]", 2},
    {"owners that are refused", "*expand=owners* always 403", KIND_GROUP,
	PART(PERMISSION), "owners: needs Directory.Read.All", SERVICE_DESK,
	"owners", NULL, 2},
    {"owners that are not all listed",
	"*groups*expand=owners* always hide " SERVICE_DESK, KIND_GROUP,
	PART(INCONSISTENT), "the owners of 1 of 2 were not listed",
	SERVICE_DESK, "owners", NULL, 2},
    {"members that are refused", "*expand=members* always 403", KIND_GROUP,
	COVERAGE_NOT_COLLECTED, COVERAGE_PERMISSION_REASON,
	"with members: needs Directory.Read.All", NULL, NULL, NULL, 0},
    {"people who hold roles", NULL, KIND_USER, WHOLE, AOKI,
	"onPremisesSyncEnabled", "true", 9},
    {"people whom a refused list would name", "*roleAssignments* always 403",
	KIND_USER, PART(PERMISSION), "role-assignment list", AOKI,
	"onPremisesSyncEnabled", "true", 4},
    {"eligibility that is not licensed",
	"*roleEligibilitySchedules* always body {\"error\": {\"code\": "
	"\"AadPremiumLicenseRequired\", \"message\": \"P2\"}}",
	KIND_USER, WHOLE, AOKI, "onPremisesSyncEnabled", "true", 9},
    {"people who are refused", "v1.0/users* always 403", KIND_USER,
	COVERAGE_NOT_COLLECTED, COVERAGE_PERMISSION_REASON,
	"needs User.Read.All", NULL, NULL, NULL, 0},
    {"mailboxes that are audited", NULL, KIND_MAILBOX_AUDIT_BYPASS_ASSOCIATION,
	WHOLE, NULL, NULL, NULL, 0},
    {"a resource that is not there",
	"*appId='00000002-0000-0000-c000* always 404", KIND_APP_ROLE_ASSIGNMENT,
	WHOLE, NULL, NULL, NULL, 20},
    {"a resource that has to be there", "*appId='00000003* always 404",
	KIND_APP_ROLE_ASSIGNMENT, PART(UNSUPPORTED), "on Microsoft Graph", NULL,
	NULL, NULL, 4},
    {"lists of their own", NULL, KIND_TENANT_ALLOW_BLOCK_LIST_ITEM, WHOLE,
	"RgAAAA", "ListType", "", 5},
    {"a single object", NULL, KIND_AUTHORIZATION_POLICY, WHOLE,
	"authorization-policy", "allowInvitesFrom", "adminsAndGuestInviters",
	1},
    {"a policy for all, and one for a partner", NULL,
	KIND_CROSS_TENANT_ACCESS_POLICY, WHOLE, "cross-tenant-access-policy",
	"isServiceDefault", "true", 2},
};

static void
check_member(const struct object_list *list, const struct brought *row)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};
	const struct object *object = NULL;

	for (size_t i = 0; row->id != NULL && i < list->count; i++) {
		if (sv_starts(list->objects[i].id, sv_from(row->id)))
			object = &list->objects[i];
	}
	KIT_INT(object != NULL, row->id != NULL);
	if (object == NULL)
		return;
	const struct json *member = object_field(object, row->member);
	KIT_INT(member != NULL, row->want != NULL);
	if (member == NULL)
		return;
	normal_write(member, &text);
	KIT_HAS(strbuf_view(&text), row->want);
}

static void
is_brought(const void *at)
{
	const struct brought *row = at;
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	CLEANUP(strbuf_done) struct strbuf root = {0};
	struct err err;

	collect_kit_init(&kit,
	    kit_fake_start(&(struct kit_fake_options){
		.root = make_root_with("domains", federated, &root),
		.faults = row->faults}),
	    BUDGET_MS);
	kit.settings.kinds = KIND_BIT(row->kind);
	KIT_GOOD(collect_in_time(&kit, &snapshot, &err), &err);
	const struct object_list *list = snapshot_list(snapshot, row->kind);
	KIT_TEXT(sv_from(coverage_status_word(list->coverage.status)),
	    sv_from(coverage_status_word(row->status)));
	KIT_TEXT(sv_from(coverage_reason_word(list->coverage.reason)),
	    sv_from(coverage_reason_word(row->reason)));
	KIT_HAS(list->coverage.detail, row->detail);
	KIT_INT(list->count, row->count);
	check_member(list, row);
	/* What was read for its sake only is no part of the snapshot. */
	KIT_INT(snapshot->lists[KIND_ROLE_ASSIGNMENT].count, 0);
}

int
main(void)
{
	KIT_ROWS(brought, is_brought);
	int status = kit_finish();
	kit_fake_stop();
	return status;
}
