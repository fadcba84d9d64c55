/*
 * catalogue_ic.c - the checks of inbound connectors.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "IC-001",
	.title = N_("Connector named like those of the 2022 campaign"),
	.points = 88,
	.points_note = N_("40 when it is switched off"),
	.needs = LIST(INBOUND_CONNECTOR),
	.stage = "mailpath",
	.why =
	    N_("Ran_ and five letters is the published name of the connectors "
	       "through which the campaign's mail came in."),
	.looks_like =
	    N_("Hardly anything: Ran_Tokyo_DC and Ranger do not match."),
	.fix = N_("Remove it, and treat whoever created it as taken over."),
	.references = REFERENCES(ATTACK_18("T1672"), ATTACK_18("T1036.005"),
	    ATTACK_18("T1098"), SCUBA("MS.SECURITYSUITE.4.1b"), NIST("SI-4"),
	    NIST("CM-3")),
	.eval = check_ic_001,
    },
    {
	.id = "IC-002",
	.title = N_("Connector whose name looks random"),
	.points = 15,
	.points_note = N_("adds to other findings, never alarms alone"),
	.needs = LIST(INBOUND_CONNECTOR),
	.why = N_("The connectors of the campaign had names of letters thrown "
		  "together. It is a weak hint, and only adds to others."),
	.looks_like = N_("Codes of sites and short forms of trades."),
	.fix = N_("Ask its owner what the name stands for."),
	.references = REFERENCES(ATTACK_18("T1036"), NIST("CM-8")),
	.eval = check_ic_002,
    },
    {
	.id = "IC-003",
	.title = N_("Connector with a disguised name"),
	.points = 45,
	.points_note = N_("half when it is switched off"),
	.needs = LIST(INBOUND_CONNECTOR),
	.why = N_("Nobody types invisible or foreign look-alike letters by "
		  "accident; they hide a connector from a search, or behind "
		  "another one."),
	.looks_like =
	    N_("Names wholly in Japanese, Greek or Cyrillic are fine; "
	       "only mixtures count."),
	.fix =
	    N_("Switch it off, find out who made it, and rename or remove it."),
	.references = REFERENCES(ATTACK_18("T1036"), NIST("SI-7")),
	.eval = check_ic_003,
    },
    {
	.id = "IC-010",
	.title = N_("New on-premises connector that nobody approved"),
	.points = 40,
	.points_note = N_("half when it is switched off"),
	.needs = LIST(INBOUND_CONNECTOR),
	.needs_baseline = true,
	.compares = LIST(INBOUND_CONNECTOR),
	.stage = "mailpath",
	.why = N_("Mail through an on-premises connector may go on to the "
		  "Internet and is treated as internal: Microsoft calls an "
		  "unexpected one a sign of compromise."),
	.looks_like =
	    N_("A planned printer or business system, or a hybrid set "
	       "up since the baseline."),
	.fix = N_("Switch it off until its owner is known; approve it if it is "
		  "wanted."),
	.references = REFERENCES(ATTACK_18("T1098"), ATTACK_18("T1672"),
	    ATTACK_18("T1586.002"), SCUBA("MS.SECURITYSUITE.4.1b"),
	    NIST("CM-3"), NIST("CM-5")),
	.eval = check_ic_010,
    },
    {
	.id = "IC-011",
	.title = N_("On-premises connector trusted by address alone"),
	.points = 55,
	.points_note = N_("45 when it is bound to accepted domains"),
	.needs = LIST(INBOUND_CONNECTOR),
	.stage = "mailpath",
	.why =
	    N_("Everybody at these addresses can send mail as the tenant. It "
	       "is how the campaign of 2022 relayed its spam."),
	.looks_like =
	    N_("Printers behind the fixed address of an office: approve "
	       "the range for this connector."),
	.fix = N_("Ask for a certificate instead (RequireTls and "
		  "TlsSenderCertificateName), approve the range, or switch it "
		  "off."),
	.references = REFERENCES(
	    ATTACK_18("T1672"), ATTACK_18("T1090"), NIST("AC-4"), NIST("SC-8")),
	.eval = check_ic_011,
    },
};

const struct check_table catalogue_ic = {rows, COUNT_OF(rows)};
