/*
 * text_head.c - text report: verdict and provenance first, the sum last.
 */
#include "auditor/base/lang.h"
#include "auditor/report/facts.h"
#include "auditor/report/phrase.h"
#include "auditor/report/text_internal.h"
#include "auditor/report/verdict.h"

#include "auditor/base/banned.h"

static enum tone
tone_of(enum verdict_mood mood)
{
	switch (mood) {
	case VERDICT_GOOD:
		return TONE_GOOD;
	case VERDICT_DOUBT:
		return TONE_DOUBT;
	case VERDICT_BAD:
		return TONE_BAD;
	}
	return TONE_BAD;
}

static void
put_facts(struct text_report *report, bool is_detail)
{
	struct textw *w = &report->w;
	struct facts facts;

	facts_build(report->result, report->arena, &facts);
	for (size_t i = 0; i < facts.count; i++) {
		const struct fact *fact = &facts.at[i];
		if (fact->is_detail != is_detail)
			continue;
		if (fact->is_code)
			textw_code(w, 0, fact->label, fact->value);
		else
			textw_field(w, 0, fact->label, TONE_PLAIN, fact->value);
	}
}

void
text_head(struct text_report *report)
{
	struct verdict verdict;

	verdict_build(&report->view, &report->gaps, &verdict);
	textw_para(&report->w, 0, 0, tone_of(verdict.mood), verdict.headline);
	for (size_t i = 0; i < verdict.count; i++)
		textw_para(&report->w, 0, 2, TONE_PLAIN, verdict.lines[i]);
	textw_blank(&report->w);
	put_facts(report, false);
}

static void
put_lists(struct text_report *report)
{
	const struct snapshot *snapshot = report->result->snapshot;
	const char *label = _("Lists read");

	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct object_list *list = &snapshot->lists[i];
		if (list->coverage.status != COVERAGE_COMPLETE)
			continue;
		textw_field(&report->w, 0, label, TONE_PLAIN,
		    arena_printf(report->arena,
			PLURAL(
			    list->count, "%s: %zu object", "%s: %zu objects"),
			kind_name(list->kind), list->count));
		label = "";
	}
}

static void
put_passed(struct text_report *report)
{
	const struct audit_result *result = report->result;

	textw_field(&report->w, 0, _("Checks"), TONE_PLAIN,
	    arena_printf(report->arena,
		_("%zu in all, %zu passed, %zu not assessed whole"),
		result->checks_total, result->checks_passed,
		report->gaps.check_count));
}

void
text_summary(struct text_report *report)
{
	const struct audit_result *result = report->result;
	struct textw *w = &report->w;

	textw_heading(w, TONE_STRONG, SV_("PROVENANCE"));
	put_facts(report, true);
	textw_heading(w, TONE_STRONG, SV_("SUMMARY"));
	textw_field(
	    w, 0, _("Findings"), TONE_PLAIN, verdict_counts(&report->view));
	textw_field(w, 0, _("Besides"), TONE_PLAIN,
	    arena_printf(report->arena,
		_("%zu accepted, %zu carried over unverified, %zu resolved"),
		report->view.accepted, report->view.unverified,
		result->resolved.count));
	textw_field(
	    w, 0, _("Risk"), TONE_PLAIN, verdict_risk(result, report->arena));
	if (report->style->is_verbose) {
		put_passed(report);
		put_lists(report);
	}
	textw_field(w, 0, _("Exit status"), TONE_STRONG,
	    verdict_exit(result, report->arena));
}
