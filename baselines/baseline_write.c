/*
 * baseline_write.c - a baseline as canonical JSON, one object a line.
 */
#include "auditor/base/lang.h"
#include "baselines/baseline_internal.h"

#include "auditor/base/limits.h"
#include "baselines/jsonline.h"

#include "auditor/base/banned.h"

/* Objects and arrays around the state of an object in the document. */
#define DEPTH_AROUND 4

static bool
is_word(strview text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] < 'a' || text.ptr[i] > 'z')
			return false;
	}
	return text.len > 0;
}

static unsigned
depth_of(const struct json *value)
{
	unsigned deepest = 0;

	for (size_t i = 0; i < value->count; i++) {
		unsigned depth = depth_of(&value->items[i]);
		if (depth > deepest)
			deepest = depth;
	}
	return deepest +
	       (value->type == JSON_OBJECT || value->type == JSON_ARRAY);
}

/* Deeper than a reader goes, the document could not be read again. */
static int
check_depth(const struct object *object, struct err *err)
{
	if (depth_of(object->state) + DEPTH_AROUND <= LIMIT_DEPTH &&
	    depth_of(object->stamps) + DEPTH_AROUND <= LIMIT_DEPTH)
		return 0;
	return err_set(err, ERR_LIMIT,
	    "%s " SV_FMT " is nested deeper than %d levels",
	    kind_name(object->kind), SV_ARG(object->id),
	    LIMIT_DEPTH - DEPTH_AROUND);
}

static int
check_list(const struct object_list *list, struct err *err)
{
	if (list->coverage.status != COVERAGE_COMPLETE) {
		const struct coverage *coverage = &list->coverage;
		const char *status =
		    lang(coverage_status_word(coverage->status));
		if (coverage->reason == COVERAGE_NONE_REASON)
			(void)err_set(err, ERR_CONFIG,
			    "%s was not read whole (%s)", kind_name(list->kind),
			    status);
		else
			(void)err_set(err, ERR_CONFIG,
			    "%s was not read whole (%s: %s)",
			    kind_name(list->kind), status,
			    lang(coverage_reason_word(coverage->reason)));
		return err_hint(err,
		    "take a complete snapshot, or leave the list out of the "
		    "scope");
	}
	for (size_t i = 0; i < list->count; i++)
		TRY(check_depth(&list->objects[i], err));
	return 0;
}

/* Nothing is approved for longer than the tenant was looked at. */
static int
check_approvals(const struct baseline *baseline, struct err *err)
{
	for (size_t i = 0; i < baseline->policy.approval_count; i++) {
		const struct approval *approval =
		    &baseline->policy.approvals[i];
		if (approval->expires > baseline->expires)
			return err_set(err, ERR_FORMAT,
			    "the approval of " SV_FMT " for " SV_FMT
			    " outlives the baseline",
			    SV_ARG(approval->check), SV_ARG(approval->id));
	}
	return 0;
}

static int
check_head(const struct baseline *baseline, struct err *err)
{
	if (baseline->tenant.len == 0)
		return err_set(err, ERR_FORMAT, "a baseline without tenant");
	if (baseline->serial < 1 ||
	    baseline->has_previous != (baseline->serial > 1))
		return err_set(err, ERR_FORMAT,
		    "the first baseline has serial 1 and none before it, "
		    "every other one a digest of the one before");
	if (baseline->expires <= baseline->created)
		return err_set(
		    err, ERR_FORMAT, "a baseline that expires at once");
	if (baseline->source_number < 1)
		return err_set(err, ERR_FORMAT,
		    "a baseline of a snapshot that is not in the history");
	if (!is_word(baseline->fail_on))
		return err_set(err, ERR_FORMAT, "fail-on: a severity expected");
	if (baseline->scope == 0)
		return err_set(err, ERR_CONFIG, "a baseline of no list at all");
	if ((baseline->scope & baseline->dropped) != 0)
		return err_set(err, ERR_FORMAT,
		    "a list cannot be in scope and dropped from it");
	return check_approvals(baseline, err);
}

static bool
has_kind(const struct baseline *baseline, size_t kind)
{
	return (baseline->scope & KIND_BIT(kind)) != 0;
}

static int
check(const struct baseline *baseline, const struct snapshot *objects,
    struct err *err)
{
	TRY(check_head(baseline, err));
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (has_kind(baseline, i))
			TRY(check_list(
			    snapshot_list(objects, (enum kind)i), err));
	}
	return 0;
}

static void
write_head(struct jsonw *w, const struct baseline *baseline)
{
	jsonw_cstr(w, "schema", BASELINE_SCHEMA);
	jsonw_cstr(w, "canon", OBJECT_CANON);
	bool was_pretty = jsonline_object(w, "tenant");
	jsonw_text(w, "id", baseline->tenant);
	jsonw_text(w, "name", baseline->tenant_name);
	jsonline_end(w, was_pretty);
	jsonw_int(w, "serial", baseline->serial);
	jsonw_time(w, "created", baseline->created);
	jsonw_time(w, "expires", baseline->expires);
	if (baseline->has_previous)
		jsonw_digest(w, "previous", &baseline->previous);
	else
		jsonw_null(w, "previous");
	was_pretty = jsonline_object(w, "source");
	jsonw_text(w, "series", baseline->series);
	jsonw_int(w, "number", baseline->source_number);
	jsonw_digest(w, "link", &baseline->source_link);
	jsonw_digest(w, "content", &baseline->source_content);
	jsonline_end(w, was_pretty);
	jsonw_text(w, "fail-on", baseline->fail_on);
	binding_write(&baseline->binding, w);
}

static void
write_kinds(struct jsonw *w, const char *key, kind_set kinds)
{
	bool was_pretty = jsonline_array(w, key);

	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((kinds & KIND_BIT(i)) != 0)
			jsonw_cstr(w, NULL, kind_name((enum kind)i));
	}
	jsonline_end(w, was_pretty);
}

static void
write_scope(struct jsonw *w, const struct baseline *baseline,
    const struct snapshot *objects)
{
	write_kinds(w, "scope", baseline->scope);
	write_kinds(w, "dropped", baseline->dropped);
	jsonw_object(w, "fields");
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct object_list *list =
		    snapshot_list(objects, (enum kind)i);
		if (has_kind(baseline, i))
			jsonline_words(w, kind_name(list->kind), list->fields,
			    list->field_count);
	}
	jsonw_end(w);
}

static void
write_object(struct jsonw *w, const struct object *object)
{
	bool was_pretty = jsonline_object(w, NULL);

	jsonw_text(w, "id", object->id);
	jsonw_value(w, "stamps", object->stamps);
	jsonw_value(w, "state", object->state);
	jsonline_end(w, was_pretty);
}

static void
write_objects(struct jsonw *w, const struct baseline *baseline,
    const struct snapshot *objects)
{
	jsonw_object(w, "objects");
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct object_list *list =
		    snapshot_list(objects, (enum kind)i);
		if (!has_kind(baseline, i))
			continue;
		jsonw_array(w, kind_name(list->kind));
		for (size_t j = 0; j < list->count; j++)
			write_object(w, &list->objects[j]);
		jsonw_end(w);
	}
	jsonw_end(w);
}

int
baseline_write(const struct baseline *baseline, const struct snapshot *objects,
    struct strbuf *out, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf text = {.max = LIMIT_BASELINE};
	struct jsonw w = {.out = &text, .pretty = true};

	TRY(check(baseline, objects, err));
	jsonw_object(&w, NULL);
	write_head(&w, baseline);
	write_scope(&w, baseline, objects);
	policy_write(&baseline->policy, &w, "policy");
	write_objects(&w, baseline, objects);
	jsonw_end(&w);
	strbuf_add_char(&text, '\n');
	TRY(strbuf_check(&text, "the baseline", err));
	strbuf_add(out, strbuf_view(&text));
	return strbuf_check(out, "the baseline", err);
}

int
baseline_compose(
    const struct baseline_recipe *recipe, struct strbuf *out, struct err *err)
{
	const struct snapshot *snapshot = recipe->snapshot;
	const struct snapshot *source =
	    recipe->source != NULL ? recipe->source : snapshot;
	struct baseline baseline = {
	    .tenant = snapshot->tenant,
	    .tenant_name = snapshot->tenant_name,
	    .serial = recipe->serial,
	    .created = recipe->created,
	    .expires = recipe->expires,
	    .has_previous = recipe->previous != NULL,
	    .series = source->series,
	    .source_number = source->number,
	    .source_link = source->link,
	    .source_content = source->content_digest,
	    .fail_on = sv_from(recipe->fail_on),
	    .binding = recipe->binding,
	    .scope = recipe->scope,
	    .dropped = recipe->dropped,
	    .policy = *recipe->policy,
	};

	if (recipe->previous != NULL)
		baseline.previous = *recipe->previous;
	return baseline_write(&baseline, snapshot, out, err);
}
