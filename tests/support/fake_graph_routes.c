/*
 * fake_graph_routes - which Graph paths exist, and who may read them.
 */
#include "tests/support/fake_graph_routes.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "tests/support/fake_text.h"

#define APP_ROLES                                                              \
	"Application.Read.All Application.ReadWrite.All Directory.Read.All "   \
	"Directory.ReadWrite.All"
#define FIC_ROLES       "Application.Read.All Application.ReadWrite.All"
#define DIRECTORY_ROLES "Directory.Read.All Directory.ReadWrite.All"
#define ORG_ROLES                                                              \
	"Organization.Read.All Organization.ReadWrite.All " DIRECTORY_ROLES
#define DOMAIN_ROLES "Domain.Read.All Domain.ReadWrite.All " DIRECTORY_ROLES
#define GRANT_ROLES  "DelegatedPermissionGrant.ReadWrite.All " DIRECTORY_ROLES
#define ROLE_ROLES                                                             \
	"RoleManagement.Read.Directory RoleManagement.Read.All "               \
	"RoleManagement.ReadWrite.Directory " DIRECTORY_ROLES

#define POLICY_ROLES "Policy.Read.All Policy.ReadWrite.ConditionalAccess"
#define GROUP_ROLES  "Group.Read.All Group.ReadWrite.All " DIRECTORY_ROLES
#define USER_ROLES   "User.Read.All User.ReadWrite.All " DIRECTORY_ROLES
#define ELIGIBLE_ROLES                                                         \
	"RoleEligibilitySchedule.Read.Directory "                              \
	"RoleManagement.Read.Directory "                                       \
	"RoleManagement.Read.All RoleManagement.ReadWrite.Directory"
#define POLICIES "/policies/"
#define PARTNERS POLICIES "crossTenantAccessPolicy/"

static const struct fake_route routes[] = {
    {"/organization", FAKE_ROUTE_LIST, "organization", NULL, "organization", "",
	ORG_ROLES},
    {"/organization/#", FAKE_ROUTE_ENTITY, "organization", NULL, "organization",
	"", ORG_ROLES},
    {"/domains", FAKE_ROUTE_LIST, "domains", NULL, "domain", "", DOMAIN_ROLES},
    {"/domains/#", FAKE_ROUTE_ENTITY, "domains", NULL, "domain", "",
	DOMAIN_ROLES},
    {"/applications", FAKE_ROUTE_LIST, "applications", NULL, "application",
	"owners federatedIdentityCredentials", APP_ROLES},
    {"/applications/#", FAKE_ROUTE_ENTITY, "applications", NULL, "application",
	"owners federatedIdentityCredentials", APP_ROLES},
    {"/applications/#/owners", FAKE_ROUTE_RELATED, "directory-objects",
	"applications", "directoryObject", "", APP_ROLES},
    {"/applications/#/federatedIdentityCredentials", FAKE_ROUTE_NESTED, NULL,
	"applications", "federatedIdentityCredential", "", FIC_ROLES},
    {"/servicePrincipals", FAKE_ROUTE_LIST, "service-principals", NULL,
	"servicePrincipal", "owners", APP_ROLES},
    {"/servicePrincipals/#", FAKE_ROUTE_ENTITY, "service-principals", NULL,
	"servicePrincipal", "owners", APP_ROLES},
    {"/servicePrincipals/#/owners", FAKE_ROUTE_RELATED, "directory-objects",
	"service-principals", "directoryObject", "", APP_ROLES},
    {"/servicePrincipals/#/appRoleAssignedTo", FAKE_ROUTE_ASSIGNED,
	"app-role-assignments", "service-principals", "appRoleAssignment", "",
	APP_ROLES},
    {"/servicePrincipals/#/appRoleAssignedTo/#", FAKE_ROUTE_ASSIGNED,
	"app-role-assignments", "service-principals", "appRoleAssignment", "",
	APP_ROLES},
    {"/servicePrincipals/#/appRoleAssignments", FAKE_ROUTE_HELD,
	"app-role-assignments", "service-principals", "appRoleAssignment", "",
	APP_ROLES},
    {"/servicePrincipals/#/appRoleAssignments/#", FAKE_ROUTE_HELD,
	"app-role-assignments", "service-principals", "appRoleAssignment", "",
	APP_ROLES},
    {"/oauth2PermissionGrants", FAKE_ROUTE_LIST, "oauth2-permission-grants",
	NULL, "oAuth2PermissionGrant", "", GRANT_ROLES},
    {"/oauth2PermissionGrants/#", FAKE_ROUTE_ENTITY, "oauth2-permission-grants",
	NULL, "oAuth2PermissionGrant", "", GRANT_ROLES},
    {"/roleManagement/directory/roleAssignments", FAKE_ROUTE_LIST,
	"role-assignments", NULL, "unifiedRoleAssignment",
	"principal roleDefinition", ROLE_ROLES},
    {"/roleManagement/directory/roleAssignments/#", FAKE_ROUTE_ENTITY,
	"role-assignments", NULL, "unifiedRoleAssignment",
	"principal roleDefinition", ROLE_ROLES},
    {"/roleManagement/directory/roleDefinitions", FAKE_ROUTE_LIST,
	"role-definitions", NULL, "unifiedRoleDefinition", "", ROLE_ROLES},
    {"/roleManagement/directory/roleDefinitions/#", FAKE_ROUTE_ENTITY,
	"role-definitions", NULL, "unifiedRoleDefinition", "", ROLE_ROLES},
    {"/domains/#/federationConfiguration", FAKE_ROUTE_NESTED, NULL, "domains",
	"internalDomainFederation", "", DOMAIN_ROLES},
    {"/directory/deletedItems/microsoft.graph.application", FAKE_ROUTE_LIST,
	"deleted-applications", NULL, "application", "", APP_ROLES},
    {"/roleManagement/directory/roleEligibilitySchedules", FAKE_ROUTE_LIST,
	"role-eligibility-schedules", NULL, "unifiedRoleEligibilitySchedule",
	"principal roleDefinition", ELIGIBLE_ROLES},
    {"/roleManagement/directory/roleEligibilitySchedules/#", FAKE_ROUTE_ENTITY,
	"role-eligibility-schedules", NULL, "unifiedRoleEligibilitySchedule",
	"principal roleDefinition", ELIGIBLE_ROLES},
    {"/groups", FAKE_ROUTE_TYPED, "directory-objects", NULL, "group",
	"members owners", GROUP_ROLES},
    {"/groups/#", FAKE_ROUTE_ENTITY, "directory-objects", NULL, "group",
	"members owners", GROUP_ROLES},
    {"/groups/#/members", FAKE_ROUTE_RELATED, "directory-objects",
	"directory-objects", "directoryObject", "", GROUP_ROLES},
    {"/groups/#/owners", FAKE_ROUTE_RELATED, "directory-objects",
	"directory-objects", "directoryObject", "", GROUP_ROLES},
    {"/users", FAKE_ROUTE_TYPED, "directory-objects", NULL, "user", "",
	USER_ROLES},
    {"/reports/authenticationMethods/userRegistrationDetails", FAKE_ROUTE_LIST,
	"user-registration-details", NULL, "userRegistrationDetails", "",
	"AuditLog.Read.All"},
    {"/identity/conditionalAccess/policies", FAKE_ROUTE_LIST,
	"conditional-access-policies", NULL, "conditionalAccessPolicy", "",
	POLICY_ROLES},
    {"/identity/conditionalAccess/policies/#", FAKE_ROUTE_ENTITY,
	"conditional-access-policies", NULL, "conditionalAccessPolicy", "",
	POLICY_ROLES},
    {"/identity/conditionalAccess/namedLocations/#", FAKE_ROUTE_ENTITY,
	"named-locations", NULL, "namedLocation", "", POLICY_ROLES},
    {"/identity/conditionalAccess/namedLocations", FAKE_ROUTE_LIST,
	"named-locations", NULL, "namedLocation", "", POLICY_ROLES},
    {POLICIES "identitySecurityDefaultsEnforcementPolicy", FAKE_ROUTE_SINGLE,
	"security-defaults", NULL, "identitySecurityDefaultsEnforcementPolicy",
	"", POLICY_ROLES},
    {POLICIES "authorizationPolicy", FAKE_ROUTE_SINGLE, "authorization-policy",
	NULL, "authorizationPolicy", "", POLICY_ROLES},
    {POLICIES "permissionGrantPolicies", FAKE_ROUTE_LIST,
	"permission-grant-policies", NULL, "permissionGrantPolicy", "",
	"Policy.Read.PermissionGrant Policy.ReadWrite.PermissionGrant"},
    {POLICIES "permissionGrantPolicies/#", FAKE_ROUTE_ENTITY,
	"permission-grant-policies", NULL, "permissionGrantPolicy", "",
	"Policy.Read.PermissionGrant Policy.ReadWrite.PermissionGrant"},
    {PARTNERS "default", FAKE_ROUTE_SINGLE, "cross-tenant-access-default", NULL,
	"crossTenantAccessPolicyConfigurationDefault", "", POLICY_ROLES},
    {PARTNERS "partners", FAKE_ROUTE_LIST, "cross-tenant-access-partners", NULL,
	"crossTenantAccessPolicyConfigurationPartner", "", POLICY_ROLES},
    {PARTNERS "partners/#", FAKE_ROUTE_ENTITY, "cross-tenant-access-partners",
	NULL, "crossTenantAccessPolicyConfigurationPartner", "", POLICY_ROLES},
    {"/directory/onPremisesSynchronization", FAKE_ROUTE_LIST,
	"on-premises-synchronization", NULL,
	"onPremisesDirectorySynchronization", "",
	"OnPremDirectorySynchronization.Read.All"},
    {"/tenantRelationships/delegatedAdminRelationships", FAKE_ROUTE_LIST,
	"delegated-admin-relationships", NULL, "delegatedAdminRelationship", "",
	"DelegatedAdminRelationship.Read.All"},
    {"/tenantRelationships/delegatedAdminRelationships/#", FAKE_ROUTE_ENTITY,
	"delegated-admin-relationships", NULL, "delegatedAdminRelationship", "",
	"DelegatedAdminRelationship.Read.All"},
    {"/auditLogs/signIns", FAKE_ROUTE_EVENTS, "sign-ins", NULL, "signIn", "",
	"AuditLog.Read.All"},
    {"/auditLogs/directoryAudits", FAKE_ROUTE_EVENTS, "directory-audits", NULL,
	"directoryAudit", "", "AuditLog.Read.All"},
    {"/directoryObjects/#", FAKE_ROUTE_ENTITY, "directory-objects", NULL,
	"directoryObject", "", DIRECTORY_ROLES},
};

/* "name(appId='x')" and "name('x')" are a name and a key. */
static bool
add_segment(struct fake_path *out, const char *text, size_t len)
{
	static const char by_app_id[] = "(appId='";
	static const char by_id[] = "('";
	const char *bracket = memchr(text, '(', len);
	size_t name = bracket == NULL ? len : (size_t)(bracket - text);

	if (out->count + 2 > FAKE_SEGMENTS_MAX)
		return false;
	out->segments[out->count++] = fake_copy(text, name);
	if (bracket == NULL)
		return true;
	bool is_app_id = fake_has_prefix(bracket, by_app_id);
	const char *key =
	    bracket + (is_app_id ? sizeof(by_app_id) : sizeof(by_id)) - 1;
	if (!is_app_id && !fake_has_prefix(bracket, by_id))
		return false;
	size_t span = strcspn(key, "'");
	if (key + span + 2 != text + len || !fake_has_prefix(key + span, "')"))
		return false;
	out->by_app_id[out->count] = is_app_id;
	out->segments[out->count++] = fake_copy(key, span);
	return true;
}

bool
fake_path_read(const char *path, struct fake_path *out)
{
	const char *at = path;

	while (*at == '/') {
		size_t len = strcspn(at + 1, "/");

		if (!add_segment(out, at + 1, len))
			return false;
		at += 1 + len;
	}
	return true;
}

void
fake_path_done(struct fake_path *path)
{
	for (size_t i = 0; i < path->count; i++)
		free(path->segments[i]);
	path->count = 0;
}

static bool
matches(const char *pattern, const struct fake_path *path, size_t keys[2])
{
	const char *at = pattern;
	size_t key_count = 0;

	for (size_t i = 0; i < path->count; i++) {
		size_t len = *at == '/' ? strcspn(at + 1, "/") : 0;
		const char *segment = path->segments[i];

		if (len == 0 || segment[0] == '\0')
			return false;
		if (at[1] == '#')
			keys[key_count++] = i;
		else if (strlen(segment) != len ||
			 strncasecmp(at + 1, segment, len) != 0)
			return false;
		at += 1 + len;
	}
	return *at == '\0';
}

const struct fake_route *
fake_route_find(const struct fake_path *path, size_t *key, size_t *second)
{
	for (size_t i = 0; i < sizeof(routes) / sizeof(routes[0]); i++) {
		size_t keys[2] = {FAKE_SEGMENTS_MAX, FAKE_SEGMENTS_MAX};

		if (!matches(routes[i].pattern, path, keys))
			continue;
		*key = keys[0];
		*second = keys[1];
		return &routes[i];
	}
	return NULL;
}
