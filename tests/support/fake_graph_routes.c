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
    {"/applications/#/owners", FAKE_ROUTE_OWNERS, "directory-objects",
	"applications", "directoryObject", "", APP_ROLES},
    {"/applications/#/federatedIdentityCredentials", FAKE_ROUTE_NESTED, NULL,
	"applications", "federatedIdentityCredential", "", FIC_ROLES},
    {"/servicePrincipals", FAKE_ROUTE_LIST, "service-principals", NULL,
	"servicePrincipal", "owners", APP_ROLES},
    {"/servicePrincipals/#", FAKE_ROUTE_ENTITY, "service-principals", NULL,
	"servicePrincipal", "owners", APP_ROLES},
    {"/servicePrincipals/#/owners", FAKE_ROUTE_OWNERS, "directory-objects",
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
