/*
 * trail.c - the audit records of Exchange, found by the object they are about.
 */
#include "auditor/check/trail.h"

#include <stdlib.h>

#include "auditor/base/banned.h"

static int
compare_keys(const struct trail_entry *a, const struct trail_entry *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return sv_cmp(a->name, b->name);
}

static int
compare(const void *a, const void *b)
{
	const struct trail_entry *left = a;
	const struct trail_entry *right = b;
	int order = compare_keys(left, right);

	return order != 0 ? order : event_compare(left->event, right->event);
}

static void
add(struct trail *trail, const struct event *event, struct arena *arena)
{
	struct trail_entry entry = {.event = event};
	strview names[EVENT_NAMES_MAX];
	size_t count = event_names(event, names);

	if (event->has_failed || !event_cmdlet(event, &entry.verb, &entry.kind))
		return;
	for (size_t i = 0; i < count; i++) {
		bool is_known = false;
		for (size_t j = 0; j < i; j++)
			is_known |= sv_eq_fold(names[i], names[j]);
		if (is_known)
			continue;
		entry.name = arena_lower(arena, names[i]);
		trail->at = arena_grow(arena, trail->at, trail->count,
		    &trail->cap, sizeof(*trail->at));
		trail->at[trail->count++] = entry;
	}
}

void
trail_build(
    struct trail *trail, const struct event_log *log, struct arena *arena)
{
	*trail = (struct trail){0};
	for (size_t i = 0; log != NULL && i < log->count; i++)
		add(trail, &log->at[i], arena);
	if (trail->count > 0)
		qsort(trail->at, trail->count, sizeof(*trail->at), compare);
}

/* Order of ${name}, in whatever case, against the one of ${entry}. */
static int
compare_name(enum kind kind, strview name, const struct trail_entry *entry)
{
	if (kind != entry->kind)
		return kind < entry->kind ? -1 : 1;
	for (size_t i = 0; i < name.len && i < entry->name.len; i++) {
		unsigned char c = (unsigned char)name.ptr[i];
		if (c >= 'A' && c <= 'Z')
			c = (unsigned char)(c + ('a' - 'A'));
		unsigned char other = (unsigned char)entry->name.ptr[i];
		if (c != other)
			return c < other ? -1 : 1;
	}
	return (name.len > entry->name.len) - (name.len < entry->name.len);
}

const struct trail_entry *
trail_find(
    const struct trail *trail, enum kind kind, strview name, size_t *count)
{
	size_t low = 0;
	size_t high = trail->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare_name(kind, name, &trail->at[middle]) > 0)
			low = middle + 1;
		else
			high = middle;
	}
	*count = 0;
	while (low + *count < trail->count &&
	       compare_name(kind, name, &trail->at[low + *count]) == 0)
		(*count)++;
	return *count > 0 ? &trail->at[low] : NULL;
}

static bool
is_writing(strview verb)
{
	static const char *const verbs[] = {"New", "Set", "Enable", "Disable"};

	for (size_t i = 0; i < COUNT_OF(verbs); i++) {
		if (sv_eq_fold(verb, sv_from(verbs[i])))
			return true;
	}
	return false;
}

const struct event *
trail_last(const struct trail *trail, const struct object *object)
{
	const strview names[] = {object->name, object->id};
	const struct event *last = NULL;

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		size_t count;
		const struct trail_entry *entries =
		    trail_find(trail, object->kind, names[i], &count);
		for (size_t j = 0; j < count; j++) {
			if (is_writing(entries[j].verb) &&
			    (last == NULL ||
				event_compare(last, entries[j].event) < 0))
				last = entries[j].event;
		}
	}
	return last;
}
