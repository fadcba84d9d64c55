/*
 * catalogue_gr_more.c - the checks of what else applications were granted.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	/*
	 * Beside those of the catalogue, the other doors to the same mail:
	 * import and export, migration, eDiscovery. A scoped role of RBAC
	 * for Applications lowers nothing: it adds to the grant, which stays
	 * without bounds; an application access policy restricts it.
	 */
	.id = "GR-004",
	.title = N_("Application may read or send mail of everybody"),
	.points = 40,
	.points_note =
	    N_("35 for reading alone and for settings; 10 less when an "
	       "application access policy restricts it"),
	.needs = LIST(APP_ROLE_ASSIGNMENT) | LIST(SERVICE_PRINCIPAL),
	.stage = "grant",
	.why = N_("It needs no user and no password: every mailbox of the "
		  "tenant is open to whoever holds its secret."),
	.looks_like =
	    N_("Ticket systems and customer databases hold it: restrict it "
	       "to some mailboxes and approve the application."),
	.fix = N_("Remove the permission, or restrict it with an application "
		  "access policy and approve the application."),
	.references = REFERENCES(ATTACK_18("T1114.002"), ATTACK_KEPT("T1528"),
	    SCUBA("MS.AAD.5.2"), NIST("AC-6")),
	.eval = check_gr_004,
    },
    {
	/*
	 * Beside those of the catalogue: roles given for a time or through
	 * groups and access packages, and ways to sign in as an
	 * administrator. Application.ReadWrite.OwnedBy reaches only what the
	 * application owns and is left out.
	 */
	.id = "GR-005",
	.title = N_("Application can give itself any permission"),
	.points = 55,
	.points_note = N_("50 where a further step is needed"),
	.needs = LIST(APP_ROLE_ASSIGNMENT) | LIST(SERVICE_PRINCIPAL),
	.stage = "grant",
	.why = N_("It can grant itself, or another application, everything "
		  "else without an administrator."),
	.looks_like = N_("Platforms that deploy for all teams: approve the "
			 "application with exactly these grants."),
	.fix = N_("Remove the permission; let an administrator do what it was "
		  "for."),
	.references = REFERENCES(ATTACK_KEPT("T1098.003"),
	    ATTACK_KEPT("T1484.002"), SCUBA("MS.AAD.7.1"), NIST("AC-6(5)")),
	.eval = check_gr_005,
    },
    {
	.id = "GR-006",
	.title =
	    N_("Consent on behalf of everybody to an application for mail"),
	.points = 48,
	.needs = LIST(OAUTH2_PERMISSION_GRANT) | LIST(SERVICE_PRINCIPAL),
	.stage = "grant",
	.why = N_("It acts for every user who signs in to it, in their "
		  "mailbox; one deceived administrator is enough."),
	.looks_like =
	    N_("Mail clients of the company: approve the application with "
	       "these scopes."),
	.fix = N_("Revoke the consent, or approve the application."),
	.references = REFERENCES(ATTACK_KEPT("T1528"), ATTACK_18("T1671"),
	    SCUBA("MS.AAD.5.2"), CIS("5.1.5.1")),
	.eval = check_gr_006,
    },
    {
	.id = "GR-007",
	.title = N_("Users consented to an application for mail"),
	.points = 32,
	.points_note = N_("5 more for each further user, up to 62"),
	.needs = LIST(OAUTH2_PERMISSION_GRANT) | LIST(SERVICE_PRINCIPAL),
	.stage = "grant",
	.why = N_("Consent outlives a change of password. Phishing for it "
		  "leaves no malware and no odd sign-in."),
	.looks_like =
	    N_("Mail clients that people chose: approve those that you "
	       "allow."),
	.fix = N_("Ask the users; revoke what they do not know, and let users "
		  "consent to verified publishers alone."),
	.references = REFERENCES(ATTACK_KEPT("T1528"), CIS("5.1.5.1")),
	.eval = check_gr_007,
    },
    {
	.id = "GR-008",
	.title = N_("Application may use IMAP, POP or SMTP for everybody"),
	.points = 42,
	.needs = LIST(APP_ROLE_ASSIGNMENT) | LIST(SERVICE_PRINCIPAL),
	.stage = "grant",
	.why = N_("It reads or sends the mail of every mailbox it was let "
		  "into, past the logs of Microsoft Graph."),
	.looks_like =
	    N_("Ticket systems and scanners: approve the application."),
	.fix = N_("Remove the permission, or approve the application."),
	.references = REFERENCES(ATTACK_18("T1114.002"), ATTACK_18("T1586.002"),
	    CIS("6.5.4"), NIST("CM-7")),
	.eval = check_gr_008,
    },
    {
	.id = "GR-009",
	.title = N_("Application asks for power that nobody granted"),
	.points = 15,
	.needs = LIST(APPLICATION) | LIST(APP_ROLE_ASSIGNMENT) |
		 LIST(SERVICE_PRINCIPAL),
	.why = N_("The registration is ready: one click of an administrator "
		  "grants it."),
	.looks_like = N_("Old registrations often ask for more than they got."),
	.fix = N_("Take the permission out of the registration."),
	.references =
	    REFERENCES(ATTACK_18("T1098"), SCUBA("MS.AAD.5.1"), NIST("AC-6")),
	.eval = check_gr_009,
    },
    {
	.id = "GR-010",
	.title = N_("Application holds a role on Exchange that nobody knows"),
	.points = 28,
	.needs = LIST(APP_ROLE_ASSIGNMENT) | LIST(SERVICE_PRINCIPAL),
	.stage = "grant",
	.why = N_("Exchange.ManageAsAppV2 was once unknown too: what cannot "
		  "be named may be anything."),
	.looks_like =
	    N_("Microsoft adds roles: a newer version of this program may "
	       "know it."),
	.fix = N_("Look the role up at Microsoft; remove it if it cannot be "
		  "found."),
	.references = REFERENCES(ATTACK_KEPT("T1098.003"), NIST("SI-4")),
	.eval = check_gr_010,
    },
    {
	.id = "GR-011",
	.title = N_("Application for mail without bounds"),
	.points = 15,
	.needs = LIST(APP_ROLE_ASSIGNMENT) | LIST(SERVICE_PRINCIPAL) |
		 LIST(APPLICATION_ACCESS_POLICY),
	.why = N_("It needs some mailboxes and may use all of them."),
	.looks_like = N_("In a small tenant it may need all."),
	.fix = N_("Restrict it with an application access policy, or use RBAC "
		  "for Applications and remove the grant."),
	.references = REFERENCES(ATTACK_18("T1114.002"), NIST("AC-6")),
	.eval = check_gr_011,
    },
    {
	/*
	 * Resources of Microsoft alone: a role on somebody's own application
	 * gives power over that one. A role counts when its name says that
	 * it writes; the names are the resource's own.
	 */
	.id = "GR-012",
	.title = N_("Application may write through another resource"),
	.points = 50,
	.needs = LIST(APP_ROLE_ASSIGNMENT) | LIST(SERVICE_PRINCIPAL),
	.stage = "grant",
	.why = N_("The directory and its services have older doors than "
		  "Microsoft Graph, with the same power behind them."),
	.looks_like = N_("Old automation on Azure AD Graph: it has to be moved "
			 "anyway."),
	.fix = N_("Remove the permission, or approve the application."),
	.references = REFERENCES(
	    ATTACK_KEPT("T1098.003"), SCUBA("MS.AAD.7.1"), NIST("AC-6(5)")),
	.eval = check_gr_012,
    },
    {
	.id = "GR-013",
	.title = N_("Application of another tenant administers Exchange"),
	.points = 10,
	.points_note = N_("and GR-001 to GR-003 on it count 10 more"),
	.needs = LIST(APP_ROLE_ASSIGNMENT) | LIST(SERVICE_PRINCIPAL),
	.stage = "grant",
	.why = N_("Who can sign in as it is decided elsewhere: its "
		  "credentials cannot be seen from here."),
	.looks_like =
	    N_("Services for backup or migration: approve the application, "
	       "and know whom you trust."),
	.fix = N_("Use an application of your own, or approve this one."),
	.references = REFERENCES(
	    ATTACK_KEPT("T1098.003"), ATTACK_18("T1199"), NIST("AC-6(5)")),
	.eval = check_gr_013,
    },
};

const struct check_table catalogue_gr_more = {rows, COUNT_OF(rows)};
