/*
 * view.h - objects as the checks see them: times, differences, approvals.
 */
#ifndef AUDITOR_CHECK_VIEW_H
#define AUDITOR_CHECK_VIEW_H

#include "auditor/check/run.h"
#include "auditor/check/view_rule.h"

/* connector_time(run, connector): as view_time. */
int64_t connector_time(
    const struct check_run *run, const struct object *connector);

/* connector_is_on_premises(connector) */
bool connector_is_on_premises(const struct object *connector);

/*
 * view_time(run, object):
 * When an object of Exchange, of whatever kind, came to be as it is, seconds;
 * 0 when unknown.
 */
int64_t view_time(const struct check_run *run, const struct object *object);

/*
 * view_each(run, check, kind, judge):
 * Have ${judge} look at each object of ${kind}.
 */
void view_each(struct check_run *run, const struct check *check, enum kind kind,
    void (*judge)(struct check_run *run, const struct check *check,
	const struct object *object));

/* view_begin(run, check, object, points): run_begin, with its time. */
struct finding view_begin(const struct check_run *run,
    const struct check *check, const struct object *object, unsigned points);

/*
 * view_turned_on(before, object, field), view_turned_off(…):
 * ${field} was false in ${before} and is true, or the other way round; what
 * was not returned is neither.
 */
bool view_turned_on(const struct object *before, const struct object *object,
    const char *field);
bool view_turned_off(const struct object *before, const struct object *object,
    const char *field);

/*
 * view_text(entry):
 * The text of a list's entry; some exports write an object for it, as in
 * {"Domain":"a.example"} or {"Sender":{"Address":"b@a.example"}}.
 */
strview view_text(const struct json *entry);

/* view_has_item(list, item): some text of a list field is ${item}. */
bool view_has_item(const struct json *list, strview item);

/*
 * view_note_gains(run, finding, before, field):
 * Evidence for each element of ${field} that ${before} does not have; true
 * when there is one.  Nothing where ${before} lacks the property.
 */
bool view_note_gains(const struct check_run *run, struct finding *finding,
    const struct object *before, const char *field);

/*
 * view_note_name(run, finding, folded):
 * The name as it stands, and what it reads like when that differs.
 */
void view_note_name(
    const struct check_run *run, struct finding *finding, strview folded);

/* view_match(patterns, text): the entry of the policy for it, or NULL. */
const struct policy_pattern *view_match(
    const struct policy_patterns *patterns, strview text);

/* view_domain(address): what stands behind the last @, or all of it. */
strview view_domain(strview address);

/*
 * view_is_like_ours(run, domain):
 * Ours, or below one of ours, whether that takes subdomains or not.
 */
bool view_is_like_ours(const struct check_run *run, strview domain);

/*
 * view_note_imitation(run, finding, domain):
 * Say which domain of ours ${domain} looks like, if it does.
 */
void view_note_imitation(
    const struct check_run *run, struct finding *finding, strview domain);

/* What a list of hosts or addresses holds. */
struct view_tally {
	size_t foreign;  /* not ours */
	size_t approved; /* of these, by the policy */
	strview why;     /* of the first approved one */
};

/* view_settle(run, finding, tally): accepted if all that is foreign is. */
void view_settle(const struct check_run *run, struct finding *finding,
    const struct view_tally *tally);

/*
 * view_recipient(run, finding, field, text, tally):
 * Count in ${tally} the addresses outside to which mail for ${text} goes, and
 * tell of each; ${field} is where it stands.
 */
void view_recipient(const struct check_run *run, struct finding *finding,
    const char *field, strview text, struct view_tally *tally);

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
 * holder_cover(run, finding, holder, is_approved, otherwise):
 * Accept ${finding} when the policy approves the application as it is; say
 * ${otherwise} when it approves it, but not with what was found.
 */
void holder_cover(const struct check_run *run, struct finding *finding,
    const struct holder *holder, bool is_approved, strview otherwise);

#endif
