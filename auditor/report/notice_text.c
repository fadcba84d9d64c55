/*
 * notice_text.c - a notice in words: for mail, chat and system logs.
 */
#include <inttypes.h>

#include "auditor/base/jsonw.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "auditor/report/notice.h"

#include "auditor/base/banned.h"

/* Chats cut long messages; how many follow is said. */
#define CHAT_ITEMS 10
#define SLACK_MOST 2900
/* A name may be as long as an attacker likes. */
#define NAME_MOST 200

static const char *const news_words[] = {
    [NOTICE_NEW] = "new",
    [NOTICE_REOPENED] = "back",
    [NOTICE_RESOLVED] = "resolved",
};

/* At most ${most} bytes of ${text}, which is UTF-8, and no half character. */
static strview
beginning(strview text, size_t most)
{
	if (text.len <= most)
		return text;
	while (most > 0 && ((unsigned char)text.ptr[most] & 0xc0) == 0x80)
		most--;
	return sv_slice(text, 0, most);
}

static void
add_name(struct strbuf *out, strview name)
{
	CLEANUP(strbuf_done) struct strbuf safe = {0};

	term_escape(&safe, name);
	strbuf_add(out, beginning(strbuf_view(&safe), NAME_MOST));
	if (safe.len > NAME_MOST)
		strbuf_add_text(out, "...");
}

/* What provenance a notice carries: where to look further. */
static void
add_source(struct strbuf *out, const struct notice *notice)
{
	const struct snapshot *snapshot = notice->result->snapshot;
	char hex[DIGEST_HEX_MAX];

	strbuf_add_text(out, "tenant ");
	term_escape(out, snapshot->tenant);
	if (snapshot->tenant_name.len > 0) {
		strbuf_add_text(out, " (");
		add_name(out, snapshot->tenant_name);
		strbuf_add_char(out, ')');
	}
	strbuf_printf(out, ", snapshot %" PRId64 ", link %s", snapshot->number,
	    digest_hex(&snapshot->link, hex));
	if (notice->result->baseline.state != BASELINE_NONE)
		strbuf_printf(out, ", baseline %s (%s)",
		    digest_hex(&notice->result->baseline.digest, hex),
		    baseline_state_word(notice->result->baseline.state));
}

static void
add_item(struct strbuf *out, const struct notice_item *item)
{
	strbuf_printf(out, "%s: %s %u " SV_FMT " " SV_FMT ": " SV_FMT " \"",
	    news_words[item->news], severity_word(item->severity), item->points,
	    SV_ARG(item->check), SV_ARG(item->title), SV_ARG(item->kind));
	add_name(out, item->name);
	strbuf_add_text(out, "\" (");
	add_name(out, item->id);
	strbuf_add_char(out, ')');
}

void
notice_text(const struct notice *notice, struct strbuf *out)
{
	term_escape(out, notice->headline);
	strbuf_add_text(out, "\n\n");
	for (size_t i = 0; i < notice->count; i++) {
		strbuf_add_text(out, "- ");
		add_item(out, &notice->items[i]);
		strbuf_add_char(out, '\n');
	}
	strbuf_add_char(out, '\n');
	add_source(out, notice);
	strbuf_add_char(out, '\n');
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
	strbuf_printf(out, "exoaudit: %zu new, %zu back, %zu resolved",
	    counts[NOTICE_NEW], counts[NOTICE_REOPENED],
	    counts[NOTICE_RESOLVED]);
	if (counts[NOTICE_NEW] + counts[NOTICE_REOPENED] > 0)
		strbuf_printf(out, ", worst %s", severity_word(worst));
}

void
notice_line(const struct notice *notice, const struct notice_item *item,
    struct strbuf *out)
{
	add_item(out, item);
	strbuf_add_text(out, "; ");
	add_source(out, notice);
}

void
notice_json(const struct notice *notice, struct strbuf *out)
{
	const struct audit_result *result = notice->result;
	struct jsonw w = {.out = out};
	char text[DIGEST_HEX_MAX];

	jsonw_object(&w, NULL);
	jsonw_cstr(&w, "schema", "exoaudit-notice/1");
	jsonw_text(&w, "headline", notice->headline);
	jsonw_text(&w, "tenant", result->snapshot->tenant);
	jsonw_text(&w, "tenant_name", result->snapshot->tenant_name);
	jsonw_int(&w, "snapshot", result->snapshot->number);
	jsonw_cstr(&w, "link", digest_hex(&result->snapshot->link, text));
	jsonw_cstr(
	    &w, "baseline_state", baseline_state_word(result->baseline.state));
	jsonw_cstr(&w, "baseline", digest_hex(&result->baseline.digest, text));
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
		jsonw_text(&w, "title", item->title);
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
	size_t shown = notice->count < CHAT_ITEMS ? notice->count : CHAT_ITEMS;

	for (size_t i = 0; i < shown; i++) {
		add_item(out, &notice->items[i]);
		strbuf_add_char(out, '\n');
	}
	if (shown < notice->count)
		strbuf_printf(
		    out, "%zu more, see the report\n", notice->count - shown);
	add_source(out, notice);
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
	jsonw_text(&w, "text", beginning(strbuf_view(&lines), SLACK_MOST));
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
