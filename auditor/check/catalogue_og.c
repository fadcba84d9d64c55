/*
 * catalogue_og.c - the checks of settings of the organization.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "OG-001",
	.title = N_("Passwords alone are enough to send mail"),
	.points = 20,
	.points_note = N_("10 for a mailbox with an exception of its own"),
	.needs = LIST(TRANSPORT_CONFIG),
	.why =
	    N_("SMTP AUTH knows no second factor: leaked passwords are tried "
	       "there first."),
	.looks_like = N_("Devices that cannot do better: allow it for their "
			 "mailboxes only."),
	.fix = N_("Switch it off for the organization."),
	.references = REFERENCES(ATTACK_18("T1110.003"), SCUBA("MS.EXO.5.1"),
	    CIS("6.5.4"), NIST("CM-7")),
	.eval = check_og_001,
    },
    {
	.id = "OG-002",
	.title = N_("Anybody may send to us in our name"),
	.points = 20,
	.needs = LIST(ORGANIZATION_CONFIG),
	.why =
	    N_("Direct Send takes mail from our own addresses from the "
	       "Internet, unauthenticated; campaigns of 2025 forged internal "
	       "mail so."),
	.looks_like = N_("Devices without a connector."),
	.fix = N_("Reject it; give the devices a connector."),
	.references =
	    REFERENCES(ATTACK_18("T1672"), CIS("6.5.5"), NIST("AC-4")),
	.eval = check_setting,
    },
    {
	.id = "OG-003",
	.title = N_("Mail clients that know only passwords"),
	.points = 10,
	.needs = LIST(CAS_MAILBOX_PLAN),
	.why = N_("POP and IMAP are where leaked passwords are tried."),
	.looks_like = N_("Old programs that read a mailbox."),
	.fix = N_("Switch them off for plans, shared mailboxes and "
		  "administrators."),
	.references =
	    REFERENCES(ATTACK_18("T1110"), SCUBA("MS.AAD.1.1"), NIST("CM-7")),
	.eval = check_og_003,
    },
    {
	.id = "OG-004",
	.title = N_("Modern sign-in is off"),
	.points = 45,
	.needs = LIST(ORGANIZATION_CONFIG),
	.why = N_("Clients sign in with passwords, past every rule of "
		  "conditional access."),
	.looks_like = N_("Nothing any more."),
	.fix = N_("Switch it on."),
	.references = REFERENCES(ATTACK_18("T1556"), CIS("6.5.1")),
	.eval = check_setting,
    },
    {
	/*
	 * A policy counts when nothing but trusted places narrows it down.
	 * By administrators where they are known: exclusions of groups are
	 * expanded; else by roles.
	 */
	.id = "OG-005",
	.title = N_("Administrators without a second factor"),
	.points = 48,
	.needs = LIST(SECURITY_DEFAULTS) | LIST(CONDITIONAL_ACCESS_POLICY),
	.why = N_("A password that leaked or was guessed is enough: it is how "
		  "the campaign of 2022 came in."),
	.looks_like =
	    N_("A second factor of another vendor, asked for outside of "
	       "conditional access; two accounts for emergencies may stay "
	       "out of all policies."),
	.fix = N_("Ask administrators for a second factor by a policy for all "
		  "applications, or turn the security defaults on."),
	.references = REFERENCES(ATTACK_18("T1078.004"), ATTACK_18("T1110.004"),
	    SCUBA("MS.AAD.3.6"), CIS("5.2.2.1"), NIST("IA-2(1)")),
	.eval = check_og_005,
    },
    {
	.id = "OG-006",
	.title = N_("Users may register applications or consent to them"),
	.points = 20,
	.needs = LIST(AUTHORIZATION_POLICY),
	.why = N_("Attacks through applications begin with a registration, or "
		  "with a click of a user."),
	.looks_like =
	    N_("Consent to verified publishers for harmless permissions is "
	       "another policy."),
	.fix = N_("Let administrators register applications, and review "
		  "requests for consent."),
	.references = REFERENCES(ATTACK_KEPT("T1528"), SCUBA("MS.AAD.5.1"),
	    SCUBA("MS.AAD.5.2"), CIS("5.1.2.2"), CIS("5.1.5.1")),
	.eval = check_og_006,
    },
    {
	.id = "OG-007",
	.title = N_("Users may install add-ins"),
	.points = 10,
	.needs = LIST(ROLE_ASSIGNMENT_POLICY),
	.why = N_("An add-in reads and sends mail, and stays when the password "
		  "is changed."),
	.looks_like = N_("Organizations that let people choose."),
	.fix = N_("Take the roles out of the policy."),
	.references = REFERENCES(ATTACK_18("T1137"), CIS("6.3.1")),
	.eval = check_og_007,
    },
    {
	.id = "OG-008",
	.title = N_("More servers count as our own"),
	.points = 45,
	.needs = LIST(TRANSPORT_CONFIG),
	.needs_baseline = true,
	.compares = LIST(TRANSPORT_CONFIG),
	.stage = "bypass",
	.why = N_("Hops of these addresses are skipped when the true sender is "
		  "looked for."),
	.looks_like = N_("A new gateway: approve its addresses."),
	.fix = N_("Restore what the baseline has."),
	.references = REFERENCES(ATTACK_18("T1672"),
	    ATTACK_MOVED("T1562.001", "T1685"), NIST("AC-4")),
	.eval = check_og_008,
    },
    {
	.id = "OG-009",
	.title = N_("Outdated encryption is allowed"),
	.points = 15,
	.needs = LIST(TRANSPORT_CONFIG),
	.why = N_("TLS 1.0 and 1.1 can be broken on the way."),
	.looks_like = N_("Old devices that send mail."),
	.fix = N_("Switch it off."),
	.references = REFERENCES(ATTACK_18("T1557"), NIST("SC-8")),
	.eval = check_setting,
    },
    {
	.id = "OG-010",
	.title = N_("Outside senders without their mark"),
	.points = 30,
	.needs = LIST(EXTERNAL_IN_OUTLOOK) | LIST(ACCEPTED_DOMAIN),
	.needs_baseline = true,
	.compares = LIST(EXTERNAL_IN_OUTLOOK),
	.stage = "bypass",
	.why = N_("Mail from them looks like mail of colleagues."),
	.looks_like =
	    N_("Partners, by agreement: approve the setting as it is."),
	.fix = N_("Restore what the baseline has."),
	.references =
	    REFERENCES(ATTACK_18("T1672"), SCUBA("MS.EXO.7.1"), CIS("6.2.3")),
	.eval = check_og_010,
    },
    {
	.id = "OG-011",
	.title = N_("Place made trusted"),
	.points = 40,
	.needs = LIST(NAMED_LOCATION),
	.needs_baseline = true,
	.compares = LIST(NAMED_LOCATION),
	.why = N_("Sign-ins from there pass without a second factor where "
		  "policies leave trusted places out."),
	.looks_like = N_("A new office: there is a ticket."),
	.fix = N_("Compare with the ticket; without one, take the range out."),
	.references =
	    REFERENCES(ATTACK_18("T1556.009"), NIST("AC-4"), NIST("CM-3")),
	.eval = check_og_011,
    },
    {
	.id = "OG-012",
	.title = N_("Conditional access hollowed out"),
	.points = 45,
	.needs = LIST(CONDITIONAL_ACCESS_POLICY),
	.needs_baseline = true,
	.compares = LIST(CONDITIONAL_ACCESS_POLICY),
	.why = N_("One more exclusion, and the policy still looks as it did."),
	.looks_like =
	    N_("A planned change, or a pilot that was narrowed down."),
	.fix = N_("Restore what the baseline has."),
	.references = REFERENCES(ATTACK_18("T1556.009"),
	    ATTACK_MOVED("T1562.001", "T1685"), SCUBA("MS.AAD.3.6"),
	    NIST("CM-3")),
	.eval = check_og_012,
    },
};

const struct check_table catalogue_og = {rows, COUNT_OF(rows)};
