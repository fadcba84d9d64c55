/*
 * checks_access_drift_test.c - points and evidence of conditional access that
 * was hollowed out.
 */
#include "tests/unit/auditor/check/access.h"
#include "tests/unit/auditor/check/rows.h"

#define TENANT(state, when, users, control)                                    \
	"{" POLICY(state, when, users, control) "}"

/* As the baseline has it. */
#define WHOLE TENANT("enabled", ALWAYS, ADMINISTRATORS, MFA)

static const struct check_row rows[] = {
    {"OG-012 as it was", "OG-012", 0, WHOLE, WHOLE, NULL},
    {"OG-012 reports only", "OG-012", 45,
	TENANT(
	    "enabledForReportingButNotEnforced", ALWAYS, ADMINISTRATORS, MFA),
	WHOLE, "state=enabledForReporting"},
    {"OG-012 was off", "OG-012", 0,
	TENANT("disabled", ALWAYS, "'includeRoles':[]", MFA),
	TENANT("disabled", ALWAYS, ADMINISTRATORS, MFA), NULL},
    {"OG-012 exclusion", "OG-012", 45,
	TENANT("enabled", ALWAYS, ADMINISTRATORS ",'excludeUsers':['x']", MFA),
	WHOLE, "excludeUsers=x"},
    {"OG-012 role taken out", "OG-012", 45,
	TENANT("enabled", ALWAYS,
	    "'includeRoles':['" EXCHANGE_ADMINISTRATOR "']", MFA),
	WHOLE, "includeRoles=gone"},
    {"OG-012 everybody instead", "OG-012", 0,
	TENANT(
	    "enabled", ALWAYS, "'includeUsers':['All']," ADMINISTRATORS, MFA),
	WHOLE, NULL},
    {"OG-012 fewer clients", "OG-012", 45,
	TENANT("enabled", "'clientAppTypes':['browser']," ALL_APPS,
	    ADMINISTRATORS, MFA),
	WHOLE, "clientAppTypes=gone"},
    {"OG-012 only at risk", "OG-012", 45,
	TENANT("enabled", ALL_CLIENTS "'userRiskLevels':['high']," ALL_APPS,
	    ADMINISTRATORS, MFA),
	WHOLE, "userRiskLevels=high"},
    {"OG-012 only from abroad", "OG-012", 45,
	TENANT("enabled",
	    ALL_CLIENTS "'locations':{'includeLocations':['x']}," ALL_APPS,
	    ADMINISTRATORS, MFA),
	WHOLE, "includeLocations=x"},
    {"OG-012 control gone", "OG-012", 45,
	TENANT("enabled", ALWAYS, ADMINISTRATORS, "'builtInControls':[]"),
	WHOLE, "builtInControls=gone"},
    {"OG-012 strength gone", "OG-012", 45,
	TENANT(
	    "enabled", ALWAYS, ADMINISTRATORS, "'authenticationStrength':null"),
	TENANT("enabled", ALWAYS, ADMINISTRATORS,
	    "'authenticationStrength':{'id':'s'}"),
	"authenticationStrength=gone"},
    {"OG-012 gone", "OG-012", 45, "{'ConditionalAccessPolicy':[]}", WHOLE,
	"gone since the baseline"},
};

int
main(void)
{
	KIT_ROWS(rows, rows_fire);
	return kit_finish();
}
