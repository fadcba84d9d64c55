/*
 * snapshot.c - the state of a tenant at one time.
 */
#include "auditor/model/snapshot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "auditor/base/lang.h"
#include "auditor/base/mem.h"
#include "auditor/model/behaviour.h"
#include "auditor/model/normal.h"
#include "auditor/model/snapshot_internal.h"

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
	arena_free(snapshot->scratch);
	mem_free(snapshot);
}

void
snapshot_make_lean(struct snapshot *snapshot)
{
	snapshot->scratch = arena_new();
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

	if (snapshot->scratch != NULL)
		return snapshot_add_lean(snapshot, kind, raw, err);
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
			    SV_("one object was listed in two states"));
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
			    SV_("an object without identity"));
	}
}

static void
collect_fields(struct snapshot *snapshot, struct object_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		if (list->objects[i].state == NULL)
			continue;
		snapshot_note_fields(snapshot, list, list->objects[i].state);
		snapshot_note_fields(snapshot, list, list->objects[i].stamps);
	}
}

static size_t
count_without(const struct object_list *list, const char *field, unsigned bit)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct object *object = &list->objects[i];
		count += object->state != NULL
			     ? object_field(object, field) == NULL
			     : (object->lacks >> bit & 1) != 0;
	}
	return count;
}

static void
check_expected(struct snapshot *snapshot, struct object_list *list)
{
	size_t count;
	const struct field *fields = kind_fields(list->kind, &count);
	unsigned bit = 0;

	for (size_t i = 0; i < count; i++) {
		if ((fields[i].flags & FIELD_EXPECTED) == 0)
			continue;
		size_t without = count_without(list, fields[i].name, bit++);
		if (without > 0)
			lower_to_partial(snapshot, list, COVERAGE_FIELD_REASON,
			    arena_printf(snapshot->arena,
				_("%s is absent from %zu of %zu"),
				fields[i].name, without, list->count));
	}
}

struct digest_run *
snapshot_content_begin(strview tenant)
{
	struct digest_run *run = digest_begin();

	digest_part(run, SV("content"));
	digest_part(run, SV(OBJECT_CANON));
	digest_part(run, tenant);
	return run;
}

void
snapshot_content_list(struct digest_run *run, enum kind kind, size_t count)
{
	char text[32];

	(void)snprintf(text, sizeof(text), "%zu", count);
	digest_part(run, sv_from(kind_name(kind)));
	digest_part(run, sv_from(text));
}

void
snapshot_content_add(
    struct digest_run *run, strview id, const struct digest *state_digest)
{
	digest_part(run, id);
	digest_part(
	    run, (strview){(const char *)state_digest->bytes, DIGEST_SIZE});
}

struct digest
snapshot_content(const struct snapshot *snapshot)
{
	struct digest_run *run = snapshot_content_begin(snapshot->tenant);

	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct object_list *list = &snapshot->lists[i];
		if (list->coverage.status != COVERAGE_COMPLETE)
			continue;
		snapshot_content_list(run, list->kind, list->count);
		for (size_t j = 0; j < list->count; j++)
			snapshot_content_add(run, list->objects[j].id,
			    &list->objects[j].state_digest);
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
		for (size_t j = 0; j < list->count; j++) {
			if (list->objects[j].state != NULL)
				list->objects[j].behaviour_digest =
				    behaviour_digest(
					snapshot, &list->objects[j]);
		}
	}
	event_log_seal(&snapshot->events);
	name_tenant(snapshot);
	snapshot->content_digest = snapshot_content(snapshot);
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

bool
snapshot_lacks(const struct snapshot *snapshot, enum kind kind)
{
	enum coverage_status status = snapshot->lists[kind].coverage.status;

	if (status == COVERAGE_NOT_COLLECTED)
		return kind_is_collected(kind);
	return status != COVERAGE_COMPLETE;
}

bool
snapshot_lacks_events(const struct snapshot *snapshot, enum event_type type)
{
	const struct coverage *coverage =
	    &snapshot->events.covers[type].coverage;

	if (coverage->status == COVERAGE_COMPLETE)
		return false;
	return coverage->reason != COVERAGE_NOT_REQUESTED_REASON ||
	       !sv_starts(snapshot->series, SV("import:"));
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

	bool is_name = sv_eq(sv_from(field), sv_from(kind_name_field(kind)));

	for (size_t i = 0; i < list->count; i++) {
		const struct object *object = &list->objects[i];
		strview text =
		    is_name ? object->name : object_text(object, field);
		if (text.len > 0 && sv_eq_fold(text, value))
			return &list->objects[i];
	}
	return NULL;
}
