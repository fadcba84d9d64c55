/*
 * catalogue_ov.c - the checks of advanced delivery.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "OV-001",
	.title = N_("Simulation of phishing that nobody approved"),
	.points = 50,
	.needs = LIST(EXO_PHISH_SIM_OVERRIDE_RULE),
	.stage = "bypass",
	.why = N_("Mail of these senders is delivered past all filters, links "
		  "and attachments included."),
	.looks_like = N_("Vendors of training: approve their domains and "
			 "addresses."),
	.fix = N_("Remove the override, or approve the vendor."),
	.references = REFERENCES(ATTACK_MOVED("T1562.001", "T1685"),
	    ATTACK_18("T1566"), NIST("SI-8")),
	.eval = check_ov_001,
    },
    {
	.id = "OV-002",
	.title = N_("Mailbox that gets unfiltered mail"),
	.points = 48,
	.needs = LIST(SEC_OPS_OVERRIDE_POLICY),
	.stage = "bypass",
	.why =
	    N_("What is sent to it is not filtered at all: a way to a person, "
	       "not to a team of experts."),
	.looks_like = N_("Mailboxes in which a SOC collects samples: approve "
			 "them."),
	.fix = N_("Remove the mailbox, or approve it."),
	.references = REFERENCES(ATTACK_MOVED("T1562.001", "T1685"),
	    ATTACK_18("T1566"), NIST("SI-8")),
	.eval = check_ov_002,
    },
};

const struct check_table catalogue_ov = {rows, COUNT_OF(rows)};
