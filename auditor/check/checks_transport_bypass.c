/*
 * checks_transport_bypass.c - transport rules that let mail past the filters.
 *
 * A rule with SCL -1 belongs to one of three checks: by address (TR-022) when
 * addresses narrow it down, by sender (TR-021) when a forgeable name does,
 * else it is open to everybody (TR-020).
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/lexicon.h"
#include "auditor/check/ranges.h"
#include "auditor/check/regex.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/* Wider than that, or more in all, it is no gateway any more. */
#define PREFIX_LEAST 20
#define SUM_MOST     4096
/* A secret in a header is longer. */
#define SECRET_LEAST 6

static bool
is_bypass(const struct object *rule)
{
	return sv_eq(object_text(rule, "SetSCL"), SV("-1"));
}

/* Only mail whose sender signed in: nobody outside has a use of it. */
static bool
is_from_inside(const struct object *rule)
{
	return sv_eq(object_text(rule, "FromScope"), SV("InOrganization"));
}

static bool
names_sender(const struct object *rule)
{
	static const char *const fields[] = {"SenderDomainIs", "From",
	    "FromAddressContainsWords", "FromAddressMatchesPatterns",
	    "FromMemberOf"};

	for (size_t i = 0; i < COUNT_OF(fields); i++) {
		if (object_is_set(rule, fields[i]))
			return true;
	}
	return false;
}

/* Headers whose values anybody can guess; ours among them say nothing new. */
static bool
is_common(strview header)
{
	static const char *const names[] = {"arc-authentication-results",
	    "authentication-results", "bcc", "cc", "content-type", "date",
	    "dkim-signature", "from", "importance", "list-unsubscribe",
	    "message-id", "mime-version", "precedence", "received",
	    "received-spf", "reply-to", "return-path", "sender", "subject",
	    "to", "user-agent", "x-mailer", "x-priority"};

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		if (sv_eq(header, sv_from(names[i])))
			return true;
	}
	return false;
}

/* Each of the values of ${field} is as long as a secret, and not anything. */
static bool
are_secrets(const struct object *rule, const char *field)
{
	const struct json *value;
	size_t i = 0;

	for (; (value = object_each(rule, field, i)) != NULL; i++) {
		strview text = json_text(value);
		if (text.len < SECRET_LEAST || lexicon_is_any(text))
			return false;
	}
	return i > 0;
}

static bool
is_pinned(const struct object *rule)
{
	strview contains = object_text(rule, "HeaderContainsMessageHeader");
	strview matches = object_text(rule, "HeaderMatchesMessageHeader");

	return (contains.len > 0 && !is_common(contains) &&
		   are_secrets(rule, "HeaderContainsWords")) ||
	       (matches.len > 0 && !is_common(matches) &&
		   are_secrets(rule, "HeaderMatchesPatterns"));
}

/* Each of the values of ${field} asks for dmarc=pass, and for nothing else. */
static bool
ask_for_pass(const struct object *rule, const char *field)
{
	const struct json *value;
	size_t i = 0;

	for (; (value = object_each(rule, field, i)) != NULL; i++) {
		strview text = json_text(value);
		if (sv_find_fold(text, SV("dmarc=pass")) == text.len ||
		    sv_has(text, SV("|")) || sv_has(text, SV("?")) ||
		    sv_has(text, SV("*")))
			return false;
	}
	return i > 0;
}

/* The service writes the header itself, and drops what others wrote. */
static bool
is_authenticated(const struct object *rule)
{
	strview header = SV("authentication-results");

	return (sv_eq(
		    object_text(rule, "HeaderContainsMessageHeader"), header) &&
		   ask_for_pass(rule, "HeaderContainsWords")) ||
	       (sv_eq(
		    object_text(rule, "HeaderMatchesMessageHeader"), header) &&
		   ask_for_pass(rule, "HeaderMatchesPatterns"));
}

static struct finding
begin(const struct check_run *run, const struct check *check,
    const struct object *rule, unsigned points)
{
	static const char *const fields[] = {"SetSCL", "SenderIpRanges",
	    "SenderDomainIs", "From", "FromAddressContainsWords",
	    "FromAddressMatchesPatterns", "FromMemberOf",
	    "HeaderContainsMessageHeader", "HeaderMatchesMessageHeader"};
	struct finding finding = run_begin(run, check, rule, points);

	rule_note_set(run, &finding, fields, COUNT_OF(fields));
	return finding;
}

static void
judge_open(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	unsigned points = check->points;

	if (!is_bypass(rule) || object_is_set(rule, "SenderIpRanges"))
		return;
	bool has_secret = is_pinned(rule);
	if (names_sender(rule) && !has_secret)
		return;
	if (is_from_inside(rule))
		points = 15;
	if (has_secret)
		points = 9;
	struct finding finding = begin(run, check, rule, points);
	run_say(run, &finding,
	    has_secret ? SV_("whoever knows the header can write it")
		       : SV_("neither address nor sender narrows it down"));
	rule_add(run, &finding);
}

void
check_tr_020(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_TRANSPORT_RULE, judge_open);
}

/* What a sender condition lets in. */
enum sender {
	SENDER_NONE,
	SENDER_OTHER,
	SENDER_OWN,      /* of ours: forged mail from our own people */
	SENDER_FREEMAIL, /* anybody's, even when it is not forged */
};

static enum sender
sender_of(const struct check_run *run, strview text)
{
	strview domain = view_domain(text);

	if (text.len <= 1 || lexicon_is_freemail(domain))
		return SENDER_FREEMAIL;
	return view_is_like_ours(run, domain) ? SENDER_OWN : SENDER_OTHER;
}

/* A word is looked for anywhere: "contoso" finds our own senders. */
static enum sender
sender_of_word(const struct check_run *run, strview text)
{
	const struct object_list *domains =
	    snapshot_list(run->now, KIND_ACCEPTED_DOMAIN);

	for (size_t i = 0; text.len > 1 && i < domains->count; i++) {
		strview name = object_text(&domains->objects[i], "DomainName");
		if (sv_find_fold(name, text) < name.len)
			return SENDER_OWN;
	}
	return sender_of(run, text);
}

/* A pattern is tried on a sender of each domain of ours. */
static enum sender
sender_of_pattern(const struct check_run *run, strview pattern)
{
	const struct object_list *domains =
	    snapshot_list(run->now, KIND_ACCEPTED_DOMAIN);

	for (size_t i = 0; i < domains->count; i++) {
		strview sender = arena_printf(run->arena, "somebody@" SV_FMT,
		    SV_ARG(object_text(&domains->objects[i], "DomainName")));
		if (regex_find(pattern, sender) == REGEX_FINDS)
			return SENDER_OWN;
	}
	return SENDER_OTHER;
}

static const struct {
	const char *field;
	enum sender (*judge)(const struct check_run *run, strview text);
} sender_fields[] = {
    {"SenderDomainIs", sender_of},
    {"From", sender_of},
    {"FromAddressContainsWords", sender_of_word},
    {"FromAddressMatchesPatterns", sender_of_pattern},
};

static enum sender
worst_sender(const struct check_run *run, const struct object *rule)
{
	const struct json *value;
	/* Members of a group are our own people. */
	enum sender worst =
	    object_is_set(rule, "FromMemberOf") ? SENDER_OWN : SENDER_NONE;

	for (size_t i = 0; i < COUNT_OF(sender_fields); i++) {
		const char *field = sender_fields[i].field;
		for (size_t j = 0;
		     (value = object_each(rule, field, j)) != NULL; j++) {
			enum sender one =
			    sender_fields[i].judge(run, json_text(value));
			if (one > worst)
				worst = one;
		}
	}
	return worst;
}

/* A look-alike of ours that passes is forged mail in our name too. */
static void
note_imitations(const struct check_run *run, struct finding *finding)
{
	static const char *const fields[] = {"SenderDomainIs", "From"};
	const struct json *value;

	for (size_t i = 0; i < COUNT_OF(fields); i++) {
		for (size_t j = 0; (value = object_each(
					finding->object, fields[i], j)) != NULL;
		     j++)
			view_note_imitation(
			    run, finding, view_domain(json_text(value)));
	}
}

static void
judge_sender(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	enum sender sender = worst_sender(run, rule);
	unsigned points = sender >= SENDER_OWN ? 66 : check->points;

	if (!is_bypass(rule) || object_is_set(rule, "SenderIpRanges") ||
	    sender == SENDER_NONE || is_pinned(rule) || is_from_inside(rule))
		return;
	/* Anybody's freemail passes DMARC. */
	if (is_authenticated(rule) && sender != SENDER_FREEMAIL)
		points = 20;
	struct finding finding = begin(run, check, rule, points);
	note_imitations(run, &finding);
	if (sender == SENDER_OWN)
		run_say(run, &finding,
		    SV_("the senders are ours: forged mail in our name"));
	if (sender == SENDER_FREEMAIL)
		run_say(run, &finding,
		    SV_("anybody gets an address of such a sender"));
	rule_add(run, &finding);
}

void
check_tr_021(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_TRANSPORT_RULE, judge_sender);
}

static bool
is_wide(const struct object *rule)
{
	return ranges_are_wide(rule, "SenderIpRanges", PREFIX_LEAST, SUM_MOST);
}

static void
judge_address(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	strview why;

	if (!is_bypass(rule) || !object_is_set(rule, "SenderIpRanges"))
		return;
	struct finding finding =
	    begin(run, check, rule, is_wide(rule) ? 52 : check->points);
	if (view_are_covered(run, rule, "SenderIpRanges", &why))
		run_cover(run, &finding, why);
	rule_add(run, &finding);
}

void
check_tr_022(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_TRANSPORT_RULE, judge_address);
}
