/*
 * snapshot_lean.c - objects of which a snapshot keeps the bodies alone.
 */
#include <string.h>

#include "auditor/model/behaviour.h"
#include "auditor/model/normal.h"
#include "auditor/model/snapshot_internal.h"

#include "auditor/base/banned.h"

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

void
snapshot_note_fields(struct snapshot *snapshot, struct object_list *list,
    const struct json *members)
{
	size_t next = 0; /* where the next one stands, if it is known */

	for (size_t i = 0; i < members->count; i++) {
		bool is_there = true;
		strview name = members->items[i].key;
		size_t at = next;
		if (at == list->field_count || !sv_eq(list->fields[at], name))
			at = field_place(list, name, &is_there);
		next = at + 1;
		if (is_there)
			continue;
		list->fields = arena_grow(snapshot->arena, list->fields,
		    list->field_count, &list->field_cap, sizeof(*list->fields));
		memmove(&list->fields[at + 1], &list->fields[at],
		    (list->field_count - at) * sizeof(*list->fields));
		list->fields[at] = arena_dup(snapshot->arena, name);
		list->field_count++;
	}
}

/* What it does is known only when all others are. */
static bool
names_others(const struct object *object)
{
	size_t count;
	const struct field *fields = kind_fields(object->kind, &count);

	for (size_t i = 0; i < count; i++) {
		if (fields[i].refers_to != NULL &&
		    object_is_set(object, fields[i].name))
			return true;
	}
	return false;
}

/* The expected fields that are absent, one bit each in their order. */
static uint64_t
find_lacking(const struct object *object)
{
	size_t count;
	const struct field *fields = kind_fields(object->kind, &count);
	uint64_t lacks = 0;
	unsigned bit = 0;

	for (size_t i = 0; i < count; i++) {
		if ((fields[i].flags & FIELD_EXPECTED) == 0)
			continue;
		if (object_field(object, fields[i].name) == NULL)
			lacks |= UINT64_C(1) << bit;
		bit++;
	}
	return lacks;
}

bool
snapshot_thin(struct snapshot *snapshot, struct object *object)
{
	struct object_list *list = &snapshot->lists[object->kind];

	if (names_others(object))
		return false;
	snapshot_note_fields(snapshot, list, object->state);
	snapshot_note_fields(snapshot, list, object->stamps);
	object->lacks = find_lacking(object);
	object->behaviour_digest = behaviour_digest(snapshot, object);
	object->id = arena_dup(snapshot->arena, object->id);
	object->name = arena_dup(snapshot->arena, object->name);
	object->body = arena_dup(snapshot->arena, object->body);
	object->state = NULL;
	object->stamps = NULL;
	return true;
}

int
snapshot_add_lean(struct snapshot *snapshot, enum kind kind,
    const struct json *raw, struct err *err)
{
	struct object object;

	arena_reset(snapshot->scratch);
	TRY(normal_object(kind, raw, snapshot->scratch, &object, err));
	if (!snapshot_thin(snapshot, &object))
		TRY(normal_object(kind, raw, snapshot->arena, &object, err));
	snapshot_add_object(snapshot, &object);
	return 0;
}
