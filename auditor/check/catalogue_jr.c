/*
 * catalogue_jr.c - the checks of journals.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "JR-001",
	.title = N_("Journal of all mail goes outside"),
	.points = 62,
	.needs =
	    LIST(JOURNAL_RULE) | LIST(ACCEPTED_DOMAIN) | LIST(MAIL_CONTACT),
	.stage = "collect",
	.why = N_("A copy of everything is delivered to somebody else."),
	.looks_like = N_("Archive services: approve their address."),
	.fix = N_("Switch the rule off, or approve the address."),
	.references = REFERENCES(
	    ATTACK_KEPT("T1114.003"), ATTACK_18("T1020"), NIST("AC-4")),
	.eval = check_jr_001,
    },
    {
	/*
	 * Outside counts with or without a baseline; another address than
	 * the baseline's counts inside too.
	 */
	.id = "JR-002",
	.title = N_("Undeliverable journals go elsewhere"),
	.points = 40,
	.needs =
	    LIST(TRANSPORT_CONFIG) | LIST(ACCEPTED_DOMAIN) | LIST(MAIL_CONTACT),
	.stage = "collect",
	.why = N_("Whoever gets them reads the mail that the journal could not "
		  "take, and can make it unable to."),
	.looks_like = N_("The administrator's mailbox, when it is first set."),
	.fix = N_("Set it to a mailbox of ours, or approve the address."),
	.references = REFERENCES(ATTACK_KEPT("T1114.003"), NIST("AC-4")),
	.eval = check_jr_002,
    },
};

const struct check_table catalogue_jr = {rows, COUNT_OF(rows)};
