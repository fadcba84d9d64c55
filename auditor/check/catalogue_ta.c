/*
 * catalogue_ta.c - the checks of the allow list of the tenant.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	/*
	 * New since the baseline counts too, but for what a submission
	 * made.
	 */
	.id = "TA-001",
	.title = N_("Allowed without an end"),
	.points = 25,
	.needs = LIST(TENANT_ALLOW_BLOCK_LIST_ITEM),
	.why =
	    N_("Whatever comes from there, or links there, is delivered, also "
	       "when it has long changed hands."),
	.looks_like = N_("Entries that a submission made end by themselves."),
	.fix = N_("Give it an end, or remove it."),
	.references =
	    REFERENCES(ATTACK_MOVED("T1562.001", "T1685"), NIST("SI-8")),
	.eval = check_ta_001,
    },
    {
	.id = "TA-002",
	.title = N_("Forged senders are allowed"),
	.points = 52,
	.points_note = N_("30 when the sender is not ours"),
	.needs =
	    LIST(TENANT_ALLOW_BLOCK_LIST_SPOOF_ITEM) | LIST(ACCEPTED_DOMAIN),
	.stage = "bypass",
	.why = N_("Mail in the name of this sender is delivered from anywhere "
		  "the entry says."),
	.looks_like = N_("Old applications that send in our name."),
	.fix = N_("Remove the entry; sign the application's mail instead."),
	.references = REFERENCES(ATTACK_18("T1672"), NIST("SI-8")),
	.eval = check_ta_002,
    },
};

const struct check_table catalogue_ta = {rows, COUNT_OF(rows)};
