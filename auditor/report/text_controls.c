/*
 * text_controls.c - how the controls of frameworks stand, in the text report.
 */
#include "auditor/base/lang.h"
#include "auditor/report/text_internal.h"

#include "auditor/base/banned.h"

static const enum tone tones[] = {
    [CONTROL_PASS] = TONE_GOOD,
    [CONTROL_FAIL] = TONE_BAD,
    [CONTROL_NOT_ASSESSED] = TONE_DOUBT,
    [CONTROL_ACCEPTED] = TONE_PLAIN,
    [CONTROL_MANUAL] = TONE_DIM,
};

static void
put_behind(struct text_report *report, strview text)
{
	textw_para(
	    &report->w, TEXTW_LABEL + 4, TEXTW_LABEL + 6, TONE_PLAIN, text);
}

static void
put_findings(struct text_report *report, const struct control_result *result)
{
	for (size_t i = 0; i < result->finding_count; i++) {
		const struct finding *finding = result->findings[i];
		put_behind(report,
		    arena_printf(report->arena,
			_("%s (%s): %s \"" SV_FMT "\": %s"), finding->check->id,
			lang(finding_status_word(finding->status)),
			kind_name(finding->kind), SV_ARG(finding->name),
			lang(finding->check->title)));
	}
	for (size_t i = 0; i < result->row_count; i++) {
		const struct own_row *row = &result->rows[i];
		put_behind(report,
		    arena_printf(report->arena,
			_(SV_FMT " \"" SV_FMT "\": " SV_FMT), SV_ARG(row->kind),
			SV_ARG(row->name), SV_ARG(row->evidence)));
	}
}

static void
put_control(struct text_report *report, const struct control_result *result)
{
	const struct control *control = result->control;

	textw_field(&report->w, 2, lang(control_state_word(result->state)),
	    tones[result->state],
	    arena_printf(report->arena, SV_FMT "  " SV_FMT, SV_ARG(control->id),
		SV_ARG(control->title)));
	put_findings(report, result);
	if (result->state == CONTROL_NOT_ASSESSED)
		put_behind(report, result->reason);
	if (control->manual.len > 0)
		put_behind(report, control->manual);
}

static strview
sums(struct text_report *report, const struct control_table *table)
{
	const size_t *tally = table->tally;

	return arena_printf(report->arena,
	    _("%zu pass, %zu fail, %zu not assessed, %zu accepted, %zu manual"),
	    tally[CONTROL_PASS], tally[CONTROL_FAIL],
	    tally[CONTROL_NOT_ASSESSED], tally[CONTROL_ACCEPTED],
	    tally[CONTROL_MANUAL]);
}

void
text_controls(struct text_report *report)
{
	const struct audit_result *result = report->result;

	for (size_t i = 0; i < result->control_count; i++) {
		const struct control_table *table = &result->controls[i];
		textw_heading(&report->w, TONE_STRONG,
		    arena_printf(report->arena, _("CONTROLS: " SV_FMT),
			SV_ARG(table->profile->title)));
		textw_para(&report->w, 2, 2, TONE_PLAIN, sums(report, table));
		for (size_t j = 0; j < table->count; j++)
			put_control(report, &table->at[j]);
	}
}
