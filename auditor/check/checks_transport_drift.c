/*
 * checks_transport_drift.c - transport rules that guard less than they did.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

static bool
has_baseline(const struct check_run *run)
{
	return run->baseline != NULL &&
	       snapshot_is_complete(run->baseline, KIND_TRANSPORT_RULE);
}

/* --- copies inside ------------------------------------------------------- */

static void
judge_copy(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	const struct object *before = run_before(run, rule);
	const struct json *old =
	    before != NULL ? object_field(before, "BlindCopyTo") : NULL;
	const struct json *value;
	struct finding finding = run_begin(run, check, rule, check->points);

	/* Of a rule that was there the property must be known. */
	if (before != NULL && old == NULL)
		return;
	for (size_t i = 0;
	     (value = object_each(rule, "BlindCopyTo", i)) != NULL; i++) {
		if (!view_has_item(old, json_text(value)) &&
		    join_is_inside(&run->join, json_text(value)))
			run_note(run, &finding, "BlindCopyTo", json_text(value),
			    SV_("not there, as in the baseline"));
	}
	if (finding.evidence_count > 0)
		rule_add(run, &finding);
}

void
check_tr_012(struct check_run *run, const struct check *check)
{
	if (has_baseline(run))
		view_each(run, check, KIND_TRANSPORT_RULE, judge_copy);
}

/* --- encryption ---------------------------------------------------------- */

static void
judge_decryption(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	static const char *const fields[] = {
	    "RemoveOME", "RemoveOMEv2", "RemoveRMSAttachmentEncryption"};
	const struct object *before = run_before(run, rule);
	struct finding finding = run_begin(run, check, rule, check->points);

	for (size_t i = 0; i < COUNT_OF(fields); i++) {
		/* A property that came with this value is a change to it. */
		if (object_is(rule, fields[i]) &&
		    (before == NULL || !object_is(before, fields[i])))
			run_note_field(run, &finding, fields[i],
			    SV_("not so in the baseline"));
	}
	if (finding.evidence_count > 0)
		rule_add(run, &finding);
}

void
check_tr_041(struct check_run *run, const struct check *check)
{
	if (has_baseline(run))
		view_each(run, check, KIND_TRANSPORT_RULE, judge_decryption);
}

/* --- switched off -------------------------------------------------------- */

/* Another rule does the same: it was made again. */
static bool
is_made_again(const struct check_run *run, const struct object *rule)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_TRANSPORT_RULE);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *other = &list->objects[i];
		if (rule_is_on(other) && digest_eq(&other->behaviour_digest,
					     &rule->behaviour_digest))
			return true;
	}
	return false;
}

static void
judge_weaker(struct check_run *run, const struct check *check,
    const struct object *before)
{
	const struct object *rule =
	    snapshot_find(run->now, KIND_TRANSPORT_RULE, before->id);

	if (!rule_is_on(before) || (rule != NULL && rule_is_on(rule)))
		return;
	/* What a list that was cut short does not have is not known. */
	if (rule == NULL &&
	    (!snapshot_is_complete(run->now, KIND_TRANSPORT_RULE) ||
		is_made_again(run, before)))
		return;
	struct finding finding =
	    run_begin(run, check, rule != NULL ? rule : before, check->points);
	if (rule == NULL) {
		run_say(run, &finding, SV_("the rule of the baseline is gone"));
		finding.remediation =
		    arena_printf(run->arena, "New-TransportRule -Name " SV_FMT,
			SV_ARG(remedy_quote(before->name, run->arena)));
	} else {
		finding.happened_at = rule_time(rule);
		run_note_field(run, &finding, "State", SV("Enabled"));
		run_note_field(run, &finding, "Mode", SV("Enforce"));
		finding.remediation = remedy_append(
		    remedy_on("Enable-TransportRule", rule, "", run->arena),
		    remedy_on("Set-TransportRule", rule, " -Mode Enforce",
			run->arena),
		    run->arena);
	}
	run_add(run, &finding);
}

void
check_tr_043(struct check_run *run, const struct check *check)
{
	if (!has_baseline(run))
		return;
	const struct object_list *list =
	    snapshot_list(run->baseline, KIND_TRANSPORT_RULE);
	for (size_t i = 0; i < list->count; i++)
		judge_weaker(run, check, &list->objects[i]);
}

/* --- exceptions ---------------------------------------------------------- */

/*
 * Not set in the baseline, or with elements more.  A property that it does not
 * have was not set either: exports leave out what is empty.
 */
static bool
is_widened(const struct json *old, const struct json *new)
{
	if (json_is_empty(new) || (new->type == JSON_BOOL && !new->truth))
		return false;
	if (old == NULL || json_is_empty(old) || old->type == JSON_BOOL)
		return old == NULL || json_is_empty(old) || !old->truth;
	if (new->type != JSON_ARRAY)
		return !sv_eq(json_text(old), json_text(new));
	for (size_t i = 0; i < new->count; i++) {
		if (!view_has_item(old, json_text(&new->items[i])))
			return true;
	}
	return false;
}

static void
judge_exceptions(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	const struct object *before = run_before(run, rule);
	struct finding finding = run_begin(run, check, rule, check->points);

	for (size_t i = 0; before != NULL && i < rule->state->count; i++) {
		const struct json *member = &rule->state->items[i];
		if (!sv_starts(member->key, SV("ExceptIf")))
			continue;
		const char *field = arena_cstr(run->arena, member->key);
		const struct json *old =
		    field != NULL ? object_field(before, field) : NULL;
		if (field == NULL || !is_widened(old, member))
			continue;
		strview was = run_value(run, old);
		run_note_field(run, &finding, field,
		    was.len > 0 ? was : SV_("none, as in the baseline"));
	}
	if (finding.evidence_count > 0)
		rule_add(run, &finding);
}

void
check_tr_044(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_TRANSPORT_RULE, judge_exceptions);
}

/* --- warning of outside senders ------------------------------------------ */

static bool
has_banner(const struct snapshot *snapshot)
{
	const struct object_list *list =
	    snapshot_list(snapshot, KIND_TRANSPORT_RULE);

	for (size_t i = 0; i < list->count; i++) {
		if (rule_is_on(&list->objects[i]) &&
		    rule_is_banner(&list->objects[i]))
			return true;
	}
	return false;
}

/* The baseline has a warning of one sort or the other. */
static bool
was_warned(const struct check_run *run, const struct object *tag)
{
	const struct object *before = run_before(run, tag);

	return (before != NULL && object_is(before, "Enabled")) ||
	       (has_baseline(run) && has_banner(run->baseline));
}

static void
judge_warning(
    struct check_run *run, const struct check *check, const struct object *tag)
{
	if (!object_is_not(tag, "Enabled") || has_banner(run->now) ||
	    !join_knows(&run->join, KIND_TRANSPORT_RULE))
		return;
	bool is_gone = was_warned(run, tag);
	struct finding finding =
	    view_begin(run, check, tag, is_gone ? check->points : 15);
	finding.remediation = SV("Set-ExternalInOutlook -Enabled $true");
	run_note_field(run, &finding, "Enabled", SV("true"));
	run_say(run, &finding,
	    is_gone ? SV_("the baseline warned of outside senders")
		    : SV_("no rule marks mail from outside either"));
	run_add(run, &finding);
}

void
check_tr_050(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_EXTERNAL_IN_OUTLOOK, judge_warning);
}
