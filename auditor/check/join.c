/*
 * join.c - what belongs together: service principals, grants, roles.
 */
#include "auditor/check/join.h"

#include <stdlib.h>

#include "auditor/check/ids.h"
#include "auditor/check/join_mail.h"

#include "auditor/base/banned.h"

static int
compare_entries(const void *a, const void *b)
{
	const struct join_entry *left = a;
	const struct join_entry *right = b;
	int order = sv_cmp(left->key, right->key);

	if (order != 0)
		return order;
	return sv_cmp(left->object->id, right->object->id);
}

void
join_add(struct join *join, struct join_index *index, strview key,
    const struct object *object)
{
	if (key.len == 0)
		return;
	index->at = arena_grow(join->arena, index->at, index->count,
	    &index->cap, sizeof(*index->at));
	index->at[index->count++] = (struct join_entry){key, object};
}

void
join_sort(struct join_index *index)
{
	if (index->count > 0)
		qsort(index->at, index->count, sizeof(*index->at),
		    compare_entries);
}

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
	join_index_contacts(join);
}

bool
join_knows(const struct join *join, enum kind kind)
{
	return (join->known & KIND_BIT(kind)) != 0;
}

const struct join_entry *
join_first(const struct join_index *index, strview key, size_t *count)
{
	size_t low = 0;
	size_t high = index->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (sv_cmp(index->at[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (high = low; high < index->count; high++) {
		if (!sv_eq(index->at[high].key, key))
			break;
	}
	*count = high - low;
	return *count > 0 ? &index->at[low] : NULL;
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
join_role_name(const struct join *join, strview resource, strview role)
{
	const struct object *principal = join_principal(join, resource);
	const struct json *app_role;

	for (size_t i = 0;
	     principal != NULL &&
	     (app_role = object_each(principal, "appRoles", i)) != NULL;
	     i++) {
		strview value = json_get_text(app_role, SV("value"));
		if (value.len > 0 &&
		    sv_eq(json_get_text(app_role, SV("id")), role))
			return value;
	}
	const struct known_role *known = ids_app_role(resource, role);
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
		const struct object *grant = entry[i].object;
		const struct known_role *known =
		    ids_app_role(join_resource(join, grant),
			object_text(grant, "appRoleId"));
		if (known != NULL && known->is_power)
			return sv_from(known->name);
	}
	return SV("");
}

strview
join_power(const struct join *join, strview principal)
{
	size_t count;
	const struct join_entry *entry =
	    join_first(&join->roles, principal, &count);

	for (size_t i = 0; i < count; i++) {
		const struct known_role *known = ids_directory_role(
		    join_role_template(join, entry[i].object));
		if (known != NULL && known->is_power)
			return sv_from(known->name);
	}
	return power_of_grants(join, principal);
}
