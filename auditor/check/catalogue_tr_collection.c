/*
 * catalogue_tr_collection.c - the check of the rule collection.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "TR-060",
	.title = N_("Rule shown otherwise than it is exported"),
	.points = 60,
	.needs = LIST(TRANSPORT_RULE_EXPORT),
	.stage = "evasion",
	.why =
	    N_("Get-TransportRule and Export-TransportRuleCollection tell of "
	       "the same rules in two ways. A rule on which they disagree is "
	       "not what administrators are shown."),
	.looks_like = N_("A rule that was edited between the two exports."),
	.fix = N_("Make both exports anew, one right after the other; if they "
		  "still disagree, disable the rule and open a case with "
		  "Microsoft."),
	.references = REFERENCES(ATTACK_18("T1564.008"), NIST("SI-7")),
	.eval = check_tr_060,
    },
};

const struct check_table catalogue_tr_collection = {rows, COUNT_OF(rows)};
