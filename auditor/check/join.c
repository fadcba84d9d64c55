/*
 * join.c - what belongs together: service principals, grants, roles.
 */
#include "auditor/check/join.h"

#include "auditor/base/lang.h"
#include "auditor/check/ids.h"
#include "auditor/check/join_mail.h"
#include "auditor/check/join_role.h"

#include "auditor/base/banned.h"

/* Index all objects of ${kind} by the text of ${field}. */
static void
index_kind(struct join *join, struct join_index *index, enum kind kind,
    const char *field)
{
	const struct object_list *list = snapshot_list(join->now, kind);

	for (size_t i = 0; i < list->count; i++)
		join_add(join, index, object_text(&list->objects[i], field),
		    &list->objects[i]);
	join_sort(index);
}

static void
index_members(struct join *join)
{
	const struct object_list *list = snapshot_list(join->now, KIND_GROUP);
	const struct json *member;

	for (size_t i = 0; i < list->count; i++) {
		const struct object *group = &list->objects[i];
		for (size_t j = 0;
		     (member = object_each(group, "members", j)) != NULL; j++)
			join_add(
			    join, &join->memberships, json_text(member), group);
	}
	join_sort(&join->memberships);
}

void
join_build(struct join *join, const struct snapshot *now, kind_set carried,
    struct arena *arena)
{
	*join = (struct join){.now = now, .known = carried, .arena = arena};
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (snapshot_is_complete(now, (enum kind)i))
			join->known |= KIND_BIT(i);
	}
	index_kind(join, &join->principals, KIND_SERVICE_PRINCIPAL, "appId");
	index_kind(join, &join->applications, KIND_APPLICATION, "appId");
	index_kind(
	    join, &join->grants, KIND_APP_ROLE_ASSIGNMENT, "principalId");
	index_kind(join, &join->roles, KIND_ROLE_ASSIGNMENT, "principalId");
	index_kind(join, &join->eligibilities, KIND_ROLE_ELIGIBILITY_SCHEDULE,
	    "principalId");
	index_members(join);
	join_index_grants(join);
	join_index_recipients(join);
}

bool
join_knows(const struct join *join, enum kind kind)
{
	return (join->known & KIND_BIT(kind)) != 0;
}

static const struct object *
first_object(const struct join_index *index, strview key)
{
	size_t count;
	const struct join_entry *entry = join_first(index, key, &count);

	return entry != NULL ? entry->object : NULL;
}

const struct object *
join_principal(const struct join *join, strview app_id)
{
	return first_object(&join->principals, app_id);
}

const struct object *
join_application(const struct join *join, strview app_id)
{
	return first_object(&join->applications, app_id);
}

bool
join_is_service_principal(const struct join *join, strview id)
{
	const struct object *grant = first_object(&join->grants, id);

	return snapshot_find(join->now, KIND_SERVICE_PRINCIPAL, id) != NULL ||
	       (grant != NULL && sv_eq(object_text(grant, "principalType"),
				     SV("ServicePrincipal")));
}

strview
join_resource(const struct join *join, const struct object *grant)
{
	const struct object *resource = snapshot_find(join->now,
	    KIND_SERVICE_PRINCIPAL, object_text(grant, "resourceId"));

	return resource != NULL ? object_text(resource, "appId")
				: object_text(grant, "resourceAppId");
}

strview
join_published_name(const struct join *join, strview resource, strview role)
{
	const struct object *principal = join_principal(join, resource);
	const struct json *app_role;

	for (size_t i = 0;
	     principal != NULL &&
	     (app_role = object_each(principal, "appRoles", i)) != NULL;
	     i++) {
		if (sv_eq(json_get_text(app_role, SV("id")), role))
			return json_get_text(app_role, SV("value"));
	}
	return SV("");
}

strview
join_role_name(const struct join *join, strview resource, strview role)
{
	strview name = join_published_name(join, resource, role);
	const struct known_role *known = ids_app_role(resource, role);

	if (name.len > 0)
		return name;
	return known != NULL ? sv_from(known->name) : SV("");
}

strview
join_role_template(const struct join *join, const struct object *assignment)
{
	strview id = object_text(assignment, "roleDefinitionId");
	const struct object *definition =
	    snapshot_find(join->now, KIND_ROLE_DEFINITION, id);
	strview template =
	    definition != NULL ? object_text(definition, "templateId") : SV("");

	return template.len > 0 ? template : id;
}

static strview
power_of_grants(const struct join *join, strview principal)
{
	size_t count;
	const struct join_entry *entry =
	    join_first(&join->grants, principal, &count);

	for (size_t i = 0; i < count; i++) {
		const struct known_role *known =
		    join_granted(join, entry[i].object)->known;
		if (known != NULL && known->power != POWER_NONE)
			return sv_from(known->name);
	}
	return SV("");
}

strview
join_power(const struct join *join, strview principal)
{
	size_t count;
	const struct join_held *held = join_held(join, principal, &count);

	for (size_t i = 0; i < count; i++) {
		const struct known_role *known =
		    join_directory_role(join, held[i].assignment);
		if (known != NULL && known->power != POWER_NONE)
			return sv_from(known->name);
		if (join_custom_power(join, held[i].assignment).len > 0)
			return join_directory_name(join, held[i].assignment);
	}
	return power_of_grants(join, principal);
}

static strview
put_ability(const struct join *join, strview all, strview name, strview id)
{
	if (name.len == 0)
		name = id;
	if (all.len == 0)
		return name;
	return arena_printf(
	    join->arena, SV_FMT ", " SV_FMT, SV_ARG(all), SV_ARG(name));
}

strview
join_abilities(const struct join *join, strview principal)
{
	size_t count;
	const struct join_entry *entry =
	    join_first(&join->grants, principal, &count);
	strview all = SV("");

	for (size_t i = 0; i < count; i++) {
		const struct object *grant = entry[i].object;
		strview role = object_text(grant, "appRoleId");
		all = put_ability(join, all,
		    join_role_name(
			join, join_granted(join, grant)->resource, role),
		    role);
	}
	const struct join_held *held = join_held(join, principal, &count);
	for (size_t i = 0; i < count; i++)
		all = put_ability(join, all,
		    join_directory_name(join, held[i].assignment),
		    object_text(held[i].assignment, "roleDefinitionId"));
	return all.len > 0 ? all : SV_("nothing");
}
