/*
 * catalogue_gr.c - the checks of grants of applications.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "GR-001",
	.title =
	    N_("Application may administer Exchange (Exchange.ManageAsApp)"),
	.points = 62,
	.needs = LIST(APP_ROLE_ASSIGNMENT),
	.stage = "grant",
	.why =
	    N_("The application can run Exchange PowerShell without a person. "
	       "It is the permission that the campaign of 2022 used."),
	.looks_like = N_("Automation, and this auditor, hold it: approve the "
			 "application with exactly the grants it needs."),
	.fix = N_("Remove the permission, or approve the application in the "
		  "policy."),
	.references = REFERENCES(ATTACK_KEPT("T1098.003"),
	    ATTACK_KEPT("T1550.001"), SCUBA("MS.AAD.5.1"), SCUBA("MS.AAD.5.2"),
	    SCUBA("MS.AAD.5.3"), NIST("AC-6(10)"), NIST("CM-5")),
	.eval = check_gr_001,
    },
    {
	.id = "GR-002",
	.title =
	    N_("Application may administer Exchange (Exchange.ManageAsAppV2)"),
	.points = 62,
	.needs = LIST(APP_ROLE_ASSIGNMENT),
	.stage = "grant",
	.why = N_("The same power as Exchange.ManageAsApp under a newer id."),
	.looks_like = N_("Automation holds it: approve the application with "
			 "exactly the grants it needs."),
	.fix = N_("Remove the permission, or approve the application in the "
		  "policy."),
	.references = REFERENCES(ATTACK_KEPT("T1098.003"),
	    ATTACK_KEPT("T1550.001"), SCUBA("MS.AAD.5.1"), SCUBA("MS.AAD.5.2"),
	    SCUBA("MS.AAD.5.3"), NIST("AC-6(10)"), NIST("CM-5")),
	.eval = check_gr_002,
    },
    {
	.id = "GR-003",
	.title = N_("Application may open every mailbox (full_access_as_app)"),
	.points = 62,
	.needs = LIST(APP_ROLE_ASSIGNMENT),
	.stage = "grant",
	.why =
	    N_("Through Exchange Web Services it reads and sends as anybody in "
	       "the tenant; intruders gave it to applications they found."),
	.looks_like = N_("Backup products and the dedicated hybrid application "
			 "(ExchangeServerApp-…) hold it."),
	.fix =
	    N_("Remove the permission; where it is needed, restrict it to some "
	       "mailboxes and approve the application."),
	.references =
	    REFERENCES(ATTACK_KEPT("T1098.002"), ATTACK_KEPT("T1098.003"),
		ATTACK_18("T1114.002"), SCUBA("MS.AAD.5.2"), NIST("AC-6(10)")),
	.eval = check_gr_003,
    },
};

const struct check_table catalogue_gr = {rows, COUNT_OF(rows)};
