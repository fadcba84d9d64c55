/*
 * json_findings.c - JSON report: findings, the stages of a chain, changes.
 */
#include "auditor/audit/drift.h"
#include "auditor/audit/who.h"
#include "auditor/base/lang.h"
#include "auditor/report/json_internal.h"
#include "auditor/report/overview.h"
#include "auditor/report/steps.h"

#include "auditor/base/banned.h"

static void
put_evidence(struct json_report *report, const struct finding *finding)
{
	jsonw_array(&report->w, "evidence");
	for (size_t i = 0; i < finding->evidence_count; i++) {
		const struct evidence *at = &finding->evidence[i];
		jsonw_object(&report->w, NULL);
		json_foreign(report, "field", at->field);
		json_foreign(report, "value", at->value);
		json_foreign(report, "expected", at->expected);
		jsonw_end(&report->w);
	}
	jsonw_end(&report->w);
}

static void
put_references(struct json_report *report, const struct check *check)
{
	const struct reference *at = check->references;

	jsonw_array(&report->w, "references");
	for (; at != NULL && at->scheme != NULL; at++) {
		jsonw_object(&report->w, NULL);
		jsonw_cstr(&report->w, "scheme", at->scheme);
		jsonw_cstr(&report->w, "id", at->id);
		jsonw_end(&report->w);
	}
	jsonw_end(&report->w);
}

static void
put_accepted(struct json_report *report, const struct finding *finding)
{
	if (finding->status != FINDING_ACCEPTED) {
		jsonw_null(&report->w, "accepted");
		return;
	}
	jsonw_object(&report->w, "accepted");
	json_foreign(report, "by", finding->accepted_by);
	json_time(report, "until", finding->accepted_until);
	json_foreign(report, "why", finding->accepted_why);
	jsonw_end(&report->w);
}

static void
put_members(struct json_report *report, const struct finding *finding)
{
	jsonw_array(&report->w, "members");
	for (size_t i = 0; i < finding->member_count; i++) {
		const struct object *member = finding->members[i];
		json_object_ref(
		    report, NULL, member->kind, member->id, member->name);
	}
	jsonw_end(&report->w);
}

static void
put_parts(struct json_report *report, const struct step *step)
{
	jsonw_array(&report->w, "objects");
	for (size_t i = 0; i < step->count; i++) {
		const struct step_part *part = &step->parts[i];
		jsonw_object(&report->w, NULL);
		jsonw_cstr(&report->w, "kind", kind_name(part->kind));
		json_foreign(report, "id", part->id);
		json_foreign(report, "name", part->name);
		jsonw_array(&report->w, "checks");
		strview rest = part->checks;
		strview id;
		while (sv_cut(&rest, ',', &id))
			jsonw_text(&report->w, NULL, sv_trim(id));
		jsonw_end(&report->w);
		jsonw_end(&report->w);
	}
	jsonw_end(&report->w);
}

static void
put_stages(struct json_report *report, const struct finding *chain)
{
	struct steps steps;

	steps_build(report->result, chain, report->arena, &steps);
	jsonw_array(&report->w, "stages");
	for (size_t i = 0; i < steps.count; i++) {
		const struct step *step = &steps.at[i];
		jsonw_object(&report->w, NULL);
		jsonw_cstr(&report->w, "stage", step->stage);
		jsonw_int(&report->w, "points", step->points);
		json_time(report, "first_at", step->first_at);
		json_time(report, "last_at", step->last_at);
		put_parts(report, step);
		jsonw_end(&report->w);
	}
	jsonw_end(&report->w);
}

static void
put_finding(struct json_report *report, const struct finding *finding)
{
	const struct check *check = finding->check;
	struct jsonw *w = &report->w;

	jsonw_object(w, NULL);
	jsonw_cstr(w, "check", check->id);
	jsonw_cstr(w, "title", lang(check->title));
	json_object_ref(
	    report, "object", finding->kind, finding->id, finding->name);
	jsonw_int(w, "points", finding->points);
	jsonw_int(w, "base_points", finding->base_points);
	jsonw_int(w, "object_points", finding->object_points);
	jsonw_cstr(w, "severity", severity_word(finding->severity));
	jsonw_cstr(w, "status", finding_status_word(finding->status));
	jsonw_bool(w, "disabled", finding->is_disabled);
	json_time(report, "happened_at", finding->happened_at);
	put_evidence(report, finding);
	jsonw_cstr(w, "why", lang(check->why));
	jsonw_cstr(w, "fix", lang(check->fix));
	json_foreign(report, "remediation", finding->remediation);
	put_references(report, check);
	put_accepted(report, finding);
	if (finding->member_count > 0)
		put_members(report, finding);
	if (overview_is_chain(finding))
		put_stages(report, finding);
	jsonw_end(w);
}

void
json_findings(struct json_report *report, const char *key,
    const struct finding_list *list)
{
	jsonw_array(&report->w, key);
	for (size_t i = 0; i < list->count; i++)
		put_finding(report, &list->at[i]);
	jsonw_end(&report->w);
}

static void
put_items(struct json_report *report, const char *key,
    const struct json **items, size_t count)
{
	jsonw_array(&report->w, key);
	for (size_t i = 0; i < count; i++)
		json_tree(report, NULL, items[i]);
	jsonw_end(&report->w);
}

static void
put_edit(struct json_report *report, const struct edit *edit)
{
	jsonw_object(&report->w, NULL);
	json_foreign(report, "field", edit->field);
	json_tree(report, "before", edit->before);
	json_tree(report, "after", edit->after);
	if (edit->removed_count + edit->added_count > 0) {
		put_items(report, "removed", edit->items_removed,
		    edit->removed_count);
		put_items(
		    report, "added", edit->items_added, edit->added_count);
	}
	jsonw_end(&report->w);
}

void
json_edits(struct json_report *report, const struct change *change)
{
	jsonw_array(&report->w, "edits");
	for (size_t i = 0; i < change->edit_count; i++)
		put_edit(report, &change->edits[i]);
	jsonw_end(&report->w);
}

/* Nothing at all where no audit records were read. */
static void
put_who(struct json_report *report, const struct change *change)
{
	const struct who *who =
	    who_of(report->result->who, &report->result->changes, change);
	struct jsonw *w = &report->w;

	if (who == NULL)
		return;
	jsonw_object(w, "who");
	jsonw_cstr(w, "state", who_state_word(who->state));
	if (who->state == WHO_FOUND) {
		json_foreign(report, "actor", who->actor);
		json_foreign(report, "address", who->address);
		json_foreign(report, "application", who->application);
		json_foreign(report, "operation", who->operation);
		json_time(report, "time", who->time);
		jsonw_int(w, "records", (int64_t)who->count);
	}
	jsonw_end(w);
}

static void
put_change(struct json_report *report, const struct change *change)
{
	struct jsonw *w = &report->w;

	jsonw_object(w, NULL);
	jsonw_cstr(w, "type", change_word(change->type));
	json_object_ref(
	    report, "object", change->kind, change->id, change->name);
	json_foreign(report, "old_name", change->old_name);
	jsonw_bool(w, "behaviour", change->is_behaviour);
	jsonw_cstr(w, "severity", severity_word(drift_severity(change)));
	json_edits(report, change);
	put_who(report, change);
	jsonw_end(w);
}

void
json_schema_notes(struct json_report *report, const struct diff *changes)
{
	struct jsonw *w = &report->w;

	jsonw_array(w, "schema_notes");
	for (size_t i = 0; i < changes->note_count; i++) {
		const struct schema_note *note = &changes->notes[i];
		jsonw_object(w, NULL);
		jsonw_cstr(w, "kind", kind_name(note->kind));
		json_foreign(report, "field", note->field);
		jsonw_bool(w, "appeared", note->has_appeared);
		jsonw_end(w);
	}
	jsonw_end(w);
}

void
json_changes(struct json_report *report)
{
	const struct audit_result *result = report->result;
	struct jsonw *w = &report->w;

	if (!result->has_changes_base)
		jsonw_null(w, "changes_since");
	else
		jsonw_cstr(w, "changes_since",
		    result->changes_since_baseline ? "baseline" : "snapshot");
	jsonw_array(w, "changes");
	for (size_t i = 0; i < result->changes.count; i++)
		put_change(report, &result->changes.changes[i]);
	jsonw_end(w);
	json_schema_notes(report, &result->changes);
}
