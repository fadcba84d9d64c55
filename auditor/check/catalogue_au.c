/*
 * catalogue_au.c - the checks of audit and alarms.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "AU-001",
	.title = N_("Audit log is off"),
	.points = 72,
	.needs = LIST(ADMIN_AUDIT_LOG_CONFIG),
	.stage = "cover",
	.why = N_("Nothing that happens from now on can be found out later."),
	.looks_like = N_("Nothing: it costs nothing to have it."),
	.fix = N_("Switch it on, and find out when and by whom it was switched "
		  "off."),
	.references = REFERENCES(ATTACK_MOVED("T1562.008", "T1685.002"),
	    SCUBA("MS.SECURITYSUITE.5.1"), CIS("3.1.1"), NIST("AU-12")),
	.eval = check_setting,
    },
    {
	.id = "AU-002",
	.title = N_("Auditing of mailboxes is off"),
	.points = 60,
	.needs = LIST(ORGANIZATION_CONFIG),
	.stage = "cover",
	.why =
	    N_("Who read, sent or deleted what in a mailbox is not recorded."),
	.looks_like = N_("Nothing: it is on by default."),
	.fix = N_("Switch it on, and find out when and by whom it was switched "
		  "off."),
	.references = REFERENCES(ATTACK_MOVED("T1562.008", "T1685.002"),
	    SCUBA("MS.EXO.13.1"), CIS("6.1.1"), NIST("AU-12")),
	.eval = check_setting,
    },
    {
	.id = "AU-003",
	.title = N_("Account whose access to mailboxes is not recorded"),
	.points = 48,
	.needs = LIST(MAILBOX_AUDIT_BYPASS_ASSOCIATION),
	.stage = "cover",
	.why = N_("Whatever it does in any mailbox leaves no trace."),
	.looks_like = N_("Old migration and backup tools."),
	.fix = N_("Turn the bypass off, or approve the account."),
	.references = REFERENCES(ATTACK_MOVED("T1562.008", "T1685.002"),
	    CIS("6.1.3"), NIST("AU-12")),
	.eval = check_au_003,
    },
    {
	.id = "AU-005",
	.title = N_("Microsoft's own alarm is switched off"),
	.points = 30,
	.needs = LIST(PROTECTION_ALERT),
	.about_state = true,
	.stage = "cover",
	.why =
	    N_("Suspicious connectors, forwarding and sending would have been "
	       "reported to administrators."),
	.looks_like = N_("An alarm of our own that says the same."),
	.fix = N_("Switch the alert policy on."),
	.references = REFERENCES(ATTACK_MOVED("T1562.006", "T1685"),
	    SCUBA("MS.SECURITYSUITE.4.1"), NIST("SI-4(5)")),
	.eval = check_au_005,
    },
};

const struct check_table catalogue_au = {rows, COUNT_OF(rows)};
