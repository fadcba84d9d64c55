/*
 * expect.c - the changes that were announced, held against those that came.
 */
#include "auditor/diff/expect.h"

#include "auditor/base/guid.h"
#include "auditor/base/strbuf.h"
#include "auditor/base/yaml.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

struct reader {
	const char *name; /* of the file */
	struct arena *arena;
	struct err *err;
};

static const struct {
	enum change_type type;
	bool has_fields;   /* may say which */
	bool needs_fields; /* has to */
} operations[] = {
    {CHANGE_ADDED, false, false},
    {CHANGE_REMOVED, false, false},
    {CHANGE_CHANGED, true, true},
    {CHANGE_RENAMED, false, false},
    {CHANGE_MOVED, false, false},
    {CHANGE_TOUCHED, false, false},
    {CHANGE_RECREATED, true, false},
};

static const char transient[] = "transient";

const char *
expect_operation(const struct expectation *expectation)
{
	return expectation->is_transient ? transient
					 : change_word(expectation->type);
}

/* No key of ${object} is another than ${keys}. */
static int
check_keys(struct reader *reader, const struct json *object,
    const char *const *keys, size_t count)
{
	CLEANUP(strbuf_done) struct strbuf known = {0};

	for (size_t i = 0; i < count; i++)
		strbuf_printf(&known, "%s%s", i > 0 ? ", " : "", keys[i]);
	for (size_t i = 0; i < object->count; i++) {
		bool is_known = false;
		for (size_t j = 0; j < count; j++)
			is_known |=
			    sv_eq(object->items[i].key, sv_from(keys[j]));
		if (is_known)
			continue;
		(void)yaml_fail(reader->err, reader->name, &object->items[i],
		    "unknown key \"" SV_FMT "\"", SV_ARG(object->items[i].key));
		return err_hint(
		    reader->err, "known here: %s", strbuf_cstr(&known));
	}
	return 0;
}

/* The text of a key that has to be there; NULL after yaml_fail. */
static const struct json *
need_text(struct reader *reader, const struct json *object, const char *key)
{
	const struct json *found = json_get(object, sv_from(key));

	if (found == NULL) {
		(void)yaml_fail(reader->err, reader->name, object,
		    "\"%s\" is missing", key);
		return NULL;
	}
	if (found->type == JSON_STRING && sv_trim(found->text).len > 0)
		return found;
	(void)yaml_fail(
	    reader->err, reader->name, found, "\"%s\" has to be a text", key);
	return NULL;
}

static int
read_operation(struct reader *reader, const struct json *value,
    struct expectation *expectation)
{
	CLEANUP(strbuf_done) struct strbuf known = {0};

	for (size_t i = 0; i < COUNT_OF(operations); i++) {
		const char *word = change_word(operations[i].type);
		strbuf_printf(&known, "%s, ", word);
		if (!sv_eq(value->text, sv_from(word)))
			continue;
		expectation->type = operations[i].type;
		return 0;
	}
	expectation->is_transient = sv_eq(value->text, sv_from(transient));
	if (expectation->is_transient)
		return 0;
	(void)yaml_fail(reader->err, reader->name, value,
	    "no operation \"" SV_FMT "\"", SV_ARG(value->text));
	return err_hint(
	    reader->err, "one of: %s%s", strbuf_cstr(&known), transient);
}

static int
read_list(struct reader *reader, const struct json *value,
    struct expectation *expectation)
{
	strview *fields =
	    arena_alloc(reader->arena, value->count, sizeof(*fields));

	for (size_t i = 0; i < value->count; i++) {
		const struct json *item = &value->items[i];
		if (item->type != JSON_STRING || item->text.len == 0)
			return yaml_fail(reader->err, reader->name, item,
			    "a field has to be a text");
		fields[i] = arena_dup(reader->arena, item->text);
	}
	expectation->fields = fields;
	expectation->field_count = value->count;
	return 0;
}

static int
read_fields(struct reader *reader, const struct json *entry,
    struct expectation *expectation)
{
	const struct json *value = json_get(entry, SV("fields"));
	const char *operation = expect_operation(expectation);
	bool has_fields = !expectation->is_transient &&
			  operations[expectation->type].has_fields;
	bool needs_fields = !expectation->is_transient &&
			    operations[expectation->type].needs_fields;

	if (value == NULL && needs_fields) {
		(void)yaml_fail(reader->err, reader->name, entry,
		    "\"fields\" is missing: which may differ?");
		return err_hint(
		    reader->err, "fields: [Mode, Comments], or fields: all");
	}
	if (value == NULL)
		return 0;
	if (!has_fields)
		return yaml_fail(reader->err, reader->name, value,
		    "\"fields\" says nothing about what is %s", operation);
	expectation->allows_all =
	    value->type == JSON_STRING && sv_eq(value->text, SV("all"));
	if (expectation->allows_all)
		return 0;
	if (value->type != JSON_ARRAY || value->count == 0)
		return yaml_fail(reader->err, reader->name, value,
		    "\"fields\" has to be a list of fields, or all");
	return read_list(reader, value, expectation);
}

static int
read_entry(struct reader *reader, const struct json *entry,
    struct expectation *expectation)
{
	static const char *const keys[] = {
	    "kind", "object", "operation", "fields"};

	if (!json_is_type(entry, JSON_OBJECT))
		return yaml_fail(reader->err, reader->name, entry,
		    "an entry has to be a mapping");
	TRY(check_keys(reader, entry, keys, COUNT_OF(keys)));
	const struct json *kind = need_text(reader, entry, "kind");
	if (kind == NULL)
		return -1;
	const struct json *object = need_text(reader, entry, "object");
	if (object == NULL)
		return -1;
	const struct json *operation = need_text(reader, entry, "operation");
	if (operation == NULL)
		return -1;
	if (!kind_find(kind->text, &expectation->kind)) {
		(void)yaml_fail(reader->err, reader->name, kind,
		    "no kind \"" SV_FMT "\"", SV_ARG(kind->text));
		return err_hint(
		    reader->err, "as reports spell it, such as transport-rule");
	}
	expectation->object = arena_dup(reader->arena, object->text);
	expectation->id = normal_id(object->text, reader->arena);
	expectation->line = kind->line;
	TRY(read_operation(reader, operation, expectation));
	return read_fields(reader, entry, expectation);
}

int
expect_read(strview bytes, const char *name, struct arena *arena,
    struct expectations *expectations, struct err *err)
{
	static const char *const keys[] = {"change", "expect"};
	struct reader reader = {name, arena, err};
	struct expectations read = {0};
	const struct json *root;

	TRY(yaml_parse(bytes, name, arena, &root, err));
	if (!json_is_type(root, JSON_OBJECT))
		return yaml_fail(
		    err, name, root, "what is expected has to be a mapping");
	TRY(check_keys(&reader, root, keys, COUNT_OF(keys)));
	const struct json *list = json_get(root, SV("expect"));
	if (list == NULL) {
		(void)yaml_fail(err, name, root, "\"expect\" is missing");
		return err_hint(err, "expect: [] stands for no change at all");
	}
	if (list->type != JSON_ARRAY)
		return yaml_fail(
		    err, name, list, "\"expect\" has to be a list of changes");
	read.change = arena_dup(arena, json_get_text(root, SV("change")));
	read.count = list->count;
	read.at = arena_alloc(arena, read.count, sizeof(*read.at));
	for (size_t i = 0; i < read.count; i++)
		TRY(read_entry(&reader, &list->items[i], &read.at[i]));
	*expectations = read;
	return 0;
}

/* --- matching ------------------------------------------------------------ */

/*
 * A GUID is an id and never a name: whoever calls an object by the id of the
 * one that was announced does not pass for it.
 */
static bool
names(const struct expectation *expectation, enum kind kind, strview id,
    strview name)
{
	return expectation->kind == kind &&
	       (sv_eq(expectation->id, id) || sv_eq(expectation->object, id) ||
		   (name.len > 0 && sv_eq(expectation->object, name) &&
		       !guid_is(name)));
}

static bool
names_change(const struct expectation *expectation, const struct change *change)
{
	strview old_id =
	    change->before != NULL ? change->before->id : change->id;

	return !expectation->is_transient && expectation->met == NULL &&
	       expectation->type == change->type &&
	       (names(expectation, change->kind, change->id, change->name) ||
		   names(expectation, change->kind, old_id, change->old_name));
}

static bool
allows(const struct expectation *expectation, strview field)
{
	for (size_t i = 0; i < expectation->field_count; i++) {
		if (sv_eq_fold(expectation->fields[i], field))
			return true;
	}
	return expectation->allows_all;
}

/* Only of what is changed or recreated are the fields a matter of theirs. */
static bool
judges_fields(const struct expectation *expectation)
{
	return expectation->type == CHANGE_CHANGED ||
	       expectation->type == CHANGE_RECREATED;
}

static struct expect_verdict
judge(const struct expectation *expectation, const struct change *change,
    struct arena *arena)
{
	struct expect_verdict verdict = {.by = expectation};

	verdict.excess =
	    arena_alloc(arena, change->edit_count, sizeof(*verdict.excess));
	for (size_t i = 0; judges_fields(expectation) && i < change->edit_count;
	     i++) {
		if (!allows(expectation, change->edits[i].field))
			verdict.excess[verdict.excess_count++] =
			    change->edits[i].field;
	}
	return verdict;
}

bool
expect_is_met(const struct expect_verdict *verdict)
{
	return verdict->by != NULL && verdict->excess_count == 0;
}

struct expect_verdict
expect_match(struct expectations *expectations, const struct change *change,
    struct arena *arena)
{
	struct expect_verdict best = {0};
	struct expectation *taken = NULL;

	for (size_t i = 0; i < expectations->count; i++) {
		struct expectation *at = &expectations->at[i];
		if (!names_change(at, change))
			continue;
		struct expect_verdict verdict = judge(at, change, arena);
		if (taken != NULL && verdict.excess_count > 0)
			continue;
		best = verdict;
		taken = at;
		if (expect_is_met(&best))
			break;
	}
	if (taken != NULL) {
		taken->met = change;
		taken->has_come = true;
	}
	return best;
}

const struct expectation *
expect_transient(
    struct expectations *expectations, enum kind kind, strview id, strview name)
{
	for (size_t i = 0; i < expectations->count; i++) {
		struct expectation *at = &expectations->at[i];
		if (!at->is_transient || at->has_come ||
		    !names(at, kind, id, name))
			continue;
		at->has_come = true;
		return at;
	}
	return NULL;
}
