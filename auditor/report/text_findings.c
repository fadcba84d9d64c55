/*
 * text_findings.c - text report: attack chain and findings.
 */
#include "auditor/report/phrase.h"
#include "auditor/report/steps.h"
#include "auditor/report/text_internal.h"

#include "auditor/base/banned.h"

/* Objects of a step that are shown with their evidence. */
#define STEP_DETAIL_MAX 3

static strview
step_time(const struct step *step, struct arena *arena)
{
	strview first = phrase_time(step->first_at, arena);
	strview last = phrase_time(step->last_at, arena);

	if (step->first_at == 0)
		return SV("at an unknown time");
	if (step->first_at == step->last_at)
		return first;
	return arena_printf(
	    arena, SV_FMT " to " SV_FMT, SV_ARG(first), SV_ARG(last));
}

static void
put_part(struct text_report *report, const struct step_part *part)
{
	strview name = phrase_quoted(part->name, part->id, report->arena);
	strview seen = phrase_seen(part->finding, report->arena);

	textw_para(&report->w, 4, 6, TONE_PLAIN,
	    arena_printf(report->arena,
		"%s " SV_FMT " (" SV_FMT ")" SV_FMT SV_FMT,
		kind_name(part->kind), SV_ARG(name), SV_ARG(part->checks),
		SV_ARG(seen.len > 0 ? SV(": ") : SV("")), SV_ARG(seen)));
}

/* Many objects: their names in one paragraph, and all their checks. */
static void
put_parts(struct text_report *report, const struct step *step)
{
	CLEANUP(strbuf_done) struct strbuf names = {0};

	for (size_t i = 0; i < step->count; i++) {
		const struct step_part *part = &step->parts[i];
		const struct step_part *last = i > 0 ? part - 1 : NULL;
		strview name =
		    phrase_quoted(part->name, part->id, report->arena);
		if (last == NULL || last->kind != part->kind ||
		    !sv_eq(last->checks, part->checks))
			strbuf_printf(&names,
			    "%s%s (" SV_FMT "): ", last != NULL ? "; " : "",
			    kind_name(part->kind), SV_ARG(part->checks));
		else
			strbuf_add_text(&names, ", ");
		strbuf_add(&names, name);
	}
	textw_para(&report->w, 4, 6, TONE_PLAIN, strbuf_view(&names));
}

static void
put_step(struct text_report *report, const struct step *step, size_t number)
{
	strview time = step_time(step, report->arena);

	textw_para(&report->w, 1, 4, TONE_STRONG,
	    arena_printf(report->arena, "%zu. %s (" SV_FMT ")", number,
		step->label, SV_ARG(time)));
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
	    arena_printf(report->arena, "ATTACK CHAIN: %s  %s",
		chain->check->id, chain->check->title));
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
		line = arena_printf(report->arena, SV_FMT ", %s", SV_ARG(line),
		    finding_status_word(group->at[0]->status));
	textw_blank(&report->w);
	textw_para(&report->w, 2, 10, TONE_STRONG,
	    arena_printf(report->arena, "%-7s %s", group->check->id,
		group->check->title));
	textw_para(&report->w, 10, 10, text_severity(group->severity), line);
	text_finding_body(report, group);
}

void
text_findings(struct text_report *report)
{
	static const char *const headings[] = {
	    [SEVERITY_INFO] = "INFO",
	    [SEVERITY_LOW] = "LOW",
	    [SEVERITY_MEDIUM] = "MEDIUM",
	    [SEVERITY_HIGH] = "HIGH",
	    [SEVERITY_CRITICAL] = "CRITICAL",
	};
	const struct overview *view = &report->view;

	for (size_t i = 0; i < view->group_count; i++) {
		const struct overview_group *group = &view->groups[i];
		if (i == 0 || group->severity != view->groups[i - 1].severity)
			textw_heading(&report->w,
			    text_severity(group->severity),
			    arena_printf(report->arena, "%s (%zu)",
				headings[group->severity],
				view->by_severity[group->severity]));
		put_group(report, group);
	}
}
