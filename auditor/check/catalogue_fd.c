/*
 * catalogue_fd.c - the checks of federated domains.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	/*
	 * A domain that is new and federated counts as one that was
	 * federated: a back door needs a domain, not one of yours.
	 */
	.id = "FD-001",
	.title = N_("Domain is federated, or by a known back door"),
	.points = 85,
	.points_note =
	    N_("the issuer any.sts of a known tool also without a baseline"),
	.needs = LIST(DOMAIN),
	.stage = "identity",
	.why = N_("Whoever holds the key of the issuer signs in as any user "
		  "of the domain, with any second factor."),
	.looks_like =
	    N_("A planned federation: renew the baseline before it counts."),
	.fix = N_("Make the domain managed again, revoke all sessions, and "
		  "find who federated it."),
	.references =
	    REFERENCES(ATTACK_KEPT("T1484.002"), ATTACK_18("T1606.002"),
		ATTACK_18("T1556.007"), NIST("IA-9"), NIST("CM-5")),
	.eval = check_fd_001,
    },
    {
	.id = "FD-002",
	.title = N_("Federation of a domain was edited, or has an odd "
		    "certificate"),
	.points = 55,
	.needs = LIST(DOMAIN),
	.stage = "identity",
	.why = N_("A second signing certificate is enough to sign in as "
		  "anybody, while the first keeps working."),
	.looks_like =
	    N_("The yearly roll-over of AD FS: a next certificate that "
	       "becomes the current one is left out."),
	.fix = N_("Restore what the baseline has; ask who runs the "
		  "federation."),
	.references = REFERENCES(
	    ATTACK_KEPT("T1484.002"), ATTACK_18("T1606.002"), NIST("IA-9")),
	.eval = check_fd_002,
    },
};

const struct check_table catalogue_fd = {rows, COUNT_OF(rows)};
