/*
 * history.c - earlier states of a tenant, out of snapshots in memory.
 */
#include "auditor/model/history.h"

#include <stdlib.h>

#include "auditor/base/attr.h"
#include "auditor/model/behaviour.h"

#include "auditor/base/banned.h"

struct source {
	const struct snapshot *const *snapshots;
	size_t count;
};

struct digest
history_digest(const struct object *object)
{
	/* Without objects there is nothing to join with. */
	static const struct snapshot nothing;

	return behaviour_digest(&nothing, object);
}

/* Snapshots in memory may have no numbers: their order gives them. */
static int64_t
number_at(size_t index)
{
	return (int64_t)index + 1;
}

static int
list_snapshots(const struct history *history, struct arena *arena,
    struct history_snapshot **snapshots, size_t *count, struct err *err)
{
	const struct source *source = history->context;
	struct history_snapshot *made =
	    arena_alloc(arena, source->count, sizeof(*made));

	(void)err;
	for (size_t i = 0; i < source->count; i++) {
		const struct snapshot *snapshot = source->snapshots[i];
		made[i].number = number_at(i);
		made[i].started = snapshot->started;
		made[i].finished = snapshot->finished;
		made[i].link = snapshot->link;
		made[i].previous_link = snapshot->previous_link;
		for (size_t j = 0; j < KIND_COUNT; j++) {
			if (snapshot_is_complete(snapshot, (enum kind)j))
				made[i].complete |= KIND_BIT(j);
		}
	}
	*snapshots = made;
	*count = source->count;
	return 0;
}

struct versions {
	struct arena *arena;
	struct history_version *at;
	size_t count;
	size_t cap;
};

/* The state of ${id} that has not ended, or NULL. */
static struct history_version *
find_open(const struct versions *versions, strview id)
{
	for (size_t i = 0; i < versions->count; i++) {
		struct history_version *version = &versions->at[i];
		if (version->until == 0 && sv_eq(version->object.id, id))
			return version;
	}
	return NULL;
}

static void
see(struct versions *versions, const struct object *object, int64_t number)
{
	struct history_version *open = find_open(versions, object->id);

	if (open != NULL) {
		if (digest_eq(
			&open->object.record_digest, &object->record_digest))
			return;
		open->until = number;
	}
	versions->at = arena_grow(versions->arena, versions->at,
	    versions->count, &versions->cap, sizeof(*versions->at));
	struct history_version *version = &versions->at[versions->count++];
	*version = (struct history_version){.object = *object, .first = number};
	version->object.behaviour_digest = history_digest(object);
}

static void
take(struct versions *versions, const struct snapshot *snapshot, enum kind kind,
    int64_t number)
{
	const struct object_list *list = snapshot_list(snapshot, kind);

	for (size_t i = 0; i < list->count; i++)
		see(versions, &list->objects[i], number);
	if (!snapshot_is_complete(snapshot, kind))
		return;
	for (size_t i = 0; i < versions->count; i++) {
		struct history_version *version = &versions->at[i];
		if (version->until == 0 &&
		    snapshot_find(snapshot, kind, version->object.id) == NULL)
			version->until = number;
	}
}

static int
compare_versions(const void *a, const void *b)
{
	const struct history_version *left = a;
	const struct history_version *right = b;
	int order = sv_cmp(left->object.id, right->object.id);

	if (order != 0)
		return order;
	return (left->first > right->first) - (left->first < right->first);
}

static int
list_versions(const struct history *history, enum kind kind,
    struct arena *arena, struct history_version **versions, size_t *count,
    struct err *err)
{
	const struct source *source = history->context;
	struct versions made = {.arena = arena};

	(void)err;
	for (size_t i = 0; i < source->count; i++)
		take(&made, source->snapshots[i], kind, number_at(i));
	if (made.count > 0)
		qsort(made.at, made.count, sizeof(*made.at), compare_versions);
	*versions = made.at;
	*count = made.count;
	return 0;
}

void
history_of_snapshots(const struct snapshot *const *snapshots, size_t count,
    struct arena *arena, struct history *history)
{
	struct source *source = arena_alloc(arena, 1, sizeof(*source));

	*source = (struct source){snapshots, count};
	*history = (struct history){
	    .list_snapshots = list_snapshots,
	    .list_versions = list_versions,
	    .context = source,
	};
}
