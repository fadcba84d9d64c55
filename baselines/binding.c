/*
 * binding.c - files beside a baseline that decide what counts: by digest.
 */
#include "baselines/binding.h"

#include "auditor/base/lang.h"
#include "baselines/jsonline.h"

#include "auditor/base/banned.h"

void
binding_add(struct binding_list *list, struct arena *arena, strview name,
    const struct digest *digest)
{
	struct binding_entry *entries =
	    arena_alloc(arena, list->count + 1, sizeof(*entries));
	size_t at = 0;

	while (at < list->count && sv_cmp(list->at[at].name, name) < 0) {
		entries[at] = list->at[at];
		at++;
	}
	entries[at] = (struct binding_entry){
	    .name = arena_dup(arena, name), .digest = *digest};
	for (size_t i = at; i < list->count; i++)
		entries[i + 1] = list->at[i];
	list->at = entries;
	list->count++;
}

const struct binding_entry *
binding_find(const struct binding_list *list, strview name)
{
	for (size_t i = 0; i < list->count; i++) {
		if (sv_eq_fold(list->at[i].name, name))
			return &list->at[i];
	}
	return NULL;
}

static void
write_list(const struct binding_list *list, struct jsonw *w, const char *key)
{
	if (list->count == 0)
		return;
	jsonw_array(w, key);
	for (size_t i = 0; i < list->count; i++) {
		bool was_pretty = jsonline_object(w, NULL);
		jsonw_text(w, "name", list->at[i].name);
		jsonw_digest(w, "sha256", &list->at[i].digest);
		jsonline_end(w, was_pretty);
	}
	jsonw_end(w);
}

void
binding_write(const struct binding *binding, struct jsonw *w)
{
	write_list(&binding->profiles, w, "profiles");
	write_list(&binding->checks, w, "checks");
}

static int
read_entry(const struct record *record, const struct json *value,
    struct binding_entry *entry)
{
	struct record one = {
	    .what = _("binding"), .arena = record->arena, .err = record->err};

	TRY(record_begin(&one, value));
	TRY(record_filled(&one, "name", &entry->name));
	TRY(record_digest(&one, "sha256", &entry->digest));
	return record_end(&one);
}

static int
read_list(struct record *record, const char *key, struct binding_list *list)
{
	const struct json *object = record->object;
	const struct json *value;

	if (record->next >= object->count ||
	    !sv_eq(object->items[record->next].key, sv_from(key)))
		return 0;
	TRY(record_list(record, key, &value));
	if (value->count == 0)
		return record_fail(record, key);
	list->at = arena_alloc(record->arena, value->count, sizeof(*list->at));
	for (size_t i = 0; i < value->count; i++) {
		TRY(read_entry(record, &value->items[i], &list->at[i]));
		if (i > 0 &&
		    sv_cmp(list->at[i - 1].name, list->at[i].name) >= 0)
			return record_fail(record, key);
		list->count++;
	}
	return 0;
}

int
binding_read(struct record *record, struct binding *binding)
{
	TRY(read_list(record, "profiles", &binding->profiles));
	return read_list(record, "checks", &binding->checks);
}
