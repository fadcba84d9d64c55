/*
 * markdown.c - a summary for tickets and chat.
 */
#include "auditor/report/markdown.h"

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

/* Some sentences quote what is foreign; those with signs of ours only are
 * prose. */
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
put_sentence(struct page *page, strview text)
{
	if (is_plain(text))
		strbuf_add(page->out, text);
	else
		escape_markdown(page->out, text);
}

static void
put_head(struct page *page)
{
	const struct verdict *verdict = &page->verdict;

	put(page, "# ");
	put_sentence(page, verdict->headline);
	put(page, "\n\n");
	for (size_t i = 0; i < verdict->count; i++) {
		put(page, "- ");
		put_sentence(page, verdict->lines[i]);
		put(page, "\n");
	}
	strbuf_printf(page->out, "- Risk: " SV_FMT ".\n",
	    SV_ARG(verdict_risk(page->result, page->arena)));
	put(page, "\n| Critical | High | Medium | Low | Info | Accepted "
		  "| Changes | Lists not read |\n");
	put(page, "|---:|---:|---:|---:|---:|---:|---:|---:|\n");
	for (size_t i = SEVERITY_COUNT; i > 0; i--)
		strbuf_printf(
		    page->out, "| %zu ", page->view.by_severity[i - 1]);
	strbuf_printf(page->out, "| %zu | %zu | %zu |\n", page->view.accepted,
	    page->result->changes.count, page->gaps.list_count);
}

static void
put_gaps(struct page *page)
{
	const struct gaps *gaps = &page->gaps;

	put(page, "\n## Not assessed\n\n");
	if (gaps->count == 0)
		put(page, "Nothing: every list was read whole and every check "
			  "could be assessed.\n");
	for (size_t i = 0; i < gaps->count; i++) {
		const struct unread *list = &gaps->lists[i];
		put(page, "- ");
		escape_prose(page->out, list->title);
		strbuf_printf(page->out,
		    PLURAL(list->count, " (%zu check)", " (%zu checks)"),
		    list->count);
		if (list->detail.len > 0) {
			put(page, ": ");
			escape_markdown(
			    page->out, phrase_cut(list->detail,
					   PHRASE_VALUE_MAX, page->arena));
		}
		if (list->advice[0] != '\0') {
			put(page, " ");
			escape_prose(page->out, sv_from(list->advice));
		}
		put(page, "\n");
	}
}

static void
put_name(struct page *page, size_t index, strview name, strview id)
{
	if (index < NAMES_MAX) {
		put(page, index == 0 ? ": " : ", ");
		escape_markdown(page->out, phrase_name(name, id, page->arena));
	}
}

static void
put_rest(struct page *page, size_t count)
{
	if (count > NAMES_MAX)
		strbuf_printf(page->out, " and %zu more", count - NAMES_MAX);
	put(page, "\n");
}

static void
put_chain(struct page *page, const struct finding *chain)
{
	struct steps steps;

	steps_build(page->result, chain, page->arena, &steps);
	put(page, "\n## Attack chain\n\n");
	for (size_t i = 0; i < steps.count; i++) {
		const struct step *step = &steps.at[i];
		strbuf_printf(page->out, "%zu. %s", i + 1, step->label);
		if (step->first_at != 0)
			strbuf_printf(page->out, " (" SV_FMT ")",
			    SV_ARG(phrase_time(step->first_at, page->arena)));
		for (size_t j = 0; j < step->count; j++)
			put_name(
			    page, j, step->parts[j].name, step->parts[j].id);
		put_rest(page, step->count);
	}
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
	strbuf_printf(page->out, "- **%s** %s ", severity_word(group->severity),
	    group->check->id);
	escape_prose(page->out, sv_from(group->check->title));
	for (size_t i = 0; i < group->count; i++)
		put_name(page, i, group->at[i]->name, group->at[i]->id);
	put_rest(page, group->count);
}

static void
put_findings(struct page *page)
{
	const struct overview *view = &page->view;

	put(page, "\n## Findings\n\n");
	if (view->group_count == 0)
		put(page, "No open findings.\n");
	for (size_t i = 0; i < view->group_count; i++)
		put_group(page, &view->groups[i]);
}

/* "3 added, 1 changed" */
static void
put_changes(struct page *page)
{
	const struct audit_result *result = page->result;
	const struct diff *changes = &result->changes;
	bool is_first = true;

	if (!result->has_changes_base)
		return;
	put(page, result->changes_since_baseline
		      ? "\n## Changes since the baseline\n\n"
		      : "\n## Changes since the snapshot before\n\n");
	for (int type = CHANGE_ADDED; type <= (int)CHANGE_RECREATED; type++) {
		size_t count = 0;
		for (size_t i = 0; i < changes->count; i++)
			count += (int)changes->changes[i].type == type;
		if (count == 0)
			continue;
		strbuf_printf(page->out, "%s%zu %s", is_first ? "" : ", ",
		    count, change_word((enum change_type)type));
		is_first = false;
	}
	put(page, is_first ? "None.\n" : "\n");
}

static void
put_facts(struct page *page)
{
	struct facts facts;

	put(page, "\n## Provenance\n\n");
	facts_build(page->result, page->arena, &facts);
	for (size_t i = 0; i < facts.count; i++) {
		strbuf_printf(page->out, "- %s: ", facts.at[i].label);
		escape_markdown(page->out, facts.at[i].value);
		put(page, "\n");
	}
	strbuf_printf(page->out, "- Exit status: " SV_FMT "\n",
	    SV_ARG(verdict_exit(page->result, page->arena)));
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
