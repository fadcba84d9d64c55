/*
 * checks_access_test.c - points and evidence of the checks of sign-in.
 */
#include "tests/unit/auditor/check/rows.h"

/* clang-format off */
static const struct check_row rows[] = {
    {"OG-005 covered", "OG-005", 0,
	"{'SecurityDefaults':[{'isEnabled':false}],'ConditionalAccessPolicy"
	"':[{'id':'p','displayName':'MFA','state':'enabled','conditions':{'"
	"clientAppTypes':['all'],'applications':{'includeApplications':['Al"
	"l']},'users':{'includeRoles':['62e90394-69f5-4237-9190-012177145e1"
	"0','29232cdf-9323-42fd-ade2-1d097af3e4de','e8611ab8-c189-46e8-94e1"
	"-60213ab1f814','9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3','158c047a-c9"
	"07-4556-b7ef-446551a6b5f7','7be44c8a-adaf-4e2a-84d6-ab2649e08a13']"
	"}},'grantControls':{'operator':'OR','builtInControls':['mfa']}}]}",
	NULL, NULL},
    {"OG-005 one role missing", "OG-005", 48,
	"{'SecurityDefaults':[{'isEnabled':false}],'ConditionalAccessPolicy"
	"':[{'id':'p','displayName':'MFA','state':'enabled','conditions':{'"
	"clientAppTypes':['all'],'applications':{'includeApplications':['Al"
	"l']},'users':{'includeRoles':['62e90394-69f5-4237-9190-012177145e1"
	"0']}},'grantControls':{'operator':'OR','builtInControls':['mfa']}}"
	"]}",
	NULL, "role=Exchange Administrator"},
    {"OG-005 everybody", "OG-005", 0,
	"{'SecurityDefaults':[{'isEnabled':false}],'ConditionalAccessPolicy"
	"':[{'id':'p','displayName':'MFA','state':'enabled','conditions':{'"
	"clientAppTypes':['all'],'applications':{'includeApplications':['Al"
	"l']},'users':{'includeUsers':['All']}},'grantControls':{'operator'"
	":'OR','builtInControls':['mfa']}}]}",
	NULL, NULL},
    {"OG-005 role excluded", "OG-005", 48,
	"{'SecurityDefaults':[{'isEnabled':false}],'ConditionalAccessPolicy"
	"':[{'id':'p','displayName':'MFA','state':'enabled','conditions':{'"
	"clientAppTypes':['all'],'applications':{'includeApplications':['Al"
	"l']},'users':{'includeUsers':['All'],'excludeRoles':['62e90394-69f"
	"5-4237-9190-012177145e10']}},'grantControls':{'operator':'OR','bui"
	"ltInControls':['mfa']}}]}",
	NULL, "role=Global Administrator"},
    {"OG-005 one application", "OG-005", 48,
	"{'SecurityDefaults':[{'isEnabled':false}],'ConditionalAccessPolicy"
	"':[{'id':'p','displayName':'MFA','state':'enabled','conditions':{'"
	"clientAppTypes':['all'],'applications':{'includeApplications':['x'"
	"]},'users':{'includeRoles':['62e90394-69f5-4237-9190-012177145e10'"
	",'29232cdf-9323-42fd-ade2-1d097af3e4de','e8611ab8-c189-46e8-94e1-6"
	"0213ab1f814','9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3','158c047a-c907"
	"-4556-b7ef-446551a6b5f7','7be44c8a-adaf-4e2a-84d6-ab2649e08a13']}}"
	",'grantControls':{'operator':'OR','builtInControls':['mfa']}}]}",
	NULL, NULL},
    {"OG-005 browsers alone", "OG-005", 48,
	"{'SecurityDefaults':[{'isEnabled':false}],'ConditionalAccessPolicy"
	"':[{'id':'p','displayName':'MFA','state':'enabled','conditions':{'"
	"clientAppTypes':['browser'],'applications':{'includeApplications':"
	"['All']},'users':{'includeRoles':['62e90394-69f5-4237-9190-0121771"
	"45e10','29232cdf-9323-42fd-ade2-1d097af3e4de','e8611ab8-c189-46e8-"
	"94e1-60213ab1f814','9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3','158c047"
	"a-c907-4556-b7ef-446551a6b5f7','7be44c8a-adaf-4e2a-84d6-ab2649e08a"
	"13']}},'grantControls':{'operator':'OR','builtInControls':['mfa']}"
	"}]}",
	NULL, NULL},
    {"OG-005 browsers and clients", "OG-005", 0,
	"{'SecurityDefaults':[{'isEnabled':false}],'ConditionalAccessPolicy"
	"':[{'id':'p','displayName':'MFA','state':'enabled','conditions':{'"
	"clientAppTypes':['browser','mobileAppsAndDesktopClients'],'applica"
	"tions':{'includeApplications':['All']},'users':{'includeRoles':['6"
	"2e90394-69f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d09"
	"7af3e4de','e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44"
	"c7-9d02-a6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be4"
	"4c8a-adaf-4e2a-84d6-ab2649e08a13']}},'grantControls':{'operator':'"
	"OR','builtInControls':['mfa']}}]}",
	NULL, NULL},
    {"OG-005 at risk alone", "OG-005", 48,
	"{'SecurityDefaults':[{'isEnabled':false}],'ConditionalAccessPolicy"
	"':[{'id':'p','displayName':'MFA','state':'enabled','conditions':{'"
	"clientAppTypes':['all'],'signInRiskLevels':['high'],'applications'"
	":{'includeApplications':['All']},'users':{'includeRoles':['62e9039"
	"4-69f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d097af3e4"
	"de','e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d0"
	"2-a6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-a"
	"daf-4e2a-84d6-ab2649e08a13']}},'grantControls':{'operator':'OR','b"
	"uiltInControls':['mfa']}}]}",
	NULL, NULL},
    {"OG-005 one platform", "OG-005", 48,
	"{'SecurityDefaults':[{'isEnabled':false}],'ConditionalAccessPolicy"
	"':[{'id':'p','displayName':'MFA','state':'enabled','conditions':{'"
	"clientAppTypes':['all'],'platforms':{'includePlatforms':['windows'"
	"]},'applications':{'includeApplications':['All']},'users':{'includ"
	"eRoles':['62e90394-69f5-4237-9190-012177145e10','29232cdf-9323-42f"
	"d-ade2-1d097af3e4de','e8611ab8-c189-46e8-94e1-60213ab1f814','9b895"
	"d92-2cd3-44c7-9d02-a6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6"
	"b5f7','7be44c8a-adaf-4e2a-84d6-ab2649e08a13']}},'grantControls':{'"
	"operator':'OR','builtInControls':['mfa']}}]}",
	NULL, NULL},
    {"OG-005 trusted places left out", "OG-005", 0,
	"{'SecurityDefaults':[{'isEnabled':false}],'ConditionalAccessPolicy"
	"':[{'id':'p','displayName':'MFA','state':'enabled','conditions':{'"
	"clientAppTypes':['all'],'locations':{'includeLocations':['All'],'e"
	"xcludeLocations':['AllTrusted']},'applications':{'includeApplicati"
	"ons':['All']},'users':{'includeRoles':['62e90394-69f5-4237-9190-01"
	"2177145e10','29232cdf-9323-42fd-ade2-1d097af3e4de','e8611ab8-c189-"
	"46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3','15"
	"8c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-adaf-4e2a-84d6-ab264"
	"9e08a13']}},'grantControls':{'operator':'OR','builtInControls':['m"
	"fa']}}]}",
	NULL, NULL},
    {"OG-005 strength instead", "OG-005", 0,
	"{'SecurityDefaults':[{'isEnabled':false}],'ConditionalAccessPolicy"
	"':[{'id':'p','displayName':'MFA','state':'enabled','conditions':{'"
	"clientAppTypes':['all'],'applications':{'includeApplications':['Al"
	"l']},'users':{'includeRoles':['62e90394-69f5-4237-9190-012177145e1"
	"0','29232cdf-9323-42fd-ade2-1d097af3e4de','e8611ab8-c189-46e8-94e1"
	"-60213ab1f814','9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3','158c047a-c9"
	"07-4556-b7ef-446551a6b5f7','7be44c8a-adaf-4e2a-84d6-ab2649e08a13']"
	"}},'grantControls':{'operator':'OR','builtInControls':[],'authenti"
	"cationStrength':{'id':'00000000-0000-0000-0000-000000000004'}}}]}",
	NULL, NULL},
    {"OG-005 compliant devices", "OG-005", 48,
	"{'SecurityDefaults':[{'isEnabled':false}],'ConditionalAccessPolicy"
	"':[{'id':'p','displayName':'MFA','state':'enabled','conditions':{'"
	"clientAppTypes':['all'],'applications':{'includeApplications':['Al"
	"l']},'users':{'includeRoles':['62e90394-69f5-4237-9190-012177145e1"
	"0','29232cdf-9323-42fd-ade2-1d097af3e4de','e8611ab8-c189-46e8-94e1"
	"-60213ab1f814','9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3','158c047a-c9"
	"07-4556-b7ef-446551a6b5f7','7be44c8a-adaf-4e2a-84d6-ab2649e08a13']"
	"}},'grantControls':{'operator':'OR','builtInControls':['compliantD"
	"evice']}}]}",
	NULL, NULL},
    {"OG-005 disabled", "OG-005", 48,
	"{'SecurityDefaults':[{'isEnabled':false}],'ConditionalAccessPolicy"
	"':[{'id':'p','displayName':'MFA','state':'disabled','conditions':{"
	"'clientAppTypes':['all'],'applications':{'includeApplications':['A"
	"ll']},'users':{'includeRoles':['62e90394-69f5-4237-9190-012177145e"
	"10','29232cdf-9323-42fd-ade2-1d097af3e4de','e8611ab8-c189-46e8-94e"
	"1-60213ab1f814','9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3','158c047a-c"
	"907-4556-b7ef-446551a6b5f7','7be44c8a-adaf-4e2a-84d6-ab2649e08a13'"
	"]}},'grantControls':{'operator':'OR','builtInControls':['mfa']}}]}",
	NULL, NULL},
    {"OG-005 two for emergencies", "OG-005", 0,
	"{'SecurityDefaults':[{'isEnabled':false}],'ConditionalAccessPolicy"
	"':[{'id':'p','displayName':'MFA','state':'enabled','conditions':{'"
	"clientAppTypes':['all'],'applications':{'includeApplications':['Al"
	"l']},'users':{'includeUsers':['All'],'excludeUsers':['u0','u1']}},"
	"'grantControls':{'operator':'OR','builtInControls':['mfa']}}],'Use"
	"r':[{'id':'u0','userPrincipalName':'u0@contoso.com','displayName':"
	"'U0'},{'id':'u1','userPrincipalName':'u1@contoso.com','displayName"
	"':'U1'},{'id':'u2','userPrincipalName':'u2@contoso.com','displayNa"
	"me':'U2'},{'id':'u3','userPrincipalName':'u3@contoso.com','display"
	"Name':'U3'}],'RoleAssignment':[{'id':'r0','principalId':'u0','role"
	"DefinitionId':'62e90394-69f5-4237-9190-012177145e10'},{'id':'r1','"
	"principalId':'u1','roleDefinitionId':'62e90394-69f5-4237-9190-0121"
	"77145e10'},{'id':'r2','principalId':'u2','roleDefinitionId':'62e90"
	"394-69f5-4237-9190-012177145e10'},{'id':'r3','principalId':'u3','r"
	"oleDefinitionId':'62e90394-69f5-4237-9190-012177145e10'}]}",
	NULL, NULL},
    {"OG-005 three left out", "OG-005", 48,
	"{'SecurityDefaults':[{'isEnabled':false}],'ConditionalAccessPolicy"
	"':[{'id':'p','displayName':'MFA','state':'enabled','conditions':{'"
	"clientAppTypes':['all'],'applications':{'includeApplications':['Al"
	"l']},'users':{'includeUsers':['All'],'excludeUsers':['u0','u1','u2"
	"']}},'grantControls':{'operator':'OR','builtInControls':['mfa']}}]"
	",'User':[{'id':'u0','userPrincipalName':'u0@contoso.com','displayN"
	"ame':'U0'},{'id':'u1','userPrincipalName':'u1@contoso.com','displa"
	"yName':'U1'},{'id':'u2','userPrincipalName':'u2@contoso.com','disp"
	"layName':'U2'},{'id':'u3','userPrincipalName':'u3@contoso.com','di"
	"splayName':'U3'}],'RoleAssignment':[{'id':'r0','principalId':'u0',"
	"'roleDefinitionId':'62e90394-69f5-4237-9190-012177145e10'},{'id':'"
	"r1','principalId':'u1','roleDefinitionId':'62e90394-69f5-4237-9190"
	"-012177145e10'},{'id':'r2','principalId':'u2','roleDefinitionId':'"
	"62e90394-69f5-4237-9190-012177145e10'},{'id':'r3','principalId':'u"
	"3','roleDefinitionId':'62e90394-69f5-4237-9190-012177145e10'}]}",
	NULL, "administrator=u0@contoso.com"},
    {"OG-005 named one by one", "OG-005", 0,
	"{'SecurityDefaults':[{'isEnabled':false}],'ConditionalAccessPolicy"
	"':[{'id':'p','displayName':'MFA','state':'enabled','conditions':{'"
	"clientAppTypes':['all'],'applications':{'includeApplications':['Al"
	"l']},'users':{'includeUsers':['u0','u1','u2','u3']}},'grantControl"
	"s':{'operator':'OR','builtInControls':['mfa']}}],'User':[{'id':'u0"
	"','userPrincipalName':'u0@contoso.com','displayName':'U0'},{'id':'"
	"u1','userPrincipalName':'u1@contoso.com','displayName':'U1'},{'id'"
	":'u2','userPrincipalName':'u2@contoso.com','displayName':'U2'},{'i"
	"d':'u3','userPrincipalName':'u3@contoso.com','displayName':'U3'}],"
	"'RoleAssignment':[{'id':'r0','principalId':'u0','roleDefinitionId'"
	":'62e90394-69f5-4237-9190-012177145e10'},{'id':'r1','principalId':"
	"'u1','roleDefinitionId':'62e90394-69f5-4237-9190-012177145e10'},{'"
	"id':'r2','principalId':'u2','roleDefinitionId':'62e90394-69f5-4237"
	"-9190-012177145e10'},{'id':'r3','principalId':'u3','roleDefinition"
	"Id':'62e90394-69f5-4237-9190-012177145e10'}]}",
	NULL, NULL},
    {"OG-005 in a group", "OG-005", 0,
	"{'SecurityDefaults':[{'isEnabled':false}],'ConditionalAccessPolicy"
	"':[{'id':'p','displayName':'MFA','state':'enabled','conditions':{'"
	"clientAppTypes':['all'],'applications':{'includeApplications':['Al"
	"l']},'users':{'includeGroups':['g']}},'grantControls':{'operator':"
	"'OR','builtInControls':['mfa']}}],'User':[{'id':'u0','userPrincipa"
	"lName':'u0@contoso.com','displayName':'U0'},{'id':'u1','userPrinci"
	"palName':'u1@contoso.com','displayName':'U1'},{'id':'u2','userPrin"
	"cipalName':'u2@contoso.com','displayName':'U2'},{'id':'u3','userPr"
	"incipalName':'u3@contoso.com','displayName':'U3'}],'RoleAssignment"
	"':[{'id':'r0','principalId':'u0','roleDefinitionId':'62e90394-69f5"
	"-4237-9190-012177145e10'},{'id':'r1','principalId':'u1','roleDefin"
	"itionId':'62e90394-69f5-4237-9190-012177145e10'},{'id':'r2','princ"
	"ipalId':'u2','roleDefinitionId':'62e90394-69f5-4237-9190-012177145"
	"e10'},{'id':'r3','principalId':'u3','roleDefinitionId':'62e90394-6"
	"9f5-4237-9190-012177145e10'}],'Group':[{'id':'g','members':['u0','"
	"u1','u2','u3']}]}",
	NULL, NULL},
    {"OG-005 defaults not read", "OG-005", 0,
	"{'ConditionalAccessPolicy':[]}",
	NULL, NULL},
    {"OG-005 policies not read", "OG-005", 0,
	"{'SecurityDefaults':[{'isEnabled':false}]}",
	NULL, NULL},
    {"OG-005 defaults on", "OG-005", 0,
	"{'SecurityDefaults':[{'isEnabled':true}],'ConditionalAccessPolicy'"
	":[]}",
	NULL, NULL},
    {"OG-006 register", "OG-006", 20,
	"{'AuthorizationPolicy':[{'defaultUserRolePermissions':{'allowedToC"
	"reateApps':true}}]}",
	NULL, "allowedToCreateApps=true"},
    {"OG-006 consent", "OG-006", 20,
	"{'AuthorizationPolicy':[{'defaultUserRolePermissions':{'allowedToC"
	"reateApps':false,'permissionGrantPoliciesAssigned':['ManagePermiss"
	"ionGrantsForSelf.microsoft-user-default-low']}}]}",
	NULL, NULL},
    {"OG-006 recommended", "OG-006", 0,
	"{'AuthorizationPolicy':[{'defaultUserRolePermissions':{'permission"
	"GrantPoliciesAssigned':['ManagePermissionGrantsForSelf.microsoft-u"
	"ser-default-recommended']}}]}",
	NULL, NULL},
};
/* clang-format on */

int
main(void)
{
	KIT_ROWS(rows, rows_fire);
	return kit_finish();
}
