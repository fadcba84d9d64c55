/*
 * catalogue_ar.c - the checks of trusted sealers.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	/*
	 * Sealers that nobody approved count whether they are new or not:
	 * being there first excuses nothing.
	 */
	.id = "AR-001",
	.title = N_("Forwarder whose word replaces our own check"),
	.points = 42,
	.needs = LIST(ARC_CONFIG),
	.stage = "bypass",
	.why = N_("Mail that it sealed counts as authenticated as it says, "
		  "whatever DMARC finds."),
	.looks_like =
	    N_("Mail gateways and mailing lists: approve their domain."),
	.fix = N_("Remove the sealer, or approve its domain."),
	.references = REFERENCES(ATTACK_18("T1672"), NIST("SC-8")),
	.eval = check_ar_001,
    },
};

const struct check_table catalogue_ar = {rows, COUNT_OF(rows)};
