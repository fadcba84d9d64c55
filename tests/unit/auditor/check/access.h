/*
 * access.h - conditional access for rows of tests.
 */
#ifndef TESTS_UNIT_AUDITOR_CHECK_ACCESS_H
#define TESTS_UNIT_AUDITOR_CHECK_ACCESS_H

#define ALL_CLIENTS "'clientAppTypes':['all'],"
#define ALL_APPS    "'applications':{'includeApplications':['All']}"
#define ALWAYS      ALL_CLIENTS ALL_APPS
#define MFA         "'builtInControls':['mfa']"

/* Roles that nobody should hold without a second factor. */
#define GLOBAL_ADMINISTRATOR   "62e90394-69f5-4237-9190-012177145e10"
#define EXCHANGE_ADMINISTRATOR "29232cdf-9323-42fd-ade2-1d097af3e4de"
#define ADMINISTRATORS                                                         \
	"'includeRoles':['" GLOBAL_ADMINISTRATOR "','" EXCHANGE_ADMINISTRATOR  \
	"','e8611ab8-c189-46e8-94e1-60213ab1f814',"                            \
	"'9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',"                              \
	"'158c047a-c907-4556-b7ef-446551a6b5f7',"                              \
	"'7be44c8a-adaf-4e2a-84d6-ab2649e08a13']"

/* The one policy there is: under which conditions it asks whom for what. */
#define POLICY(state, when, users, control)                                    \
	"'ConditionalAccessPolicy':[{'id':'p','displayName':'MFA',"            \
	"'state':'" state "','conditions':{" when ",'users':{" users "}},"     \
	"'grantControls':{'operator':'OR'," control "}}]"

#endif
