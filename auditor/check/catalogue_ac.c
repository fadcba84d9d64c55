/*
 * catalogue_ac.c - the checks of accepted domains.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "AC-001",
	.title = N_("Accepted domain now passes mail on"),
	.points = 48,
	.needs = LIST(ACCEPTED_DOMAIN),
	.needs_baseline = true,
	.compares = LIST(ACCEPTED_DOMAIN),
	.stage = "collect",
	.why =
	    N_("Mail for unknown recipients of the domain, or for names below "
	       "it, goes on to wherever the routing says."),
	.looks_like = N_("A migration, while mailboxes are in two places."),
	.fix =
	    N_("Set the type back, or wait for the end of the migration with "
	       "an approval."),
	.references = REFERENCES(
	    ATTACK_KEPT("T1484.002"), ATTACK_KEPT("T1114.003"), NIST("CM-3")),
	.eval = check_ac_001,
    },
    {
	/*
	 * Before a domain is verified it gives nothing; of one that both
	 * lists have, the accepted one is reported.
	 */
	.id = "AC-002",
	.title = N_("New domain of the organization"),
	.points = 35,
	.needs = LIST(ACCEPTED_DOMAIN) | LIST(DOMAIN),
	.needs_baseline = true,
	.compares = LIST(ACCEPTED_DOMAIN) | LIST(DOMAIN),
	.stage = "identity",
	.why = N_("An address outside becomes one inside: rules and filters "
		  "treat it as ours."),
	.looks_like =
	    N_("New brands, and the routing domains of mail services."),
	.fix = N_("Ask who registered it; remove it if nobody did."),
	.references = REFERENCES(
	    ATTACK_KEPT("T1484.002"), ATTACK_KEPT("T1136.003"), NIST("CM-3")),
	.eval = check_ac_002,
    },
    {
	/*
	 * Set is enough: a catch-all that was there at the first snapshot
	 * is as good as one that came later.
	 */
	.id = "AC-003",
	.title = N_("Somebody collects mistyped mail"),
	.points = 45,
	.needs = LIST(ACCEPTED_DOMAIN),
	.stage = "collect",
	.why = N_("A catch-all gets all mail for addresses that do not exist: "
		  "orders, passwords, contracts."),
	.looks_like = N_("Small organizations that want it so: approve it."),
	.fix = N_("Clear it, or approve the mailbox."),
	.references = REFERENCES(ATTACK_KEPT("T1114.003"), NIST("CM-3")),
	.eval = check_ac_003,
    },
};

const struct check_table catalogue_ac = {rows, COUNT_OF(rows)};
