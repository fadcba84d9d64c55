/*
 * catalogue_si.c - the checks of who signed in.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	/*
	 * Ten accounts a day by a client of scripts, whichever of these it
	 * is: an intruder takes another one than the campaign did. Behind
	 * many addresses, what has client, version and network in common is
	 * taken for one; where no network is returned, the country.
	 */
	.id = "SI-001",
	.title = N_("Passwords tried on many accounts"),
	.points = 48,
	.needs_events = EVENT_BIT(EVENT_SIGN_IN),
	.stage = "foothold",
	.why = N_("The campaign of 2022 began with passwords from elsewhere, "
		  "tried on administrators without a second factor."),
	.looks_like = N_("A large office behind one address, whose people sign "
			 "in with other clients than scripts do."),
	.fix = N_("Block the address and that client, and reset the passwords "
		  "of those who got in."),
	.references =
	    REFERENCES(ATTACK_KEPT("T1110.004"), ATTACK_KEPT("T1110.003")),
	.eval = check_si_001,
    },
    {
	/*
	 * Microsoft Graph v1.0 does not return how many factors there were:
	 * unknown is not clean, and not certain either.
	 */
	.id = "SI-002",
	.title = N_("A tried password fitted, without a second factor"),
	.points = 60,
	.points_note = N_("45 where the number of factors is not returned"),
	.needs_events = EVENT_BIT(EVENT_SIGN_IN),
	.stage = "foothold",
	.why = N_("From here on the intruder acts as this account."),
	.looks_like =
	    N_("Others behind the same address, with clients of their "
	       "own."),
	.fix = N_("Revoke its sessions, reset the password, demand a second "
		  "factor, and look at all that the account did since."),
	.references = REFERENCES(ATTACK_KEPT("T1078.004"), SCUBA("MS.AAD.3.6")),
	.eval = check_si_002,
    },
    {
	/*
	 * New in the last fourteen days is what differs from the sign-ins of
	 * a day or more before; what came from three networks before has none
	 * that is its own.
	 */
	.id = "SI-003",
	.title = N_("Application with power signs in from a new network"),
	.points = 35,
	.needs_events = EVENT_BIT(EVENT_PRINCIPAL_SIGN_IN),
	.needs = LIST(SERVICE_PRINCIPAL) | LIST(APP_ROLE_ASSIGNMENT) |
		 LIST(ROLE_ASSIGNMENT),
	.stage = "cred",
	.why = N_("A planted or stolen secret is used from where the intruder "
		  "is."),
	.looks_like =
	    N_("Functions of a cloud, which move between networks, and "
	       "a service that moved: approve it for the new network."),
	.fix =
	    N_("Ask whoever runs the application; if it was not them, remove "
	       "its credentials and revoke its tokens."),
	.references = REFERENCES(ATTACK_KEPT("T1550.001"), NIST("SI-4")),
	.eval = check_si_003,
    },
};

const struct check_table catalogue_si = {rows, COUNT_OF(rows)};
