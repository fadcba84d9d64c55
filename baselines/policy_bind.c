/*
 * policy_bind.c - an application, with exactly what it has now.
 */
#include "baselines/policy.h"

#include <stdlib.h>

#include "auditor/base/banned.h"

struct work {
	const struct snapshot *snapshot;
	struct arena *arena;
	strview app_id;
	size_t cap; /* of the set being filled */
};

strview
policy_resource(const struct snapshot *snapshot, const struct object *grant)
{
	strview id = object_text(grant, "resourceId");
	const struct object *principal =
	    snapshot_find(snapshot, KIND_SERVICE_PRINCIPAL, id);
	strview app_id = principal != NULL ? object_text(principal, "appId")
					   : (strview){NULL, 0};

	if (app_id.len == 0)
		app_id = object_text(grant, "resourceAppId");
	return app_id.len > 0 ? app_id : id;
}

static void
add(struct work *work, struct policy_set *set, strview word)
{
	if (word.len == 0)
		return;
	set->at = arena_grow(
	    work->arena, set->at, set->count, &work->cap, sizeof(*set->at));
	set->at[set->count++] = word;
}

static int
compare_words(const void *a, const void *b)
{
	const strview *left = a;
	const strview *right = b;

	return sv_cmp(*left, *right);
}

/* Sort, without repeats; the next set begins with no room. */
static void
finish(struct work *work, struct policy_set *set)
{
	size_t kept = 0;

	if (set->count > 1)
		qsort(set->at, set->count, sizeof(*set->at), compare_words);
	for (size_t i = 0; i < set->count; i++) {
		if (kept == 0 || !sv_eq(set->at[kept - 1], set->at[i]))
			set->at[kept++] = set->at[i];
	}
	set->count = kept;
	work->cap = 0;
}

/* ${object} is the application or a service principal of it. */
static bool
is_own(const struct work *work, const struct object *object)
{
	return sv_eq_fold(object_text(object, "appId"), work->app_id);
}

/* ${principal_id} is a service principal of the application. */
static bool
is_own_principal(const struct work *work, strview principal_id)
{
	const struct object *principal =
	    snapshot_find(work->snapshot, KIND_SERVICE_PRINCIPAL, principal_id);

	return principal != NULL && is_own(work, principal);
}

/* Add ${member} of each element of the list ${field}. */
static void
add_members(struct work *work, struct policy_set *set,
    const struct object *object, const char *field, const char *member)
{
	const struct json *item;

	for (size_t i = 0; (item = object_each(object, field, i)) != NULL; i++)
		add(work, set, json_get_text(item, sv_from(member)));
}

static void
add_federated(
    struct work *work, struct policy_set *set, const struct object *object)
{
	const struct json *item;

	for (size_t i = 0; (item = object_each(object,
				"federatedIdentityCredentials", i)) != NULL;
	     i++)
		add(work, set,
		    policy_federated_word(json_get_text(item, SV("issuer")),
			json_get_text(item, SV("subject")), work->arena));
}

static void
add_credentials(
    struct work *work, struct policy_set *set, const struct object *object)
{
	if (!is_own(work, object))
		return;
	add_federated(work, set, object);
	add_members(work, set, object, "keyCredentials", "keyId");
	add_members(work, set, object, "passwordCredentials", "keyId");
}

static void
add_owners(
    struct work *work, struct policy_set *set, const struct object *object)
{
	if (is_own(work, object))
		add_members(work, set, object, "owners", "id");
}

static void
add_grant(
    struct work *work, struct policy_set *set, const struct object *object)
{
	if (!is_own_principal(work, object_text(object, "principalId")))
		return;
	add(work, set,
	    policy_grant_word(policy_resource(work->snapshot, object),
		object_text(object, "appRoleId"), work->arena));
}

static void
add_delegated(
    struct work *work, struct policy_set *set, const struct object *object)
{
	strview rest = object_text(object, "scope");
	strview scope;

	if (!is_own_principal(work, object_text(object, "clientId")))
		return;
	while (sv_cut(&rest, ' ', &scope)) {
		if (scope.len > 0)
			add(work, set,
			    policy_delegated_word(
				policy_resource(work->snapshot, object), scope,
				object_text(object, "principalId"),
				work->arena));
	}
}

static void
add_role(struct work *work, struct policy_set *set, const struct object *object)
{
	if (!is_own_principal(work, object_text(object, "principalId")))
		return;
	add(work, set,
	    policy_role_word(object_text(object, "roleDefinitionId"),
		object_text(object, "directoryScopeId"), work->arena));
}

static void
add_each(struct work *work, struct policy_set *set, enum kind kind,
    void (*add_one)(
	struct work *work, struct policy_set *set, const struct object *object))
{
	const struct object_list *list = snapshot_list(work->snapshot, kind);

	for (size_t i = 0; i < list->count; i++)
		add_one(work, set, &list->objects[i]);
}

bool
policy_bind(const struct snapshot *snapshot, strview app_id,
    struct arena *arena, struct policy_application *application)
{
	struct work work = {snapshot, arena, app_id, 0};

	if (snapshot_find_by(snapshot, KIND_APPLICATION, "appId", app_id) ==
		NULL &&
	    snapshot_find_by(
		snapshot, KIND_SERVICE_PRINCIPAL, "appId", app_id) == NULL)
		return false;
	add_each(
	    &work, &application->grants, KIND_APP_ROLE_ASSIGNMENT, add_grant);
	finish(&work, &application->grants);
	add_each(&work, &application->delegated, KIND_OAUTH2_PERMISSION_GRANT,
	    add_delegated);
	finish(&work, &application->delegated);
	add_each(&work, &application->roles, KIND_ROLE_ASSIGNMENT, add_role);
	finish(&work, &application->roles);
	add_each(&work, &application->credentials, KIND_APPLICATION,
	    add_credentials);
	add_each(&work, &application->credentials, KIND_SERVICE_PRINCIPAL,
	    add_credentials);
	finish(&work, &application->credentials);
	add_each(&work, &application->owners, KIND_APPLICATION, add_owners);
	add_each(
	    &work, &application->owners, KIND_SERVICE_PRINCIPAL, add_owners);
	finish(&work, &application->owners);
	return true;
}
