/*
 * join.h - what belongs together: objects of one kind seen from another.
 *
 * A list that is missing makes a join know less, never fail.
 */
#ifndef AUDITOR_CHECK_JOIN_H
#define AUDITOR_CHECK_JOIN_H

#include "auditor/model/snapshot.h"

struct known_role;

struct join_entry {
	strview key; /* lower case */
	const struct object *object;
	uint64_t front; /* of the key, for the order */
};

/* Objects by a key that is not their id; sorted by key. */
struct join_index {
	struct join_entry *at;
	size_t count;
	size_t cap;
};

/* What an app role assignment gives. */
struct join_grant {
	const struct object *grant;
	strview resource;               /* appId, "" when it is not known */
	const struct known_role *known; /* or NULL */
};

struct join {
	const struct snapshot *now;
	kind_set known; /* lists that are taken as whole */
	struct arena *arena;
	struct join_index principals;    /* service principals by appId */
	struct join_index applications;  /* by appId */
	struct join_index grants;        /* app role assignments by principal */
	struct join_index roles;         /* role assignments by principal */
	struct join_index eligibilities; /* for roles, by principal */
	struct join_index memberships;   /* groups by the id of a member */
	struct join_index recipients;    /* by any name or address they have */
	const struct join_grant *granted; /* one a grant, in their order */
	size_t granted_count;
};

/* join_build(join, now, carried, arena): see check_input for ${carried}. */
void join_build(struct join *join, const struct snapshot *now, kind_set carried,
    struct arena *arena);

/* join_knows(join, kind): what is not in its list is not there. */
bool join_knows(const struct join *join, enum kind kind);

/*
 * join_first(index, key, count):
 * The first of ${count} entries for ${key} (lower case), or NULL.
 */
const struct join_entry *join_first(
    const struct join_index *index, strview key, size_t *count);

/* join_principal(join, app_id): service principal of an application. */
const struct object *join_principal(const struct join *join, strview app_id);

/* join_application(join, app_id): registration here, or NULL. */
const struct object *join_application(const struct join *join, strview app_id);

/*
 * join_is_service_principal(join, id):
 * It is listed as one, or some grant says so.
 */
bool join_is_service_principal(const struct join *join, strview id);

/*
 * join_resource(join, grant):
 * The appId of the resource that app role assignment ${grant} is for; "" when
 * it is not known.
 */
strview join_resource(const struct join *join, const struct object *grant);

/*
 * join_role_name(join, resource, role):
 * Name of app role ${role}: from the appRoles of application ${resource}, else
 * as known to this program, else "".
 */
strview join_role_name(const struct join *join, strview resource, strview role);

/*
 * join_published_name(join, resource, role):
 * The name that application ${resource} itself gives to ${role}, or "".
 */
strview join_published_name(
    const struct join *join, strview resource, strview role);

/*
 * join_known_role(join, resource, role):
 * What this program knows of app role ${role} of application ${resource}: by
 * its id, or by the name that the resource itself gives it.  NULL for nothing.
 */
const struct known_role *join_known_role(
    const struct join *join, strview resource, strview role);

/* join_granted(join, grant): what ${grant}, of the snapshot, gives. */
const struct join_grant *join_granted(
    const struct join *join, const struct object *grant);

/* join_role_template(join, assignment): id of the built-in directory role. */
strview join_role_template(
    const struct join *join, const struct object *assignment);

/*
 * join_power(join, principal):
 * Name of a grant or role by which ${principal} could take the mail of the
 * tenant, roles through groups and those it is only eligible for among them;
 * "" when it has none that is known.
 */
strview join_power(const struct join *join, strview principal);

/*
 * join_is_ours(join, domain):
 * ${domain} is accepted, or below an accepted one with its subdomains.
 */
bool join_is_ours(const struct join *join, strview domain);

/*
 * join_abilities(join, principal):
 * Names of all that ${principal} was granted, and of its directory roles, with
 * commas; "nothing" when there is none.
 */
strview join_abilities(const struct join *join, strview principal);

/*
 * join_imitated(join, domain):
 * The accepted domain that ${domain}, or the one it is below, looks like
 * without being it (c0ntoso.com); "" when there is none.
 */
strview join_imitated(const struct join *join, strview domain);

/* join_is_own_host(join, host): as a certificate names it, *.ours among it. */
bool join_is_own_host(const struct join *join, strview host);

/*
 * join_behind(join, text, count):
 * The ${count} mail contacts, groups and people that ${text}, a name, an
 * address or an id, may mean, and those who are in such a group or in one
 * inside of it.
 */
const struct object *const *join_behind(
    const struct join *join, strview text, size_t *count);

/*
 * join_outside(join, text, count):
 * The ${count} addresses outside to which mail for ${text}, as of join_behind,
 * goes; none where it is not known which domains are ours.
 */
const strview *join_outside(
    const struct join *join, strview text, size_t *count);

/* join_is_inside(join, text): mail for ${text} surely stays here. */
bool join_is_inside(const struct join *join, strview text);

#endif
