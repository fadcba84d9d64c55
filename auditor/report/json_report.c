/*
 * json_report.c - the report for programs.
 */
#include "auditor/report/json_report.h"

#include "auditor/base/lang.h"
#include "auditor/base/utf8.h"
#include "auditor/report/escape.h"
#include "auditor/report/json_internal.h"

#include "auditor/base/banned.h"

/* What a file name or a message holds need not be UTF-8; JSON has to be. */
static strview
make_safe(strview text, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf safe = {0};
	strview shown = text_shown(text);

	if (escape_plain(shown, "") == shown.len)
		return shown;
	if (!text_keep(&safe, shown))
		return shown;
	return text_shown(arena_dup(arena, strbuf_view(&safe)));
}

void
json_foreign(struct json_report *report, const char *key, strview text)
{
	jsonw_text(&report->w, key, make_safe(text, report->arena));
}

/* A copy of ${value} whose texts and keys have no tag. */
static void
copy_shown(const struct json *value, struct arena *arena, struct json *copy)
{
	*copy = *value;
	copy->key = make_safe(value->key, arena);
	copy->text = make_safe(value->text, arena);
	copy->items = arena_alloc(arena, value->count, sizeof(*copy->items));
	for (size_t i = 0; i < value->count; i++)
		copy_shown(&value->items[i], arena, &copy->items[i]);
}

void
json_tree(struct json_report *report, const char *key, const struct json *value)
{
	struct json copy;

	if (value == NULL) {
		jsonw_null(&report->w, key);
		return;
	}
	copy_shown(value, report->arena, &copy);
	jsonw_value(&report->w, key, &copy);
}

void
json_time(struct json_report *report, const char *key, int64_t seconds)
{
	if (seconds == 0)
		jsonw_null(&report->w, key);
	else
		jsonw_time(&report->w, key, seconds);
}

void
json_digest(
    struct json_report *report, const char *key, const struct digest *digest)
{
	static const struct digest none;

	if (digest_eq(digest, &none))
		jsonw_null(&report->w, key);
	else
		jsonw_digest(&report->w, key, digest);
}

void
json_object_ref(struct json_report *report, const char *key, enum kind kind,
    strview id, strview name)
{
	jsonw_object(&report->w, key);
	jsonw_cstr(&report->w, "kind", kind_name(kind));
	json_foreign(report, "id", id);
	json_foreign(report, "name", name);
	jsonw_end(&report->w);
}

static void
put_head(struct json_report *report)
{
	const struct snapshot *snapshot = report->result->snapshot;
	struct jsonw *w = &report->w;

	jsonw_cstr(w, "schema", AUDIT_SCHEMA);
	jsonw_object(w, "tenant");
	json_foreign(report, "id", snapshot->tenant);
	json_foreign(report, "name", snapshot->tenant_name);
	jsonw_end(w);
	jsonw_object(w, "snapshot");
	json_foreign(report, "series", snapshot->series);
	jsonw_int(w, "number", snapshot->number);
	json_time(report, "started", snapshot->started);
	json_time(report, "finished", snapshot->finished);
	json_digest(report, "content_digest", &snapshot->content_digest);
	json_digest(report, "link", &snapshot->link);
	json_foreign(report, "tool", snapshot->tool_version);
	jsonw_end(w);
}

static void
put_signers(struct json_report *report)
{
	const struct baseline_verdict *baseline = &report->result->baseline;
	struct jsonw *w = &report->w;

	jsonw_array(w, "signers");
	for (size_t i = 0; i < baseline->signature_count; i++) {
		const struct signature_verdict *at = &baseline->signatures[i];
		jsonw_object(w, NULL);
		json_foreign(report, "name", at->signer);
		json_foreign(report, "file", at->file);
		jsonw_bool(w, "counts", at->is_good);
		json_time(report, "signed_at", at->signed_at);
		json_foreign(report, "problem", at->problem);
		jsonw_end(w);
	}
	jsonw_end(w);
}

static void
put_kinds(struct json_report *report, const char *key, kind_set kinds)
{
	jsonw_array(&report->w, key);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((kinds & KIND_BIT(i)) != 0)
			jsonw_cstr(&report->w, NULL, kind_name((enum kind)i));
	}
	jsonw_end(&report->w);
}

/* What it judges, what it judged once, and what people should know. */
static void
put_scope(struct json_report *report)
{
	const struct baseline_verdict *baseline = &report->result->baseline;

	put_kinds(report, "scope", baseline->scope);
	put_kinds(report, "dropped", baseline->dropped);
	jsonw_array(&report->w, "notes");
	for (size_t i = 0; i < baseline->note_count; i++)
		json_foreign(report, NULL, baseline->notes[i]);
	jsonw_end(&report->w);
}

static void
put_baseline(struct json_report *report)
{
	const struct baseline_verdict *baseline = &report->result->baseline;
	struct jsonw *w = &report->w;

	if (baseline->state == BASELINE_NONE) {
		jsonw_null(w, "baseline");
		return;
	}
	jsonw_object(w, "baseline");
	jsonw_cstr(w, "state", baseline_state_word(baseline->state));
	jsonw_int(w, "serial", baseline->serial);
	json_digest(report, "digest", &baseline->digest);
	json_time(report, "created", baseline->created);
	json_time(report, "expires", baseline->expires);
	jsonw_int(w, "threshold", (int64_t)baseline->threshold);
	put_signers(report);
	put_scope(report);
	json_foreign(report, "problem", baseline->problem);
	json_foreign(report, "hint", baseline->hint);
	jsonw_end(w);
}

static void
put_verdict(struct json_report *report)
{
	const struct audit_result *result = report->result;
	struct jsonw *w = &report->w;

	jsonw_bool(w, "complete", result->is_complete);
	jsonw_int(w, "exit_status", result->exit_status);
	jsonw_cstr(w, "fail_on", severity_word(result->fail_on));
	json_time(report, "as_of", result->as_of);
	jsonw_bool(w, "as_of_given", result->is_as_of_given);
}

static void
put_coverage(struct json_report *report)
{
	struct jsonw *w = &report->w;

	jsonw_array(w, "coverage");
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct object_list *list =
		    &report->result->snapshot->lists[i];
		const struct coverage *coverage = &list->coverage;
		if (coverage->status == COVERAGE_NOT_COLLECTED &&
		    !snapshot_lacks(report->result->snapshot, list->kind))
			continue;
		jsonw_object(w, NULL);
		jsonw_cstr(w, "kind", kind_name((enum kind)i));
		jsonw_cstr(w, "status", coverage_status_word(coverage->status));
		jsonw_cstr(w, "reason", coverage_reason_word(coverage->reason));
		jsonw_int(w, "count", (int64_t)list->count);
		jsonw_int(w, "requests", coverage->requests);
		jsonw_int(w, "ms", coverage->ms);
		json_foreign(report, "detail", coverage->detail);
		jsonw_end(w);
	}
	jsonw_end(w);
}

static void
put_gaps(struct json_report *report)
{
	const struct audit_result *result = report->result;
	struct jsonw *w = &report->w;

	jsonw_array(w, "not_assessed");
	for (size_t i = 0; i < result->gap_count; i++) {
		const struct check_gap *gap = &result->gaps[i];
		jsonw_object(w, NULL);
		jsonw_cstr(w, "check", gap->check->id);
		jsonw_cstr(w, "title", lang(gap->check->title));
		if (gap->needs_events)
			jsonw_cstr(w, "kind", event_type_name(gap->event));
		else if (gap->needs_baseline)
			jsonw_null(w, "kind");
		else
			jsonw_cstr(w, "kind", kind_name(gap->kind));
		json_foreign(report, "reason", gap->reason);
		jsonw_bool(w, "needs_baseline", gap->needs_baseline);
		jsonw_end(w);
	}
	jsonw_end(w);
}

static void
put_sums(struct json_report *report)
{
	const struct audit_result *result = report->result;
	struct jsonw *w = &report->w;

	jsonw_object(w, "checks");
	jsonw_int(w, "total", (int64_t)result->checks_total);
	jsonw_int(w, "passed", (int64_t)result->checks_passed);
	jsonw_end(w);
	jsonw_object(w, "risk");
	jsonw_int(w, "points", result->risk);
	jsonw_int(w, "chain", result->chain);
	jsonw_int(w, "grade", result->grade);
	jsonw_end(w);
}

void
json_report_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct json_report report = {
	    .w = {.out = out, .pretty = true, .is_shown = true},
	    .result = result,
	    .arena = arena,
	};

	(void)style;
	jsonw_object(&report.w, NULL);
	put_head(&report);
	put_baseline(&report);
	put_verdict(&report);
	put_coverage(&report);
	json_findings(&report, "findings", &result->findings);
	json_findings(&report, "resolved", &result->resolved);
	put_gaps(&report);
	json_changes(&report);
	put_sums(&report);
	json_controls(&report);
	json_trend(&report);
	jsonw_end(&report.w);
	strbuf_add_char(out, '\n');
}
