/*
 * catalogue_cf.c - the checks of the connection filter.
 */
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "CF-001",
	.title = "Addresses whose mail is not filtered",
	.points = 35,
	.points_note = "52 for more than a /24, or addresses of a known "
		       "sending service",
	.needs = LIST(HOSTED_CONNECTION_FILTER_POLICY),
	.stage = "bypass",
	.why = "Mail from them skips the checks of sender and content.",
	.looks_like = "Guides of mail gateways ask for it: approve the "
		      "addresses, or use a connector with enhanced filtering.",
	.fix = "Remove the entries, or approve them.",
	.references =
	    REFERENCES(ATTACK_MOVED("T1562.001", "T1685"), ATTACK_18("T1566"),
		SCUBA("MS.SECURITYSUITE.8.1"), CIS("2.1.12"), NIST("AC-4")),
	.eval = check_cf_001,
    },
    {
	.id = "CF-002",
	.title = "Senders that Microsoft takes from others are not filtered",
	.points = 20,
	.needs = LIST(HOSTED_CONNECTION_FILTER_POLICY),
	.why = "Nobody here knows who is on that list.",
	.looks_like = "A setting from long ago.",
	.fix = "Switch it off.",
	.references = REFERENCES(ATTACK_MOVED("T1562.001", "T1685"),
	    SCUBA("MS.SECURITYSUITE.8.2"), CIS("2.1.13")),
	.eval = check_cf_002,
    },
};

const struct check_table catalogue_cf = {rows, COUNT_OF(rows)};
