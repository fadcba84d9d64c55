/*
 * checks_recipient.c - transport rules that send mail out of the organization.
 */
#include "auditor/base/lang.h"
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

static bool
is_address(strview text)
{
	return sv_has(text, SV("@")) && !sv_has(text, SV(" ")) &&
	       !sv_has(text, SV("<"));
}

static void
note_route(const struct check_run *run, struct finding *finding,
    const struct route *route, struct view_tally *tally)
{
	const struct json *value;

	if (route->with != NULL && !object_is_set(finding->object, route->with))
		return;
	for (size_t i = 0;
	     (value = object_each(finding->object, route->field, i)) != NULL;
	     i++) {
		strview text = view_text(value);
		if (!route->is_text || is_address(text))
			view_recipient(run, finding, route->field, text, tally);
	}
}

void
check_tr_010(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_TRANSPORT_RULE);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *rule = &list->objects[i];
		struct finding finding =
		    run_begin(run, check, rule, check->points);
		struct view_tally tally = {0};
		for (size_t j = 0; j < COUNT_OF(routes); j++)
			note_route(run, &finding, &routes[j], &tally);
		if (tally.foreign == 0)
			continue;
		if (rule_is_scoped(rule))
			finding.base_points = 56;
		else
			run_say(run, &finding,
			    SV_("no condition narrows the rule down"));
		finding.happened_at = rule_time(rule);
		finding.remediation =
		    remedy_on("Disable-TransportRule", rule, "", run->arena);
		view_settle(run, &finding, &tally);
		run_add(run, &finding);
	}
}
