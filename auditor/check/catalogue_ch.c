/*
 * catalogue_ch.c - the checks of the chain.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "CH-001",
	.title = N_("Stages of one attack on the mail flow"),
	.points = 100,
	.needs = LIST(INBOUND_CONNECTOR) | LIST(TRANSPORT_RULE) |
		 LIST(APPLICATION) | LIST(SERVICE_PRINCIPAL) |
		 LIST(APP_ROLE_ASSIGNMENT) | LIST(ROLE_ASSIGNMENT),
	.why =
	    N_("An application with power over Exchange and changes to the "
	       "mail flow come together: each may have a reason, all of them "
	       "at once is how the campaign of 2022 worked."),
	.looks_like = N_("Introducing a mail service does the same in an hour; "
			 "approved, its parts count for nothing here."),
	.fix = N_("Treat it as an incident: block the application, keep the "
		  "evidence, find who consented to it, then undo its parts."),
	.references =
	    REFERENCES(ATTACK_18("T1098"), ATTACK_MOVED("T1562.001", "T1685"),
		ATTACK_18("T1672"), NIST("IR-4"), NIST("SI-4")),
    },
};

const struct check_table catalogue_ch = {rows, COUNT_OF(rows)};
