/*
 * clixml_refs.c - objects of a CLIXML document that others refer to.
 *
 * Any later object may refer to any earlier one, so all are kept: most of them
 * as one short text that many share.
 */
#include <string.h>

#include "auditor/base/decimal.h"
#include "auditor/base/mem.h"
#include "auditor/intake/bounds.h"
#include "auditor/intake/clixml_internal.h"

#include "auditor/base/banned.h"

#define ID_MOST 999999999

void
clixml_refs_done(struct clixml_refs *refs)
{
	mem_free(refs->objects);
	mem_free(refs->types);
	arena_free(refs->arena);
}

static bool
read_id(strview id, size_t *number)
{
	uint64_t value;

	if (!decimal_read(id, ID_MOST, &value))
		return false;
	*number = (size_t)value;
	return true;
}

/* Room for ${number} in a table of ${cap} elements of ${size} bytes. */
static int
make_room(
    void **table, size_t *cap, size_t number, size_t size, struct err *err)
{
	size_t wanted = *cap > 0 ? *cap : 256;

	if (number >= BOUND_REFERENCES)
		return err_set(err, ERR_LIMIT,
		    "a RefId of %zu or more: the most is %zu", number,
		    BOUND_REFERENCES);
	if (number < *cap)
		return 0;
	while (wanted <= number)
		wanted *= 2;
	*table = mem_resize(*table, wanted, size);
	memset((char *)*table + *cap * size, 0, (wanted - *cap) * size);
	*cap = wanted;
	return 0;
}

static struct arena *
arena_of(struct clixml_refs *refs)
{
	if (refs->arena == NULL)
		refs->arena = arena_new();
	return refs->arena;
}

static int
count_bytes(struct clixml_refs *refs, size_t bytes, struct err *err)
{
	refs->bytes += bytes;
	if (refs->bytes > BOUND_REFERRED)
		return err_set(err, ERR_LIMIT,
		    "what may be referred to is more than %zu bytes",
		    BOUND_REFERRED);
	return 0;
}

static int
intern(struct clixml_refs *refs, strview text, strview *kept, struct err *err)
{
	size_t hash = text.len;

	for (size_t i = 0; i < text.len; i++)
		hash = hash * 31 + (unsigned char)text.ptr[i];
	strview *slot = &refs->interned[hash % CLIXML_INTERNED];
	if (slot->ptr == NULL || !sv_eq(*slot, text)) {
		TRY(count_bytes(refs, text.len + 16, err));
		*slot = arena_dup(arena_of(refs), text);
	}
	*kept = *slot;
	return 0;
}

static int
copy_tree(struct clixml_refs *refs, const struct json *from, struct json *to,
    struct err *err)
{
	*to = *from;
	TRY(intern(refs, from->text, &to->text, err));
	TRY(intern(refs, from->key, &to->key, err));
	TRY(count_bytes(refs, from->count * sizeof(*to), err));
	to->items = arena_alloc(arena_of(refs), from->count, sizeof(*to));
	for (size_t i = 0; i < from->count; i++)
		TRY(copy_tree(refs, &from->items[i], &to->items[i], err));
	return 0;
}

static int
object_slot(struct clixml_refs *refs, strview id, struct clixml_ref **slot,
    struct err *err)
{
	size_t number;
	void *table = refs->objects;

	*slot = NULL;
	if (!read_id(id, &number))
		return 0;
	TRY(make_room(&table, &refs->object_cap, number, sizeof(**slot), err));
	refs->objects = table;
	*slot = &refs->objects[number];
	return 0;
}

int
clixml_refs_begin(struct clixml_refs *refs, strview id, struct err *err)
{
	struct clixml_ref *slot;

	TRY(object_slot(refs, id, &slot, err));
	if (slot != NULL)
		*slot = (struct clixml_ref){.state = REF_OPEN};
	return 0;
}

int
clixml_refs_top(struct clixml_refs *refs, strview id, struct err *err)
{
	struct clixml_ref *slot;

	TRY(object_slot(refs, id, &slot, err));
	if (slot != NULL)
		*slot = (struct clixml_ref){.state = REF_TOP};
	return 0;
}

bool
clixml_refs_is_top(const struct clixml_refs *refs, strview id)
{
	size_t number;

	return read_id(id, &number) && number < refs->object_cap &&
	       refs->objects[number].state == REF_TOP;
}

int
clixml_refs_keep(struct clixml_refs *refs, strview id, const struct json *value,
    struct err *err)
{
	struct clixml_ref *slot;

	TRY(object_slot(refs, id, &slot, err));
	if (slot == NULL)
		return 0;
	if (value->type == JSON_STRING) {
		TRY(intern(refs, value->text, &slot->text, err));
		slot->state = REF_TEXT;
		return 0;
	}
	struct json *copy = arena_alloc(arena_of(refs), 1, sizeof(struct json));
	TRY(copy_tree(refs, value, copy, err));
	slot->tree = copy;
	slot->state = REF_TREE;
	return 0;
}

bool
clixml_refs_get(const struct clixml_refs *refs, strview id, struct json *value)
{
	size_t number;

	if (!read_id(id, &number) || number >= refs->object_cap)
		return false;
	const struct clixml_ref *ref = &refs->objects[number];
	if (ref->state == REF_TEXT)
		*value = (struct json){.type = JSON_STRING, .text = ref->text};
	else if (ref->state == REF_TREE)
		*value = *ref->tree;
	return ref->state == REF_TEXT || ref->state == REF_TREE;
}

int
clixml_refs_keep_type(
    struct clixml_refs *refs, strview id, strview name, struct err *err)
{
	size_t number;
	void *table = refs->types;

	if (!read_id(id, &number))
		return 0;
	TRY(make_room(
	    &table, &refs->type_cap, number, sizeof(*refs->types), err));
	refs->types = table;
	return intern(refs, name, &refs->types[number], err);
}

strview
clixml_refs_type(const struct clixml_refs *refs, strview id)
{
	size_t number;

	if (!read_id(id, &number) || number >= refs->type_cap)
		return SV("");
	return refs->types[number];
}
