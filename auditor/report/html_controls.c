/*
 * html_controls.c - page: how the controls of frameworks stand.
 */
#include "auditor/report/html_table.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

static const char *const state_classes[] = {
    [CONTROL_PASS] = "mark good",
    [CONTROL_FAIL] = "mark bad",
    [CONTROL_NOT_ASSESSED] = "mark warn",
    [CONTROL_ACCEPTED] = "mark",
    [CONTROL_MANUAL] = "mark",
};

static const struct html_column columns[] = {
    {N_("Control"), NULL}, {N_("State"), NULL}, {N_("Because"), NULL}};

static void
put_tally(struct html_report *report, const struct control_table *table)
{
	const size_t *tally = table->tally;
	strview counts = arena_printf(report->arena,
	    _("%zu pass, %zu fail, %zu not assessed, %zu accepted, %zu manual"),
	    tally[CONTROL_PASS], tally[CONTROL_FAIL],
	    tally[CONTROL_NOT_ASSESSED], tally[CONTROL_ACCEPTED],
	    tally[CONTROL_MANUAL]);

	htmlw_leaf(&report->w, "p", "note",
	    arena_printf(report->arena, _(SV_FMT ": " SV_FMT "."),
		SV_ARG(table->profile->source), SV_ARG(counts)));
}

/* What speaks against it, or why nobody can tell. */
static void
put_grounds(struct html_report *report, const struct control_result *result)
{
	struct htmlw *w = &report->w;
	size_t count = result->finding_count + result->row_count;

	if (result->reason.len > 0)
		html_value(report, result->reason);
	if (result->control->manual.len > 0)
		htmlw_leaf(w, "div", NULL, result->control->manual);
	if (count == 0)
		return;
	html_fold(report, count,
	    arena_printf(report->arena,
		PLURAL(count, "%zu finding", "%zu findings"), count));
	htmlw_begin(w, "ul", "objects");
	for (size_t i = 0; i < result->finding_count; i++) {
		const struct finding *finding = result->findings[i];
		htmlw_begin(w, "li", NULL);
		htmlw_say(w, "span", "check", finding->check->id);
		htmlw_text(w, SV(" "));
		html_name(report, "name",
		    finding->name.len > 0 ? finding->name : finding->id);
		if (finding->status == FINDING_ACCEPTED)
			html_mark(report, "mark",
			    finding_status_word(finding->status));
		htmlw_end(w);
	}
	for (size_t i = 0; i < result->row_count; i++) {
		const struct own_row *row = &result->rows[i];
		htmlw_begin(w, "li", NULL);
		html_name(report, "kind", row->kind);
		htmlw_text(w, SV(" "));
		html_name(
		    report, "name", row->name.len > 0 ? row->name : row->id);
		htmlw_text(w, SV(" "));
		html_value(report, row->evidence);
		htmlw_end(w);
	}
	htmlw_end(w);
	html_unfold(report, count);
}

static void
put_control(struct html_report *report, const struct control_result *result)
{
	struct htmlw *w = &report->w;

	html_row(report, columns);
	html_cell(report);
	htmlw_leaf(w, "span", "check", result->control->id);
	htmlw_text(w, SV(" "));
	htmlw_text(w, result->control->title);
	htmlw_end(w);
	html_cell(report);
	htmlw_say(w, "span", state_classes[result->state],
	    lang(control_state_word(result->state)));
	htmlw_end(w);
	html_cell(report);
	put_grounds(report, result);
	htmlw_end(w);
	htmlw_end(w);
}

void
html_controls(struct html_report *report)
{
	const struct audit_result *result = report->result;

	if (result->control_count == 0)
		return;
	html_section(report, "controls", SV_("Controls"));
	for (size_t i = 0; i < result->control_count; i++) {
		const struct control_table *table = &result->controls[i];
		htmlw_leaf(&report->w, "h3", NULL, table->profile->title);
		put_tally(report, table);
		html_table(report, _("How its controls stand"), columns,
		    COUNT_OF(columns));
		for (size_t j = 0; j < table->count; j++)
			put_control(report, &table->at[j]);
		html_table_end(report);
	}
	htmlw_end(&report->w);
}
