/*
 * catalogue_tr_bypass.c - the checks of transport rules that hide or let through.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "TR-012",
	.title = N_("Rule copies mail to a mailbox inside"),
	.points = 25,
	.needs =
	    LIST(TRANSPORT_RULE) | LIST(ACCEPTED_DOMAIN) | LIST(MAIL_CONTACT),
	.needs_baseline = true,
	.compares = LIST(TRANSPORT_RULE),
	.stage = "collect",
	.why =
	    N_("It is collected inside first, and taken out later, by another "
	       "way."),
	.looks_like = N_("Legal hold and archives."),
	.fix = N_("Ask who asked for the copies."),
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
	.title = N_("Rule lets everybody past the spam filter"),
	.points = 60,
	.points_note = N_("15 when only mail from inside is meant; 9 when a "
			  "secret in a header is asked for"),
	.needs = LIST(TRANSPORT_RULE),
	.stage = "bypass",
	.why =
	    N_("Whatever the rule applies to is delivered, whoever sent it."),
	.looks_like = N_("Nothing: an exception names addresses."),
	.fix = N_("Bind the rule to addresses, or use an entry with an end in "
		  "the tenant allow list."),
	.references = REFERENCES(ATTACK_MOVED("T1562.001", "T1685"),
	    ATTACK_18("T1566"), SCUBA("MS.SECURITYSUITE.6.1"),
	    SCUBA("MS.SECURITYSUITE.6.2"), CIS("6.2.2")),
	.eval = check_tr_020,
    },
    {
	/* Freemail passes DMARC for everybody who has an account. */
	.id = "TR-021",
	.title = N_("Rule lets senders past the spam filter by their name"),
	.points = 48,
	.points_note = N_("66 for senders of ours or of freemail; 20 when "
			  "dmarc=pass is required too, but for freemail"),
	.needs = LIST(TRANSPORT_RULE) | LIST(ACCEPTED_DOMAIN),
	.stage = "bypass",
	.why =
	    N_("A sender's domain is free for anybody to forge, and the check "
	       "that would find out is what the rule switches off."),
	.looks_like = N_("Lists of partners: ask for dmarc=pass in "
			 "Authentication-Results too."),
	.fix = N_("Use an entry with an end in the tenant allow list."),
	.references =
	    REFERENCES(ATTACK_18("T1672"), ATTACK_18("T1566"), CIS("6.2.2")),
	.eval = check_tr_021,
    },
    {
	.id = "TR-022",
	.title = N_("Rule lets addresses past the spam filter"),
	.points = 30,
	.points_note = N_("52 for more than a /20 in all, or addresses of a "
			  "known sending service"),
	.approved = 5,
	.needs = LIST(TRANSPORT_RULE),
	.stage = "bypass",
	.why = N_("Mail from these addresses is not looked at."),
	.looks_like =
	    N_("Mail gateways: approve their addresses for this rule."),
	.fix = N_("Narrow it to the addresses of the gateway, or use enhanced "
		  "filtering instead."),
	.references =
	    REFERENCES(ATTACK_MOVED("T1562.001", "T1685"), NIST("AC-4")),
	.eval = check_tr_022,
    },
    {
	.id = "TR-030",
	.title = N_("Rule hides warnings of an intrusion"),
	.points = 65,
	.needs = LIST(TRANSPORT_RULE),
	.stage = "cover",
	.why = N_("Alerts about the intruder are deleted, locked up or sent "
		  "elsewhere before anybody reads them."),
	.looks_like = N_("Filters of bad mail look for \"virus\" or "
			 "\"lottery\": such words do not count."),
	.fix = N_("Switch the rule off, and read what it took."),
	.references = REFERENCES(
	    ATTACK_KEPT("T1564.008"), ATTACK_18("T1070.008"), NIST("SI-4(5)")),
	.eval = check_tr_030,
    },
    {
	.id = "TR-032",
	.title = N_("Rule hides bounces"),
	.points = 48,
	.needs = LIST(TRANSPORT_RULE),
	.stage = "cover",
	.why =
	    N_("A run of spam in our name is noticed by its bounces; without "
	       "them it goes on."),
	.looks_like = N_("Fights against bounces of forged mail."),
	.fix = N_("Switch the rule off, and look at how much mail is sent."),
	.references = REFERENCES(ATTACK_KEPT("T1564.008"), NIST("SI-4")),
	.eval = check_tr_032,
    },
};

const struct check_table catalogue_tr_bypass = {rows, COUNT_OF(rows)};
