/*
 * text_rest.c - text report: gaps, accepted risks, resolved, changes.
 */
#include "auditor/audit/drift.h"
#include "auditor/audit/who.h"
#include "auditor/base/lang.h"
#include "auditor/report/phrase.h"
#include "auditor/report/text_internal.h"

#include "auditor/base/banned.h"

/* Of the word for what became of an object. */
#define CHANGE_COLUMNS 9

static strview
name_checks(
    const struct check *const *checks, size_t count, struct arena *arena)
{
	strview list = {0};

	for (size_t i = 0; i < count; i++)
		list = phrase_join(list,
		    arena_printf(
			arena, "%s %s", checks[i]->id, lang(checks[i]->title)),
		    arena);
	return list;
}

static void
put_unread(struct text_report *report, const struct unread *list)
{
	struct textw *w = &report->w;

	textw_blank(w);
	textw_para(w, 2, 4, TONE_DOUBT, list->title);
	if (list->detail.len > 0)
		textw_field(w, 4, _("Reason"), TONE_PLAIN,
		    phrase_cut(list->detail, PHRASE_VALUE_MAX, report->arena));
	if (list->count > 0)
		textw_field(w, 4, _("Checks"), TONE_PLAIN,
		    name_checks(list->checks, list->count, report->arena));
	if (list->advice[0] != '\0')
		textw_field(w, 4, _("Do"), TONE_PLAIN, sv_from(list->advice));
}

void
text_gaps(struct text_report *report)
{
	const struct gaps *gaps = &report->gaps;

	if (gaps->count == 0)
		return;
	textw_heading(&report->w, TONE_DOUBT, SV_("NOT ASSESSED"));
	for (size_t i = 0; i < gaps->count; i++)
		put_unread(report, &gaps->lists[i]);
}

/* Check, title, object. */
static void
put_titled(
    struct text_report *report, const struct finding *finding, strview name)
{
	textw_para(&report->w, 2, 10, TONE_PLAIN,
	    arena_printf(report->arena, _("%-7s %s: %s " SV_FMT),
		finding->check->id, lang(finding->check->title),
		kind_name(finding->kind), SV_ARG(name)));
}

static void
put_accepted(struct text_report *report, const struct finding *finding)
{
	struct arena *arena = report->arena;
	strview name = phrase_quoted(finding->name, finding->id, arena);
	strview who =
	    phrase_cut(finding_accepted_by(finding), PHRASE_NAME_MAX, arena);
	strview why =
	    phrase_cut(finding->accepted_why, PHRASE_VALUE_MAX, arena);
	strview until = phrase_time(finding->accepted_until, arena);

	put_titled(report, finding, name);
	if (finding->accepted_until != 0)
		textw_para(&report->w, 10, 10, TONE_DIM,
		    arena_printf(arena,
			_("accepted by " SV_FMT " until " SV_FMT ": " SV_FMT),
			SV_ARG(who), SV_ARG(until), SV_ARG(why)));
	else
		textw_para(&report->w, 10, 10, TONE_DIM,
		    arena_printf(arena, _("accepted by " SV_FMT ": " SV_FMT),
			SV_ARG(who), SV_ARG(why)));
}

void
text_accepted(struct text_report *report)
{
	const struct finding_list *list = &report->result->findings;

	if (report->view.accepted == 0)
		return;
	textw_heading(&report->w, TONE_STRONG,
	    arena_printf(report->arena, _("ACCEPTED RISKS (%zu)"),
		report->view.accepted));
	for (size_t i = 0; i < list->count; i++) {
		if (list->at[i].status == FINDING_ACCEPTED)
			put_accepted(report, &list->at[i]);
	}
}

void
text_resolved(struct text_report *report)
{
	const struct finding_list *list = &report->result->resolved;

	if (list->count == 0)
		return;
	textw_heading(&report->w, TONE_STRONG,
	    arena_printf(report->arena, _("RESOLVED (%zu)"), list->count));
	for (size_t i = 0; i < list->count; i++) {
		const struct finding *finding = &list->at[i];
		strview name =
		    phrase_quoted(finding->name, finding->id, report->arena);
		put_titled(report, finding, name);
	}
}

static void
put_who(struct text_report *report, const struct change *change)
{
	const struct who *who =
	    who_of(report->result->who, &report->result->changes, change);

	if (who != NULL)
		textw_para(&report->w, 12, 14, TONE_PLAIN,
		    who_words(who, report->arena));
}

static void
put_change(struct text_report *report, const struct change *change)
{
	struct arena *arena = report->arena;
	strview object = phrase_object(change->name, change->id, arena);
	strview word = phrase_padded(
	    SV_(change_word(change->type)), CHANGE_COLUMNS, arena);
	enum severity severity = drift_severity(change);

	textw_para(&report->w, 2, 12,
	    severity >= SEVERITY_MEDIUM ? TONE_STRONG : TONE_PLAIN,
	    arena_printf(arena, SV_FMT " %s " SV_FMT, SV_ARG(word),
		kind_name(change->kind), SV_ARG(object)));
	if (change->old_name.len > 0)
		textw_para(&report->w, 12, 14, TONE_PLAIN,
		    arena_printf(arena, _("was named \"" SV_FMT "\""),
			SV_ARG(phrase_cut(
			    change->old_name, PHRASE_NAME_MAX, arena))));
	for (size_t i = 0; i < change->edit_count; i++)
		textw_para(&report->w, 12, 14, TONE_PLAIN,
		    phrase_edit(&change->edits[i], arena));
	put_who(report, change);
}

void
text_changes(struct text_report *report)
{
	const struct audit_result *result = report->result;
	const struct diff *changes = &result->changes;
	const struct change **sorted = overview_changes(changes, report->arena);

	if (!result->has_changes_base)
		return;
	textw_heading(&report->w, TONE_STRONG,
	    result->changes_since_baseline
		? arena_printf(report->arena,
		      _("CHANGES SINCE THE BASELINE (%zu)"), changes->count)
		: arena_printf(report->arena,
		      _("CHANGES SINCE THE SNAPSHOT BEFORE (%zu)"),
		      changes->count));
	if (changes->count == 0)
		textw_para(&report->w, 2, 4, TONE_PLAIN, SV_("None."));
	for (size_t i = 0; i < changes->count; i++)
		put_change(report, sorted[i]);
	for (size_t i = 0; i < changes->note_count; i++)
		textw_para(&report->w, 2, 4, TONE_DIM,
		    phrase_note(&changes->notes[i], report->arena));
	textw_para(&report->w, 2, 4, TONE_DIM,
	    phrase_compared(changes, report->arena));
}
