/*
 * behaviour.c - the fingerprint of what an object does.
 */
#include "auditor/model/behaviour.h"

#include <stdlib.h>

#include "auditor/base/jsonw.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

struct work {
	const struct snapshot *snapshot;
	const struct snapshot *known; /* for lists not read whole; or NULL */
	enum kind kind;
	struct strbuf path;
	struct strbuf out;
	struct arena *scratch;
};

static void
work_done(struct work *work)
{
	strbuf_done(&work->path);
	strbuf_done(&work->out);
	arena_free(work->scratch);
}

static bool
says_nothing(const struct json *value)
{
	return json_is_empty(value) ||
	       (value->type == JSON_BOOL && !value->truth);
}

/* Some row below ${path} is flagged, so that those alone count there. */
static bool
has_flagged_member(const struct work *work)
{
	size_t count;
	const struct field *fields = kind_fields(work->kind, &count);
	strview path = strbuf_view(&work->path);

	for (size_t i = 0; i < count; i++) {
		strview name = sv_from(fields[i].name);
		if ((fields[i].flags & FIELD_BEHAVIOUR) != 0 &&
		    name.len > path.len && sv_starts(name, path) &&
		    name.ptr[path.len] == '.')
			return true;
	}
	return false;
}

static void put(
    struct work *work, const struct field *field, const struct json *value);

static void
put_member(struct work *work, const struct json *member, bool flagged_only)
{
	size_t base = work->path.len;

	if (says_nothing(member))
		return;
	if (base > 0)
		strbuf_add_char(&work->path, '.');
	strbuf_add(&work->path, member->key);
	const struct field *field =
	    kind_field(work->kind, strbuf_view(&work->path));
	bool is_flagged =
	    field != NULL && (field->flags & FIELD_BEHAVIOUR) != 0;
	if (is_flagged || !flagged_only) {
		jsonw_quote(&work->out, member->key);
		strbuf_add_char(&work->out, ':');
		put(work, field, member);
		strbuf_add_char(&work->out, ',');
	}
	work->path.len = base;
	work->path.ptr[base] = '\0';
}

static void
put_members(struct work *work, const struct json *object)
{
	bool flagged_only = work->path.len == 0 || has_flagged_member(work);

	strbuf_add_char(&work->out, '{');
	for (size_t i = 0; i < object->count; i++)
		put_member(work, &object->items[i], flagged_only);
	strbuf_add_char(&work->out, '}');
}

static int
compare_texts(const void *a, const void *b)
{
	const strview *left = a;
	const strview *right = b;

	return sv_cmp(*left, *right);
}

/*
 * A set is sorted by what is written of its elements: by the whole of them, a
 * credential that is renamed would move among the others.
 */
static void
put_elements(
    struct work *work, const struct field *field, const struct json *list)
{
	bool is_set = field != NULL && (field->flags & FIELD_SET) == FIELD_SET;
	strview *texts =
	    arena_alloc(work->scratch, list->count, sizeof(*texts));

	for (size_t i = 0; i < list->count; i++) {
		size_t from = work->out.len;
		put(work, field, &list->items[i]);
		texts[i] = arena_dup(work->scratch,
		    sv_slice(strbuf_view(&work->out), from, work->out.len));
		work->out.len = from;
	}
	if (is_set && list->count > 0)
		qsort(texts, list->count, sizeof(*texts), compare_texts);
	strbuf_add_char(&work->out, '[');
	for (size_t i = 0; i < list->count; i++) {
		strbuf_add(&work->out, texts[i]);
		strbuf_add_char(&work->out, ',');
	}
	strbuf_add_char(&work->out, ']');
}

static const struct object *
find(const struct work *work, const struct snapshot *snapshot, enum kind kind,
    strview name)
{
	const struct object *object =
	    snapshot_find_by(snapshot, kind, "Name", name);

	if (object != NULL)
		return object;
	return snapshot_find(snapshot, kind, normal_id(name, work->scratch));
}

/* The id of the object that ${name} names, or the name where none is known. */
static strview
resolve(const struct work *work, const struct field *field, strview name)
{
	enum kind kind;

	if (!kind_find(sv_from(field->refers_to), &kind))
		return name;
	const struct object *object = find(work, work->snapshot, kind, name);
	if (object == NULL && work->known != NULL &&
	    !snapshot_is_complete(work->snapshot, kind))
		object = find(work, work->known, kind, name);
	return object != NULL ? object->id : name;
}

/* ${field} is the row of the path at hand, or NULL. */
static void
put(struct work *work, const struct field *field, const struct json *value)
{
	if (value->type == JSON_OBJECT)
		put_members(work, value);
	else if (value->type == JSON_ARRAY)
		put_elements(work, field, value);
	else if (value->type == JSON_STRING && field != NULL &&
		 field->refers_to != NULL)
		jsonw_quote(&work->out, resolve(work, field, value->text));
	else
		normal_write(value, &work->out);
}

struct digest
behaviour_digest(const struct snapshot *snapshot, const struct object *object)
{
	return behaviour_digest_known(snapshot, NULL, object);
}

struct digest
behaviour_digest_known(const struct snapshot *snapshot,
    const struct snapshot *known, const struct object *object)
{
	CLEANUP(work_done)
	struct work work = {
	    .snapshot = snapshot,
	    .known = known,
	    .kind = object->kind,
	    .scratch = arena_new(),
	};
	struct digest_run *run = digest_begin();

	put(&work, NULL, object->state);
	digest_part(run, SV("behaviour"));
	digest_part(run, SV(OBJECT_CANON));
	digest_part(run, sv_from(kind_name(object->kind)));
	digest_part(run, strbuf_view(&work.out));
	return digest_end(run);
}
