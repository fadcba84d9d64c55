/*
 * catalogue_cr.c - the checks of credentials.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "CR-001",
	.title = N_("New credential on a powerful application"),
	.points = 45,
	.points_note = N_("15 with a rotation ticket, for exactly this "
			  "credential or beside an old one that is on its way "
			  "out"),
	.needs = LIST(APPLICATION) | LIST(SERVICE_PRINCIPAL) |
		 LIST(APP_ROLE_ASSIGNMENT) | LIST(ROLE_ASSIGNMENT),
	.needs_baseline = true,
	.compares = LIST(APPLICATION) | LIST(SERVICE_PRINCIPAL),
	.stage = "cred",
	.why = N_("Whoever added the secret or certificate can sign in as the "
		  "application, also after every password was reset."),
	.looks_like =
	    N_("Planned rotation: a ticket, and an old credential that "
	       "is about to expire."),
	.fix = N_("Ask the owner whether they added it; if not, remove it and "
		  "look for what was done with it."),
	.references = REFERENCES(ATTACK_KEPT("T1098.001"), SCUBA("MS.AAD.5.5"),
	    SCUBA("MS.AAD.5.6"), SCUBA("MS.AAD.5.7"), NIST("IA-5"),
	    NIST("SC-12")),
	.eval = check_cr_001,
    },
    {
	/*
	 * Of all three tenants in which Microsoft keeps its applications, as
	 * the command line tools moved to the third.
	 */
	.id = "CR-002",
	.title = N_("Credential on an application of Microsoft's own"),
	.points = 75,
	.needs = LIST(SERVICE_PRINCIPAL),
	.stage = "cred",
	.why = N_("Whoever added it signs in as Microsoft's application, with "
		  "all that it may do in the tenant; nobody looks there."),
	.looks_like =
	    N_("The certificate that the wizard of a legacy hybrid left on "
	       "Exchange Online is CR-002b."),
	.fix = N_("Remove the credential, and look for what was done with it."),
	.references =
	    REFERENCES(ATTACK_KEPT("T1098.001"), NIST("IA-5"), NIST("CM-5")),
	.eval = check_cr_002,
    },
    {
	/*
	 * The name of a credential is chosen by whoever adds it: only with
	 * hybrid in the policy, and not for one that came since the
	 * baseline.
	 */
	.id = "CR-002b",
	.title = N_("Certificate of a legacy hybrid on Exchange Online"),
	.points = 28,
	.needs = LIST(SERVICE_PRINCIPAL),
	.stage = "cred",
	.why = N_("Whoever takes over the Exchange server of a legacy hybrid "
		  "signs in to Exchange Online with it (CVE-2025-53786)."),
	.looks_like = N_("Every hybrid set up before 2025 has it; a dedicated "
			 "application takes its place."),
	.fix = N_("Set up the dedicated hybrid application, then reset the "
		  "credentials of the principal "
		  "(ConfigureExchangeHybridApplication.ps1 "
		  "-ResetFirstPartyServicePrincipalKeyCredentials)."),
	.references =
	    REFERENCES(ATTACK_KEPT("T1098.001"), NIST("IA-5"), NIST("SC-12")),
	.eval = check_cr_002b,
    },
    {
	.id = "CR-003",
	.title = N_("Credential that is valid for too long"),
	.points = 20,
	.points_note =
	    N_("a secret for more than 180 days, a certificate for more "
	       "than a year"),
	.needs = LIST(APPLICATION) | LIST(SERVICE_PRINCIPAL),
	.why = N_("A secret that leaked years ago still opens the door."),
	.looks_like =
	    N_("Signing certificates of SAML sign nobody in and are left "
	       "out."),
	.fix = N_("Replace it by one that ends sooner: a secret within 180 "
		  "days, a certificate within a year."),
	.references = REFERENCES(ATTACK_KEPT("T1098.001"), SCUBA("MS.AAD.5.6"),
	    SCUBA("MS.AAD.5.7"), CIS("5.1.5.4"), CIS("5.1.5.6"), NIST("IA-5")),
	.eval = check_cr_003,
    },
    {
	/*
	 * Foreign applications too: their principal here takes credentials
	 * just as well.
	 */
	.id = "CR-004",
	.title = N_("Credential on the service principal"),
	.points = 35,
	.needs = LIST(SERVICE_PRINCIPAL) | LIST(APPLICATION),
	.stage = "cred",
	.why = N_("The page of the application does not show it, and a look "
		  "at the registration misses it."),
	.looks_like =
	    N_("Signing certificates of SAML come in pairs with a password "
	       "of the same identifier: these are left out."),
	.fix = N_("Remove it; where it is needed, put it on the registration."),
	.references = REFERENCES(ATTACK_KEPT("T1098.001"), NIST("IA-5")),
	.eval = check_cr_004,
    },
    {
	/*
	 * Without a baseline, or where it was there before, it counts on
	 * powerful applications alone: pipelines without power have it
	 * rightly.
	 */
	.id = "CR-005",
	.title = N_("Application trusts tokens of another issuer"),
	.points = 45,
	.points_note = N_("new or changed since the baseline, or on a powerful "
			  "application"),
	.needs = LIST(APPLICATION) | LIST(SERVICE_PRINCIPAL) |
		 LIST(APP_ROLE_ASSIGNMENT) | LIST(ROLE_ASSIGNMENT),
	.stage = "cred",
	.why = N_("Whoever controls the issuer signs in as the application, "
		  "without any secret that could be found or would expire."),
	.looks_like =
	    N_("Pipelines on GitHub or Kubernetes: approve the application "
	       "with that issuer and subject."),
	.fix = N_("Remove the trust unless the issuer and the subject are "
		  "yours."),
	.references = REFERENCES(ATTACK_KEPT("T1098.001"),
	    ATTACK_KEPT("T1484.002"), NIST("IA-5"), NIST("IA-9")),
	.eval = check_cr_005,
    },
    {
	.id = "CR-007",
	.title = N_("New owner of a powerful application"),
	.points = 35,
	.needs = LIST(APPLICATION) | LIST(SERVICE_PRINCIPAL) |
		 LIST(APP_ROLE_ASSIGNMENT) | LIST(ROLE_ASSIGNMENT),
	.needs_baseline = true,
	.compares = LIST(APPLICATION) | LIST(SERVICE_PRINCIPAL),
	.stage = "cred",
	.why = N_("An owner adds credentials at will, and then signs in as "
		  "the application."),
	.looks_like =
	    N_("A change of hands in the team: approve the application "
	       "anew."),
	.fix = N_("Ask the other owners; remove the new one if they do not "
		  "know."),
	.references = REFERENCES(
	    ATTACK_18("T1098"), ATTACK_KEPT("T1098.001"), SCUBA("MS.AAD.5.5")),
	.eval = check_cr_007,
    },
};

const struct check_table catalogue_cr = {rows, COUNT_OF(rows)};
