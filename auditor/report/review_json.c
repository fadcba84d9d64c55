/*
 * review_json.c - a change review for programs.
 */
#include "auditor/base/lang.h"
#include "auditor/report/json_internal.h"
#include "auditor/report/review_report.h"
#include "auditor/report/sentence.h"

#include "auditor/base/banned.h"

static void
put_state(struct json_report *report, const char *key,
    const struct snapshot *snapshot, const struct review_risk *risk)
{
	struct jsonw *w = &report->w;

	jsonw_object(w, key);
	json_foreign(report, "series", snapshot->series);
	jsonw_int(w, "number", snapshot->number);
	json_time(report, "finished", snapshot->finished);
	json_digest(report, "content_digest", &snapshot->content_digest);
	json_digest(report, "link", &snapshot->link);
	jsonw_int(w, "chain", risk->chain);
	jsonw_int(w, "risk", risk->risk);
	jsonw_int(w, "grade", risk->grade);
	jsonw_end(w);
}

static void
put_sentence(struct json_report *report, const char *key,
    const struct snapshot *snapshot, const struct object *object)
{
	strview sentence = {0};

	if (object != NULL)
		sentence = sentence_of(snapshot, object, report->arena);
	if (sentence.len > 0)
		json_foreign(report, key, sentence);
	else
		jsonw_null(&report->w, key);
}

static void
put_record(
    struct json_report *report, const char *key, const struct event *event)
{
	struct jsonw *w = &report->w;

	if (event == NULL) {
		jsonw_null(w, key);
		return;
	}
	jsonw_object(w, key);
	json_foreign(report, "id", event->id);
	json_foreign(report, "operation", event->operation);
	json_foreign(report, "actor", event->actor);
	json_foreign(report, "address", event->address);
	json_foreign(report, "application", event->app_name);
	json_foreign(report, "application_id", event->app_id);
	json_time(report, "time", event->time);
	jsonw_end(w);
}

static void
put_who(struct json_report *report, const struct who *who)
{
	struct jsonw *w = &report->w;

	jsonw_object(w, "who");
	jsonw_cstr(w, "state", who_state_word(who->state));
	json_time(report, "time", who->time);
	json_foreign(report, "actor", who->actor);
	json_foreign(report, "address", who->address);
	json_foreign(report, "application", who->application);
	json_foreign(report, "operation", who->operation);
	jsonw_int(w, "records", (int64_t)who->count);
	jsonw_end(w);
}

static void
put_line(struct json_report *report, const struct expectation *by)
{
	if (by != NULL)
		jsonw_int(&report->w, "expected_by_line", by->line);
	else
		jsonw_null(&report->w, "expected_by_line");
}

static void
put_item(struct json_report *report, const struct review_result *result,
    const struct review_item *item)
{
	const struct change *change = item->change;
	struct jsonw *w = &report->w;

	jsonw_object(w, NULL);
	jsonw_cstr(w, "type", change_word(change->type));
	jsonw_cstr(w, "verdict",
	    item->is_unexpected             ? "unexpected"
	    : expect_is_met(&item->verdict) ? "expected"
					    : "touched");
	put_line(report, item->verdict.by);
	json_object_ref(
	    report, "object", change->kind, change->id, change->name);
	json_foreign(report, "old_name", change->old_name);
	jsonw_cstr(w, "severity", severity_word(item->severity));
	jsonw_bool(w, "behaviour", change->is_behaviour);
	put_sentence(report, "before", result->before, change->before);
	put_sentence(report, "after", result->after, change->after);
	jsonw_array(w, "not_allowed");
	for (size_t i = 0; i < item->verdict.excess_count; i++)
		json_foreign(report, NULL, item->verdict.excess[i]);
	jsonw_end(w);
	json_edits(report, change);
	put_who(report, &item->who);
	jsonw_end(w);
}

static void
put_transients(struct json_report *report, const struct review_result *result)
{
	struct jsonw *w = &report->w;

	jsonw_array(w, "transient");
	for (size_t i = 0; i < result->transient_count; i++) {
		const struct review_transient *at = &result->transients[i];
		jsonw_object(w, NULL);
		jsonw_cstr(
		    w, "verdict", at->by == NULL ? "unexpected" : "expected");
		put_line(report, at->by);
		json_object_ref(report, "object", at->object.kind,
		    at->object.id, at->object.name);
		put_record(report, "created", at->object.created);
		put_record(report, "removed", at->object.removed);
		jsonw_end(w);
	}
	jsonw_end(w);
}

static void
put_missing(struct json_report *report, const struct review_result *result)
{
	struct jsonw *w = &report->w;
	size_t count = result->expected != NULL ? result->expected->count : 0;

	jsonw_array(w, "missing");
	for (size_t i = 0; i < count; i++) {
		const struct expectation *at = &result->expected->at[i];
		if (at->has_come)
			continue;
		jsonw_object(w, NULL);
		jsonw_int(w, "line", at->line);
		jsonw_cstr(w, "kind", kind_name(at->kind));
		json_foreign(report, "object", at->object);
		jsonw_cstr(w, "operation", expect_operation(at));
		jsonw_bool(w, "decided", review_is_missing(result, at));
		jsonw_end(w);
	}
	jsonw_end(w);
}

static void
put_findings(struct json_report *report, const char *key,
    const struct finding_list *list)
{
	struct jsonw *w = &report->w;

	jsonw_array(w, key);
	for (size_t i = 0; i < list->count; i++) {
		const struct finding *at = &list->at[i];
		jsonw_object(w, NULL);
		jsonw_cstr(w, "check", at->check->id);
		jsonw_cstr(w, "title", lang(at->check->title));
		jsonw_cstr(w, "severity", severity_word(at->severity));
		jsonw_int(w, "points", at->points);
		json_object_ref(report, "object", at->kind, at->id, at->name);
		jsonw_end(w);
	}
	jsonw_end(w);
}

static void
put_unread(struct json_report *report, const struct review_result *result)
{
	struct jsonw *w = &report->w;

	jsonw_array(w, "not_compared");
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((result->unread & KIND_BIT(i)) != 0)
			jsonw_cstr(w, NULL, kind_name((enum kind)i));
	}
	jsonw_end(w);
	json_schema_notes(report, &result->diff);
}

void
review_json(const struct review_result *result,
    const struct report_style *style, struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct json_report report = {
	    .w = {.out = out, .pretty = true, .is_shown = true},
	    .arena = arena,
	};
	struct jsonw *w = &report.w;

	(void)style;
	jsonw_object(w, NULL);
	jsonw_cstr(w, "schema", REVIEW_SCHEMA);
	json_foreign(&report, "change",
	    result->expected != NULL ? result->expected->change : SV(""));
	put_state(&report, "before", result->before, &result->risk_before);
	put_state(&report, "after", result->after, &result->risk_after);
	jsonw_int(w, "unexpected", (int64_t)result->unexpected);
	jsonw_bool(w, "has_records", result->has_records);
	jsonw_array(w, "changes");
	for (size_t i = 0; i < result->diff.count; i++)
		put_item(&report, result, &result->items[i]);
	jsonw_end(w);
	put_transients(&report, result);
	put_missing(&report, result);
	put_findings(&report, "findings_appeared", &result->appeared);
	put_findings(&report, "findings_gone", &result->gone);
	put_unread(&report, result);
	jsonw_int(w, "exit_status", result->exit_status);
	jsonw_end(w);
	strbuf_add_char(out, '\n');
}
