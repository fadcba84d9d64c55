/*
 * checks_recipient.c - transport rules that send mail out of the organization.
 */
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/* Properties that name somebody who gets the message, or word of it. */
struct route {
	const char *field;
	const char *with; /* matters only when this is set, or NULL */
	bool is_text;     /* may be a text instead of an address */
};

static const struct route routes[] = {
    {"AddToRecipients", NULL, false},
    {"BlindCopyTo", NULL, false},
    {"CopyTo", NULL, false},
    {"GenerateIncidentReport", NULL, false},
    {"GenerateNotification", NULL, true},
    /* The rule is about these managers, and makes the manager a recipient. */
    {"ManagerAddresses", "AddManagerAsRecipientType", false},
    {"ModerateMessageByUser", NULL, false},
    {"RedirectMessageTo", NULL, false},
};

/* What was found in one rule. */
struct tally {
	size_t outside;
	size_t approved;
	strview why; /* of the first approved one */
};

static bool
is_address(strview text)
{
	return sv_has(text, SV("@")) && !sv_has(text, SV(" ")) &&
	       !sv_has(text, SV("<"));
}

static const struct policy_pattern *
find_pattern(const struct check_run *run, strview address)
{
	const struct policy_patterns *all = &run->policy->recipients;

	for (size_t i = 0; i < all->count; i++) {
		struct policy_patterns one = {&all->at[i], 1};
		if (policy_matches(&one, address))
			return &all->at[i];
	}
	return NULL;
}

static void
note_recipient(const struct check_run *run, struct finding *finding,
    const char *field, strview text, struct tally *tally)
{
	strview target;
	size_t count;
	const struct join_entry *contacts =
	    join_contacts(&run->join, text, &count);

	if (join_recipient(&run->join, text, &target) != RECIPIENT_OUTSIDE)
		return;
	for (size_t i = 0; i < count; i++)
		run_ground(run, finding, contacts[i].object);
	const struct policy_pattern *pattern = find_pattern(run, target);
	tally->outside++;
	if (pattern != NULL && tally->approved++ == 0)
		tally->why = pattern->reason;
	run_note(run, finding, field, text,
	    pattern != NULL ? SV("") : SV("an address of ours"));
	if (!sv_eq(text, target))
		run_say(run, finding,
		    arena_printf(run->arena,
			SV_FMT " is a mail contact for " SV_FMT, SV_ARG(text),
			SV_ARG(target)));
}

static void
note_route(const struct check_run *run, struct finding *finding,
    const struct route *route, struct tally *tally)
{
	const struct json *value;

	if (route->with != NULL && !object_is_set(finding->object, route->with))
		return;
	for (size_t i = 0;
	     (value = object_each(finding->object, route->field, i)) != NULL;
	     i++) {
		strview text = json_text(value);
		if (!route->is_text || is_address(text))
			note_recipient(run, finding, route->field, text, tally);
	}
}

void
check_tr_010(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_TRANSPORT_RULE);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *rule = &list->objects[i];
		bool is_scoped = rule_is_scoped(rule);
		struct finding finding =
		    run_begin(run, check, rule, is_scoped ? 56 : check->points);
		struct tally tally = {0};
		for (size_t j = 0; j < COUNT_OF(routes); j++)
			note_route(run, &finding, &routes[j], &tally);
		if (tally.outside == 0)
			continue;
		if (!is_scoped)
			run_say(run, &finding,
			    SV("no condition narrows the rule down"));
		finding.happened_at = rule_time(rule);
		finding.remediation =
		    remedy_on("Disable-TransportRule", rule, "", run->arena);
		if (tally.approved == tally.outside)
			run_cover(run, &finding, tally.why);
		run_add(run, &finding);
	}
}
