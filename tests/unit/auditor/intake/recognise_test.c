/*
 * recognise_test.c - objects are told by what names them, or by what they have.
 */
#include "auditor/intake/recognise.h"

#include "auditor/base/arena.h"
#include "auditor/base/attr.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	const char *text;
	enum kind kind;
	enum thing thing;
	bool is_list; /* of contexts */
};

#define NONE KIND_ORGANIZATION, THING_UNKNOWN, false

static const struct row keys[] = {
    {"the import key", "InboundConnector", KIND_INBOUND_CONNECTOR, THING_OBJECT,
	false},
    {"words apart, in the plural", "inbound_connectors", KIND_INBOUND_CONNECTOR,
	THING_OBJECT, false},
    {"the plural of y", "anti_phish_policies", KIND_ANTI_PHISH_POLICY,
	THING_OBJECT, false},
    {"the cmdlet", "Get-TransportRule", KIND_TRANSPORT_RULE, THING_OBJECT,
	false},
    {"a name of ScubaGear", "conn_filter", KIND_HOSTED_CONNECTION_FILTER_POLICY,
	THING_OBJECT, false},
    {"not ours", "sharing_policy", NONE},
    {"an annotation", "Domain@odata.type", NONE},
    {"nothing", "", NONE},
};

#define AT "https://graph.microsoft.com/v1.0/$metadata#"

static const struct row contexts[] = {
    {"a collection", AT "applications", KIND_APPLICATION, THING_OBJECT, true},
    {"with a selection", AT "users(id,mail,assignedLicenses)", KIND_USER,
	THING_OBJECT, true},
    {"with an expansion",
	AT "roleManagement/directory/roleAssignments(principal())",
	KIND_ROLE_ASSIGNMENT, THING_OBJECT, true},
    {"an entity", AT "applications/$entity", KIND_APPLICATION, THING_OBJECT,
	false},
    {"of one object", AT "servicePrincipals('x')/appRoleAssignedTo",
	KIND_APP_ROLE_ASSIGNMENT, THING_OBJECT, false},
    {"an entity with a selection", AT "applications(id,appId)/$entity",
	KIND_APPLICATION, THING_OBJECT, false},
    {"records", AT "auditLogs/directoryAudits", KIND_ORGANIZATION,
	THING_DIRECTORY_AUDIT, true},
    {"Exchange does not say", AT "Collection(Exchange.GenericHashTable)", NONE},
    {"a word that ends alike", AT "deletedusers", NONE},
    {"no context", "https://graph.microsoft.com/beta/users?x", NONE},
};

static void
by_key(const void *at)
{
	const struct row *row = at;
	struct recognised found = {.thing = THING_UNKNOWN};
	bool is = recognise_key(sv_from(row->text), &found);

	KIT_INT(is, row->thing != THING_UNKNOWN);
	if (is)
		KIT_INT(found.kind, row->kind);
}

static void
by_context(const void *at)
{
	const struct row *row = at;
	struct recognised found = {.thing = THING_UNKNOWN};
	bool is_list = false;
	bool is = recognise_context(sv_from(row->text), &found, &is_list);

	KIT_INT(is, row->thing != THING_UNKNOWN);
	if (!is)
		return;
	KIT_INT(found.thing, row->thing);
	KIT_INT(is_list, row->is_list);
	if (row->thing == THING_OBJECT)
		KIT_INT(found.kind, row->kind);
}

/* An object with all that the table of ${kind} has. */
static struct json
whole_object(enum kind kind, struct arena *arena)
{
	size_t count;
	const struct field *fields = kind_fields(kind, &count);
	struct json object = {.type = JSON_OBJECT};

	object.items = arena_alloc(arena, count, sizeof(object));
	for (size_t i = 0; i < count; i++) {
		strview name = sv_from(fields[i].name);
		if (!sv_has(name, SV(".")))
			object.items[object.count++] = (struct json){
			    .type = JSON_BOOL, .truth = true, .key = name};
	}
	return object;
}

/*
 * Never taken for another kind; and taken for its own where its properties
 * are its own.  What is the same in two kinds has to say which it is.
 */
static void
by_its_own_fields(const void *unused)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct recognise_cache cache = {0};
	size_t told = 0;

	(void)unused;
	for (size_t i = 0; i < KIND_COUNT; i++) {
		struct json object = whole_object((enum kind)i, arena);
		struct recognised found;
		if (!recognise_fields(&object, &cache, &found))
			continue;
		told++;
		bool is_same = found.kind == (enum kind)i ||
			       (i == KIND_APPLICATION && /* it has a date */
				   found.kind == KIND_DELETED_APPLICATION) ||
			       (i == KIND_TRANSPORT_RULE_EXPORT &&
				   found.kind == KIND_TRANSPORT_RULE);
		if (!is_same)
			KIT_TEXT(sv_from(kind_name(found.kind)),
			    sv_from(kind_name((enum kind)i)));
	}
	KIT_TRUE(told >= 45);
}

int
main(void)
{
	KIT_ROWS(keys, by_key);
	KIT_ROWS(contexts, by_context);
	kit_case("every kind by its own fields", by_its_own_fields);
	return kit_finish();
}
