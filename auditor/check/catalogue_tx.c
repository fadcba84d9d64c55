/*
 * catalogue_tx.c - the checks of texts.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "TX-001",
	.title = N_("Text that no ordinary client writes"),
	.points = 30,
	.why =
	    N_("Control characters or broken characters in a name or comment "
	       "make tools stumble, or hide what comes after."),
	.looks_like = N_("Damage by an old migration tool."),
	.fix = N_("Look at the object by its id, and write the text anew."),
	.references = REFERENCES(ATTACK_18("T1036"), NIST("SI-7")),
	.eval = check_tx_001,
    },
};

const struct check_table catalogue_tx = {rows, COUNT_OF(rows)};
