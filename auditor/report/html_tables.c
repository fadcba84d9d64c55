/*
 * html_tables.c - page: accepted risks, resolved, lists, provenance.
 */
#include <string.h>

#include "auditor/report/facts.h"
#include "auditor/report/html_internal.h"
#include "auditor/report/html_table.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

static const struct html_column accepted_columns[] = {{N_("Check"), NULL},
    {N_("Object"), "object"}, {N_("Accepted by"), NULL}, {N_("Until"), NULL},
    {N_("Reason"), NULL}};

static const struct html_column resolved_columns[] = {
    {N_("Check"), NULL}, {N_("Object"), "object"}};

static const struct html_column list_columns[] = {{N_("List"), NULL},
    {N_("State"), NULL}, {N_("Objects"), "number"}, {N_("Requests"), "number"},
    {N_("Milliseconds"), "number"}, {N_("Note"), NULL}};

/* Check and object of a finding: two cells. */
static void
put_finding(struct html_report *report, const struct finding *finding)
{
	struct htmlw *w = &report->w;

	html_cell(report);
	html_check(report, finding->check);
	htmlw_end(w);
	html_cell(report);
	html_object(report, finding->kind, finding->id, finding->name);
	htmlw_end(w);
}

static void
put_accepted(struct html_report *report, const struct finding *finding)
{
	struct htmlw *w = &report->w;

	html_row(report, accepted_columns);
	put_finding(report, finding);
	html_cell(report);
	html_name(report, NULL, finding_accepted_by(finding));
	htmlw_end(w);
	html_cell(report);
	if (finding->accepted_until != 0)
		html_day(report, finding->accepted_until);
	else
		htmlw_text(w, SV_("not known"));
	htmlw_end(w);
	html_cell(report);
	html_value(report, finding->accepted_why);
	htmlw_end(w);
	htmlw_end(w);
}

void
html_accepted(struct html_report *report)
{
	const struct finding_list *list = &report->result->findings;

	if (report->view.accepted == 0)
		return;
	html_section(report, "accepted", SV_("Accepted risks"));
	html_table(report, _("Findings accepted by policy or approval"),
	    accepted_columns, COUNT_OF(accepted_columns));
	for (size_t i = 0; i < list->count; i++) {
		if (list->at[i].status == FINDING_ACCEPTED)
			put_accepted(report, &list->at[i]);
	}
	html_table_end(report);
	htmlw_end(&report->w);
}

void
html_resolved(struct html_report *report)
{
	const struct finding_list *list = &report->result->resolved;

	if (list->count == 0)
		return;
	html_section(report, "resolved", SV_("Resolved"));
	html_fold(report, list->count,
	    arena_printf(report->arena,
		PLURAL(list->count, "%zu finding", "%zu findings"),
		list->count));
	html_table(report, _("Findings of the state before that are gone"),
	    resolved_columns, COUNT_OF(resolved_columns));
	for (size_t i = 0; i < list->count; i++) {
		html_row(report, resolved_columns);
		put_finding(report, &list->at[i]);
		htmlw_end(&report->w);
	}
	html_table_end(report);
	html_unfold(report, list->count);
	htmlw_end(&report->w);
}

static void
put_state(struct html_report *report, const struct coverage *coverage)
{
	bool is_whole = coverage->status == COVERAGE_COMPLETE;
	const char *reason = coverage_reason_word(coverage->reason);

	html_cell(report);
	htmlw_say(&report->w, "span", is_whole ? "mark" : "mark warn",
	    lang(coverage_status_word(coverage->status)));
	if (reason[0] != '\0') {
		htmlw_text(&report->w, SV(" "));
		htmlw_text(&report->w, SV_(reason));
	}
	htmlw_end(&report->w);
}

void
html_coverage(struct html_report *report)
{
	const struct snapshot *snapshot = report->result->snapshot;

	html_section(report, "coverage", SV_("Lists"));
	html_table(report, _("How much of each list was read"), list_columns,
	    COUNT_OF(list_columns));
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct object_list *list = &snapshot->lists[i];
		if (list->coverage.status == COVERAGE_NOT_COLLECTED &&
		    !snapshot_lacks(snapshot, list->kind))
			continue;
		html_row(report, list_columns);
		html_cell(report);
		htmlw_say(&report->w, "code", NULL, kind_name((enum kind)i));
		htmlw_end(&report->w);
		put_state(report, &list->coverage);
		html_number(report, list->count);
		html_number(report, list->coverage.requests);
		html_number(report, list->coverage.ms);
		html_cell(report);
		html_value(report, list->coverage.detail);
		htmlw_end(&report->w);
		htmlw_end(&report->w);
	}
	html_table_end(report);
	htmlw_end(&report->w);
}

/* A term and what it is; without ${label} more of the term before. */
static void
put_term(
    struct html_report *report, const char *label, strview value, bool is_code)
{
	struct htmlw *w = &report->w;

	if (label != NULL)
		htmlw_say(w, "dt", NULL, label);
	htmlw_begin(w, "dd", NULL);
	htmlw_leaf(w, is_code ? "code" : "bdi", NULL, value);
	htmlw_end(w);
}

static strview
count_requests(const struct audit_result *result, struct arena *arena)
{
	unsigned long long requests = 0;
	unsigned long long bytes = 0;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		requests += result->snapshot->lists[i].coverage.requests;
		bytes += result->snapshot->lists[i].coverage.bytes;
	}
	return arena_printf(arena,
	    _("%llu to the services, %llu bytes answered"), requests, bytes);
}

void
html_provenance(struct html_report *report)
{
	const struct audit_result *result = report->result;
	struct arena *arena = report->arena;
	struct facts facts;

	html_section(report, "provenance", SV_("Provenance"));
	htmlw_begin(&report->w, "dl", "facts");
	facts_build(result, arena, &facts);
	for (size_t i = 0; i < facts.count; i++) {
		const struct fact *fact = &facts.at[i];
		bool is_more =
		    i > 0 && strcmp(fact->label, facts.at[i - 1].label) == 0;
		put_term(report, is_more ? NULL : fact->label, fact->value,
		    fact->is_code);
	}
	put_term(report, _("Checks"),
	    arena_printf(arena,
		_("%zu in all, %zu passed, %zu not assessed whole"),
		result->checks_total, result->checks_passed,
		report->gaps.check_count),
	    false);
	put_term(report, _("Requests"), count_requests(result, arena), false);
	put_term(report, _("Exit status"), verdict_exit(result, arena), false);
	htmlw_end(&report->w);
	htmlw_end(&report->w);
}
