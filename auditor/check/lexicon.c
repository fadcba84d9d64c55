/*
 * lexicon.c - words, addresses and folders that hiding rules look for.
 *
 * Words are looked for in folded text.  Words alone that any filter of bad
 * mail has too ("virus", "password") are not among them.
 */
#include "auditor/check/lexicon.h"

#include "auditor/base/attr.h"
#include "auditor/base/fold.h"
#include "auditor/check/regex.h"

#include "auditor/base/banned.h"

/* One is enough, wherever it stands in what the rule looks for. */
static const char *const alert_words[] = {"security alert", "security notice",
    "security notification", "security warning", "suspicious", "unusual sign",
    "unusual activity", "unusual login", "sign-in", "new sign in", "signin",
    "hacked", "hijacked", "compromised", "phish", "breach", "unauthorized",
    "unauthorised", "severity alert", "threat detected", "malware detected",
    "restricted from sending", "restricted user", "connector activity",
    "alert policy", "alert:", "microsoft 365 alert", "office 365 alert",
    "risky user", "user at risk", "incident response", "multi-factor",
    "multifactor", "verification code", "inbox rule", "forwarding rule", "不審",
    "サインイン", "ログイン通知", "セキュリティ", "アラート", "警告",
    "不正アクセス", "不正ログイン", "乗っ取り", "侵害", "フィッシング",
    "なりすまし", "多要素", "確認コード", "インシデント"};
/* These only when the rule looks for nothing more. */
static const char *const alert_whole[] = {"alert", "alerts", "security", "soc",
    "hack", "scam", "fraud", "siem", "defender", "incident", "mfa", "漏えい",
    "漏洩"};
static const char *const alert_senders[] = {"office365alerts@microsoft.com",
    "o365mc@microsoft.com", "no-reply@microsoft.com",
    "microsoft-noreply@microsoft.com", "mssecurity-noreply@microsoft.com",
    "defender-noreply@microsoft.com", "azure-noreply@microsoft.com",
    "account-security-noreply@accountprotection.microsoft.com",
    "msonlineservicesteam@microsoftonline.com",
    "quarantine@messaging.microsoft.com"};
static const char *const alert_samples[] = {
    "Security alert: suspicious sign-in to your account",
    "Microsoft account unusual sign-in activity",
    "High-severity alert: Suspicious connector activity",
    "Medium-severity alert: Creation of forwarding/redirect rule",
    "Informational-severity alert: Elevation of Exchange admin privilege",
    "User restricted from sending email",
    "Azure AD Identity Protection: user at risk detected",
    "Your account may have been compromised",
    "Phishing campaign reported in your organization",
    "Unauthorized access to your mailbox",
    "セキュリティ アラート: 不審なサインイン",
    "重大度: 高 不審なメール転送アクティビティ"};

static const char *const bounce_words[] = {"undeliverable", "undelivered",
    "delivery status notification", "delivery failure", "delivery has failed",
    "delivery failed", "failure notice", "returned mail", "mail delivery",
    "message not delivered", "could not be delivered", "could not deliver",
    "couldn't be delivered", "non-delivery", "mailer-daemon", "postmaster",
    "returned to sender", "recipient address rejected", "mailbox full",
    "delivery-status", "multipart/report", "配信不能", "配信不可",
    "配信できません", "配信できませんでした", "配信エラー",
    "送信できませんでした", "配信失敗", "宛先不明"};
static const char *const bounce_whole[] = {
    "ndr", "bounce", "bounced", "returned", "rejected"};
static const char *const bounce_senders[] = {"postmaster@", "mailer-daemon@",
    "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e@"};
static const char *const bounce_samples[] = {"Undeliverable: Your order",
    "Delivery Status Notification (Failure)",
    "Mail delivery failed: returning message to sender",
    "Returned mail: see transcript for details", "failure notice",
    "Non-delivery report", "配信不能: ご注文", "配信できませんでした",
    "multipart/report; report-type=delivery-status"};

/* Texts of ordinary mail: what finds these too is about anything. */
static const char *const ordinary[] = {"Lunch on Friday?",
    "Re: Invoice 4711 for October", "Minutes of the weekly meeting",
    "お見積りの件", "a.example@example.com"};

struct lexicon {
	const char *const *words;
	size_t word_count;
	const char *const *whole;
	size_t whole_count;
	const char *const *senders;
	size_t sender_count;
	const char *const *samples;
	size_t sample_count;
};

#define ROWS(list) list, COUNT_OF(list)
static const struct lexicon lexicons[] = {
    [LEXICON_ALERT] = {ROWS(alert_words), ROWS(alert_whole),
	ROWS(alert_senders), ROWS(alert_samples)},
    [LEXICON_BOUNCE] = {ROWS(bounce_words), ROWS(bounce_whole),
	ROWS(bounce_senders), ROWS(bounce_samples)},
};

bool
lexicon_has_words(enum lexicon_topic topic, strview text, struct arena *arena)
{
	const struct lexicon *lexicon = &lexicons[topic];
	strview folded = fold(text, arena);

	for (size_t i = 0; i < lexicon->word_count; i++) {
		if (sv_has(folded, sv_from(lexicon->words[i])))
			return true;
	}
	for (size_t i = 0; i < lexicon->whole_count; i++) {
		if (sv_eq(folded, sv_from(lexicon->whole[i])))
			return true;
	}
	return false;
}

static bool
finds_some(strview pattern, const char *const *texts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (regex_find(pattern, sv_from(texts[i])) == REGEX_FINDS)
			return true;
	}
	return false;
}

bool
lexicon_has_pattern(enum lexicon_topic topic, strview pattern)
{
	const struct lexicon *lexicon = &lexicons[topic];

	return finds_some(pattern, lexicon->samples, lexicon->sample_count) &&
	       !finds_some(pattern, ordinary, COUNT_OF(ordinary));
}

bool
lexicon_is_any(strview pattern)
{
	for (size_t i = 0; i < COUNT_OF(ordinary); i++) {
		if (regex_find(pattern, sv_from(ordinary[i])) != REGEX_FINDS)
			return false;
	}
	return true;
}

/* Shorter pieces stand in many addresses. */
#define SENDER_LEAST 9

bool
lexicon_has_sender(enum lexicon_topic topic, strview text)
{
	const struct lexicon *lexicon = &lexicons[topic];

	if (text.len < SENDER_LEAST)
		return false;
	for (size_t i = 0; i < lexicon->sender_count; i++) {
		strview sender = sv_from(lexicon->senders[i]);
		bool is_mailbox_anywhere = sv_ends(sender, SV("@"));
		if (sv_find_fold(sender, text) < sender.len ||
		    (is_mailbox_anywhere && sv_starts_fold(text, sender)))
			return true;
	}
	return false;
}

bool
lexicon_has_sender_pattern(enum lexicon_topic topic, strview pattern)
{
	const struct lexicon *lexicon = &lexicons[topic];

	return finds_some(pattern, lexicon->senders, lexicon->sender_count) &&
	       !finds_some(pattern, ordinary, COUNT_OF(ordinary));
}

/* --- other lists --------------------------------------------------------- */

static const char *const freemail[] = {"163.com", "aol.com", "au.com",
    "docomo.ne.jp", "ezweb.ne.jp", "gmail.com", "gmx.com", "gmx.de", "gmx.net",
    "googlemail.com", "hotmail.co.jp", "hotmail.com", "i.softbank.jp",
    "icloud.com", "live.com", "live.jp", "mail.com", "mail.ru", "me.com",
    "msn.com", "nifty.com", "outlook.com", "outlook.jp", "proton.me",
    "protonmail.com", "qq.com", "rakuten.jp", "softbank.ne.jp", "web.de",
    "yahoo.co.jp", "yahoo.co.uk", "yahoo.com", "yahoo.de", "yahoo.fr",
    "yandex.com", "yandex.ru", "ymail.com", "zoho.com"};

/* Folders that clients make by themselves and people do not open. */
static const char *const quiet_folders[] = {"rss feeds", "rss subscriptions",
    "rss フィード", "rss", "conversation history", "会話の履歴", "notes",
    "メモ", "sync issues", "同期の失敗", "junk email", "junk e-mail",
    "迷惑メール", "deleted items", "削除済みアイテム",
    "conversation action settings", "recoverable items"};

static bool
is_listed(const char *const *list, size_t count, strview word)
{
	for (size_t i = 0; i < count; i++) {
		if (sv_eq_fold(sv_from(list[i]), word))
			return true;
	}
	return false;
}

bool
lexicon_is_freemail(strview domain)
{
	return is_listed(ROWS(freemail), domain);
}

bool
lexicon_hides(strview folder, struct arena *arena)
{
	strview name = folder;
	strview part;

	/* user:\Inbox\RSS Feeds */
	for (strview rest = folder; sv_cut(&rest, '\\', &part);)
		name = part;
	for (strview rest = name; sv_cut(&rest, '/', &part);)
		name = part;
	return is_listed(ROWS(quiet_folders), fold(name, arena));
}
