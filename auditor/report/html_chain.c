/*
 * html_chain.c - page: the attack chain as a timeline.
 */
#include "auditor/report/html_internal.h"
#include "auditor/report/phrase.h"
#include "auditor/report/steps.h"

#include "auditor/base/banned.h"

/* Objects of a step that are shown with their evidence. */
#define STEP_DETAIL_MAX 3

static void
put_when(struct html_report *report, const struct step *step)
{
	struct htmlw *w = &report->w;

	strview sentence = SV(HTML_SLOT_1);
	unsigned slot;

	if (step->first_at == 0)
		sentence = SV_("at an unknown time");
	else if (step->last_at != step->first_at)
		sentence = arena_printf(report->arena, _(SV_FMT " to " SV_FMT),
		    SV_ARG(SV(HTML_SLOT_1)), SV_ARG(SV(HTML_SLOT_2)));
	htmlw_begin(w, "p", "when");
	while ((slot = html_slot(report, &sentence)) != 0)
		html_time(report, slot == 1 ? step->first_at : step->last_at);
	htmlw_end(w);
}

static void
put_part(struct html_report *report, const struct step_part *part)
{
	struct htmlw *w = &report->w;

	htmlw_begin(w, "li", NULL);
	htmlw_say(w, "span", "kind", kind_name(part->kind));
	htmlw_text(w, SV(" "));
	html_name(report, "name", part->name.len > 0 ? part->name : part->id);
	htmlw_text(w, SV(" "));
	htmlw_leaf(w, "span", "check", part->checks);
	htmlw_leaf(w, "div", NULL, phrase_seen(part->finding, report->arena));
	htmlw_end(w);
}

static bool
is_alike(const struct step_part *a, const struct step_part *b)
{
	return a->kind == b->kind && sv_eq(a->checks, b->checks);
}

/* Objects of one kind under the same checks, names only; how many. */
static size_t
put_run(struct html_report *report, const struct step *step, size_t from)
{
	const struct step_part *first = &step->parts[from];
	struct htmlw *w = &report->w;
	size_t i = from;

	htmlw_begin(w, "li", NULL);
	htmlw_say(w, "span", "kind", kind_name(first->kind));
	htmlw_text(w, SV(" "));
	htmlw_leaf(w, "span", "check", first->checks);
	htmlw_begin(w, "ul", "names");
	for (; i < step->count && is_alike(first, &step->parts[i]); i++) {
		const struct step_part *part = &step->parts[i];
		htmlw_begin(w, "li", NULL);
		html_name(
		    report, "name", part->name.len > 0 ? part->name : part->id);
		htmlw_end(w);
	}
	htmlw_end(w);
	htmlw_end(w);
	return i - from;
}

static void
put_step(struct html_report *report, const struct step *step)
{
	struct htmlw *w = &report->w;
	size_t i = 0;

	htmlw_begin(w, "li", "step");
	put_when(report, step);
	htmlw_say(w, "h3", NULL, lang(step->label));
	htmlw_begin(w, "ul", "parts");
	while (i < step->count) {
		if (step->count > STEP_DETAIL_MAX)
			i += put_run(report, step, i);
		else
			put_part(report, &step->parts[i++]);
	}
	htmlw_end(w);
	htmlw_end(w);
}

static void
put_chain(struct html_report *report, const struct finding *chain)
{
	const struct overview_group group = {.check = chain->check,
	    .severity = chain->severity,
	    .at = &chain,
	    .count = 1};
	struct htmlw *w = &report->w;
	struct steps steps;

	steps_build(report->result, chain, report->arena, &steps);
	htmlw_begin(w, "ol", "timeline");
	for (size_t i = 0; i < steps.count; i++)
		put_step(report, &steps.at[i]);
	htmlw_end(w);
	htmlw_begin(w, "article", "finding critical");
	htmlw_begin(w, "h3", NULL);
	html_check(report, chain->check);
	htmlw_end(w);
	html_finding_body(report, &group);
	htmlw_end(w);
}

void
html_chains(struct html_report *report)
{
	const struct finding_list *list = &report->result->findings;

	if (report->view.chains == 0)
		return;
	html_section(report, "chain", SV_("Attack chain"));
	for (size_t i = 0; i < list->count; i++) {
		if (overview_is_chain(&list->at[i]) &&
		    list->at[i].status != FINDING_ACCEPTED)
			put_chain(report, &list->at[i]);
	}
	htmlw_end(&report->w);
}
