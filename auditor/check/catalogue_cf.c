/*
 * catalogue_cf.c - the checks of the connection filter.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "CF-001",
	.title = N_("Addresses whose mail is not filtered"),
	.points = 35,
	.points_note = N_("52 for more than a /24, or addresses of a known "
			  "sending service"),
	.needs = LIST(HOSTED_CONNECTION_FILTER_POLICY),
	.stage = "bypass",
	.why = N_("Mail from them skips the checks of sender and content."),
	.looks_like =
	    N_("Guides of mail gateways ask for it: approve the "
	       "addresses, or use a connector with enhanced filtering."),
	.fix = N_("Remove the entries, or approve them."),
	.references =
	    REFERENCES(ATTACK_MOVED("T1562.001", "T1685"), ATTACK_18("T1566"),
		SCUBA("MS.SECURITYSUITE.8.1"), CIS("2.1.12"), NIST("AC-4")),
	.eval = check_cf_001,
    },
    {
	.id = "CF-002",
	.title =
	    N_("Senders that Microsoft takes from others are not filtered"),
	.points = 20,
	.needs = LIST(HOSTED_CONNECTION_FILTER_POLICY),
	.why = N_("Nobody here knows who is on that list."),
	.looks_like = N_("A setting from long ago."),
	.fix = N_("Switch it off."),
	.references = REFERENCES(ATTACK_MOVED("T1562.001", "T1685"),
	    SCUBA("MS.SECURITYSUITE.8.2"), CIS("2.1.13")),
	.eval = check_cf_002,
    },
};

const struct check_table catalogue_cf = {rows, COUNT_OF(rows)};
