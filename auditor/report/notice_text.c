/*
 * notice_text.c - a notice in words: for mail, chat and system logs.
 */
#include "auditor/base/jsonw.h"
#include "auditor/base/lang.h"
#include "auditor/base/term.h"
#include "auditor/report/notice.h"
#include "auditor/report/phrase.h"

#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

/* Chats cut long messages; how many follow is said. */
#define CHAT_ITEMS 10
#define SLACK_MOST 2900
/* A name may be as long as an attacker likes. */
#define NAME_MOST 200

static const char *const news_words[] = {
    [NOTICE_NEW] = N_("new"),
    [NOTICE_REOPENED] = N_("back"),
    [NOTICE_RESOLVED] = N_("resolved"),
};

static strview
name_of(strview name, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf safe = {0};

	term_escape(&safe, name);
	strview whole = strbuf_view(&safe);
	if (whole.len <= NAME_MOST)
		return arena_dup(arena, whole);
	return arena_printf(
	    arena, SV_FMT "...", SV_ARG(utf8_clip(whole, NAME_MOST)));
}

/* The title is kept in English, whoever reads it. */
static strview
title_of(const struct notice_item *item, struct arena *arena)
{
	return SV_(arena_dup(arena, item->title).ptr);
}

/* What provenance a notice carries: where to look further. */
static strview
source_of(const struct notice *notice, struct arena *arena)
{
	const struct snapshot *snapshot = notice->result->snapshot;
	const struct baseline_verdict *baseline = &notice->result->baseline;
	strview tenant = name_of(snapshot->tenant, arena);
	strview name = name_of(snapshot->tenant_name, arena);

	strview all =
	    name.len > 0
		? arena_printf(arena, _("tenant " SV_FMT " (" SV_FMT ")"),
		      SV_ARG(tenant), SV_ARG(name))
		: arena_printf(arena, _("tenant " SV_FMT), SV_ARG(tenant));
	all = phrase_join(all,
	    arena_printf(
		arena, _("snapshot %lld"), (long long)snapshot->number),
	    arena);
	all = phrase_join(all,
	    arena_printf(arena, _("link " SV_FMT),
		SV_ARG(phrase_digest(&snapshot->link, arena))),
	    arena);
	if (baseline->state == BASELINE_NONE)
		return all;
	return phrase_join(all,
	    arena_printf(arena, _("baseline " SV_FMT " (%s)"),
		SV_ARG(phrase_digest(&baseline->digest, arena)),
		lang(baseline_state_word(baseline->state))),
	    arena);
}

static strview
item_of(const struct notice_item *item, struct arena *arena)
{
	return arena_printf(arena,
	    _("%s: %s %u " SV_FMT " " SV_FMT ": " SV_FMT " \"" SV_FMT
	      "\" (" SV_FMT ")"),
	    lang(news_words[item->news]), lang(severity_word(item->severity)),
	    item->points, SV_ARG(item->check), SV_ARG(title_of(item, arena)),
	    SV_ARG(item->kind), SV_ARG(name_of(item->name, arena)),
	    SV_ARG(name_of(item->id, arena)));
}

void
notice_text(const struct notice *notice, struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	term_escape(out, notice->headline);
	strbuf_add_text(out, "\n\n");
	for (size_t i = 0; i < notice->count; i++)
		strbuf_printf(out, "- " SV_FMT "\n",
		    SV_ARG(item_of(&notice->items[i], arena)));
	strbuf_printf(out, "\n" SV_FMT "\n", SV_ARG(source_of(notice, arena)));
}

void
notice_subject(const struct notice *notice, struct strbuf *out)
{
	size_t counts[COUNT_OF(news_words)] = {0};
	enum severity worst = SEVERITY_INFO;

	for (size_t i = 0; i < notice->count; i++) {
		const struct notice_item *item = &notice->items[i];
		counts[item->news]++;
		if (item->news != NOTICE_RESOLVED && item->severity > worst)
			worst = item->severity;
	}
	if (counts[NOTICE_NEW] + counts[NOTICE_REOPENED] > 0)
		strbuf_printf(out,
		    _("exoaudit: %zu new, %zu back, %zu resolved, worst %s"),
		    counts[NOTICE_NEW], counts[NOTICE_REOPENED],
		    counts[NOTICE_RESOLVED], lang(severity_word(worst)));
	else
		strbuf_printf(out,
		    _("exoaudit: %zu new, %zu back, %zu resolved"),
		    counts[NOTICE_NEW], counts[NOTICE_REOPENED],
		    counts[NOTICE_RESOLVED]);
}

void
notice_line(const struct notice *notice, const struct notice_item *item,
    struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	strbuf_printf(out, _(SV_FMT "; " SV_FMT), SV_ARG(item_of(item, arena)),
	    SV_ARG(source_of(notice, arena)));
}

void
notice_json(const struct notice *notice, struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const struct audit_result *result = notice->result;
	struct jsonw w = {.out = out};

	jsonw_object(&w, NULL);
	jsonw_cstr(&w, "schema", "exoaudit-notice/1");
	jsonw_text(&w, "headline", notice->headline);
	jsonw_text(&w, "tenant", result->snapshot->tenant);
	jsonw_text(&w, "tenant_name", result->snapshot->tenant_name);
	jsonw_int(&w, "snapshot", result->snapshot->number);
	jsonw_digest(&w, "link", &result->snapshot->link);
	jsonw_cstr(
	    &w, "baseline_state", baseline_state_word(result->baseline.state));
	jsonw_digest(&w, "baseline", &result->baseline.digest);
	jsonw_int(&w, "exit_status", result->exit_status);
	jsonw_array(&w, "items");
	for (size_t i = 0; i < notice->count; i++) {
		const struct notice_item *item = &notice->items[i];
		jsonw_object(&w, NULL);
		jsonw_text(&w, "finding", item->key);
		jsonw_cstr(&w, "news", news_words[item->news]);
		jsonw_cstr(&w, "severity", severity_word(item->severity));
		jsonw_int(&w, "points", item->points);
		jsonw_text(&w, "check", item->check);
		jsonw_text(&w, "title", title_of(item, arena));
		jsonw_text(&w, "kind", item->kind);
		jsonw_text(&w, "name", item->name);
		jsonw_text(&w, "id", item->id);
		jsonw_end(&w);
	}
	jsonw_end(&w);
	jsonw_end(&w);
}

static void
add_lines(const struct notice *notice, struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	size_t shown = notice->count < CHAT_ITEMS ? notice->count : CHAT_ITEMS;

	for (size_t i = 0; i < shown; i++)
		strbuf_printf(out, SV_FMT "\n",
		    SV_ARG(item_of(&notice->items[i], arena)));
	if (shown < notice->count) {
		strbuf_printf(
		    out, _("%zu more, see the report"), notice->count - shown);
		strbuf_add_char(out, '\n');
	}
	strbuf_add(out, source_of(notice, arena));
}

/*
 * A block of plain text takes no markup, mentions or links (Block Kit,
 * "plain_text"); its text is cut at 3,000 characters.
 */
void
notice_slack(const struct notice *notice, struct strbuf *out)
{
	CLEANUP(strbuf_done) struct strbuf subject = {0};
	CLEANUP(strbuf_done) struct strbuf lines = {0};
	struct jsonw w = {.out = out};

	notice_subject(notice, &subject);
	add_lines(notice, &lines);
	jsonw_object(&w, NULL);
	jsonw_text(&w, "text", strbuf_view(&subject));
	jsonw_array(&w, "blocks");
	jsonw_object(&w, NULL);
	jsonw_cstr(&w, "type", "section");
	jsonw_object(&w, "text");
	jsonw_cstr(&w, "type", "plain_text");
	jsonw_bool(&w, "emoji", false);
	jsonw_text(&w, "text", utf8_clip(strbuf_view(&lines), SLACK_MOST));
	jsonw_end(&w);
	jsonw_end(&w);
	jsonw_end(&w);
	jsonw_end(&w);
}

static void
put_block(struct jsonw *w, strview text, bool is_head)
{
	jsonw_object(w, NULL);
	jsonw_cstr(w, "type", "RichTextBlock");
	jsonw_array(w, "inlines");
	jsonw_object(w, NULL);
	/* A run of text takes no markup, a TextBlock would. */
	jsonw_cstr(w, "type", "TextRun");
	jsonw_text(w, "text", text);
	if (is_head)
		jsonw_cstr(w, "weight", "Bolder");
	jsonw_end(w);
	jsonw_end(w);
	jsonw_end(w);
}

void
notice_teams(const struct notice *notice, struct strbuf *out)
{
	CLEANUP(strbuf_done) struct strbuf subject = {0};
	CLEANUP(strbuf_done) struct strbuf lines = {0};
	struct jsonw w = {.out = out};

	notice_subject(notice, &subject);
	add_lines(notice, &lines);
	jsonw_object(&w, NULL);
	jsonw_cstr(&w, "type", "message");
	jsonw_array(&w, "attachments");
	jsonw_object(&w, NULL);
	jsonw_cstr(
	    &w, "contentType", "application/vnd.microsoft.card.adaptive");
	jsonw_object(&w, "content");
	jsonw_cstr(&w, "$schema",
	    "http://adaptivecards.io/schemas/adaptive-card.json");
	jsonw_cstr(&w, "type", "AdaptiveCard");
	jsonw_cstr(&w, "version", "1.4");
	jsonw_array(&w, "body");
	put_block(&w, strbuf_view(&subject), true);
	put_block(&w, strbuf_view(&lines), false);
	jsonw_end(&w);
	jsonw_end(&w);
	jsonw_end(&w);
	jsonw_end(&w);
	jsonw_end(&w);
}
