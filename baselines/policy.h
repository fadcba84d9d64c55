/*
 * policy.h - what the tenant's owners declare to be theirs and approved.
 *
 * Authored in YAML (policy.yaml), compiled into the signed baseline.  An entry
 * lowers only what it describes, never by name alone.
 */
#ifndef BASELINES_POLICY_H
#define BASELINES_POLICY_H

#include "auditor/base/jsonw.h"
#include "auditor/model/iprange.h"
#include "auditor/model/snapshot.h"

/*
 * A certificate name, host or mail address.  "*." in front of a name stands
 * for one or more labels, "@domain" for every mailbox of exactly that domain.
 */
struct policy_pattern {
	strview pattern; /* lower case */
	strview reason;
};

struct policy_patterns {
	struct policy_pattern *at;
	size_t count;
};

/* An address range, for all connectors and rules or for those named by id. */
struct policy_range {
	struct iprange range;
	strview text;
	strview *objects; /* ids of connectors or rules; none: any */
	size_t object_count;
	strview reason;
};

/* A sorted set of words that was compiled from a snapshot. */
struct policy_set {
	strview *at;
	size_t count;
};

/*
 * An application approved in one state: exactly these grants, roles and
 * credentials.  Anything beyond them is not approved.
 */
struct policy_application {
	strview app_id;
	strview reason;
	struct policy_set grants;      /* policy_grant_word */
	struct policy_set delegated;   /* policy_delegated_word, each scope */
	struct policy_set roles;       /* policy_role_word */
	struct policy_set credentials; /* keyId, policy_federated_word */
	struct policy_set owners;      /* id */
};

/* A change of credentials that was announced. */
struct policy_rotation {
	strview app_id;
	strview key_id; /* of the new credential, "" when not known yet */
	strview ticket;
	strview reason;
};

/*
 * One finding accepted for one state of its object.  For a finding about a set
 * of objects (TR-004) the id is the tenant's, the kind that of the members, and
 * the behaviour is policy_set_behaviour of the members that were named.
 */
struct approval {
	strview check; /* TR-010, CR-002b */
	enum kind kind;
	strview id;   /* of the object; the tenant's for set findings */
	strview name; /* when it was approved; for people */
	struct digest behaviour;
	strview canon; /* version of the canonical form */
	strview reason;
	strview ticket;
	strview approver;
	int64_t expires; /* seconds */
};

struct policy {
	bool hybrid;
	struct policy_range *ranges; /* sender-ranges */
	size_t range_count;
	struct policy_patterns certificates;
	struct policy_patterns smart_hosts;
	struct policy_patterns recipients;
	struct policy_patterns soc_mailboxes; /* one mailbox each */
	struct policy_patterns arc_sealers;   /* one domain each */
	struct policy_patterns simulation;    /* likewise: sender domains */
	struct policy_range *allow_ranges; /* allow-list-ranges: no objects */
	size_t allow_range_count;
	/* Display names or user principal names, as audit fields show them. */
	struct policy_patterns administrators;
	struct policy_rotation *rotations; /* rotation-tickets */
	size_t rotation_count;
	struct policy_application *applications;
	size_t application_count;
	struct approval *approvals;
	size_t approval_count;
};

/*
 * policy_compile(yaml, name, snapshot, expires, arena, policy, err):
 * Read policy ${yaml} (file ${name}, for messages with line and column) and
 * bind it to what ${snapshot} (sealed) holds: applications to their grants,
 * roles and credentials, connectors named in ranges to their ids, approvals to
 * the behaviour of their objects.  Approvals without expiry, or with a later
 * one, end at ${expires}.  Unknown keys, unknown or ambiguous names, malformed
 * values and entries that would approve everybody are errors; so is a list
 * that is needed and not complete in ${snapshot}.  Whether the check of an
 * approval exists is for the caller to say.  ${policy} lives in ${arena} and
 * borrows from ${snapshot}; the order of entries in ${yaml} has no influence.
 */
int policy_compile(strview yaml, const char *name,
    const struct snapshot *snapshot, int64_t expires, struct arena *arena,
    struct policy *policy, struct err *err) MUST_USE;

/*
 * policy_end(text, seconds):
 * The time that ${text} says; a day counts to its end (UTC).
 */
bool policy_end(strview text, int64_t *seconds);

/*
 * policy_approve(policy, approval, arena):
 * Add ${approval}, in the place of one of the same finding.
 */
void policy_approve(struct policy *policy, const struct approval *approval,
    struct arena *arena);

/* policy_write(policy, w, key): as member of the baseline document. */
void policy_write(
    const struct policy *policy, struct jsonw *w, const char *key);

/*
 * policy_read(value, arena, policy, err):
 * From the baseline document; refuses (ERR_FORMAT) what policy_compile would
 * not have made.  ${policy} borrows nothing from ${value}.
 */
int policy_read(const struct json *value, struct arena *arena,
    struct policy *policy, struct err *err) MUST_USE;

/*
 * policy_bind(snapshot, app_id, arena, application):
 * Fill the sets of ${application} with what ${snapshot} knows of ${app_id}.
 * What was not read is not approved.  Return false when there is neither an
 * application nor a service principal of that id.
 */
bool policy_bind(const struct snapshot *snapshot, strview app_id,
    struct arena *arena, struct policy_application *application);

/* policy_covers_range(policy, range, object_id): some entry contains it. */
bool policy_covers_range(const struct policy *policy,
    const struct iprange *range, strview object_id);

/*
 * policy_allows_range(policy, range):
 * The list of addresses whose mail is not filtered may hold ${range}: some
 * entry of allow-list-ranges contains it.
 */
bool policy_allows_range(
    const struct policy *policy, const struct iprange *range);

/* policy_matches(patterns, text): letter case ignored. */
bool policy_matches(const struct policy_patterns *patterns, strview text);

/* policy_find_application(policy, app_id): or NULL. */
const struct policy_application *policy_find_application(
    const struct policy *policy, strview app_id);

/*
 * policy_find_rotation(policy, app_id, key_id):
 * The ticket under which ${key_id} was added to ${app_id}: one for exactly
 * this credential, else one for any of the application; or NULL.
 */
const struct policy_rotation *policy_find_rotation(
    const struct policy *policy, strview app_id, strview key_id);

/* policy_set_has(set, word) */
bool policy_set_has(const struct policy_set *set, strview word);

/*
 * policy_resource(snapshot, grant):
 * The application id of the resource that ${grant}, an app role assignment or
 * a delegated grant, is about: by the service principals of ${snapshot}, else
 * as joined in, else the resource's own id.
 */
strview policy_resource(
    const struct snapshot *snapshot, const struct object *grant);

/*
 * policy_grant_word(resource_app_id, role, arena),
 * policy_delegated_word(resource_app_id, scope, principal, arena),
 * policy_role_word(role_definition_id, scope, arena),
 * policy_federated_word(issuer, subject, arena):
 * How a grant, one scope of a delegated grant, a role assignment and a trusted
 * token of another issuer are spelt in a policy_application.  ${principal} is the one user who consented, "" for
 * consent on behalf of all, which is not covered by that of one.
 */
strview policy_grant_word(
    strview resource_app_id, strview role, struct arena *arena);
strview policy_delegated_word(strview resource_app_id, strview scope,
    strview principal, struct arena *arena);
strview policy_role_word(
    strview role_definition_id, strview scope, struct arena *arena);
strview policy_federated_word(
    strview issuer, strview subject, struct arena *arena);

/*
 * policy_set_behaviour(members, count, arena):
 * The fingerprint of a set of objects: what they are and what each does.  The
 * order of ${members} has no influence.
 */
struct digest policy_set_behaviour(
    const struct object *const *members, size_t count, struct arena *arena);

#endif
