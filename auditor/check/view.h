/*
 * view.h - connectors, rules and applications as the checks see them.
 */
#ifndef AUDITOR_CHECK_VIEW_H
#define AUDITOR_CHECK_VIEW_H

#include "auditor/check/run.h"

/*
 * connector_time(run, connector), rule_time(rule):
 * When it came to be as it is, seconds; 0 when unknown.
 */
int64_t connector_time(
    const struct check_run *run, const struct object *connector);
int64_t rule_time(const struct object *rule);

/* connector_is_on_premises(connector) */
bool connector_is_on_premises(const struct object *connector);

/* rule_is_on(rule): neither switched off nor only auditing. */
bool rule_is_on(const struct object *rule);

/* rule_is_outbound(rule): only from inside to outside. */
bool rule_is_outbound(const struct object *rule);

/* rule_is_scoped(rule): a condition narrows it down to some mail. */
bool rule_is_scoped(const struct object *rule);

/*
 * view_is_covered(run, object, text, why):
 * ${text} is an address or range inside one that the policy has for
 * ${object}; ${why} gets its reason.
 */
bool view_is_covered(const struct check_run *run, const struct object *object,
    strview text, strview *why);

/*
 * view_are_covered(run, object, field, why):
 * ${field} holds some addresses, all of which are covered.
 */
bool view_are_covered(const struct check_run *run, const struct object *object,
    const char *field, strview *why);

/* Who holds a grant, a role or a credential. */
struct holder {
	strview id;     /* of the service principal, "" when unknown */
	strview app_id; /* "" when unknown */
	strview name;   /* foreign text, may be "" */
	const struct object *principal;            /* or NULL */
	const struct policy_application *approved; /* or NULL */
};

/* holder_of_principal(run, id, name): ${name} is used when it is not listed. */
struct holder holder_of_principal(
    const struct check_run *run, strview id, strview name);

/* holder_of_app(run, app_id, name): by the application behind it. */
struct holder holder_of_app(
    const struct check_run *run, strview app_id, strview name);

/*
 * holder_note(run, finding, holder):
 * Put the holder behind ${finding}: name, principal, state, and evidence.
 */
void holder_note(const struct check_run *run, struct finding *finding,
    const struct holder *holder);

/*
 * holder_cover(run, finding, holder, is_approved, what):
 * Accept ${finding} when the policy approves the application as it is; say so
 * when it approves it, but not with this ${what}.
 */
void holder_cover(const struct check_run *run, struct finding *finding,
    const struct holder *holder, bool is_approved, const char *what);

#endif
