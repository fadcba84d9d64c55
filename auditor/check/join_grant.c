/*
 * join_grant.c - grants with what they give.
 *
 * Grants are many, and what they give is little: each resource, and each role
 * of it, is looked up once.
 */
#include "auditor/check/ids.h"
#include "auditor/check/join_mail.h"

#include "auditor/base/banned.h"

const struct known_role *
join_known_role(const struct join *join, strview resource, strview role)
{
	const struct known_role *known = ids_app_role(resource, role);

	if (known != NULL || resource.len == 0)
		return known;
	return ids_app_role_named(
	    resource, join_published_name(join, resource, role));
}

/* A resource by its id, or a role by resource and id. */
struct memo {
	strview id;
	strview resource;
	const struct known_role *known;
	struct memo *next;
};

#define BUCKETS 256

struct memos {
	struct arena *arena;
	struct memo *buckets[BUCKETS];
};

static struct memo **
bucket_of(struct memos *memos, strview id)
{
	unsigned hash = 0;

	for (size_t i = 0; i < id.len; i++)
		hash = hash * 31 + (unsigned char)id.ptr[i];
	return &memos->buckets[hash % BUCKETS];
}

static const struct memo *
remember(struct memos *memos, const struct memo *memo)
{
	struct memo **bucket = bucket_of(memos, memo->id);
	struct memo *added = arena_alloc(memos->arena, 1, sizeof(*added));

	*added = *memo;
	added->next = *bucket;
	*bucket = added;
	return added;
}

static strview
resource_of(
    const struct join *join, struct memos *memos, const struct object *grant)
{
	strview id = object_text(grant, "resourceId");
	const struct memo *memo = *bucket_of(memos, id);

	/* Without an id each grant speaks for itself. */
	if (id.len == 0)
		return join_resource(join, grant);
	while (memo != NULL && !sv_eq(memo->id, id))
		memo = memo->next;
	if (memo == NULL) {
		const struct memo found = {
		    .id = id, .resource = join_resource(join, grant)};
		memo = remember(memos, &found);
	}
	return memo->resource;
}

static const struct known_role *
role_of(const struct join *join, struct memos *memos, strview resource,
    strview role)
{
	const struct memo *memo = *bucket_of(memos, role);

	while (memo != NULL &&
	       !(sv_eq(memo->id, role) && sv_eq(memo->resource, resource)))
		memo = memo->next;
	if (memo == NULL) {
		const struct memo found = {
		    .id = role,
		    .resource = resource,
		    .known = join_known_role(join, resource, role),
		};
		memo = remember(memos, &found);
	}
	return memo->known;
}

void
join_index_grants(struct join *join)
{
	const struct object_list *list =
	    snapshot_list(join->now, KIND_APP_ROLE_ASSIGNMENT);
	struct join_grant *granted =
	    arena_alloc(join->arena, list->count, sizeof(*granted));
	struct memos resources = {.arena = join->arena};
	struct memos roles = {.arena = join->arena};

	for (size_t i = 0; i < list->count; i++) {
		const struct object *grant = &list->objects[i];
		granted[i].grant = grant;
		granted[i].resource = resource_of(join, &resources, grant);
		granted[i].known = role_of(join, &roles, granted[i].resource,
		    object_text(grant, "appRoleId"));
	}
	join->granted = granted;
	join->granted_count = list->count;
}

const struct join_grant *
join_granted(const struct join *join, const struct object *grant)
{
	const struct object_list *list =
	    snapshot_list(join->now, KIND_APP_ROLE_ASSIGNMENT);

	return &join->granted[grant - list->objects];
}
