/*
 * join_role.h - who holds a directory role: directly, through groups, or only
 * eligible for it.
 */
#ifndef AUDITOR_CHECK_JOIN_ROLE_H
#define AUDITOR_CHECK_JOIN_ROLE_H

#include "auditor/check/ids.h"
#include "auditor/check/join.h"

/* A principal that a role assignment reaches. */
struct join_holder {
	strview id;
	const struct object
	    *group; /* that it is in; NULL: it is the assignee */
};

/*
 * join_holders(join, principal, count):
 * ${principal} itself or, when it is a group, all who are in it and in the
 * groups inside it; each once, nearest first.  In the arena of ${join}.
 */
const struct join_holder *join_holders(
    const struct join *join, strview principal, size_t *count);

/* A role that a principal has. */
struct join_held {
	const struct object *assignment; /* or eligibility */
	const struct object *group;      /* that has it; NULL: itself */
	bool is_eligible;
};

/*
 * join_held(join, principal, count):
 * All role assignments and eligibilities of ${principal} and of the groups it
 * is in, those of groups around these among them.
 */
const struct join_held *join_held(
    const struct join *join, strview principal, size_t *count);

/*
 * join_directory_role(join, assignment):
 * The built-in role of an assignment or eligibility, or NULL when this program
 * knows nothing of it.
 */
const struct known_role *join_directory_role(
    const struct join *join, const struct object *assignment);

/*
 * join_directory_name(join, assignment):
 * Name of its role: as known to this program, else as the definition says,
 * else "".
 */
strview join_directory_name(
    const struct join *join, const struct object *assignment);

/*
 * join_custom_power(join, assignment):
 * An action by which the custom role of ${assignment} could take the tenant,
 * or "".
 */
strview join_custom_power(
    const struct join *join, const struct object *assignment);

#endif
