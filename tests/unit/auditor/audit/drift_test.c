/*
 * drift_test.c - how much a change since the baseline weighs.
 */
#include "auditor/audit/drift.h"

#include "auditor/model/normal.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	enum kind kind;
	enum change_type type;
	bool is_behaviour;
	enum severity want;
};

static const struct row rows[] = {
    {"new connector", KIND_INBOUND_CONNECTOR, CHANGE_ADDED, true,
	SEVERITY_MEDIUM},
    {"rule gone", KIND_TRANSPORT_RULE, CHANGE_REMOVED, true, SEVERITY_MEDIUM},
    {"rule does otherwise", KIND_TRANSPORT_RULE, CHANGE_CHANGED, true,
	SEVERITY_MEDIUM},
    {"comment of a rule", KIND_TRANSPORT_RULE, CHANGE_CHANGED, false,
	SEVERITY_LOW},
    {"rule renamed", KIND_TRANSPORT_RULE, CHANGE_RENAMED, false, SEVERITY_INFO},
    {"rule moved", KIND_TRANSPORT_RULE, CHANGE_MOVED, false, SEVERITY_INFO},
    {"rule touched", KIND_TRANSPORT_RULE, CHANGE_TOUCHED, false, SEVERITY_INFO},
    {"connector recreated", KIND_INBOUND_CONNECTOR, CHANGE_RECREATED, true,
	SEVERITY_MEDIUM},
    {"Microsoft adds a principal", KIND_SERVICE_PRINCIPAL, CHANGE_ADDED, true,
	SEVERITY_LOW},
    {"a role given", KIND_ROLE_ASSIGNMENT, CHANGE_ADDED, true, SEVERITY_MEDIUM},
};

static void
weighs(const void *at)
{
	const struct row *row = at;
	const struct change change = {
	    .kind = row->kind,
	    .type = row->type,
	    .is_behaviour = row->is_behaviour,
	};

	KIT_INT(drift_severity(&change), row->want);
}

/* One property that does otherwise, of an object that is ${state} now. */
struct edit_row {
	const char *name;
	enum kind kind;
	const char *field;
	const char *state;
	bool is_behaviour;
	enum severity want;
};

static const struct edit_row edit_rows[] = {
    {"a principal has a new address", KIND_SERVICE_PRINCIPAL, "replyUrls", "{}",
	true, SEVERITY_LOW},
    {"a principal has another owner", KIND_SERVICE_PRINCIPAL, "owners", "{}",
	true, SEVERITY_MEDIUM},
    {"a principal has another secret", KIND_SERVICE_PRINCIPAL,
	"passwordCredentials", "{}", true, SEVERITY_MEDIUM},
    {"a principal has another key", KIND_SERVICE_PRINCIPAL, "keyCredentials",
	"{\"servicePrincipalType\":\"Application\"}", true, SEVERITY_MEDIUM},
    {"a key that the service itself renews", KIND_SERVICE_PRINCIPAL,
	"keyCredentials", "{\"servicePrincipalType\":\"ManagedIdentity\"}",
	true, SEVERITY_LOW},
    {"but not its owners", KIND_SERVICE_PRINCIPAL, "owners",
	"{\"servicePrincipalType\":\"ManagedIdentity\"}", true,
	SEVERITY_MEDIUM},
    {"a key that does the same", KIND_SERVICE_PRINCIPAL, "keyCredentials", "{}",
	false, SEVERITY_LOW},
    {"a role of the service may do more", KIND_ROLE_DEFINITION,
	"rolePermissions", "{\"isBuiltIn\":true}", true, SEVERITY_LOW},
    {"a role of our own may do more", KIND_ROLE_DEFINITION, "rolePermissions",
	"{\"isBuiltIn\":false}", true, SEVERITY_MEDIUM},
    {"a role that does not say whose it is", KIND_ROLE_DEFINITION,
	"rolePermissions", "{}", true, SEVERITY_MEDIUM},
};

static void
weighs_edit(const void *at)
{
	const struct edit_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct edit edit = {.field = sv_from(row->field)};
	struct object after;
	const struct json *raw;
	struct err err;

	KIT_GOOD(json_parse(sv_from(row->state), JSON_WIRE, arena, &raw, &err),
	    &err);
	KIT_GOOD(normal_object(row->kind, raw, arena, &after, &err), &err);
	const struct change change = {
	    .kind = row->kind,
	    .type = CHANGE_CHANGED,
	    .is_behaviour = row->is_behaviour,
	    .after = &after,
	    .edits = &edit,
	    .edit_count = 1,
	};
	KIT_INT(drift_severity(&change), row->want);
}

int
main(void)
{
	KIT_ROWS(rows, weighs);
	KIT_ROWS(edit_rows, weighs_edit);
	return kit_finish();
}
