/*
 * checks_mailbox.c - mail that leaves a mailbox, or is hidden in it.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/lexicon.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/* What stands in ${text} behind ${from}, up to ${to}. */
static strview
between(strview text, size_t from, strview to)
{
	text = sv_slice(text, from, text.len);
	return sv_slice(text, 0, sv_find(text, to));
}

/*
 * Inbox rules and mailboxes write recipients as `"Name" [SMTP:a@b.example]`, as
 * `"Name" [EX:/o=…]` for who is in the address book, as an address, or as the
 * path of an object: the address, the name, or the last part.
 */
static strview
address_of(strview text)
{
	const strview mark = SV("[smtp:");
	size_t at = sv_find_fold(text, mark);
	strview name = text;
	strview part;

	if (at < text.len)
		return between(text, at + mark.len, SV("]"));
	if (sv_starts(text, SV("\"")) &&
	    sv_find_fold(text, SV("[ex:")) < text.len)
		return between(text, 1, SV("\""));
	if (sv_has(text, SV("@")))
		return text;
	for (strview rest = text; sv_cut(&rest, '/', &part);)
		name = part;
	return name;
}

/* Evidence for what of ${field} goes outside. */
static void
note_outside(const struct check_run *run, struct finding *finding,
    const char *field, struct view_tally *tally)
{
	const struct json *value;

	for (size_t i = 0;
	     (value = object_each(finding->object, field, i)) != NULL; i++)
		view_recipient(
		    run, finding, field, address_of(json_text(value)), tally);
}

static void
judge_forwarding(struct check_run *run, const struct check *check,
    const struct object *mailbox)
{
	struct view_tally tally = {0};

	if (!object_is_set(mailbox, "ForwardingSmtpAddress") &&
	    !object_is_set(mailbox, "ForwardingAddress"))
		return;
	struct finding finding = view_begin(run, check, mailbox, check->points);
	note_outside(run, &finding, "ForwardingSmtpAddress", &tally);
	note_outside(run, &finding, "ForwardingAddress", &tally);
	if (tally.foreign == 0)
		return;
	finding.remediation = remedy_on("Set-Mailbox", mailbox,
	    " -ForwardingSmtpAddress $null -ForwardingAddress $null",
	    run->arena);
	run_note_field(run, &finding, "DeliverToMailboxAndForward", SV(""));
	view_settle(run, &finding, &tally);
	run_add(run, &finding);
}

void
check_mb_001(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_MAILBOX, judge_forwarding);
}

/* --- inbox rules --------------------------------------------------------- */

static const char *const words[] = {"BodyContainsWords", "HeaderContainsWords",
    "SubjectContainsWords", "SubjectOrBodyContainsWords"};
static const char *const senders[] = {"From", "FromAddressContainsWords"};
/* The rest of what narrows an inbox rule down. */
static const char *const others[] = {"RecipientAddressContainsWords", "SentTo"};

#define ROWS(list) list, COUNT_OF(list)

static bool
has_any(const struct object *rule, const char *const *fields, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (object_is_set(rule, fields[i]))
			return true;
	}
	return false;
}

static bool
is_telling(const struct check_run *run, strview text, bool is_sender)
{
	if (is_sender) {
		text = address_of(text);
		return lexicon_has_sender(LEXICON_ALERT, text) ||
		       lexicon_has_sender(LEXICON_BOUNCE, text);
	}
	return lexicon_has_words(LEXICON_ALERT, text, run->arena) ||
	       lexicon_has_words(LEXICON_BOUNCE, text, run->arena);
}

static size_t
note_telling(const struct check_run *run, struct finding *finding,
    const char *const *fields, size_t count, bool is_sender)
{
	const struct json *value;
	size_t found = 0;

	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; (value = object_each(
					finding->object, fields[i], j)) != NULL;
		     j++) {
			if (!is_telling(run, json_text(value), is_sender))
				continue;
			run_note(run, finding, fields[i], json_text(value),
			    SV_("nothing that hides it"));
			found++;
		}
	}
	return found;
}

/* It takes away warnings and bounces, or everything. */
static bool
note_hiding(const struct check_run *run, struct finding *finding)
{
	const struct object *rule = finding->object;
	bool deletes = object_is(rule, "DeleteMessage") ||
		       object_is(rule, "SoftDeleteMessage");

	if (!deletes &&
	    !lexicon_hides(object_text(rule, "MoveToFolder"), run->arena))
		return false;
	size_t found = note_telling(run, finding, ROWS(words), false) +
		       note_telling(run, finding, ROWS(senders), true);
	bool is_all = !has_any(rule, ROWS(words)) &&
		      !has_any(rule, ROWS(senders)) &&
		      !has_any(rule, ROWS(others));
	if (is_all)
		run_say(run, finding, SV_("it takes away all mail"));
	if (found == 0 && !is_all)
		return false;
	if (deletes)
		run_say(run, finding, SV_("it deletes"));
	else
		run_note_field(run, finding, "MoveToFolder", SV(""));
	return true;
}

static void
judge_rule(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	static const char *const targets[] = {
	    "ForwardAsAttachmentTo", "ForwardTo", "RedirectTo"};
	struct finding finding = view_begin(run, check, rule, check->points);
	struct view_tally tally = {0};

	for (size_t i = 0; i < COUNT_OF(targets); i++)
		note_outside(run, &finding, targets[i], &tally);
	bool hides = note_hiding(run, &finding);
	if (tally.foreign == 0 && !hides)
		return;
	finding.remediation = arena_printf(run->arena,
	    "Disable-InboxRule -Mailbox " SV_FMT " -Identity " SV_FMT,
	    SV_ARG(
		remedy_quote(object_text(rule, "MailboxOwnerId"), run->arena)),
	    SV_ARG(remedy_identity(rule, run->arena)));
	run_note_field(run, &finding, "MailboxOwnerId", SV(""));
	if (!hides)
		view_settle(run, &finding, &tally);
	run_add(run, &finding);
}

void
check_mb_002(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_INBOX_RULE, judge_rule);
}
