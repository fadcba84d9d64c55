/*
 * checks_transport_harm.c - transport rules that stop mail, or other rules.
 */
#include "auditor/base/decimal.h"
#include "auditor/base/lang.h"
#include "auditor/check/accept.h"
#include "auditor/check/checks.h"
#include "auditor/check/outbound.h"

#include "auditor/base/banned.h"

/* The actions in ${fields} that the rule takes on nearly all mail. */
static void
judge_actions(struct check_run *run, const struct check *check,
    const struct object *rule, const char *const *fields, size_t count)
{
	struct finding finding = run_begin(run, check, rule, check->points);

	rule_note_set(run, &finding, fields, count);
	if (finding.evidence_count == 0 || !rule_is_sweeping(rule))
		return;
	run_say(run, &finding,
	    rule_is_scoped(rule)
		? SV_("what it looks for stands in nearly all messages")
		: SV_("no condition narrows the rule down"));
	rule_add(run, &finding);
}

static void
judge_delete(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	static const char *const fields[] = {"DeleteMessage"};

	judge_actions(run, check, rule, fields, COUNT_OF(fields));
}

void
check_tr_006(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_TRANSPORT_RULE, judge_delete);
}

static void
judge_sabotage(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	static const char *const fields[] = {"RejectMessageReasonText",
	    "RejectMessageEnhancedStatusCode", "SmtpRejectMessageRejectText",
	    "SmtpRejectMessageRejectStatusCode", "Disconnect", "Quarantine",
	    "ApplyRightsProtectionTemplate",
	    "ApplyRightsProtectionCustomizationTemplate"};

	judge_actions(run, check, rule, fields, COUNT_OF(fields));
}

void
check_tr_008(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_TRANSPORT_RULE, judge_sabotage);
}

/* As a number; the last when it is not known. */
static size_t
priority_of(const struct object *rule)
{
	uint64_t value;

	return decimal_read(object_text(rule, "Priority"), UINT32_MAX, &value)
		   ? (size_t)value
		   : SIZE_MAX;
}

/*
 * The first of those that are switched on, whatever number it has: behind a
 * rule that is off number 1 is as good as number 0.
 */
static bool
is_first(const struct check_run *run, const struct object *rule)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_TRANSPORT_RULE);
	size_t priority = priority_of(rule);

	if (priority == SIZE_MAX)
		return false;
	for (size_t i = 0; i < list->count && priority > 0; i++) {
		const struct object *other = &list->objects[i];
		if (rule_is_on(other) && priority_of(other) < priority)
			return false;
	}
	return true;
}

static void
judge_stop(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	if (!object_is(rule, "StopRuleProcessing") || !rule_is_sweeping(rule) ||
	    !is_first(run, rule))
		return;
	struct finding finding = run_begin(run, check, rule, check->points);
	run_note_field(run, &finding, "Priority", SV_("behind other rules"));
	run_note_field(run, &finding, "StopRuleProcessing", SV("false"));
	const struct object *connector = rule_connector(run, rule);
	if (connector != NULL) {
		struct view_tally hosts = outbound_hosts(run, connector);
		outbound_note_hosts(run, &finding, connector);
		accept_behind(run, &finding, connector);
		view_settle(run, &finding, &hosts);
	}
	rule_add(run, &finding);
}

void
check_tr_042(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_TRANSPORT_RULE, judge_stop);
}

static void
judge_timed(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	static const char *const fields[] = {"ActivationDate", "ExpiryDate"};
	struct finding finding = run_begin(run, check, rule, check->points);

	rule_note_set(run, &finding, fields, COUNT_OF(fields));
	if (finding.evidence_count > 0)
		rule_add(run, &finding);
}

void
check_tr_045(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_TRANSPORT_RULE, judge_timed);
}
