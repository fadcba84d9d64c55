/*
 * lexicon_test.c - what rules that hide mail look for.
 */
#include "auditor/check/lexicon.h"

#include "tests/support/kit_rows.h"

struct word_row {
	const char *name;
	strview text;
	bool is_alert;
	bool is_bounce;
};

static const struct word_row words[] = {
    {"security alert", SV_INIT("Security Alert"), true, false},
    {"suspicious", SV_INIT("suspicious activity"), true, false},
    {"full-width", SV_INIT("Ｓｕｓｐｉｃｉｏｕｓ"), true, false},
    {"Cyrillic c", SV_INIT("suspi\xd1\x81ious"), true, false},
    {"zero-width", SV_INIT("hac\xe2\x80\x8bked"), true, false},
    {"Japanese", SV_INIT("不審なログイン"), true, false},
    {"katakana", SV_INIT("セキュリティ"), true, false},
    {"alone", SV_INIT("ALERT"), true, false},
    {"weather", SV_INIT("weather alert"), false, false},
    {"virus", SV_INIT("virus"), false, false},
    {"lottery", SV_INIT("lottery"), false, false},
    {"bounce", SV_INIT("Undeliverable"), false, true},
    {"status", SV_INIT("Delivery Status Notification"), false, true},
    {"bounce in Japanese", SV_INIT("配信不能"), false, true},
    {"short bounce", SV_INIT("NDR"), false, true},
    {"delivery", SV_INIT("delivery"), false, false},
    {"empty", SV_INIT(""), false, false},
};

static void
knows_words(const void *at)
{
	const struct word_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	KIT_INT(
	    lexicon_has_words(LEXICON_ALERT, row->text, arena), row->is_alert);
	KIT_INT(lexicon_has_words(LEXICON_BOUNCE, row->text, arena),
	    row->is_bounce);
}

static const struct word_row patterns[] = {
    {"p: alert", SV_INIT("sec.rity\\s+al.rt"), true, false},
    {"p: choice", SV_INIT("(hacked|compromised)"), true, false},
    {"p: Japanese", SV_INIT("不審.*"), true, false},
    {"p: bounce", SV_INIT("^undeliver"), false, true},
    {"p: both", SV_INIT("(alert|undeliver)"), true, true},
    {"p: anything", SV_INIT(".*"), false, false},
    {"p: any letter", SV_INIT("\\w"), false, false},
    {"p: lottery", SV_INIT("lott?ery"), false, false},
    {"p: broken", SV_INIT("(alert"), false, false},
};

static void
knows_patterns(const void *at)
{
	const struct word_row *row = at;

	KIT_INT(lexicon_has_pattern(LEXICON_ALERT, row->text), row->is_alert);
	KIT_INT(lexicon_has_pattern(LEXICON_BOUNCE, row->text), row->is_bounce);
}

static const struct word_row senders[] = {
    {"s: alert", SV_INIT("office365alerts@microsoft.com"), true, false},
    {"s: domain", SV_INIT("accountprotection.microsoft.com"), true, false},
    {"s: part", SV_INIT("@Microsoft.com"), true, false},
    {"s: postmaster", SV_INIT("postmaster@contoso.com"), false, true},
    {"s: word", SV_INIT("mailer-daemon"), false, true},
    {"s: somebody", SV_INIT("news@fabrikam.example"), false, false},
    {"s: short", SV_INIT(".com"), false, false},
};

static void
knows_senders(const void *at)
{
	const struct word_row *row = at;

	KIT_INT(lexicon_has_sender(LEXICON_ALERT, row->text), row->is_alert);
	KIT_INT(lexicon_has_sender(LEXICON_BOUNCE, row->text), row->is_bounce);
}

static void
knows_sender_patterns(const void *at)
{
	(void)at;
	KIT_TRUE(
	    lexicon_has_sender_pattern(LEXICON_ALERT, SV("@microsoft\\.com$")));
	KIT_TRUE(!lexicon_has_sender_pattern(LEXICON_ALERT, SV("@.*\\.com$")));
	KIT_TRUE(lexicon_has_sender_pattern(LEXICON_BOUNCE, SV("^postm")));
}

static void
knows_the_rest(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	(void)at;
	KIT_TRUE(lexicon_is_any(SV(".*")));
	KIT_TRUE(lexicon_is_any(SV("^")));
	KIT_TRUE(!lexicon_is_any(SV("invoice")));
	KIT_TRUE(lexicon_is_freemail(SV("Gmail.com")));
	KIT_TRUE(!lexicon_is_freemail(SV("contoso.com")));
	KIT_TRUE(lexicon_hides(SV("RSS Feeds"), arena));
	KIT_TRUE(lexicon_hides(SV("alice:\\Inbox\\RSS フィード"), arena));
	KIT_TRUE(!lexicon_hides(SV("Projects"), arena));
	KIT_TRUE(!lexicon_hides(SV(""), arena));
}

int
main(void)
{
	KIT_ROWS(words, knows_words);
	KIT_ROWS(patterns, knows_patterns);
	KIT_ROWS(senders, knows_senders);
	kit_case("patterns for senders", knows_sender_patterns);
	kit_case("other lists", knows_the_rest);
	return kit_finish();
}
