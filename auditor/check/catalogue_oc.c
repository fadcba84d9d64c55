/*
 * catalogue_oc.c - the checks of outbound connectors.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "OC-001",
	.title = N_("All mail goes through a host that nobody approved"),
	.points = 60,
	.needs = LIST(OUTBOUND_CONNECTOR) | LIST(ACCEPTED_DOMAIN),
	.stage = "collect",
	.why =
	    N_("Whoever runs the host reads, keeps or changes everything the "
	       "organization sends."),
	.looks_like = N_("Mail gateways and signature services: approve their "
			 "hosts."),
	.fix =
	    N_("Switch the connector off until its owner is known, or approve "
	       "the host."),
	.references = REFERENCES(ATTACK_KEPT("T1114.003"), ATTACK_18("T1557"),
	    NIST("AC-4"), NIST("SC-7")),
	.eval = check_oc_001,
    },
    {
	.id = "OC-002",
	.title =
	    N_("Rule sends chosen mail through a host that nobody approved"),
	.points = 60,
	.needs = LIST(TRANSPORT_RULE) | LIST(OUTBOUND_CONNECTOR) |
		 LIST(ACCEPTED_DOMAIN),
	.stage = "collect",
	.why = N_("A rule picks messages and takes them past somebody who can "
		  "read them; the recipient sees nothing of it."),
	.looks_like = N_("Encryption and signature services work so: approve "
			 "their hosts."),
	.fix = N_("Switch the rule off, or approve the host."),
	.references = REFERENCES(
	    ATTACK_KEPT("T1114.003"), ATTACK_18("T1020"), NIST("AC-4")),
	.eval = check_oc_002,
    },
    {
	.id = "OC-003",
	.title = N_("Connector does not verify to whom it speaks"),
	.points = 25,
	.needs = LIST(OUTBOUND_CONNECTOR) | LIST(ACCEPTED_DOMAIN),
	.why =
	    N_("Without a verified certificate anybody on the way can answer "
	       "for the host."),
	.looks_like = N_("Old partners that have no certificate."),
	.fix = N_("Require a verified name (DomainValidation), or approve the "
		  "host."),
	.references = REFERENCES(ATTACK_18("T1557"), NIST("SC-8")),
	.eval = check_oc_003,
    },
    {
	/*
	 * Hosts that the policy approves settle it too: they say where
	 * mail may go.
	 */
	.id = "OC-004",
	.title = N_("New outbound connector"),
	.points = 30,
	.needs = LIST(OUTBOUND_CONNECTOR),
	.needs_baseline = true,
	.compares = LIST(OUTBOUND_CONNECTOR),
	.stage = "collect",
	.why = N_("Where mail goes rarely changes; a new way out is worth a "
		  "question."),
	.looks_like = N_("Projects, and a hybrid set up since the baseline."),
	.fix = N_("Ask its owner; approve it if it is wanted."),
	.references = REFERENCES(ATTACK_KEPT("T1114.003"), NIST("CM-3")),
	.eval = check_oc_004,
    },
    {
	.id = "OC-005",
	.title = N_("Connector now takes all mail on a detour"),
	.points = 48,
	.needs = LIST(OUTBOUND_CONNECTOR),
	.needs_baseline = true,
	.compares = LIST(OUTBOUND_CONNECTOR),
	.stage = "collect",
	.why = N_("RouteAllMessagesViaOnPremises or AllAcceptedDomains was "
		  "turned on: all mail passes by a host that saw only some of "
		  "it."),
	.looks_like = N_("Centralized transport, when it is introduced."),
	.fix = N_("Compare with the change ticket; without one, turn it off."),
	.references = REFERENCES(ATTACK_KEPT("T1114.003"), NIST("AC-4")),
	.eval = check_oc_005,
    },
    {
	.id = "OC-006",
	.title = N_("Internal headers leave for a host that nobody approved"),
	.points = 48,
	.needs = LIST(OUTBOUND_CONNECTOR) | LIST(ACCEPTED_DOMAIN),
	.stage = "collect",
	.why = N_("The headers tell who sent what, how it was judged, and how "
		  "our filters work."),
	.looks_like = N_("Signature services ask for it: approve their hosts."),
	.fix =
	    N_("Set CloudServicesMailEnabled to false, or approve the host."),
	.references = REFERENCES(ATTACK_18("T1114"), NIST("SC-8")),
	.eval = check_oc_006,
    },
    {
	.id = "OC-007",
	.title = N_("Connector to an address instead of a name"),
	.points = 25,
	.needs = LIST(OUTBOUND_CONNECTOR),
	.why = N_("An address tells neither whose it is nor whether its "
		  "certificate is right."),
	.looks_like =
	    N_("Hosts of our own without a name: approve the address."),
	.fix = N_("Use a name, or approve the address."),
	.references = REFERENCES(ATTACK_18("T1090"), NIST("SC-8")),
	.eval = check_oc_007,
    },
    {
	.id = "OC-008",
	.title = N_("Connector behind a rule was changed"),
	.points = 55,
	.needs = LIST(TRANSPORT_RULE) | LIST(OUTBOUND_CONNECTOR),
	.needs_baseline = true,
	.compares = LIST(OUTBOUND_CONNECTOR),
	.stage = "collect",
	.why = N_("The rule stays as everybody knows it, and its mail goes "
		  "elsewhere."),
	.looks_like = N_("A service that moved to other hosts: approve them."),
	.fix =
	    N_("Compare with the change ticket; without one, restore what the "
	       "baseline has."),
	.references = REFERENCES(ATTACK_KEPT("T1114.003"), ATTACK_18("T1020"),
	    NIST("AC-4"), NIST("CM-3")),
	.eval = check_oc_008,
    },
};

const struct check_table catalogue_oc = {rows, COUNT_OF(rows)};
