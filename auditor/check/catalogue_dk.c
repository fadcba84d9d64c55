/*
 * catalogue_dk.c - the checks of signing.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "DK-001",
	.title = N_("DKIM signing was switched off"),
	.points = 42,
	.needs = LIST(DKIM_SIGNING_CONFIG),
	.needs_baseline = true,
	.compares = LIST(DKIM_SIGNING_CONFIG),
	.about_state = true,
	.stage = "evasion",
	.why = N_("Recipients can no longer tell our mail from forged mail in "
		  "our name."),
	.looks_like = N_("Rotation of keys, for minutes."),
	.fix = N_("Switch it on again."),
	.references = REFERENCES(ATTACK_MOVED("T1562.001", "T1685"),
	    SCUBA("MS.EXO.3.1"), CIS("2.1.9"), NIST("SC-8")),
	.eval = check_dk_001,
    },
};

const struct check_table catalogue_dk = {rows, COUNT_OF(rows)};
