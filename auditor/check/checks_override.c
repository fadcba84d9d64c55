/*
 * checks_override.c - entries that overrule what the filters find.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

static bool
is_allow(const struct object *item)
{
	return sv_eq(object_text(item, "Action"), SV("Allow"));
}

/* --- allow list of the tenant -------------------------------------------- */

/* Neither a date nor days after its last use: it stays. */
static bool
is_endless(const struct object *item)
{
	const struct json *end = object_field(item, "ExpirationDate");

	return end != NULL && json_is_empty(end) &&
	       (!object_is_set(item, "RemoveAfter") ||
		   sv_eq(object_text(item, "RemoveAfter"), SV("0")));
}

/* Microsoft ends what a submission allowed by itself. */
static bool
is_new(const struct check_run *run, const struct object *item)
{
	return run->baseline != NULL &&
	       snapshot_is_complete(run->baseline, item->kind) &&
	       run_before(run, item) == NULL &&
	       !sv_eq(object_text(item, "ListSubType"), SV("Submission"));
}

/* "login.sim.example/~": the host of a URL, the domain of a sender. */
static strview
host_of(strview value)
{
	value = view_domain(value);
	if (sv_starts(value, SV("*.")))
		value = sv_slice(value, 2, value.len);
	return sv_slice(value, 0, sv_find(value, SV("/")));
}

static void
judge_item(
    struct check_run *run, const struct check *check, const struct object *item)
{
	bool has_no_end = is_endless(item);
	strview value = object_text(item, "Value");

	if (!is_allow(item) || (!has_no_end && !is_new(run, item)))
		return;
	struct finding finding = view_begin(run, check, item, check->points);
	finding.remediation = arena_printf(run->arena,
	    "Remove-TenantAllowBlockListItems -ListType " SV_FMT
	    " -Entries " SV_FMT,
	    SV_ARG(remedy_quote(object_text(item, "ListType"), run->arena)),
	    SV_ARG(remedy_quote(value, run->arena)));
	run_note_field(run, &finding, "ListType", SV(""));
	run_note_field(run, &finding, "Value", SV_("not allowed"));
	if (has_no_end)
		run_note_field(run, &finding, "ExpirationDate", SV_("a date"));
	else
		run_say(run, &finding, SV_("not in the baseline"));
	const struct policy_pattern *entry =
	    view_match(&run->policy->simulation, host_of(value));
	if (entry != NULL)
		run_cover(run, &finding, entry->reason);
	run_add(run, &finding);
}

void
check_ta_001(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_TENANT_ALLOW_BLOCK_LIST_ITEM, judge_item);
}

static void
judge_spoof(
    struct check_run *run, const struct check *check, const struct object *item)
{
	strview user = object_text(item, "SpoofedUser");
	bool is_own = sv_eq(object_text(item, "SpoofType"), SV("Internal")) ||
		      view_is_like_ours(run, view_domain(user));

	if (!is_allow(item))
		return;
	struct finding finding =
	    view_begin(run, check, item, is_own ? check->points : 30);
	finding.remediation = arena_printf(run->arena,
	    "Remove-TenantAllowBlockListSpoofItems -Ids " SV_FMT,
	    SV_ARG(remedy_quote(item->id, run->arena)));
	run_note_field(run, &finding, "SpoofedUser", SV_("not allowed"));
	run_note_field(run, &finding, "SendingInfrastructure", SV(""));
	run_note_field(run, &finding, "SpoofType", SV(""));
	run_add(run, &finding);
}

void
check_ta_002(struct check_run *run, const struct check *check)
{
	view_each(
	    run, check, KIND_TENANT_ALLOW_BLOCK_LIST_SPOOF_ITEM, judge_spoof);
}

/* --- advanced delivery --------------------------------------------------- */

/* On its way out it overrules nothing any more. */
static bool
is_ending(const struct object *rule)
{
	return sv_eq(object_text(rule, "Mode"), SV("PendingDeletion"));
}

static void
note_domains(const struct check_run *run, struct finding *finding,
    const char *field, struct view_tally *tally)
{
	const struct json *value;

	for (size_t i = 0;
	     (value = object_each(finding->object, field, i)) != NULL; i++) {
		strview domain = json_text(value);
		const struct policy_pattern *entry =
		    view_match(&run->policy->simulation, domain);
		tally->foreign++;
		if (entry != NULL && tally->approved++ == 0)
			tally->why = entry->reason;
		run_note(run, finding, field, domain,
		    entry != NULL ? SV("") : SV_("an approved simulation"));
	}
}

static void
note_ranges(const struct check_run *run, struct finding *finding,
    struct view_tally *tally)
{
	const struct json *value;

	for (size_t i = 0; (value = object_each(
				finding->object, "SenderIpRanges", i)) != NULL;
	     i++) {
		strview why;
		strview text = json_text(value);
		bool is_covered =
		    view_is_covered(run, finding->object, text, &why);
		tally->foreign++;
		tally->approved += is_covered;
		run_note(run, finding, "SenderIpRanges", text,
		    is_covered ? SV("") : SV_("an approved range"));
	}
}

static void
judge_simulation(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	struct finding finding = view_begin(run, check, rule, check->points);
	struct view_tally tally = {.why = SV_("an approved simulation")};

	if (is_ending(rule))
		return;
	note_domains(run, &finding, "Domains", &tally);
	note_domains(run, &finding, "SenderDomainIs", &tally);
	note_ranges(run, &finding, &tally);
	if (tally.foreign == 0)
		return;
	finding.remediation =
	    remedy_on("Remove-ExoPhishSimOverrideRule", rule, "", run->arena);
	view_settle(run, &finding, &tally);
	run_add(run, &finding);
}

void
check_ov_001(struct check_run *run, const struct check *check)
{
	view_each(
	    run, check, KIND_EXO_PHISH_SIM_OVERRIDE_RULE, judge_simulation);
	/* Of old the policy itself had them. */
	view_each(run, check, KIND_PHISH_SIM_OVERRIDE_POLICY, judge_simulation);
}

static void
judge_mailbox(struct check_run *run, const struct check *check,
    const struct object *policy)
{
	struct finding finding = view_begin(run, check, policy, check->points);
	struct view_tally tally = {0};
	const struct json *value;

	for (size_t i = 0; !is_ending(policy) &&
			   (value = object_each(policy, "SentTo", i)) != NULL;
	     i++) {
		strview mailbox = json_text(value);
		const struct policy_pattern *entry =
		    view_match(&run->policy->soc_mailboxes, mailbox);
		tally.foreign++;
		if (entry != NULL && tally.approved++ == 0)
			tally.why = entry->reason;
		run_note(run, &finding, "SentTo", mailbox,
		    entry != NULL ? SV("") : SV_("a mailbox of the SOC"));
	}
	if (tally.foreign == 0)
		return;
	finding.remediation = arena_printf(run->arena,
	    "Set-SecOpsOverridePolicy -Identity " SV_FMT
	    " -RemoveSentTo " SV_FMT,
	    SV_ARG(remedy_identity(policy, run->arena)),
	    SV_ARG(remedy_list(policy, "SentTo", run->arena)));
	view_settle(run, &finding, &tally);
	run_add(run, &finding);
}

/* The rule is where the service looks; the policy is what people see. */
void
check_ov_002(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_SEC_OPS_OVERRIDE_POLICY, judge_mailbox);
	view_each(run, check, KIND_EXO_SEC_OPS_OVERRIDE_RULE, judge_mailbox);
}

/* --- sealers ------------------------------------------------------------- */

static void
judge_sealers(struct check_run *run, const struct check *check,
    const struct object *config)
{
	static const char field[] = "ArcTrustedSealers";
	const struct object *before = run_before(run, config);
	struct finding finding = view_begin(run, check, config, check->points);
	struct view_tally tally = {0};
	const struct json *value;

	for (size_t i = 0; (value = object_each(config, field, i)) != NULL;
	     i++) {
		strview domain = json_text(value);
		if (view_is_like_ours(run, domain))
			continue;
		const struct policy_pattern *entry =
		    view_match(&run->policy->arc_sealers, domain);
		tally.foreign++;
		if (entry != NULL && tally.approved++ == 0)
			tally.why = entry->reason;
		run_note(run, &finding, field, domain,
		    entry != NULL ? SV("") : SV_("an approved sealer"));
		if (before != NULL &&
		    !view_has_item(object_field(before, field), domain))
			run_say(run, &finding,
			    arena_printf(run->arena,
				_(SV_FMT " is not in the baseline"),
				SV_ARG(domain)));
	}
	if (tally.foreign == 0)
		return;
	finding.remediation =
	    SV("Set-ArcConfig -Identity Default -ArcTrustedSealers <approved "
	       "ones only>");
	view_settle(run, &finding, &tally);
	run_add(run, &finding);
}

void
check_ar_001(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_ARC_CONFIG, judge_sealers);
}
