/*
 * checks_access_test.c - points and evidence of the checks of sign-in.
 */
#include "tests/unit/auditor/check/access.h"
#include "tests/unit/auditor/check/rows.h"

#define DEFAULTS_OFF "{'SecurityDefaults':[{'isEnabled':false}],"

/* Four who administer. */
#define USER(n)                                                                \
	"{'id':'u" n "','userPrincipalName':'u" n                              \
	"@contoso.com','displayName':'U" n "'}"
#define ROLE(n)                                                                \
	"{'id':'r" n "','principalId':'u" n                                    \
	"','roleDefinitionId':'" GLOBAL_ADMINISTRATOR "'}"
#define USERS  USER("0") "," USER("1") "," USER("2") "," USER("3")
#define ROLES  ROLE("0") "," ROLE("1") "," ROLE("2") "," ROLE("3")
#define PEOPLE ",'User':[" USERS "],'RoleAssignment':[" ROLES "]"

static const struct check_row rows[] = {
    {"OG-005 covered", "OG-005", 0,
	DEFAULTS_OFF POLICY("enabled", ALWAYS, ADMINISTRATORS, MFA) "}", NULL,
	NULL},
    {"OG-005 one role missing", "OG-005", 48,
	DEFAULTS_OFF POLICY("enabled", ALWAYS,
	    "'includeRoles':['" GLOBAL_ADMINISTRATOR "']", MFA) "}",
	NULL, "role=Exchange Administrator"},
    {"OG-005 everybody", "OG-005", 0,
	DEFAULTS_OFF POLICY(
	    "enabled", ALWAYS, "'includeUsers':['All']", MFA) "}",
	NULL, NULL},
    {"OG-005 role excluded", "OG-005", 48,
	DEFAULTS_OFF POLICY("enabled", ALWAYS,
	    "'includeUsers':['All'],'excludeRoles':['" GLOBAL_ADMINISTRATOR
	    "']",
	    MFA) "}",
	NULL, "role=Global Administrator"},
    {"OG-005 one application", "OG-005", 48,
	DEFAULTS_OFF POLICY("enabled",
	    ALL_CLIENTS "'applications':{'includeApplications':['x']}",
	    ADMINISTRATORS, MFA) "}",
	NULL, NULL},
    {"OG-005 browsers alone", "OG-005", 48,
	DEFAULTS_OFF POLICY("enabled", "'clientAppTypes':['browser']," ALL_APPS,
	    ADMINISTRATORS, MFA) "}",
	NULL, NULL},
    {"OG-005 browsers and clients", "OG-005", 0,
	DEFAULTS_OFF POLICY("enabled",
	    "'clientAppTypes':['browser','mobileAppsAndDesktopClients']"
	    "," ALL_APPS,
	    ADMINISTRATORS, MFA) "}",
	NULL, NULL},
    {"OG-005 at risk alone", "OG-005", 48,
	DEFAULTS_OFF POLICY("enabled",
	    ALL_CLIENTS "'signInRiskLevels':['high']," ALL_APPS, ADMINISTRATORS,
	    MFA) "}",
	NULL, NULL},
    {"OG-005 one platform", "OG-005", 48,
	DEFAULTS_OFF POLICY("enabled",
	    ALL_CLIENTS
	    "'platforms':{'includePlatforms':['windows']}," ALL_APPS,
	    ADMINISTRATORS, MFA) "}",
	NULL, NULL},
    {"OG-005 trusted places left out", "OG-005", 0,
	DEFAULTS_OFF POLICY("enabled",
	    ALL_CLIENTS "'locations':{'includeLocations':['All'],'"
			"excludeLocations':['AllTrusted']}," ALL_APPS,
	    ADMINISTRATORS, MFA) "}",
	NULL, NULL},
    {"OG-005 strength instead", "OG-005", 0,
	DEFAULTS_OFF POLICY("enabled", ALWAYS, ADMINISTRATORS,
	    "'builtInControls':[],'authenticationStrength':{'id':'00000000-"
	    "0000-0000-0000-000000000004'}") "}",
	NULL, NULL},
    {"OG-005 compliant devices", "OG-005", 48,
	DEFAULTS_OFF POLICY("enabled", ALWAYS, ADMINISTRATORS,
	    "'builtInControls':['compliantDevice']") "}",
	NULL, NULL},
    {"OG-005 disabled", "OG-005", 48,
	DEFAULTS_OFF POLICY("disabled", ALWAYS, ADMINISTRATORS, MFA) "}", NULL,
	NULL},
    {"OG-005 two for emergencies", "OG-005", 0,
	DEFAULTS_OFF POLICY("enabled", ALWAYS,
	    "'includeUsers':['All'],'excludeUsers':['u0','u1']", MFA) PEOPLE
	"}",
	NULL, NULL},
    {"OG-005 three left out", "OG-005", 48,
	DEFAULTS_OFF POLICY("enabled", ALWAYS,
	    "'includeUsers':['All'],'excludeUsers':['u0','u1','u2']", MFA)
	    PEOPLE "}",
	NULL, "administrator=u0@contoso.com"},
    {"OG-005 named one by one", "OG-005", 0,
	DEFAULTS_OFF POLICY("enabled", ALWAYS,
	    "'includeUsers':['u0','u1','u2','u3']", MFA) PEOPLE "}",
	NULL, NULL},
    {"OG-005 in a group", "OG-005", 0,
	DEFAULTS_OFF POLICY("enabled", ALWAYS, "'includeGroups':['g']", MFA)
	    PEOPLE ",'Group':[{'id':'g','members':['u0','u1','u2','u3']}]}",
	NULL, NULL},
    {"OG-005 defaults not read", "OG-005", 0, "{'ConditionalAccessPolicy':[]}",
	NULL, NULL},
    {"OG-005 policies not read", "OG-005", 0,
	"{'SecurityDefaults':[{'isEnabled':false}]}", NULL, NULL},
    {"OG-005 defaults on", "OG-005", 0,
	"{'SecurityDefaults':[{'isEnabled':true}],'ConditionalAccessPolicy':[]"
	"}",
	NULL, NULL},
    {"OG-006 register", "OG-006", 20,
	"{'AuthorizationPolicy':[{'defaultUserRolePermissions':{'"
	"allowedToCreateApps':true}}]}",
	NULL, "allowedToCreateApps=true"},
    {"OG-006 consent", "OG-006", 20,
	"{'AuthorizationPolicy':[{'defaultUserRolePermissions':{'"
	"allowedToCreateApps':false,'permissionGrantPoliciesAssigned':['"
	"ManagePermissionGrantsForSelf.microsoft-user-default-low']}}]}",
	NULL, NULL},
    {"OG-006 recommended", "OG-006", 0,
	"{'AuthorizationPolicy':[{'defaultUserRolePermissions':{'"
	"permissionGrantPoliciesAssigned':['ManagePermissionGrantsForSelf."
	"microsoft-user-default-recommended']}}]}",
	NULL, NULL},
};

int
main(void)
{
	KIT_ROWS(rows, rows_fire);
	return kit_finish();
}
