/*
 * catalogue_tr.c - the checks of transport rules.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "TR-001",
	.title = N_("Rule named like those of the 2022 campaign"),
	.points = 8,
	.points_note = N_("30 when it removes a header"),
	.needs = LIST(TRANSPORT_RULE),
	.stage = "evasion",
	.why = N_("The campaign named its rules Test01 to Test012."),
	.looks_like = N_("Everybody's trials: the name alone says little."),
	.fix = N_("Look at what it does; remove it if nobody needs it."),
	.references = REFERENCES(ATTACK_18("T1036.005"), NIST("CM-3")),
	.eval = check_tr_001,
    },
    {
	.id = "TR-002",
	.title = N_("Rule removes proof of where mail came from"),
	.points = 72,
	.points_note =
	    N_("32 when Received alone is removed from outgoing mail; "
	       "half when switched off, 0.4 when it only audits"),
	.needs = LIST(TRANSPORT_RULE),
	.stage = "evasion",
	.why = N_("Without these headers neither filters nor investigators can "
		  "tell who sent a message. No product needs them gone."),
	.looks_like = N_("Hiding internal hosts by removing Received from "
			 "outgoing mail."),
	.fix = N_("Switch the rule off, keep a copy of it as evidence, then "
		  "remove it."),
	.references =
	    REFERENCES(ATTACK_MOVED("T1562.001", "T1685"), ATTACK_18("T1672"),
		ATTACK_18("T1564"), NIST("SI-8"), NIST("AU-10"), NIST("CM-3")),
	.eval = check_tr_002,
    },
    {
	.id = "TR-003",
	.title = N_("Rule removes filter verdicts or traces"),
	.points = 52,
	.points_note =
	    N_("30 when X-Originating-IP is removed from outgoing mail"),
	.needs = LIST(TRANSPORT_RULE),
	.stage = "evasion",
	.why =
	    N_("The verdicts of the filters, and what an investigation needs, "
	       "are gone when the message arrives."),
	.looks_like = N_("Privacy rules for outgoing mail."),
	.fix = N_("Switch the rule off unless its purpose is documented."),
	.references =
	    REFERENCES(ATTACK_MOVED("T1562.006", "T1685"), NIST("SI-8")),
	.eval = check_tr_003,
    },
    {
	.id = "TR-004",
	.title = N_("Rules sweep away the proof of where mail came from"),
	.points = 95,
	.needs = LIST(TRANSPORT_RULE),
	.stage = "evasion",
	.why =
	    N_("Three or more authentication headers are removed together: "
	       "what the campaign of 2022 did, whatever the rules are called."),
	.looks_like = N_("Nothing that is known."),
	.fix = N_("Switch all these rules off, and look for the connector and "
		  "the application that came with them."),
	.references = REFERENCES(ATTACK_MOVED("T1562.001", "T1685"),
	    ATTACK_18("T1672"), NIST("SI-4"), NIST("SI-8")),
	.eval = check_tr_004,
    },
    {
	.id = "TR-005",
	.title = N_("Rule forges a header that filters trust"),
	.points = 52,
	.points_note = N_("15 when it applies to approved addresses only"),
	.needs = LIST(TRANSPORT_RULE),
	.stage = "evasion",
	.why =
	    N_("A message can be stamped as checked, internal or harmless and "
	       "then passes the filters."),
	.looks_like =
	    N_("Phishing simulations and mail gateways: bind the rule "
	       "to their addresses and approve these."),
	.fix = N_("Switch the rule off, or bind it to approved addresses."),
	.references = REFERENCES(
	    ATTACK_MOVED("T1562.001", "T1685"), CIS("6.2.2"), NIST("SI-8")),
	.eval = check_tr_005,
    },
    {
	/* A condition that nearly every message meets counts as none. */
	.id = "TR-006",
	.title = N_("Rule deletes all mail"),
	.points = 55,
	.needs = LIST(TRANSPORT_RULE),
	.stage = "cover",
	.why = N_("Nobody gets mail any more, and nobody is told."),
	.looks_like =
	    N_("Nothing: a rule that is meant to delete something says "
	       "what."),
	.fix = N_("Switch the rule off."),
	.references = REFERENCES(
	    ATTACK_18("T1070.008"), ATTACK_18("T1531"), NIST("CM-3")),
	.eval = check_tr_006,
    },
    {
	.id = "TR-007",
	.title = N_("Rule stamps a foreign link into mail"),
	.points = 45,
	.points_note = N_("half when switched off, 0.4 when it only audits"),
	.needs = LIST(TRANSPORT_RULE) | LIST(ACCEPTED_DOMAIN),
	.needs_baseline = true,
	.compares = LIST(TRANSPORT_RULE),
	.stage = "evasion",
	.why = N_("Every message then carries it, signed by the sender's name: "
		  "phishing from inside."),
	.looks_like =
	    N_("Signature services with pictures of their own: approve "
	       "the rule as it is."),
	.fix = N_("Compare the text with what was ordered; without an order, "
		  "switch the rule off."),
	.references =
	    REFERENCES(ATTACK_18("T1566"), ATTACK_18("T1534"), NIST("SI-8")),
	.eval = check_tr_007,
    },
    {
	/* A condition that nearly every message meets counts as none. */
	.id = "TR-008",
	.title = N_("Rule rejects or locks up all mail"),
	.points = 55,
	.needs = LIST(TRANSPORT_RULE),
	.why = N_("Mail bounces, disappears into the quarantine, or can no "
		  "longer be read."),
	.looks_like = N_("Nothing: a rule that is meant to stop something says "
			 "what."),
	.fix = N_("Switch the rule off."),
	.references =
	    REFERENCES(ATTACK_18("T1531"), ATTACK_18("T1499"), NIST("CM-3")),
	.eval = check_tr_008,
    },
    {
	.id = "TR-010",
	.title = N_("Rule sends mail out of the organization"),
	.points = 62,
	.points_note = N_("56 when a condition narrows it down"),
	.approved = 5,
	.needs =
	    LIST(TRANSPORT_RULE) | LIST(ACCEPTED_DOMAIN) | LIST(MAIL_CONTACT),
	.stage = "collect",
	.why = N_("Copies, redirections, reports or approvals go to somebody "
		  "outside, unseen by sender and recipient."),
	.looks_like = N_("Ticket systems and archives: approve the address. "
			 "Mailboxes and groups that a rule names are taken as "
			 "ours."),
	.fix = N_("Switch the rule off, or approve the recipient."),
	.references = REFERENCES(ATTACK_KEPT("T1114.003"), ATTACK_18("T1020"),
	    SCUBA("MS.EXO.1.1"), CIS("6.2.1"), NIST("AC-4")),
	.eval = check_tr_010,
    },
};

const struct check_table catalogue_tr = {rows, COUNT_OF(rows)};
