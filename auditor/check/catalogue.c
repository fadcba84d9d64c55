/*
 * catalogue.c - the table of detections.
 *
 * Conditions and points follow the published catalogue of this project; the
 * functions say what a condition means in detail.
 */
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

#define INBOUND    KIND_BIT(KIND_INBOUND_CONNECTOR)
#define RULES      KIND_BIT(KIND_TRANSPORT_RULE)
#define DOMAINS    KIND_BIT(KIND_ACCEPTED_DOMAIN)
#define CONTACTS   KIND_BIT(KIND_MAIL_CONTACT)
#define APPS       KIND_BIT(KIND_APPLICATION)
#define PRINCIPALS KIND_BIT(KIND_SERVICE_PRINCIPAL)
#define GRANTS     KIND_BIT(KIND_APP_ROLE_ASSIGNMENT)
#define ROLES      KIND_BIT(KIND_ROLE_ASSIGNMENT)

static const struct check catalogue[] = {
    {
	.id = "AP-001",
	.title = "Application named like those of the 2022 campaign",
	.points = 55,
	.needs = APPS | DOMAINS,
	.stage = "app",
	.why = "The intruders of 2022 registered an application named after "
	       "the tenant's domain and three letters, and administered "
	       "Exchange through it.",
	.looks_like = "Products are named so too (contoso_ERP): approve the "
		      "application with the grants it has.",
	.fix = "Find out who registered it and why. If nobody did, remove it "
	       "and treat the account that registered it as taken over.",
	.references = references_ap,
	.eval = check_ap_001,
    },
    {
	.id = "AP-002",
	.title = "New application that nobody approved",
	.points = 20,
	.needs = APPS,
	.needs_baseline = true,
	.compares = APPS,
	.stage = "app",
	.why = "Attacks through applications begin with a registration.",
	.looks_like = "Development and new services register applications.",
	.fix = "Ask its owner what it is for, then add it to the policy, or "
	       "remove it.",
	.references = references_ap_new,
	.eval = check_ap_002,
    },
    {
	.id = "CH-001",
	.title = "Stages of one attack on the mail flow",
	.points = 100,
	.needs = INBOUND | RULES | APPS | PRINCIPALS | GRANTS | ROLES,
	.why = "An application with power over Exchange and changes to the "
	       "mail flow come together: each may have a reason, all of them "
	       "at once is how the campaign of 2022 worked.",
	.looks_like = "Introducing a mail service does the same in an hour; "
		      "approved, its parts count for nothing here.",
	.fix = "Treat it as an incident: block the application, keep the "
	       "evidence, find who consented to it, then undo its parts.",
	.references = references_ch,
    },
    {
	.id = "CR-001",
	.title = "New credential on a powerful application",
	.points = 45,
	.needs = APPS | PRINCIPALS | GRANTS | ROLES,
	.needs_baseline = true,
	.compares = APPS | PRINCIPALS,
	.stage = "cred",
	.why = "Whoever added the secret or certificate can sign in as the "
	       "application, also after every password was reset.",
	.looks_like = "Planned rotation: a ticket, and an old credential that "
		      "is about to expire.",
	.fix = "Ask the owner whether they added it; if not, remove it and "
	       "look for what was done with it.",
	.references = references_cr,
	.eval = check_cr_001,
    },
    {
	.id = "GR-001",
	.title = "Application may administer Exchange (Exchange.ManageAsApp)",
	.points = 62,
	.needs = GRANTS,
	.stage = "grant",
	.why = "The application can run Exchange PowerShell without a person. "
	       "It is the permission that the campaign of 2022 used.",
	.looks_like = "Automation, and this auditor, hold it: approve the "
		      "application with exactly the grants it needs.",
	.fix = "Remove the permission, or approve the application in the "
	       "policy.",
	.references = references_gr,
	.eval = check_gr_001,
    },
    {
	.id = "GR-002",
	.title = "Application may administer Exchange (Exchange.ManageAsAppV2)",
	.points = 62,
	.needs = GRANTS,
	.stage = "grant",
	.why = "The same power as Exchange.ManageAsApp under a newer id.",
	.looks_like = "Automation holds it: approve the application with "
		      "exactly the grants it needs.",
	.fix = "Remove the permission, or approve the application in the "
	       "policy.",
	.references = references_gr,
	.eval = check_gr_002,
    },
    {
	.id = "GR-003",
	.title = "Application may open every mailbox (full_access_as_app)",
	.points = 62,
	.needs = GRANTS,
	.stage = "grant",
	.why = "Through Exchange Web Services it reads and sends as anybody in "
	       "the tenant; intruders gave it to applications they found.",
	.looks_like = "Backup products and the dedicated hybrid application "
		      "(ExchangeServerApp-…) hold it.",
	.fix = "Remove the permission; where it is needed, restrict it to some "
	       "mailboxes and approve the application.",
	.references = references_gr_mail,
	.eval = check_gr_003,
    },
    {
	.id = "IC-001",
	.title = "Connector named like those of the 2022 campaign",
	.points = 88,
	.points_note = "40 when it is switched off",
	.needs = INBOUND,
	.stage = "mailpath",
	.why = "Ran_ and five letters is the published name of the connectors "
	       "through which the campaign's mail came in.",
	.looks_like = "Hardly anything: Ran_Tokyo_DC and Ranger do not match.",
	.fix = "Remove it, and treat whoever created it as taken over.",
	.references = references_ic_name,
	.eval = check_ic_001,
    },
    {
	.id = "IC-003",
	.title = "Connector with a disguised name",
	.points = 45,
	.points_note = "half when it is switched off",
	.needs = INBOUND,
	.why = "Nobody types invisible or foreign look-alike letters by "
	       "accident; they hide a connector from a search, or behind "
	       "another one.",
	.looks_like = "Names wholly in Japanese, Greek or Cyrillic are fine; "
		      "only mixtures count.",
	.fix = "Switch it off, find out who made it, and rename or remove it.",
	.references = references_ic_hidden,
	.eval = check_ic_003,
    },
    {
	.id = "IC-010",
	.title = "New on-premises connector that nobody approved",
	.points = 40,
	.points_note = "half when it is switched off",
	.needs = INBOUND,
	.needs_baseline = true,
	.compares = INBOUND,
	.stage = "mailpath",
	.why = "Mail through an on-premises connector may go on to the "
	       "Internet and is treated as internal: Microsoft calls an "
	       "unexpected one a sign of compromise.",
	.looks_like = "A planned printer or business system, or a hybrid set "
		      "up since the baseline.",
	.fix = "Switch it off until its owner is known; approve it if it is "
	       "wanted.",
	.references = references_ic_new,
	.eval = check_ic_010,
    },
    {
	.id = "IC-011",
	.title = "On-premises connector trusted by address alone",
	.points = 55,
	.points_note = "45 when it is bound to accepted domains",
	.needs = INBOUND,
	.stage = "mailpath",
	.why = "Everybody at these addresses can send mail as the tenant. It "
	       "is how the campaign of 2022 relayed its spam.",
	.looks_like = "Printers behind the fixed address of an office: approve "
		      "the range for this connector.",
	.fix = "Ask for a certificate instead (RequireTls and "
	       "TlsSenderCertificateName), approve the range, or switch it "
	       "off.",
	.references = references_ic_address,
	.eval = check_ic_011,
    },
    {
	.id = "IC-019",
	.title = "Known connector now trusts other senders",
	.points = 50,
	.points_note = "half when it is switched off",
	.needs = INBOUND,
	.needs_baseline = true,
	.compares = INBOUND,
	.stage = "mailpath",
	.why = "Adding an address to a connector that is known avoids every "
	       "alarm about new ones.",
	.looks_like = "An office that moved, a new certificate: there is a "
		      "ticket.",
	.fix = "Compare with the ticket; without one, restore what the "
	       "baseline has.",
	.references = references_ic_edited,
	.eval = check_ic_019,
    },
    {
	.id = "RL-001",
	.title = "Application is Global Administrator",
	.points = 62,
	.points_note = "an approved application too",
	.needs = ROLES | PRINCIPALS,
	.stage = "role",
	.why = "Whoever holds its secret owns the tenant, without any second "
	       "factor. The campaign of 2022 gave its applications this role.",
	.looks_like = "Almost nothing needs it.",
	.fix = "Remove the role; give the few permissions that are needed "
	       "instead.",
	.references = references_rl_global,
	.eval = check_rl_001,
    },
    {
	.id = "RL-002",
	.title = "Application is Exchange Administrator",
	.points = 48,
	.needs = ROLES | PRINCIPALS,
	.stage = "role",
	.why = "With Exchange.ManageAsApp it can change connectors, rules and "
	       "mailboxes.",
	.looks_like = "Automation: a role group of its own with less would "
		      "do.",
	.fix = "Remove the role, or approve the application with it.",
	.references = references_rl_exchange,
	.eval = check_rl_002,
    },
    {
	.id = "TR-001",
	.title = "Rule named like those of the 2022 campaign",
	.points = 8,
	.points_note = "30 when it removes a header",
	.needs = RULES,
	.stage = "evasion",
	.why = "The campaign named its rules Test01 to Test012.",
	.looks_like = "Everybody's trials: the name alone says little.",
	.fix = "Look at what it does; remove it if nobody needs it.",
	.references = references_tr_name,
	.eval = check_tr_001,
    },
    {
	.id = "TR-002",
	.title = "Rule removes proof of where mail came from",
	.points = 72,
	.points_note = "32 when Received alone is removed from outgoing mail; "
		       "half when switched off, 0.4 when it only audits",
	.needs = RULES,
	.stage = "evasion",
	.why = "Without these headers neither filters nor investigators can "
	       "tell who sent a message. No product needs them gone.",
	.looks_like = "Hiding internal hosts by removing Received from "
		      "outgoing mail.",
	.fix = "Switch the rule off, keep a copy of it as evidence, then "
	       "remove it.",
	.references = references_tr_authentication,
	.eval = check_tr_002,
    },
    {
	.id = "TR-003",
	.title = "Rule removes filter verdicts or traces",
	.points = 52,
	.points_note = "30 when X-Originating-IP is removed from outgoing mail",
	.needs = RULES,
	.stage = "evasion",
	.why = "The verdicts of the filters, and what an investigation needs, "
	       "are gone when the message arrives.",
	.looks_like = "Privacy rules for outgoing mail.",
	.fix = "Switch the rule off unless its purpose is documented.",
	.references = references_tr_forensic,
	.eval = check_tr_003,
    },
    {
	.id = "TR-004",
	.title = "Rules sweep away the proof of where mail came from",
	.points = 95,
	.needs = RULES,
	.stage = "evasion",
	.why = "Three or more authentication headers are removed together: "
	       "what the campaign of 2022 did, whatever the rules are called.",
	.looks_like = "Nothing that is known.",
	.fix = "Switch all these rules off, and look for the connector and "
	       "the application that came with them.",
	.references = references_tr_sweep,
	.eval = check_tr_004,
    },
    {
	.id = "TR-005",
	.title = "Rule forges a header that filters trust",
	.points = 52,
	.points_note = "15 when it applies to approved addresses only",
	.needs = RULES,
	.stage = "evasion",
	.why = "A message can be stamped as checked, internal or harmless and "
	       "then passes the filters.",
	.looks_like = "Phishing simulations and mail gateways: bind the rule "
		      "to their addresses and approve these.",
	.fix = "Switch the rule off, or bind it to approved addresses.",
	.references = references_tr_forged,
	.eval = check_tr_005,
    },
    {
	.id = "TR-010",
	.title = "Rule sends mail out of the organization",
	.points = 62,
	.points_note = "56 when a condition narrows it down",
	.approved = 5,
	.needs = RULES | DOMAINS | CONTACTS,
	.stage = "collect",
	.why = "Copies, redirections, reports or approvals go to somebody "
	       "outside, unseen by sender and recipient.",
	.looks_like = "Ticket systems and archives: approve the address. "
		      "Mailboxes and groups that a rule names are taken as "
		      "ours.",
	.fix = "Switch the rule off, or approve the recipient.",
	.references = references_tr_outside,
	.eval = check_tr_010,
    },
    {
	.id = "TR-046",
	.title = "Rule with a disguised or empty name",
	.points = 40,
	.points_note = "half when it is switched off",
	.needs = RULES,
	.why = "Intruders name rules so that they are overlooked: dots, "
	       "blanks, letters that only look right.",
	.looks_like = "Names wholly in Japanese, Greek or Cyrillic are fine.",
	.fix = "Look at what the rule does; rename it or switch it off.",
	.references = references_tr_hidden,
	.eval = check_tr_046,
    },
    {
	.id = "TX-001",
	.title = "Text that no ordinary client writes",
	.points = 30,
	.why = "Control characters or broken characters in a name or comment "
	       "make tools stumble, or hide what comes after.",
	.looks_like = "Damage by an old migration tool.",
	.fix = "Look at the object by its id, and write the text anew.",
	.references = references_tx,
	.eval = check_tx_001,
    },
};

const struct check *
check_catalogue(size_t *count)
{
	*count = COUNT_OF(catalogue);
	return catalogue;
}

const struct check *
check_find(strview id)
{
	for (size_t i = 0; i < COUNT_OF(catalogue); i++) {
		if (sv_eq_fold(id, sv_from(catalogue[i].id)))
			return &catalogue[i];
	}
	return NULL;
}
