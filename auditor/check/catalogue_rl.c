/*
 * catalogue_rl.c - the checks of directory roles.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "RL-001",
	.title = N_("Application is Global Administrator"),
	.points = 62,
	.points_note = N_("an approved application too"),
	.needs = LIST(ROLE_ASSIGNMENT) | LIST(SERVICE_PRINCIPAL),
	.stage = "role",
	.why =
	    N_("Whoever holds its secret owns the tenant, without any second "
	       "factor. The campaign of 2022 gave its applications this role."),
	.looks_like = N_("Almost nothing needs it."),
	.fix = N_("Remove the role; give the few permissions that are needed "
		  "instead."),
	.references = REFERENCES(ATTACK_KEPT("T1098.003"), SCUBA("MS.AAD.7.1"),
	    SCUBA("MS.AAD.7.2"), CIS("1.1.3"), NIST("AC-5")),
	.eval = check_rl_001,
    },
    {
	.id = "RL-002",
	.title = N_("Application is Exchange Administrator"),
	.points = 48,
	.needs = LIST(ROLE_ASSIGNMENT) | LIST(SERVICE_PRINCIPAL),
	.stage = "role",
	.why =
	    N_("With Exchange.ManageAsApp it can change connectors, rules and "
	       "mailboxes."),
	.looks_like = N_("Automation: a role group of its own with less would "
			 "do."),
	.fix = N_("Remove the role, or approve the application with it."),
	.references = REFERENCES(
	    ATTACK_KEPT("T1098.003"), SCUBA("MS.AAD.7.2"), NIST("AC-5")),
	.eval = check_rl_002,
    },
    {
	/*
	 * With those of the catalogue: the retired partner roles, which the
	 * portal hides, and roles that may federate a domain.
	 */
	.id = "RL-003",
	.title = N_("Application holds a role that leads to all others"),
	.points = 50,
	.points_note =
	    N_("50 for roles and authentication, 45 for applications, "
	       "users, domains and hybrid"),
	.needs = LIST(ROLE_ASSIGNMENT) | LIST(SERVICE_PRINCIPAL),
	.stage = "role",
	.why = N_("It can make itself Global Administrator, or sign in as "
		  "somebody who is."),
	.looks_like =
	    N_("Tools for identity governance: approve the application "
	       "with exactly this role."),
	.fix = N_("Remove the role; give the few permissions that are needed "
		  "instead."),
	.references = REFERENCES(
	    ATTACK_KEPT("T1098.003"), SCUBA("MS.AAD.7.5"), NIST("AC-6(5)")),
	.eval = check_rl_003,
    },
    {
	/*
	 * By the role of such accounts, or by the name that the
	 * synchronisation gives to the account it makes, for tenants that
	 * lost the role.
	 */
	.id = "RL-004",
	.title = N_("Account that synchronises the directory holds a strong "
		    "role"),
	.points = 75,
	.needs = LIST(ROLE_ASSIGNMENT) | LIST(ROLE_ELIGIBILITY_SCHEDULE) |
		 LIST(GROUP) | LIST(USER),
	.stage = "role",
	.why = N_("Its password lies on a server of your own. The intruders "
		  "of MERCURY took it from there, and the tenant with it."),
	.looks_like =
	    N_("Tenants from the days of DirSync still have it: it has to "
	       "go all the same."),
	.fix = N_("Remove the role; the account needs its own alone."),
	.references = REFERENCES(ATTACK_18("T1078.004"), ATTACK_18("T1556.007"),
	    SCUBA("MS.AAD.7.3"), NIST("AC-6(5)")),
	.eval = check_rl_004,
    },
    {
	.id = "RL-005",
	.title = N_("Synchronised account is Global Administrator"),
	.points = 45,
	.needs = LIST(ROLE_ASSIGNMENT) | LIST(ROLE_ELIGIBILITY_SCHEDULE) |
		 LIST(GROUP) | LIST(USER),
	.stage = "role",
	.why = N_("Whoever takes over the directory of your own computers "
		  "owns the tenant too."),
	.looks_like =
	    N_("Nothing: administrators of the cloud need accounts of the "
	       "cloud."),
	.fix = N_("Give the person an account of the cloud alone, and remove "
		  "the role from this one."),
	.references = REFERENCES(
	    ATTACK_18("T1078.004"), SCUBA("MS.AAD.7.3"), CIS("1.1.1")),
	.eval = check_rl_005,
    },
    {
	/*
	 * A custom role may be a copy of a powerful one under another name.
	 * Its entries are not read: it counts in full. A role of RBAC for
	 * Applications without a scope reaches every mailbox.
	 */
	.id = "RL-006",
	.title = N_("Application holds a role inside Exchange"),
	.points = 50,
	.points_note =
	    N_("40 for a role of RBAC for Applications without a scope"),
	.needs = LIST(MANAGEMENT_ROLE_ASSIGNMENT) | LIST(ROLE_GROUP) |
		 LIST(EXCHANGE_SERVICE_PRINCIPAL),
	.stage = "role",
	.why = N_("Roles of Exchange do not show in Entra: an application "
		  "holds the mail flow or all mailboxes by them, unseen."),
	.looks_like =
	    N_("Roles of RBAC for Applications with a scope are as it "
	       "should be."),
	.fix = N_("Remove the assignment, or narrow it down with a scope."),
	.references = REFERENCES(
	    ATTACK_KEPT("T1098.002"), ATTACK_KEPT("T1098.003"), NIST("AC-6")),
	.eval = check_rl_006,
    },
    {
	/*
	 * On the group, as an approval then binds who is in it.
	 */
	.id = "RL-008",
	.title = N_("Application holds a strong role through a group"),
	.points = 50,
	.needs = LIST(ROLE_ASSIGNMENT) | LIST(GROUP) | LIST(SERVICE_PRINCIPAL),
	.stage = "role",
	.why = N_("It does not show on the application: who looks at direct "
		  "assignments misses it."),
	.looks_like = N_("Groups for administrators are for people."),
	.fix = N_("Take the application out of the group."),
	.references = REFERENCES(
	    ATTACK_KEPT("T1098.003"), SCUBA("MS.AAD.7.5"), NIST("AC-6(5)")),
	.eval = check_rl_008,
    },
    {
	.id = "RL-009",
	.title = N_("Application is eligible for a strong role"),
	.points = 40,
	.needs = LIST(ROLE_ELIGIBILITY_SCHEDULE) | LIST(GROUP) |
		 LIST(SERVICE_PRINCIPAL),
	.stage = "role",
	.why = N_("It lies dormant until it is activated, and shows in no "
		  "list of who holds what."),
	.looks_like = N_("Nothing: eligibility is for people, who confirm it."),
	.fix = N_("Remove the eligibility."),
	.references = REFERENCES(
	    ATTACK_KEPT("T1098.003"), SCUBA("MS.AAD.7.5"), NIST("AC-6(5)")),
	.eval = check_rl_009,
    },
    {
	/*
	 * The strong roles are judged on applications; a custom role is made
	 * for a purpose, so that it counts for people too when it is new.
	 */
	.id = "RL-010",
	.title = N_("Custom role with power over others"),
	.points = 50,
	.points_note =
	    N_("20 when people have held it since the baseline, or there "
	       "is none"),
	.needs = LIST(ROLE_ASSIGNMENT) | LIST(ROLE_ELIGIBILITY_SCHEDULE) |
		 LIST(ROLE_DEFINITION) | LIST(GROUP) | LIST(SERVICE_PRINCIPAL) |
		 LIST(USER),
	.stage = "role",
	.why = N_("A role made to measure takes the tenant like a built-in "
		  "one, and is missed by whoever looks for those."),
	.looks_like =
	    N_("Roles for a help desk: people keep them, at 20 points, "
	       "unless they are new."),
	.fix = N_("Remove the assignment, or take the action out of the role."),
	.references = REFERENCES(
	    ATTACK_KEPT("T1098.003"), SCUBA("MS.AAD.7.5"), NIST("AC-6(5)")),
	.eval = check_rl_010,
    },
    {
	/*
	 * Eligibility for the membership of such groups is not collected.
	 */
	.id = "RL-011",
	.title =
	    N_("Application or new person owns a group that carries roles"),
	.points = 40,
	.needs = LIST(GROUP) | LIST(SERVICE_PRINCIPAL),
	.stage = "role",
	.why = N_("An owner puts whomever it likes into the group, itself "
		  "too."),
	.looks_like =
	    N_("People who own it since the baseline are as they should "
	       "be."),
	.fix = N_("Remove the owner."),
	.references = REFERENCES(
	    ATTACK_KEPT("T1098.003"), SCUBA("MS.AAD.7.5"), NIST("AC-6(5)")),
	.eval = check_rl_011,
    },
};

const struct check_table catalogue_rl = {rows, COUNT_OF(rows)};
