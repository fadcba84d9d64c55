/*
 * markdown.c - a summary for tickets and chat.
 */
#include "auditor/report/markdown.h"

#include "auditor/base/lang.h"
#include "auditor/report/escape.h"
#include "auditor/report/facts.h"
#include "auditor/report/phrase.h"
#include "auditor/report/steps.h"
#include "auditor/report/verdict.h"

#include "auditor/base/banned.h"

/* Objects that are named in one line; how many follow is said. */
#define NAMES_MAX 5

struct page {
	const struct audit_result *result;
	struct arena *arena;
	struct overview view;
	struct gaps gaps;
	struct verdict verdict;
	struct strbuf *out;
};

static void
put(struct page *page, const char *ours)
{
	strbuf_add_text(page->out, ours);
}

/* Of what quotes a file or the service, letters and the signs of sentences
 * only are prose. */
static bool
is_plain(strview text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		bool is_letter = (c >= 'a' && c <= 'z') ||
				 (c >= 'A' && c <= 'Z') ||
				 (c >= '0' && c <= '9');
		if (!is_letter && !sv_has(SV(" ,:;.'-()"), (strview){&c, 1}))
			return false;
	}
	return !sv_has(text, SV("www."));
}

static void
put_sentence(struct page *page, strview text, bool is_foreign)
{
	if (is_foreign && !is_plain(text))
		escape_markdown(page->out, text);
	else
		escape_prose(page->out, text);
}

/* An entry of a list: ${text} is Markdown. */
static void
put_item(struct page *page, strview text)
{
	strbuf_printf(page->out, "- " SV_FMT "\n", SV_ARG(text));
}

static void
put_heading(struct page *page, const char *words)
{
	put(page, "\n## ");
	escape_prose(page->out, sv_from(words));
	put(page, "\n\n");
}

static void
put_counts(struct page *page)
{
	static const char *const columns[] = {N_("Critical"), N_("High"),
	    N_("Medium"), N_("Low"), N_("Info"), N_("Accepted"), N_("Changes"),
	    N_("Lists not read")};

	put(page, "\n|");
	for (size_t i = 0; i < COUNT_OF(columns); i++)
		strbuf_printf(page->out, " %s |", lang(columns[i]));
	put(page, "\n|");
	for (size_t i = 0; i < COUNT_OF(columns); i++)
		put(page, "---:|");
	put(page, "\n");
	for (size_t i = SEVERITY_COUNT; i > 0; i--)
		strbuf_printf(
		    page->out, "| %zu ", page->view.by_severity[i - 1]);
	strbuf_printf(page->out, "| %zu | %zu | %zu |\n", page->view.accepted,
	    page->result->changes.count, page->gaps.list_count);
}

static void
put_head(struct page *page)
{
	const struct verdict *verdict = &page->verdict;

	put(page, "# ");
	put_sentence(page, verdict->headline, false);
	put(page, "\n\n");
	for (size_t i = 0; i < verdict->count; i++) {
		put(page, "- ");
		put_sentence(page, verdict->lines[i], verdict->is_foreign[i]);
		put(page, "\n");
	}
	put_item(page, arena_printf(page->arena, _("Risk: " SV_FMT "."),
			   SV_ARG(verdict_risk(page->result, page->arena))));
	put_counts(page);
}

/* ${foreign} as a code span. */
static strview
code_of(struct page *page, strview foreign)
{
	CLEANUP(strbuf_done) struct strbuf code = {0};

	escape_markdown(&code, foreign);
	return arena_dup(page->arena, strbuf_view(&code));
}

static strview
prose_of(struct page *page, strview ours)
{
	CLEANUP(strbuf_done) struct strbuf prose = {0};

	escape_prose(&prose, ours);
	return arena_dup(page->arena, strbuf_view(&prose));
}

static void
put_unread(struct page *page, const struct unread *list)
{
	strview title = prose_of(page, list->title);

	if (list->count > 0)
		title = arena_printf(page->arena,
		    PLURAL(list->count, SV_FMT "; %zu check",
			SV_FMT "; %zu checks"),
		    SV_ARG(title), list->count);
	put_item(page, title);
	if (list->detail.len > 0) {
		strview detail =
		    phrase_cut(list->detail, PHRASE_VALUE_MAX, page->arena);
		put(page, "  ");
		put_item(page, phrase_pair(SV_("Reason"), code_of(page, detail),
				   page->arena));
	}
	if (list->advice[0] != '\0') {
		put(page, "  ");
		put_item(page, prose_of(page, sv_from(list->advice)));
	}
}

static void
put_gaps(struct page *page)
{
	const struct gaps *gaps = &page->gaps;

	put_heading(page, _("Not assessed"));
	if (gaps->count == 0) {
		put(page, _("Nothing: every list was read whole and every "
			    "check could be assessed."));
		put(page, "\n");
	}
	for (size_t i = 0; i < gaps->count; i++)
		put_unread(page, &gaps->lists[i]);
}

/* The name of object ${index}, if it is one of those that are named. */
static strview
add_name(
    struct page *page, strview names, size_t index, strview name, strview id)
{
	if (index >= NAMES_MAX)
		return names;
	return phrase_join(names,
	    code_of(page, phrase_name(name, id, page->arena)), page->arena);
}

/* ${what}, which is Markdown, and the names of ${count} objects. */
static strview
with_names(struct page *page, strview what, strview names, size_t count)
{
	if (count <= NAMES_MAX)
		return phrase_pair(what, names, page->arena);
	return arena_printf(page->arena, _(SV_FMT ": " SV_FMT " and %zu more"),
	    SV_ARG(what), SV_ARG(names), count - NAMES_MAX);
}

static void
put_step(struct page *page, const struct step *step, size_t number)
{
	strview what = prose_of(page, SV_(step->label));
	strview names = {0};

	what = arena_printf(page->arena, _(SV_FMT " (" SV_FMT ")"),
	    SV_ARG(what), SV_ARG(steps_time(step, page->arena)));
	for (size_t i = 0; i < step->count; i++)
		names = add_name(
		    page, names, i, step->parts[i].name, step->parts[i].id);
	strbuf_printf(page->out, "%zu. " SV_FMT "\n", number,
	    SV_ARG(with_names(page, what, names, step->count)));
}

static void
put_chain(struct page *page, const struct finding *chain)
{
	struct steps steps;

	steps_build(page->result, chain, page->arena, &steps);
	put_heading(page, _("Attack chain"));
	for (size_t i = 0; i < steps.count; i++)
		put_step(page, &steps.at[i], i + 1);
}

static void
put_chains(struct page *page)
{
	const struct finding_list *list = &page->result->findings;

	for (size_t i = 0; i < list->count; i++) {
		if (overview_is_chain(&list->at[i]) &&
		    list->at[i].status != FINDING_ACCEPTED)
			put_chain(page, &list->at[i]);
	}
}

static void
put_group(struct page *page, const struct overview_group *group)
{
	strview title = prose_of(page, SV_(group->check->title));
	strview names = {0};

	for (size_t i = 0; i < group->count; i++)
		names = add_name(
		    page, names, i, group->at[i]->name, group->at[i]->id);
	strview what = arena_printf(page->arena, "**%s** %s " SV_FMT,
	    lang(severity_word(group->severity)), group->check->id,
	    SV_ARG(title));
	put_item(page, with_names(page, what, names, group->count));
}

static void
put_findings(struct page *page)
{
	const struct overview *view = &page->view;

	put_heading(page, _("Findings"));
	if (view->group_count == 0) {
		put(page, _("No open findings."));
		put(page, "\n");
	}
	for (size_t i = 0; i < view->group_count; i++)
		put_group(page, &view->groups[i]);
}

/* "3 added" */
static strview
count_of(enum change_type type, size_t count, struct arena *arena)
{
	switch (type) {
	case CHANGE_ADDED:
		return arena_printf(arena, _("%zu added"), count);
	case CHANGE_REMOVED:
		return arena_printf(arena, _("%zu removed"), count);
	case CHANGE_CHANGED:
		return arena_printf(arena, _("%zu changed"), count);
	case CHANGE_RENAMED:
		return arena_printf(arena, _("%zu renamed"), count);
	case CHANGE_MOVED:
		return arena_printf(arena, _("%zu moved"), count);
	case CHANGE_TOUCHED:
		return arena_printf(arena, _("%zu touched"), count);
	case CHANGE_RECREATED:
		return arena_printf(arena, _("%zu recreated"), count);
	}
	return SV("");
}

static void
put_changes(struct page *page)
{
	const struct audit_result *result = page->result;
	const struct diff *changes = &result->changes;
	strview counts = {0};

	if (!result->has_changes_base)
		return;
	put_heading(page, result->changes_since_baseline
			      ? _("Changes since the baseline")
			      : _("Changes since the snapshot before"));
	for (int type = CHANGE_ADDED; type <= (int)CHANGE_RECREATED; type++) {
		size_t count = 0;
		for (size_t i = 0; i < changes->count; i++)
			count += (int)changes->changes[i].type == type;
		if (count > 0)
			counts = phrase_join(counts,
			    count_of(
				(enum change_type)type, count, page->arena),
			    page->arena);
	}
	strbuf_add(page->out, counts.len > 0 ? counts : SV_("None."));
	put(page, "\n");
}

static void
put_facts(struct page *page)
{
	struct facts facts;

	put_heading(page, _("Provenance"));
	facts_build(page->result, page->arena, &facts);
	for (size_t i = 0; i < facts.count; i++)
		put_item(
		    page, phrase_pair(sv_from(facts.at[i].label),
			      code_of(page, facts.at[i].value), page->arena));
	put_item(
	    page, phrase_pair(SV_("Exit status"),
		      verdict_exit(page->result, page->arena), page->arena));
}

void
markdown_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct page page = {.result = result, .arena = arena, .out = out};

	(void)style;
	overview_build(result, arena, &page.view);
	gaps_build(result, arena, &page.gaps);
	verdict_build(&page.view, &page.gaps, &page.verdict);
	put_head(&page);
	put_gaps(&page);
	put_chains(&page);
	put_findings(&page);
	put_changes(&page);
	put_facts(&page);
}
