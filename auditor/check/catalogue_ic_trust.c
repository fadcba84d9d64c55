/*
 * catalogue_ic_trust.c - the checks of inbound connectors that trust too much.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	/*
	 * A list of all rented ranges would be wrong within weeks; what is
	 * known are the ranges of the services that the campaign used, and
	 * of every tenant.
	 */
	.id = "IC-012",
	.title =
	    N_("Connector takes mail from many addresses, or from a service "
	       "for everybody"),
	.points = 35,
	.points_note = N_("more than a /28, than 256 addresses in all, or an "
			  "address of a known sending service"),
	.needs = LIST(INBOUND_CONNECTOR),
	.stage = "mailpath",
	.why =
	    N_("An office has a few fixed addresses. Intruders rent theirs, "
	       "and all customers of a sending service share its addresses."),
	.looks_like = N_("Services that send for us from ranges of their own: "
			 "approve the range for this connector."),
	.fix = N_("Name single addresses, or approve the range."),
	.references = REFERENCES(
	    ATTACK_18("T1090"), ATTACK_18("T1583.006"), NIST("AC-4")),
	.eval = check_ic_012,
    },
    {
	.id = "IC-013",
	.title = N_("Connector whose mail counts as internal"),
	.points = 50,
	.needs = LIST(INBOUND_CONNECTOR),
	.stage = "bypass",
	.why =
	    N_("Internal mail is not checked for spam or forged senders, and "
	       "people trust it."),
	.looks_like = N_("Mail servers of our own that are not Exchange."),
	.fix = N_("Set TreatMessagesAsInternal to false, or approve the "
		  "connector as it is."),
	.references = REFERENCES(
	    ATTACK_18("T1672"), ATTACK_18("T1534"), NIST("AC-4"), NIST("SI-8")),
	.eval = check_ic_013,
    },
    {
	/*
	 * The certificate decides, not the name: the flag is free for
	 * anybody to set, and add-on services have it too.
	 */
	.id = "IC-014",
	.title = N_("Connector that takes verdicts from outside a hybrid"),
	.points = 50,
	.needs = LIST(INBOUND_CONNECTOR) | LIST(ACCEPTED_DOMAIN),
	.stage = "bypass",
	.why =
	    N_("Headers of its senders become those of our own organization: "
	       "a sender can state that a message is no spam, or internal."),
	.looks_like =
	    N_("Signature and encryption services need it: approve "
	       "their certificate. A hybrid has it on the connector of "
	       "the wizard."),
	.fix = N_("Set CloudServicesMailEnabled to false, or approve the "
		  "certificate with which the service signs in."),
	.references =
	    REFERENCES(ATTACK_18("T1672"), NIST("AC-4"), NIST("SC-8")),
	.eval = check_ic_014,
    },
    {
	/*
	 * On a connector for one partner the certificate is the partner's
	 * own, which is how such a connector should be: it is left alone.
	 */
	.id = "IC-015",
	.title = N_("Connector trusts a certificate that is not ours"),
	.points = 55,
	.points_note = N_("30 on a partner connector for all senders, which "
			  "stands in front of us and does not speak for us"),
	.needs = LIST(INBOUND_CONNECTOR) | LIST(ACCEPTED_DOMAIN),
	.stage = "mailpath",
	.why =
	    N_("Whoever holds a certificate of that name may send mail as the "
	       "tenant."),
	.looks_like =
	    N_("Mail gateways and signature services: approve the name "
	       "of their certificate."),
	.fix = N_("Name a certificate of ours, or approve the name."),
	.references = REFERENCES(
	    ATTACK_18("T1672"), ATTACK_18("T1649"), NIST("SC-8"), NIST("IA-9")),
	.eval = check_ic_015,
    },
    {
	.id = "IC-016",
	.title = N_("Partner connector that restricts nothing"),
	.points = 10,
	.needs = LIST(INBOUND_CONNECTOR),
	.why = N_("It stands for all senders and asks for neither TLS, "
		  "certificate nor address: it guards nothing."),
	.looks_like = N_("Leftovers of a migration."),
	.fix = N_("Tighten it, or remove it."),
	.references = REFERENCES(NIST("CM-6")),
	.eval = check_ic_016,
    },
    {
	/*
	 * Switching it off altogether is taken for weakening too: then the
	 * gateway is taken for the sender of all mail.
	 */
	.id = "IC-017",
	.title = N_("Enhanced filtering looks past more senders than before"),
	.points = 38,
	.needs = LIST(INBOUND_CONNECTOR),
	.needs_baseline = true,
	.compares = LIST(INBOUND_CONNECTOR),
	.stage = "bypass",
	.why = N_("The true sender is then judged by an address that somebody "
		  "else chose, or no longer for everybody."),
	.looks_like = N_("A mail gateway that got new addresses: approve them "
			 "for this connector."),
	.fix =
	    N_("Compare with the change ticket; without one, restore what the "
	       "baseline has."),
	.references = REFERENCES(ATTACK_18("T1672"),
	    ATTACK_MOVED("T1562.001", "T1685"), NIST("AC-4"), NIST("SI-8")),
	.eval = check_ic_017,
    },
    {
	.id = "IC-018",
	.title = N_("Connector no longer asks for address, certificate or TLS"),
	.points = 50,
	.needs = LIST(INBOUND_CONNECTOR),
	.needs_baseline = true,
	.compares = LIST(INBOUND_CONNECTOR),
	.stage = "bypass",
	.why = N_("Mail can be delivered around the filter in front of the "
		  "tenant."),
	.looks_like = N_("A migration, for as long as it lasts."),
	.fix = N_("Restore what the baseline has."),
	.references =
	    REFERENCES(ATTACK_MOVED("T1562.001", "T1685"), NIST("AC-4")),
	.eval = check_ic_018,
    },
    {
	.id = "IC-019",
	.title = N_("Known connector now trusts other senders"),
	.points = 50,
	.points_note = N_("half when it is switched off"),
	.needs = LIST(INBOUND_CONNECTOR),
	.needs_baseline = true,
	.compares = LIST(INBOUND_CONNECTOR),
	.stage = "mailpath",
	.why = N_("Adding an address to a connector that is known avoids every "
		  "alarm about new ones."),
	.looks_like = N_("An office that moved, a new certificate: there is a "
			 "ticket."),
	.fix = N_("Compare with the ticket; without one, restore what the "
		  "baseline has."),
	.references =
	    REFERENCES(ATTACK_18("T1672"), ATTACK_18("T1098"), NIST("CM-3")),
	.eval = check_ic_019,
    },
    {
	.id = "IC-020",
	.title = N_("Connector made for an attack, switched off"),
	.points = 55,
	.points_note = N_("half of what the check of its shape has"),
	.needs = LIST(INBOUND_CONNECTOR) | LIST(ACCEPTED_DOMAIN),
	.stage = "mailpath",
	.why = N_("It was prepared, or left behind by the clean-up: one click "
		  "and it works."),
	.looks_like = N_("Relays that were retired."),
	.fix = N_("Remove it, after a copy was kept as evidence."),
	.references =
	    REFERENCES(ATTACK_18("T1098"), ATTACK_18("T1672"), NIST("CM-8")),
	.eval = check_ic_020,
    },
    {
	.id = "IC-021",
	.title = N_("Parameters of a connector that only Microsoft should set"),
	.points = 35,
	.needs = LIST(INBOUND_CONNECTOR),
	.stage = "evasion",
	.why =
	    N_("They are documented as reserved: one drops mail after "
	       "scanning it, the other takes enhanced filtering for a trial."),
	.looks_like = N_("A support case that is still open."),
	.fix = N_("Clear them, or show the case."),
	.references =
	    REFERENCES(ATTACK_MOVED("T1562.001", "T1685"), NIST("CM-6")),
	.eval = check_ic_021,
    },
    {
	.id = "IC-022",
	.title = N_("Connector that pretends to be of the hybrid wizard"),
	.points = 45,
	.needs = LIST(INBOUND_CONNECTOR) | LIST(ACCEPTED_DOMAIN) |
		 LIST(OUTBOUND_CONNECTOR),
	.stage = "mailpath",
	.why =
	    N_("Where a connector says it comes from is free text. Intruders "
	       "choose what nobody touches."),
	.looks_like = N_("Connectors of the wizard that were renamed, or whose "
			 "certificate was replaced."),
	.fix = N_("Look at its certificate and its counterpart; remove it if "
		  "there is no hybrid."),
	.references = REFERENCES(ATTACK_18("T1036"), NIST("CM-8")),
	.eval = check_ic_022,
    },
};

const struct check_table catalogue_ic_trust = {rows, COUNT_OF(rows)};
