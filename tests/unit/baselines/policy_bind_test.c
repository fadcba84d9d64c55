/*
 * policy_bind_test.c - what a policy names is bound to objects of the snapshot.
 */
#include "tests/unit/baselines/tenant.h"

#include "baselines/policy.h"

#define RANGE(text) "sender-ranges:\n- range: " text "\n  reason: r\n"
#define APPROVAL(text)                                                         \
	"approvals:\n- check: TR-010\n  reason: r\n  approver: a\n" text "\n"

struct unread_row {
	const char *name;
	const char *yaml;
	kind_set without;
	const char *problem;
};

static const struct unread_row unread_rows[] = {
    {"application without roles",
	"applications:\n- {appId: " BACKUP_APP ", reason: r}\n",
	KIND_BIT(KIND_ROLE_ASSIGNMENT),
	"an application cannot be approved: role-assignment was not read "
	"whole"},
    {"range without rules", RANGE("192.0.2.1\n  for: [Banner]"),
	KIND_BIT(KIND_TRANSPORT_RULE),
	"no object of the snapshot is named \"Banner\""},
};

static void
needs_whole_lists(const void *at)
{
	const struct unread_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop)
	struct snapshot *less = tenant_snapshot(row->without);
	struct policy policy;
	struct err err = {0};

	KIT_INT(policy_compile(sv_from(row->yaml), "p", less, TENANT_END, arena,
		    &policy, &err),
	    -1);
	KIT_HAS(sv_from(err.text), row->problem);
}

/* An object of a list that was cut off may be one of several. */
static void
partial_lists_bind_nothing(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop) struct snapshot *cut = tenant_snapshot(0);
	const struct coverage partial = {
	    .status = COVERAGE_PARTIAL, .reason = COVERAGE_TRUNCATED_REASON};
	struct policy policy;
	struct err err = {0};

	(void)at;
	snapshot_cover(cut, KIND_TRANSPORT_RULE, &partial);
	KIT_INT(policy_compile(SV(APPROVAL("  object: Banner")), "p", cut,
		    TENANT_END, arena, &policy, &err),
	    -1);
	KIT_HAS(sv_from(err.text),
	    "p:5:11: the list it is from was not read whole: transport-rule");
}

static void
approval_is_bound(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop) struct snapshot *snapshot = tenant_snapshot(0);
	struct policy policy;
	struct err err = {0};
	const struct object *banner =
	    snapshot_find(snapshot, KIND_TRANSPORT_RULE, SV(RULE_BANNER));

	(void)at;
	KIT_GOOD(policy_compile(SV(APPROVAL("  object: Banner")), "p", snapshot,
		     TENANT_END, arena, &policy, &err),
	    &err);
	KIT_INT(policy.approval_count, 1);
	KIT_TRUE(digest_eq(
	    &policy.approvals[0].behaviour, &banner->behaviour_digest));
	KIT_TEXT(policy.approvals[0].canon, SV(OBJECT_CANON));

	KIT_GOOD(policy_compile(SV(APPROVAL("  objects: [Banner]")), "p",
		     snapshot, TENANT_END, arena, &policy, &err),
	    &err);
	struct digest set = policy_set_behaviour(&banner, 1, arena);
	KIT_TRUE(digest_eq(&policy.approvals[0].behaviour, &set));
}

int
main(void)
{
	KIT_ROWS(unread_rows, needs_whole_lists);
	kit_case("partial lists bind nothing", partial_lists_bind_nothing);
	kit_case("approval is bound", approval_is_bound);
	return kit_finish();
}
