/*
 * record.c - what the coverage of a stored snapshot says of each list.
 */
#include "auditor/store/record.h"

#include "auditor/base/decimal.h"
#include "auditor/base/jsonw.h"
#include "auditor/base/utf8.h"
#include "auditor/store/event_run.h"

#include "auditor/base/banned.h"

struct digest_run *
record_objects_begin(void)
{
	struct digest_run *run = digest_begin();

	digest_part(run, SV("objects"));
	return run;
}

void
record_objects_add(
    struct digest_run *run, strview id, const struct digest *record_digest)
{
	digest_part(run, id);
	digest_part(
	    run, (strview){(const char *)record_digest->bytes, DIGEST_SIZE});
}

struct digest
record_objects(const struct object_list *list)
{
	struct digest_run *run = record_objects_begin();

	for (size_t i = 0; i < list->count; i++)
		record_objects_add(
		    run, list->objects[i].id, &list->objects[i].record_digest);
	return digest_end(run);
}

bool
record_saw(const struct record *record, strview id)
{
	size_t low = 0;
	size_t high = record->seen_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = sv_cmp(id, record->seen[middle]);
		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

/*
 * Text of the service or of the user, in a form that can be read back: odd
 * bytes escaped, unless they are already (utf8.h).
 */
static void
put_text(struct jsonw *w, const char *key, strview text)
{
	CLEANUP(strbuf_done) struct strbuf kept = {0};

	if (!text_keep(&kept, text_shown(text))) {
		jsonw_text(w, key, text);
		return;
	}
	strbuf_clear(&kept);
	(void)text_keep(&kept, text);
	jsonw_text(w, key, strbuf_view(&kept));
}

static void
put_objects(struct jsonw *w, const struct object_list *list)
{
	const struct digest objects = record_objects(list);

	jsonw_int(w, "count", (int64_t)list->count);
	jsonw_array(w, "fields");
	for (size_t i = 0; i < list->field_count; i++)
		jsonw_text(w, NULL, list->fields[i]);
	jsonw_end(w);
	jsonw_digest(w, "objects", &objects);
	if (list->coverage.status != COVERAGE_PARTIAL)
		return;
	jsonw_array(w, "seen");
	for (size_t i = 0; i < list->count; i++)
		jsonw_text(w, NULL, list->objects[i].id);
	jsonw_end(w);
}

/* Nobody asked for the list, and there is nothing to say. */
static bool
is_default(const struct coverage *coverage)
{
	return coverage->status == COVERAGE_NOT_COLLECTED &&
	       coverage->reason == COVERAGE_NOT_REQUESTED_REASON &&
	       coverage->requests == 0 && coverage->detail.len == 0;
}

void
record_write(
    const struct snapshot *snapshot, const char *events, struct strbuf *buf)
{
	struct jsonw w = {.out = buf};

	jsonw_object(&w, NULL);
	if (events != NULL)
		jsonw_cstr(&w, EVENT_RUN_MEMBER, events);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct object_list *list = &snapshot->lists[i];
		const struct coverage *coverage = &list->coverage;
		if (is_default(coverage))
			continue;
		jsonw_object(&w, kind_name(list->kind));
		jsonw_int(&w, "bytes", (int64_t)coverage->bytes);
		put_text(&w, "detail", coverage->detail);
		jsonw_int(&w, "ms", coverage->ms);
		jsonw_cstr(
		    &w, "reason", coverage_reason_word(coverage->reason));
		put_text(&w, "request_ids", coverage->request_ids);
		jsonw_int(&w, "requests", coverage->requests);
		if (coverage->status != COVERAGE_NOT_COLLECTED)
			put_objects(&w, list);
		jsonw_end(&w);
	}
	jsonw_end(&w);
}

static int
read_number(const struct json *from, const char *key, uint64_t most,
    uint64_t *number, struct err *err)
{
	const struct json *value = json_get(from, sv_from(key));

	if (!json_is_type(value, JSON_NUMBER) ||
	    !decimal_read(value->text, most, number))
		return err_set(err, ERR_FORMAT, "\"%s\" is no number", key);
	return 0;
}

static int
read_coverage(const struct json *from, struct arena *arena,
    struct coverage *coverage, struct err *err)
{
	uint64_t requests = 0;
	uint64_t ms = 0;

	TRY(read_number(from, "bytes", INT64_MAX, &coverage->bytes, err));
	TRY(read_number(from, "requests", UINT32_MAX, &requests, err));
	TRY(read_number(from, "ms", UINT32_MAX, &ms, err));
	coverage->requests = (unsigned)requests;
	coverage->ms = (unsigned)ms;
	coverage->detail = arena_dup(arena, json_get_text(from, SV("detail")));
	coverage->request_ids =
	    arena_dup(arena, json_get_text(from, SV("request_ids")));
	if (!coverage_reason_find(
		json_get_text(from, SV("reason")), &coverage->reason))
		return err_set(err, ERR_FORMAT, "an unknown reason");
	return 0;
}

static int
read_objects(const struct json *from, struct arena *arena,
    struct record *record, struct err *err)
{
	const struct json *seen = json_get(from, SV("seen"));
	uint64_t count = 0;

	TRY(read_number(from, "count", SIZE_MAX, &count, err));
	record->count = (size_t)count;
	if (!digest_read(json_get_text(from, SV("objects")), &record->objects))
		return err_set(err, ERR_FORMAT, "\"objects\" is no digest");
	if (record->coverage.status != COVERAGE_PARTIAL)
		return 0;
	if (!json_is_type(seen, JSON_ARRAY))
		return err_set(err, ERR_FORMAT, "\"seen\" is missing");
	record->seen_count = seen->count;
	record->seen = arena_alloc(arena, seen->count, sizeof(strview));
	for (size_t i = 0; i < seen->count; i++)
		record->seen[i] = arena_dup(arena, seen->items[i].text);
	return 0;
}

static enum coverage_status
status_of(enum kind kind, kind_set complete, kind_set partial)
{
	if ((complete & KIND_BIT(kind)) != 0)
		return COVERAGE_COMPLETE;
	if ((partial & KIND_BIT(kind)) != 0)
		return COVERAGE_PARTIAL;
	return COVERAGE_NOT_COLLECTED;
}

int
record_read(strview text, kind_set complete, kind_set partial,
    struct arena *arena, struct record records[KIND_COUNT], struct err *err)
{
	const struct json *root;

	TRY(json_parse(text, JSON_OWN, arena, &root, err));
	for (size_t i = 0; i < KIND_COUNT; i++) {
		enum kind kind = (enum kind)i;
		const struct json *from =
		    json_get(root, sv_from(kind_name(kind)));
		struct record *record = &records[i];
		*record = (struct record){
		    .coverage.status = status_of(kind, complete, partial),
		    .coverage.reason = COVERAGE_NOT_REQUESTED_REASON,
		};
		bool is_read =
		    record->coverage.status != COVERAGE_NOT_COLLECTED;
		if (from == NULL && is_read)
			return err_set(
			    err, ERR_FORMAT, "%s is missing", kind_name(kind));
		if (from == NULL)
			continue;
		TRY(read_coverage(from, arena, &record->coverage, err));
		if (is_read)
			TRY(read_objects(from, arena, record, err));
	}
	return 0;
}
