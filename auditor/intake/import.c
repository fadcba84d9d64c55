/*
 * import.c - the offline producer of snapshots: exported files.
 */
#include "auditor/intake/import.h"

#include "auditor/base/term.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

#define MEMBER_SHOWN 64

struct intake {
	struct snapshot *snapshot;
	struct arena *arena;
	struct import_report *report;
};

/* The list in ${value}: an array, a REST envelope, or a single object. */
struct content {
	const struct json *items;
	size_t count;
	struct coverage coverage;
};

static struct coverage
cover(enum coverage_status status, enum coverage_reason reason, strview detail)
{
	return (struct coverage){
	    .status = status, .reason = reason, .detail = detail};
}

static struct content
from_envelope(const struct json *envelope, const struct json *list)
{
	struct content content = {
	    .items = list->items,
	    .count = list->count,
	    .coverage = cover(COVERAGE_COMPLETE, COVERAGE_NONE_REASON, SV("")),
	};

	if (json_get(envelope, SV("@odata.nextLink")) != NULL)
		content.coverage =
		    cover(COVERAGE_PARTIAL, COVERAGE_TRUNCATED_REASON,
			SV("the saved answer has a next page"));
	else if (!json_is_empty(json_get(envelope, SV("@adminapi.warnings"))))
		content.coverage =
		    cover(COVERAGE_PARTIAL, COVERAGE_TRUNCATED_REASON,
			SV("the saved answer carries a warning"));
	return content;
}

static struct content
content_of(const struct json *value)
{
	struct content content = {
	    .coverage = cover(COVERAGE_COMPLETE, COVERAGE_NONE_REASON, SV("")),
	};

	if (value->type == JSON_ARRAY) {
		content.items = value->items;
		content.count = value->count;
		return content;
	}
	if (value->type != JSON_OBJECT) {
		content.coverage =
		    cover(COVERAGE_NOT_COLLECTED, COVERAGE_MALFORMED_REASON,
			value->type == JSON_NULL
			    ? SV("null says neither empty nor unread")
			    : SV("a list of objects was expected"));
		return content;
	}
	const struct json *list = json_get(value, SV("value"));
	if (json_is_type(list, JSON_ARRAY))
		return from_envelope(value, list);
	/* ConvertTo-Json makes an object of a list of one. */
	content.items = value;
	content.count = 1;
	return content;
}

/* What ConvertTo-Json leaves of a value below its -Depth. */
static bool
is_cut_by_depth(const struct json *value)
{
	if (value->type == JSON_STRING)
		return sv_starts(value->text, SV("@{")) ||
		       sv_starts(value->text, SV("System.Object[]")) ||
		       sv_starts(value->text, SV("System.Collections."));
	for (size_t i = 0; value->type == JSON_ARRAY && i < value->count; i++) {
		if (is_cut_by_depth(&value->items[i]))
			return true;
	}
	return false;
}

static bool
has_cut_field(enum kind kind, const struct json *object)
{
	for (size_t i = 0; i < object->count; i++) {
		const struct json *member = &object->items[i];
		const struct field *field = kind_field(kind, member->key);
		bool is_nested =
		    field != NULL && (field->type == FIELD_OBJECT ||
					 (field->flags & FIELD_LIST) != 0);
		if (is_nested && is_cut_by_depth(member))
			return true;
	}
	return false;
}

static void
lower(struct coverage *coverage, enum coverage_reason reason, strview detail)
{
	if (coverage->status == COVERAGE_COMPLETE)
		*coverage = cover(COVERAGE_PARTIAL, reason, detail);
}

static int
take_kind(struct intake *intake, enum kind kind, const struct json *value,
    struct err *err)
{
	struct content content = content_of(value);

	for (size_t i = 0; i < content.count; i++) {
		const struct json *raw = &content.items[i];
		if (raw->type != JSON_OBJECT) {
			lower(&content.coverage, COVERAGE_MALFORMED_REASON,
			    SV("an element is not an object"));
			continue;
		}
		if (has_cut_field(kind, raw))
			lower(&content.coverage, COVERAGE_TRUNCATED_REASON,
			    SV("a value was cut: export again with -Depth 10"));
		TRY(snapshot_add(intake->snapshot, kind, raw, err));
	}
	snapshot_cover(intake->snapshot, kind, &content.coverage);
	return 0;
}

static void
note_skipped(struct intake *intake, strview key)
{
	struct import_report *report = intake->report;

	report->skipped = arena_grow(intake->arena, report->skipped,
	    report->count, &report->cap, sizeof(*report->skipped));
	report->skipped[report->count++].key = key;
}

static int
fail_foreign(const char *name, const struct json *root, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf first = {0};

	if (root->type == JSON_OBJECT && root->count > 0)
		term_escape(
		    &first, sv_slice(root->items[0].key, 0, MEMBER_SHOWN));
	(void)err_set(err, ERR_FORMAT, "%s: no list that is known here%s%s%s",
	    name, first.len > 0 ? "; the first member is \"" : "",
	    strbuf_cstr(&first), first.len > 0 ? "\"" : "");
	return err_hint(err,
	    "expected {\"InboundConnector\": […], \"TransportRule\": […], …}");
}

static bool
knows_some_member(const struct json *root)
{
	enum kind kind;

	if (root->type != JSON_OBJECT)
		return false;
	for (size_t i = 0; i < root->count; i++) {
		if (kind_find_key(root->items[i].key, &kind))
			return true;
	}
	return false;
}

static int
take_document(struct intake *intake, const char *name, const struct json *root,
    struct err *err)
{
	for (size_t i = 0; i < root->count; i++) {
		enum kind kind;
		if (!kind_find_key(root->items[i].key, &kind)) {
			note_skipped(intake, root->items[i].key);
			continue;
		}
		if (take_kind(intake, kind, &root->items[i], err) != 0)
			return err_wrap(err, "%s", name);
	}
	return 0;
}

/* The tenant that the document names: the id of its organization. */
static strview
tenant_of(const struct json *root, struct arena *arena)
{
	const struct json *value = json_get(root, SV("Organization"));

	if (value == NULL)
		return SV("");
	struct content content = content_of(value);
	if (content.count != 1)
		return SV("");
	return normal_id(json_get_text(&content.items[0], SV("id")), arena);
}

static int
settle_tenant(const struct import_settings *settings, const char *name,
    strview found, struct arena *arena, strview *tenant, struct err *err)
{
	strview wanted = normal_id(settings->tenant, arena);

	if (wanted.len == 0 && found.len == 0) {
		(void)err_set(err, ERR_USAGE,
		    "%s does not say which tenant it is of", name);
		return err_hint(
		    err, "name it with --tenant, or include \"Organization\"");
	}
	if (wanted.len > 0 && found.len > 0 && !sv_eq(wanted, found)) {
		(void)err_set(err, ERR_USAGE,
		    "%s is of tenant " SV_FMT ", not of " SV_FMT, name,
		    SV_ARG(found), SV_ARG(wanted));
		return err_hint(err, "choose the tenant it belongs to");
	}
	*tenant = wanted.len > 0 ? wanted : found;
	return 0;
}

int
import_read(strview bytes, const char *name,
    const struct import_settings *settings, struct arena *arena,
    struct snapshot **snapshot, struct import_report *report, struct err *err)
{
	const struct json *root;
	strview tenant = {NULL, 0};

	if (json_parse(bytes, JSON_WIRE, arena, &root, err) != 0) {
		(void)err_wrap(err, "%s", name);
		return err_hint(err, "a JSON document was expected");
	}
	if (!knows_some_member(root))
		return fail_foreign(name, root, err);
	TRY(settle_tenant(
	    settings, name, tenant_of(root, arena), arena, &tenant, err));
	CLEANUP(snapshot_drop)
	struct snapshot *made = snapshot_new(
	    tenant, settings->series, sv_from(settings->tool_version));
	struct intake intake = {made, arena, report};
	made->started = settings->taken_at;
	made->finished = settings->taken_at;
	TRY(take_document(&intake, name, root, err));
	snapshot_seal(made);
	*snapshot = TAKE(made);
	return 0;
}
