/*
 * catalogue_qp.c - the checks of quarantine.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "QP-001",
	.title = N_("Users may release the worst from quarantine"),
	.points = 25,
	.needs = LIST(QUARANTINE_POLICY) | LIST(HOSTED_CONTENT_FILTER_POLICY) |
		 LIST(MALWARE_FILTER_POLICY),
	.why =
	    N_("Malware and phishing that were certain end in the inbox with "
	       "one click."),
	.looks_like =
	    N_("Microsoft says that users cannot release these "
	       "whatever is set: then the right is of no use either."),
	.fix = N_("Take the right away, or give the filter another quarantine "
		  "policy."),
	.references = REFERENCES(ATTACK_18("T1566"), NIST("SI-8")),
	.eval = check_qp_001,
    },
};

const struct check_table catalogue_qp = {rows, COUNT_OF(rows)};
