/*
 * catalogue_mb.c - the checks of mailboxes.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "MB-001",
	.title = N_("Mailbox forwards outside"),
	.points = 45,
	.needs = LIST(MAILBOX) | LIST(ACCEPTED_DOMAIN) | LIST(MAIL_CONTACT),
	.stage = "collect",
	.why =
	    N_("All that arrives is copied to somebody else, without any rule "
	       "to be seen."),
	.looks_like = N_("People who left, and shared mailboxes of partners: "
			 "approve the recipient."),
	.fix = N_("Stop the forwarding, or approve the recipient."),
	.references = REFERENCES(ATTACK_KEPT("T1114.003"), SCUBA("MS.EXO.1.1"),
	    CIS("6.2.1"), NIST("AC-4")),
	.eval = check_mb_001,
    },
    {
	/*
	 * Hiding everything counts like hiding warnings: a rule without
	 * any condition that deletes, or files into a folder nobody opens.
	 */
	.id = "MB-002",
	.title = N_("Inbox rule hides warnings, or sends mail outside"),
	.points = 45,
	.points_note = N_("half when the rule is switched off"),
	.needs = LIST(INBOX_RULE) | LIST(ACCEPTED_DOMAIN) | LIST(MAIL_CONTACT),
	.stage = "cover",
	.why =
	    N_("Its owner does not see what would warn them, or somebody else "
	       "reads along."),
	.looks_like = N_("Rules of people who sort newsletters: they look for "
			 "other words."),
	.fix =
	    N_("Switch the rule off, and ask the owner whether they made it."),
	.references = REFERENCES(
	    ATTACK_KEPT("T1564.008"), ATTACK_KEPT("T1114.003"), CIS("6.2.1")),
	.eval = check_mb_002,
    },
    {
	.id = "MB-003",
	.title = N_("Mailbox open to everybody"),
	.points = 45,
	.needs = LIST(MAILBOX_FOLDER_PERMISSION),
	.stage = "collect",
	.why = N_("Rights of Default or Anonymous on the inbox or the whole "
		  "mailbox let everybody read it, now and after every password "
		  "change."),
	.looks_like = N_("Calendars are shared so, and not meant here."),
	.fix = N_("Set the rights to None."),
	.references = REFERENCES(ATTACK_KEPT("T1098.002"), NIST("AC-3")),
	.eval = check_mb_003,
    },
    {
	/*
	 * Who is an executive no list tells: applications, guests and
	 * everybody are odd on any mailbox; others count when they are
	 * new.
	 */
	.id = "MB-004",
	.title = N_("Odd or new delegate of a mailbox"),
	.points = 40,
	.needs = LIST(MAILBOX) | LIST(MAILBOX_PERMISSION) |
		 LIST(RECIPIENT_PERMISSION),
	.stage = "collect",
	.why = N_("A delegate reads the mailbox or sends in its name: an order "
		  "from the chief that is none."),
	.looks_like = N_("Assistants and teams, when they are introduced."),
	.fix = N_("Ask the owner; remove what they did not ask for."),
	.references = REFERENCES(ATTACK_KEPT("T1098.002"), NIST("AC-3")),
	.eval = check_mb_004,
    },
};

const struct check_table catalogue_mb = {rows, COUNT_OF(rows)};
