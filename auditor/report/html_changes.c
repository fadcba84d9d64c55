/*
 * html_changes.c - page: what changed since the baseline or before.
 */
#include "auditor/audit/drift.h"
#include "auditor/audit/who.h"
#include "auditor/report/html_table.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

static const struct html_column columns[] = {
    {N_("Change"), NULL}, {N_("Object"), "object"}, {N_("Properties"), NULL}};

static void
put_edits(struct html_report *report, const struct change *change)
{
	struct htmlw *w = &report->w;

	if (change->old_name.len > 0)
		htmlw_leaf(w, "div", NULL,
		    arena_printf(report->arena, _("was named " SV_FMT),
			SV_ARG(phrase_cut(change->old_name, PHRASE_NAME_MAX,
			    report->arena))));
	if (change->edit_count == 0)
		return;
	htmlw_begin(w, "ul", "evidence");
	for (size_t i = 0; i < change->edit_count; i++) {
		htmlw_begin(w, "li", NULL);
		htmlw_leaf(w, "bdi", NULL,
		    phrase_edit(&change->edits[i], report->arena));
		htmlw_end(w);
	}
	htmlw_end(w);
}

static void
put_change(struct html_report *report, const struct change *change)
{
	bool is_weighty = drift_severity(change) >= SEVERITY_MEDIUM;
	const struct who *who =
	    who_of(report->result->who, &report->result->changes, change);
	struct htmlw *w = &report->w;

	html_row(report, columns);
	html_cell(report);
	htmlw_say(w, "span", is_weighty ? "mark warn" : "mark",
	    lang(change_word(change->type)));
	htmlw_end(w);
	html_cell(report);
	html_object(report, change->kind, change->id, change->name);
	htmlw_end(w);
	html_cell(report);
	put_edits(report, change);
	if (who != NULL)
		htmlw_leaf(w, "p", "note", who_words(who, report->arena));
	htmlw_end(w);
	htmlw_end(w);
}

static void
put_table(struct html_report *report)
{
	const struct diff *changes = &report->result->changes;
	const struct change **sorted = overview_changes(changes, report->arena);

	if (changes->count == 0) {
		htmlw_say(&report->w, "p", NULL, _("None."));
		return;
	}
	html_fold(report, changes->count,
	    arena_printf(report->arena,
		PLURAL(changes->count, "%zu change", "%zu changes"),
		changes->count));
	html_table(report, _("Objects that differ, by kind"), columns,
	    COUNT_OF(columns));
	for (size_t i = 0; i < changes->count; i++)
		put_change(report, sorted[i]);
	html_table_end(report);
	html_unfold(report, changes->count);
}

static void
put_notes(struct html_report *report)
{
	const struct diff *changes = &report->result->changes;

	for (size_t i = 0; i < changes->note_count; i++)
		htmlw_leaf(&report->w, "p", "note",
		    phrase_note(&changes->notes[i], report->arena));
	if (report->result->has_changes_base)
		htmlw_leaf(&report->w, "p", "note",
		    phrase_compared(changes, report->arena));
}

void
html_changes(struct html_report *report)
{
	const struct audit_result *result = report->result;

	if (!result->has_changes_base)
		return;
	html_section(report, "changes",
	    result->changes_since_baseline
		? SV_("Changes since the baseline")
		: SV_("Changes since the snapshot before"));
	put_table(report);
	put_notes(report);
	htmlw_end(&report->w);
}
