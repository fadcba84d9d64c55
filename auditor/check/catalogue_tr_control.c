/*
 * catalogue_tr_control.c - the checks of transport rules as controls.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "TR-041",
	.title = N_("Rule takes encryption away"),
	.points = 30,
	.needs = LIST(TRANSPORT_RULE),
	.needs_baseline = true,
	.compares = LIST(TRANSPORT_RULE),
	.stage = "collect",
	.why = N_("Copies that can be read are what a collector needs."),
	.looks_like = N_("Journaling that has to be readable."),
	.fix = N_("Ask who asked for it."),
	.references = REFERENCES(ATTACK_18("T1114"), NIST("SC-8")),
	.eval = check_tr_041,
    },
    {
	/*
	 * First is the first that is switched on: behind a rule that is
	 * off, number 1 does what number 0 does.
	 */
	.id = "TR-042",
	.title = N_("Rule that stops all others stands first"),
	.points = 32,
	.needs = LIST(TRANSPORT_RULE),
	.stage = "evasion",
	.why =
	    N_("No rule behind it applies to any mail: all controls are mute "
	       "at once."),
	.looks_like =
	    N_("Routing of signature and encryption services: approve "
	       "their hosts."),
	.fix = N_("Move the rule behind the others, or give it a condition."),
	.references =
	    REFERENCES(ATTACK_MOVED("T1562.001", "T1685"), NIST("CM-3")),
	.eval = check_tr_042,
    },
    {
	/*
	 * A rule that is gone counts the same; one that was made again and
	 * does the same does not.
	 */
	.id = "TR-043",
	.title = N_("Rule of the baseline no longer applies"),
	.points = 48,
	.needs = LIST(TRANSPORT_RULE),
	.needs_baseline = true,
	.compares = LIST(TRANSPORT_RULE),
	.about_state = true,
	.stage = "evasion",
	.why = N_("A control is gone, without anybody having decided so."),
	.looks_like = N_("Maintenance, for as long as it lasts."),
	.fix =
	    N_("Switch it on again, or make it again as the baseline has it."),
	.references =
	    REFERENCES(ATTACK_MOVED("T1562.001", "T1685"), NIST("CM-3")),
	.eval = check_tr_043,
    },
    {
	.id = "TR-044",
	.title = N_("Rule got more exceptions"),
	.points = 42,
	.needs = LIST(TRANSPORT_RULE),
	.needs_baseline = true,
	.compares = LIST(TRANSPORT_RULE),
	.stage = "evasion",
	.why = N_("The rule is still there, and no longer applies to those who "
		  "matter."),
	.looks_like = N_("Tuning: there is a ticket."),
	.fix = N_("Compare with the ticket; without one, restore what the "
		  "baseline has."),
	.references =
	    REFERENCES(ATTACK_MOVED("T1562.001", "T1685"), NIST("CM-3")),
	.eval = check_tr_044,
    },
    {
	.id = "TR-045",
	.title = N_("Rule that applies at certain times only"),
	.points = 15,
	.needs = LIST(TRANSPORT_RULE),
	.why = N_("It works, or ends, when nobody looks."),
	.looks_like = N_("Banners for a campaign or a holiday."),
	.fix = N_("Ask what the dates are for."),
	.references = REFERENCES(ATTACK_18("T1564"), NIST("CM-3")),
	.eval = check_tr_045,
    },
    {
	.id = "TR-046",
	.title = N_("Rule with a disguised or empty name"),
	.points = 40,
	.points_note = N_("half when it is switched off"),
	.needs = LIST(TRANSPORT_RULE),
	.why = N_("Intruders name rules so that they are overlooked: dots, "
		  "blanks, letters that only look right."),
	.looks_like =
	    N_("Names wholly in Japanese, Greek or Cyrillic are fine."),
	.fix = N_("Look at what the rule does; rename it or switch it off."),
	.references = REFERENCES(
	    ATTACK_18("T1036"), ATTACK_KEPT("T1564.008"), NIST("SI-7")),
	.eval = check_tr_046,
    },
    {
	.id = "TR-048",
	.title = N_("Rule that cannot be judged"),
	.points = 25,
	.needs = LIST(TRANSPORT_RULE),
	.why = N_("What this program, or Exchange itself, does not understand "
		  "may do anything."),
	.looks_like = N_("New actions of Exchange."),
	.fix = N_("Read the rule by hand, and approve it as it is."),
	.references = REFERENCES(NIST("SI-4")),
	.eval = check_tr_048,
    },
    {
	/*
	 * Display names are free for anybody to choose: a hint, and one
	 * only where the owners say who their administrators are.
	 */
	.id = "TR-049",
	.title = N_("Rule written by an unknown hand"),
	.points = 20,
	.points_note = N_("silent while the policy names no administrators"),
	.needs = LIST(TRANSPORT_RULE),
	.why = N_("Whoever wrote it is not among those who should."),
	.looks_like = N_("The service itself writes rules, as \"Microsoft "
			 "Exchange\"."),
	.fix = N_("Look into the audit log who it was: the names are for show "
		  "only."),
	.references = REFERENCES(ATTACK_18("T1098"), NIST("AC-5")),
	.eval = check_tr_049,
    },
    {
	.id = "TR-050",
	.title = N_("Nothing warns of mail from outside"),
	.points = 25,
	.points_note = N_("15 when the baseline had no warning either"),
	.needs = LIST(TRANSPORT_RULE) | LIST(EXTERNAL_IN_OUTLOOK),
	.about_state = true,
	.why = N_("People take forged mail for mail of a colleague."),
	.looks_like = N_("Training that does without."),
	.fix = N_("Switch the external tag on, or restore the rule."),
	.references =
	    REFERENCES(ATTACK_18("T1672"), SCUBA("MS.EXO.7.1"), CIS("6.2.3")),
	.eval = check_tr_050,
    },
};

const struct check_table catalogue_tr_control = {rows, COUNT_OF(rows)};
