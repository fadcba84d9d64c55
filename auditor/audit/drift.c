/*
 * drift.c - how much a change since the baseline weighs.
 */
#include "auditor/audit/drift.h"

#include "auditor/base/banned.h"

/*
 * Kinds whose behaviour decides where mail goes or who may decide it.  Service
 * principals and roles are not among them: Microsoft adds and changes its own
 * at any time, and what one may do stands in grants and role assignments.
 */
static const kind_set weighty =
    KIND_BIT(KIND_DOMAIN) | KIND_BIT(KIND_ACCEPTED_DOMAIN) |
    KIND_BIT(KIND_REMOTE_DOMAIN) | KIND_BIT(KIND_INBOUND_CONNECTOR) |
    KIND_BIT(KIND_OUTBOUND_CONNECTOR) | KIND_BIT(KIND_TRANSPORT_RULE) |
    KIND_BIT(KIND_APPLICATION) | KIND_BIT(KIND_APP_ROLE_ASSIGNMENT) |
    KIND_BIT(KIND_OAUTH2_PERMISSION_GRANT) | KIND_BIT(KIND_ROLE_ASSIGNMENT);

/* Its keys are renewed by the service. */
static bool
is_managed(const struct object *principal)
{
	return sv_eq(object_text(principal, "servicePrincipalType"),
	    SV("ManagedIdentity"));
}

static bool
is_built_in(const struct object *role)
{
	return object_is(role, "isBuiltIn");
}

/*
 * Properties of other objects that say who may sign in as an application, or
 * what a role may do, unless ${object} is one that Microsoft changes by itself.
 */
static const struct {
	enum kind kind;
	const char *field;
	bool (*is_theirs)(const struct object *object);
} powers[] = {
    {KIND_SERVICE_PRINCIPAL, "keyCredentials", is_managed},
    {KIND_SERVICE_PRINCIPAL, "owners", NULL},
    {KIND_SERVICE_PRINCIPAL, "passwordCredentials", is_managed},
    {KIND_ROLE_DEFINITION, "isEnabled", is_built_in},
    {KIND_ROLE_DEFINITION, "rolePermissions", is_built_in},
};

static bool
gives_power(const struct change *change, strview field)
{
	for (size_t i = 0; i < COUNT_OF(powers); i++) {
		if (powers[i].kind == change->kind &&
		    sv_eq(sv_from(powers[i].field), field))
			return powers[i].is_theirs == NULL ||
			       !powers[i].is_theirs(change->after);
	}
	return false;
}

static bool
is_weighty(const struct change *change)
{
	if (!change->is_behaviour)
		return false;
	if ((weighty & KIND_BIT(change->kind)) != 0)
		return true;
	for (size_t i = 0; i < change->edit_count; i++) {
		if (gives_power(change, change->edits[i].field))
			return true;
	}
	return false;
}

enum severity
drift_severity(const struct change *change)
{
	switch (change->type) {
	case CHANGE_RENAMED:
	case CHANGE_MOVED:
	case CHANGE_TOUCHED:
		return SEVERITY_INFO;
	case CHANGE_ADDED:
	case CHANGE_REMOVED:
	case CHANGE_CHANGED:
	case CHANGE_RECREATED:
		break;
	}
	return is_weighty(change) ? SEVERITY_MEDIUM : SEVERITY_LOW;
}
