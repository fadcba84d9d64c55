/*
 * catalogue_ap.c - the checks of applications.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "AP-001",
	.title = N_("Application named like those of the 2022 campaign"),
	.points = 55,
	.needs = LIST(APPLICATION) | LIST(ACCEPTED_DOMAIN),
	.stage = "app",
	.why = N_("The intruders of 2022 registered an application named after "
		  "the tenant's domain and three letters, and administered "
		  "Exchange through it."),
	.looks_like = N_("Products are named so too (contoso_ERP): approve the "
			 "application with the grants it has."),
	.fix =
	    N_("Find out who registered it and why. If nobody did, remove it "
	       "and treat the account that registered it as taken over."),
	.references = REFERENCES(ATTACK_KEPT("T1098.001"),
	    ATTACK_18("T1036.005"), SCUBA("MS.AAD.5.1"), CIS("5.1.2.2")),
	.eval = check_ap_001,
    },
    {
	.id = "AP-002",
	.title = N_("New application that nobody approved"),
	.points = 20,
	.needs = LIST(APPLICATION),
	.needs_baseline = true,
	.compares = LIST(APPLICATION),
	.stage = "app",
	.why = N_("Attacks through applications begin with a registration."),
	.looks_like = N_("Development and new services register applications."),
	.fix = N_("Ask its owner what it is for, then add it to the policy, or "
		  "remove it."),
	.references = REFERENCES(ATTACK_18("T1098"), SCUBA("MS.AAD.5.1"),
	    CIS("5.1.2.2"), NIST("CM-8")),
	.eval = check_ap_002,
    },
    {
	.id = "AP-003",
	.title = N_("Application with an impersonating or empty name"),
	.points = 48,
	.needs = LIST(APPLICATION) | LIST(SERVICE_PRINCIPAL),
	.stage = "app",
	.why = N_("People consent to what they take for Microsoft's own, and "
		  "look past names that cannot be seen."),
	.looks_like =
	    N_("Names wholly in Japanese, Greek or Cyrillic are fine, and "
	       "so are Microsoft's own applications, which are told by "
	       "their owner."),
	.fix = N_("Find out who consented to it and what it was granted; "
		  "block it until that is known."),
	.references = REFERENCES(
	    ATTACK_18("T1036"), ATTACK_KEPT("T1528"), SCUBA("MS.AAD.5.2")),
	.eval = check_ap_003,
    },
    {
	/*
	 * An address of somebody else counts on registrations of our own
	 * with power alone: most services elsewhere have an application
	 * here, and their own address in it.
	 */
	.id = "AP-004",
	.title = N_("Application with a suspicious reply address"),
	.points = 35,
	.needs = LIST(APPLICATION) | LIST(SERVICE_PRINCIPAL),
	.stage = "app",
	.why = N_("Codes and tokens are sent there after a sign-in. Tools "
		  "that take over mailboxes listen on a port of the own "
		  "computer under /access."),
	.looks_like =
	    N_("Developers use localhost without that path; the domain of "
	       "a powerful application may be that of its vendor: approve "
	       "the application."),
	.fix = N_("Remove the address; if nobody knows it, block the "
		  "application and revoke what it was granted."),
	.references = REFERENCES(ATTACK_KEPT("T1528"), SCUBA("MS.AAD.5.2")),
	.eval = check_ap_004,
    },
    {
	.id = "AP-005",
	.title = N_("Application named after a person, or a trial"),
	.points = 25,
	.needs = LIST(APPLICATION) | LIST(SERVICE_PRINCIPAL) | LIST(USER),
	.stage = "app",
	.why = N_("Intruders name what they register after the account they "
		  "hold, or test, and go on from there."),
	.looks_like =
	    N_("Trials in a laboratory: give them a name, or remove them "
	       "when they are over."),
	.fix = N_("Ask the person it is named after; remove it if nobody "
		  "needs it."),
	.references = REFERENCES(ATTACK_18("T1036.010"), SCUBA("MS.AAD.5.1")),
	.eval = check_ap_005,
    },
    {
	.id = "AP-006",
	.title = N_("Deleted application with power kept, or restored"),
	.points = 35,
	.points_note =
	    N_("an application that was restored since the baseline too"),
	.needs = LIST(DELETED_APPLICATION) | LIST(APPLICATION) |
		 LIST(SERVICE_PRINCIPAL),
	.stage = "app",
	.why = N_("For thirty days a deleted application can be restored, "
		  "with its credentials and what it was granted."),
	.looks_like = N_("Ordinary tidying up: it ends by itself, or with a "
			 "permanent removal."),
	.fix = N_("Remove it for good; if it was restored and nobody knows "
		  "why, block it."),
	.references = REFERENCES(ATTACK_18("T1098"), ATTACK_KEPT("T1098.001"),
	    SCUBA("MS.AAD.5.1"), NIST("CM-8")),
	.eval = check_ap_006,
    },
};

const struct check_table catalogue_ap = {rows, COUNT_OF(rows)};
