/*
 * checks_access_drift_test.c - points and evidence of conditional access that
 * was hollowed out.
 */
#include "tests/unit/auditor/check/rows.h"

/* clang-format off */
static const struct check_row rows[] = {
    {"OG-012 as it was", "OG-012", 0,
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'applications':{'"
	"includeApplications':['All']},'users':{'includeRoles':['62e90394-6"
	"9f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d097af3e4de'"
	",'e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d02-a"
	"6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-adaf"
	"-4e2a-84d6-ab2649e08a13']}},'grantControls':{'operator':'OR','buil"
	"tInControls':['mfa']}}]}",
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'applications':{'"
	"includeApplications':['All']},'users':{'includeRoles':['62e90394-6"
	"9f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d097af3e4de'"
	",'e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d02-a"
	"6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-adaf"
	"-4e2a-84d6-ab2649e08a13']}},'grantControls':{'operator':'OR','buil"
	"tInControls':['mfa']}}]}", NULL},
    {"OG-012 reports only", "OG-012", 45,
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabledForReportingButNotEnforced','conditions':{'clientAppTypes'"
	":['all'],'applications':{'includeApplications':['All']},'users':{'"
	"includeRoles':['62e90394-69f5-4237-9190-012177145e10','29232cdf-93"
	"23-42fd-ade2-1d097af3e4de','e8611ab8-c189-46e8-94e1-60213ab1f814',"
	"'9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3','158c047a-c907-4556-b7ef-44"
	"6551a6b5f7','7be44c8a-adaf-4e2a-84d6-ab2649e08a13']}},'grantContro"
	"ls':{'operator':'OR','builtInControls':['mfa']}}]}",
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'applications':{'"
	"includeApplications':['All']},'users':{'includeRoles':['62e90394-6"
	"9f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d097af3e4de'"
	",'e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d02-a"
	"6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-adaf"
	"-4e2a-84d6-ab2649e08a13']}},'grantControls':{'operator':'OR','buil"
	"tInControls':['mfa']}}]}", "state=enabledForReporting"},
    {"OG-012 was off", "OG-012", 0,
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'disabled','conditions':{'clientAppTypes':['all'],'applications':{"
	"'includeApplications':['All']},'users':{'includeRoles':[]}},'grant"
	"Controls':{'operator':'OR','builtInControls':['mfa']}}]}",
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'disabled','conditions':{'clientAppTypes':['all'],'applications':{"
	"'includeApplications':['All']},'users':{'includeRoles':['62e90394-"
	"69f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d097af3e4de"
	"','e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d02-"
	"a6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-ada"
	"f-4e2a-84d6-ab2649e08a13']}},'grantControls':{'operator':'OR','bui"
	"ltInControls':['mfa']}}]}", NULL},
    {"OG-012 exclusion", "OG-012", 45,
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'applications':{'"
	"includeApplications':['All']},'users':{'includeRoles':['62e90394-6"
	"9f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d097af3e4de'"
	",'e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d02-a"
	"6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-adaf"
	"-4e2a-84d6-ab2649e08a13'],'excludeUsers':['x']}},'grantControls':{"
	"'operator':'OR','builtInControls':['mfa']}}]}",
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'applications':{'"
	"includeApplications':['All']},'users':{'includeRoles':['62e90394-6"
	"9f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d097af3e4de'"
	",'e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d02-a"
	"6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-adaf"
	"-4e2a-84d6-ab2649e08a13']}},'grantControls':{'operator':'OR','buil"
	"tInControls':['mfa']}}]}", "excludeUsers=x"},
    {"OG-012 role taken out", "OG-012", 45,
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'applications':{'"
	"includeApplications':['All']},'users':{'includeRoles':['29232cdf-9"
	"323-42fd-ade2-1d097af3e4de']}},'grantControls':{'operator':'OR','b"
	"uiltInControls':['mfa']}}]}",
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'applications':{'"
	"includeApplications':['All']},'users':{'includeRoles':['62e90394-6"
	"9f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d097af3e4de'"
	",'e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d02-a"
	"6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-adaf"
	"-4e2a-84d6-ab2649e08a13']}},'grantControls':{'operator':'OR','buil"
	"tInControls':['mfa']}}]}", "includeRoles=gone"},
    {"OG-012 everybody instead", "OG-012", 0,
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'applications':{'"
	"includeApplications':['All']},'users':{'includeUsers':['All'],'inc"
	"ludeRoles':['62e90394-69f5-4237-9190-012177145e10','29232cdf-9323-"
	"42fd-ade2-1d097af3e4de','e8611ab8-c189-46e8-94e1-60213ab1f814','9b"
	"895d92-2cd3-44c7-9d02-a6ac2d5ea5c3','158c047a-c907-4556-b7ef-44655"
	"1a6b5f7','7be44c8a-adaf-4e2a-84d6-ab2649e08a13']}},'grantControls'"
	":{'operator':'OR','builtInControls':['mfa']}}]}",
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'applications':{'"
	"includeApplications':['All']},'users':{'includeRoles':['62e90394-6"
	"9f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d097af3e4de'"
	",'e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d02-a"
	"6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-adaf"
	"-4e2a-84d6-ab2649e08a13']}},'grantControls':{'operator':'OR','buil"
	"tInControls':['mfa']}}]}", NULL},
    {"OG-012 fewer clients", "OG-012", 45,
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['browser'],'applications"
	"':{'includeApplications':['All']},'users':{'includeRoles':['62e903"
	"94-69f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d097af3e"
	"4de','e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d"
	"02-a6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-"
	"adaf-4e2a-84d6-ab2649e08a13']}},'grantControls':{'operator':'OR','"
	"builtInControls':['mfa']}}]}",
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'applications':{'"
	"includeApplications':['All']},'users':{'includeRoles':['62e90394-6"
	"9f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d097af3e4de'"
	",'e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d02-a"
	"6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-adaf"
	"-4e2a-84d6-ab2649e08a13']}},'grantControls':{'operator':'OR','buil"
	"tInControls':['mfa']}}]}", "clientAppTypes=gone"},
    {"OG-012 only at risk", "OG-012", 45,
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'userRiskLevels':"
	"['high'],'applications':{'includeApplications':['All']},'users':{'"
	"includeRoles':['62e90394-69f5-4237-9190-012177145e10','29232cdf-93"
	"23-42fd-ade2-1d097af3e4de','e8611ab8-c189-46e8-94e1-60213ab1f814',"
	"'9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3','158c047a-c907-4556-b7ef-44"
	"6551a6b5f7','7be44c8a-adaf-4e2a-84d6-ab2649e08a13']}},'grantContro"
	"ls':{'operator':'OR','builtInControls':['mfa']}}]}",
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'applications':{'"
	"includeApplications':['All']},'users':{'includeRoles':['62e90394-6"
	"9f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d097af3e4de'"
	",'e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d02-a"
	"6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-adaf"
	"-4e2a-84d6-ab2649e08a13']}},'grantControls':{'operator':'OR','buil"
	"tInControls':['mfa']}}]}", "userRiskLevels=high"},
    {"OG-012 only from abroad", "OG-012", 45,
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'locations':{'inc"
	"ludeLocations':['x']},'applications':{'includeApplications':['All'"
	"]},'users':{'includeRoles':['62e90394-69f5-4237-9190-012177145e10'"
	",'29232cdf-9323-42fd-ade2-1d097af3e4de','e8611ab8-c189-46e8-94e1-6"
	"0213ab1f814','9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3','158c047a-c907"
	"-4556-b7ef-446551a6b5f7','7be44c8a-adaf-4e2a-84d6-ab2649e08a13']}}"
	",'grantControls':{'operator':'OR','builtInControls':['mfa']}}]}",
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'applications':{'"
	"includeApplications':['All']},'users':{'includeRoles':['62e90394-6"
	"9f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d097af3e4de'"
	",'e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d02-a"
	"6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-adaf"
	"-4e2a-84d6-ab2649e08a13']}},'grantControls':{'operator':'OR','buil"
	"tInControls':['mfa']}}]}", "includeLocations=x"},
    {"OG-012 control gone", "OG-012", 45,
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'applications':{'"
	"includeApplications':['All']},'users':{'includeRoles':['62e90394-6"
	"9f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d097af3e4de'"
	",'e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d02-a"
	"6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-adaf"
	"-4e2a-84d6-ab2649e08a13']}},'grantControls':{'operator':'OR','buil"
	"tInControls':[]}}]}",
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'applications':{'"
	"includeApplications':['All']},'users':{'includeRoles':['62e90394-6"
	"9f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d097af3e4de'"
	",'e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d02-a"
	"6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-adaf"
	"-4e2a-84d6-ab2649e08a13']}},'grantControls':{'operator':'OR','buil"
	"tInControls':['mfa']}}]}", "builtInControls=gone"},
    {"OG-012 strength gone", "OG-012", 45,
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'applications':{'"
	"includeApplications':['All']},'users':{'includeRoles':['62e90394-6"
	"9f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d097af3e4de'"
	",'e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d02-a"
	"6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-adaf"
	"-4e2a-84d6-ab2649e08a13']}},'grantControls':{'operator':'OR','auth"
	"enticationStrength':null}}]}",
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'applications':{'"
	"includeApplications':['All']},'users':{'includeRoles':['62e90394-6"
	"9f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d097af3e4de'"
	",'e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d02-a"
	"6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-adaf"
	"-4e2a-84d6-ab2649e08a13']}},'grantControls':{'operator':'OR','auth"
	"enticationStrength':{'id':'s'}}}]}", "authenticationStrength=gone"},
    {"OG-012 gone", "OG-012", 45,
	"{'ConditionalAccessPolicy':[]}",
	"{'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA','state':"
	"'enabled','conditions':{'clientAppTypes':['all'],'applications':{'"
	"includeApplications':['All']},'users':{'includeRoles':['62e90394-6"
	"9f5-4237-9190-012177145e10','29232cdf-9323-42fd-ade2-1d097af3e4de'"
	",'e8611ab8-c189-46e8-94e1-60213ab1f814','9b895d92-2cd3-44c7-9d02-a"
	"6ac2d5ea5c3','158c047a-c907-4556-b7ef-446551a6b5f7','7be44c8a-adaf"
	"-4e2a-84d6-ab2649e08a13']}},'grantControls':{'operator':'OR','buil"
	"tInControls':['mfa']}}]}", "gone since the baseline"},
};
/* clang-format on */

int
main(void)
{
	KIT_ROWS(rows, rows_fire);
	return kit_finish();
}
