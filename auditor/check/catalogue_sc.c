/*
 * catalogue_sc.c - the check of what is not known.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	/*
	 * On some objects of a kind and not on others.  A kind with a single
	 * object has no others, and an edit of it is drift; kinds of Microsoft
	 * Graph return what is asked for: both are left out.
	 */
	.id = "SC-001",
	.title = N_("Switch that this version does not know"),
	.points = 15,
	.why = N_("Microsoft adds properties, some of which bypass what is "
		  "checked here."),
	.looks_like =
	    N_("A property that is the same on all objects is a change of "
	       "the service."),
	.fix = N_("Look up what it does; update this program."),
	.references = REFERENCES(NIST("SI-4"), NIST("CM-6")),
	.eval = check_sc_001,
    },
};

const struct check_table catalogue_sc = {rows, COUNT_OF(rows)};
