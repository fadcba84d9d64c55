/*
 * join_role.c - who holds a directory role: directly, through groups, or only
 * eligible for it.
 */
#include "auditor/check/join_role.h"

#include <stdlib.h>

#include "auditor/base/attr.h"

#include "auditor/base/banned.h"

/* Groups that were met, each once; those behind ${at} wait to be looked at. */
struct groups {
	struct arena *arena;
	const struct object **at;
	size_t count;
	size_t cap;
};

static void
meet(struct groups *groups, const struct object *group)
{
	for (size_t i = 0; i < groups->count; i++) {
		if (groups->at[i] == group)
			return;
	}
	groups->at = arena_grow(groups->arena, groups->at, groups->count,
	    &groups->cap, sizeof(const struct object *));
	groups->at[groups->count++] = group;
}

struct holders {
	struct join_holder *at;
	size_t count;
	size_t cap;
};

static void
add_holder(const struct join *join, struct holders *holders, strview id,
    const struct object *group)
{
	holders->at = arena_grow(join->arena, holders->at, holders->count,
	    &holders->cap, sizeof(*holders->at));
	holders->at[holders->count++] = (struct join_holder){id, group};
}

/* Of several ways to one holder the one by the first group counts. */
static int
compare_holders(const void *a, const void *b)
{
	const struct join_holder *left = a;
	const struct join_holder *right = b;
	int order = sv_cmp(left->id, right->id);

	/* Who is found alone has no group. */
	return order != 0 ? order : sv_cmp(left->group->id, right->group->id);
}

static void
sort_holders(struct holders *holders)
{
	size_t kept = 0;

	if (holders->count > 1)
		qsort(holders->at, holders->count, sizeof(*holders->at),
		    compare_holders);
	for (size_t i = 0; i < holders->count; i++) {
		if (kept == 0 ||
		    !sv_eq(holders->at[kept - 1].id, holders->at[i].id))
			holders->at[kept++] = holders->at[i];
	}
	holders->count = kept;
}

const struct join_holder *
join_holders(const struct join *join, strview principal, size_t *count)
{
	struct groups groups = {.arena = join->arena};
	struct holders holders = {0};
	const struct object *group =
	    snapshot_find(join->now, KIND_GROUP, principal);
	const struct json *member;

	if (group == NULL)
		add_holder(join, &holders, principal, NULL);
	else
		meet(&groups, group);
	for (size_t i = 0; i < groups.count; i++) {
		group = groups.at[i];
		for (size_t j = 0;
		     (member = object_each(group, "members", j)) != NULL; j++) {
			const struct object *inner = snapshot_find(
			    join->now, KIND_GROUP, json_text(member));
			if (inner != NULL)
				meet(&groups, inner);
			else
				add_holder(
				    join, &holders, json_text(member), group);
		}
	}
	sort_holders(&holders);
	*count = holders.count;
	return holders.at;
}

struct roles {
	struct join_held *at;
	size_t count;
	size_t cap;
};

static void
add_roles(const struct join *join, struct roles *roles, strview principal,
    const struct object *group)
{
	const struct join_index *const indexes[] = {
	    &join->roles, &join->eligibilities};

	for (size_t i = 0; i < COUNT_OF(indexes); i++) {
		size_t found;
		const struct join_entry *entry =
		    join_first(indexes[i], principal, &found);
		for (size_t j = 0; j < found; j++) {
			roles->at = arena_grow(join->arena, roles->at,
			    roles->count, &roles->cap, sizeof(*roles->at));
			roles->at[roles->count++] =
			    (struct join_held){entry[j].object, group, i == 1};
		}
	}
}

static void
meet_around(const struct join *join, struct groups *groups, strview id)
{
	size_t found;
	const struct join_entry *entry =
	    join_first(&join->memberships, id, &found);

	for (size_t i = 0; i < found; i++)
		meet(groups, entry[i].object);
}

const struct join_held *
join_held(const struct join *join, strview principal, size_t *count)
{
	struct groups groups = {.arena = join->arena};
	struct roles roles = {0};

	add_roles(join, &roles, principal, NULL);
	meet_around(join, &groups, principal);
	for (size_t i = 0; i < groups.count; i++) {
		add_roles(join, &roles, groups.at[i]->id, groups.at[i]);
		meet_around(join, &groups, groups.at[i]->id);
	}
	*count = roles.count;
	return roles.at;
}

const struct known_role *
join_directory_role(const struct join *join, const struct object *assignment)
{
	return ids_directory_role(join_role_template(join, assignment));
}

static const struct object *
definition_of(const struct join *join, const struct object *assignment)
{
	return snapshot_find(join->now, KIND_ROLE_DEFINITION,
	    object_text(assignment, "roleDefinitionId"));
}

strview
join_directory_name(const struct join *join, const struct object *assignment)
{
	const struct known_role *known = join_directory_role(join, assignment);
	const struct object *definition = definition_of(join, assignment);

	if (known != NULL)
		return sv_from(known->name);
	return definition != NULL ? definition->name : SV("");
}

/*
 * Resources of microsoft.directory whose change gives power over others, and
 * what of them has to change for that ("" for anything).
 */
static const struct {
	strview resource;
	strview part;
} powers[] = {
    {SV_INIT("microsoft.directory/applications/"), SV_INIT("credentials/")},
    {SV_INIT("microsoft.directory/applications/"), SV_INIT("owners/")},
    {SV_INIT("microsoft.directory/applications.myOrganization/"),
	SV_INIT("credentials/")},
    {SV_INIT("microsoft.directory/applications/"), SV_INIT("allProperties/")},
    {SV_INIT("microsoft.directory/applications.myOrganization/"),
	SV_INIT("allProperties/")},
    {SV_INIT("microsoft.directory/servicePrincipals/"),
	SV_INIT("credentials/")},
    {SV_INIT("microsoft.directory/servicePrincipals/"), SV_INIT("owners/")},
    {SV_INIT("microsoft.directory/servicePrincipals/"),
	SV_INIT("allProperties/")},
    {SV_INIT("microsoft.directory/servicePrincipals/"),
	SV_INIT("appRoleAssignedTo/")},
    {SV_INIT("microsoft.directory/servicePrincipals/"),
	SV_INIT("managePermissionGrants")},
    {SV_INIT("microsoft.directory/oAuth2PermissionGrants/"), SV_INIT("")},
    {SV_INIT("microsoft.directory/permissionGrantPolicies/"), SV_INIT("")},
    {SV_INIT("microsoft.directory/roleAssignments/"), SV_INIT("")},
    {SV_INIT("microsoft.directory/roleDefinitions/"), SV_INIT("")},
    {SV_INIT("microsoft.directory/groupsAssignableToRoles/"), SV_INIT("")},
    {SV_INIT("microsoft.directory/domains/"), SV_INIT("")},
    {SV_INIT("microsoft.directory/users/authenticationMethods/"), SV_INIT("")},
    {SV_INIT("microsoft.directory/users/password/"), SV_INIT("")},
};

static bool
is_powerful(strview action)
{
	if (sv_ends_fold(action, SV("/read")))
		return false;
	for (size_t i = 0; i < COUNT_OF(powers); i++) {
		strview rest;
		if (!sv_starts_fold(action, powers[i].resource))
			continue;
		rest = sv_slice(action, powers[i].resource.len, action.len);
		if (sv_starts_fold(rest, powers[i].part) ||
		    sv_eq_fold(rest, SV("allTasks")))
			return true;
	}
	return false;
}

strview
join_custom_power(const struct join *join, const struct object *assignment)
{
	const struct object *definition = definition_of(join, assignment);
	const struct json *permission;

	if (definition == NULL || !object_is_not(definition, "isBuiltIn"))
		return SV("");
	for (size_t i = 0; (permission = object_each(
				definition, "rolePermissions", i)) != NULL;
	     i++) {
		const struct json *actions =
		    json_get(permission, SV("allowedResourceActions"));
		for (size_t j = 0; actions != NULL && j < actions->count; j++) {
			strview action = json_text(&actions->items[j]);
			if (is_powerful(action))
				return action;
		}
	}
	return SV("");
}
