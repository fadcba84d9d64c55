/*
 * snapshot.c - the state of a tenant at one time.
 */
#include "auditor/model/snapshot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "auditor/base/mem.h"
#include "auditor/model/behaviour.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

struct snapshot *
snapshot_new(strview tenant, strview series, strview tool_version)
{
	struct snapshot *snapshot = mem_new(1, sizeof(*snapshot));

	snapshot->arena = arena_new();
	snapshot->tenant = normal_id(tenant, snapshot->arena);
	snapshot->series = arena_dup(snapshot->arena, series);
	snapshot->tool_version = arena_dup(snapshot->arena, tool_version);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		snapshot->lists[i].kind = (enum kind)i;
		snapshot->lists[i].coverage.reason =
		    COVERAGE_NOT_REQUESTED_REASON;
	}
	return snapshot;
}

void
snapshot_free(struct snapshot *snapshot)
{
	if (snapshot == NULL)
		return;
	arena_free(snapshot->arena);
	mem_free(snapshot);
}

void
snapshot_drop(struct snapshot **snapshot)
{
	snapshot_free(*snapshot);
}

void
snapshot_add_object(struct snapshot *snapshot, const struct object *object)
{
	struct object_list *list = &snapshot->lists[object->kind];

	list->objects = arena_grow(snapshot->arena, list->objects, list->count,
	    &list->cap, sizeof(*list->objects));
	list->objects[list->count] = *object;
	list->objects[list->count].sequence = list->count;
	list->count++;
}

int
snapshot_add(struct snapshot *snapshot, enum kind kind, const struct json *raw,
    struct err *err)
{
	struct object object;

	TRY(normal_object(kind, raw, snapshot->arena, &object, err));
	snapshot_add_object(snapshot, &object);
	return 0;
}

void
snapshot_cover(
    struct snapshot *snapshot, enum kind kind, const struct coverage *coverage)
{
	struct coverage *to = &snapshot->lists[kind].coverage;

	*to = *coverage;
	to->detail = arena_dup(snapshot->arena, coverage->detail);
	to->request_ids = arena_dup(snapshot->arena, coverage->request_ids);
}

static int
compare_objects(const void *a, const void *b)
{
	const struct object *left = a;
	const struct object *right = b;
	int order = sv_cmp(left->id, right->id);

	if (order != 0)
		return order;
	return left->sequence < right->sequence ? -1 : 1;
}

static void
lower_to_partial(struct snapshot *snapshot, struct object_list *list,
    enum coverage_reason reason, strview detail)
{
	if (list->coverage.status != COVERAGE_COMPLETE)
		return;
	list->coverage.status = COVERAGE_PARTIAL;
	list->coverage.reason = reason;
	list->coverage.detail = arena_dup(snapshot->arena, detail);
}

/* Sort by id; of repeats the last one added counts. */
static void
sort_and_merge(struct snapshot *snapshot, struct object_list *list)
{
	size_t kept = 0;

	if (list->count == 0)
		return;
	qsort(list->objects, list->count, sizeof(*list->objects),
	    compare_objects);
	for (size_t i = 0; i < list->count; i++) {
		const struct object *object = &list->objects[i];
		if (kept == 0 ||
		    !sv_eq(list->objects[kept - 1].id, object->id)) {
			list->objects[kept++] = *object;
			continue;
		}
		if (!digest_eq(&list->objects[kept - 1].state_digest,
			&object->state_digest))
			lower_to_partial(snapshot, list,
			    COVERAGE_INCONSISTENT_REASON,
			    SV("one object was listed in two states"));
		list->objects[kept - 1] = *object;
	}
	list->count = kept;
}

static void
check_identities(struct snapshot *snapshot, struct object_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		if (sv_starts(list->objects[i].id, SV("unidentified:")))
			lower_to_partial(snapshot, list,
			    COVERAGE_MALFORMED_REASON,
			    SV("an object without identity"));
	}
}

/* Where ${name} stands in list->fields, or would stand. */
static size_t
field_place(const struct object_list *list, strview name, bool *is_there)
{
	size_t low = 0;
	size_t high = list->field_count;

	*is_there = false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = sv_cmp(name, list->fields[middle]);
		if (order == 0) {
			*is_there = true;
			return middle;
		}
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

static void
note_fields(struct snapshot *snapshot, struct object_list *list,
    const struct json *members, size_t *cap)
{
	for (size_t i = 0; i < members->count; i++) {
		bool is_there;
		strview name = members->items[i].key;
		size_t at = field_place(list, name, &is_there);
		if (is_there)
			continue;
		list->fields = arena_grow(snapshot->arena, list->fields,
		    list->field_count, cap, sizeof(*list->fields));
		memmove(&list->fields[at + 1], &list->fields[at],
		    (list->field_count - at) * sizeof(*list->fields));
		list->fields[at] = name;
		list->field_count++;
	}
}

static void
collect_fields(struct snapshot *snapshot, struct object_list *list)
{
	size_t cap = 0;

	list->field_count = 0;
	for (size_t i = 0; i < list->count; i++) {
		note_fields(snapshot, list, list->objects[i].state, &cap);
		note_fields(snapshot, list, list->objects[i].stamps, &cap);
	}
}

static size_t
count_without(const struct object_list *list, const char *field)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++)
		count += object_field(&list->objects[i], field) == NULL;
	return count;
}

static void
check_expected(struct snapshot *snapshot, struct object_list *list)
{
	size_t count;
	const struct field *fields = kind_fields(list->kind, &count);

	for (size_t i = 0; i < count; i++) {
		if ((fields[i].flags & FIELD_EXPECTED) == 0)
			continue;
		size_t without = count_without(list, fields[i].name);
		if (without > 0)
			lower_to_partial(snapshot, list, COVERAGE_FIELD_REASON,
			    arena_printf(snapshot->arena,
				"%s is absent from %zu of %zu", fields[i].name,
				without, list->count));
	}
}

static struct digest
content_digest(const struct snapshot *snapshot)
{
	struct digest_run *run = digest_begin();

	digest_part(run, SV("content"));
	digest_part(run, SV(OBJECT_CANON));
	digest_part(run, snapshot->tenant);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct object_list *list = &snapshot->lists[i];
		if (list->coverage.status != COVERAGE_COMPLETE)
			continue;
		char count[32];
		(void)snprintf(count, sizeof(count), "%zu", list->count);
		digest_part(run, sv_from(kind_name(list->kind)));
		digest_part(run, sv_from(count));
		for (size_t j = 0; j < list->count; j++) {
			const struct object *object = &list->objects[j];
			digest_part(run, object->id);
			digest_part(run,
			    (strview){(const char *)object->state_digest.bytes,
				DIGEST_SIZE});
		}
	}
	return digest_end(run);
}

/* People know their tenant by the name of its organization. */
static void
name_tenant(struct snapshot *snapshot)
{
	const struct object_list *list = &snapshot->lists[KIND_ORGANIZATION];

	if (snapshot->tenant_name.len == 0 && list->count == 1)
		snapshot->tenant_name = list->objects[0].name;
}

void
snapshot_seal(struct snapshot *snapshot)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		struct object_list *list = &snapshot->lists[i];
		sort_and_merge(snapshot, list);
		check_identities(snapshot, list);
		collect_fields(snapshot, list);
		check_expected(snapshot, list);
	}
	for (size_t i = 0; i < KIND_COUNT; i++) {
		struct object_list *list = &snapshot->lists[i];
		for (size_t j = 0; j < list->count; j++)
			list->objects[j].behaviour_digest =
			    behaviour_digest(snapshot, &list->objects[j]);
	}
	name_tenant(snapshot);
	snapshot->content_digest = content_digest(snapshot);
}

const struct object_list *
snapshot_list(const struct snapshot *snapshot, enum kind kind)
{
	return &snapshot->lists[kind];
}

bool
snapshot_is_complete(const struct snapshot *snapshot, enum kind kind)
{
	return snapshot->lists[kind].coverage.status == COVERAGE_COMPLETE;
}

const struct object *
snapshot_find(const struct snapshot *snapshot, enum kind kind, strview id)
{
	const struct object_list *list = &snapshot->lists[kind];
	size_t low = 0;
	size_t high = list->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = sv_cmp(id, list->objects[middle].id);
		if (order == 0)
			return &list->objects[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const struct object *
snapshot_find_by(const struct snapshot *snapshot, enum kind kind,
    const char *field, strview value)
{
	const struct object_list *list = &snapshot->lists[kind];

	for (size_t i = 0; i < list->count; i++) {
		strview text = object_text(&list->objects[i], field);
		if (text.len > 0 && sv_eq_fold(text, value))
			return &list->objects[i];
	}
	return NULL;
}
