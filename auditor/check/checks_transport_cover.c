/*
 * checks_transport_cover.c - transport rules that hide what gives them away.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/lexicon.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/* What a condition holds. */
enum content {
	IS_WORD,
	IS_PATTERN,
	IS_SENDER,
	IS_SENDER_PATTERN,
};

static const struct {
	const char *field;
	enum content content;
} conditions[] = {
    {"SubjectContainsWords", IS_WORD},
    {"SubjectOrBodyContainsWords", IS_WORD},
    {"HeaderContainsWords", IS_WORD},
    {"SubjectMatchesPatterns", IS_PATTERN},
    {"SubjectOrBodyMatchesPatterns", IS_PATTERN},
    {"HeaderMatchesPatterns", IS_PATTERN},
    {"From", IS_SENDER},
    {"FromAddressContainsWords", IS_SENDER},
    {"SenderDomainIs", IS_SENDER},
    {"HeaderContainsWords", IS_SENDER},
    {"FromAddressMatchesPatterns", IS_SENDER_PATTERN},
    {"HeaderMatchesPatterns", IS_SENDER_PATTERN},
};

static bool
is_about(const struct check_run *run, enum lexicon_topic topic,
    enum content content, strview text)
{
	if (content == IS_WORD)
		return lexicon_has_words(topic, text, run->arena);
	if (content == IS_PATTERN)
		return lexicon_has_pattern(topic, text);
	if (content == IS_SENDER)
		return lexicon_has_sender(topic, text);
	return lexicon_has_sender_pattern(topic, text);
}

/* Evidence for each condition that looks for ${topic}. */
static void
note_topic(const struct check_run *run, struct finding *finding,
    enum lexicon_topic topic)
{
	const struct json *value;

	for (size_t i = 0; i < COUNT_OF(conditions); i++) {
		const char *field = conditions[i].field;
		for (size_t j = 0;
		     (value = object_each(finding->object, field, j)) != NULL;
		     j++) {
			strview text = json_text(value);
			if (is_about(run, topic, conditions[i].content, text))
				run_note(run, finding, field, text,
				    SV_("nothing that hides it"));
		}
	}
}

/* Sent back, it is gone as well, but whoever sent it learns of that. */
#define REJECTED_POINTS 45

static bool
sends_back(const struct object *rule)
{
	return object_is_set(rule, "RejectMessageReasonText") ||
	       object_is_set(rule, "RejectMessageEnhancedStatusCode") ||
	       object_is_set(rule, "SmtpRejectMessageRejectText");
}

static void
judge(struct check_run *run, const struct check *check,
    const struct object *rule, enum lexicon_topic topic)
{
	static const char *const actions[] = {"DeleteMessage", "Quarantine",
	    "RedirectMessageTo", "RejectMessageReasonText",
	    "RejectMessageEnhancedStatusCode", "SmtpRejectMessageRejectText"};
	bool hides = rule_hides(rule);

	if (!hides && !sends_back(rule))
		return;
	struct finding finding = run_begin(
	    run, check, rule, hides ? check->points : REJECTED_POINTS);
	note_topic(run, &finding, topic);
	if (finding.evidence_count == 0)
		return;
	rule_note_set(run, &finding, actions, COUNT_OF(actions));
	rule_add(run, &finding);
}

static void
judge_alert(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	judge(run, check, rule, LEXICON_ALERT);
}

void
check_tr_030(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_TRANSPORT_RULE, judge_alert);
}

static void
judge_bounce(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	judge(run, check, rule, LEXICON_BOUNCE);
}

void
check_tr_032(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_TRANSPORT_RULE, judge_bounce);
}
