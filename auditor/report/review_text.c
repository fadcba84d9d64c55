/*
 * review_text.c - a change review for people: as text, and as Markdown.
 */
#include "auditor/base/lang.h"
#include "auditor/base/utf8.h"
#include "auditor/report/escape.h"
#include "auditor/report/phrase.h"
#include "auditor/report/review_page.h"
#include "auditor/report/review_report.h"

#include "auditor/base/banned.h"

static void
put_prose(struct page *page, enum tone tone, const char *mark, strview words)
{
	if (!page->is_markdown) {
		textw_para(&page->w, 0, 2, tone, words);
		return;
	}
	strbuf_add_text(page->w.out, mark);
	escape_prose(page->w.out, words);
	strbuf_add_text(page->w.out, mark);
	strbuf_add_text(page->w.out, "\n\n");
}

static void
put_heading(struct page *page, enum tone tone, strview words)
{
	if (page->is_markdown) {
		strbuf_add_text(page->w.out, "## ");
		escape_prose(page->w.out, words);
		strbuf_add_text(page->w.out, "\n\n");
		return;
	}
	textw_heading(&page->w, tone, words);
}

static void
end_list(struct page *page)
{
	if (page->is_markdown)
		strbuf_add_char(page->w.out, '\n');
}

/* --- head ---------------------------------------------------------------- */

static strview
state_name(const struct snapshot *snapshot, struct arena *arena)
{
	strview when = phrase_time(snapshot->finished, arena);

	if (snapshot->number == 0)
		return arena_printf(
		    arena, _("a file of " SV_FMT), SV_ARG(when));
	return arena_printf(arena, _("snapshot %lld (" SV_FMT ")"),
	    (long long)snapshot->number, SV_ARG(when));
}

static strview
verdict_of(const struct review_result *result, struct arena *arena)
{
	if (result->unexpected > 0)
		return arena_printf(arena,
		    PLURAL(result->unexpected,
			"UNEXPECTED: %zu change was not announced.",
			"UNEXPECTED: %zu changes were not announced."),
		    result->unexpected);
	if (result->missing > 0)
		return arena_printf(arena,
		    PLURAL(result->missing,
			"MISSING: %zu announced change has not come; nothing "
			"unexpected did.",
			"MISSING: %zu announced changes have not come; nothing "
			"unexpected did."),
		    result->missing);
	if (result->exit_status != 0)
		return SV_("INCOMPLETE: nothing unexpected was seen, but not "
			   "everything could be compared.");
	return SV_("AS EXPECTED: nothing else changed.");
}

/* What the verdict leaves unsaid when there is worse. */
static strview
also_missing(const struct review_result *result, struct arena *arena)
{
	if (result->unexpected == 0 || result->missing == 0)
		return SV("");
	return arena_printf(arena,
	    PLURAL(result->missing, "%zu announced change has not come.",
		"%zu announced changes have not come."),
	    result->missing);
}

static void
put_head(struct page *page)
{
	const struct review_result *result = page->result;
	const struct review_risk *before = &result->risk_before;
	const struct review_risk *after = &result->risk_after;
	enum tone tone = result->exit_status == 0   ? TONE_GOOD
			 : result->exit_status == 1 ? TONE_BAD
						    : TONE_DOUBT;
	strview from = state_name(result->before, page->arena);
	strview to = state_name(result->after, page->arena);
	strview missing = also_missing(result, page->arena);

	put_heading(page, TONE_STRONG,
	    arena_printf(page->arena, _("Change review: " SV_FMT " to " SV_FMT),
		SV_ARG(from), SV_ARG(to)));
	if (result->expected != NULL && result->expected->change.len > 0)
		review_page_item(page, TONE_PLAIN, SV_("Announced as"),
		    text_shown(result->expected->change));
	end_list(page);
	put_prose(page, tone, "**", verdict_of(result, page->arena));
	if (missing.len > 0)
		put_prose(page, tone, "", missing);
	put_prose(page, TONE_PLAIN, "",
	    arena_printf(page->arena,
		_("Risk %u before, %u after; grade %u before, %u after (of "
		  "100); attack chain %u before, %u after."),
		before->risk, after->risk, before->grade, after->grade,
		before->chain, after->chain));
}

/* Sections by what became of a change. */
enum section { UNEXPECTED, EXPECTED, TOUCHED };

static enum section
section_of(const struct review_item *item)
{
	if (item->is_unexpected)
		return UNEXPECTED;
	return expect_is_met(&item->verdict) ? EXPECTED : TOUCHED;
}

static void
put_changes(
    struct page *page, enum section section, strview heading, enum tone tone)
{
	bool is_first = true;

	for (size_t i = 0; i < page->result->diff.count; i++) {
		const struct review_item *item = &page->result->items[i];
		if (section_of(item) != section)
			continue;
		if (is_first)
			put_heading(page, tone, heading);
		is_first = false;
		review_page_change(page, item, tone);
	}
	if (!is_first)
		end_list(page);
}

static void
put_transients(struct page *page)
{
	const struct review_result *result = page->result;

	if (result->transient_count > 0)
		put_heading(page, TONE_BAD,
		    SV_("Created in between, and in neither state"));
	for (size_t i = 0; i < result->transient_count; i++) {
		const struct review_transient *at = &result->transients[i];
		review_page_item(page, at->by == NULL ? TONE_BAD : TONE_PLAIN,
		    phrase_pair(
			at->by == NULL ? SV_("unexpected") : SV_("announced"),
			sv_from(kind_name(at->object.kind)), page->arena),
		    phrase_object(at->object.name, at->object.id, page->arena));
		review_page_detail(page, _("who:"),
		    review_page_record(at->object.created, page->arena));
		if (at->object.removed != NULL)
			review_page_detail(page, _("who:"),
			    review_page_record(
				at->object.removed, page->arena));
		else
			review_page_detail(
			    page, _("who:"), SV_("no record of its removal"));
	}
	if (result->transient_count > 0)
		end_list(page);
}

static void
put_missing(struct page *page, bool is_decided, strview heading, enum tone tone)
{
	const struct review_result *result = page->result;
	bool is_first = true;

	for (size_t i = 0;
	     result->expected != NULL && i < result->expected->count; i++) {
		const struct expectation *at = &result->expected->at[i];
		if (at->has_come || review_is_missing(result, at) != is_decided)
			continue;
		if (is_first)
			put_heading(page, tone, heading);
		is_first = false;
		review_page_item(page, tone,
		    arena_printf(page->arena, _("%s (line %u): %s"),
			lang(expect_operation(at)), at->line,
			kind_name(at->kind)),
		    text_shown(at->object));
	}
	if (!is_first)
		end_list(page);
}

/* --- rest ---------------------------------------------------------------- */

static void
put_findings(struct page *page, const struct finding_list *list,
    strview heading, enum tone tone)
{
	if (list->count > 0)
		put_heading(page, tone, heading);
	for (size_t i = 0; i < list->count; i++) {
		const struct finding *at = &list->at[i];
		review_page_item(page, tone,
		    arena_printf(page->arena, _("%s %s (%s): %s"),
			at->check->id, lang(at->check->title),
			lang(severity_word(at->severity)), kind_name(at->kind)),
		    phrase_object(at->name, at->id, page->arena));
	}
	if (list->count > 0)
		end_list(page);
}

static void
put_unread(struct page *page)
{
	const struct diff *diff = &page->result->diff;

	if (page->result->unread != 0)
		put_heading(page, TONE_DOUBT,
		    SV_("Not read whole: what went from these is not known"));
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((page->result->unread & KIND_BIT(i)) != 0)
			review_page_item(page, TONE_DOUBT, SV_("list"),
			    sv_from(kind_name((enum kind)i)));
	}
	if (page->result->unread != 0)
		end_list(page);
	for (size_t i = 0; i < diff->note_count; i++)
		put_prose(page, TONE_DIM, "",
		    phrase_note(&diff->notes[i], page->arena));
}

static void
render(const struct review_result *result, const struct report_style *style,
    bool is_markdown, struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct page page = {
	    .result = result,
	    .arena = arena,
	    .w = {out, style->width, style->use_colour},
	    .is_markdown = is_markdown,
	};

	put_head(&page);
	put_changes(&page, UNEXPECTED, SV_("Unexpected"), TONE_BAD);
	put_transients(&page);
	put_missing(
	    &page, true, SV_("Missing: announced, and did not come"), TONE_BAD);
	put_missing(&page, false,
	    SV_("Announced; whether it came cannot be told"), TONE_DOUBT);
	put_changes(&page, EXPECTED, SV_("Expected"), TONE_GOOD);
	put_changes(&page, TOUCHED,
	    SV_("Touched: stamps only, by the service or by an edit that was "
		"put back"),
	    TONE_DIM);
	put_findings(
	    &page, &result->appeared, SV_("Findings that came"), TONE_BAD);
	put_findings(
	    &page, &result->gone, SV_("Findings that went"), TONE_GOOD);
	put_unread(&page);
}

void
review_text(const struct review_result *result,
    const struct report_style *style, struct strbuf *out)
{
	render(result, style, false, out);
}

void
review_markdown(const struct review_result *result,
    const struct report_style *style, struct strbuf *out)
{
	render(result, style, true, out);
}
