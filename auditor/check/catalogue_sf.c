/*
 * catalogue_sf.c - the checks of spam filters.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	/* Single addresses count when they are of ours, or more than ten. */
	.id = "SF-001",
	.title = N_("Senders past the spam filter by their name"),
	.points = 40,
	.points_note = N_("62 for domains of ours or of freemail"),
	.needs = LIST(HOSTED_CONTENT_FILTER_POLICY) | LIST(ACCEPTED_DOMAIN),
	.stage = "bypass",
	.why = N_("A sender's domain is free for anybody to forge; what is on "
		  "the list is delivered."),
	.looks_like = N_("Partners whose mail was caught: an entry with an end "
			 "in the tenant allow list does the same."),
	.fix = N_("Empty the list."),
	.references = REFERENCES(
	    ATTACK_18("T1672"), SCUBA("MS.SECURITYSUITE.6.2"), CIS("2.1.14")),
	.eval = check_sf_001,
    },
    {
	/*
	 * Zero-hour purge and the quarantine for certain phishing are
	 * expected whatever the baseline says; all else is compared with
	 * it.
	 */
	.id = "SF-003",
	.title = N_("Bad mail is delivered"),
	.points = 42,
	.needs = LIST(HOSTED_CONTENT_FILTER_POLICY) | LIST(ANTI_PHISH_POLICY) |
		 LIST(MALWARE_FILTER_POLICY),
	.stage = "bypass",
	.why = N_("The filter still finds it, and lets it through or leaves it "
		  "where it is."),
	.looks_like = N_("Trials of a new policy."),
	.fix = N_("Restore what the baseline has; quarantine certain phishing; "
		  "keep zero-hour purge on."),
	.references = REFERENCES(ATTACK_MOVED("T1562.001", "T1685"),
	    SCUBA("MS.SECURITYSUITE.1.2"), SCUBA("MS.SECURITYSUITE.6.1"),
	    NIST("SI-8")),
	.eval = check_sf_003,
    },
    {
	.id = "SF-004",
	.title = N_("Users may forward mail outside by themselves"),
	.points = 48,
	.needs = LIST(HOSTED_OUTBOUND_SPAM_FILTER_POLICY),
	.stage = "collect",
	.why = N_("A rule in one mailbox takes its mail out, and nobody else "
		  "notices."),
	.looks_like = N_("\"Automatic\" means off, and is fine."),
	.fix = N_("Set AutoForwardingMode to Off."),
	.references = REFERENCES(
	    ATTACK_KEPT("T1114.003"), SCUBA("MS.EXO.1.1"), CIS("6.2.1")),
	.eval = check_sf_004,
    },
    {
	.id = "SF-005",
	.title = N_("Limits or warnings of outgoing spam relaxed"),
	.points = 30,
	.needs = LIST(HOSTED_OUTBOUND_SPAM_FILTER_POLICY),
	.needs_baseline = true,
	.compares = LIST(HOSTED_OUTBOUND_SPAM_FILTER_POLICY),
	.stage = "cover",
	.why = N_("A run of spam from here lasts longer, and nobody is told."),
	.looks_like = N_("Marketing, through a policy of its own."),
	.fix = N_("Restore what the baseline has."),
	.references = REFERENCES(
	    ATTACK_MOVED("T1562.001", "T1685"), CIS("2.1.6"), CIS("2.1.15")),
	.eval = check_sf_005,
    },
};

const struct check_table catalogue_sf = {rows, COUNT_OF(rows)};
