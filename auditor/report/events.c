/*
 * events.c - one JSON object a line, in the shape of osquery's result log.
 */
#include "auditor/report/events.h"

#include "auditor/audit/drift.h"
#include "auditor/base/lang.h"
#include "auditor/report/flat.h"
#include "auditor/report/json_internal.h"
#include "auditor/report/verdict.h"

#include "auditor/base/banned.h"

/* A finding that is neither new nor gone is state, not an event. */
static const char *const finding_actions[] = {
    [FINDING_NEW] = "added",
    [FINDING_OPEN] = "snapshot",
    [FINDING_UNVERIFIED] = "snapshot",
    [FINDING_ACCEPTED] = "snapshot",
    [FINDING_REOPENED] = "changed",
    [FINDING_RESOLVED] = "removed",
};

static const char *const change_actions[] = {
    [CHANGE_ADDED] = "added",
    [CHANGE_REMOVED] = "removed",
    [CHANGE_CHANGED] = "changed",
    [CHANGE_RENAMED] = "changed",
    [CHANGE_MOVED] = "changed",
    [CHANGE_TOUCHED] = "changed",
    [CHANGE_RECREATED] = "changed",
};

static void
begin(struct json_report *report, const char *name, const char *action)
{
	const struct audit_result *result = report->result;
	struct jsonw *w = &report->w;

	/* Each line is a document of its own. */
	*w = (struct jsonw){.out = w->out, .is_shown = true};
	jsonw_object(w, NULL);
	jsonw_cstr(w, "name", name);
	json_foreign(report, "hostIdentifier", result->snapshot->tenant);
	json_time(report, "calendarTime", result->as_of);
	jsonw_int(w, "unixTime", result->as_of);
	jsonw_int(w, "epoch", 0);
	jsonw_int(w, "counter", result->snapshot->number);
	jsonw_cstr(w, "action", action);
	jsonw_object(w, "columns");
}

static void
end(struct json_report *report)
{
	jsonw_end(&report->w);
	jsonw_end(&report->w);
	strbuf_add_char(report->w.out, '\n');
}

static void
put_audit(struct json_report *report)
{
	const struct audit_result *result = report->result;
	struct jsonw *w = &report->w;
	struct overview view;
	struct gaps gaps;
	struct verdict verdict;

	overview_build(result, report->arena, &view);
	gaps_build(result, report->arena, &gaps);
	verdict_build(&view, &gaps, &verdict);
	begin(report, "exoaudit.audit", "snapshot");
	json_foreign(report, "verdict", verdict.headline);
	json_foreign(report, "tenant_name", result->snapshot->tenant_name);
	json_foreign(report, "series", result->snapshot->series);
	jsonw_bool(w, "complete", result->is_complete);
	jsonw_int(w, "exit_status", result->exit_status);
	jsonw_cstr(w, "fail_on", severity_word(result->fail_on));
	for (size_t i = SEVERITY_COUNT; i > 0; i--)
		jsonw_int(w, severity_word((enum severity)(i - 1)),
		    (int64_t)view.by_severity[i - 1]);
	jsonw_int(w, "accepted", (int64_t)view.accepted);
	jsonw_int(w, "risk", result->risk);
	jsonw_int(w, "chain", result->chain);
	jsonw_int(w, "grade", result->grade);
	jsonw_int(w, "lists_not_read", (int64_t)gaps.list_count);
	jsonw_int(w, "checks_not_assessed", (int64_t)gaps.check_count);
	json_digest(
	    report, "content_digest", &result->snapshot->content_digest);
	json_digest(report, "link", &result->snapshot->link);
	jsonw_cstr(w, "baseline", baseline_state_word(result->baseline.state));
	json_digest(report, "baseline_digest", &result->baseline.digest);
	end(report);
}

static void
put_lists(struct json_report *report)
{
	const struct snapshot *snapshot = report->result->snapshot;
	struct jsonw *w = &report->w;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct coverage *coverage = &snapshot->lists[i].coverage;
		if (!snapshot_lacks(snapshot, (enum kind)i))
			continue;
		begin(report, "exoaudit.list", "snapshot");
		jsonw_cstr(w, "kind", kind_name((enum kind)i));
		jsonw_cstr(w, "status", coverage_status_word(coverage->status));
		jsonw_cstr(w, "reason", coverage_reason_word(coverage->reason));
		json_foreign(report, "detail", coverage->detail);
		end(report);
	}
}

static void
put_findings(struct json_report *report, const struct finding_list *list)
{
	struct jsonw *w = &report->w;

	for (size_t i = 0; i < list->count; i++) {
		const struct finding *finding = &list->at[i];
		const struct digest key = flat_key(finding);
		begin(report, "exoaudit.finding",
		    finding_actions[finding->status]);
		jsonw_digest(w, "key", &key);
		jsonw_cstr(w, "check", finding->check->id);
		jsonw_cstr(w, "title", lang(finding->check->title));
		jsonw_cstr(w, "severity", severity_word(finding->severity));
		jsonw_cstr(w, "status", finding_status_word(finding->status));
		jsonw_int(w, "points", finding->points);
		jsonw_cstr(w, "kind", kind_name(finding->kind));
		json_foreign(report, "id", finding->id);
		json_foreign(report, "object", finding->name);
		json_time(report, "happened_at", finding->happened_at);
		json_foreign(
		    report, "evidence", flat_evidence(finding, report->arena));
		end(report);
	}
}

static void
put_change(struct json_report *report, const struct change *change)
{
	struct jsonw *w = &report->w;

	begin(report, "exoaudit.change", change_actions[change->type]);
	jsonw_cstr(w, "type", change_word(change->type));
	jsonw_cstr(w, "since",
	    report->result->changes_since_baseline ? "baseline" : "snapshot");
	jsonw_cstr(w, "severity", severity_word(drift_severity(change)));
	jsonw_cstr(w, "kind", kind_name(change->kind));
	json_foreign(report, "id", change->id);
	json_foreign(report, "object", change->name);
	json_foreign(report, "old_name", change->old_name);
	json_edits(report, change);
	end(report);
}

void
events_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct json_report report = {
	    .w = {.out = out},
	    .result = result,
	    .arena = arena,
	};

	(void)style;
	put_audit(&report);
	put_lists(&report);
	put_findings(&report, &result->findings);
	put_findings(&report, &result->resolved);
	for (size_t i = 0; i < result->changes.count; i++)
		put_change(&report, &result->changes.changes[i]);
}
