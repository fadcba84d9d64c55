/*
 * join.h - what belongs together: objects of one kind seen from another.
 *
 * A list that is missing makes a join know less, never fail.
 */
#ifndef AUDITOR_CHECK_JOIN_H
#define AUDITOR_CHECK_JOIN_H

#include "auditor/model/snapshot.h"

struct join_entry {
	strview key; /* lower case */
	const struct object *object;
};

/* Objects by a key that is not their id; sorted by key. */
struct join_index {
	struct join_entry *at;
	size_t count;
	size_t cap;
};

struct join {
	const struct snapshot *now;
	kind_set known; /* lists that are taken as whole */
	struct arena *arena;
	struct join_index principals;   /* service principals by appId */
	struct join_index applications; /* by appId */
	struct join_index grants;       /* app role assignments by principal */
	struct join_index roles;        /* role assignments by principal */
	struct join_index contacts;     /* by any name or address they have */
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

/* join_role_template(join, assignment): id of the built-in directory role. */
strview join_role_template(
    const struct join *join, const struct object *assignment);

/*
 * join_power(join, principal):
 * Name of a grant or role by which ${principal} could take the mail of the
 * tenant, or "" when it has none that is known.
 */
strview join_power(const struct join *join, strview principal);

/*
 * join_is_ours(join, domain):
 * ${domain} is accepted, or below an accepted one with its subdomains.
 */
bool join_is_ours(const struct join *join, strview domain);

/* join_is_own_host(join, host): as a certificate names it, *.ours among it. */
bool join_is_own_host(const struct join *join, strview host);

enum recipient_side {
	RECIPIENT_INSIDE,
	RECIPIENT_OUTSIDE,
	RECIPIENT_UNKNOWN, /* what is ours is not known */
};

/*
 * join_contacts(join, text, count):
 * The first of ${count} entries of mail contacts that ${text} may mean, or
 * NULL.
 */
const struct join_entry *join_contacts(
    const struct join *join, strview text, size_t *count);

/*
 * join_recipient(join, text, target):
 * Where mail for ${text}, an address or the name of a mail contact, goes;
 * ${target} gets the address, or ${text} itself.
 */
enum recipient_side join_recipient(
    const struct join *join, strview text, strview *target);

#endif
