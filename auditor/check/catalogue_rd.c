/*
 * catalogue_rd.c - the checks of remote domains.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	/*
	 * The entry for all domains has it on out of the box: it counts
	 * only where some policy lets users forward.
	 */
	.id = "RD-001",
	.title = N_("Mail may be forwarded to a domain by itself"),
	.points = 35,
	.needs = LIST(REMOTE_DOMAIN) | LIST(ACCEPTED_DOMAIN) |
		 LIST(HOSTED_OUTBOUND_SPAM_FILTER_POLICY),
	.stage = "collect",
	.why =
	    N_("Rules of users may send mail there without anybody's doing."),
	.looks_like = N_("Subsidiaries and services."),
	.fix = N_("Switch it off for the domain."),
	.references = REFERENCES(ATTACK_KEPT("T1114.003"), SCUBA("MS.EXO.1.1")),
	.eval = check_rd_001,
    },
    {
	.id = "RD-002",
	.title = N_("Mail of a domain is trusted"),
	.points = 48,
	.needs = LIST(REMOTE_DOMAIN) | LIST(ACCEPTED_DOMAIN),
	.stage = "bypass",
	.why = N_("Messages from it are not checked as those of others are."),
	.looks_like = N_("Mergers; domains of ours in a hybrid."),
	.fix = N_("Switch it off."),
	.references =
	    REFERENCES(ATTACK_MOVED("T1562.001", "T1685"), NIST("AC-4")),
	.eval = check_rd_002,
    },
};

const struct check_table catalogue_rd = {rows, COUNT_OF(rows)};
