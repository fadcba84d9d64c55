/*
 * text_findings.c - text report: attack chain and findings.
 */
#include "auditor/base/lang.h"
#include "auditor/report/phrase.h"
#include "auditor/report/steps.h"
#include "auditor/report/text_internal.h"

#include "auditor/base/banned.h"

/* Objects of a step that are shown with their evidence. */
#define STEP_DETAIL_MAX 3

static void
put_part(struct text_report *report, const struct step_part *part)
{
	strview name = phrase_quoted(part->name, part->id, report->arena);
	strview seen = phrase_seen(part->finding, report->arena);

	strview object =
	    arena_printf(report->arena, _("%s " SV_FMT " (" SV_FMT ")"),
		kind_name(part->kind), SV_ARG(name), SV_ARG(part->checks));

	textw_para(&report->w, 4, 6, TONE_PLAIN,
	    seen.len > 0 ? phrase_pair(object, seen, report->arena) : object);
}

/* The names of the parts from ${at} on that are of one kind and show the same
 * checks; ${at} goes on behind them. */
static strview
list_alike(struct text_report *report, const struct step *step, size_t *at)
{
	const struct step_part *first = &step->parts[*at];
	strview names = {0};

	for (; *at < step->count; (*at)++) {
		const struct step_part *part = &step->parts[*at];
		if (part->kind != first->kind ||
		    !sv_eq(part->checks, first->checks))
			break;
		names = phrase_join(names,
		    phrase_quoted(part->name, part->id, report->arena),
		    report->arena);
	}
	return arena_printf(report->arena, _("%s (" SV_FMT "): " SV_FMT),
	    kind_name(first->kind), SV_ARG(first->checks), SV_ARG(names));
}

/* Many objects: their names in one paragraph, and all their checks. */
static void
put_parts(struct text_report *report, const struct step *step)
{
	CLEANUP(strbuf_done) struct strbuf lists = {0};
	size_t at = 0;

	while (at < step->count) {
		strbuf_add_text(&lists, at > 0 ? "; " : "");
		strbuf_add(&lists, list_alike(report, step, &at));
	}
	textw_para(&report->w, 4, 6, TONE_PLAIN, strbuf_view(&lists));
}

static void
put_step(struct text_report *report, const struct step *step, size_t number)
{
	strview time = steps_time(step, report->arena);

	textw_para(&report->w, 1, 4, TONE_STRONG,
	    arena_printf(report->arena, _("%zu. %s (" SV_FMT ")"), number,
		lang(step->label), SV_ARG(time)));
	if (step->count > STEP_DETAIL_MAX) {
		put_parts(report, step);
		return;
	}
	for (size_t i = 0; i < step->count; i++)
		put_part(report, &step->parts[i]);
}

static void
put_chain(struct text_report *report, const struct finding *chain)
{
	const struct overview_group group = {.check = chain->check,
	    .severity = chain->severity,
	    .at = &chain,
	    .count = 1};
	struct steps steps;

	steps_build(report->result, chain, report->arena, &steps);
	textw_heading(&report->w, TONE_BAD,
	    arena_printf(report->arena, _("ATTACK CHAIN: %s  %s"),
		chain->check->id, lang(chain->check->title)));
	for (size_t i = 0; i < steps.count; i++)
		put_step(report, &steps.at[i], i + 1);
	textw_blank(&report->w);
	text_finding_body(report, &group);
}

void
text_chains(struct text_report *report)
{
	const struct finding_list *list = &report->result->findings;

	for (size_t i = 0; i < list->count; i++) {
		if (overview_is_chain(&list->at[i]) &&
		    list->at[i].status != FINDING_ACCEPTED)
			put_chain(report, &list->at[i]);
	}
}

static void
put_group(struct text_report *report, const struct overview_group *group)
{
	strview line = overview_points(group, report->arena);

	if (overview_has_one_status(group))
		line = phrase_join(line,
		    SV_(finding_status_word(group->at[0]->status)),
		    report->arena);
	textw_blank(&report->w);
	textw_para(&report->w, 2, 10, TONE_STRONG,
	    arena_printf(report->arena, "%-7s %s", group->check->id,
		lang(group->check->title)));
	textw_para(&report->w, 10, 10, text_severity(group->severity), line);
	text_finding_body(report, group);
}

void
text_findings(struct text_report *report)
{
	static const char *const headings[] = {
	    [SEVERITY_INFO] = N_("INFO"),
	    [SEVERITY_LOW] = N_("LOW"),
	    [SEVERITY_MEDIUM] = N_("MEDIUM"),
	    [SEVERITY_HIGH] = N_("HIGH"),
	    [SEVERITY_CRITICAL] = N_("CRITICAL"),
	};
	const struct overview *view = &report->view;

	for (size_t i = 0; i < view->group_count; i++) {
		const struct overview_group *group = &view->groups[i];
		if (i == 0 || group->severity != view->groups[i - 1].severity)
			textw_heading(&report->w,
			    text_severity(group->severity),
			    arena_printf(report->arena, _("%s (%zu)"),
				lang(headings[group->severity]),
				view->by_severity[group->severity]));
		put_group(report, group);
	}
}
