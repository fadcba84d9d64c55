/*
 * baseline_read.c - a baseline out of its document.
 */
#include "auditor/base/lang.h"
#include "baselines/baseline_internal.h"

#include "auditor/base/limits.h"
#include "auditor/model/normal.h"
#include "baselines/record.h"

#include "auditor/base/banned.h"

/* A document on its way into a baseline. */
struct reader {
	struct arena *scratch;
	struct snapshot *objects;
	struct baseline *baseline; /* its texts live in objects->arena */
	struct err *err;
};

static void
reader_done(struct reader *reader)
{
	arena_free(reader->scratch);
	snapshot_free(reader->objects);
}

static struct record
record_of(const struct reader *reader, const char *what)
{
	return (struct record){
	    .what = what, .arena = reader->objects->arena, .err = reader->err};
}

static int
read_constant(struct record *record, const char *key, const char *want)
{
	strview text;

	TRY(record_text(record, key, &text));
	if (sv_eq(text, sv_from(want)))
		return 0;
	return err_set(record->err, ERR_FORMAT,
	    "%s \"" SV_FMT "\" where \"%s\" is expected", key, SV_ARG(text),
	    want);
}

static int
read_tenant(struct reader *reader, struct record *head)
{
	struct record tenant = record_of(reader, "tenant");
	const struct json *value;

	TRY(record_next(head, "tenant", &value));
	TRY(record_begin(&tenant, value));
	TRY(record_filled(&tenant, "id", &reader->baseline->tenant));
	TRY(record_text(&tenant, "name", &reader->baseline->tenant_name));
	return record_end(&tenant);
}

static int
read_previous(struct reader *reader, struct record *head)
{
	const size_t here = head->next;
	const struct json *value;

	TRY(record_next(head, "previous", &value));
	reader->baseline->has_previous = value->type != JSON_NULL;
	if (value->type == JSON_NULL)
		return 0;
	head->next = here;
	return record_digest(head, "previous", &reader->baseline->previous);
}

static int
read_source(struct reader *reader, struct record *head)
{
	struct record source = record_of(reader, "source");
	struct baseline *baseline = reader->baseline;
	const struct json *value;

	TRY(record_next(head, "source", &value));
	TRY(record_begin(&source, value));
	TRY(record_filled(&source, "series", &baseline->series));
	TRY(record_count(&source, "number", &baseline->source_number));
	TRY(record_digest(&source, "link", &baseline->source_link));
	TRY(record_digest(&source, "content", &baseline->source_content));
	return record_end(&source);
}

static int
read_kinds(struct reader *reader, struct record *head, const char *key,
    kind_set *kinds)
{
	const struct json *list;
	enum kind kind;

	TRY(record_list(head, key, &list));
	for (size_t i = 0; i < list->count; i++) {
		if (!kind_find(json_text(&list->items[i]), &kind))
			return err_set(reader->err, ERR_FORMAT,
			    "%s: unknown kind \"" SV_FMT "\"", key,
			    SV_ARG(json_text(&list->items[i])));
		*kinds |= KIND_BIT(kind);
	}
	return 0;
}

static int
read_head(struct reader *reader, struct record *head)
{
	struct baseline *baseline = reader->baseline;
	const struct json *fields;

	TRY(read_constant(head, "schema", BASELINE_SCHEMA));
	TRY(read_constant(head, "canon", OBJECT_CANON));
	TRY(read_tenant(reader, head));
	TRY(record_count(head, "serial", &baseline->serial));
	TRY(record_time(head, "created", &baseline->created));
	TRY(record_time(head, "expires", &baseline->expires));
	TRY(read_previous(reader, head));
	TRY(read_source(reader, head));
	TRY(record_text(head, "fail-on", &baseline->fail_on));
	TRY(binding_read(head, &baseline->binding));
	TRY(read_kinds(reader, head, "scope", &baseline->scope));
	TRY(read_kinds(reader, head, "dropped", &baseline->dropped));
	/* They follow from the objects: held against them when written again. */
	return record_next(head, "fields", &fields);
}

/* ${value} holds all members of all objects in the order of their names. */
static bool
is_sorted(const struct json *value)
{
	for (size_t i = 0; i < value->count; i++) {
		if (value->type == JSON_OBJECT && i > 0 &&
		    sv_cmp(value->items[i - 1].key, value->items[i].key) >= 0)
			return false;
		if (!is_sorted(&value->items[i]))
			return false;
	}
	return true;
}

/* {"id":…,"stamps":…,"state":…}: what follows the id is the stored body. */
static int
read_object(struct reader *reader, enum kind kind, const struct json *value)
{
	CLEANUP(strbuf_done) struct strbuf body = {0};
	struct record record = record_of(reader, kind_name(kind));
	struct object object;
	strview id;

	TRY(record_begin(&record, value));
	TRY(record_filled(&record, "id", &id));
	if (!is_sorted(value))
		return err_set(reader->err, ERR_FORMAT,
		    "%s " SV_FMT ": members are not in order", kind_name(kind),
		    SV_ARG(id));
	const struct json rest = {.type = JSON_OBJECT,
	    .items = value->items + 1,
	    .count = value->count - 1};
	normal_write(&rest, &body);
	TRY(normal_restore(kind, id, strbuf_view(&body), reader->objects->arena,
	    &object, reader->err));
	snapshot_add_object(reader->objects, &object);
	return 0;
}

static int
read_list(struct reader *reader, struct record *lists, enum kind kind)
{
	const struct coverage complete = {.status = COVERAGE_COMPLETE};
	const struct json *list;

	TRY(record_list(lists, kind_name(kind), &list));
	for (size_t i = 0; i < list->count; i++)
		TRY(read_object(reader, kind, &list->items[i]));
	snapshot_cover(reader->objects, kind, &complete);
	return 0;
}

static int
read_objects(struct reader *reader, struct record *head)
{
	struct record lists = record_of(reader, "objects");
	const struct json *value;

	TRY(record_next(head, "objects", &value));
	TRY(record_begin(&lists, value));
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((reader->baseline->scope & KIND_BIT(i)) != 0)
			TRY(read_list(reader, &lists, (enum kind)i));
	}
	return record_end(&lists);
}

void
baseline_seal(struct snapshot *objects)
{
	const struct coverage complete = {.status = COVERAGE_COMPLETE};

	snapshot_seal(objects);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (objects->lists[i].coverage.reason == COVERAGE_FIELD_REASON)
			snapshot_cover(objects, (enum kind)i, &complete);
	}
}

static void
seal(struct reader *reader)
{
	const struct baseline *baseline = reader->baseline;
	struct snapshot *objects = reader->objects;

	objects->tenant = baseline->tenant;
	objects->tenant_name = baseline->tenant_name;
	objects->series = baseline->series;
	objects->number = baseline->source_number;
	objects->link = baseline->source_link;
	objects->started = baseline->created;
	objects->finished = baseline->created;
	baseline_seal(objects);
}

static int
read_document(struct reader *reader, const struct json *root)
{
	struct record head = record_of(reader, _("baseline"));
	const struct json *policy;

	TRY(record_begin(&head, root));
	TRY(read_head(reader, &head));
	TRY(record_next(&head, "policy", &policy));
	TRY(policy_read(policy, reader->objects->arena,
	    &reader->baseline->policy, reader->err));
	TRY(read_objects(reader, &head));
	TRY(record_end(&head));
	seal(reader);
	return 0;
}

/* Whatever does not come out again, byte for byte, is not ours. */
static int
check_again(const struct baseline *baseline, strview bytes, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf again = {.max = LIMIT_BASELINE};

	TRY(baseline_write(baseline, baseline->objects, &again, err));
	if (!sv_eq(strbuf_view(&again), bytes))
		return err_set(err, ERR_FORMAT,
		    "not in the form in which baselines are written");
	return 0;
}

static int
parse(strview bytes, struct baseline *baseline, struct err *err)
{
	CLEANUP(reader_done)
	struct reader reader = {
	    .scratch = arena_new(),
	    .objects = snapshot_new(SV(""), SV(""), SV("")),
	    .baseline = baseline,
	    .err = err,
	};
	const struct json *root;

	if (bytes.len > LIMIT_BASELINE)
		return err_set(
		    err, ERR_LIMIT, "more than %zu bytes", LIMIT_BASELINE);
	TRY(json_parse(bytes, JSON_OWN, reader.scratch, &root, err));
	TRY(read_document(&reader, root));
	baseline->objects = reader.objects;
	TRY(check_again(baseline, bytes, err));
	baseline->digest = digest_of(bytes);
	reader.objects = NULL;
	return 0;
}

int
baseline_parse(strview bytes, struct baseline *baseline, struct err *err)
{
	struct baseline result = {0};

	if (parse(bytes, &result, err) != 0)
		return err_wrap(err, "baseline");
	*baseline = result;
	return 0;
}

void
baseline_done(struct baseline *baseline)
{
	snapshot_free(baseline->objects);
	*baseline = (struct baseline){0};
}
