/*
 * catalogue_pt.c - the checks of trust in other organizations.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	.id = "PT-001",
	.title = N_("Partner with administrative rights"),
	.points = 35,
	.needs = LIST(DELEGATED_ADMIN_RELATIONSHIP),
	.why = N_("Whoever takes over the partner administers the tenant with "
		  "these roles."),
	.looks_like = N_("A service provider under contract: approve the "
			 "relationship as it is."),
	.fix = N_("End it, or approve it."),
	.references = REFERENCES(
	    ATTACK_18("T1199"), ATTACK_KEPT("T1098.003"), NIST("AC-6(5)")),
	.eval = check_pt_001,
    },
    {
	.id = "PT-002",
	.title = N_("Sharing or trust with another organization changed"),
	.points = 30,
	.needs = LIST(ORGANIZATION_RELATIONSHIP) |
		 LIST(INTRA_ORGANIZATION_CONNECTOR) |
		 LIST(ON_PREMISES_ORGANIZATION) |
		 LIST(CROSS_TENANT_ACCESS_POLICY),
	.needs_baseline = true,
	.compares = LIST(ORGANIZATION_RELATIONSHIP) |
		    LIST(INTRA_ORGANIZATION_CONNECTOR) |
		    LIST(ON_PREMISES_ORGANIZATION) |
		    LIST(CROSS_TENANT_ACCESS_POLICY),
	.why = N_("The other organization sees more, or its word about second "
		  "factors and devices is taken."),
	.looks_like = N_("A merger, or a hybrid that is being set up."),
	.fix = N_("Compare with the ticket; without one, restore what the "
		  "baseline has."),
	.references = REFERENCES(ATTACK_18("T1199"), ATTACK_KEPT("T1484.002"),
	    NIST("AC-4"), NIST("CM-3")),
	.eval = check_pt_002,
    },
};

const struct check_table catalogue_pt = {rows, COUNT_OF(rows)};
