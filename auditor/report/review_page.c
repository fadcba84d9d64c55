/*
 * review_page.c - one change for people: as text, and as Markdown.
 */
#include "auditor/report/review_page.h"

#include "auditor/base/utf8.h"
#include "auditor/report/escape.h"
#include "auditor/report/phrase.h"
#include "auditor/report/sentence.h"

#include "auditor/base/banned.h"

/* Edits of one change that are shown; a sentence says the rest. */
#define EDITS_SHOWN 12

void
review_page_item(
    struct page *page, enum tone tone, strview words, strview foreign)
{
	if (!page->is_markdown) {
		textw_para(&page->w, 2, 4, tone,
		    arena_printf(page->arena, SV_FMT " " SV_FMT, SV_ARG(words),
			SV_ARG(foreign)));
		return;
	}
	strbuf_add_text(page->w.out, "- ");
	escape_prose(page->w.out, words);
	strbuf_add_char(page->w.out, ' ');
	escape_markdown(page->w.out, foreign);
	strbuf_add_char(page->w.out, '\n');
}

void
review_page_detail(struct page *page, const char *label, strview foreign)
{
	if (!page->is_markdown) {
		textw_para(&page->w, 6, 8, TONE_PLAIN,
		    arena_printf(
			page->arena, "%s " SV_FMT, label, SV_ARG(foreign)));
		return;
	}
	strbuf_add_text(page->w.out, "  - ");
	escape_prose(page->w.out, sv_from(label));
	strbuf_add_char(page->w.out, ' ');
	escape_markdown(page->w.out, foreign);
	strbuf_add_char(page->w.out, '\n');
}

static void
put_sentences(struct page *page, const struct change *change)
{
	strview before = {0};
	strview after = {0};

	if (change->before != NULL)
		before = sentence_of(
		    page->result->before, change->before, page->arena);
	if (change->after != NULL)
		after = sentence_of(
		    page->result->after, change->after, page->arena);
	if (before.len > 0 && !sv_eq(before, after))
		review_page_detail(page, _("did:"), before);
	if (after.len > 0)
		review_page_detail(page, _("does:"), after);
}

static void
put_edits(struct page *page, const struct change *change)
{
	size_t count = change->edit_count;

	for (size_t i = 0; i < count && i < EDITS_SHOWN; i++)
		review_page_detail(
		    page, "-", phrase_edit(&change->edits[i], page->arena));
	if (count > EDITS_SHOWN)
		review_page_detail(page, "-",
		    arena_printf(page->arena, _("%zu more, all in the JSON"),
			count - EDITS_SHOWN));
}

strview
review_page_record(const struct event *event, struct arena *arena)
{
	strview when = phrase_time(event->time, arena);
	strview actor = event->actor.len > 0 ? event->actor : event->actor_id;

	return arena_printf(arena,
	    _(SV_FMT " by " SV_FMT " from " SV_FMT " through " SV_FMT
		     ", " SV_FMT),
	    SV_ARG(text_shown(event->operation)),
	    SV_ARG(actor.len > 0 ? text_shown(actor) : SV_("somebody unknown")),
	    SV_ARG(event->address.len > 0 ? text_shown(event->address)
					  : SV_("an unknown address")),
	    SV_ARG(event->app_name.len > 0 ? text_shown(event->app_name)
		   : event->app_id.len > 0 ? text_shown(event->app_id)
					   : SV_("an unknown application")),
	    SV_ARG(when));
}

static void
put_excess(struct page *page, const struct expect_verdict *verdict)
{
	strview fields = {0};

	if (verdict->by == NULL || verdict->excess_count == 0)
		return;
	for (size_t i = 0; i < verdict->excess_count; i++)
		fields = phrase_join(
		    fields, text_shown(verdict->excess[i]), page->arena);
	review_page_detail(
	    page, _("announced, but these may not differ:"), fields);
}

void
review_page_change(
    struct page *page, const struct review_item *item, enum tone tone)
{
	const struct change *change = item->change;
	strview name = phrase_object(change->name, change->id, page->arena);

	if (change->old_name.len > 0)
		name = arena_printf(page->arena,
		    _(SV_FMT ", before \"" SV_FMT "\""), SV_ARG(name),
		    SV_ARG(phrase_cut(
			change->old_name, PHRASE_NAME_MAX, page->arena)));
	review_page_item(page, tone,
	    arena_printf(page->arena, _("%s (%s): %s"),
		lang(change_word(change->type)),
		lang(severity_word(item->severity)), kind_name(change->kind)),
	    name);
	put_excess(page, &item->verdict);
	if (change->type != CHANGE_TOUCHED && change->type != CHANGE_MOVED)
		put_sentences(page, change);
	put_edits(page, change);
	if (page->result->has_events)
		review_page_detail(
		    page, _("who:"), who_words(&item->who, page->arena));
}
