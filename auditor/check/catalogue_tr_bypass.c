/*
 * catalogue_tr_bypass.c - the checks of transport rules that hide or let through.
 */
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "TR-012",
	.title = "Rule copies mail to a mailbox inside",
	.points = 25,
	.needs =
	    LIST(TRANSPORT_RULE) | LIST(ACCEPTED_DOMAIN) | LIST(MAIL_CONTACT),
	.needs_baseline = true,
	.compares = LIST(TRANSPORT_RULE),
	.stage = "collect",
	.why = "It is collected inside first, and taken out later, by another "
	       "way.",
	.looks_like = "Legal hold and archives.",
	.fix = "Ask who asked for the copies.",
	.references = REFERENCES(ATTACK_KEPT("T1114.003"), NIST("AC-6")),
	.eval = check_tr_012,
    },
    {
	/*
	 * A secret header is known to whoever ever saw such a message:
	 * said, not alarmed about, since simulations of phishing work so.
	 * A header that every message has is no secret.
	 */
	.id = "TR-020",
	.title = "Rule lets everybody past the spam filter",
	.points = 60,
	.points_note = "15 when only mail from inside is meant; 9 when a "
		       "secret in a header is asked for",
	.needs = LIST(TRANSPORT_RULE),
	.stage = "bypass",
	.why = "Whatever the rule applies to is delivered, whoever sent it.",
	.looks_like = "Nothing: an exception names addresses.",
	.fix = "Bind the rule to addresses, or use an entry with an end in "
	       "the tenant allow list.",
	.references = REFERENCES(ATTACK_MOVED("T1562.001", "T1685"),
	    ATTACK_18("T1566"), SCUBA("MS.SECURITYSUITE.6.1"),
	    SCUBA("MS.SECURITYSUITE.6.2"), CIS("6.2.2")),
	.eval = check_tr_020,
    },
    {
	/* Freemail passes DMARC for everybody who has an account. */
	.id = "TR-021",
	.title = "Rule lets senders past the spam filter by their name",
	.points = 48,
	.points_note = "66 for senders of ours or of freemail; 20 when "
		       "dmarc=pass is required too, but for freemail",
	.needs = LIST(TRANSPORT_RULE) | LIST(ACCEPTED_DOMAIN),
	.stage = "bypass",
	.why = "A sender's domain is free for anybody to forge, and the check "
	       "that would find out is what the rule switches off.",
	.looks_like = "Lists of partners: ask for dmarc=pass in "
		      "Authentication-Results too.",
	.fix = "Use an entry with an end in the tenant allow list.",
	.references =
	    REFERENCES(ATTACK_18("T1672"), ATTACK_18("T1566"), CIS("6.2.2")),
	.eval = check_tr_021,
    },
    {
	.id = "TR-022",
	.title = "Rule lets addresses past the spam filter",
	.points = 30,
	.points_note = "52 for more than a /20 in all, or addresses of a "
		       "known sending service",
	.approved = 5,
	.needs = LIST(TRANSPORT_RULE),
	.stage = "bypass",
	.why = "Mail from these addresses is not looked at.",
	.looks_like = "Mail gateways: approve their addresses for this rule.",
	.fix = "Narrow it to the addresses of the gateway, or use enhanced "
	       "filtering instead.",
	.references =
	    REFERENCES(ATTACK_MOVED("T1562.001", "T1685"), NIST("AC-4")),
	.eval = check_tr_022,
    },
    {
	.id = "TR-030",
	.title = "Rule hides warnings of an intrusion",
	.points = 65,
	.needs = LIST(TRANSPORT_RULE),
	.stage = "cover",
	.why = "Alerts about the intruder are deleted, locked up or sent "
	       "elsewhere before anybody reads them.",
	.looks_like = "Filters of bad mail look for \"virus\" or \"lottery\": "
		      "such words do not count.",
	.fix = "Switch the rule off, and read what it took.",
	.references = REFERENCES(
	    ATTACK_KEPT("T1564.008"), ATTACK_18("T1070.008"), NIST("SI-4(5)")),
	.eval = check_tr_030,
    },
    {
	.id = "TR-032",
	.title = "Rule hides bounces",
	.points = 48,
	.needs = LIST(TRANSPORT_RULE),
	.stage = "cover",
	.why = "A run of spam in our name is noticed by its bounces; without "
	       "them it goes on.",
	.looks_like = "Fights against bounces of forged mail.",
	.fix = "Switch the rule off, and look at how much mail is sent.",
	.references = REFERENCES(ATTACK_KEPT("T1564.008"), NIST("SI-4")),
	.eval = check_tr_032,
    },
};

const struct check_table catalogue_tr_bypass = {rows, COUNT_OF(rows)};
