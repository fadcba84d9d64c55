/*
 * identity_test.c - checks of applications, credentials, grants and roles.
 */
#include "tests/unit/auditor/check/rows.h"

#define AP                                                                     \
	"{'id':'a0000000-0000-4000-8000-000000000001',"                        \
	"'appId':'b0000000-0000-4000-8000-000000000001'"
#define SP                                                                     \
	"{'id':'90000000-0000-4000-8000-000000000001',"                        \
	"'appId':'b0000000-0000-4000-8000-000000000001','displayName':'Robot'"
#define EXO_SP                                                                 \
	"{'id':'90000000-0000-4000-8000-0000000000e0',"                        \
	"'appId':'00000002-0000-0ff1-ce00-000000000000',"                      \
	"'displayName':'Office 365 Exchange Online'}"
#define GR                                                                     \
	"{'id':'grant-1','principalType':'ServicePrincipal',"                  \
	"'principalId':'90000000-0000-4000-8000-000000000001',"                \
	"'principalDisplayName':'Robot',"                                      \
	"'resourceDisplayName':'Office 365 Exchange Online'"
#define EXO       "'resourceAppId':'00000002-0000-0ff1-ce00-000000000000'"
#define BY_EXO    "'resourceId':'90000000-0000-4000-8000-0000000000e0'"
#define MANAGE    "'appRoleId':'dc50a0fb-09a3-484d-be87-e023b12c6440'"
#define MANAGE_V2 "'appRoleId':'ea3d980d-ebc7-4be4-8298-a167e5b8797c'"
#define FULL      "'appRoleId':'dc890d15-9560-4a4c-9b7f-a736ec74ec40'"
#define RL                                                                     \
	"{'id':'role-1','directoryScopeId':'/',"                               \
	"'principalId':'90000000-0000-4000-8000-000000000001'"
#define GLOBAL   "'roleDefinitionId':'62e90394-69f5-4237-9190-012177145e10'"
#define EXCHANGE "'roleDefinitionId':'29232cdf-9323-42fd-ade2-1d097af3e4de'"
#define READER   "'roleDefinitionId':'f2ef992c-3afb-46b9-b7cf-a126ee74c451'"
#define KEY_OF(n, thumbprint)                                                  \
	"{'keyId':'50000000-0000-4000-8000-00000000000" n                      \
	"','customKeyIdentifier':'" thumbprint                                 \
	"','startDateTime':'2026-11-10T03:05:00Z',"                            \
	"'endDateTime':'2027-11-10T03:05:00Z'}"
#define KEY(n)                                                                 \
	"{'keyId':'50000000-0000-4000-8000-00000000000" n                      \
	"','startDateTime':'2026-11-10T03:05:00Z',"                            \
	"'endDateTime':'2027-11-10T03:05:00Z'}"

/* clang-format off */
static const struct check_row rows[] = {
    /* --- applications --- */
    {"AP-001 whole domain", "AP-001", 55,
	"{'Application':[" AP ",'displayName':'contoso.com_abc'}]}", NULL,
	"contoso.com and three letters"},
    {"AP-001 first label", "AP-001", 55,
	"{'Application':[" AP ",'displayName':'contoso_qzk'}]}", NULL, NULL},
    {"AP-001 Cyrillic o", "AP-001", 55,
	"{'Application':[" AP ",'displayName':'c\xd0\xbentoso_qzk'}]}", NULL, NULL},
    {"AP-001 for several tenants", "AP-001", 0,
	"{'Application':[" AP ",'displayName':'contoso_qzk',"
	"'signInAudience':'AzureADMultipleOrgs'}]}", NULL, NULL},
    {"AP-001 another name", "AP-001", 0,
	"{'Application':[" AP ",'displayName':'Payroll'}]}", NULL, NULL},
    {"AP-002 new", "AP-002", 20,
	"{'Application':[" AP ",'displayName':'Payroll'}]}",
	"{'Application':[]}", "no application of this appId"},
    {"AP-002 known", "AP-002", 0,
	"{'Application':[" AP ",'displayName':'Payroll'}]}",
	"{'Application':[" AP ",'displayName':'Payroll'}]}", NULL},
    {"AP-002 made again under its appId", "AP-002", 0,
	"{'Application':[" AP ",'displayName':'Payroll'}]}",
	"{'Application':[{'id':'other',"
	"'appId':'b0000000-0000-4000-8000-000000000001'}]}", NULL},
    {"AP-002 without a baseline", "AP-002", 0,
	"{'Application':[" AP ",'displayName':'Payroll'}]}", NULL, NULL},
    {"AP-002 out of scope", "AP-002", 0,
	"{'Application':[" AP ",'displayName':'Payroll'}]}",
	"{'TransportRule':[]}", NULL},

    /* --- credentials --- */
    {"CR-001 secret on an application with a grant", "CR-001", 45,
	"{'Application':[" AP ",'passwordCredentials':[" KEY("1") "]}],"
	"'ServicePrincipal':[" SP "}],"
	"'AppRoleAssignment':[" GR "," EXO "," MANAGE "}]}",
	"{'Application':[" AP "}]}", "holds Exchange.ManageAsApp"},
    {"CR-001 certificate on an application with a role", "CR-001", 45,
	"{'Application':[" AP ",'keyCredentials':[" KEY("1") "]}],"
	"'ServicePrincipal':[" SP "}],'RoleAssignment':[" RL "," EXCHANGE "}]}",
	"{'Application':[" AP "}]}", "holds Exchange Administrator"},
    {"CR-001 with a name", "CR-001", 45,
	"{'Application':[" AP ",'keyCredentials':[{'keyId':'k','displayName':"
	"'sync','startDateTime':'2026-01-01T00:00:00Z','endDateTime':"
	"'2026-06-01T00:00:00Z'}]}]}",
	"{'Application':[]}",
	"=k sync, valid 2026-01-01T00:00:00Z to 2026-06-01T00:00:00Z (no"},
    {"CR-001 on a new application", "CR-001", 45,
	"{'Application':[" AP ",'keyCredentials':[" KEY("1") "]}]}",
	"{'Application':[]}", "itself is new"},
    {"CR-001 on a service principal", "CR-001", 45,
	"{'ServicePrincipal':[" SP ",'passwordCredentials':[" KEY("1") "]}],"
	"'AppRoleAssignment':[" GR "," EXO "," FULL "}]}",
	"{'ServicePrincipal':[" SP "}]}", "passwordCredentials=50000000"},
    {"CR-001 of a disabled application", "CR-001", 23,
	"{'Application':[" AP ",'keyCredentials':[" KEY("1") "]}],"
	"'ServicePrincipal':[" SP ",'accountEnabled':false}],"
	"'RoleAssignment':[" RL "," EXCHANGE "}]}",
	"{'Application':[" AP "}]}", NULL},
    {"CR-001 known credential", "CR-001", 0,
	"{'Application':[" AP ",'keyCredentials':[" KEY("1") "]}],"
	"'ServicePrincipal':[" SP "}],'RoleAssignment':[" RL "," EXCHANGE "}]}",
	"{'Application':[" AP ",'keyCredentials':[" KEY("1") "]}]}", NULL},
    {"CR-001 another certificate under a known id", "CR-001", 45,
	"{'Application':[" AP ",'keyCredentials':[" KEY_OF("1", "BB") "]}],"
	"'ServicePrincipal':[" SP "}],'RoleAssignment':[" RL "," EXCHANGE "}]}",
	"{'Application':[" AP ",'keyCredentials':[" KEY_OF("1", "AA") "]}]}",
	"keyCredentials=50000000"},
    {"CR-001 a known id beside another certificate", "CR-001", 45,
	"{'Application':[" AP ",'keyCredentials':[" KEY_OF("1", "AA") ","
	KEY_OF("1", "BB") "]}],"
	"'ServicePrincipal':[" SP "}],'RoleAssignment':[" RL "," EXCHANGE "}]}",
	"{'Application':[" AP ",'keyCredentials':[" KEY_OF("1", "AA") "]}]}",
	"keyCredentials=50000000"},
    {"CR-001 thumbprint not returned", "CR-001", 0,
	"{'Application':[" AP ",'keyCredentials':[" KEY("1") "]}],"
	"'ServicePrincipal':[" SP "}],'RoleAssignment':[" RL "," EXCHANGE "}]}",
	"{'Application':[" AP ",'keyCredentials':[" KEY_OF("1", "AA") "]}]}",
	NULL},
    {"CR-001 without power", "CR-001", 0,
	"{'Application':[" AP ",'keyCredentials':[" KEY("1") "]}],"
	"'ServicePrincipal':[" SP "}],'RoleAssignment':[" RL "," READER "}]}",
	"{'Application':[" AP "}]}", NULL},

    /* --- grants --- */
    {"GR-001 resource by appId", "GR-001", 62,
	"{'AppRoleAssignment':[" GR "," EXO "," MANAGE "}]}", NULL,
	"Exchange.ManageAsApp of Office 365 Exchange Online"},
    {"GR-001 resource joined by id", "GR-001", 62,
	"{'AppRoleAssignment':[" GR "," BY_EXO "," MANAGE "}],"
	"'ServicePrincipal':[" SP "}," EXO_SP "]}", NULL, "appId=b0000000"},
    {"GR-001 resource unreadable", "GR-001", 62,
	"{'AppRoleAssignment':[" GR "," BY_EXO "," MANAGE "}]}", NULL,
	"could not be looked up"},
    {"GR-001 of a disabled application", "GR-001", 31,
	"{'AppRoleAssignment':[" GR "," EXO "," MANAGE "}],"
	"'ServicePrincipal':[" SP ",'accountEnabled':false}]}", NULL, NULL},
    {"GR-001 of an application of another tenant", "GR-001", 72,
	"{'AppRoleAssignment':[" GR "," EXO "," MANAGE "}],"
	"'ServicePrincipal':[" SP ",'appOwnerOrganizationId':"
	"'99999999-0000-4000-8000-000000000001'}]}", NULL,
	"cannot be seen from here"},
    {"GR-001 same id on another resource", "GR-001", 0,
	"{'AppRoleAssignment':[" GR ",'resourceAppId':"
	"'b0000000-0000-4000-8000-000000000009'," MANAGE "}]}", NULL, NULL},
    {"GR-001 another role", "GR-001", 0,
	"{'AppRoleAssignment':[" GR "," EXO "," FULL "}]}", NULL, NULL},
    {"GR-002 fires", "GR-002", 62,
	"{'AppRoleAssignment':[" GR "," EXO "," MANAGE_V2 "}]}", NULL,
	"Exchange.ManageAsAppV2"},
    {"GR-002 another role", "GR-002", 0,
	"{'AppRoleAssignment':[" GR "," EXO "," MANAGE "}]}", NULL, NULL},
    {"GR-003 fires", "GR-003", 62,
	"{'AppRoleAssignment':[" GR "," EXO "," FULL "}]}", NULL,
	"full_access_as_app"},
    {"GR-003 name from the resource itself", "GR-003", 62,
	"{'AppRoleAssignment':[" GR "," BY_EXO "," FULL "}],"
	"'ServicePrincipal':[{'id':'90000000-0000-4000-8000-0000000000e0',"
	"'appId':'00000002-0000-0ff1-ce00-000000000000','appRoles':["
	"{'id':'dc890d15-9560-4a4c-9b7f-a736ec74ec40',"
	"'value':'renamed_by_the_service'}]}]}", NULL, "renamed_by_the_service"},
    {"GR-003 another role", "GR-003", 0,
	"{'AppRoleAssignment':[" GR "," EXO "," MANAGE "}]}", NULL, NULL},

    /* --- directory roles --- */
    {"RL-001 fires", "RL-001", 62,
	"{'RoleAssignment':[" RL "," GLOBAL "}],'ServicePrincipal':[" SP "}]}",
	NULL, "Global Administrator"},
    {"RL-001 principal known from a grant", "RL-001", 62,
	"{'RoleAssignment':[" RL "," GLOBAL "}],"
	"'AppRoleAssignment':[" GR "," EXO "," MANAGE "}]}", NULL, NULL},
    {"RL-001 by a definition's template", "RL-001", 62,
	"{'RoleAssignment':[" RL ",'roleDefinitionId':'local'}],"
	"'RoleDefinition':[{'id':'local','isBuiltIn':true,'templateId':"
	"'62e90394-69f5-4237-9190-012177145e10'}],"
	"'ServicePrincipal':[" SP "}]}", NULL, NULL},
    {"RL-001 a person", "RL-001", 0,
	"{'RoleAssignment':[" RL "," GLOBAL "}],'ServicePrincipal':[]}", NULL,
	NULL},
    {"RL-001 another role", "RL-001", 0,
	"{'RoleAssignment':[" RL "," READER "}],'ServicePrincipal':[" SP "}]}",
	NULL, NULL},
    {"RL-002 fires", "RL-002", 48,
	"{'RoleAssignment':[" RL "," EXCHANGE "}],'ServicePrincipal':[" SP "}]}",
	NULL, "Exchange Administrator"},
    {"RL-002 another role", "RL-002", 0,
	"{'RoleAssignment':[" RL "," GLOBAL "}],'ServicePrincipal':[" SP "}]}",
	NULL, NULL},
};
/* clang-format on */

int
main(void)
{
	KIT_ROWS(rows, rows_fire);
	return kit_finish();
}
